/** How a reader of documents gives up: with a sentence for the person who chose the file. */
import type { DocumentResult, ReadError } from './read-result';

/** What stops the reading of a document; caught where the document's reader begins, so it never leaves `read`. */
export class Unreadable extends Error {
  constructor(readonly error: ReadError) {
    super(error.message);
  }
}

export function damaged(what = 'The file is damaged or not complete'): Unreadable {
  return new Unreadable({
    code: 'damaged',
    message: `${what}. Open it in the program that made it, save it again, and try that.`,
  });
}

export function tooLarge(what: string): Unreadable {
  return new Unreadable({
    code: 'too-large',
    message: `The file is too large to be a notice (${what}). Save the notice by itself and try that.`,
  });
}

/** Turns what a reader threw into its answer; a fault of the reader itself reads as a damaged file, never as a crash. */
export function answered(read: () => DocumentResult): DocumentResult {
  try {
    return read();
  } catch (error) {
    return { ok: false, error: error instanceof Unreadable ? error.error : damaged().error };
  }
}

/** The answer for a document without text. */
export function withoutText(pictures: number): DocumentResult {
  if (pictures === 0) return { ok: false, error: { code: 'empty', message: 'There is no text in the file.' } };
  const message =
    'The file holds pictures and no text, so there is nothing to review. Scan it again with text recognition, or ask the school for the document it was made from.';
  return { ok: false, error: { code: 'scanned', message } };
}
