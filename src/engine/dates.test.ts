import { describe, expect, it } from 'vitest';
import { addMonths, findDates, isIsoDay } from './dates';

describe('findDates', () => {
  it.each([
    ['Approved on 14 July 2026 by the trustees', ['2026-07-14']],
    ['Last updated: 1st March 2024.', ['2024-03-01']],
    ['Reviewed 02/11/2026', ['2026-11-02']],
    ['Reviewed 2.11.26', ['2026-11-02']],
    ['Version of 2026-11-02', ['2026-11-02']],
    ['July 4th, 2025', ['2025-07-04']],
    ['Sept. 2025 to September 2027', ['2025-09-01', '2027-09-01']],
    ['Adopted: March, 2023', ['2023-03-01']],
    ['review 09/2026', ['2026-09-01']],
    ['the 3rd of May 2022', ['2022-05-03']],
    ['in May of 2022', ['2022-05-01']],
    ["Issued Sept '26", ['2026-09-01']],
    ['Updated 14-Sep-26', ['2026-09-14']],
    ['Approved 5 May 26, by the board', ['2026-05-05']],
    ['Last review 2026-06', ['2026-06-01']],
    ['Reviewed on 2026/03/31', ['2026-03-31']],
    ['Review: 09.2026', ['2026-09-01']],
    ['v3 10/25, next 10/27', ['2025-10-01', '2027-10-01']],
  ])('reads %s', (text, days) => {
    expect(findDates(text).map((date) => date.day)).toEqual(days);
  });

  it.each([
    '2025/26',
    '2025-26',
    'open 24/7, years 11/12, form 6/25, ages 11/18/25',
    'In May 25 pupils left',
    'on 5 May 30 pupils left',
    '12 June 20:15',
    'in spring term',
    '31/06/2025',
    'SI 2013/2094',
    '0161 432 3944',
    'May we ask 2000 families',
    '25/13/2024',
  ])('finds none in %s', (text) => {
    expect(findDates(text)).toEqual([]);
  });

  it('gives the place of each', () => {
    const text = 'Last reviewed March 2024, next review March 2026';
    expect(findDates(text).map(({ from, to }) => text.slice(from, to))).toEqual(['March 2024', 'March 2026']);
  });
});

describe('isIsoDay', () => {
  it.each(['2024-02-29', '2026-11-23'])('takes %s', (day) => expect(isIsoDay(day)).toBe(true));
  it.each(['2023-02-29', '2026-13-01', '2026-00-10', '26-1-1', '2026-06-31', 'today', ''])('refuses %s', (day) =>
    expect(isIsoDay(day)).toBe(false),
  );
});

describe('addMonths', () => {
  it.each([
    ['2026-11-23', -24, '2024-11-23'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (day, months, result) => {
    expect(addMonths(day, months)).toBe(result);
  });
});
