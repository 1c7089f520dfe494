/** The words that a pack's patterns need, made ready once a pack, so that a review only has to look its own words up. */
import type { Pack } from './pack';

export interface PackAnchors {
  /** How many different anchors there are; they are numbered from 0. */
  readonly size: number;
  /** Sets of anchors, each once. */
  readonly sets: readonly (readonly number[])[];
  /** For each pattern the sets (indexes in `sets`) of each of which a word stands in every text that can match. */
  readonly needsOf: readonly (readonly number[])[];
  /** The anchors that a word answers to: itself, and the beginnings ("delet*") it starts with. */
  answeredBy(word: string): readonly number[];
}

const known = new WeakMap<Pack, PackAnchors>();

/** Words whose anchors are kept from one review to the next; emptied when there are more than notices come to. */
const MOST_WORDS = 20_000;
/** A longer "word" is rubbish, and no anchor. */
const LONGEST_WORD = 60;
const NONE: readonly number[] = [];

export function packAnchors(pack: Pack): PackAnchors {
  const made = known.get(pack) ?? prepare(pack);
  known.set(pack, made);
  return made;
}

function prepare(pack: Pack): PackAnchors {
  const numbers = new Map<string, number>();
  const prefixLengths = new Set<number>();
  const numberOf = (anchor: string): number => {
    const there = numbers.get(anchor);
    if (there !== undefined) return there;
    if (anchor.endsWith('*')) prefixLengths.add(anchor.length - 1);
    numbers.set(anchor, numbers.size);
    return numbers.size - 1;
  };
  const sets: (readonly number[])[] = pack.wordSets.map((words) => words.map(numberOf));
  const needsOf = pack.patterns.map(({ needs }) => needs);

  const lengths = [...prefixLengths].sort((a, b) => a - b);
  const answers = new Map<string, readonly number[]>();
  return {
    size: numbers.size,
    sets,
    needsOf,
    answeredBy(word) {
      const there = answers.get(word);
      if (there) return there;
      if (word.length > LONGEST_WORD) return NONE;
      const own = numbers.get(word);
      const found = own === undefined ? [] : [own];
      for (const length of lengths) {
        if (length > word.length) break;
        const prefix = numbers.get(`${word.slice(0, length)}*`);
        if (prefix !== undefined) found.push(prefix);
      }
      if (answers.size >= MOST_WORDS) answers.clear();
      answers.set(word, found);
      return found;
    },
  };
}
