/** What a reader answers: a notice, or why there is none. */
import type { Notice } from '../notice/notice';

/**
 * `empty`: no text in it; `not-text`: no readable format; `too-large`: beyond a limit; `unsupported-format`: known, but
 * not read; `damaged`: not what its format asks for; `encrypted`: needs a password; `scanned`: pictures without text.
 */
export type ReadErrorCode =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'unsupported-format'
  | 'damaged'
  | 'encrypted'
  | 'scanned';

export interface ReadError {
  readonly code: ReadErrorCode;
  /** Sentences for the reader: what is wrong, and what to do. */
  readonly message: string;
}

/** The answer of a reader of documents. */
export type DocumentResult =
  | { readonly ok: true; readonly notice: Notice }
  | { readonly ok: false; readonly error: ReadError };
