/** What the popup can be showing. One state at a time; what comes from outside arrives through `PopupDoors`. */
import type { Report } from '../../engine/report';

/** Why a page can't be read; each has a sentence of its own in the catalogue of strings. */
export type UnreadableReason =
  | 'browser-page'
  | 'extension-store'
  | 'page-source'
  | 'extension-page'
  | 'local-file'
  | 'pdf'
  | 'not-a-document'
  | 'error-page'
  | 'refused'
  | 'no-words';

/** A review with what the popup needs beside it; plain data, kept while the tab shows the page. */
export interface PopupReview {
  readonly report: Report;
  /** The page was longer than could be handed over. */
  readonly truncated: boolean;
}

/** What the reader had done with it. */
export interface PopupView {
  /** Key of the row that stands open, or null. */
  readonly open: string | null;
  /** Something is marked in the page. */
  readonly marked: boolean;
}

export interface KeptPopup {
  readonly review: PopupReview;
  readonly view: PopupView;
}

export type PopupState =
  | { readonly step: 'starting' }
  | { readonly step: 'loading-page' }
  | { readonly step: 'reading' }
  | { readonly step: 'reviewing' }
  | { readonly step: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly step: 'failed' }
  | { readonly step: 'reviewed'; readonly review: PopupReview; readonly view: PopupView };

/** A quote with its surroundings, to be found again in the page. */
export interface QuoteInPage {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What became of showing a quote in the page. */
export type ShowOutcome =
  | { readonly state: 'shown' }
  | { readonly state: 'hidden'; readonly opener: string | null }
  | { readonly state: 'absent' }
  | { readonly state: 'lost' };

/** What a page gave when it was read; `Page` is whatever the review takes. */
type Reading<Page> =
  | { readonly state: 'read'; readonly snapshot: Page }
  | { readonly state: 'refused'; readonly refusal: UnreadableReason };

/** Everything the popup does outside itself. */
export interface PopupDoors<Page = unknown> {
  /** Is the page still on its way? */
  isLoading(): Promise<boolean>;
  kept(): Promise<KeptPopup | null>;
  keep(kept: KeptPopup): Promise<void>;
  forget(): Promise<void>;
  read(): Promise<Reading<Page>>;
  /** Throws where the review itself goes wrong, which would be a fault of ours. */
  review(page: Page): Promise<PopupReview>;
  show(quotes: readonly QuoteInPage[], focus: number, kind: 'quote' | 'nearest'): Promise<ShowOutcome>;
  clearMarks(): Promise<void>;
  copy(text: string): Promise<void>;
}

/** Is this what an open popup keeps? Checked because another version of the program may have kept it. */
export function isKeptPopup(value: unknown): value is KeptPopup {
  const kept = value as Partial<KeptPopup> | null | undefined;
  return kept?.review?.report?.schemaVersion === 1 && typeof kept.view?.marked === 'boolean';
}
