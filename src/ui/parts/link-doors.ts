/** What the check of links does outside its screen. */
import type { Report } from '../../engine/report';
import type { Reading } from '../../history/reading';

/** Whose links are checked. */
export interface LinkSubject {
  readonly reading: Reading;
  /** Indices in the reading's `leftOut`. */
  readonly takenIn: readonly number[];
  /** ISO day whose rules the review made with the answers goes by; null for today. */
  readonly asOf: string | null;
}

/** What a check will ask, shown before it starts. */
export interface LinkPlan {
  readonly hosts: readonly { readonly host: string; readonly links: number }[];
  /** Links that can be told without asking anybody. */
  readonly unasked: number;
  /** Match patterns for which the browser's leave would be new. */
  readonly fresh: readonly string[];
}

export interface LinkProgress {
  readonly done: number;
  readonly total: number;
}

export interface LinkDoors {
  plan(subject: LinkSubject): Promise<LinkPlan>;
  /**
   * Asks the reader for leave to ask these hosts: to be called first thing in the handler of a click.
   * @returns the match patterns granted now that were not before
   */
  request(plan: LinkPlan): Promise<readonly string[]>;
  /** Those of these match patterns for which there is leave. */
  held(origins: readonly string[]): Promise<readonly string[]>;
  giveBack(origins: readonly string[]): Promise<void>;
  /** Reviews with what the links answer; hosts that may not be asked, and what the signal stopped, say so. */
  check(
    subject: LinkSubject,
    signal: AbortSignal,
    onProgress: (progress: LinkProgress) => void,
  ): Promise<readonly Report[]>;
}

/** How far a check has come that its screen may not live to see the end of; plain data, to be kept by the screen. */
export interface LinkCheckState {
  /**
   * Match patterns that a check under way asked for, or null where none is: the browser's question, or the reader, may
   * have closed the screen.
   */
  readonly asked: readonly string[] | null;
  /** Match patterns granted for checks that can be given back. */
  readonly granted: readonly string[];
}

export const NO_LINK_CHECK: LinkCheckState = { asked: null, granted: [] };
