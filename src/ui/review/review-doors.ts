/** What the review page shows, and everything it does outside itself. */
import type { Report } from '../../engine/report';
import type { Decision } from '../../history/decision';
import type { Reading } from '../../history/reading';
import type { Notice } from '../../notice/notice';
import type { Casebook } from '../../report/casebook';
import type { LinkDoors } from '../parts/link-doors';
import type { QuoteInPage, ShowOutcome } from '../parts/quote-in-page';

/** The words a report's places point into. */
export type NoticeText = Pick<Notice, 'text' | 'blocks' | 'sentences'>;

/** One notice of what was read, reviewed. */
export interface ReviewedNotice {
  /** Under which the review is kept. */
  readonly id: string;
  readonly report: Report;
  readonly notice: NoticeText;
}

export interface OpenReview {
  /** Null where only the result is kept: it can't be reviewed again. */
  readonly reading: Reading | null;
  /** Indices in the reading's `leftOut` of what was taken in again. */
  readonly takenIn: readonly number[];
  readonly asOf: string;
  /** One for each notice in it, at least one. */
  readonly parts: readonly ReviewedNotice[];
  /** The part that was asked for. */
  readonly part: number;
}

export type ReadOutcome =
  | {
      readonly ok: true;
      /** Of the kept review; of the first, where there are several. */
      readonly id: string;
      /** How many notices were reviewed, at least one; and the gaps in all of them. */
      readonly notices: number;
      readonly gaps: number;
      readonly isNotice: boolean;
    }
  | {
      readonly ok: false;
      /** A sentence for the reader. */
      readonly message: string;
      /** A password would open it. */
      readonly needsPassword: boolean;
    };

export type ExportKind = 'html' | 'docx' | 'xlsx' | 'csv' | 'json';

/** What the rules as they are now say of their checks, and what the reader has set. */
export interface CheckFacts {
  /** By check; only those that have some. */
  readonly limits: ReadonlyMap<string, string>;
  /** By check: of those there are now. */
  readonly titles: ReadonlyMap<string, string>;
  /** "noticemark 2026.11", as reports name their packs. */
  readonly rules: string;
  /** Checks that the reader does not want listed, by their ids. */
  readonly hidden: ReadonlySet<string>;
  /** Who reviews, as set; null where nothing is. */
  readonly reviewer: Casebook['reviewer'];
}

export type DecisionDraft = Omit<Decision, 'id' | 'notice' | 'by' | 'decidedAt'>;

/** A kept review in the list. */
export interface HistoryEntry {
  readonly id: string;
  /** The same for reviews of one notice. */
  readonly notice: string;
  /** Host, or "" for a file. */
  readonly site: string;
  /** ISO date-time. */
  readonly savedAt: string;
  readonly title: string;
  readonly organisation: string;
  /** ISO day. */
  readonly asOf: string;
  readonly gaps: number;
  /** False for what does not look like a notice: no gaps are listed for it. */
  readonly isNotice?: boolean;
}

export type TakenIn =
  | { readonly ok: true; readonly reviews: number; readonly decisions: number; readonly batches: number }
  /** A sentence each. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface ReviewDoors {
  /** ISO day where the reader is. */
  today(): string;
  facts(): Promise<CheckFacts>;
  /** Null where no review of that id is kept. */
  open(id: string): Promise<OpenReview | null>;
  /** Reads, reviews and keeps. Throws only where that is our fault. */
  reviewFile(file: File, password: string | null): Promise<ReadOutcome>;
  /** What the popup handed over: its name, or null where it is not there any more. */
  handedName(id: string): Promise<string | null>;
  reviewHanded(id: string, password: string | null): Promise<ReadOutcome>;
  reviewText(text: string, name: string): Promise<ReadOutcome>;
  /** The same reading for another day, or with other pieces taken in; kept too. */
  reviewAgain(reading: Reading, wish: { readonly asOf: string; readonly takenIn: readonly number[] }): Promise<string>;
  /** Keeps the reviews of a reading that were made with what its links answer; gives the id of the part's. */
  keepReports(reading: Reading, takenIn: readonly number[], reports: readonly Report[], part: number): Promise<string>;
  readonly links: LinkDoors;
  decisionsOn(report: Report): Promise<readonly Decision[]>;
  /** Adds who decided, when, and on which notice; not kept yet. */
  makeDecision(report: Report, decision: DecisionDraft): Promise<Decision>;
  /** One of the same id is replaced. */
  keepDecision(decision: Decision): Promise<void>;
  dropDecision(id: string): Promise<void>;
  /** Newest first. `search` looks in title, organisation and address. */
  history(search: string): Promise<readonly HistoryEntry[]>;
  /** Bytes that the browser keeps for the extension, roughly; null where it does not say. */
  keptBytes(): Promise<number | null>;
  /** Null where one of them is not kept. */
  pair(before: string, after: string): Promise<readonly [Report, Report] | null>;
  forget(id: string): Promise<void>;
  forgetAll(): Promise<void>;
  /** Saves all that is kept as one file; gives its name. */
  saveAll(name: string): Promise<string>;
  /** Takes a file in, all of it or nothing. */
  takeInAll(file: File): Promise<TakenIn>;
  /** Saves a file under the name, to which its ending is added; gives the whole name. */
  save(kind: ExportKind, book: Casebook, name: string): Promise<string>;
  /** What to tell the school, as plain text. */
  message(book: Casebook): Promise<string>;
  copy(text: string): Promise<void>;
}

/** What was reviewed in the tab in front of the window. */
export interface FrontPage {
  /** Under which its review is kept. */
  readonly id: string;
  /** Of its reading: reviews of it for other days are of the same page. */
  readonly reading: string;
  /** False where a document was reviewed that the tab only offers: its quotes aren't in the page. */
  readonly inPage: boolean;
  /** Changes whenever the review is another, although it may have the same id. */
  readonly turn: number;
}

/** What the screens have when they stand beside a page. */
export interface BesideDoors {
  /** Tells at once and at each change; null where the tab's page has not been reviewed. */
  follow(tell: (front: FrontPage | null) => void): () => void;
  show(quotes: readonly QuoteInPage[], focus: number, kind: 'quote' | 'nearest'): Promise<ShowOutcome>;
  clearMarks(): Promise<void>;
  /** Address of this page for a hash, in a tab of its own. */
  inTab(hash: string): string;
}

/** A page that the screens stand beside. */
export interface BesidePage {
  readonly doors: BesideDoors;
  readonly front: FrontPage | null;
}
