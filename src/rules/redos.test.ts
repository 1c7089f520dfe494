/** The hunt for patterns that a text can keep busy: it finds those that are known to, and lets the others pass. */
import { describe, expect, it } from 'vitest';
import { attackWithRecheck, attackWithWords, hasRepeatsToAnalyse, openQuantifierIn } from './redos';

const HOSTILE = ['(?:\\w{0,40}\\W{0,3}){0,9}!', '(?:[a-z]{1,20}){1,20}!', '(?:a|a){0,30}b'];
const HARMLESS = ['\\b[\\w-]{2,40}\\.(?:wales|cymru)\\b', '(?:colou?r|shade)s?', 'a{2}b{1,3}'];

describe('a quantifier with no end', () => {
  it.each([
    ['a*', '*'],
    ['(?:a|b)+', '+'],
    ['a{2,}', '{2,}'],
    ['a{2,3}b?[*+]\\*\\+', undefined],
  ])('%s', (source, open) => {
    expect(openQuantifierIn(source)).toBe(open);
  });
});

describe('repeats to analyse', () => {
  it.each(HOSTILE)('%s has some', (source) => expect(hasRepeatsToAnalyse(source)).toBe(true));
  it.each(HARMLESS)('%s has none', (source) => expect(hasRepeatsToAnalyse(source)).toBe(false));
});

describe('an attack', () => {
  it('by recheck finds the expressions that blow up, and no others', async () => {
    const expressions = [...HOSTILE, ...HARMLESS].map((source) => ({
      file: 'a',
      line: 1,
      column: 1,
      source,
      flags: 'gi' as const,
    }));
    const { blowups } = await attackWithRecheck(expressions, 20_000);
    expect(blowups.map(({ source }) => source).sort()).toEqual([...HOSTILE].sort());
  }, 120_000);

  it('with an expression’s own words finds overlapping repeats', () => {
    const source = "\\bobject\\W{1,6}(?:[\\w'-]{1,24}[^\\w.;:]{1,3}){0,9}apply\\b";
    expect(attackWithWords({ source, flags: 'gi' })?.took).toBeGreaterThan(100);
  });

  it.each(HARMLESS)('with its own words leaves %s cold', (source) => {
    expect(attackWithWords({ source, flags: 'gi' })).toBeUndefined();
  });
});
