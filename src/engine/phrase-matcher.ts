/**
 * Finds phrases in a text, word by word. A phrase is not turned into a regular expression: vocabularies are looked up
 * once for each place of a sentence instead of being written out in every phrase that uses them, and as nothing is worked
 * out twice, no text can keep a phrase busy.
 */
import { firstIndex } from '../notice/first-index';
import { searchedOnce } from './first-search';
import type { Lexicon } from './lexicon';
import { ABSENT, type NumberTable, numberAt, numberTable, putNumber } from './number-table';
import type { Pack, PhraseSequence } from './pack';
import {
  type Beginnings,
  byBeginningOf,
  createPhraseCompiler,
  type Expression,
  type Gap,
  isEntry,
  isExpression,
  MOST_TRIED_IN_TURN,
  NEIGHBOURS,
  type PhraseCompiler,
  type Sequence,
  type Step,
} from './phrase-steps';
import { isAmong } from './statement-sets';
import {
  type Answers,
  answersIn,
  CLAUSE_ENDS,
  HANGING,
  holdersOf,
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
  /**
   * The same for many parts at once, in order: calls back with each match.
   * @param parts the parts to look in, as bits: see `isAmong`; looked at as it goes, so that `use` may take parts out
   */
  eachSpan(phrase: PreparedPhrase, parts: Uint32Array, use: (part: number, from: number, to: number) => void): void;
  /** Calls back with each entry of the lexicon that words of the text answer to, ascending. */
  eachEntry(use: (entry: number) => void): void;
  /** Which parts the words stand in that answer to an entry of the lexicon: each once or more, ascending. */
  eachPartWith(entry: number, use: (part: number) => void): void;
  /** How often a step of a phrase was tried at a place so far: the measure of the work. */
  work(): number;
}

/** A text in which phrases are looked for, with what was found out about it so far: numbers in a few long lists. */
interface Search {
  readonly compiler: PhraseCompiler;
  readonly text: WordedText;
  answers: Answers;
  /** By vocabulary and offset, the list in `kept` of where its phrases end that begin there. */
  readonly found: NumberTable;
  /** By state of matching and offset, the list in `kept` of where sequences end: see `goOn`. */
  readonly reached: NumberTable;
  /** By state of matching and offset, where the preferred one ends, or `NOWHERE`. */
  readonly firsts: NumberTable;
  /** By expression and part, the list in `kept` of where it matches: see `placesOf`. */
  readonly places: NumberTable;
  /** By beginnings, the list in `kept` of the words that a phrase can begin with: see `beginningWords`. */
  readonly begun: NumberTable;
  /** By expression, where it was last looked for. */
  readonly sought: (Sought | undefined)[];
  /** Lists, each behind its length. */
  kept: Int32Array;
  keptTop: number;
  /** Ends that are being gathered: the last to begin is the first to be done, and stands on top. */
  pile: Int32Array;
  top: number;
  /** Places and ends that are gone through one by one, likewise. */
  ways: Int32Array;
  waysTop: number;
  work: number;
}

/** Where an expression was looked for: from one offset of a part on it matches first at another, and ends there. */
interface Sought {
  part: number;
  from: number;
  at: number;
  end: number;
}

/** Most letters that `*` stands for. */
const MOST_ENDING = 24;
/** Most parts of one word ("parent's", "well-known") that a gap passes over for nothing right after a match. */
const MOST_TAIL = 2;
/** The longest gap of the phrase language. */
const MOST_GAP = 30;
const NUMBER = /\d{1,12}(?:[,.]\d{1,12}){0,4}/y;

const NO_SPANS: readonly TextSpan[] = [];
const NOWHERE = -1;
/** Told by `behindPlainSteps`: the words are not plain, so that it takes the longer way to find out. */
const NOT_PLAIN = -2;
/** In place of where on the pile ends are gathered: none are, the preferred one is all that is asked for. */
const FIRST = -1;

/** @param pack holds the vocabularies that phrases refer to */
export function createPhraseMatcher(pack: Pick<Pack, 'patterns' | 'phrases' | 'workedOut'>): PhraseMatcher {
  const compiler = createPhraseCompiler(pack);
  const { lexicon } = compiler;
  return {
    prepare: compiler.sequenceOf,
    search(text) {
      const search: Search = {
        compiler,
        text,
        answers: answersIn(text, lexicon),
        found: numberTable(),
        reached: numberTable(),
        firsts: numberTable(),
        places: numberTable(),
        begun: numberTable(),
        sought: [],
        kept: new Int32Array(FIRST_ROOM),
        keptTop: 0,
        pile: new Int32Array(FIRST_ROOM),
        top: 0,
        ways: new Int32Array(FIRST_ROOM),
        waysTop: 0,
        work: 0,
      };
      return {
        spansIn: (phrase, part, limit = Number.POSITIVE_INFINITY) =>
          spansIn(search, upToDate(search, lexicon, phrase), part, limit),
        eachSpan: (phrase, parts, use) => eachSpan(search, upToDate(search, lexicon, phrase), parts, use),
        eachEntry(use) {
          if (search.answers.size !== lexicon.size()) search.answers = answersIn(text, lexicon);
          const { from } = holdersOf(search.answers);
          for (let entry = 0; entry < search.answers.size; entry++) {
            if (from[entry] !== from[entry + 1]) use(entry);
          }
        },
        eachPartWith(entry, use) {
          if (search.answers.size !== lexicon.size()) search.answers = answersIn(text, lexicon);
          const { words, from } = holdersOf(search.answers);
          const end = from[entry + 1] ?? 0;
          for (let at = from[entry] ?? 0; at < end; at++) use(text.partOf[words[at] ?? 0] ?? 0);
        },
        work: () => search.work,
      };
    },
  };
}

const FIRST_ROOM = 64;

function larger(list: Int32Array): Int32Array {
  const grown = new Int32Array(list.length * 2);
  grown.set(list);
  return grown;
}

/** The phrase, when what the words of the text answer to has been brought up to date with it. */
function upToDate(search: Search, lexicon: Lexicon, sequence: Sequence): Sequence {
  if (search.answers.size !== lexicon.size()) search.answers = answersIn(search.text, lexicon);
  return sequence;
}

function spansIn(search: Search, sequence: Sequence, part: number, limit: number): readonly TextSpan[] {
  const { text } = search;
  const { beginnings } = sequence;
  const base = text.partStarts[part] ?? 0;
  const firstWord = text.partWords[part] ?? 0;
  // The last word of a part is its end.
  const lastWord = (text.partWords[part + 1] ?? 0) - 1;
  const begin = search.waysTop;
  const byOffset = beginnings.anywhere;
  if (beginnings.expressions !== null) {
    addWordsOfPart(search, beginnings, firstWord, lastWord);
    for (let way = begin; way < search.waysTop; way++) search.ways[way] = text.starts[search.ways[way] ?? 0] ?? 0;
    for (const expression of beginnings.expressions) addPlacesOf(search, expression, part);
    sortWays(search, begin);
  } else if (byOffset) {
    const end = text.starts[lastWord] ?? 0;
    for (let at = base; at < end; at++) addWay(search, at);
  } else if (beginnings.anyWord) {
    for (let word = firstWord; word < lastWord; word++) addWay(search, word);
  } else addWordsOfPart(search, beginnings, firstWord, lastWord);
  const last = search.waysTop;
  let spans: TextSpan[] | null = null;
  let past = 0;
  for (let way = begin; way < last; way++) {
    const at = search.ways[way] ?? 0;
    const start = byOffset ? at : (text.starts[at] ?? 0);
    if (start < past) continue;
    const end = firstEnd(sequence, search, start, byOffset ? wordAt(text, at) : at);
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
  search.waysTop = begin;
  return spans ?? NO_SPANS;
}

function eachSpan(
  search: Search,
  sequence: Sequence,
  parts: Uint32Array,
  use: (part: number, from: number, to: number) => void,
): void {
  const { text } = search;
  const { beginnings } = sequence;
  if (beginnings.anywhere || beginnings.anyWord) {
    for (let part = 0; part < text.parts.length; part++) {
      if (!isAmong(parts, part)) continue;
      for (const [from, to] of spansIn(search, sequence, part, MANY)) if (isAmong(parts, part)) use(part, from, to);
    }
    return;
  }
  const begin = search.waysTop;
  addWordsThatBegin(search, beginnings, parts);
  const last = search.waysTop;
  let past = 0;
  for (let way = begin; way < last; way++) {
    const word = search.ways[way] ?? 0;
    const start = text.starts[word] ?? 0;
    if (start < past) continue;
    const part = text.partOf[word] ?? 0;
    if (!isAmong(parts, part)) continue;
    const end = firstEnd(sequence, search, start, word);
    if (end <= start) continue;
    const base = text.partStarts[part] ?? 0;
    use(part, start - base, end - base);
    past = end;
  }
  search.waysTop = begin;
}

/** The list in `kept` of the words of the text that answer to one of the entries, ascending: many phrases begin alike. */
function beginningWords(search: Search, { id, entries }: Beginnings): number {
  const known = numberAt(search.begun, id, 0);
  if (known !== ABSENT) return known;
  const { words, from } = holdersOf(search.answers);
  const begin = search.waysTop;
  let lists = 0;
  for (let i = 0; i < entries.length; i++) {
    const entry = entries[i] ?? 0;
    const first = from[entry] ?? 0;
    const end = from[entry + 1] ?? 0;
    for (let at = first; at < end; at++) addWay(search, words[at] ?? 0);
    if (end > first) lists++;
  }
  if (lists > 1) sortWays(search, begin);
  const own = search.top;
  for (let way = begin; way < search.waysTop; way++) push(search, search.ways[way] ?? 0);
  search.waysTop = begin;
  const list = keep(search, own);
  putNumber(search.begun, id, 0, list);
  return list;
}

/** Adds the words of these parts that one of the entries stands for to the ways: each once, ascending. */
function addWordsThatBegin(search: Search, beginnings: Beginnings, parts: Uint32Array): void {
  const { partOf } = search.text;
  const list = beginningWords(search, beginnings);
  const { kept } = search;
  const end = list + (kept[list] ?? 0);
  for (let at = list + 1; at <= end; at++) {
    const word = kept[at] ?? 0;
    if (isAmong(parts, partOf[word] ?? 0)) addWay(search, word);
  }
}

/** The same for the words of one part, from `first` to before `last`. */
function addWordsOfPart(search: Search, beginnings: Beginnings, first: number, last: number): void {
  if (beginnings.entries.length === 0) return;
  if (search.text.parts.length === 1) {
    for (let word = first; word < last; word++) if (answers(beginnings, search.answers, word)) addWay(search, word);
    return;
  }
  const list = beginningWords(search, beginnings);
  const { kept } = search;
  const end = list + 1 + (kept[list] ?? 0);
  let at = firstIndex(list + 1, end, (index) => (kept[index] ?? 0) >= first);
  for (; at < end; at++) {
    const word = kept[at] ?? 0;
    if (word >= last) break;
    addWay(search, word);
  }
}

/** Few are sorted quicker by hand than by a call. */
const FEW_WAYS = 24;

/** Puts the ways from `begin` on in order, each once. */
function sortWays(search: Search, begin: number): void {
  const { ways, waysTop } = search;
  if (waysTop - begin > FEW_WAYS) ways.subarray(begin, waysTop).sort();
  else {
    for (let at = begin + 1; at < waysTop; at++) {
      const way = ways[at] ?? 0;
      let to = at;
      for (; to > begin && (ways[to - 1] ?? 0) > way; to--) ways[to] = ways[to - 1] ?? 0;
      ways[to] = way;
    }
  }
  let kept = begin;
  for (let at = begin; at < waysTop; at++) {
    if (at === begin || ways[at] !== ways[kept - 1]) ways[kept++] = ways[at] ?? 0;
  }
  search.waysTop = kept;
}

const MANY = Number.POSITIVE_INFINITY;
/** Behind every offset, as a small integer. */
const BEYOND = 0x3fffffff;

/**
 * Where the match ends that is preferred among those that begin at this place, or `NOWHERE`.
 * @param word the index of the word that begins there, or -1
 */
function firstEnd(sequence: Sequence, search: Search, start: number, word: number): number {
  const behind = behindPlainSteps(sequence, search, word);
  if (behind === NOWHERE || (behind >= 0 && sequence.plainSteps === sequence.length)) return behind;
  return goThrough(sequence, search, start, word, behind, FIRST);
}

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
    if (step === undefined || !answers(step.beginnings, search.answers, word)) return NOWHERE;
    if ((ends[word] ?? 0) - (starts[word] ?? 0) > MOST_ENDING) return NOT_PLAIN;
  }
  return ends[word - 1] ?? NOWHERE;
}

/*
 * The functions below go through the ways in which a sequence can match, the preferred one first. Each takes `base`: where on
 * the pile the ends are gathered that it finds. With `FIRST` it stops at the first end and returns it; else it returns `NOWHERE`.
 */

/** All ways that begin exactly here. @param behind what `behindPlainSteps` told */
function goThrough(sequence: Sequence, search: Search, at: number, word: number, behind: number, base: number): number {
  if (behind === NOWHERE) return NOWHERE;
  if (sequence.rest !== null) search.compiler.finish(sequence);
  if (behind === NOT_PLAIN) return goFrom(sequence, search, 0, at, word, base);
  const { plainSteps } = sequence;
  return goOn(sequence, search, plainSteps, behind, sequence.gaps[plainSteps] ?? NEIGHBOURS, base);
}

/** @param word the index of the word that begins at the place, or -1 */
function mayBegin(beginnings: Beginnings, search: Search, word: number): boolean {
  if (word < 0) return beginnings.anywhere;
  return beginnings.anyWord || beginnings.anywhere || answers(beginnings, search.answers, word);
}

/** Does the word answer to one of the entries? */
function answers(beginnings: Beginnings, { entries, from }: Answers, word: number): boolean {
  const end = from[word + 1] ?? 0;
  for (let at = from[word] ?? 0; at < end; at++) if (isEntry(beginnings, entries[at] ?? -1)) return true;
  return false;
}

/** Puts an end on top of the pile, if it is not among those gathered from `base` on. */
function gather(search: Search, base: number, end: number): void {
  for (let at = base; at < search.top; at++) if (search.pile[at] === end) return;
  push(search, end);
}

function push(search: Search, end: number): void {
  if (search.top === search.pile.length) search.pile = larger(search.pile);
  search.pile[search.top++] = end;
}

/** Takes the ends gathered from `base` on off the pile and keeps them. @returns where the list stands in `kept` */
function keep(search: Search, base: number): number {
  const count = search.top - base;
  while (search.keptTop + count >= search.kept.length) search.kept = larger(search.kept);
  const list = search.keptTop;
  search.kept[list] = count;
  for (let i = 0; i < count; i++) search.kept[list + 1 + i] = search.pile[base + i] ?? NOWHERE;
  search.keptTop += count + 1;
  search.top = base;
  return list;
}

function addWay(search: Search, place: number): void {
  if (search.waysTop === search.ways.length) search.ways = larger(search.ways);
  search.ways[search.waysTop++] = place;
}

/** Moves the ends gathered from `base` on to the ways. @returns where they begin there */
function asWays(search: Search, base: number): number {
  const begin = search.waysTop;
  for (let at = base; at < search.top; at++) addWay(search, search.pile[at] ?? NOWHERE);
  search.top = base;
  return begin;
}

/** Step `position` of the sequence has to begin at this offset. */
function goFrom(sequence: Sequence, search: Search, position: number, at: number, word: number, base: number): number {
  const step = sequence.steps[position];
  if (step === undefined) return NOWHERE;
  if (step.hasGaps) {
    for (const option of step.alternatives) {
      const end = goWithOption(option, sequence, search, position, at, word, base);
      if (end !== NOWHERE) return end;
    }
  } else if (mayBegin(step.beginnings, search, word)) {
    const end = goWith(step, sequence, search, position, at, word, base);
    if (end !== NOWHERE) return end;
  }
  return step.optional && position < sequence.lastNeeded
    ? goFrom(sequence, search, position + 1, at, word, base)
    : NOWHERE;
}

/** ... and begins there, as its beginnings allow, and is not left out. */
function goWith(
  step: Step,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  word: number,
  base: number,
): number {
  search.work++;
  const gap = sequence.gaps[position + 1] ?? NEIGHBOURS;
  if (step.isPlain) {
    const wordEnd = search.text.ends[word] ?? NOWHERE;
    if (wordEnd - at <= MOST_ENDING) return goOn(sequence, search, position + 1, wordEnd, gap, base);
  }
  if (step.kind === 'word') {
    const end = endOfWord(step, search.text, at, word);
    return end < 0 ? NOWHERE : goOn(sequence, search, position + 1, end, gap, base);
  }
  if (step.kind === 'vocabulary') {
    const list = vocabularyEnds(step, search, at, word);
    if (list === NONE) return NOWHERE;
    const count = search.kept[list] ?? 0;
    for (let i = 1; i <= count; i++) {
      const end = goOn(sequence, search, position + 1, search.kept[list + i] ?? NOWHERE, gap, base);
      if (end !== NOWHERE) return end;
    }
    return NOWHERE;
  }
  const own = search.top;
  gatherGroup(step, search, at, word, own);
  return search.top === own ? NOWHERE : goOnFromEach(own, sequence, search, position + 1, gap, base);
}

/** Goes on behind each of the ends gathered from `own` on, and takes them off the pile. */
function goOnFromEach(
  own: number,
  sequence: Sequence,
  search: Search,
  position: number,
  gap: Gap,
  base: number,
): number {
  if (search.top === own + 1) {
    search.top = own;
    return goOn(sequence, search, position, search.pile[own] ?? NOWHERE, gap, base);
  }
  const begin = asWays(search, own);
  const last = search.waysTop;
  let end = NOWHERE;
  for (let way = begin; way < last && end === NOWHERE; way++) {
    end = goOn(sequence, search, position, search.ways[way] ?? NOWHERE, gap, base);
  }
  search.waysTop = begin;
  return end;
}

/** ... when a step is one of its alternatives that have gaps of their own. */
function goWithOption(
  option: Sequence | Expression,
  sequence: Sequence,
  search: Search,
  position: number,
  at: number,
  word: number,
  base: number,
): number {
  if (isExpression(option) || !mayBegin(option.beginnings, search, word)) return NOWHERE;
  if (option.rest !== null) search.compiler.finish(option);
  const gap = wider(option.gaps[option.length] ?? NEIGHBOURS, sequence.gaps[position + 1] ?? NEIGHBOURS);
  const own = search.top;
  goThrough(option, search, at, word, behindPlainSteps(option, search, word), own);
  return search.top === own ? NOWHERE : goOnFromEach(own, sequence, search, position + 1, gap, base);
}

/**
 * What comes before step `position` ends at this offset, and the gap may follow. However a match came there, it goes on
 * in the same way: behind a gap, where the ways part, the answer is kept, so that the work grows with the text, and not
 * with the ways through it.
 */
function goOn(sequence: Sequence, search: Search, position: number, at: number, gap: Gap, base: number): number {
  if (position === sequence.length) {
    if (base === FIRST) return at;
    gather(search, base, at);
    return NOWHERE;
  }
  if (gap.most === 0 || sequence.length < 3) return goAcross(sequence, search, position, at, gap, base);
  const exclusion = gap.not === null ? 0 : MOST_GAP + 1;
  const state = (sequence.firstState + position) * 2 * (MOST_GAP + 1) + exclusion + gap.most;
  if (base === FIRST) {
    const known = numberAt(search.firsts, state, at);
    if (known !== ABSENT) return known;
    const end = goAcross(sequence, search, position, at, gap, FIRST);
    putNumber(search.firsts, state, at, end);
    return end;
  }
  let list = numberAt(search.reached, state, at);
  if (list === ABSENT) {
    const own = search.top;
    goAcross(sequence, search, position, at, gap, own);
    list = keep(search, own);
    putNumber(search.reached, state, at, list);
  }
  const count = search.kept[list] ?? 0;
  for (let i = 1; i <= count; i++) gather(search, base, search.kept[list + i] ?? NOWHERE);
  return NOWHERE;
}

function goAcross(sequence: Sequence, search: Search, position: number, at: number, gap: Gap, base: number): number {
  const step = sequence.steps[position];
  if (step === undefined) return NOWHERE;
  const { text } = search;
  const { beginnings } = step;
  const staysOptional = step.optional && position < sequence.lastNeeded && gap.most > 0;
  let end = NOWHERE;
  if (staysOptional || (!step.hasGaps && (gap.most > 0 || beginnings.anywhere))) {
    // Where an optional part is left out the gap stays, so that what is behind it may begin at any of the places.
    const begin = search.waysTop;
    addPlacesBehind(search, at, gap, staysOptional || beginnings.anywhere, staysOptional ? null : beginnings);
    const last = search.waysTop;
    for (let way = begin; way < last && end === NOWHERE; way++) {
      const next = search.ways[way] ?? NOWHERE;
      const word = wordAt(text, next);
      if (staysOptional) end = goFrom(sequence, search, position, next, word, base);
      else if (mayBegin(beginnings, search, word)) end = goWith(step, sequence, search, position, next, word, base);
    }
    search.waysTop = begin;
    if (staysOptional) return end;
  } else if (step.hasGaps) {
    // Options that bring a gap of their own: each has its own reach.
    for (const option of step.alternatives) {
      if (isExpression(option)) continue;
      const begin = search.waysTop;
      addPlacesBehind(search, at, wider(gap, option.gaps[0] ?? NEIGHBOURS), beginnings.anywhere, option.beginnings);
      const last = search.waysTop;
      for (let way = begin; way < last && end === NOWHERE; way++) {
        const next = search.ways[way] ?? NOWHERE;
        end = goWithOption(option, sequence, search, position, next, wordAt(text, next), base);
      }
      search.waysTop = begin;
      if (end !== NOWHERE) break;
    }
  } else {
    const first = text.wordFrom[at] ?? 0;
    if (isPossessive(text, at, first)) end = goToNeighbour(step, sequence, search, position, at + 2, first + 1, base);
    if (end === NOWHERE) end = goToNeighbour(step, sequence, search, position, at, first, base);
  }
  if (end !== NOWHERE || !step.optional) return end;
  return goOn(sequence, search, position + 1, at, wider(gap, sequence.gaps[position + 1] ?? NEIGHBOURS), base);
}

/** ... when the step is the next word behind the offset, if it is near. */
function goToNeighbour(
  step: Step,
  sequence: Sequence,
  search: Search,
  position: number,
  from: number,
  word: number,
  base: number,
): number {
  const { text } = search;
  if (!mayBegin(step.beginnings, search, word) || isPartEnd(text, word)) return NOWHERE;
  if (jointBefore(text, from, word) === 0) return NOWHERE;
  return goWith(step, sequence, search, position, text.starts[word] ?? 0, word, base);
}

function wider(a: Gap, b: Gap): Gap {
  return b.most > a.most ? b : a;
}

/** In place of a list in `kept`: there are no ends. */
const NONE = -1;

/** The list in `kept` of where the phrases of a vocabulary end that begin here, or `NONE`. */
function vocabularyEnds(step: Step, search: Search, at: number, word: number): number {
  if (!mayBegin(step.beginnings, search, word)) return NONE;
  const known = numberAt(search.found, step.id, at);
  if (known !== ABSENT) return known;
  const own = search.top;
  gatherGroup(step, search, at, word, own);
  const list = search.top === own ? NONE : keep(search, own);
  putNumber(search.found, step.id, at, list);
  return list;
}

/** Gathers where the alternatives end that begin here. */
function gatherGroup(step: Step, search: Search, at: number, word: number, base: number): void {
  const alternatives = search.compiler.alternativesOf(step);
  if (alternatives.length <= MOST_TRIED_IN_TURN) {
    for (const option of alternatives) gatherAlternative(option, search, at, word, base);
    return;
  }
  const { byEntry, others } = byBeginningOf(step);
  let indexes = others;
  if (word >= 0) {
    const { entries, from } = search.answers;
    const end = from[word + 1] ?? 0;
    for (let entry = from[word] ?? 0; entry < end; entry++) {
      const own = byEntry.get(entries[entry] ?? -1);
      if (own === undefined) continue;
      if (indexes !== others) {
        // It may begin with the word in more than one way ("school", "school*").
        gatherMerged(step, search, at, word, base);
        return;
      }
      indexes = own;
    }
  }
  for (let i = 0; i < indexes.length; i++) {
    const option = alternatives[indexes[i] ?? -1];
    if (option) gatherAlternative(option, search, at, word, base);
  }
}

/** ... and the word answers to more than one entry: each alternative that may begin with it once, in their order. */
function gatherMerged(step: Step, search: Search, at: number, word: number, base: number): void {
  const { byEntry } = byBeginningOf(step);
  const { entries, from } = search.answers;
  const begin = search.waysTop;
  const end = from[word + 1] ?? 0;
  for (let entry = from[word] ?? 0; entry < end; entry++) {
    const own = byEntry.get(entries[entry] ?? -1);
    if (own !== undefined) for (let i = 0; i < own.length; i++) addWay(search, own[i] ?? -1);
  }
  sortWays(search, begin);
  const last = search.waysTop;
  for (let way = begin; way < last; way++) {
    const option = step.alternatives[search.ways[way] ?? -1];
    if (option) gatherAlternative(option, search, at, word, base);
  }
  search.waysTop = begin;
}

/** The index of the word that begins at the offset, or -1. */
function wordAt(text: WordedText, offset: number): number {
  const word = text.wordFrom[offset] ?? -1;
  return text.starts[word] === offset && !isPartEnd(text, word) ? word : -1;
}

function isPartEnd({ starts, ends }: WordedText, word: number): boolean {
  return starts[word] === ends[word];
}

function gatherAlternative(
  alternative: Sequence | Expression,
  search: Search,
  at: number,
  word: number,
  base: number,
): void {
  if (isExpression(alternative)) {
    const end = expressionEnd(alternative, search, at);
    if (end > at) gather(search, base, end);
    return;
  }
  if (!mayBegin(alternative.beginnings, search, word)) return;
  const behind = behindPlainSteps(alternative, search, word);
  if (behind >= 0 && alternative.plainSteps === alternative.length) gather(search, base, behind);
  else goThrough(alternative, search, at, word, behind, base);
}

/**
 * Where an expression ends that matches at an offset; the offset itself where it does not. It is looked for from there on,
 * so that up to the next place at which it matches nothing has to be tried. Expressions see their own part only: it may
 * matter to them where it begins and ends.
 */
function expressionEnd({ id, here, ahead }: Expression, search: Search, at: number): number {
  const { parts, partOf, partStarts, wordFrom } = search.text;
  const part = partOf[wordFrom[at] ?? 0] ?? 0;
  const last = search.sought[id];
  if (last !== undefined && last.part === part) {
    if (at === last.at) return last.end;
    if (at >= last.from && at < last.at) return at;
  }
  const base = partStarts[part] ?? 0;
  const text = parts[part] ?? '';
  if (last !== undefined && last.part === part && at < last.from) {
    // No look ahead: what is behind was looked at before, and the work must not grow with the ways through a text.
    here.lastIndex = at - base;
    return here.test(text) ? base + here.lastIndex : at;
  }
  if (last === undefined) searchedOnce(ahead, search.text.text);
  ahead.lastIndex = at - base;
  const match = ahead.exec(text);
  const found = match === null ? BEYOND : base + match.index;
  const end = match === null ? BEYOND : found + match[0].length;
  if (last === undefined) search.sought[id] = { part, from: at, at: found, end };
  else {
    last.part = part;
    last.from = at;
    last.at = found;
    last.end = end;
  }
  return found === at ? end : at;
}

/** Adds every offset of a part at which the expression matches to the ways. */
function addPlacesOf(search: Search, expression: Expression, part: number): void {
  let list = numberAt(search.places, expression.id, part);
  if (list === ABSENT) {
    const { ahead } = expression;
    const base = search.text.partStarts[part] ?? 0;
    const text = search.text.parts[part] ?? '';
    const own = search.top;
    ahead.lastIndex = 0;
    for (let match = ahead.exec(text); match !== null && match.index < text.length; match = ahead.exec(text)) {
      push(search, base + match.index);
      ahead.lastIndex = match.index + 1;
    }
    list = keep(search, own);
    putNumber(search.places, expression.id, part, list);
  }
  const count = search.kept[list] ?? 0;
  for (let i = 1; i <= count; i++) addWay(search, search.kept[list + i] ?? NOWHERE);
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
 * Adds every offset behind `at` that the gap reaches to the ways, nearest first.
 * @param anywhere also the offsets between words, where a sign can begin
 * @param beginnings words that none of it begins with are passed over
 */
function addPlacesBehind(search: Search, at: number, gap: Gap, anywhere: boolean, beginnings: Beginnings | null): void {
  const { text } = search;
  const first = text.wordFrom[at] ?? 0;
  if (gap.most === 0) {
    if (isPossessive(text, at, first)) addPlaces(search, at + 2, first + 1, gap, anywhere, beginnings);
    addPlaces(search, at, first, gap, anywhere, beginnings);
    return;
  }
  // What hangs on a word by an apostrophe or hyphen is part of it, and costs no word.
  let isTail = true;
  let from = at;
  for (let word = first, passed = 0; passed <= gap.most; word++) {
    const joint = addPlaces(search, from, word, gap, anywhere, beginnings);
    if (joint === 0) break;
    if (gap.not !== null && begins(gap.not, search, word)) break;
    if ((joint & HANGING) === 0) {
      isTail = false;
      passed++;
    } else if (isTail && word - first >= MOST_TAIL) break;
    from = text.ends[word] ?? 0;
  }
}

/** Does a phrase of the vocabulary begin with the word? */
function begins(vocabulary: Step, search: Search, word: number): boolean {
  return vocabularyEnds(vocabulary, search, search.text.starts[word] ?? 0, word) !== NONE;
}

/** Goes on from an offset to the next word. @returns what stands between, 0 where that is too much or there is no word */
function addPlaces(
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
  if (anywhere) for (let sign = from + 1; sign < next; sign++) addWay(search, sign);
  if (isPartEnd(text, word)) return 0;
  if (beginnings === null || mayBegin(beginnings, search, word)) addWay(search, next);
  return joint;
}
