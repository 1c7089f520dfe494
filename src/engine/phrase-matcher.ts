/**
 * Finds phrases in a text, word by word. A phrase is not turned into a regular expression: vocabularies are looked up
 * once for each place of a sentence instead of being written out in every phrase that uses them, and as nothing is worked
 * out twice, no text can keep a phrase busy.
 */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack, PatternId, PhraseItem, PhraseSequence } from './pack';

/** A text with its words (runs of letters, digits and _), made ready once for all phrases. */
export interface WordedText {
  readonly text: string;
  /** Lower case, of the same length. */
  readonly lower: string;
  /** Where words begin and end; the words themselves, in lower case. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly words: readonly string[];
  /** By offset, the index of the first word that begins there or behind. */
  readonly wordFrom: Int32Array;
  /** By word, what stands between it and the word before: see `jointOf`. */
  readonly joints: Uint8Array;
  /** By word, the entries of the matcher's lexicon that it answers to; made anew when the lexicon has grown. */
  answers: Answers;
  /** By vocabulary and offset, where its phrases end that begin there: see `vocabularyEnds`. */
  readonly found: Map<number, Offsets>;
  /** Where sequences end from the states that matching came to: see `endsBehindGap`. */
  readonly reached: Map<number, Offsets>;
}

export type TextSpan = readonly [number, number];

interface Answers {
  /** The size of the lexicon when they were made. */
  readonly size: number;
  readonly ofWord: readonly (readonly number[])[];
  /** All of them one after the other, and whose they are: to run through quickly. */
  readonly all: Int32Array;
  readonly words: Int32Array;
}

export interface PhraseMatcher {
  /** Where the phrase matches, as [from, to) in order, none overlapping; at most `limit` of them. */
  spans(phrase: PhraseSequence, text: WordedText, limit?: number): readonly TextSpan[];
}

/** Most characters between two words for them to be neighbours or parted by a gap. */
const MOST_BETWEEN = 6;
/** Most letters that `*` stands for. */
const MOST_ENDING = 24;
/** Most parts of one word ("parent's", "well-known") that a gap passes over for nothing right after a match. */
const MOST_TAIL = 2;
/** The longest gap of the phrase language. */
const MOST_GAP = 30;
/** More steps than any phrase has, to number the states of matching. */
const MOST_STEPS = 1000;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const IS_WORD = /^[\p{L}\p{M}\p{N}_]/u;
const NUMBER = /\d{1,12}(?:[,.]\d{1,12}){0,4}/y;

/** @param text already normalised: straight quotes, plain hyphens, single spaces */
export function wordedText(text: string): WordedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const words: string[] = [];
  const lower = lowered(text);
  const wordFrom = new Int32Array(text.length + 1);
  let last = 0;
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match; match = WORD.exec(text)) {
    const end = match.index + match[0].length;
    wordFrom.fill(starts.length, last, match.index + 1);
    last = match.index + 1;
    starts.push(match.index);
    ends.push(end);
    words.push(lower.slice(match.index, end));
  }
  wordFrom.fill(starts.length, last);
  const joints = new Uint8Array(starts.length);
  for (let word = 1; word < starts.length; word++) joints[word] = jointOf(text, ends[word - 1] ?? 0, starts[word] ?? 0);
  const answers = { size: -1, ofWord: [], all: NO_NUMBERS, words: NO_NUMBERS };
  return { text, lower, starts, ends, words, wordFrom, joints, answers, found: new Map(), reached: new Map() };
}

/** What stands between two words: near enough for them to be neighbours; nothing but what hangs one on the other; the end of a clause. */
const NEAR = 1;
const HANGING = 2;
const CLAUSE_ENDS = 4;
/** What ends a clause: a gap with exclusions does not pass it. */
const CLAUSE_END = /[.;:?!]|\s-\s/;

function jointOf(text: string, from: number, to: number): number {
  if (to <= from || to - from > MOST_BETWEEN) return 0;
  const between = text.slice(from, to);
  if (between === ' ') return NEAR;
  return NEAR | (/^['-]+$/.test(between) ? HANGING : 0) | (CLAUSE_END.test(between) ? CLAUSE_ENDS : 0);
}

const NO_NUMBERS = new Int32Array(0);

/** Lower case without a change of length: the few letters that would grow stay as they are. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('');
}

/** What a phrase can begin with, so that most places are passed over at a glance. */
interface Beginnings {
  /** Entries of the lexicon: words and beginnings of words. */
  readonly entries: readonly number[];
  /** The same as bits, where there are more than a few. */
  readonly bits: Uint32Array | null;
  /** May begin with any word (a number, an expression). */
  readonly anyWord: boolean;
  /** May begin with a sign, in the midst of what stands between words. */
  readonly anywhere: boolean;
}

interface WordStep {
  readonly kind: 'word';
  /** A word without signs, or a beginning with `*`, as an entry of the lexicon: the common cases; else -1. */
  readonly entry: number;
  /** Literal pieces and what may be absent, for words with an apostrophe, a hyphen, a number or a sign in them. */
  readonly pieces: readonly string[];
  readonly beginnings: Beginnings;
}

interface GroupStep {
  readonly kind: 'group';
  readonly optional: boolean;
  readonly options: readonly Sequence[];
  readonly byBeginning: ByBeginning;
  /** All options are single words or beginnings without signs. */
  readonly isPlain: boolean;
  /** Some options begin or end with a gap of their own. */
  readonly hasGaps: boolean;
  readonly beginnings: Beginnings;
}

interface VocabularyStep {
  readonly kind: 'vocabulary';
  /** One for each vocabulary of a matcher. */
  readonly id: number;
  readonly name: string;
  readonly members: readonly (Sequence | RegExp)[];
  readonly byBeginning: ByBeginning;
  readonly beginnings: Beginnings;
}

/** Which of the alternatives may begin with a word, by the entries of the lexicon it answers to: indexes, ascending. */
interface ByBeginning {
  readonly byEntry: ReadonlyMap<number, readonly number[]>;
  /** Those that may begin anywhere, or with any word. */
  readonly others: readonly number[];
}

type Step = WordStep | GroupStep | VocabularyStep;

interface Gap {
  /** Words at most. */
  readonly most: number;
  /** None of its phrases may begin in the gap. */
  readonly not: VocabularyStep | null;
}

const NEIGHBOURS: Gap = { most: 0, not: null };

interface Sequence {
  /** One for each sequence of a matcher. */
  readonly id: number;
  readonly steps: readonly Step[];
  /** What may stand before step i; `gaps[steps.length]`: behind the last. */
  readonly gaps: readonly Gap[];
  readonly lastNeeded: number;
  readonly beginnings: Beginnings;
}

/** @param pack holds the vocabularies that phrases refer to */
export function createPhraseMatcher(pack: Pick<Pack, 'patterns' | 'phrases'>): PhraseMatcher {
  const lexicon = lexiconOf(pack);
  const sequences = new WeakMap<PhraseSequence, Sequence>();
  const vocabularies = new Map<string, VocabularyStep>();
  let sequenceCount = 0;

  const words = new Map<string, WordStep>();
  const wordStepOf = (word: string): WordStep => {
    const known = words.get(word);
    if (known) return known;
    const made = wordStep(word, lexicon);
    words.set(word, made);
    return made;
  };
  // All at once: what the words of a text answer to changes with the lexicon.
  for (const pattern of pack.patterns) {
    if ('words' in pattern) {
      eachWord(pattern.words, (word) => {
        if (PLAIN_WORD.test(word)) lexicon.numberOf(word);
        else wordStepOf(word);
      });
    }
  }

  const sequenceOf = (phrase: PhraseSequence): Sequence => {
    const known = sequences.get(phrase);
    if (known) return known;
    const steps: Step[] = [];
    const gaps: Gap[] = [NEIGHBOURS];
    for (const item of phrase) {
      if (typeof item === 'number') gaps[steps.length] = { most: item, not: null };
      else if (typeof item === 'object' && 'gap' in item) {
        gaps[steps.length] = { most: item.gap, not: vocabularyStep(item.not) };
      } else {
        steps.push(stepOf(item));
        gaps.push(NEIGHBOURS);
      }
    }
    const lastNeeded = steps.findLastIndex((step) => !isOptional(step));
    const made = { id: sequenceCount++, steps, gaps, lastNeeded, beginnings: beginningsOf(steps) };
    sequences.set(phrase, made);
    return made;
  };

  const stepOf = (item: Exclude<PhraseItem, number | { readonly gap: number }>): Step => {
    if (typeof item === 'string') return wordStepOf(item);
    if ('of' in item) return vocabularyStep(item.of);
    const options = item.any.map((option) => sequenceOf(typeof option === 'string' ? singleton(option) : option));
    const beginnings = joined(options.map((option) => option.beginnings));
    const isPlain = options.every(isPlainWord);
    const hasGaps = options.some(({ steps, gaps }) => gaps[0] !== NEIGHBOURS || gaps[steps.length] !== NEIGHBOURS);
    const byBeginning = byBeginningOf(options.map((option) => option.beginnings));
    return { kind: 'group', optional: item.optional === true, options, byBeginning, isPlain, hasGaps, beginnings };
  };

  const vocabularyStep = (name: string): VocabularyStep => {
    const known = vocabularies.get(name);
    if (known) return known;
    const members = (pack.phrases[name] ?? []).map((id: PatternId) => {
      const pattern = pack.patterns[id];
      if (!pattern)
        throw new Error(`Pattern ${id} of the vocabulary ${name} is not in the rule pack; compile it anew.`);
      if ('words' in pattern) return sequenceOf(pattern.words);
      return new RegExp(pattern.source, pattern.caseSensitive ? 'y' : 'iy');
    });
    const all = members.map((member) => (member instanceof RegExp ? ANYTHING : member.beginnings));
    const made: VocabularyStep = {
      kind: 'vocabulary',
      id: vocabularies.size,
      name,
      members,
      byBeginning: byBeginningOf(all),
      beginnings: joined(all),
    };
    vocabularies.set(name, made);
    return made;
  };

  return {
    spans(phrase, text, limit = Number.POSITIVE_INFINITY) {
      const sequence = sequenceOf(phrase);
      answerTo(lexicon, text);
      const { beginnings } = sequence;
      const { starts } = text;
      let found: TextSpan[] | null = null;
      const count = beginnings.anywhere
        ? text.text.length
        : beginnings.anyWord
          ? starts.length
          : text.answers.all.length;
      for (let i = 0, past = 0; i < count && (found?.length ?? 0) < limit; i++) {
        const start = startAt(beginnings, text, i);
        if (start < past) continue;
        const end = endsOf(sequence, text, start).first;
        if (end <= start) continue;
        if (found === null) found = [[start, end]];
        else found.push([start, end]);
        past = end;
      }
      return found ?? NO_SPANS;
    },
  };
}

const NO_SPANS: readonly TextSpan[] = [];

/** The place that is tried in turn `i`: every offset, every word, or every answer of a word; -1 where nothing can begin. */
function startAt(beginnings: Beginnings, text: WordedText, i: number): number {
  if (beginnings.anywhere) return i;
  if (beginnings.anyWord) return text.starts[i] ?? -1;
  const { all, words } = text.answers;
  return isEntry(beginnings, all[i] ?? -1) ? (text.starts[words[i] ?? -1] ?? -1) : -1;
}

function answerTo(lexicon: Lexicon, text: WordedText): void {
  if (text.answers.size === lexicon.size()) return;
  const ofWord = text.words.map(lexicon.answersOf);
  const count = ofWord.reduce((sum, { length }) => sum + length, 0);
  const all = new Int32Array(count);
  const words = new Int32Array(count);
  let at = 0;
  ofWord.forEach((answers, word) => {
    for (const answer of answers) {
      all[at] = answer;
      words[at++] = word;
    }
  });
  text.answers = { size: lexicon.size(), ofWord, all, words };
}

/** A word that is its own entry in the lexicon, as most are. */
const PLAIN_WORD = /^[a-z]+\*?$/;

/** Calls back with the words of a phrase, as they are written in it. */
function eachWord(phrase: PhraseSequence, use: (word: string) => void): void {
  for (const item of phrase) {
    if (typeof item === 'string') use(item);
    else if (typeof item === 'object' && 'any' in item) {
      for (const option of item.any) {
        if (typeof option === 'string') use(option);
        else eachWord(option, use);
      }
    }
  }
}

const singletons = new Map<string, PhraseSequence>();

function singleton(word: string): PhraseSequence {
  const known = singletons.get(word);
  if (known) return known;
  const made: PhraseSequence = [word];
  singletons.set(word, made);
  return made;
}

function isOptional(step: Step): boolean {
  return step.kind === 'group' && step.optional;
}

/** Is the option nothing but a word, or the beginning of one, with no gap around it? */
function isPlainWord({ steps, gaps }: Sequence): boolean {
  const [step] = steps;
  return steps.length === 1 && step?.kind === 'word' && step.entry >= 0 && gaps.every((gap) => gap === NEIGHBOURS);
}

/** Splits a word as phrases write it: literals, `'` `-` that may be absent, `#` a number, `*` any ending. */
function wordStep(word: string, lexicon: Lexicon): WordStep {
  const pieces = word.match(/['\-#*]|[^'\-#*]+/g) ?? [];
  const [first = '', second] = pieces;
  const lead = /^[\p{L}\p{M}\p{N}_]+/u.exec(first)?.[0];
  const anyWord = first === '#';
  const anywhere = !anyWord && lead === undefined;
  const isWhole = lead !== undefined && (lead.length < first.length || second === undefined);
  const beginning = lead === undefined ? -1 : lexicon.numberOf(isWhole ? lead : `${lead}*`);
  const isPlain = lead === first && (second === undefined || (second === '*' && pieces.length === 2));
  return {
    kind: 'word',
    entry: isPlain ? beginning : -1,
    pieces,
    beginnings: { entries: beginning < 0 ? [] : [beginning], bits: null, anyWord, anywhere },
  };
}

/** From so many entries on, bits are quicker than a look through the list. */
const FEWEST_BITS = 4;

function joined(all: readonly Beginnings[]): Beginnings {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  const entries = [...new Set(all.flatMap((one) => one.entries))];
  return {
    entries,
    bits: entries.length < FEWEST_BITS ? null : bitsOf(entries),
    anyWord: all.some((one) => one.anyWord),
    anywhere: all.some((one) => one.anywhere),
  };
}

const ANYTHING: Beginnings = { entries: [], bits: null, anyWord: true, anywhere: true };

function byBeginningOf(all: readonly Beginnings[]): ByBeginning {
  const byEntry = new Map<number, number[]>();
  const others: number[] = [];
  all.forEach(({ entries, anyWord, anywhere }, index) => {
    if (anyWord || anywhere) others.push(index);
    else {
      for (const entry of entries) {
        const list = byEntry.get(entry);
        if (list) list.push(index);
        else byEntry.set(entry, [index]);
      }
    }
  });
  if (others.length === 0) return { byEntry, others };
  const withOthers = [...byEntry].map(([entry, own]) => [entry, [...own, ...others].sort((a, b) => a - b)] as const);
  return { byEntry: new Map(withOthers), others };
}

/** The alternatives that may begin with a word, or where no word begins (-1). */
function alternativesAt({ byEntry, others }: ByBeginning, text: WordedText, word: number): readonly number[] {
  if (word < 0) return others;
  let found = others;
  let several = false;
  for (const answer of text.answers.ofWord[word] ?? NO_ANSWERS) {
    const own = byEntry.get(answer);
    if (own === undefined) continue;
    several = found !== others;
    found = several ? [...found, ...own] : own;
  }
  return several ? [...new Set(found)].sort((a, b) => a - b) : found;
}

function bitsOf(entries: readonly number[]): Uint32Array {
  const bits = new Uint32Array((Math.max(...entries) >> 5) + 1);
  for (const entry of entries) bits[entry >> 5] = (bits[entry >> 5] ?? 0) | (1 << (entry & 31));
  return bits;
}

function beginningsOf(steps: readonly Step[]): Beginnings {
  const needed = steps.findIndex((step) => !isOptional(step));
  return joined(steps.slice(0, needed + 1).map((step) => step.beginnings));
}

/** @param word the index of the word that begins at the place, or -1 */
function mayBegin(beginnings: Beginnings, text: WordedText, word: number): boolean {
  if (word < 0) return beginnings.anywhere;
  if (beginnings.anyWord || beginnings.anywhere) return true;
  return isAmong(beginnings, text.answers.ofWord[word] ?? NO_ANSWERS);
}

/** Is one of the answers among the entries? */
function isAmong(beginnings: Beginnings, answers: readonly number[]): boolean {
  for (let i = 0; i < answers.length; i++) if (isEntry(beginnings, answers[i] ?? 0)) return true;
  return false;
}

function isEntry({ entries, bits }: Beginnings, answer: number): boolean {
  if (bits !== null) return (((bits[answer >> 5] ?? 0) >>> (answer & 31)) & 1) === 1;
  for (let i = 0; i < entries.length; i++) if (entries[i] === answer) return true;
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

/** All offsets at which a match of the sequence can end that begins exactly at `start`. */
function endsOf(sequence: Sequence, text: WordedText, start: number): Offsets {
  const ends = noOffsets();
  addEndsFrom(ends, sequence, text, 0, start);
  return ends;
}

/** Adds where the sequence ends when its step `position` has to begin at this offset. */
function addEndsFrom(ends: Offsets, sequence: Sequence, text: WordedText, position: number, at: number): void {
  const step = sequence.steps[position];
  if (step === undefined) return;
  if (step.kind === 'group' && step.hasGaps) {
    for (const option of step.options) addEndsWithOption(ends, option, sequence, text, position, at);
  } else addEndsWith(ends, step, sequence, text, position, at);
  if (isOptional(step) && position < sequence.lastNeeded) addEndsFrom(ends, sequence, text, position + 1, at);
}

/** ... when the step begins at this offset and is not left out. */
function addEndsWith(
  ends: Offsets,
  step: Step,
  sequence: Sequence,
  text: WordedText,
  position: number,
  at: number,
): void {
  const gap = sequence.gaps[position + 1] ?? NEIGHBOURS;
  const only = onlyEnd(step, text, at);
  if (only >= 0) addEndsAfter(ends, sequence, text, position + 1, only, gap);
  else if (only === SEVERAL) {
    const own = stepEnds(step, text, at);
    for (let i = 0, end = own.first; end !== NOWHERE; end = offsetAt(own, ++i)) {
      addEndsAfter(ends, sequence, text, position + 1, end, gap);
    }
  }
}

function addEndsWithOption(
  ends: Offsets,
  option: Sequence,
  sequence: Sequence,
  text: WordedText,
  position: number,
  at: number,
): void {
  if (!mayBegin(option.beginnings, text, wordAt(text, at))) return;
  const gap = wider(option.gaps[option.steps.length] ?? NEIGHBOURS, sequence.gaps[position + 1] ?? NEIGHBOURS);
  const own = endsOf(option, text, at);
  for (let i = 0, end = own.first; end !== NOWHERE; end = offsetAt(own, ++i)) {
    addEndsAfter(ends, sequence, text, position + 1, end, gap);
  }
}

/**
 * Adds where the sequence ends when what comes before step `position` ends at this offset, and the gap may follow.
 * However a match came there, it goes on in the same way: behind a gap, where the ways part, the answer is kept, so that
 * the work grows with the text, and not with the ways through it.
 */
function addEndsAfter(
  ends: Offsets,
  sequence: Sequence,
  text: WordedText,
  position: number,
  at: number,
  gap: Gap,
): void {
  const { steps } = sequence;
  if (position === steps.length) add(ends, at);
  else if (gap.most === 0 || steps.length < 3) addEndsAcross(ends, sequence, text, position, at, gap);
  else {
    const known = endsBehindGap(sequence, text, position, at, gap);
    for (let i = 0, end = known.first; end !== NOWHERE; end = offsetAt(known, ++i)) add(ends, end);
  }
}

function endsBehindGap(sequence: Sequence, text: WordedText, position: number, at: number, gap: Gap): Offsets {
  const exclusion = gap.not === null ? 0 : MOST_GAP + 1;
  const way = (sequence.id * MOST_STEPS + position) * 2 * (MOST_GAP + 1) + exclusion + gap.most;
  const state = way * (text.text.length + 1) + at;
  const known = text.reached.get(state);
  if (known) return known;
  const ends = noOffsets();
  addEndsAcross(ends, sequence, text, position, at, gap);
  text.reached.set(state, ends);
  return ends;
}

function addEndsAcross(
  ends: Offsets,
  sequence: Sequence,
  text: WordedText,
  position: number,
  at: number,
  gap: Gap,
): void {
  const step = sequence.steps[position];
  if (step === undefined) return;
  if (isOptional(step) && position < sequence.lastNeeded && gap.most > 0) {
    // The gap stays whether or not the optional part is there.
    const places = placesBehind(text, at, gap, true, null);
    for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
      addEndsFrom(ends, sequence, text, position, next);
    }
    return;
  }
  const { beginnings } = step;
  if (step.kind === 'group' && step.hasGaps) {
    // Options that bring a gap of their own: each has its own reach.
    for (const option of step.options) {
      const own = wider(gap, option.gaps[0] ?? NEIGHBOURS);
      const places = placesBehind(text, at, own, beginnings.anywhere, option.beginnings);
      for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
        addEndsWithOption(ends, option, sequence, text, position, next);
      }
    }
  } else if (gap.most === 0 && !beginnings.anywhere) {
    const first = text.wordFrom[at] ?? text.starts.length;
    if (isPossessive(text, at, first)) addEndsAtNeighbour(ends, step, sequence, text, position, at + 2, first + 1);
    addEndsAtNeighbour(ends, step, sequence, text, position, at, first);
  } else {
    const places = placesBehind(text, at, gap, beginnings.anywhere, beginnings);
    for (let i = 0, next = places.first; next !== NOWHERE; next = offsetAt(places, ++i)) {
      addEndsWith(ends, step, sequence, text, position, next);
    }
  }
  if (isOptional(step)) {
    addEndsAfter(ends, sequence, text, position + 1, at, wider(gap, sequence.gaps[position + 1] ?? NEIGHBOURS));
  }
}

/** ... when the step is the next word behind the offset, if it is near. */
function addEndsAtNeighbour(
  ends: Offsets,
  step: Step,
  sequence: Sequence,
  text: WordedText,
  position: number,
  from: number,
  word: number,
): void {
  if (word >= text.starts.length || !mayBegin(step.beginnings, text, word)) return;
  if (jointBefore(text, from, word) !== 0) addEndsWith(ends, step, sequence, text, position, text.starts[word] ?? 0);
}

function wider(a: Gap, b: Gap): Gap {
  return b.most > a.most ? b : a;
}

const NONE: Offsets = noOffsets();
const NO_ANSWERS: readonly number[] = [];
/** Told by `stepEnds`. */
const SEVERAL = -2;

/** Where a step ends that can only end in one place, as most can; `NOWHERE` where it does not match, else `SEVERAL`. */
function onlyEnd(step: Step, text: WordedText, at: number): number {
  if (step.kind === 'word') return wordEnd(step, text, at);
  const word = wordAt(text, at);
  if (!mayBegin(step.beginnings, text, word)) return NOWHERE;
  const isPlain = step.kind === 'group' && step.isPlain && (text.words[word]?.length ?? 0) <= MOST_ENDING;
  return isPlain ? (text.ends[word] ?? NOWHERE) : SEVERAL;
}

function stepEnds(step: Step, text: WordedText, at: number): Offsets {
  if (step.kind === 'vocabulary') return vocabularyEnds(step, text, at);
  if (step.kind === 'word') return { first: wordEnd(step, text, at), others: null };
  const ends = noOffsets();
  const word = wordAt(text, at);
  for (const index of alternativesAt(step.byBeginning, text, word)) {
    const option = step.options[index];
    if (option && mayBegin(option.beginnings, text, word)) addEndsFrom(ends, option, text, 0, at);
  }
  return ends;
}

function wordAt(text: WordedText, offset: number): number {
  const word = text.wordFrom[offset] ?? -1;
  return text.starts[word] === offset ? word : -1;
}

function vocabularyEnds(step: VocabularyStep, text: WordedText, at: number): Offsets {
  const word = wordAt(text, at);
  if (!mayBegin(step.beginnings, text, word)) return NONE;
  const place = step.id * (text.text.length + 1) + at;
  const known = text.found.get(place);
  if (known) return known;
  const ends = noOffsets();
  for (const index of alternativesAt(step.byBeginning, text, word)) {
    const member = step.members[index];
    if (member === undefined) continue;
    if (member instanceof RegExp) {
      member.lastIndex = at;
      const end = at + (member.exec(text.text)?.[0].length ?? 0);
      if (end > at) add(ends, end);
    } else if (mayBegin(member.beginnings, text, word)) addEndsFrom(ends, member, text, 0, at);
  }
  text.found.set(place, ends);
  return ends;
}

/** Where the word ends that begins at the offset, or -1 where it is another. */
function wordEnd(step: WordStep, text: WordedText, at: number): number {
  if (step.entry < 0) return pieceEnd(step.pieces, text, at);
  const word = wordAt(text, at);
  if (word < 0 || !(text.answers.ofWord[word] ?? NO_ANSWERS).includes(step.entry)) return -1;
  const length = text.words[word]?.length ?? 0;
  return length - (step.pieces[0]?.length ?? 0) <= MOST_ENDING ? (text.ends[word] ?? -1) : -1;
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

function isWordAt({ text }: WordedText, offset: number): boolean {
  return offset < text.length && isWordCode(text, offset);
}

function isWordBefore({ text }: WordedText, offset: number): boolean {
  return offset > 0 && isWordCode(text, offset - 1);
}

function isWordCode(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code < 128) {
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
  }
  return IS_WORD.test(text.charAt(offset));
}

/** Does "'s" hang on what ends at the offset? */
function isPossessive({ lower, starts, ends }: WordedText, at: number, word: number): boolean {
  return starts[word] === at + 1 && ends[word] === at + 2 && lower.startsWith("'s", at);
}

/** What stands between an offset and the word behind it: see `jointOf`. */
function jointBefore(text: WordedText, from: number, word: number): number {
  const isKnown = word > 0 && text.ends[word - 1] === from;
  return isKnown ? (text.joints[word] ?? 0) : jointOf(text.lower, from, text.starts[word] ?? text.lower.length);
}

/**
 * Every offset behind `at` that the gap reaches, nearest first.
 * @param anywhere also the offsets between words, where a sign can begin
 * @param beginnings words that none of it begins with are passed over
 */
function placesBehind(
  text: WordedText,
  at: number,
  gap: Gap,
  anywhere: boolean,
  beginnings: Beginnings | null,
): Offsets {
  const places = noOffsets();
  const first = text.wordFrom[at] ?? text.starts.length;
  if (gap.most === 0) {
    if (isPossessive(text, at, first)) addPlaces(places, text, at + 2, first + 1, gap, anywhere, beginnings);
    addPlaces(places, text, at, first, gap, anywhere, beginnings);
    return places;
  }
  // What hangs on a word by an apostrophe or hyphen is part of it, and costs no word.
  let isTail = true;
  let from = at;
  for (let word = first, passed = 0; passed <= gap.most; word++) {
    const joint = addPlaces(places, text, from, word, gap, anywhere, beginnings);
    if (joint === 0) break;
    if (gap.not !== null && vocabularyEnds(gap.not, text, text.starts[word] ?? 0).first !== NOWHERE) break;
    if ((joint & HANGING) === 0) {
      isTail = false;
      passed++;
    } else if (isTail && word - first >= MOST_TAIL) break;
    from = text.ends[word] ?? text.lower.length;
  }
  return places;
}

/** Goes on from an offset to the next word. @returns what stands between, 0 where that is too much or there is no word */
function addPlaces(
  places: Offsets,
  text: WordedText,
  from: number,
  word: number,
  gap: Gap,
  anywhere: boolean,
  beginnings: Beginnings | null,
): number {
  const isLast = word >= text.starts.length;
  const joint = jointBefore(text, from, isLast ? -1 : word);
  if (joint === 0 || (gap.not !== null && (joint & CLAUSE_ENDS) !== 0)) return 0;
  const next = text.starts[word] ?? text.lower.length;
  if (anywhere) for (let sign = from + 1; sign < next; sign++) add(places, sign);
  if (isLast) return 0;
  if (beginnings === null || mayBegin(beginnings, text, word)) add(places, next);
  return joint;
}
