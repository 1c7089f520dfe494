/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack } from './pack';
import type { SetLists } from './statement-sets';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** By entry of the lexicon, the sets of `Pack.wordSets` that hold it. */
  readonly setsWith: SetLists;
  /** By pattern, the sets it needs. */
  readonly needs: SetLists;
  /** The signs among the words of sets ("#" stands for a digit too), each with its sets. */
  readonly signs: readonly (readonly [sign: string, sets: Int32Array])[];
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
  const byEntry: number[][] = [];
  const bySign = new Map<string, number[]>();
  pack.wordSets.forEach((words, set) => {
    for (const word of words) {
      const isSign = SIGN.test(word);
      const entry = isSign ? -1 : lexicon.numberOf(word);
      const sets = (isSign ? bySign.get(word) : byEntry[entry]) ?? [];
      sets.push(set);
      if (isSign) bySign.set(word, sets);
      else byEntry[entry] = sets;
    }
  });
  const made = {
    lexicon,
    setsWith: setLists(Array.from({ length: lexicon.size() }, (_, entry) => byEntry[entry] ?? NONE)),
    needs: setLists(pack.patterns.map(({ needs }) => needs)),
    signs: [...bySign].map(([sign, sets]) => [sign, Int32Array.from(sets)] as const),
  };
  known.set(pack, made);
  return made;
}

const NONE: readonly number[] = [];

function setLists(lists: readonly (readonly number[])[]): SetLists {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    from[at + 1] = (from[at] ?? 0) + list.length;
  });
  return { numbers: Int32Array.from(lists.flat()), from };
}
