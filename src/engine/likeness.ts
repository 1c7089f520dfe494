/**
 * Which statement reads most like those that tell an element: a sum of the weights of its words, which are data of the
 * pack, learnt from labelled notices. It never answers a check; it points a person to what the rules may have overlooked.
 */
import type { Likeness, Pack } from './pack';
import type { TextIndex } from './text-index';

/** How many statements over a statement count: its lead-in or column headers, and the nearest headings. */
const MOST_OVER = 3;
/** Of a word only its beginning counts, so that its endings don't. */
const STEM = 6;
/** A shorter statement is taken for one of so many signs, so that a single word does not weigh too much. */
const FEWEST_SIGNS = 8;
const WORD = /\p{L}+|\d+|@/gu;

function stemsOf(text: string): readonly string[] {
  // Of a number its length: a year, a telephone number.
  return (text.toLowerCase().match(WORD) ?? []).map((word) => (word > '@' ? word.slice(0, STEM) : `#${word.length}`));
}

/**
 * What a statement is weighed by: the beginnings of its words ("eras", "correc"), each two that follow each other
 * ("right_to"), and of the words over it ("^retent").
 */
export function signsOf({ statements }: TextIndex, id: number): ReadonlySet<string> {
  const statement = statements[id];
  const signs = new Set<string>();
  let before = '';
  for (const word of stemsOf(statement?.text ?? '')) {
    signs.add(word).add(`${before}_${word}`);
    before = word;
  }
  for (const over of statement?.context.slice(0, MOST_OVER) ?? []) {
    for (const word of stemsOf(statements[over]?.text ?? '')) signs.add(`^${word}`);
  }
  return signs;
}

/** What the weights of a statement are divided by, so that long statements win nothing by their length. */
export const weightOf = (signs: ReadonlySet<string>): number => Math.sqrt(Math.max(signs.size, FEWEST_SIGNS));

/** Weights are written in hundredths. */
export const UNIT = 100;

/** By sign, for each element that knows it, its place in the list of elements and the sign's weight, one after the other. */
type Weights = ReadonlyMap<string, readonly number[]>;
const known = new WeakMap<Likeness, Weights>();

function weightsOf(likeness: Likeness): Weights {
  const there = known.get(likeness);
  if (there) return there;
  const weights = new Map<string, number[]>();
  Object.values(likeness.elements).forEach((element, at) => {
    for (const [weight, signs] of Object.entries(element.weights)) {
      for (const sign of signs.split(' ')) {
        const list = weights.get(sign);
        if (list) list.push(at, Number(weight) / UNIT);
        else weights.set(sign, [at, Number(weight) / UNIT]);
      }
    }
  });
  known.set(likeness, weights);
  return weights;
}

export interface Like {
  /** Id of the statement. */
  readonly statement: number;
  /** 0: as high as the highest of a usual notice that does not tell the element. */
  readonly score: number;
}

/** By element the statement of the body that reads most like those that tell it. Linear in the text. */
export function likestOf(index: TextIndex, { likeness }: Pack): ReadonlyMap<string, Like> {
  if (!likeness) return new Map();
  const weights = weightsOf(likeness);
  const elements = Object.entries(likeness.elements);
  const sums = new Float64Array(elements.length);
  const best: (Like | undefined)[] = [];
  for (const { id, heading, virtual } of index.statements) {
    if (heading || virtual) continue;
    sums.fill(0);
    const signs = signsOf(index, id);
    for (const sign of signs) {
      const list = weights.get(sign);
      for (let i = 0; list && i < list.length; i += 2) {
        const at = list[i] ?? 0;
        sums[at] = (sums[at] ?? 0) + (list[i + 1] ?? 0);
      }
    }
    elements.forEach(([, { base }], at) => {
      const score = base + (sums[at] ?? 0) / weightOf(signs);
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
  const place = Object.keys(likeness?.elements ?? {}).indexOf(check);
  const weights = likeness && weightsOf(likeness);
  const signs = signsOf(index, id);
  return [...signs]
    .flatMap((sign): [string, number][] => {
      const list = weights?.get(sign) ?? [];
      const at = list.findIndex((one, i) => i % 2 === 0 && one === place);
      return at < 0 ? [] : [[sign, (list[at + 1] ?? 0) / weightOf(signs)]];
    })
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
}
