/**
 * Learns the weights of signs from labelled texts: a linear support vector machine for each element (dual coordinate
 * descent), cut down to the signs that matter and fitted again. The same texts give the same weights.
 */
import { weightOf } from '../../src/engine/likeness';
import type { LabelledText, Told } from './texts';

/** A sign that stands in fewer statements than this is chance. */
const FEWEST_STATEMENTS = 3;
/** Most signs an element keeps. */
const MOST_SIGNS = 400;
const ROUNDS = 15;
/** How much a statement counts that does not tell the element, in a text that tells it elsewhere. */
const BESIDE = 0.3;
/** How much one counts that tells it in part. */
const IN_PART = 0.5;
/** How much one counts that the rules show but the label does not quote. */
const SHOWN = 0.7;
/** Statements that tell it count together a fifth of what the others do, but none more than tenfold. */
const BALANCE = 5;
const MOST_BALANCE = 10;
/** Added to the spread of the highest scores of texts that don't tell an element: of some there are few. */
const LEAST_SPREAD = 0.3;

export interface Model {
  readonly bias: number;
  /** By the number of the sign. */
  readonly weights: Float64Array;
}

interface Case {
  readonly row: number;
  readonly tells: 1 | -1;
  weight: number;
}

export function createLearner(texts: readonly LabelledText[]) {
  const holders = new Map<string, number>();
  for (const { statements } of texts) {
    for (const signs of statements) for (const sign of signs) holders.set(sign, (holders.get(sign) ?? 0) + 1);
  }
  const signs = [...holders].flatMap(([sign, count]) => (count >= FEWEST_STATEMENTS ? [sign] : [])).sort();
  const numbers = new Map(signs.map((sign, number) => [sign, number]));
  const rows = texts.flatMap(({ statements }, text) =>
    statements.map((own, at) => ({
      text,
      at,
      signs: Int32Array.from([...own].flatMap((sign) => numbers.get(sign) ?? []).sort((a, b) => a - b)),
      share: 1 / weightOf(own),
    })),
  );
  const rowsOf: number[][] = texts.map(() => []);
  for (const [row, { text }] of rows.entries()) rowsOf[text]?.push(row);

  function casesOf(check: string, learnsFrom: (text: LabelledText) => boolean): readonly Case[] {
    const cases: Case[] = [];
    texts.forEach((text, number) => {
      const told = text.told[check];
      if (!told || text.heldOut || !learnsFrom(text)) return;
      for (const row of rowsOf[number] ?? []) {
        const { tells, weight } = countsAs(told, text, rows[row]?.at ?? 0);
        if (weight > 0) cases.push({ row, tells, weight });
      }
    });
    const sum = (tells: number) => cases.reduce((all, one) => (one.tells === tells ? all + one.weight : all), 0);
    const more = Math.min(MOST_BALANCE, Math.max(1, sum(-1) / sum(1) / BALANCE));
    for (const one of cases) if (one.tells === 1) one.weight *= more;
    return cases;
  }

  function train(cases: readonly Case[], kept: Uint8Array | null): Model {
    const weights = new Float64Array(signs.length);
    let bias = 0;
    const own = cases.map(({ row, tells, weight }) => {
      const { signs = new Int32Array(), share = 1 } = rows[row] ?? {};
      const used = kept ? signs.filter((sign) => kept[sign]) : signs;
      const slack = 1 / (2 * weight);
      return { tells, used, share, slack, curve: used.length * share * share + 1 + slack, alpha: 0 };
    });
    const random = randomNumbers();
    for (let round = 0; round < ROUNDS; round++) {
      for (const one of shuffled(own, random)) {
        let sum = 0;
        for (const sign of one.used) sum += weights[sign] ?? 0;
        const slope = one.tells * (sum * one.share + bias) - 1 + one.alpha * one.slack;
        const alpha = Math.max(one.alpha - slope / one.curve, 0);
        const step = (alpha - one.alpha) * one.tells;
        if (step === 0) continue;
        one.alpha = alpha;
        for (const sign of one.used) weights[sign] = (weights[sign] ?? 0) + step * one.share;
        bias += step;
      }
    }
    return { bias, weights };
  }

  return {
    signs,
    learn(check: string, learnsFrom: (text: LabelledText) => boolean): Model {
      const cases = casesOf(check, learnsFrom);
      const { weights } = train(cases, null);
      const matter = (sign: number) => Math.abs(weights[sign] ?? 0) * Math.sqrt(holders.get(signs[sign] ?? '') ?? 0);
      const kept = new Uint8Array(signs.length);
      const order = [...signs.keys()].sort((a, b) => matter(b) - matter(a) || a - b);
      for (const sign of order.slice(0, MOST_SIGNS)) kept[sign] = 1;
      return train(cases, kept);
    },
    /** The statements of a text, the likest first, with their scores. */
    order(model: Model, text: number): readonly (readonly [at: number, score: number])[] {
      return (rowsOf[text] ?? [])
        .map((row) => {
          const { at = 0, signs = [], share = 1 } = rows[row] ?? {};
          let sum = 0;
          for (const sign of signs) sum += model.weights[sign] ?? 0;
          return [at, sum * share + model.bias] as const;
        })
        .sort(([, a], [, b]) => b - a);
    },
  };
}

/** Mean and spread of the highest scores of notices that don't tell an element: what a score is measured by. */
export function scaleOf(highest: readonly number[]): { readonly mean: number; readonly spread: number } {
  const of = Math.max(1, highest.length);
  const mean = highest.reduce((sum, one) => sum + one, 0) / of;
  const spread = Math.sqrt(highest.reduce((sum, one) => sum + (one - mean) ** 2, 0) / of) + LEAST_SPREAD;
  return { mean, spread };
}

function countsAs(told: Told, text: LabelledText, at: number): { readonly tells: 1 | -1; readonly weight: number } {
  const not = (weight: number) => ({ tells: -1, weight }) as const;
  const is = (weight: number) => ({ tells: 1, weight }) as const;
  const { label, status } = told;
  const shown = status === label && told.shown.includes(at);
  if (label === 'missing') return not(1);
  if (label === 'met' && text.short) {
    if (shown || text.statements.length === 1) return is(1);
    return not(status === 'met' ? BESIDE : 0);
  }
  if (label === 'met' && told.quoted.includes(at)) return is(1);
  if (label === 'met' && shown) return is(SHOWN);
  if (label === 'partial' && (shown || told.quoted.includes(at))) return is(IN_PART);
  return not(BESIDE);
}

/** Always the same numbers from 0 to 1 (a linear congruential generator). */
function randomNumbers(): () => number {
  let state = 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(list: T[], random: () => number): readonly T[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const one = list[at] as T;
    list[at] = list[other] as T;
    list[other] = one;
  }
  return list;
}
