import { describe, expect, it } from 'vitest';
import type { ResultRow } from '../parts/result-rows';
import { filterRows, isFiltered, NO_FILTER } from './filter-rows';

const row = (key: string, more: Partial<ResultRow>): ResultRow => ({
  key,
  check: key,
  title: key,
  outcome: 'missing',
  severity: 'legal',
  message: '',
  advice: null,
  authority: [],
  review: null,
  quotes: [],
  nearest: [],
  outside: [],
  ...more,
});
const rows = [
  row('access', { authority: [{ cite: 'UK GDPR Article 15' }] }),
  row('slip', { outcome: 'finding', severity: 'quality', quotes: [{ quote: 'GDRP', start: 0, end: 4 }], review: '' }),
  row('retention', { outcome: 'met', message: 'It says how long.' }),
];
const keys = (filter: Partial<typeof NO_FILTER>) =>
  filterRows(rows, { ...NO_FILTER, ...filter }, new Map([['retention', true]])).map(({ key }) => key);

describe('filterRows', () => {
  it('shows all rows without a filter', () => {
    expect(keys({})).toEqual(['access', 'slip', 'retention']);
    expect(isFiltered(NO_FILTER)).toBe(false);
    expect(isFiltered({ ...NO_FILTER, words: '  ' })).toBe(false);
  });

  it('goes by outcome, by severity and by what has to be checked', () => {
    expect(keys({ outcome: 'met' })).toEqual(['retention']);
    expect(keys({ severity: 'quality' })).toEqual(['slip']);
    expect(keys({ outcome: 'to-check' })).toEqual(['slip']);
    expect(keys({ outcome: 'decided' })).toEqual(['retention']);
    expect(keys({ outcome: 'met', severity: 'quality' })).toEqual([]);
  });

  it('finds words anywhere in a row, in any case and order', () => {
    expect(keys({ words: '15 article' })).toEqual(['access']);
    expect(keys({ words: 'gdrp' })).toEqual(['slip']);
    expect(keys({ words: 'HOW long' })).toEqual(['retention']);
    expect(keys({ words: 'elephant' })).toEqual([]);
  });
});
