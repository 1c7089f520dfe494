/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack } from './pack';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** For each of the lexicon's words the sets of `Pack.wordSets` that it is in; none for words that came later. */
  readonly setsOf: readonly (readonly number[])[];
}

const known = new WeakMap<Pack, PackAnchors>();

export function packAnchors(pack: Pack): PackAnchors {
  const there = known.get(pack);
  if (there) return there;
  const lexicon = lexiconOf(pack);
  const setsOf: number[][] = [];
  pack.wordSets.forEach((words, set) => {
    for (const word of words) {
      const entry = lexicon.numberOf(word);
      const sets = setsOf[entry];
      if (sets) sets.push(set);
      else setsOf[entry] = [set];
    }
  });
  const made = { lexicon, setsOf: Array.from(setsOf, (sets) => sets ?? NONE) };
  known.set(pack, made);
  return made;
}

const NONE: readonly number[] = [];
