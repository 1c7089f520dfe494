/** `verbatim`: a text that must stand in the notice word for word, as a trust's standard paragraph must. */
import type { ReviewContext, Verdict } from '../context';
import type { Expr } from '../pack';

interface PlacedWord {
  readonly word: string;
  /** Offsets in the text given, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const APOSTROPHES = /['\u2018\u2019\u02bc\u2032]/g;
const WORD = /[\p{L}\p{N}]+(?:['\u2018\u2019\u02bc\u2032\u00ad\u200b-\u200d\u2060]+[\p{L}\p{N}]+)*/gu;

/** The notice's words, read once however many rules ask. */
const wordsRead = new WeakMap<object, readonly PlacedWord[]>();

/** Evidence: the whole text. Linear in the notice: Knuth, Morris and Pratt's search over words. */
export function evaluateVerbatim(ctx: ReviewContext, expr: Extract<Expr, { op: 'verbatim' }>): Verdict {
  let words = wordsRead.get(ctx.notice);
  if (!words) {
    words = wordsOf(ctx.notice.text);
    wordsRead.set(ctx.notice, words);
  }
  const wanted = wordsOf(expr.text).map(({ word }) => word);
  const fallBack = fallBacks(wanted);
  let matched = 0;
  for (const [at, { word }] of words.entries()) {
    while (matched > 0 && word !== wanted[matched]) matched = fallBack[matched - 1] ?? 0;
    if (word === wanted[matched]) matched++;
    if (matched === wanted.length) {
      const start = words[at - matched + 1]?.start ?? 0;
      return { holds: true, evidence: [{ start, end: words[at]?.end ?? start }] };
    }
  }
  return { holds: false, evidence: [] };
}

/** For each word: how many of the first words the text up to it also ends with. */
function fallBacks(words: readonly string[]): readonly number[] {
  const lengths = [0];
  let length = 0;
  for (let at = 1; at < words.length; at++) {
    while (length > 0 && words[at] !== words[length]) length = lengths[length - 1] ?? 0;
    if (words[at] === words[length]) length++;
    lengths.push(length);
  }
  return lengths;
}

/** What is left of a text when punctuation, spacing and capitals don't count. */
function wordsOf(text: string): readonly PlacedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: match[0]
      .replace(APOSTROPHES, '')
      .replace(/[\u00ad\u200b-\u200d\u2060]/g, '')
      .toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
