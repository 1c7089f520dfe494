/** The phrase language of rule files: what a phrase says, as a tree. */

/** A whole word as written, lower case: letters, digits, `'`, `-`, a closing `*`, `#` for a number. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
}

/** `(a|b)`, or `[a|b]` where it may be absent. */
export interface Group {
  readonly kind: 'group';
  readonly optional: boolean;
  readonly options: readonly Sequence[];
}

/** `{name}`: any phrase of that vocabulary. */
export interface VocabularyReference {
  readonly kind: 'vocabulary';
  readonly name: string;
  /** 1-based column of the opening brace in the phrase. */
  readonly column: number;
}

export type Item = Word | Group | VocabularyReference;

/** What may stand between two items. */
export interface Gap {
  /** So many words at most; 0: the items are neighbours. */
  readonly most: number;
  /** None of the words may begin one of these phrases, and the gap stays within its clause. */
  readonly not: VocabularyReference | null;
}

/** Items one after the other. */
export interface Sequence {
  readonly items: readonly Item[];
  /** Gap between item i and item i + 1. */
  readonly gaps: readonly Gap[];
  /** Gap before the first item, which only means something inside a group: `a [... b]`. */
  readonly lead: Gap;
  /** Gap behind the last item, likewise. */
  readonly trail: Gap;
}

export type Phrase =
  | { readonly kind: 'words'; readonly sequence: Sequence }
  | {
      readonly kind: 'raw';
      readonly source: string;
      readonly caseSensitive: boolean;
      readonly anchors: readonly string[];
    };

/** What is wrong with a phrase, at a 1-based column of its text. */
export class PhraseError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
  }
}

const SHORT_GAP = 3;
const LONG_GAP = 8;
const LONGEST_GAP = 30;
export const NEIGHBOURS: Gap = { most: 0, not: null };
/**
 * Parses a phrase.
 * @throws PhraseError with the column of the fault.
 */
export function parsePhrase(text: string): Phrase {
  const raw = /^\s*\/(.*)\/(\w*)(?:\s+@(.*?))?\s*$/s.exec(text);
  if (raw !== null) return parseRaw(raw[1] ?? '', raw[2] ?? '', raw[3], text);
  if (/^\s*\//.test(text)) throw new PhraseError('the regular expression has no closing /', text.length + 1);
  const reader = readerOf(text);
  const sequence = readSequence(reader, '');
  if (sequence.lead.most > 0 || sequence.trail.most > 0) {
    const gaps = [...text.matchAll(/\.{2,}/g)];
    const gap = sequence.lead.most > 0 ? gaps[0] : gaps.at(-1);
    throw new PhraseError('a gap needs words on both sides', (gap?.index ?? 0) + 1);
  }
  return { kind: 'words', sequence };
}

/** The vocabularies a phrase refers to, as they stand in it. */
export function referencesOf(phrase: Phrase): readonly VocabularyReference[] {
  return phrase.kind === 'raw' ? [] : referencesIn(phrase.sequence);
}

function referencesIn(sequence: Sequence): readonly VocabularyReference[] {
  const inItems = sequence.items.flatMap((item) => {
    if (item.kind === 'vocabulary') return [item];
    return item.kind === 'group' ? item.options.flatMap(referencesIn) : [];
  });
  const inGaps = [sequence.lead, ...sequence.gaps, sequence.trail].flatMap(({ not }) => (not === null ? [] : [not]));
  return [...inItems, ...inGaps];
}

/** The vocabulary a phrase consists of, where it is nothing but `{name}`. */
export function soleReference(phrase: Phrase): VocabularyReference | undefined {
  if (phrase.kind === 'raw' || phrase.sequence.items.length !== 1) return undefined;
  const item = phrase.sequence.items[0];
  return item?.kind === 'vocabulary' ? item : undefined;
}

/** A regular expression as written between slashes, held to what runs the same in every browser and can't blow up by design. */
function parseRaw(source: string, flags: string, anchors: string | undefined, text: string): Phrase {
  const column = text.indexOf('/') + 2;
  if (flags !== '' && flags !== 'c') throw new PhraseError(`unknown flag "${flags}": only c (case as written)`, column);
  const banned: readonly (readonly [RegExp, string])[] = [
    [/\(\?<[a-z]/i, 'named groups are not for rules'],
    [/\(\?[a-z-]+:/i, 'inline flags are not for rules'],
    [/\\[1-9]/, 'back references are not for rules'],
    [/\\[pP]\{/, '\\p needs a flag that rules do not have: list the letters'],
  ];
  for (const [pattern, message] of banned) {
    const at = source.search(pattern);
    if (at >= 0) throw new PhraseError(message, column + at);
  }
  let compiled: RegExp;
  try {
    compiled = new RegExp(source, 'gi');
  } catch (error) {
    throw new PhraseError(error instanceof Error ? error.message : String(error), column);
  }
  if (compiled.exec('')?.[0] === '') throw new PhraseError('the regular expression matches the empty text', column);
  const words = (anchors ?? '')
    .split(',')
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '');
  const odd = words.find((word) => !/^\w{2,}\*?$/.test(word));
  if (odd !== undefined) {
    throw new PhraseError(`"${odd}" can't be an anchor: a word, or its beginning and *`, text.lastIndexOf(odd) + 1);
  }
  return { kind: 'raw', source: boundQuantifiers(source), caseSensitive: flags === 'c', anchors: words };
}

/** What `*` and `+` of a regular expression reach at most. */
const MOST_REPEATS = 40;

/** Gives every open quantifier an end, so that no part of a pattern can run over a whole text. */
function boundQuantifiers(source: string): string {
  // Escapes and character classes pass as they are: a star in them is a star.
  return source.replace(/\\.|\[(?:\\.|[^\]\\])*\]|[*+]|\{(\d+),\}/gs, (token, least?: string) => {
    if (token === '*') return `{0,${MOST_REPEATS}}`;
    if (token === '+') return `{1,${MOST_REPEATS}}`;
    return least === undefined ? token : `{${least},${Math.max(Number(least), MOST_REPEATS)}}`;
  });
}

interface Reader {
  readonly text: string;
  at: number;
}

function readerOf(text: string): Reader {
  // One character for one, so that columns stay true.
  return { text: text.replace(/[‘’‛ʼ′]/g, "'").replace(/[\u2010-\u2015\u2212]/g, '-'), at: 0 };
}

/** Characters that would mean something in a regular expression and nothing here. */
const STRAY = /[?+^$\\<>=~`!]/;
/** Punctuation that any joiner takes in, so that it needs no place in the pattern. */
const IGNORED = /[\s,;:"]/;

/** A gap; also in brackets, as it may hold no word anyway. */
const GAP = /^(?:\.{2,}\d*|\[\s*\.{2,}\d*\s*\])/;

function readSequence(reader: Reader, closing: string): Sequence {
  const start = reader.at;
  const items: Item[] = [];
  const gaps: Gap[] = [];
  let lead = NEIGHBOURS;
  let gap = NEIGHBOURS;
  for (;;) {
    const character = reader.text[reader.at];
    if (character === undefined || character === '|' || character === ')' || character === ']') break;
    if (IGNORED.test(character)) {
      reader.at++;
      continue;
    }
    const written = GAP.exec(reader.text.slice(reader.at));
    if (written !== null) {
      if (gap.most > 0) throw new PhraseError('two gaps one after the other', reader.at + 1);
      const most = mostWordsOf(written[0], reader.at + 1);
      reader.at += written[0].length;
      gap = { most, not: readExclusion(reader) };
      if (items.length === 0) lead = gap;
      continue;
    }
    const item = readItem(reader, character);
    if (item === undefined) continue;
    if (items.length > 0) gaps.push(gap);
    items.push(item);
    gap = NEIGHBOURS;
  }
  const next = reader.text[reader.at];
  if (closing === '' && next !== undefined) {
    throw new PhraseError(
      next === '|' ? '"|" stands outside of a group: put ( ) around the alternatives' : `"${next}" closes nothing`,
      reader.at + 1,
    );
  }
  if (items.length === 0)
    throw new PhraseError(closing === '' ? 'the phrase is empty' : 'an empty alternative', start + 1);
  if (items.every((item) => item.kind === 'group' && item.optional)) {
    throw new PhraseError('everything here is optional, so that it matches nothing at all', start + 1);
  }
  return { items, gaps, lead, trail: gap };
}

/** `!{name}` right behind a gap. */
function readExclusion(reader: Reader): VocabularyReference | null {
  if (reader.text[reader.at] !== '!') return null;
  reader.at++;
  if (reader.text[reader.at] !== '{') {
    throw new PhraseError('behind "!" stands the {vocabulary} of what the gap must not pass over', reader.at + 1);
  }
  return readReference(reader);
}

/** @param column of the gap, for complaints */
function mostWordsOf(gap: string, column: number): number {
  const dots = gap.replace(/[^.]/g, '').length;
  const digits = gap.replace(/\D/g, '');
  if (dots > 3 || (dots === 3 && digits !== '')) {
    throw new PhraseError('a gap is .. (3 words), ... (8 words) or ..N (N words)', column);
  }
  if (dots === 3) return LONG_GAP;
  if (digits === '') return SHORT_GAP;
  const most = Number(digits);
  if (most < 1 || most > LONGEST_GAP) throw new PhraseError(`a gap is 1 to ${LONGEST_GAP} words`, column);
  return most;
}

function readItem(reader: Reader, character: string): Item | undefined {
  if (character === '(' || character === '[') return readGroup(reader, character === '(' ? ')' : ']');
  if (character === '{') return readReference(reader);
  if (character === '}') throw new PhraseError('"}" closes nothing', reader.at + 1);
  return readWord(reader);
}

function readGroup(reader: Reader, closing: ')' | ']'): Group {
  const start = reader.at;
  const options: Sequence[] = [];
  do {
    reader.at++;
    options.push(readSequence(reader, closing));
  } while (reader.text[reader.at] === '|');
  if (reader.text[reader.at] !== closing) {
    throw new PhraseError(`this "${reader.text[start]}" has no closing "${closing}"`, start + 1);
  }
  reader.at++;
  refuseGlue(reader);
  return { kind: 'group', optional: closing === ']', options };
}

function readReference(reader: Reader): VocabularyReference {
  const start = reader.at;
  const name = /^\{\s*([\w-]+)\s*\}/.exec(reader.text.slice(start));
  if (name === null) throw new PhraseError('a vocabulary is written {name}', start + 1);
  reader.at += name[0].length;
  refuseGlue(reader);
  return { kind: 'vocabulary', name: name[1] ?? '', column: start + 1 };
}

/** A letter or an opening bracket right behind a closing one reads like part of a word, which it would not be. */
function refuseGlue(reader: Reader): void {
  if (/[\w([{*#]/.test(reader.text[reader.at] ?? '')) {
    throw new PhraseError('put a space here: groups stand between words, not in them', reader.at + 1);
  }
}

function readWord(reader: Reader): Word | undefined {
  const start = reader.at;
  while (reader.at < reader.text.length) {
    const character = reader.text[reader.at] ?? '';
    if (IGNORED.test(character) || /[|)\]}]/.test(character) || reader.text.startsWith('..', reader.at)) break;
    if (STRAY.test(character)) {
      throw new PhraseError(
        `"${character}" means nothing in a phrase: leave it out (punctuation is matched anyway), or write /a regular expression/`,
        reader.at + 1,
      );
    }
    if (/[([{]/.test(character)) {
      throw new PhraseError(
        'put a space here: groups stand between words, not in them (for endings: word*, or (word|words))',
        reader.at + 1,
      );
    }
    reader.at++;
  }
  const text = reader.text
    .slice(start, reader.at)
    .toLowerCase()
    .replace(/^[.'/&-]+|[./&-]+$/g, '');
  if (text === '') return undefined;
  const star = text.indexOf('*');
  if (star >= 0 && (star !== text.length - 1 || !/[\p{L}\p{N}#]\*$/u.test(text))) {
    throw new PhraseError('"*" stands at the end of a word that has a beginning', reader.text.indexOf('*', start) + 1);
  }
  return { kind: 'word', text };
}
