/**
 * Finds phrases in a text, word by word. A phrase is not turned into a regular expression: vocabularies are looked up
 * once for each place of a sentence instead of being written out in every phrase that uses them, and as nothing is worked
 * out twice, no text can keep a phrase busy.
 */
import type { Lexicon } from './lexicon';
import type { Pack, PhraseSequence } from './pack';
import {
  type Beginnings,
  type ByBeginning,
  createPhraseCompiler,
  type Gap,
  isEntry,
  NEIGHBOURS,
  type Sequence,
  type Step,
} from './phrase-steps';
import { createPlaceTable, type PlaceTable } from './place-table';
import {
  type Answers,
  answersIn,
  CLAUSE_ENDS,
  HANGING,
  isWordAt,
  jointOf,
  POSSESSIVE,
  type WordedText,
} from './worded-text';

/** A phrase as the matcher reads it. */
export type PreparedPhrase = Sequence;

export type TextSpan = readonly [number, number];

export interface PhraseMatcher {
  /** Makes a phrase ready, for all texts. */
  prepare(phrase: PhraseSequence): PreparedPhrase;
  /** Makes a text ready, for all phrases that are looked for in it. */
  search(text: WordedText): PhraseSearch;
}

export interface PhraseSearch {
  /**
   * Where the phrase matches in a part of the text, as [from, to) in order, none overlapping; at most `limit` of them.
   * Offsets are the part's own.
   */
  spansIn(phrase: PreparedPhrase, part: number, limit?: number): readonly TextSpan[];
  /** How often a step of a phrase was tried at a place so far: the measure of the work. */
  work(): number;
}

/** A text in which phrases are looked for, with what was found out about it so far. */
interface Search {
  readonly text: WordedText;
  answers: Answers;
  /** By vocabulary and offset, where its phrases end that begin there: see `vocabularyEnds`. */
  readonly found: PlaceTable<Offsets>;
  /** By state of matching and offset, where sequences end: see `endsBehindGap`. */
  readonly reached: PlaceTable<Offsets>;
  work: number;
}

/** Most letters that `*` stands for. */
const MOST_ENDING = 24;
/** Most parts of one word ("parent's", "well-known") that a gap passes over for nothing right after a match. */
const MOST_TAIL = 2;
/** The longest gap of the phrase language. */
const MOST_GAP = 30;
const NUMBER = /\d{1,12}(?:[,.]\d{1,12}){0,4}/y;

const NO_SPANS: readonly TextSpan[] = [];

/** @param pack holds the vocabularies that phrases refer to */
export function createPhraseMatcher(pack: Pick<Pack, 'patterns' | 'phrases'>): PhraseMatcher {
  const { lexicon, sequenceOf } = createPhraseCompiler(pack);
  return {
    prepare: sequenceOf,
    search(text) {
      const search: Search = {
        text,
        answers: answersIn(text, lexicon),
        found: createPlaceTable(),
        reached: createPlaceTable(),
        work: 0,
      };
      return {
        spansIn: (phrase, part, limit = Number.POSITIVE_INFINITY) =>
          spansIn(search, upToDate(search, lexicon, phrase), part, limit),
        work: () => search.work,
      };
    },
  };
}

/** The phrase, when what the words of the text answer to has been brought up to date with it. */
function upToDate(search: Search, lexicon: Lexicon, sequence: Sequence): Sequence {
  if (search.answers.size !== lexicon.size()) search.answers = answersIn(search.text, lexicon);
  return sequence;
}

function spansIn(search: Search, sequence: Sequence, part: number, limit: number): readonly TextSpan[] {
  const { text } = search;
  const { entries, from, wordOf } = search.answers;
  const { beginnings } = sequence;
  const base = text.partStarts[part] ?? 0;
  const firstWord = text.partWords[part] ?? 0;
  // The last word of a part is its end.
  const lastWord = (text.partWords[part + 1] ?? 0) - 1;
  // What is gone through: every offset, every word, or all that the words answer to.
  const way = beginnings.anywhere ? OFFSETS : beginnings.anyWord ? WORDS : ENTRIES;
  const last = way === OFFSETS ? (text.starts[lastWord] ?? 0) : way === WORDS ? lastWord : (from[lastWord] ?? 0);
  let spans: TextSpan[] | null = null;
  let past = 0;
  for (let at = way === OFFSETS ? base : way === WORDS ? firstWord : (from[firstWord] ?? 0); at < last; at++) {
    if (way === ENTRIES && !isEntry(beginnings, entries[at] ?? -1)) continue;
    const word = way === OFFSETS ? wordAt(text, at) : way === WORDS ? at : (wordOf[at] ?? -1);
    const start = way === OFFSETS ? at : (text.starts[word] ?? 0);
    if (start < past) continue;
    const end = firstEnd(sequence, search, start, word);
    if (end <= start) {
      past = start + 1;
      continue;
    }
    const span = [start - base, end - base] as const;
    if (spans === null) spans = [span];
    else spans.push(span);
    if (spans.length >= limit) break;
    past = end;
  }
  return spans ?? NO_SPANS;
}

const OFFSETS = 0;
const WORDS = 1;
const ENTRIES = 2;

/**
 * Where the match ends that is preferred among those that begin at this place, or `NOWHERE`.
 * @param word the index of the word that begins there, or -1
 */
function firstEnd(sequence: Sequence, search: Search, start: number, word: number): number {
  const behind = behindPlainSteps(sequence, search, word);
  if (behind === NOWHERE || (behind >= 0 && sequence.plainSteps === sequence.steps.length)) return behind;
  const ends = noOffsets();
  addAllEnds(ends, sequence, search, start, word, behind);
  return ends.first;
}

/** Told by `behindPlainSteps`: the words are not plain, so that it takes the longer way to find out. */
const NOT_PLAIN = -2;

/** Where the plain steps that a sequence begins with end if they are the words from this one on, or `NOWHERE`. */
function behindPlainSteps({ steps, plainSteps }: Sequence, search: Search, first: number): number {
  if (plainSteps === 0 || first < 0) return NOT_PLAIN;
  const { starts, ends, joints } = search.text;
  let word = first;
  for (let position = 0; position < plainSteps; position++, word++) {
    const step = steps[position];
    if (position > 0) {
      const joint = joints[word] ?? 0;
      if ((joint & POSSESSIVE) !== 0) return NOT_PLAIN;
      if (joint === 0) return NOWHERE;
    }
    search.work++;
    if (step === undefined || !answers(step.beginnings, search, word)) return NOWHERE;
    if ((ends[word] ?? 0) - (starts[word] ?? 0) > MOST_ENDING) return NOT_PLAIN;
  }
  return ends[word - 1] ?? NOWHERE;
}

/** Adds where matches of the sequence end that begin exactly here. @param behind what `behindPlainSteps` told */
function addAllEnds(ends: Offsets, sequence: Sequence, search: Search, at: number, word: number, behind: number): void {
  if (behind === NOT_PLAIN) addEndsFrom(ends, sequence, search, 0, at, word);
  else if (behind !== NOWHERE) {
    const { plainSteps } = sequence;
    addEndsAfter(ends, sequence, search, plainSteps, behind, sequence.gaps[plainSteps] ?? NEIGHBOURS);
  }
}

/** The alternatives that may begin with a word, or where no word begins (-1): indexes, ascending. */
function alternativesAt({ byEntry, others }: ByBeginning, search: Search, word: number): readonly number[] {
  if (word < 0) return others;
  const { entries, from } = search.answers;
  const end = from[word + 1] ?? 0;
  let found = others;
  let several = false;
  for (let at = from[word] ?? 0; at < end; at++) {
    const own = byEntry.get(entries[at] ?? -1);
    if (own === undefined) continue;
    several = found !== others;
    found = several ? [...found, ...own] : own;
  }
  return several ? [...new Set(found)].sort((a, b) => a - b) : found;
}

/** @param word the index of the word that begins at the place, or -1 */
function mayBegin(beginnings: Beginnings, search: Search, word: number): boolean {
  if (word < 0) return beginnings.anywhere;
  return beginnings.anyWord || beginnings.anywhere || answers(beginnings, search, word);
}

/** Does the word answer to one of the entries? */
function answers(beginnings: Beginnings, search: Search, word: number): boolean {
  const { entries, from } = search.answers;
  const end = from[word + 1] ?? 0;
  for (let at = from[word] ?? 0; at < end; at++) if (isEntry(beginnings, entries[at] ?? -1)) return true;
  return false;
}

/** Offsets, each once, the preferred one first. Nearly always there is one or none, which needs no list. */
interface Offsets {
  /** The preferred one, or `NOWHERE`. */
  first: number;
  others: number[] | null;
}

const NOWHERE = -1;

function noOffsets(): Offsets {
  return { first: NOWHERE, others: null };
}

function add(ends: Offsets, end: number): void {
  if (ends.first === NOWHERE) ends.first = end;
  else if (ends.first !== end) {
    if (ends.others === null) ends.others = [end];
    else if (!ends.others.includes(end)) ends.others.push(end);
  }
}

/** Offset `index` of them, or `NOWHERE` behind the last. */
function offsetAt({ first, others }: Offsets, index: number): number {
  return index === 0 ? first : (others?.[index - 1] ?? NOWHERE);
}

/** Adds where the sequence ends when its step `position` has to begin at this offset. */
function addEndsFrom(
  ends: Offsets,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  word: number,
): void {
  const step = sequence.steps[position];
  if (step === undefined) return;
  if (step.hasGaps) {
    for (const option of step.alternatives) addEndsWithOption(ends, option, sequence, search, position, at, word);
  } else if (mayBegin(step.beginnings, search, word)) addEndsWith(ends, step, sequence, search, position, at, word);
  if (step.optional && position < sequence.lastNeeded) addEndsFrom(ends, sequence, search, position + 1, at, word);
}

/** ... when the step begins at this offset, as its beginnings allow, and is not left out. */
function addEndsWith(
  ends: Offsets,
  step: Step,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  word: number,
): void {
  search.work++;
  const gap = sequence.gaps[position + 1] ?? NEIGHBOURS;
  const wordEnd = search.text.ends[word] ?? NOWHERE;
  if (step.isPlain && wordEnd - at <= MOST_ENDING) {
    addEndsAfter(ends, sequence, search, position + 1, wordEnd, gap);
  } else if (step.kind === 'word') {
    const end = endOfWord(step, search.text, at, word);
    if (end >= 0) addEndsAfter(ends, sequence, search, position + 1, end, gap);
  } else {
    const own = step.kind === 'vocabulary' ? vocabularyEnds(step, search, at, word) : groupEnds(step, search, at, word);
    for (let i = 0, end = own.first; end !== NOWHERE; end = offsetAt(own, ++i)) {
      addEndsAfter(ends, sequence, search, position + 1, end, gap);
    }
  }
}

/** ... when a step is one of its alternatives that have gaps of their own. */
function addEndsWithOption(
  ends: Offsets,
  option: Sequence | RegExp,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  word: number,
): void {
  if (option instanceof RegExp || !mayBegin(option.beginnings, search, word)) return;
  const gap = wider(option.gaps[option.steps.length] ?? NEIGHBOURS, sequence.gaps[position + 1] ?? NEIGHBOURS);
  const own = noOffsets();
  addAllEnds(own, option, search, at, word, behindPlainSteps(option, search, word));
  for (let i = 0, end = own.first; end !== NOWHERE; end = offsetAt(own, ++i)) {
    addEndsAfter(ends, sequence, search, position + 1, end, gap);
  }
}

/**
 * Adds where the sequence ends when what comes before step `position` ends at this offset, and the gap may follow.
 * However a match came there, it goes on in the same way: behind a gap, where the ways part, the answer is kept, so that
 * the work grows with the text, and not with the ways through it.
 */
function addEndsAfter(ends: Offsets, sequence: Sequence, search: Search, position: number, at: number, gap: Gap): void {
  const { steps } = sequence;
  if (position === steps.length) add(ends, at);
  else if (gap.most === 0 || steps.length < 3) addEndsAcross(ends, sequence, search, position, at, gap);
  else {
    const known = endsBehindGap(sequence, search, position, at, gap);
    for (let i = 0, end = known.first; end !== NOWHERE; end = offsetAt(known, ++i)) add(ends, end);
  }
}

function endsBehindGap(sequence: Sequence, search: Search, position: number, at: number, gap: Gap): Offsets {
  const exclusion = gap.not === null ? 0 : MOST_GAP + 1;
  const state = (sequence.firstState + position) * 2 * (MOST_GAP + 1) + exclusion + gap.most;
  const known = search.reached.get(state, at);
  if (known) return known;
  const ends = noOffsets();
  addEndsAcross(ends, sequence, search, position, at, gap);
  search.reached.set(state, at, ends);
  return ends;
}

function addEndsAcross(
  ends: Offsets,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  gap: Gap,
): void {
  const step = sequence.steps[position];
  if (step === undefined) return;
  const { text } = search;
  const { beginnings } = step;
  if (step.optional && position < sequence.lastNeeded && gap.most > 0) {
    // The gap stays whether or not the optional part is there.
    const places = placesBehind(search, at, gap, true, null);
    for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
      addEndsFrom(ends, sequence, search, position, next, wordAt(text, next));
    }
    return;
  }
  if (step.hasGaps) {
    // Options that bring a gap of their own: each has its own reach.
    for (const option of step.alternatives) {
      if (option instanceof RegExp) continue;
      const own = wider(gap, option.gaps[0] ?? NEIGHBOURS);
      const places = placesBehind(search, at, own, beginnings.anywhere, option.beginnings);
      for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
        addEndsWithOption(ends, option, sequence, search, position, next, wordAt(text, next));
      }
    }
  } else if (gap.most === 0 && !beginnings.anywhere) {
    const first = text.wordFrom[at] ?? 0;
    if (isPossessive(text, at, first)) addEndsAtNeighbour(ends, step, sequence, search, position, at + 2, first + 1);
    addEndsAtNeighbour(ends, step, sequence, search, position, at, first);
  } else {
    const places = placesBehind(search, at, gap, beginnings.anywhere, beginnings);
    for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
      const word = wordAt(text, next);
      if (mayBegin(beginnings, search, word)) addEndsWith(ends, step, sequence, search, position, next, word);
    }
  }
  if (step.optional) {
    addEndsAfter(ends, sequence, search, position + 1, at, wider(gap, sequence.gaps[position + 1] ?? NEIGHBOURS));
  }
}

/** ... when the step is the next word behind the offset, if it is near. */
function addEndsAtNeighbour(
  ends: Offsets,
  step: Step,
  sequence: Sequence,
  search: Search,
  position: number,
  from: number,
  word: number,
): void {
  const { text } = search;
  if (!mayBegin(step.beginnings, search, word) || isPartEnd(text, word)) return;
  if (jointBefore(text, from, word) === 0) return;
  addEndsWith(ends, step, sequence, search, position, text.starts[word] ?? 0, word);
}

function wider(a: Gap, b: Gap): Gap {
  return b.most > a.most ? b : a;
}

const NONE: Offsets = noOffsets();

function groupEnds(step: Step, search: Search, at: number, word: number): Offsets {
  const ends = noOffsets();
  for (const index of alternativesAt(step.byBeginning, search, word)) {
    const option = step.alternatives[index];
    if (option) addAlternative(ends, option, search, at, word);
  }
  return ends;
}

/** The index of the word that begins at the offset, or -1. */
function wordAt(text: WordedText, offset: number): number {
  const word = text.wordFrom[offset] ?? -1;
  return text.starts[word] === offset && !isPartEnd(text, word) ? word : -1;
}

function isPartEnd({ starts, ends }: WordedText, word: number): boolean {
  return starts[word] === ends[word];
}

function vocabularyEnds(step: Step, search: Search, at: number, word: number): Offsets {
  if (!mayBegin(step.beginnings, search, word)) return NONE;
  const known = search.found.get(step.id, at);
  if (known) return known;
  const ends = groupEnds(step, search, at, word);
  search.found.set(step.id, at, ends);
  return ends;
}

function addAlternative(ends: Offsets, alternative: Sequence | RegExp, search: Search, at: number, word: number): void {
  if (alternative instanceof RegExp) {
    const end = expressionEnd(alternative, search.text, at);
    if (end > at) add(ends, end);
    return;
  }
  if (!mayBegin(alternative.beginnings, search, word)) return;
  const behind = behindPlainSteps(alternative, search, word);
  if (behind >= 0 && alternative.plainSteps === alternative.steps.length) add(ends, behind);
  else addAllEnds(ends, alternative, search, at, word, behind);
}

/** Expressions see their own part only: it may matter to them where it begins and ends. */
function expressionEnd(expression: RegExp, { parts, partOf, partStarts, wordFrom }: WordedText, at: number): number {
  const part = partOf[wordFrom[at] ?? 0] ?? 0;
  expression.lastIndex = at - (partStarts[part] ?? 0);
  return at + (expression.exec(parts[part] ?? '')?.[0].length ?? 0);
}

/** Where the word ends that begins at the offset, or -1 where it is another. */
function endOfWord(step: Step, text: WordedText, at: number, word: number): number {
  if (!step.isPlain) return pieceEnd(step.pieces, text, at);
  const end = text.ends[word] ?? NOWHERE;
  return end - at - (step.pieces[0]?.length ?? 0) <= MOST_ENDING ? end : NOWHERE;
}

function pieceEnd(pieces: readonly string[], text: WordedText, start: number): number {
  if (isWordAt(text, start) && isWordBefore(text, start)) return -1;
  let at = start;
  for (const [position, piece] of pieces.entries()) {
    const isLast = position === pieces.length - 1;
    if (piece === "'") {
      if (isLast && isWordAt(text, at)) return -1;
      if (text.lower[at] === "'") at++;
      if (isLast) return at;
    } else if (piece === '-') {
      if (text.lower[at] === '-' || text.lower[at] === ' ') at++;
    } else if (piece === '*') {
      const begin = at;
      while (isWordAt(text, at)) at++;
      if (at - begin > MOST_ENDING) return -1;
    } else if (piece === '#') {
      NUMBER.lastIndex = at;
      const digits = NUMBER.exec(text.lower)?.[0].length ?? 0;
      if (digits === 0) return -1;
      at += digits;
    } else {
      if (!text.lower.startsWith(piece, at)) return -1;
      at += piece.length;
    }
  }
  // A sign has no edge: "£" may stand before a figure.
  return isWordAt(text, at) && isWordBefore(text, at) ? -1 : at;
}

function isWordBefore(text: WordedText, offset: number): boolean {
  return offset > 0 && isWordAt(text, offset - 1);
}

/** Does "'s" hang on what ends at the offset? */
function isPossessive({ lower, starts, ends }: WordedText, at: number, word: number): boolean {
  return starts[word] === at + 1 && ends[word] === at + 2 && lower.startsWith("'s", at);
}

/** What stands between an offset and the word behind it: see `jointOf`. */
function jointBefore({ lower, starts, ends, joints }: WordedText, from: number, word: number): number {
  const isKnown = word > 0 && ends[word - 1] === from;
  return isKnown ? (joints[word] ?? 0) : jointOf(lower, from, starts[word] ?? 0, ends[word] ?? 0);
}

/**
 * Every offset behind `at` that the gap reaches, nearest first.
 * @param anywhere also the offsets between words, where a sign can begin
 * @param beginnings words that none of it begins with are passed over
 */
function placesBehind(search: Search, at: number, gap: Gap, anywhere: boolean, beginnings: Beginnings | null): Offsets {
  const places = noOffsets();
  const { text } = search;
  const first = text.wordFrom[at] ?? 0;
  if (gap.most === 0) {
    if (isPossessive(text, at, first)) addPlaces(places, search, at + 2, first + 1, gap, anywhere, beginnings);
    addPlaces(places, search, at, first, gap, anywhere, beginnings);
    return places;
  }
  // What hangs on a word by an apostrophe or hyphen is part of it, and costs no word.
  let isTail = true;
  let from = at;
  for (let word = first, passed = 0; passed <= gap.most; word++) {
    const joint = addPlaces(places, search, from, word, gap, anywhere, beginnings);
    if (joint === 0) break;
    if (gap.not !== null && vocabularyEnds(gap.not, search, text.starts[word] ?? 0, word).first !== NOWHERE) break;
    if ((joint & HANGING) === 0) {
      isTail = false;
      passed++;
    } else if (isTail && word - first >= MOST_TAIL) break;
    from = text.ends[word] ?? 0;
  }
  return places;
}

/** Goes on from an offset to the next word. @returns what stands between, 0 where that is too much or there is no word */
function addPlaces(
  places: Offsets,
  search: Search,
  from: number,
  word: number,
  gap: Gap,
  anywhere: boolean,
  beginnings: Beginnings | null,
): number {
  const { text } = search;
  const joint = jointBefore(text, from, word);
  if (joint === 0 || (gap.not !== null && (joint & CLAUSE_ENDS) !== 0)) return 0;
  const next = text.starts[word] ?? 0;
  if (anywhere) for (let sign = from + 1; sign < next; sign++) add(places, sign);
  if (isPartEnd(text, word)) return 0;
  if (beginnings === null || mayBegin(beginnings, search, word)) add(places, next);
  return joint;
}
