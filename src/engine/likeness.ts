/**
 * Which statement reads most like those that tell an element: a sum of the weights of its words, which are data of the
 * pack, learnt from labelled notices. It points a person to what the rules may have overlooked. Only where a sentence is very
 * like does it answer, as a guess that asks to be read (`Likeness.told`), and only where none is like at all does it take
 * back what a phrase found (`Likeness.doubted`).
 */
import { ABSENT, type NumberTable, numberAt, numberTable, putNumber } from './number-table';
import type { Likeness, Pack } from './pack';
import type { TextIndex } from './text-index';

/** How many statements over a statement count: its lead-in or column headers, and the nearest headings. */
const MOST_OVER = 3;
/** Of a word only its beginning counts, so that its endings don't. */
const STEM = 6;
/** A shorter statement is taken for one of so many signs, so that a single word does not weigh too much. */
const FEWEST_SIGNS = 8;
const WORD = /\p{L}+|\d+|@/gu;

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

/** Of a number its length: a year, a telephone number. */
function stemOf(word: string): string {
  return word > '@' ? word.slice(0, STEM) : `#${word.length}`;
}

/**
 * What a statement is weighed by: the beginnings of its words ("eras", "correc"), each two that follow each other
 * ("right_to"), and of the words over it ("^retent").
 */
export function signsOf({ statements }: TextIndex, id: number): ReadonlySet<string> {
  const statement = statements[id];
  const signs = new Set<string>();
  let before = '';
  for (const word of wordsOf(statement?.text ?? '').map(stemOf)) {
    signs.add(word).add(`${before}_${word}`);
    before = word;
  }
  for (const over of statement?.context.slice(0, MOST_OVER) ?? []) {
    for (const word of wordsOf(statements[over]?.text ?? '').map(stemOf)) signs.add(`^${word}`);
  }
  return signs;
}

/** What the weights of a statement are divided by, so that long statements win nothing by their length. */
export const weightOf = (signs: ReadonlySet<string>): number => divisorOf(signs.size);

const divisorOf = (signs: number): number => Math.sqrt(Math.max(signs, FEWEST_SIGNS));

/** Weights are written in hundredths. */
export const UNIT = 100;

/** For each element that knows a sign, its place in the list of elements and the sign's weight, one after the other. */
type Shares = readonly number[];

/** The weights by sign, the beginnings of words as numbers. */
interface Weights {
  /** Of each beginning of a word that a sign speaks of; the empty one, before the first word, is 0. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By beginning of a word: what it adds in the statement, and over it. */
  readonly own: readonly (Shares | undefined)[];
  readonly over: readonly (Shares | undefined)[];
  /** By two beginnings: a place in `twoShares`. */
  readonly two: NumberTable;
  readonly twoShares: readonly Shares[];
}

const known = new WeakMap<Likeness, Weights>();

function weightsOf(likeness: Likeness): Weights {
  const there = known.get(likeness);
  if (there) return there;
  const numbers = new Map([['', 0]]);
  const own: number[][] = [];
  const over: number[][] = [];
  const two = numberTable();
  const twoShares: number[][] = [];
  const numberOf = (stem: string): number => numberIn(numbers, stem);
  /** Signs of two words go by a place of their own. */
  const twoPlace = (first: number, second: number): number => {
    const place = numberAt(two, first, second);
    if (place !== ABSENT) return place;
    putNumber(two, first, second, twoShares.length);
    return twoShares.length;
  };
  Object.values(likeness.elements).forEach((element, at) => {
    for (const [weight, signs] of Object.entries(element.weights)) {
      for (const sign of signs.split(' ')) {
        const [first = '', second] = sign.split('_');
        const [list, place] =
          second !== undefined
            ? [twoShares, twoPlace(numberOf(first), numberOf(second))]
            : sign.startsWith('^')
              ? [over, numberOf(sign.slice(1))]
              : [own, numberOf(sign)];
        const shares = list[place] ?? [];
        shares.push(at, Number(weight) / UNIT);
        list[place] = shares;
      }
    }
  });
  const made = { numbers, own, over, two, twoShares };
  known.set(likeness, made);
  return made;
}

function numberIn(numbers: Map<string, number>, stem: string): number {
  const there = numbers.get(stem);
  if (there !== undefined) return there;
  const number = numbers.size;
  numbers.set(stem, number);
  return number;
}

export interface Like {
  /** Id of the statement. */
  readonly statement: number;
  /** 0: as high as the highest of a usual notice that does not tell the element. */
  readonly score: number;
}

/**
 * By element the statement of the body that reads most like those that tell it. Linear in the text. What `signsOf` and
 * `weightOf` say, in the same order, with numbers in place of signs.
 */
export function likestOf(index: TextIndex, { likeness }: Pack): ReadonlyMap<string, Like> {
  if (!likeness) return new Map();
  const { statements } = index;
  const { numbers, own, over, two, twoShares } = weightsOf(likeness);
  const elements = Object.entries(likeness.elements);
  const sums = new Float64Array(elements.length);
  const add = (shares: Shares | undefined) => {
    for (let i = 0; shares && i < shares.length; i += 2) {
      const at = shares[i] ?? 0;
      sums[at] = (sums[at] ?? 0) + (shares[i + 1] ?? 0);
    }
  };
  // Beginnings that no sign speaks of are numbered behind the others, anew for each text.
  const others = new Map<string, number>();
  const byWord = new Map<string, number>();
  const numberOf = (word: string): number => {
    const there = byWord.get(word);
    if (there !== undefined) return there;
    const stem = stemOf(word);
    const number = numbers.get(stem) ?? numbers.size + numberIn(others, stem);
    byWord.set(word, number);
    return number;
  };
  const stems: (readonly number[])[] = [];
  const stemsIn = (id: number): readonly number[] => {
    const there = stems[id];
    if (there) return there;
    const made = wordsOf(statements[id]?.text ?? '').map(numberOf);
    stems[id] = made;
    return made;
  };
  // The last statement in which each sign was met: it counts once.
  const metAlone: number[] = [];
  const metOver: number[] = [];
  const metPairs: number[] = [];
  const pairs = numberTable();
  const best: (Like | undefined)[] = [];
  for (const { id, heading, virtual, context } of statements) {
    if (heading || virtual) continue;
    sums.fill(0);
    let signs = 0;
    let before = 0;
    for (const stem of stemsIn(id)) {
      if (metAlone[stem] !== id) {
        metAlone[stem] = id;
        signs++;
        add(own[stem]);
      }
      let pair = numberAt(pairs, before, stem);
      if (pair === ABSENT) {
        pair = pairs.count;
        putNumber(pairs, before, stem, pair);
      }
      if (metPairs[pair] !== id) {
        metPairs[pair] = id;
        signs++;
        add(twoShares[numberAt(two, before, stem)]);
      }
      before = stem;
    }
    for (const above of context.slice(0, MOST_OVER)) {
      for (const stem of stemsIn(above)) {
        if (metOver[stem] === id) continue;
        metOver[stem] = id;
        signs++;
        add(over[stem]);
      }
    }
    const divisor = divisorOf(signs);
    elements.forEach(([, { base }], at) => {
      const score = base + (sums[at] ?? 0) / divisor;
      if (!(score <= (best[at]?.score ?? -Infinity))) best[at] = { statement: id, score };
    });
  }
  return new Map(elements.flatMap(([check], at) => (best[at] ? [[check, best[at]]] : [])));
}

/** The signs that weigh most in a statement, for or against it, with what each adds to its score. */
export function weighedIn(
  index: TextIndex,
  { likeness }: Pack,
  check: string,
  id: number,
): readonly (readonly [sign: string, share: number])[] {
  const weights = likeness && sharesBySign(likeness, check);
  const signs = signsOf(index, id);
  return [...signs]
    .flatMap((sign): [string, number][] => {
      const weight = weights?.get(sign);
      return weight === undefined ? [] : [[sign, weight / weightOf(signs)]];
    })
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
}

/** Tells the score of a statement for an element, as `likestOf` has it for the likest. */
export function scorerOf(index: TextIndex, likeness: Likeness, check: string): (id: number) => number {
  const weights = sharesBySign(likeness, check);
  const base = likeness.elements[check]?.base ?? 0;
  return (id) => {
    const signs = signsOf(index, id);
    let sum = 0;
    for (const sign of signs) sum += weights.get(sign) ?? 0;
    return base + sum / weightOf(signs);
  };
}

function sharesBySign({ elements }: Likeness, check: string): ReadonlyMap<string, number> {
  const weights = Object.entries(elements[check]?.weights ?? {});
  return new Map(weights.flatMap(([weight, signs]) => signs.split(' ').map((sign) => [sign, Number(weight) / UNIT])));
}
