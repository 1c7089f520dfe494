/** Finds regular expressions of the rule pack that a hostile text can keep busy for long. */
import { createContext, Script } from 'node:vm';
import type { RawExpression } from './phrase-book';

/** How long an attack of this many characters may keep one pattern busy. */
const ATTACK_CHARACTERS = 5_000;
const MOST_MILLISECONDS = 100;
const ANALYSES_AT_ONCE = 2;

export interface Blowup {
  /** What was tried, for people. */
  readonly attack: string;
  /** Milliseconds; infinite where it had to be stopped. */
  readonly took: number;
}

/** A quantifier without an end, outside of classes and escapes: the compiler leaves none. */
export function openQuantifierIn(source: string): string | undefined {
  const bare = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '_');
  return /[*+]|\{\d+,\}/.exec(bare)?.[0];
}

/**
 * Are there repeats in the expression that could work against each other: a group that repeats, or more than two long
 * runs of characters? Without them there is nothing to analyse.
 */
export function hasRepeatsToAnalyse(source: string): boolean {
  const bare = source.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '_');
  const most = (quantifier: string) => Number(/(\d+)\}$/.exec(quantifier)?.[1] ?? 0);
  const repeats = [...bare.matchAll(/(.)(\{[\d,]+\})/gs)].filter(([, , quantifier = '']) => most(quantifier) > 3);
  return repeats.length > 2 || repeats.some(([, atom]) => atom === ')');
}

/** Runs the expression over texts made of its own words, whole, broken off and stuffed. */
export function attackWithWords({ source, flags }: Pick<RawExpression, 'source' | 'flags'>): Blowup | undefined {
  for (const attack of attacksOn(source)) {
    const found = blowupOf(source, flags, attack);
    if (found !== undefined) return found;
  }
  return undefined;
}

function attacksOn(source: string): readonly string[] {
  const bare = source.replace(/\\[a-zA-Z]|\[(?:\\.|[^\]\\])*\]|\{\d+(?:,\d*)?\}/g, ' ').replace(/\\(.)/g, '$1');
  const words = (bare.match(/[\p{L}\p{N}]+/gu) ?? ['a']).slice(0, 24);
  const [first = 'a'] = words;
  const brokenOff = words.slice(0, -1).join(' ') || first;
  return [
    first,
    `${first} x y z `,
    words.join(' '),
    words.join(' x y '),
    `${brokenOff} `,
    `${brokenOff} x-y's z - `,
    words.map((word) => `${word} ${word} `).join(''),
    words.map((word) => `${word}-${word}'`).join(''),
    `${first} ${"'-'- ".repeat(8)}`,
    `${first}${' '.repeat(30)}`,
    `${first} ${'x'.repeat(60)}`,
    '1,2.',
  ];
}

/**
 * Has recheck look for an attack, and tries what it finds on the real engine: recheck counts steps, and calls an
 * expression vulnerable that only has many of them in a small, bounded stretch.
 * @param timeout milliseconds for one expression; what recheck can't settle in it counts as undecided
 */
export async function attackWithRecheck(
  expressions: readonly RawExpression[],
  timeout: number,
): Promise<{ readonly blowups: readonly (RawExpression & { readonly blowup: Blowup })[]; readonly undecided: number }> {
  const { check } = await import('recheck');
  const blowups: (RawExpression & { readonly blowup: Blowup })[] = [];
  const waiting = [...expressions];
  let undecided = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const answer = await check(next.source, next.flags, { timeout, checker: 'fuzz' });
      if (answer.status === 'unknown') undecided++;
      if (answer.status !== 'vulnerable') continue;
      const blowup = blowupOf(next.source, next.flags, answer.attack.string);
      if (blowup !== undefined) blowups.push({ ...next, blowup });
    }
  };
  await Promise.all(Array.from({ length: ANALYSES_AT_ONCE }, work));
  return { blowups, undecided };
}

function blowupOf(source: string, flags: string, attack: string): Blowup | undefined {
  const text = attack.repeat(Math.ceil(ATTACK_CHARACTERS / attack.length)).slice(0, ATTACK_CHARACTERS);
  let took = millisecondsOf(source, flags, text);
  // A busy machine is no fault of the pattern.
  for (let again = 0; took > MOST_MILLISECONDS && again < 2; again++) {
    took = Math.min(took, millisecondsOf(source, flags, text));
  }
  return took > MOST_MILLISECONDS ? { attack: attack.slice(0, 60), took } : undefined;
}

/** Only a match in a context can be stopped in its midst. */
const matchToTheEnd = new Script('while (expression.exec(text));');
const context = createContext({});

function millisecondsOf(source: string, flags: string, text: string): number {
  Object.assign(context, { expression: new RegExp(source, flags), text });
  const begin = performance.now();
  try {
    matchToTheEnd.runInContext(context, { timeout: MOST_MILLISECONDS * 4 });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  return performance.now() - begin;
}
