/** What a run of a batch shows and obeys: the port between the runner and screens, or a terminal. */
import type { SchoolState } from './store';

/**
 * `held-elsewhere`: another tab or program runs this batch. `offline`: no site answers at all; the run waits, and pauses
 * when that lasts.
 */
export type RunState = 'idle' | 'running' | 'offline' | 'pausing' | 'paused' | 'done' | 'cancelled' | 'held-elsewhere';

export interface RunProgress {
  readonly state: RunState;
  readonly schools: {
    readonly total: number;
    readonly waiting: number;
    readonly finding: number;
    readonly found: number;
    readonly reviewing: number;
    readonly done: number;
    readonly failed: number;
  };
  readonly requests: number;
  readonly documents: number;
  readonly notices: number;
  readonly failures: number;
  /** Schools at work, with the address that is asked. */
  readonly now: readonly { readonly school: string; readonly url: string | null }[];
  /** Milliseconds of this session, and those left at its measured pace; null while there is nothing to measure. */
  readonly elapsed: number;
  readonly left: number | null;
}

export type RunEvent =
  | { readonly kind: 'progress'; readonly progress: RunProgress }
  /** What is kept of this school has changed: its state, candidates, rows or failures. */
  | { readonly kind: 'school'; readonly state: SchoolState };

/** How a session of a run ended. `paused` is also what a lost network leads to. */
export type RunEnd = 'done' | 'paused' | 'cancelled' | 'held-elsewhere' | 'found';

export interface StartOptions {
  /** `found`: stops when every school's candidates are found, so that a person can add and strike. */
  readonly until?: 'found' | 'done';
}

export interface BulkRunner {
  /** Goes on from whatever is kept. Resolves when there is nothing left to do, or the run was stopped. */
  start(options?: StartOptions): Promise<RunEnd>;
  /** Lets the steps that are under way be kept, then stops. Resolves when it has stopped. */
  pause(): Promise<void>;
  /** As pause; schools that are not done are marked failed with the reason, and are tried again by `retryFailed`. */
  cancel(): Promise<void>;
  /** Makes what failed wait anew: sites that could not be entered, documents that could not be fetched or read. */
  retryFailed(schools?: readonly string[]): Promise<void>;
  /** Takes a candidate out of the result, with its rows; `restore` takes it in again. */
  strike(candidate: string): Promise<void>;
  restore(candidate: string): Promise<void>;
  /** Adds a notice of a school by its address. @returns the candidate's id; null where it is no web address */
  add(school: string, url: string): Promise<string | null>;
  /** Makes notices wait for review anew of which links were not checked for want of permission. */
  askLinksAgain(): Promise<void>;
  /** Makes all that was read wait for review anew, without fetching, for another day or by another rule pack. */
  reviewAgain(asOf: string): Promise<void>;
  progress(): RunProgress;
  /** @returns what takes the listener off */
  onEvent(listener: (event: RunEvent) => void): () => void;
}

/** Whoever runs a batch holds its lease; it ends with the tab or the program. */
export interface Lease {
  /** Null where another one holds it. */
  take(batch: string): Promise<{ readonly release: () => Promise<void> } | null>;
}
