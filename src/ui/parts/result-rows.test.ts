import { describe, expect, it } from 'vitest';
import type { ElementResult, Finding } from '../../engine/report';
import { gapGroups, resultRows, rowsWith, webAddress } from './result-rows';

const element = (check: string, status: ElementResult['status'], more: Partial<ElementResult> = {}): ElementResult => ({
  check,
  title: `The check ${check}`,
  status,
  severity: 'legal',
  authority: [],
  message: '',
  evidence: [],
  needsReview: false,
  ...more,
});

const finding = (check: string, more: Partial<Finding> = {}): Finding => ({
  check,
  title: `The check ${check}`,
  severity: 'outdated',
  message: '',
  quote: check,
  start: 0,
  end: check.length,
  needsReview: false,
  ...more,
});

const reportOf = (elements: readonly ElementResult[], findings: readonly Finding[]) => ({ elements, findings });

describe('resultRows', () => {
  it('lists elements before findings, by their titles', () => {
    const rows = resultRows(reportOf([element('retention', 'met')], [finding('wording-slip')]));
    expect(rows.map(({ title }) => title)).toEqual(['The check retention', 'The check wording-slip']);
  });

  it('gives rows of one check at several places keys of their own', () => {
    const rows = resultRows(reportOf([], [finding('outdated-guidance'), finding('outdated-guidance')]));
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  it('tells a doubt without a reason from no doubt', () => {
    const rows = resultRows(
      reportOf(
        [
          element('a', 'met'),
          element('b', 'met', { needsReview: true }),
          element('c', 'met', { needsReview: true, reviewReason: 'r' }),
        ],
        [],
      ),
    );
    expect(rows.map(({ review }) => review)).toEqual([null, '', 'r']);
  });
});

describe('gapGroups', () => {
  it('lists by severity, then what is missing before what is there in part and what was found', () => {
    const rows = resultRows(
      reportOf(
        [
          element('a', 'partial'),
          element('b', 'met'),
          element('c', 'missing'),
          element('d', 'missing', { severity: 'advice' }),
          element('e', 'not-applicable'),
        ],
        [finding('f', { severity: 'legal' }), finding('g')],
      ),
    );
    expect(gapGroups(rows).map(({ severity, rows: found }) => [severity, found.map(({ check }) => check)])).toEqual([
      ['legal', ['c', 'a', 'f']],
      ['outdated', ['g']],
      ['advice', ['d']],
    ]);
    expect(rowsWith(rows, 'met').map(({ check }) => check)).toEqual(['b']);
    expect(rowsWith(rows, 'not-applicable').map(({ check }) => check)).toEqual(['e']);
  });
});

describe('webAddress', () => {
  it.each([
    ['https://www.gov.uk/', 'https://www.gov.uk/'],
    ['http://example.org', 'http://example.org'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    [' https://x', null],
    [undefined, null],
  ])('%s', (url, address) => expect(webAddress(url)).toBe(address));
});
