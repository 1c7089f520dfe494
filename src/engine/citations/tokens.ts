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

const PIECE = /[\p{L}\p{N}](?:[\p{L}\p{N}\u00AD\u200B-\u200D\uFEFF]|['’‘`´ʼ](?=\p{L}))*|[^\s\p{L}\p{N}]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200D\uFEFF]/g;
/** Web and mail addresses: no citation starts, ends or runs through one. */
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:uk|org|com|net|info|education|scot|wales)\b(?:\/[^\s<>]*)?/giu;
/** A unit written together with its number: "s537A", "Article6". */
const UNIT_AND_NUMBER =
  /^(sections?|sec|ss?|articles?|arts?|regulations?|regs?|schedules?|sch|paragraphs?|paras?|part)(\d.*)$/;

/** Text of the token that stands for a web or mail address. */
export const ADDRESS_TOKEN = '\u0000';

/**
 * Tokens of `text.slice(from, to)`, offsets in `text`.
 * @param from UTF-16 offset of the first character
 * @param to UTF-16 offset after the last
 */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const part = text.slice(from, to);
  const addresses = [...part.matchAll(ADDRESS)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const tokens: Token[] = [];
  let next = 0;
  let lastEnd = -1;
  const push = (start: number, end: number, value: string, kind: Token['kind'], raw: string) => {
    const first = raw[0] ?? '';
    tokens.push({
      start: from + start,
      end: from + end,
      text: value,
      kind,
      capital: first !== first.toLowerCase(),
      capitals: raw === raw.toUpperCase() && raw !== raw.toLowerCase(),
      close: start === lastEnd,
    });
    lastEnd = end;
  };
  for (const match of part.matchAll(PIECE)) {
    const start = match.index;
    while ((addresses[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    const address = addresses[next];
    if (address && start >= address.start) {
      if (tokens.at(-1)?.start !== from + address.start) push(address.start, address.end, ADDRESS_TOKEN, 'mark', ' ');
      continue;
    }
    let raw = match[0];
    // The apostrophe of a plural ("Persons' Act") belongs to the word; a closing quotation mark does not.
    const after = part.slice(start + raw.length, start + raw.length + 12);
    if (/s$/i.test(raw) && /^['’]\s(?:\p{Lu}|act\b|regulations\b)/u.test(after)) raw += after[0];
    const value = raw
      .replace(INVISIBLE, '')
      .replace(/[’‘`´ʼ]/g, "'")
      .toLowerCase();
    if (/^['’]$/.test(match[0]) && lastEnd > start) continue;
    const joined = UNIT_AND_NUMBER.exec(value);
    if (joined?.[1] && joined[2]) {
      const cut = start + joined[1].length;
      push(start, cut, joined[1], 'word', raw.slice(0, joined[1].length));
      push(cut, start + raw.length, joined[2], 'number', joined[2]);
      continue;
    }
    const kind = /^\p{N}/u.test(value) ? 'number' : /^\p{L}/u.test(value) ? 'word' : 'mark';
    push(start, start + raw.length, value, kind, raw);
  }
  return tokens;
}

/** Does a sentence end between the tokens before and at `index`? */
export function sentenceEndsBefore(tokens: readonly Token[], index: number): boolean {
  const mark = tokens[index - 1];
  if (!mark || !/^[.!?]$/.test(mark.text)) return false;
  const here = tokens[index];
  if (!here || here.close || (here.kind === 'word' && !here.capital)) return false;
  const word = tokens[index - 2]?.text ?? '';
  return !/^(?:etc|no|s|ss|art|arts|reg|regs|sch|para|paras|pt|sec)$/.test(word);
}
