/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack } from './pack';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** By set of `Pack.wordSets`, its words as entries of the lexicon, one set's after the other's: from `from[set]` to `from[set + 1]`. */
  readonly entries: Int32Array;
  readonly from: Int32Array;
  /** By set, the signs among its words; "#" stands for a digit too. Few sets have any. */
  readonly signs: ReadonlyMap<number, readonly string[]>;
}

const SIGN = /^[^\p{L}\p{N}]$/u;
const DIGIT = '#';
const HAS_DIGIT = /[\d#]/;

/** Does the sign stand in the (normalised) text? */
export function holdsSign(text: string, sign: string): boolean {
  return sign === DIGIT ? HAS_DIGIT.test(text) : text.includes(sign);
}

const known = new WeakMap<Pack, PackAnchors>();

export function packAnchors(pack: Pack): PackAnchors {
  const there = known.get(pack);
  if (there) return there;
  const lexicon = lexiconOf(pack);
  const entries: number[] = [];
  const from = new Int32Array(pack.wordSets.length + 1);
  const signs = new Map<number, string[]>();
  pack.wordSets.forEach((words, set) => {
    for (const word of words) {
      if (SIGN.test(word)) signs.set(set, [...(signs.get(set) ?? []), word]);
      else entries.push(lexicon.numberOf(word));
    }
    from[set + 1] = entries.length;
  });
  const made = { lexicon, entries: Int32Array.from(entries), from, signs };
  known.set(pack, made);
  return made;
}
