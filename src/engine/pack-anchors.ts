/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack } from './pack';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** `Pack.wordSets` in numbers. */
  readonly sets: readonly (readonly number[])[];
}

const known = new WeakMap<Pack, PackAnchors>();

export function packAnchors(pack: Pack): PackAnchors {
  const there = known.get(pack);
  if (there) return there;
  const lexicon = lexiconOf(pack);
  const made = { lexicon, sets: pack.wordSets.map((words) => words.map(lexicon.numberOf)) };
  known.set(pack, made);
  return made;
}
