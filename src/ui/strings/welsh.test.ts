import { describe, expect, it } from 'vitest';
import { counted, formFor, NOUNS, welshDay, welshMoment, welshSpan } from './welsh';

describe('Welsh numbers', () => {
  it.each([
    [0, '0 canfyddiadau'],
    [1, '1 canfyddiad'],
    [2, '2 ganfyddiad'],
    [3, '3 chanfyddiad'],
    [4, '4 canfyddiad'],
    [6, '6 chanfyddiad'],
    [7, '7 canfyddiad'],
    [12, '12 canfyddiad'],
  ])('mutate after %i', (number, words) => {
    expect(counted(number, NOUNS.finding)).toBe(words);
  });

  it('know feminine nouns, and those that begin with ll and rh', () => {
    expect([1, 2, 3].map((number) => counted(number, NOUNS.link))).toEqual(['1 ddolen', '2 ddolen', '3 dolen']);
    expect([1, 2, 3].map((number) => counted(number, NOUNS.row))).toEqual(['1 rhes', '2 res', '3 rhes']);
    expect([1, 2, 6].map((number) => counted(number, NOUNS.page))).toEqual(['1 dudalen', '2 dudalen', '6 thudalen']);
  });

  it('take the usual form where there is none of their own', () => {
    expect(formFor(2, { one: 'i’w wirio', other: 'i’w gwirio' })).toBe('i’w gwirio');
    expect(formFor(1, { one: 'i’w wirio', other: 'i’w gwirio' })).toBe('i’w wirio');
  });
});

describe('Welsh days', () => {
  it('have Welsh months, whatever the browser knows', () => {
    expect(welshDay('2026-09-01')).toBe('1 Medi 2026');
    expect(welshDay('2026-12-31')).toBe('31 Rhagfyr 2026');
  });

  it('name the moment where the reader is', () => {
    expect(welshMoment(new Date(2026, 0, 5, 9, 7))).toBe('5 Ionawr 2026, 09:07');
  });

  it('name a span once a day, and a moment once', () => {
    const from = new Date(2026, 5, 19, 14, 5);
    expect(welshSpan(from, new Date(2026, 5, 19, 14, 5, 40))).toBe('19 Mehefin 2026, 14:05');
    expect(welshSpan(from, new Date(2026, 5, 19, 14, 9))).toBe('19 Mehefin 2026, 14:05–14:09');
    expect(welshSpan(from, new Date(2026, 5, 20, 0, 1))).toBe('19 Mehefin 2026, 14:05 – 20 Mehefin 2026, 00:01');
  });
});
