/**
 * Finds a quote again in a page's text nodes. Reader and page differ in white space, invisible characters and what
 * stands between table cells, so the texts are compared by what is left when those are dropped. Pure: strings only.
 */

/** A quote with the text around it, all as the reader gave them. */
export interface QuoteTarget {
  readonly quote: string;
  /** What stands before the quote; the nearer the end, the more it counts. */
  readonly prefix: string;
  /** What stands after it. */
  readonly suffix: string;
}

/** A part of one text: offsets in UTF-16 code units, `end` is not part of it. */
export interface TextPiece {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

type Sieve = (code: number) => string;

/** The texts as one run of the characters that count, with the way back to where each stood. */
interface Sieved {
  readonly run: string;
  readonly texts: Int32Array;
  readonly offsets: Int32Array;
}

/** More places than this of one quote are not weighed against each other. */
const MOST_CANDIDATES = 400;

const QUOTES: Readonly<Record<number, string>> = {
  8216: "'",
  8217: "'",
  8219: "'",
  8242: "'",
  8220: '"',
  8221: '"',
  8223: '"',
};

const isSpaceOrInvisible = (code: number): boolean =>
  code <= 0x20 ||
  (code > 0x7e &&
    (code === 0xa0 ||
      code === 0xad ||
      code === 0x1680 ||
      (code >= 0x2000 && code <= 0x200f) ||
      (code >= 0x2028 && code <= 0x202f) ||
      (code >= 0x205f && code <= 0x206f) ||
      code === 0x3000 ||
      code === 0xfeff));

/** Every visible character, with quotes and dashes of one shape. */
const visible: Sieve = (code) => {
  if (isSpaceOrInvisible(code)) return '';
  if (code < 0x2010) return String.fromCharCode(code);
  if (code <= 0x2015 || code === 0x2212) return '-';
  return QUOTES[code] ?? String.fromCharCode(code);
};

/** Letters and digits only, in lower case; the halves of characters beyond the first plane are kept as they are. */
const lettersAndDigits: Sieve = (code) => {
  if (code >= 0xd800 && code <= 0xdfff) return String.fromCharCode(code);
  const character = String.fromCharCode(code);
  if (!/[\p{L}\p{N}]/u.test(character)) return '';
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
};

function sieveAll(texts: readonly string[], sieve: Sieve): Sieved {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const textOf = new Int32Array(total);
  const offsetOf = new Int32Array(total);
  let run = '';
  texts.forEach((text, index) => {
    for (let offset = 0; offset < text.length; offset++) {
      const kept = sieve(text.charCodeAt(offset));
      if (kept === '') continue;
      textOf[run.length] = index;
      offsetOf[run.length] = offset;
      run += kept;
    }
  });
  return { run, texts: textOf, offsets: offsetOf };
}

function sieveOne(text: string, sieve: Sieve): string {
  let kept = '';
  for (let offset = 0; offset < text.length; offset++) kept += sieve(text.charCodeAt(offset));
  return kept;
}

/** How many characters agree, going back from `at` in the run and from the end of `before`. */
function agreementBefore(run: string, at: number, before: string): number {
  let count = 0;
  while (count < before.length && count < at && run[at - 1 - count] === before[before.length - 1 - count]) count++;
  return count;
}

function agreementAfter(run: string, at: number, after: string): number {
  let count = 0;
  while (count < after.length && run[at + count] === after[count] && at + count < run.length) count++;
  return count;
}

/** Start of the place whose surroundings agree best; the first of equals; -1 where the quote is nowhere. */
function bestPlace(run: string, quote: string, prefix: string, suffix: string): number {
  let best = -1;
  let bestScore = -1;
  let at = run.indexOf(quote);
  for (let tried = 0; at !== -1 && tried < MOST_CANDIDATES; tried++) {
    const score = agreementBefore(run, at, prefix) + agreementAfter(run, at + quote.length, suffix);
    if (score > bestScore) {
      best = at;
      bestScore = score;
    }
    at = run.indexOf(quote, at + 1);
  }
  return best;
}

function piecesOf(sieved: Sieved, from: number, to: number): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (let at = from; at < to; at++) {
    const text = sieved.texts[at] ?? 0;
    const offset = sieved.offsets[at] ?? 0;
    const last = pieces[pieces.length - 1];
    if (last && last.text === text) pieces[pieces.length - 1] = { text, start: last.start, end: offset + 1 };
    else pieces.push({ text, start: offset, end: offset + 1 });
  }
  return pieces;
}

/** A finder over one page's texts; sieves them once for as many quotes as are asked for. */
export function quoteFinder(texts: readonly string[]): (target: QuoteTarget) => readonly TextPiece[] {
  const sieved = new Map<Sieve, Sieved>();
  const sievedBy = (sieve: Sieve): Sieved => {
    const known = sieved.get(sieve) ?? sieveAll(texts, sieve);
    sieved.set(sieve, known);
    return known;
  };
  const find = ({ quote, prefix, suffix }: QuoteTarget, sieve: Sieve): readonly TextPiece[] => {
    const wanted = sieveOne(quote, sieve);
    if (wanted === '') return [];
    const page = sievedBy(sieve);
    const at = bestPlace(page.run, wanted, sieveOne(prefix, sieve), sieveOne(suffix, sieve));
    return at === -1 ? [] : piecesOf(page, at, at + wanted.length);
  };
  const findEither = (target: QuoteTarget): readonly TextPiece[] => {
    const exact = find(target, visible);
    return exact.length > 0 ? exact : find(target, lettersAndDigits);
  };
  return (target) => {
    const whole = findEither(target);
    const lines = target.quote.split('\n');
    if (whole.length > 0 || lines.length < 2) return whole;
    // A quote over several blocks, something between which the reader left out: its longest line stands for it.
    const longest = lines.reduce((left, right) => (right.length > left.length ? right : left));
    return findEither({ quote: longest, prefix: '', suffix: '' });
  };
}
