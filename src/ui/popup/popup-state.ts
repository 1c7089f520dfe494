/** What the popup can be showing. One state at a time; what comes from outside arrives through `PopupDoors`. */
import type { NoticeInfo, Report } from '../../engine/report';
import type { Reading } from '../../history/reading';
import type { LinkCheckState, LinkDoors } from '../parts/link-doors';
import type { QuoteInPage, ShowOutcome } from '../parts/quote-in-page';

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
  | 'no-words'
  /** More text than is reviewed: no notice is as long. */
  | 'too-long';

/** A document that looks like a privacy notice, linked to or shown in the page. */
export interface OfferedDocument {
  readonly address: string;
  readonly name: string;
  readonly format: 'pdf' | 'word' | 'odt' | 'file';
  /** Whose viewer it stands in, where it can't be fetched from its address. */
  readonly viewer: 'google' | 'microsoft' | 'other' | null;
  /** The host that has it, where that is not the page's own. */
  readonly host: string | null;
}

/** Why a document could not be reviewed; each has a sentence of its own in the catalogue of strings. */
export type DocumentFailure =
  /** The reader, or whoever manages the browser, did not let it be fetched. */
  | 'refused'
  | 'blocked'
  | 'gone'
  | 'not-allowed'
  | 'server-error'
  | 'web-page'
  | 'too-large'
  | 'timeout'
  /** It came, but can't be read; the outcome's message says why. */
  | 'unreadable';

/** A password would open the file: the review page can ask for it. */
interface NeedsPassword {
  readonly needsPassword?: boolean;
}

export type DocumentOutcome =
  | { readonly state: 'reviewed'; readonly review: PopupReview }
  | ({ readonly state: 'failed'; readonly failure: DocumentFailure; readonly message?: string } & NeedsPassword);

/** A review with what the popup needs beside it; plain data, kept while the tab shows the page. */
export interface PopupReview {
  /** One for each notice that the page or document holds; at least one. */
  readonly reports: readonly Report[];
  /** What they were made from, for the review page. */
  readonly reading: Reading;
  /** The page was longer than could be handed over. */
  readonly truncated: boolean;
  /** Documents that the page offers, likeliest first. */
  readonly documents: readonly OfferedDocument[];
}

/** What the reader had done with it. */
export interface PopupView {
  /** Which of the reports is shown. */
  readonly part: number;
  /** Key of the row that stands open, or null. */
  readonly open: string | null;
  /** Something is marked in the page. */
  readonly marked: boolean;
  /** Absent until links are checked. */
  readonly links?: LinkCheckState;
}

export interface ShownReview {
  readonly review: PopupReview;
  readonly view: PopupView;
}

/** A review on the screen: of the page, or of a document with the page's review behind it. */
export interface KeptPopup extends ShownReview {
  /** The document that was reviewed, or null for the page itself. */
  readonly document: OfferedDocument | null;
  /** What to go back to from a document that the page offered. */
  readonly page: ShownReview | null;
  /** A document for which the browser is asking the reader; its question may have closed the popup. */
  readonly asked?: OfferedDocument;
}

export type PopupState =
  | { readonly step: 'starting' }
  | { readonly step: 'loading-page' }
  | { readonly step: 'reading' }
  /** `described`: what is known of the page's notice before its checks are done. */
  | { readonly step: 'reviewing'; readonly described?: NoticeInfo }
  | { readonly step: 'unreadable'; readonly reason: UnreadableReason }
  | { readonly step: 'failed' }
  /** The tab shows a document that can only be fetched once the reader has been asked. */
  | { readonly step: 'ask'; readonly document: OfferedDocument }
  | { readonly step: 'fetching'; readonly document: OfferedDocument }
  | ({
      readonly step: 'document-failed';
      readonly document: OfferedDocument;
      readonly failure: DocumentFailure;
      readonly message: string | null;
      readonly page: ShownReview | null;
    } & NeedsPassword)
  | ({ readonly step: 'reviewed' } & KeptPopup);

/** What a page gave when it was read; `Page` is whatever the review takes. */
type PageReading<Page> =
  | { readonly state: 'read'; readonly snapshot: Page }
  | { readonly state: 'document'; readonly address: string; readonly reachable: boolean }
  | { readonly state: 'refused'; readonly refusal: UnreadableReason };

/** Everything the popup does outside itself. */
export interface PopupDoors<Page = unknown> {
  /** Is the page still on its way? */
  isLoading(): Promise<boolean>;
  kept(): Promise<KeptPopup | null>;
  keep(kept: KeptPopup): Promise<void>;
  forget(): Promise<void>;
  read(): Promise<PageReading<Page>>;
  /** Null for a page with too much text. Throws where the review itself goes wrong, which would be a fault of ours. */
  review(page: Page, onDescribed: (notice: NoticeInfo) => void): Promise<PopupReview | null>;
  /** Throws where the review itself goes wrong. */
  reviewDocument(document: OfferedDocument): Promise<DocumentOutcome>;
  /** May the document be fetched? Without asking. */
  hasAccess(document: OfferedDocument): Promise<boolean>;
  /** Asks the reader where that is needed: to be called first thing in the handler of a click. */
  askAccess(document: OfferedDocument): Promise<boolean>;
  show(quotes: readonly QuoteInPage[], focus: number, kind: 'quote' | 'nearest'): Promise<ShowOutcome>;
  clearMarks(): Promise<void>;
  copy(text: string): Promise<void>;
  readonly links: LinkDoors;
  /** The browser asks for documents of the page's own site, too: the click on the button opens the page alone. */
  readonly asksForOwnSite: boolean;
  /** Opens the review page with the document, which asks for its password there. False where it could not be fetched. */
  handOver(document: OfferedDocument): Promise<boolean>;
  /** Keeps the review and shows all of it in a tab of its own. */
  openFull(review: PopupReview, part: number): Promise<void>;
  /**
   * Shows the full review of what is kept beside the page: to be called first thing in the handler of a click.
   * Null in browsers that have no room there.
   */
  readonly openBeside: (() => Promise<void>) | null;
}

/** Is this what an open popup keeps? Checked because another version of the program may have kept it. */
export function isKeptPopup(value: unknown): value is KeptPopup {
  const kept = value as Partial<KeptPopup> | null | undefined;
  return (
    kept?.review?.reports?.[0]?.schemaVersion === 1 &&
    Array.isArray(kept.review.documents) &&
    typeof kept.review.reading?.id === 'string' &&
    typeof kept.view?.part === 'number' &&
    kept.document !== undefined
  );
}
