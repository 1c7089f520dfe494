/** The words of a text as the engine looks them up: its runs of letters and digits, in lower case, as anchors are written. */

const WORD = /[\p{L}\p{N}]+/gu;
/** The same for text in ASCII letters, which is nearly all there is: several times as fast. */
const ASCII_WORD = /[a-z0-9]+/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
const NONE: readonly string[] = [];

/** The words of a text in order; an apostrophe or hyphen parts them ("child's" is "child" and "s"). */
export function wordsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return lower.match(BEYOND_ASCII.test(lower) ? WORD : ASCII_WORD) ?? NONE;
}
