/**
 * Finds phrases in a text, word by word. A phrase is not turned into a regular expression: vocabularies are looked up
 * once for each place of a sentence instead of being written out in every phrase that uses them, and as nothing is worked
 * out twice, no text can keep a phrase busy.
 */
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
  /** What the vocabularies came to at each offset. */
  readonly found: Map<string, Map<number, readonly number[]>>;
  /** Where sequences end from the states that matching came to. */
  readonly reached: Map<object, Map<number, readonly number[]>>;
}

export interface PhraseMatcher {
  /** Where the phrase matches, as [from, to) in order, none overlapping; at most `limit` of them. */
  spans(phrase: PhraseSequence, text: WordedText, limit?: number): (readonly [number, number])[];
}

/** Most characters between two words for them to be neighbours or parted by a gap. */
const MOST_BETWEEN = 6;
/** Most letters that `*` stands for. */
const MOST_ENDING = 24;
/** Most parts of one word ("parent's", "well-known") that a gap passes over for nothing right after a match. */
const MOST_TAIL = 2;
/** The longest gap of the phrase language. */
const MOST_GAP = 30;
const WORD = /[\p{L}\p{M}\p{N}_]+/gu;
const IS_WORD = /^[\p{L}\p{M}\p{N}_]/u;
const NUMBER = /\d{1,12}(?:[,.]\d{1,12}){0,4}/y;

/** @param text already normalised: straight quotes, plain hyphens, single spaces */
export function wordedText(text: string): WordedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const words: string[] = [];
  const lower = lowered(text);
  for (const match of text.matchAll(WORD)) {
    const end = match.index + match[0].length;
    starts.push(match.index);
    ends.push(end);
    words.push(lower.slice(match.index, end));
  }
  return { text, lower, starts, ends, words, found: new Map(), reached: new Map() };
}

/** Lower case without a change of length: the few letters that would grow stay as they are. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('');
}

/** What a phrase can begin with, so that most places are passed over at a glance. */
interface Beginnings {
  /** Whole words. */
  readonly words: Set<string>;
  /** Beginnings of words. */
  readonly prefixes: Set<string>;
  /** May begin with any word (a number, an expression). */
  anyWord: boolean;
  /** May begin with a sign, in the midst of what stands between words. */
  anywhere: boolean;
}

interface WordStep {
  readonly kind: 'word';
  /** Exactly this word, or a word that begins with it: the common cases. */
  readonly whole?: string;
  readonly prefix?: string;
  /** Literal pieces and what may be absent, for words with an apostrophe, a hyphen, a number or a sign in them. */
  readonly pieces: readonly string[];
  readonly beginnings: Beginnings;
}

interface GroupStep {
  readonly kind: 'group';
  readonly optional: boolean;
  readonly options: readonly Sequence[];
  readonly beginnings: Beginnings;
}

interface VocabularyStep {
  readonly kind: 'vocabulary';
  readonly name: string;
  readonly members: readonly (Sequence | RegExp)[];
  readonly beginnings: Beginnings;
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
  readonly steps: readonly Step[];
  /** What may stand before step i; `gaps[steps.length]`: behind the last. */
  readonly gaps: readonly Gap[];
  readonly lastNeeded: number;
  readonly beginnings: Beginnings;
}

/** @param pack holds the vocabularies that phrases refer to */
export function createPhraseMatcher(pack: Pick<Pack, 'patterns' | 'phrases'>): PhraseMatcher {
  const sequences = new WeakMap<PhraseSequence, Sequence>();
  const vocabularies = new Map<string, VocabularyStep>();

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
    const made = { steps, gaps, lastNeeded, beginnings: beginningsOf(steps) };
    sequences.set(phrase, made);
    return made;
  };

  const stepOf = (item: Exclude<PhraseItem, number | { readonly gap: number }>): Step => {
    if (typeof item === 'string') return wordStep(item);
    if ('of' in item) return vocabularyStep(item.of);
    const options = item.any.map((option) => sequenceOf(typeof option === 'string' ? singleton(option) : option));
    const beginnings = joined(options.map((option) => option.beginnings));
    return { kind: 'group', optional: item.optional === true, options, beginnings };
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
    const beginnings = joined(
      members.map((member) =>
        member instanceof RegExp
          ? { words: new Set<string>(), prefixes: new Set<string>(), anyWord: true, anywhere: true }
          : member.beginnings,
      ),
    );
    const made: VocabularyStep = { kind: 'vocabulary', name, members, beginnings };
    vocabularies.set(name, made);
    return made;
  };

  return {
    spans(phrase, text, limit = Number.POSITIVE_INFINITY) {
      const sequence = sequenceOf(phrase);
      const found: (readonly [number, number])[] = [];
      let past = 0;
      const tryAt = (start: number, word: number): void => {
        if (start < past || !mayBegin(sequence.beginnings, text, word)) return;
        const end = endsOf(sequence, text, start)[0];
        if (end === undefined || end <= start) return;
        found.push([start, end]);
        past = end;
      };
      if (sequence.beginnings.anywhere) {
        for (let at = 0, word = 0; at < text.text.length && found.length < limit; at++) {
          while ((text.starts[word] ?? Number.POSITIVE_INFINITY) < at) word++;
          tryAt(at, text.starts[word] === at ? word : -1);
        }
      } else {
        for (let word = 0; word < text.starts.length && found.length < limit; word++)
          tryAt(text.starts[word] ?? 0, word);
      }
      return found;
    },
  };
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

/** Splits a word as phrases write it: literals, `'` `-` that may be absent, `#` a number, `*` any ending. */
function wordStep(word: string): WordStep {
  const pieces = word.match(/['\-#*]|[^'\-#*]+/g) ?? [];
  const [first = '', second] = pieces;
  const beginnings: Beginnings = { words: new Set(), prefixes: new Set(), anyWord: false, anywhere: false };
  const lead = /^[\p{L}\p{M}\p{N}_]+/u.exec(first)?.[0];
  if (first === '#') beginnings.anyWord = true;
  else if (lead === undefined) beginnings.anywhere = true;
  else if (lead.length < first.length || second === undefined) beginnings.words.add(lead);
  else beginnings.prefixes.add(lead);
  const isPlain = lead !== undefined && lead === first;
  if (isPlain && second === undefined) return { kind: 'word', whole: first, pieces, beginnings };
  if (isPlain && second === '*' && pieces.length === 2) return { kind: 'word', prefix: first, pieces, beginnings };
  return { kind: 'word', pieces, beginnings };
}

function joined(all: readonly Beginnings[]): Beginnings {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  const sum: Beginnings = { words: new Set(), prefixes: new Set(), anyWord: false, anywhere: false };
  for (const one of all) {
    for (const word of one.words) sum.words.add(word);
    for (const prefix of one.prefixes) sum.prefixes.add(prefix);
    sum.anyWord ||= one.anyWord;
    sum.anywhere ||= one.anywhere;
  }
  return sum;
}

function beginningsOf(steps: readonly Step[]): Beginnings {
  const needed = steps.findIndex((step) => !isOptional(step));
  return joined(steps.slice(0, needed + 1).map((step) => step.beginnings));
}

/** @param word the index of the word that begins at the place, or -1 */
function mayBegin(beginnings: Beginnings, text: WordedText, word: number): boolean {
  if (word < 0) return beginnings.anywhere;
  if (beginnings.anyWord || beginnings.anywhere) return true;
  const written = text.words[word] ?? '';
  if (beginnings.words.has(written)) return true;
  for (const prefix of beginnings.prefixes) if (written.startsWith(prefix)) return true;
  return false;
}

/** The index of the first word that begins at or behind the offset. */
function wordFrom({ starts }: WordedText, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All offsets at which a match of the sequence can end that begins exactly at `start`, the preferred one first. */
function endsOf(sequence: Sequence, text: WordedText, start: number): readonly number[] {
  return endsFrom(sequence, text, 0, start);
}

/** Step `position` has to begin at this offset. */
function endsFrom(sequence: Sequence, text: WordedText, position: number, at: number): readonly number[] {
  const step = sequence.steps[position];
  if (step === undefined) return NO_ENDS;
  const taken = endsBehind(sequence, text, position, stepEnds(step, text, at));
  if (!isOptional(step) || position >= sequence.lastNeeded) return taken;
  return merged([taken, endsFrom(sequence, text, position + 1, at)]);
}

/** Step `position` has been found, to end at these offsets. */
function endsBehind(
  sequence: Sequence,
  text: WordedText,
  position: number,
  found: readonly StepEnd[],
): readonly number[] {
  const gap = sequence.gaps[position + 1] ?? NEIGHBOURS;
  return merged(found.map(({ end, trail }) => endsAfter(sequence, text, position + 1, end, wider(trail, gap))));
}

/**
 * What comes before step `position` ends at this offset, and the gap may follow. However a match came there, it goes on
 * in the same way: the answer is kept, so that the work grows with the text, and not with the ways through it.
 */
function endsAfter(sequence: Sequence, text: WordedText, position: number, at: number, gap: Gap): readonly number[] {
  const { steps } = sequence;
  if (position === steps.length) return [at];
  if (steps.length < 3) return endsAcross(sequence, text, position, at, gap);
  let known = text.reached.get(sequence);
  if (!known) {
    known = new Map();
    text.reached.set(sequence, known);
  }
  const exclusion = gap.not === null ? 0 : MOST_GAP + 1;
  const state = (position * 2 * (MOST_GAP + 1) + exclusion + gap.most) * (text.text.length + 1) + at;
  const there = known.get(state);
  if (there) return there;
  const ends = endsAcross(sequence, text, position, at, gap);
  known.set(state, ends);
  return ends;
}

function endsAcross(sequence: Sequence, text: WordedText, position: number, at: number, gap: Gap): readonly number[] {
  const step = sequence.steps[position];
  if (step === undefined) return NO_ENDS;
  const found: (readonly number[])[] = [];
  if (isOptional(step) && position < sequence.lastNeeded && gap.most > 0) {
    // The gap stays whether or not the optional part is there.
    eachPlace(text, at, gap, true, (next) => found.push(endsFrom(sequence, text, position, next)));
    return merged(found);
  }
  const { anywhere } = step.beginnings;
  if (step.kind === 'group' && step.options.some(({ gaps }) => gaps[0] !== NEIGHBOURS)) {
    // Options that bring a gap of their own: each has its own reach.
    for (const option of step.options) {
      eachPlace(text, at, wider(gap, option.gaps[0] ?? NEIGHBOURS), anywhere, (next) =>
        found.push(endsBehind(sequence, text, position, optionEnds(option, text, next))),
      );
    }
  } else {
    eachPlace(text, at, gap, anywhere, (next) =>
      found.push(endsBehind(sequence, text, position, stepEnds(step, text, next))),
    );
  }
  if (isOptional(step)) {
    const next = wider(gap, sequence.gaps[position + 1] ?? NEIGHBOURS);
    found.push(endsAfter(sequence, text, position + 1, at, next));
  }
  return merged(found);
}

const NO_ENDS: readonly number[] = [];

/** Each once, in the order in which they come first. */
function merged(lists: readonly (readonly number[])[]): readonly number[] {
  const filled = lists.filter((list) => list.length > 0);
  if (filled.length < 2) return filled[0] ?? NO_ENDS;
  return [...new Set(filled.flat())];
}

interface StepEnd {
  readonly end: number;
  /** The gap that the chosen option brings behind itself. */
  readonly trail: Gap;
}

function wider(a: Gap, b: Gap): Gap {
  return b.most > a.most ? b : a;
}

function stepEnds(step: Step, text: WordedText, at: number): readonly StepEnd[] {
  switch (step.kind) {
    case 'word': {
      const end = wordEnd(step, text, at);
      return end < 0 ? [] : [{ end, trail: NEIGHBOURS }];
    }
    case 'vocabulary':
      return vocabularyEnds(step, text, at).map((end) => ({ end, trail: NEIGHBOURS }));
    case 'group':
      return step.options.flatMap((option) => optionEnds(option, text, at));
  }
}

function optionEnds(option: Sequence, text: WordedText, at: number): readonly StepEnd[] {
  if (!mayBegin(option.beginnings, text, wordAt(text, at))) return [];
  const trail = option.gaps[option.steps.length] ?? NEIGHBOURS;
  return endsOf(option, text, at).map((end) => ({ end, trail }));
}

function wordAt(text: WordedText, offset: number): number {
  const word = wordFrom(text, offset);
  return text.starts[word] === offset ? word : -1;
}

function vocabularyEnds(step: VocabularyStep, text: WordedText, at: number): readonly number[] {
  let known = text.found.get(step.name);
  if (!known) {
    known = new Map();
    text.found.set(step.name, known);
  }
  const there = known.get(at);
  if (there) return there;
  const word = wordAt(text, at);
  const ends: number[] = [];
  if (mayBegin(step.beginnings, text, word)) {
    for (const member of step.members) {
      if (member instanceof RegExp) {
        member.lastIndex = at;
        const end = at + (member.exec(text.text)?.[0].length ?? 0);
        if (end > at && !ends.includes(end)) ends.push(end);
      } else if (mayBegin(member.beginnings, text, word)) {
        for (const end of endsOf(member, text, at)) if (!ends.includes(end)) ends.push(end);
      }
    }
  }
  known.set(at, ends);
  return ends;
}

/** Where the word ends that begins at the offset, or -1 where it is another. */
function wordEnd(step: WordStep, text: WordedText, at: number): number {
  const { whole, prefix } = step;
  if (whole !== undefined) {
    const end = at + whole.length;
    return text.lower.startsWith(whole, at) && !isWordAt(text, end) && !isWordBefore(text, at) ? end : -1;
  }
  if (prefix !== undefined) {
    const word = wordAt(text, at);
    const written = text.words[word] ?? '';
    return written.startsWith(prefix) && written.length - prefix.length <= MOST_ENDING ? (text.ends[word] ?? -1) : -1;
  }
  return pieceEnd(step.pieces, text, at);
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

/** What ends a clause: a gap with exclusions does not pass it. */
const CLAUSE_END = /[.;:?!]|\s-\s/;

/**
 * Calls back with every offset behind `at` that the gap reaches, nearest first.
 * @param anywhere also with the offsets between words, where a sign can begin
 */
function eachPlace(text: WordedText, at: number, gap: Gap, anywhere: boolean, use: (start: number) => void): void {
  const { starts, ends, lower } = text;
  const first = wordFrom(text, at);
  /** Goes on to the next word; false where too much stands between. */
  const reach = (from: number, word: number): boolean => {
    const next = starts[word] ?? lower.length;
    if (next <= from || next - from > MOST_BETWEEN) return false;
    if (gap.not !== null && CLAUSE_END.test(lower.slice(from, next))) return false;
    if (anywhere) for (let sign = from + 1; sign < next; sign++) use(sign);
    if (word < starts.length) use(next);
    return word < starts.length;
  };
  if (gap.most === 0) {
    const isPossessive = lower.startsWith("'s", at) && starts[first] === at + 1 && ends[first] === at + 2;
    if (isPossessive) reach(at + 2, first + 1);
    reach(at, first);
    return;
  }
  // What hangs on a word by an apostrophe or hyphen is part of it, and costs no word.
  let isTail = true;
  let from = at;
  for (let word = first, passed = 0; passed <= gap.most && reach(from, word); word++) {
    const start = starts[word] ?? lower.length;
    if (gap.not !== null && vocabularyEnds(gap.not, text, start).length > 0) return;
    if (!/^['-]+$/.test(lower.slice(from, start))) {
      isTail = false;
      passed++;
    } else if (isTail && word - first >= MOST_TAIL) return;
    from = ends[word] ?? lower.length;
  }
}
