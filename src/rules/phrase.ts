/** The phrase language of rule files: parsed to a tree, then compiled to a bounded regular expression and its anchors. */
import { type AnchorSet, cheapest, union, wordAnchors } from './anchors';

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

/** Items one after the other. A gap is the most words that may stand between two items; 0: they are neighbours. */
export interface Sequence {
  readonly items: readonly Item[];
  /** Gap between item i and item i + 1. */
  readonly gaps: readonly number[];
  /** Gap before the first item, which only means something inside a group: `a [... b]`. */
  readonly lead: number;
  /** Gap behind the last item, likewise. */
  readonly trail: number;
}

export type Phrase =
  | { readonly kind: 'words'; readonly sequence: Sequence }
  | {
      readonly kind: 'raw';
      readonly source: string;
      readonly caseSensitive: boolean;
      readonly anchors: readonly string[];
    };

/** A compiled phrase: see `Pattern` in the engine. */
export interface CompiledPhrase {
  readonly source: string;
  readonly anchors: readonly string[];
  readonly caseSensitive?: true;
}

/** What is wrong with a phrase, at a 1-based column of its text. */
export class PhraseError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
  }
}

/** Gives the phrases of a vocabulary; throws a `PhraseError` where there is none of that name. */
export type Vocabularies = (reference: VocabularyReference) => readonly Phrase[];

const SHORT_GAP = 3;
const LONG_GAP = 8;
const LONGEST_GAP = 30;
/** Three gaps of 15 words. */
const MOST_WAYS = 4096;

/**
 * Between two neighbours: a possessive 's and any punctuation. All joiners are bounded, and what a word is made of and
 * what stands between words never overlap, so that a text can be cut in one way only and matching stays linear.
 */
const BETWEEN = "(?:'s)?\\W{1,6}";
const NUMBER = '\\d{1,12}(?:[,.]\\d{1,12}){0,4}';
const ENDING = '\\w{0,24}';

function gapBetween(most: number): string {
  if (most === 0) return BETWEEN;
  return `(?:['-]\\w{1,30}){0,2}(?:['-]{0,2}[^\\w'-]\\W{0,5}\\w{1,30}(?:['-]{1,2}\\w{1,30}){0,3}){0,${most}}?\\W{1,6}`;
}

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
  if (sequence.lead > 0 || sequence.trail > 0) {
    const gaps = [...text.matchAll(/\.{2,}/g)];
    const gap = sequence.lead > 0 ? gaps[0] : gaps.at(-1);
    throw new PhraseError('a gap needs words on both sides', (gap?.index ?? 0) + 1);
  }
  return { kind: 'words', sequence };
}

/** The vocabularies a phrase refers to, as they stand in it. */
export function referencesOf(phrase: Phrase): readonly VocabularyReference[] {
  return phrase.kind === 'raw' ? [] : referencesIn(phrase.sequence);
}

function referencesIn(sequence: Sequence): readonly VocabularyReference[] {
  return sequence.items.flatMap((item) => {
    if (item.kind === 'vocabulary') return [item];
    return item.kind === 'group' ? item.options.flatMap(referencesIn) : [];
  });
}

/** The vocabulary a phrase consists of, where it is nothing but `{name}`. */
export function soleReference(phrase: Phrase): VocabularyReference | undefined {
  if (phrase.kind === 'raw' || phrase.sequence.items.length !== 1) return undefined;
  const item = phrase.sequence.items[0];
  return item?.kind === 'vocabulary' ? item : undefined;
}

/**
 * Compiles a parsed phrase for flags `gi` (`g` where `caseSensitive`).
 * @throws PhraseError where a vocabulary is unknown or can't be built into a phrase.
 */
export function compilePhrase(phrase: Phrase, vocabularies: Vocabularies): CompiledPhrase {
  if (phrase.kind === 'raw') {
    return {
      source: phrase.source,
      anchors: phrase.anchors,
      ...(phrase.caseSensitive ? { caseSensitive: true as const } : {}),
    };
  }
  const ways = waysThrough(phrase.sequence, vocabularies);
  if (ways > MOST_WAYS) {
    throw new PhraseError(
      `the gaps can be filled in ${ways} ways (at most ${MOST_WAYS}): make them shorter or fewer`,
      1,
    );
  }
  return {
    source: tidy(sequenceSource(phrase.sequence, vocabularies)),
    anchors: sequenceAnchors(phrase.sequence, vocabularies)?.words ?? [],
  };
}

/**
 * In how many ways the gaps can be filled, at worst, from one beginning: together with joiners that cut a text in one
 * way only, this bounds the work of a match. Alternatives count once, as a text mostly fits one of them.
 */
function waysThrough(sequence: Sequence, vocabularies: Vocabularies): number {
  const gaps = [sequence.lead, ...sequence.gaps, sequence.trail];
  const items = sequence.items.map((item) => {
    if (item.kind === 'word') return 1;
    const options =
      item.kind === 'group'
        ? item.options
        : vocabularies(item).flatMap((phrase) => (phrase.kind === 'words' ? [phrase.sequence] : []));
    return Math.max(1, ...options.map((option) => waysThrough(option, vocabularies)));
  });
  return [...gaps.map((gap) => gap + 1), ...items].reduce((product, ways) => product * ways, 1);
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
  const gaps: number[] = [];
  let lead = 0;
  let gap = 0;
  for (;;) {
    const character = reader.text[reader.at];
    if (character === undefined || character === '|' || character === ')' || character === ']') break;
    if (IGNORED.test(character)) {
      reader.at++;
      continue;
    }
    const written = GAP.exec(reader.text.slice(reader.at));
    if (written !== null) {
      if (gap > 0) throw new PhraseError('two gaps one after the other', reader.at + 1);
      gap = mostWordsOf(written[0], reader.at + 1);
      reader.at += written[0].length;
      if (items.length === 0) lead = gap;
      continue;
    }
    const item = readItem(reader, character);
    if (item === undefined) continue;
    if (items.length > 0) gaps.push(gap);
    items.push(item);
    gap = 0;
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

function wordSource(text: string): string {
  const closing = text.endsWith("'") ? "'?" : '';
  const body = closing === '' ? text : text.replace(/'+$/, '');
  let source = edge(body[0] ?? '', 'before');
  for (const character of body) {
    if (character === "'") source += "'?";
    else if (character === '-') source += '[- ]?';
    else if (character === '#') source += NUMBER;
    else if (character === '*') source += ENDING;
    else source += character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  }
  return source + edge(body.at(-1) ?? '', 'behind') + closing;
}

/** Where a whole word begins or ends. Letters outside of ASCII make no `\b`; a sign such as % has no edge. */
function edge(character: string, side: 'before' | 'behind'): string {
  if (/[\w#*]/.test(character)) return '\\b';
  if (!/\p{L}/u.test(character)) return '';
  return side === 'before' ? '(?<!\\w)' : '(?!\\w)';
}

function sequenceSource(sequence: Sequence, vocabularies: Vocabularies): string {
  const { items, gaps } = sequence;
  const isOptional = (item: Item | undefined) => item?.kind === 'group' && item.optional;
  const lastNeeded = items.findLastIndex((item) => !isOptional(item));
  let source = '';
  // True where what stands between the last item and the next has been written already.
  let joined = true;
  for (const [position, item] of items.entries()) {
    const gapBefore = gaps[position - 1] ?? 0;
    const before = joined ? '' : gapBetween(gapBefore);
    const after = gapBetween(gaps[position] ?? 0);
    const closesItself = item.kind === 'group' && item.options.some((option) => option.trail > 0);
    if (!isOptional(item)) {
      const ahead = closesItself && position < items.length - 1;
      source += itemSource(item, before, ahead ? after : '', vocabularies);
      joined = ahead;
    } else if (joined && position < lastNeeded) {
      source += `(?:${itemSource(item, '', after, vocabularies)})?`;
    } else if (position < lastNeeded && (gapBefore > 0 || closesItself)) {
      // The gap stays whether or not the optional part is there.
      source += `${before}(?:${itemSource(item, '', after, vocabularies)})?`;
      joined = true;
    } else {
      source += `(?:${itemSource(item, before, '', vocabularies)})?`;
    }
  }
  return source;
}

function itemSource(item: Item, before: string, after: string, vocabularies: Vocabularies): string {
  if (item.kind === 'word') return before + wordSource(item.text) + after;
  const options =
    item.kind === 'group'
      ? item.options
      : vocabularies(item).map((phrase) => (phrase.kind === 'words' ? phrase.sequence : rawOption(phrase, item)));
  const hasEdges = options.some((option) => typeof option !== 'string' && option.lead + option.trail > 0);
  const sources = options.map((option) => {
    if (typeof option === 'string') return hasEdges ? before + option + after : option;
    const inner = sequenceSource(option, vocabularies);
    if (!hasEdges) return inner;
    const ownBefore = before !== '' && option.lead > 0 ? gapBetween(option.lead) : before;
    const ownAfter = after !== '' && option.trail > 0 ? gapBetween(option.trail) : after;
    return ownBefore + inner + ownAfter;
  });
  const alternatives = alternativesOf([...new Set(sources)]);
  return hasEdges ? alternatives : before + alternatives + after;
}

/** `(?:a|b)`, with the word edges that all alternatives share written once: engines are quick at plain alternatives. */
function alternativesOf(sources: readonly string[]): string {
  if (sources.length === 1) return sources[0] ?? '';
  const begin = sources.every((source) => source.startsWith('\\b')) ? '\\b' : '';
  const end = sources.every((source) => source.endsWith('\\b')) ? '\\b' : '';
  const inner = sources.map((source) => source.slice(begin.length, source.length - end.length));
  return `${begin}(?:${inner.join('|')})${end}`;
}

function rawOption(phrase: Extract<Phrase, { kind: 'raw' }>, reference: VocabularyReference): string {
  if (phrase.caseSensitive) {
    throw new PhraseError(
      `{${reference.name}} holds a case-sensitive expression and can't be part of a phrase`,
      reference.column,
    );
  }
  return `(?:${phrase.source})`;
}

function sequenceAnchors(sequence: Sequence, vocabularies: Vocabularies): AnchorSet | null {
  return cheapest(
    sequence.items.map((item) => {
      if (item.kind === 'word') return wordAnchors(item.text);
      if (item.kind === 'vocabulary') {
        return union(
          vocabularies(item).map((phrase) =>
            phrase.kind === 'words' ? sequenceAnchors(phrase.sequence, vocabularies) : union([phrase.anchors]),
          ),
        );
      }
      return item.optional ? null : union(item.options.map((option) => sequenceAnchors(option, vocabularies)));
    }),
  );
}

/** Takes out word edges that the joiner next to them implies. */
function tidy(source: string): string {
  return source.replaceAll('\\W{1,6}\\b', '\\W{1,6}').replaceAll(`\\b${BETWEEN}`, BETWEEN);
}
