/** Phrases made ready for matching: their words as numbers, with what each part of them can begin with. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack, PatternId, PhraseItem, PhraseSequence } from './pack';

/** What a phrase can begin with, so that most places are passed over at a glance. */
export interface Beginnings {
  /** One for each that phrases share. */
  readonly id: number;
  /** Entries of the lexicon: words and beginnings of words. */
  readonly entries: readonly number[];
  /** The same as bits, where there are more than a few. */
  readonly bits: Uint32Array | null;
  /** May begin with any word (a number, an expression). */
  readonly anyWord: boolean;
  /** May begin with a sign or an expression, in the midst of what stands between words. */
  readonly anywhere: boolean;
  /**
   * Expressions that it may begin with, where those are all that keeps it from beginning with one of the entries; null where
   * there are none, or it may begin with a number or a sign too.
   */
  readonly expressions: readonly Expression[] | null;
}

/** A pattern of a vocabulary that is written as a regular expression. */
export interface Expression {
  readonly id: number;
  /** Matches where it is put. */
  readonly here: RegExp;
  /** Matches there or further on. */
  readonly ahead: RegExp;
}

export function isExpression(option: Sequence | Expression): option is Expression {
  return 'ahead' in option;
}

/** A word, a group of alternatives or a vocabulary: one shape for all, since the matcher meets them in turn millions of times. */
export interface Step {
  readonly kind: 'word' | 'group' | 'vocabulary';
  readonly beginnings: Beginnings;
  /**
   * A word without signs, a beginning with `*`, or a group of nothing but such: where the beginnings allow a place, the
   * step is the word that stands there.
   */
  readonly isPlain: boolean;
  /** May be left out. */
  readonly optional: boolean;
  /** Of a word: literal pieces and what may be absent, for words with an apostrophe, a hyphen, a number or a sign in them. */
  readonly pieces: readonly string[];
  /** Of a group or a vocabulary; of a plain group it is empty until `alternativesOf` is asked. */
  alternatives: readonly (Sequence | Expression)[];
  /** Of a plain group: its words. */
  readonly words: readonly string[];
  /** See `byBeginningOf`. */
  byBeginning: ByBeginning | null;
  /** Some alternatives of a group begin or end with a gap of their own. */
  readonly hasGaps: boolean;
  /** Of a vocabulary: one for each of a pack; else -1. */
  readonly id: number;
}

/** Which of the alternatives may begin with a word, by the entries of the lexicon it answers to: indexes, ascending. */
export interface ByBeginning {
  readonly byEntry: ReadonlyMap<number, readonly number[]>;
  /** Those that may begin anywhere, or with any word. */
  readonly others: readonly number[];
}

export interface Gap {
  /** Words at most. */
  readonly most: number;
  /** None of its phrases may begin in the gap. */
  readonly not: Step | null;
}

export const NEIGHBOURS: Gap = { most: 0, not: null };

/**
 * A phrase, made ready as far as is needed to tell where it may begin; the rest is made when a text first gets that far
 * (`PhraseCompiler.finish`), since most never do.
 */
export interface Sequence {
  /** The states of matching are numbered: this sequence's from here on, one for each step and one more. */
  readonly firstState: number;
  /** How many steps it has; in `steps` stand those that are ready. */
  readonly length: number;
  readonly steps: Step[];
  /** What may stand before step i; `gaps[length]`: behind the last. */
  readonly gaps: Gap[];
  readonly lastNeeded: number;
  readonly beginnings: Beginnings;
  /**
   * So many of the first steps are plain words (or a choice of plain words) with nothing between them: most places where
   * the phrase does not stand are known by these.
   */
  readonly plainSteps: number;
  /** It begins or ends with a gap of its own. */
  readonly isOpen: boolean;
  /** What is still to be made ready, or null. */
  rest: PhraseSequence | null;
}

interface PatternSource {
  readonly source: string;
  readonly caseSensitive?: true;
}

export interface PhraseCompiler {
  readonly lexicon: Lexicon;
  /** Always the same for the same phrase. */
  sequenceOf(phrase: PhraseSequence): Sequence;
  /** Makes the rest of a sequence ready. */
  finish(sequence: Sequence): void;
  /** Of a group or a vocabulary. */
  alternativesOf(step: Step): Step['alternatives'];
}

/** @param pack holds the vocabularies that phrases refer to */
export function createPhraseCompiler(pack: Pick<Pack, 'patterns' | 'phrases' | 'workedOut'>): PhraseCompiler {
  const lexicon = lexiconOf(pack);
  const sequences = new Map<PhraseSequence, Sequence>();
  const vocabularies = new Map<string, Step>();
  const singletons = new Map<string, Sequence>();
  const words = new Map<string, Step>();
  const known = new Map<number, Beginnings[]>();
  let beginnings = 0;
  const expressions = new Map<PatternId, Expression>();
  let states = 0;

  const beginningsWith = (
    entries: readonly number[],
    anyWord: boolean,
    anywhere: boolean,
    expressions: readonly Expression[] | null = null,
  ): Beginnings => {
    const hash = entries.reduce((sum, entry) => Math.imul(sum, 31) + entry, 0) | 0;
    const alike = known.get(hash) ?? [];
    const there = alike.find(
      (one) =>
        one.anyWord === anyWord &&
        one.anywhere === anywhere &&
        sameItems(one.entries, entries) &&
        (one.expressions === null || expressions === null
          ? one.expressions === expressions
          : sameItems(one.expressions, expressions)),
    );
    if (there) return there;
    const bits = entries.length < FEWEST_BITS ? null : bitsOf(entries);
    const made = { id: beginnings++, entries, bits, anyWord, anywhere, expressions };
    alike.push(made);
    known.set(hash, alike);
    return made;
  };
  const joined = (all: readonly Beginnings[]): Beginnings => {
    const [only] = all;
    if (only !== undefined && all.every((one) => one === only)) return only;
    const entries: number[] = [];
    let anyWord = false;
    let anywhere = false;
    for (const one of all) {
      for (const entry of one.entries) entries.push(entry);
      anyWord ||= one.anyWord;
      anywhere ||= one.anywhere;
    }
    sortOnce(entries);
    const areExpressions = all.every((one) => one.expressions !== null || (!one.anyWord && !one.anywhere));
    const own = areExpressions && anywhere ? [...new Set(all.flatMap((one) => one.expressions ?? []))] : null;
    return beginningsWith(entries, anyWord, anywhere, own);
  };

  const wordStepOf = (word: string): Step => {
    const there = words.get(word);
    if (there) return there;
    const { pieces, lead, isWhole, isPlain } = piecesOf(word);
    const beginning = lead === null ? -1 : lexicon.numberOf(isWhole ? lead : `${lead}*`);
    const anyWord = pieces[0] === '#';
    const entries = beginning < 0 ? [] : [beginning];
    const beginnings = beginningsWith(entries, anyWord, !anyWord && lead === null);
    const made = stepWith({ kind: 'word', beginnings, isPlain, pieces });
    words.set(word, made);
    return made;
  };
  // All at once: what the words of a text answer to changes with the lexicon.
  const numbered = new Set<PhraseSequence>();
  const numberWords = (phrase: PhraseSequence): void => {
    numbered.add(phrase);
    eachWord(phrase, (word) => {
      if (PLAIN_WORD.test(word)) lexicon.numberOf(word);
      else wordStepOf(word);
    });
  };
  const { workedOut } = pack;
  for (let id = workedOut?.needs.counts.length ?? 0; id < pack.patterns.length; id++) {
    const pattern = pack.patterns.at(id);
    if (pattern && 'words' in pattern) numberWords(pattern.words);
  }

  const sequenceOf = (phrase: PhraseSequence): Sequence => {
    const there = sequences.get(phrase);
    if (there) return there;
    // One that is not of the pack, or has its numbers from where the pack was made.
    if (workedOut === undefined && !numbered.has(phrase)) numberWords(phrase);
    const made = sequenceWith(phrase);
    sequences.set(phrase, made);
    return made;
  };
  /** Of a part of a phrase, which is come to once. */
  const sequenceWith = (phrase: PhraseSequence): Sequence => {
    const steps: Step[] = [];
    const gaps: Gap[] = [NEIGHBOURS];
    let plainSteps = 0;
    let needed = -1;
    let at = 0;
    for (; at < phrase.length; at++) {
      const item = phrase[at];
      if (item === undefined || isGap(item)) {
        if (needed >= 0 || item === undefined) break;
        gaps[steps.length] = gapOf(item);
        continue;
      }
      const goesOn = plainSteps === steps.length && gaps[steps.length] === NEIGHBOURS && isPlainItem(item);
      if (needed >= 0 && !goesOn) break;
      const step = stepOf(item);
      if (!step.optional && needed < 0) needed = steps.length;
      if (goesOn && step.isPlain && !step.optional) plainSteps++;
      steps.push(step);
      gaps.push(NEIGHBOURS);
    }
    const isWhole = at >= phrase.length;
    let length = 0;
    let lastNeeded = -1;
    for (const item of phrase) {
      if (isGap(item)) continue;
      if (typeof item !== 'object' || !('any' in item) || item.optional !== true) lastNeeded = length;
      length++;
    }
    const [first] = phrase;
    const last = phrase.at(-1);
    const made: Sequence = {
      firstState: states,
      length,
      steps,
      gaps,
      lastNeeded,
      beginnings: joined(steps.slice(0, needed + 1).map((step) => step.beginnings)),
      plainSteps,
      isOpen: (first !== undefined && isGap(first)) || (last !== undefined && isGap(last)),
      rest: isWhole ? null : phrase.slice(at),
    };
    states += length + 1;
    return made;
  };
  const finish = (sequence: Sequence): void => {
    const { steps, gaps, rest } = sequence;
    sequence.rest = null;
    for (const item of rest ?? []) {
      if (isGap(item)) gaps[steps.length] = gapOf(item);
      else {
        steps.push(stepOf(item));
        gaps.push(NEIGHBOURS);
      }
    }
  };
  const gapOf = (item: GapItem): Gap =>
    typeof item === 'number' ? { most: item, not: null } : { most: item.gap, not: vocabularyStep(item.not) };

  const stepOf = (item: Exclude<PhraseItem, GapItem>): Step => {
    if (typeof item === 'string') return wordStepOf(item);
    if ('of' in item) return vocabularyStep(item.of);
    const optional = item.optional === true;
    if (arePlainWords(item.any)) {
      const entries = item.any.map((word) => lexicon.numberOf(word));
      sortOnce(entries);
      const beginnings = beginningsWith(entries, false, false);
      return stepWith({ kind: 'group', beginnings, isPlain: true, optional, words: item.any });
    }
    const options = item.any.map((option) => (typeof option === 'string' ? singleton(option) : sequenceWith(option)));
    return stepWith({
      kind: 'group',
      beginnings: joined(options.map((option) => option.beginnings)),
      optional,
      alternatives: options,
      hasGaps: options.some((option) => option.isOpen),
    });
  };
  const alternativesOf = (step: Step): Step['alternatives'] => {
    if (step.alternatives.length < step.words.length) step.alternatives = step.words.map(singleton);
    return step.alternatives;
  };
  const singleton = (word: string): Sequence => {
    const there = singletons.get(word);
    if (there) return there;
    const made = sequenceWith([word]);
    singletons.set(word, made);
    return made;
  };

  const expressionOf = (id: PatternId, { source, caseSensitive }: PatternSource): Expression => {
    const there = expressions.get(id);
    if (there) return there;
    const flags = caseSensitive ? '' : 'i';
    const made = {
      id: expressions.size,
      here: new RegExp(source, `${flags}y`),
      ahead: new RegExp(source, `${flags}g`),
    };
    expressions.set(id, made);
    return made;
  };

  const vocabularyStep = (name: string): Step => {
    const there = vocabularies.get(name);
    if (there) return there;
    const members = (pack.phrases[name] ?? []).map((id: PatternId) => {
      const pattern = pack.patterns.at(id);
      if (!pattern)
        throw new Error(`Pattern ${id} of the vocabulary ${name} is not in the rule pack; compile it anew.`);
      return 'words' in pattern ? sequenceOf(pattern.words) : expressionOf(id, pattern);
    });
    const all = members.map((member) =>
      isExpression(member) ? beginningsWith([], true, true, [member]) : member.beginnings,
    );
    const made = stepWith({
      kind: 'vocabulary',
      beginnings: joined(all),
      alternatives: members,
      id: vocabularies.size,
    });
    vocabularies.set(name, made);
    return made;
  };

  return { lexicon, sequenceOf, finish, alternativesOf };
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

function stepWith(given: Pick<Step, 'kind' | 'beginnings'> & Partial<Step>): Step {
  return {
    kind: given.kind,
    beginnings: given.beginnings,
    isPlain: given.isPlain ?? false,
    optional: given.optional ?? false,
    pieces: given.pieces ?? [],
    alternatives: given.alternatives ?? [],
    words: given.words ?? [],
    byBeginning: null,
    hasGaps: given.hasGaps ?? false,
    id: given.id ?? -1,
  };
}

type GapItem = Extract<PhraseItem, number | { readonly gap: number }>;

function isGap(item: PhraseItem): item is GapItem {
  return typeof item === 'number' || (typeof item === 'object' && 'gap' in item);
}

function arePlainWords(options: readonly (string | PhraseSequence)[]): options is readonly string[] {
  for (const option of options) if (typeof option !== 'string' || !PLAIN_WORD.test(option)) return false;
  return true;
}

/** Is it one step of a plain word, or a choice of such? */
function isPlainItem(item: PhraseItem): boolean {
  if (typeof item === 'string') return PLAIN_WORD.test(item);
  return typeof item === 'object' && 'any' in item && item.optional !== true && arePlainWords(item.any);
}

/** Splits a word as phrases write it: literals, `'` `-` that may be absent, `#` a number, `*` any ending. */
function piecesOf(word: string) {
  const pieces = word.match(/['\-#*]|[^'\-#*]+/g) ?? [];
  const [first = '', second] = pieces;
  const lead = /^[\p{L}\p{M}\p{N}_]+/u.exec(first)?.[0] ?? null;
  return {
    pieces,
    /** The word of the text that it begins with, or null where it begins with a sign or a number. */
    lead,
    /** The word of the text ends with the lead, instead of going on. */
    isWhole: lead !== null && (lead.length < first.length || second === undefined),
    isPlain: lead === first && (second === undefined || (second === '*' && pieces.length === 2)),
  };
}

/** From so many entries on, bits are quicker than a look through the list. */
const FEWEST_BITS = 4;

/** Up to so many alternatives are tried one after the other, without a look at which may begin with a word. */
export const MOST_TRIED_IN_TURN = 4;

/** Worked out when a text first asks for it, as many groups are never come to. */
export function byBeginningOf(step: Step): ByBeginning {
  step.byBeginning ??= alternativesByBeginning(step.alternatives);
  return step.byBeginning;
}

function alternativesByBeginning(alternatives: Step['alternatives']): ByBeginning {
  const byEntry = new Map<number, number[]>();
  const others: number[] = [];
  alternatives.forEach((option, index) => {
    if (isExpression(option) || option.beginnings.anyWord || option.beginnings.anywhere) others.push(index);
    else {
      for (const entry of option.beginnings.entries) {
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

/** Puts numbers in order, each once. */
function sortOnce(numbers: number[]): void {
  numbers.sort((a, b) => a - b);
  let kept = 0;
  for (let at = 0; at < numbers.length; at++) {
    if (at === 0 || numbers[at] !== numbers[kept - 1]) numbers[kept++] = numbers[at] ?? 0;
  }
  numbers.length = kept;
}

function sameItems<Item>(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((one, at) => one === others[at]);
}

function bitsOf(entries: readonly number[]): Uint32Array {
  const bits = new Uint32Array((Math.max(...entries) >> 5) + 1);
  for (const entry of entries) bits[entry >> 5] = (bits[entry >> 5] ?? 0) | (1 << (entry & 31));
  return bits;
}

export function isEntry({ entries, bits }: Beginnings, answer: number): boolean {
  if (bits !== null) return (((bits[answer >> 5] ?? 0) >>> (answer & 31)) & 1) === 1;
  for (let i = 0; i < entries.length; i++) if (entries[i] === answer) return true;
  return false;
}
