/** The words that a pack's patterns need, numbered once a pack, so that a review only has to look its own words up. */
import { type Lexicon, lexiconOf } from './lexicon';
import type { Pack, WorkedOutLists } from './pack';
import type { SetLists } from './statement-sets';

export interface PackAnchors {
  /** Numbers the words. */
  readonly lexicon: Lexicon;
  /** How many sets there are. */
  readonly sets: number;
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
  const made = worked(pack) ?? workOut(pack);
  known.set(pack, made);
  return made;
}

/** Null where nothing was worked out beforehand, or rules have been added since. */
function worked(pack: Pack): PackAnchors | null {
  const { workedOut, patterns } = pack;
  if (workedOut?.needs.counts.length !== patterns.length) return null;
  const { sets, setsWith, needs, signs } = workedOut;
  return {
    lexicon: lexiconOf(pack),
    sets,
    setsWith: withPlaces(setsWith),
    needs: withPlaces(needs),
    signs: signs.map(([sign, own]) => [sign, Int32Array.from(own)] as const),
  };
}

function workOut(pack: Pack): PackAnchors {
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
  return {
    lexicon,
    sets: pack.wordSets.length,
    setsWith: setLists(Array.from({ length: lexicon.size() }, (_, entry) => byEntry[entry] ?? NONE)),
    needs: setLists(Array.from({ length: pack.patterns.length }, (_, id) => pack.patterns.at(id)?.needs ?? NONE)),
    signs: [...bySign].map(([sign, sets]) => [sign, Int32Array.from(sets)] as const),
  };
}

const NONE: readonly number[] = [];

/** The same, with the places at which each begins. */
export function withPlaces({ numbers, counts }: WorkedOutLists): SetLists {
  const from = new Int32Array(counts.length + 1);
  let end = 0;
  for (let at = 0; at < counts.length; at++) {
    end += counts[at] ?? 0;
    from[at + 1] = end;
  }
  return { numbers: Int32Array.from(numbers), from };
}

function setLists(lists: readonly (readonly number[])[]): SetLists {
  const from = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    from[at + 1] = (from[at] ?? 0) + list.length;
  });
  return { numbers: Int32Array.from(lists.flat()), from };
}
