/** What a reader answers: a notice, or why there is none. */
import type { Notice } from '../notice/notice';

/**
 * `empty`: no text in it; `not-text`: no readable format; `too-large`: beyond a limit; `unsupported-format`: known, but
 * not read; `damaged`: not what its format asks for; `encrypted`: needs a password; `wrong-password`: the one given does
 * not open it; `scanned`: pictures without text; `unreadable-letters`: text whose letters cannot be told; `timeout`: took
 * too long; `stopped`: the caller gave up.
 */
export type ReadErrorCode =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'unsupported-format'
  | 'damaged'
  | 'encrypted'
  | 'wrong-password'
  | 'scanned'
  | 'unreadable-letters'
  | 'timeout'
  | 'stopped';

export interface ReadError {
  readonly code: ReadErrorCode;
  /** Sentences for the reader: what is wrong, and what to do. */
  readonly message: string;
}

/** The answer of a reader of documents. */
export type DocumentResult =
  | {
      readonly ok: true;
      readonly notice: Notice;
      /** Sentences for the reader of the review: what of the source could not be read. */
      readonly warnings?: readonly string[];
    }
  | { readonly ok: false; readonly error: ReadError };
