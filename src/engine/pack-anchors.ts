/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack } from './pack';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** For each of the lexicon's words the sets of `Pack.wordSets` that it is in; none for words that came later. */
  readonly setsOf: readonly (readonly number[])[];
  /** The signs among the words, each with its sets; "#" stands for a digit too. */
  readonly signs: readonly { readonly sign: string; readonly sets: readonly number[] }[];
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
  const setsOf: number[][] = [];
  const signs = new Map<string, number[]>();
  pack.wordSets.forEach((words, set) => {
    for (const word of words) {
      if (SIGN.test(word)) {
        signs.set(word, [...(signs.get(word) ?? []), set]);
        continue;
      }
      const entry = lexicon.numberOf(word);
      const sets = setsOf[entry];
      if (sets) sets.push(set);
      else setsOf[entry] = [set];
    }
  });
  const made = {
    lexicon,
    setsOf: Array.from(setsOf, (sets) => sets ?? NONE),
    signs: [...signs].map(([sign, sets]) => ({ sign, sets })),
  };
  known.set(pack, made);
  return made;
}

const NONE: readonly number[] = [];
