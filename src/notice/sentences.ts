/** Splits a block's text into sentences. Made for the prose of notices: titles, citations, initials, printed addresses. */
import type { Span } from './notice';

/** Before a name or a word: never the end of a sentence. */
const NEVER_LAST = new Set(
  'mr mrs ms mx dr prof rev revd fr sr st ste messrs hon e.g i.e eg ie cf viz approx incl vs esp'.split(' '),
);
/** Before a number: "No. 2", "Art. 6", "para. 18", "p. 3". */
const BEFORE_NUMBER = new Set(
  'no nos art arts para paras par sec sect s ss reg regs sch schs p pp ch cl pt fig vol ext tel v c ca ed r rr'.split(
    ' ',
  ),
);
/** May stand inside a sentence or close it: the next word decides. */
const MAY_CLOSE = new Set(
  'etc ltd inc co plc dept al a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
);
/** Words that begin a sentence far more often than they follow an abbreviation such as "U.K.". */
const STARTERS = new Set(
  'we you your our this that these those the it its they their he she if in on at for from to when where who why what how all any some each no not please under there here as by with however a an and or but also see'.split(
    ' ',
  ),
);

const TERMINATOR = /[.!?\u2026]+/g;
const CLOSERS = '\'")]}\u2019\u201d\u00bb*_';

function isSpace(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char);
}

function isLetter(char: string | undefined): boolean {
  return char !== undefined && char.toLowerCase() !== char.toUpperCase();
}

function isUpper(char: string | undefined): boolean {
  return char !== undefined && char !== char.toLowerCase();
}

function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Longest word looked at around a full stop; longer runs are addresses or rubbish and no abbreviation. */
const MAX_WORD = 40;

function wordBefore(text: string, end: number, from: number): string {
  let start = end;
  const least = Math.max(from, end - MAX_WORD);
  while (start > least && !isSpace(text[start - 1]) && !'([{"\u201c\u2018/'.includes(text[start - 1] ?? '')) start--;
  return text.slice(start, end);
}

function wordAfter(text: string, start: number): string {
  let end = start;
  while (
    end < text.length &&
    end < start + MAX_WORD &&
    (isLetter(text[end]) || text[end] === "'" || text[end] === '\u2019')
  )
    end++;
  return text.slice(start, end);
}

function endsSentence(text: string, sentence: number, dot: number, mark: string, next: number): boolean {
  const first = text[next];
  const word = wordBefore(text, dot, sentence);
  if (mark !== '.') {
    // "..." and an exclamation inside a sentence go on in lower case; a real end starts anew.
    return !(isLetter(first) && !isUpper(first));
  }
  const lower = word.toLowerCase();
  // "1. Who we are", "a. see what we hold": the number belongs to what follows.
  const opensSentence = dot - word.length <= sentence;
  if (opensSentence && (/^\d{1,3}(\.\d{1,3})*$/.test(word) || /^[a-z]$|^[ivx]{1,4}$/i.test(word))) return false;
  if (NEVER_LAST.has(lower)) return false;
  const initial = /^[A-Z]$/.test(word) && isUpper(first);
  if (!initial && BEFORE_NUMBER.has(lower)) return !(isDigit(first) || first === '(');
  const continuesLower = isLetter(first) && !isUpper(first);
  if (MAY_CLOSE.has(lower))
    return isUpper(first) || !(isLetter(first) || isDigit(first) || first === '(' || first === '-');
  if (/^[a-z]$/i.test(word) || /^(?:[a-z]\.)+[a-z]$/i.test(word)) {
    return STARTERS.has(wordAfter(text, next).toLowerCase()) && isUpper(first) && lower !== 'a';
  }
  if (continuesLower) return word.length >= 4 && !text.slice(dot, next).includes(')');
  return true;
}

/**
 * The sentences of one block, in order, as offsets in `text` (UTF-16 code units), without the white space around them;
 * together they hold everything in `text` that is not white space. A line break alone does not end a sentence (an address
 * over several lines is one), neither do semicolons and colons. Linear in the length of `text`.
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = skipSpace(text, 0);
  if (start === text.length) return spans;

  TERMINATOR.lastIndex = 0;
  for (let found = TERMINATOR.exec(text); found !== null; found = TERMINATOR.exec(text)) {
    if (found.index < start) continue;
    let end = found.index + found[0].length;
    while (end < text.length && (CLOSERS.includes(text[end] ?? '') || isFootnoteMark(text, end))) end++;
    const glued = end === found.index + 1 && found[0] === '.' && isGluedSentence(text, found.index);
    if (end < text.length && !isSpace(text[end]) && !glued) continue;
    const next = skipSpace(text, end);
    const atLineEnd = text.slice(end, next).includes('\n');
    const ends =
      next >= text.length ||
      glued ||
      endsSentence(text, start, found.index, found[0], next) ||
      (atLineEnd && found[0] !== '.' && found[0] !== '\u2026');
    if (!ends) continue;
    spans.push({ start, end });
    start = next;
    TERMINATOR.lastIndex = next;
  }
  if (start < text.length) {
    let end = text.length;
    while (end > start && isSpace(text[end - 1])) end--;
    if (end > start) spans.push({ start, end });
  }
  return spans;
}

function isFootnoteMark(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || (code >= 0x2070 && code <= 0x2079);
}

/** "your data.We share": a full stop with no space after it, between a word in lower case and a capital. */
function isGluedSentence(text: string, dot: number): boolean {
  if (!/[a-z]{2}/.test(text.slice(Math.max(0, dot - 2), dot))) return false;
  if (!/^[A-Z][a-z ]/.test(text.slice(dot + 1, dot + 3))) return false;
  const around = wordBefore(text, dot, 0) + text.slice(dot, dot + 20).split(/\s/, 1)[0];
  return !/[@/]|www/i.test(around);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text[at])) at++;
  return at;
}
