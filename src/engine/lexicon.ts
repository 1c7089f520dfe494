/** Numbers the words that a pack's patterns speak of, so that the words of a text are held against them by number. */

import type { Pack } from './pack';

/** Entries are words in lower case, or the beginning of a word and `*` ("delet*"). */
export interface Lexicon {
  /** The number of entries; they are numbered from 0. */
  size(): number;
  /** The number of an entry, which it gets when it is first asked for. */
  numberOf(entry: string): number;
  /** The numbers of the entries that a word of a text answers to: its own, and those of its beginnings. */
  answersOf(word: string): readonly number[];
  /** All entries, in the order of their numbers. */
  entries(): readonly string[];
}

/** Words whose answers are kept from one text to the next; emptied when there are more than notices come to. */
const MOST_WORDS = 20_000;
/** A longer "word" is rubbish, and in no pattern. */
const LONGEST_WORD = 60;
const NONE: readonly number[] = [];

const known = new WeakMap<object, Lexicon>();

/** The lexicon of a pack: always the same one. */
export function lexiconOf(pack: Pick<Pack, 'workedOut'>): Lexicon {
  const made = known.get(pack) ?? createLexicon(pack.workedOut?.words.split(' '));
  known.set(pack, made);
  return made;
}

function createLexicon(begun: readonly string[] = []): Lexicon {
  const numbers = new Map<string, number>();
  const answers = new Map<string, readonly number[]>();
  let prefixLengths: readonly number[] = [];
  const add = (entry: string): number => {
    const number = numbers.size;
    numbers.set(entry, number);
    const length = entry.length - 1;
    if (entry.endsWith('*') && !prefixLengths.includes(length)) {
      prefixLengths = [...prefixLengths, length].sort((a, b) => a - b);
    }
    return number;
  };
  for (const entry of begun) add(entry);
  return {
    size: () => numbers.size,
    entries: () => [...numbers.keys()],
    numberOf(entry) {
      const there = numbers.get(entry);
      if (there !== undefined) return there;
      answers.clear();
      return add(entry);
    },
    answersOf(word) {
      const there = answers.get(word);
      if (there) return there;
      if (word.length > LONGEST_WORD) return NONE;
      const own = numbers.get(word);
      const found = own === undefined ? [] : [own];
      for (const length of prefixLengths) {
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
