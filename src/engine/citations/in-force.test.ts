import { describe, expect, it } from 'vitest';
import { readRegisters } from '../../../tests/support/registers';
import type { GuidanceRow } from '../registers';
import { editionCited, editionInForce } from './in-force';

const row = (id: string): GuidanceRow => {
  const found = readRegisters().guidance.find((one) => one.id === id);
  if (!found) throw new Error(`no guidance ${id}`);
  return found;
};

describe('editionInForce', () => {
  it.each([
    ['2026-08-31', '2025'],
    ['2026-09-01', '2026'],
    ['2018-09-02', '2016'],
    ['2015-06-30', 'March 2015'],
    ['2015-07-03', 'July 2015'],
  ])('on %s it is %s', (day, edition) => {
    expect(editionInForce(row('kcsie'), day)?.name).toBe(edition);
  });

  it('is null before the first edition', () => {
    expect(editionInForce(row('kcsie'), '2013-01-01')).toBeNull();
  });

  it('passes over editions the register is not sure of, where asked to', () => {
    expect(editionInForce(row('eyfs'), '2026-11-23')?.name).toBe('2025');
    expect(editionInForce(row('eyfs'), '2026-11-23', true)?.name).toBe('January 2024');
  });
});

describe('editionCited', () => {
  it.each([
    ['kcsie', 2025, undefined, '2025'],
    ['kcsie', 2025, 7, '2025'],
    ['kcsie', 2025, 1, '2024'],
    ['kcsie', 2021, 1, '2020'],
    ['kcsie', 2017, undefined, '2016'],
    ['kcsie', 2015, 3, 'March 2015'],
    ['kcsie', 2015, undefined, 'July 2015'],
    ['kcsie', 2026, 7, '2026'],
    ['working-together', 2017, 2, '2015'],
    ['working-together', 2020, undefined, '2018'],
    ['working-together', 2018, 7, '2018'],
    ['working-together', 2026, 3, '2026'],
    ['child-protection-scotland', 2023, undefined, '2021'],
  ])('%s %i-%s is the edition %s', (id, year, month, edition) => {
    expect(editionCited(row(id), { year, text: String(year), ...(month ? { month } : {}) })?.name).toBe(edition);
  });

  it.each([
    [2027, undefined],
    [2028, 9],
  ])('is null for %i: later than the register knows', (year, month) => {
    expect(editionCited(row('kcsie'), { year, text: String(year), ...(month ? { month } : {}) })).toBeNull();
  });
});
