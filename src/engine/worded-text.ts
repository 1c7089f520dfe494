/**
 * A text cut into words, once, for all phrases that are looked for in it: numbers instead of strings and objects, all in
 * a few long arrays. The parts of a text (a notice's statements) stand behind each other; no phrase reaches from one
 * into the next.
 */
import type { Lexicon } from './lexicon';

export interface WordedText {
  /** The parts, with a line break between them. */
  readonly text: string;
  /** Lower case, of the same length. */
  readonly lower: string;
  readonly parts: readonly string[];
  /** By part, the offset at which it begins, and its first word; each with one more entry behind the last part. */
  readonly partStarts: Int32Array;
  readonly partWords: Int32Array;
  /**
   * Where words (runs of letters, digits and _) begin and end. The end of each part is a word too, an empty one, so that
   * what walks on from word to word stops there.
   */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** By word, the part it stands in. */
  readonly partOf: Int32Array;
  /** By offset, the index of the first word that begins there or behind. */
  readonly wordFrom: Int32Array;
  /** By word, what stands between it and the word before: see `jointOf`. */
  readonly joints: Uint8Array;
}

/** Most characters between two words for them to be neighbours or parted by a gap. */
const MOST_BETWEEN = 6;

/** What stands between two words: near enough for them to be neighbours; */
export const NEAR = 1;
/** ... nothing but what hangs one on the other; */
export const HANGING = 2;
/** ... the end of a clause; */
export const CLAUSE_ENDS = 4;
/** ... the word is the "s" of "'s". */
export const POSSESSIVE = 8;

/** What ends a clause: a gap with exclusions does not pass it. */
const CLAUSE_END = /[.;:?!]|\s-\s/;
const IS_WORD = /^[\p{L}\p{M}\p{N}_]/u;

/** Which of the first 128 characters stand in words. */
const ASCII_WORDS = Uint8Array.from({ length: 128 }, (_, code) => (/\w/.test(String.fromCharCode(code)) ? 1 : 0));

/** @param parts a text or several, already normalised: straight quotes, plain hyphens, single spaces */
export function wordedText(parts: string | readonly string[]): WordedText {
  const texts = typeof parts === 'string' ? [parts] : parts;
  const text = texts.length === 1 ? (texts[0] ?? '') : texts.join('\n');
  const lower = lowered(text);
  // No more words than every second character and an end for each part.
  const most = (text.length >> 1) + 1 + texts.length;
  const starts = new Int32Array(most);
  const ends = new Int32Array(most);
  const partOf = new Int32Array(most);
  const joints = new Uint8Array(most);
  const wordFrom = new Int32Array(text.length + 1);
  const partStarts = new Int32Array(texts.length + 1);
  const partWords = new Int32Array(texts.length + 1);
  let words = 0;
  let partStart = 0;
  for (let part = 0; part < texts.length; part++) {
    const partEnd = partStart + (texts[part]?.length ?? 0);
    partStarts[part] = partStart;
    partWords[part] = words;
    let at = partStart;
    while (at < partEnd) {
      const width = wordWidth(text, at);
      if (width === 0) {
        wordFrom[at++] = words;
        continue;
      }
      let end = at + width;
      for (let more = 1; end < partEnd && more > 0; end += more) more = wordWidth(text, end);
      starts[words] = at;
      ends[words] = end;
      partOf[words] = part;
      if (words > (partWords[part] ?? 0)) joints[words] = jointOf(lower, ends[words - 1] ?? 0, at, end);
      wordFrom[at] = words++;
      // Inside a word the next one to begin is the one behind it.
      for (at++; at < end; at++) wordFrom[at] = words;
    }
    if (words > (partWords[part] ?? 0)) joints[words] = jointOf(lower, ends[words - 1] ?? 0, partEnd, partEnd);
    starts[words] = partEnd;
    ends[words] = partEnd;
    partOf[words] = part;
    wordFrom[partEnd] = words++;
    partStart = partEnd + 1;
  }
  partStarts[texts.length] = partStart;
  partWords[texts.length] = words;
  return {
    text,
    lower,
    parts: texts,
    partStarts,
    partWords,
    starts: starts.subarray(0, words),
    ends: ends.subarray(0, words),
    partOf,
    wordFrom,
    joints,
  };
}

/** How many code units the character of a word takes that stands at the offset; 0 where another character does. */
function wordWidth(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII_WORDS[code] ?? 0;
  const point = text.codePointAt(at) ?? 0;
  return IS_WORD.test(String.fromCodePoint(point)) ? (point > 0xffff ? 2 : 1) : 0;
}

/** Does a character of a word stand at the offset? */
export function isWordAt({ text }: WordedText, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ASCII_WORDS[code] === 1 : IS_WORD.test(text.charAt(at));
}

const SPACE = 32;
const APOSTROPHE = 39;
const SMALL_S = 115;

/** What stands between an offset and the word that begins at another. @param end where that word ends */
export function jointOf(lower: string, from: number, to: number, end: number): number {
  if (to <= from || to - from > MOST_BETWEEN) return 0;
  if (to - from === 1) {
    const code = lower.charCodeAt(from);
    if (code === SPACE) return NEAR;
    if (code === APOSTROPHE && end === to + 1 && lower.charCodeAt(to) === SMALL_S) return NEAR | HANGING | POSSESSIVE;
  }
  const between = lower.slice(from, to);
  return NEAR | (/^['-]+$/.test(between) ? HANGING : 0) | (CLAUSE_END.test(between) ? CLAUSE_ENDS : 0);
}

/** Lower case without a change of length: the few letters that would grow stay as they are. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('');
}

/** What the words of a text are to a lexicon. */
export interface Answers {
  /** The size of the lexicon when they were made: when it has grown, they are made anew. */
  readonly size: number;
  /** The entries each word answers to, one word's after the other's: word w's from `from[w]` to `from[w + 1]`. */
  readonly entries: Int32Array;
  readonly from: Int32Array;
  /** See `holdersOf`. */
  holders: EntryHolders | null;
}

/** The other way round, by entry of the lexicon, the words that answer to it, ascending: from `from[e]` to `from[e + 1]`. */
export interface EntryHolders {
  readonly words: Int32Array;
  readonly from: Int32Array;
}

/** Room for so many answers a word, to begin with. */
const ANSWERS_A_WORD = 3;

export function answersIn(text: WordedText, lexicon: Lexicon): Answers {
  const { starts, ends, lower } = text;
  const count = starts.length;
  const from = new Int32Array(count + 1);
  let entries = new Int32Array(count * ANSWERS_A_WORD);
  let total = 0;
  for (let word = 0; word < count; word++) {
    const start = starts[word] ?? 0;
    const end = ends[word] ?? 0;
    if (end > start) {
      const own = lexicon.answersOf(lower.slice(start, end));
      if (total + own.length > entries.length) entries = longer(entries, total + own.length);
      for (let i = 0; i < own.length; i++) entries[total++] = own[i] ?? 0;
    }
    from[word + 1] = total;
  }
  return { size: lexicon.size(), entries, from, holders: null };
}

/** Made when a text is first searched by entries and not word by word: it takes as long as the lexicon is large. */
export function holdersOf(answers: Answers): EntryHolders {
  answers.holders ??= turnedRound(answers);
  return answers.holders;
}

/** Sorted by counting: with how many there are of each, each knows its place. */
function turnedRound({ size, entries, from }: Answers): EntryHolders {
  const count = from.length - 1;
  const total = from[count] ?? 0;
  const own = new Int32Array(size + 2);
  for (let at = 0; at < total; at++) {
    const slot = (entries[at] ?? 0) + 2;
    own[slot] = (own[slot] ?? 0) + 1;
  }
  for (let entry = 2; entry < own.length; entry++) own[entry] = (own[entry] ?? 0) + (own[entry - 1] ?? 0);
  const words = new Int32Array(total);
  for (let word = 0, at = 0; word < count; word++) {
    for (const end = from[word + 1] ?? 0; at < end; at++) {
      const slot = (entries[at] ?? 0) + 1;
      const place = own[slot] ?? 0;
      words[place] = word;
      own[slot] = place + 1;
    }
  }
  return { words, from: own };
}

function longer(list: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(least, list.length * 2));
  grown.set(list);
  return grown;
}
