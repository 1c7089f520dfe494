import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const RULE = `met: { date: [(updated|reviewed|approved)], due: [next review], state: current, months: 24 }
partial: { date: [(updated|reviewed|approved)], due: [next review], state: stale, months: 24 }`;

describe('the notice’s own date', () => {
  it.each([
    ['Updated March 2026.', 'met'],
    ['Updated 23 November 2024.', 'met'],
    ['Updated November 2024.', 'met'],
    ['Updated 22 October 2024.', 'partial'],
    ['Reviewed March 2021. Next review March 2027.', 'met'],
    ['Reviewed March 2021. Next review March 2023.', 'partial'],
    ['Reviewed March 2021, next review November 2026.', 'met'],
    ['Approved by governors. The Act is of March 2018.', 'missing'],
    ['We hold it until March 2026.', 'missing'],
    ['Reviewed in spring term.', 'missing'],
  ])('%s', (text, expected) => {
    expect(judge(RULE, text, { asOf: '2026-11-23' }).status).toBe(expected);
  });

  it.each([
    ['We follow the guidance updated in March 2026.', 'missing'],
    ['Updated March 2026 in line with new guidance.', 'met'],
  ])('is not that of something else: %s', (text, expected) => {
    const rule = 'met: { date: [(updated|reviewed)], others: [guidance .. updated], state: current }';
    expect(judge(rule, text, { asOf: '2026-11-23' }).status).toBe(expected);
  });

  it.each([
    ['12 March 2026\n\nDear parents, this is our notice.', 'met'],
    ['12 March 2020\n\nDear parents, this is our notice.', 'partial'],
    ['Dear parents, this is our notice.\n\nMarch 2026 (HR/DP2)', 'met'],
    ['Dear parents, this is our notice.\n\nMarch 2026 (see the fair)', 'missing'],
    ['Dear parents, this is our notice.\n\nBW/PN/12 - March 2026', 'met'],
    ['Dear parents, this is our notice.\n\nMarch 2020 / BW.PN.12', 'partial'],
    ['BW/PN4 | 12/03/2026\n\nDear parents, this is our notice.', 'met'],
    ['Dear parents, this is our notice.\n\nPN12, March 2026', 'met'],
    ['Dear parents, this is our notice.\n\nKS2 - March 2026', 'missing'],
    ['Dear parents, this is our notice.\n\nY5/Y6 - March 2026', 'missing'],
    ['Dear parents, this is our notice.\n\nT-SHIRTS - March 2026', 'missing'],
    ['The fair, 12 March 2026\n\nDear parents, this is our notice.', 'missing'],
    [`${'We hold your name.\n\n'.repeat(5)}12 March 2026\n\n${'We use it to teach.\n\n'.repeat(5)}`, 'missing'],
  ])('may stand alone at either end: %s', (text, expected) => {
    expect(judge(RULE, text, { asOf: '2026-11-23' }).status).toBe(expected);
  });
});
