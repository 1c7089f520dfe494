/** Normalised text for matching, with an exact map between its offsets and those of the source text. */
import { firstIndex } from './first-index';

/** A text made ready for matching. All offsets are UTF-16 code units. */
export interface Normalised {
  readonly text: string;
  /** Offset in the source of the character that gave normalised offset `i`; the source's length for the end. */
  toSource(i: number): number;
  /** Offset in `text` of the first character that comes from source offset `i` or a later one. */
  toNormal(i: number): number;
  /** The smallest range of the source that gave `[start, end)` of `text`; takes a ligature as a whole. */
  sourceSpan(start: number, end: number): { start: number; end: number };
}

/** Anything that may need work: not printable ASCII, a second space in a row, a grave accent used as a quote. */
const UNCLEAN = /[^\x20-\x7e]| {2}|`/;

const REPLACEMENTS = new Map<string, string>();
for (const quote of '\u2018\u2019\u201b\u02bc\u2032`\u00b4') REPLACEMENTS.set(quote, "'");
for (const quote of '\u201c\u201d\u201f\u2033\u00ab\u00bb') REPLACEMENTS.set(quote, '"');
for (const dash of '\u2010\u2011\u2012\u2013\u2014\u2015\u2212') REPLACEMENTS.set(dash, '-');
// Superscript digits are footnote marks: "GDPR²" must stay "GDPR".
for (const digit of '\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079') REPLACEMENTS.set(digit, '');
// Soft hyphen, zero-width characters, word joiner, byte order mark, bidi controls.
for (const unseen of '\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069') {
  REPLACEMENTS.set(unseen, '');
}
REPLACEMENTS.set('\u2026', '...');
for (const [ligature, letters] of [
  ['\ufb00', 'ff'],
  ['\ufb01', 'fi'],
  ['\ufb02', 'fl'],
  ['\ufb03', 'ffi'],
  ['\ufb04', 'ffl'],
  ['\ufb05', 'st'],
  ['\ufb06', 'st'],
] as const) {
  REPLACEMENTS.set(ligature, letters);
}
for (let code = 0xff01; code <= 0xff5e; code++) {
  REPLACEMENTS.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0));
}
REPLACEMENTS.set('\uff40', "'");

function isWhiteSpace(char: string): boolean {
  return char === '\u0085' || /\s/.test(char);
}

/**
 * Straightens quotes and dashes, makes one space of every run of white space, drops what can't be seen (soft hyphens,
 * zero-width and direction marks) and superscript footnote digits, and expands ligatures and full-width forms. Letters
 * keep their case and accents. Linear in the length of `source`.
 */
export function normalise(source: string): Normalised {
  if (!UNCLEAN.test(source)) {
    const end = source.length;
    return {
      text: source,
      toSource: (i) => clamp(i, end),
      toNormal: (i) => clamp(i, end),
      sourceSpan: (start, stop) => ({ start: clamp(start, end), end: clamp(stop, end) }),
    };
  }
  // The longest expansion is three characters.
  const origins = new Uint32Array(source.length * 3 + 1);
  const pieces: string[] = [];
  let length = 0;
  let done = 0;
  let afterSpace = false;

  const copyUpTo = (stop: number): void => {
    // The first of what is copied may be a space after one that was put for other white space.
    if (afterSpace && done < stop && source[done] === ' ') done++;
    if (stop <= done) return;
    pieces.push(source.slice(done, stop));
    for (let i = done; i < stop; i++) origins[length++] = i;
    afterSpace = source[stop - 1] === ' ';
    done = stop;
  };
  const put = (text: string, origin: number): void => {
    pieces.push(text);
    for (let i = 0; i < text.length; i++) origins[length++] = origin;
    afterSpace = text === ' ';
  };

  // A single space is as clean as a letter.
  const special = /[^\x20-\x7e]|`| (?= )/g;
  for (let found = special.exec(source); found !== null; found = special.exec(source)) {
    const char = found[0];
    const at = found.index;
    const replacement = REPLACEMENTS.get(char);
    if (replacement === undefined && !isWhiteSpace(char)) continue;
    copyUpTo(at);
    done = at + 1;
    if (replacement !== undefined) {
      if (replacement !== '') put(replacement, at);
    } else if (!afterSpace) {
      put(' ', at);
    }
  }
  copyUpTo(source.length);

  const text = pieces.join('');
  const map = origins.slice(0, length + 1);
  map[length] = source.length;
  const toSource = (i: number): number => map[clamp(i, length)] ?? source.length;
  return {
    text,
    toSource,
    toNormal: (i) => firstIndex(0, length, (at) => (map[at] ?? 0) >= i),
    sourceSpan: (start, end) => {
      if (end <= start) return { start: toSource(start), end: toSource(start) };
      return { start: toSource(start), end: Math.min(source.length, toSource(end - 1) + 1) };
    },
  };
}

function clamp(i: number, length: number): number {
  return Math.max(0, Math.min(i, length));
}
