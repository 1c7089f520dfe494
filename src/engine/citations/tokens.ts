/** Cuts text into words, numbers and marks with their offsets, so that citations are found whatever quotes, dashes or spaces are used. */

export interface Token {
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  /** Lower case, straight apostrophes, without soft hyphens and zero-width characters. */
  readonly text: string;
  readonly kind: 'word' | 'number' | 'mark';
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Every letter is a capital. */
  readonly capitals: boolean;
  /** No white space before it. */
  readonly close: boolean;
}

const PIECE = /[\p{L}\p{N}](?:[\p{L}\p{N}\u00AD\u200B-\u200D\uFEFF]|['’‘`´ʼ](?=\p{L}))*|[^\s\p{L}\p{N}]/uy;
const INVISIBLE = /[\u00AD\u200B-\u200D\uFEFF]/g;
/** Web and mail addresses: no citation starts, ends or runs through one. */
const ADDRESSES =
  /(?:https?:\/\/|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:uk|org|com|net|info|education|scot|wales)\b(?:\/[^\s<>]*)?/giu;
/** A unit written together with its number: "s537A", "Article6". */
const UNIT_AND_NUMBER =
  /^(sections?|sec|ss?|articles?|arts?|regulations?|regs?|schedules?|sch|paragraphs?|paras?|part)(\d.*)$/;

/** Without one of these there is no address, and the slow search for them is spared. */
const ADDRESS_MARK = /@|:\/\/|www\.|\.(?:uk|org|com|net|info|education|scot|wales)\b/iu;
/** The apostrophe of a plural that belongs to a title ("Persons' Act"). */
const PLURAL_APOSTROPHE = /^['’]\s(?:\p{Lu}|act\b|regulations\b)/u;

/** Text of the token that stands for a web or mail address. */
export const ADDRESS_TOKEN = '\u0000';

/** What there is to say of a piece of text wherever it stands. */
interface Piece extends Pick<Token, 'text' | 'kind' | 'capital' | 'capitals'> {
  /** "s537A": how long the unit is that the number is joined to, else 0. */
  readonly unitLength: number;
}

/** Pieces once read, since texts say the same words again and again. Emptied when it grows beyond any notice's need. */
const pieces = new Map<string, Piece>();
const MOST_PIECES = 20_000;
const LONGEST_PIECE = 40;

function pieceOf(raw: string): Piece {
  if (raw.length > LONGEST_PIECE) return readPiece(raw);
  const known = pieces.get(raw);
  if (known) return known;
  if (pieces.size >= MOST_PIECES) pieces.clear();
  const made = readPiece(raw);
  pieces.set(raw, made);
  return made;
}

function readPiece(raw: string): Piece {
  const text = raw
    .replace(INVISIBLE, '')
    .replace(/[’‘`´ʼ]/g, "'")
    .toLowerCase();
  const first = raw[0] ?? '';
  return {
    text,
    kind: /^\p{N}/u.test(text) ? 'number' : /^\p{L}/u.test(text) ? 'word' : 'mark',
    capital: first !== first.toLowerCase(),
    capitals: raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
    unitLength: UNIT_AND_NUMBER.exec(text)?.[1]?.length ?? 0,
  };
}

/**
 * Tokens of `text.slice(from, to)`, offsets in `text`.
 * @param from UTF-16 offset of the first character
 * @param to UTF-16 offset after the last
 */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const part = text.slice(from, to);
  const addresses = ADDRESS_MARK.test(part) ? addressesIn(part) : [];
  const tokens: Token[] = [];
  let next = 0;
  let lastEnd = -1;
  const push = (start: number, end: number, { text: value, kind, capital, capitals }: Omit<Piece, 'unitLength'>) => {
    tokens.push({
      start: from + start,
      end: from + end,
      text: value,
      kind,
      capital,
      capitals,
      close: start === lastEnd,
    });
    lastEnd = end;
  };
  for (let start = 0, end = 0; start < part.length; start = end) {
    end = pieceEnd(part, start);
    if (end === start) {
      end++;
      continue;
    }
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const address = addresses[next];
    if (address && start >= address.start) {
      if (tokens.at(-1)?.start !== from + address.start) push(address.start, address.end, ADDRESS);
      continue;
    }
    let raw = part.slice(start, end);
    const isApostrophe = raw === "'" || raw === '’';
    // The apostrophe of a plural belongs to the word; a closing quotation mark does not.
    if (raw.endsWith('s') || raw.endsWith('S')) {
      const after = part.slice(start + raw.length, start + raw.length + 12);
      if (PLURAL_APOSTROPHE.test(after)) raw += after[0];
    }
    if (isApostrophe && lastEnd > start) continue;
    const piece = pieceOf(raw);
    if (piece.unitLength > 0) {
      const cut = piece.unitLength;
      const number = piece.text.slice(cut);
      push(start, start + cut, pieceOf(raw.slice(0, cut)));
      push(start + cut, start + raw.length, { text: number, kind: 'number', capital: false, capitals: false });
    } else push(start, start + raw.length, piece);
  }
  return tokens;
}

/** Where the piece ends that begins at an offset; the offset itself where white space stands there. */
function pieceEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 0x20 || (first >= 0x09 && first <= 0x0d)) return start;
  let end = start;
  while (isPlainLetter(text.charCodeAt(end))) end++;
  const next = text.charCodeAt(end);
  // Nearly all pieces are letters and digits of ASCII; what may go on otherwise is left to the expression.
  if (end > start && !(next > 0x7e || next === APOSTROPHE || next === GRAVE)) return end;
  if (end === start && first < 0x7f) return start + 1;
  PIECE.lastIndex = start;
  return start + (PIECE.exec(text)?.[0].length ?? 0);
}

const APOSTROPHE = 0x27;
const GRAVE = 0x60;

/** An ASCII letter or digit; false for NaN, which stands behind the end of a text. */
function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

const ADDRESS: Omit<Piece, 'unitLength'> = { text: ADDRESS_TOKEN, kind: 'mark', capital: false, capitals: false };

function addressesIn(part: string): readonly { readonly start: number; readonly end: number }[] {
  return [...part.matchAll(ADDRESSES)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Short words whose full stop ends no sentence. */
const ABBREVIATIONS = new Set('etc no s ss art arts reg regs sch para paras pt sec'.split(' '));

/** Does a sentence end between the tokens before and at `index`? */
export function sentenceEndsBefore(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index - 1]?.text;
  if (mark !== '.' && mark !== '!' && mark !== '?') return false;
  const here = tokens[index];
  if (!here || here.close || (here.kind === 'word' && !here.capital)) return false;
  return !ABBREVIATIONS.has(tokens[index - 2]?.text ?? '');
}
