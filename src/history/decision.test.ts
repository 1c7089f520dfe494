import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import type { Report } from '../engine/report';
import { anchorOf, applyDecisions, type Decision } from './decision';

const TEXT = `# Privacy notice for pupils

Ash School, Ash Lane, Ashby AS1 2SH, is the data controller and uses personal data about pupils to teach them.

## Rights

You can ask for a copy of your data. We follow KCSIE 2018. Staff are trained on KCSIE 2018 each year.

## Concerns

Write to the office at office@ash.example.sch.uk with any request.
`;
const TODAY = '2026-11-26';

function decisionOn(report: Report, check: string, quoteAt = 0, more: Partial<Decision> = {}): Decision {
  const row =
    report.elements.find((one) => one.check === check) ?? report.findings.filter((one) => one.check === check)[quoteAt];
  if (!row) throw new Error(`there is no row ${check}`);
  return {
    id: `${check} ${quoteAt}`,
    notice: 'ash',
    check,
    verdict: 'dismissed',
    reason: 'Seen.',
    decidedAt: '2026-11-20T10:00:00Z',
    anchor: anchorOf(report, row),
    ...more,
  };
}

const states = (report: Report, decisions: readonly Decision[], today = TODAY) => {
  const { elements, findings, gone } = applyDecisions(report, decisions, today);
  return {
    elements: elements.flatMap(({ row, state }) => (state ? [[row.check, state]] : [])),
    findings: findings.flatMap(({ row, state, decision }) => (state ? [[row.start, decision?.id, state]] : [])),
    gone: gone.map(({ id }) => id),
  };
};

describe('a decision on an element', () => {
  const report = reviewOf(TEXT);
  const decision = decisionOn(report, 'right-of-access', 0, { verdict: 'overruled', status: 'missing' });

  it('stands beside the program’s answer, which stays', () => {
    const { elements } = applyDecisions(report, [decision], TODAY);
    const row = elements.find((one) => one.row.check === 'right-of-access');
    expect(row).toMatchObject({ row: { status: 'met' }, decision: { status: 'missing' }, state: 'stands' });
  });

  it('stands although the text was edited elsewhere', () => {
    const edited = reviewOf(TEXT.replace('Ash Lane', 'New Road').replace('## Concerns', '## Any concerns'));
    expect(states(edited, [decision]).elements).toEqual([['right-of-access', 'stands']]);
  });

  it('says when the wording under it changed', () => {
    const edited = reviewOf(TEXT.replace('ask for a copy of your data', 'request copies of the data we hold'));
    expect(states(edited, [decision]).elements).toEqual([['right-of-access', 'wording-changed']]);
  });

  it('says when the program’s answer changed', () => {
    const edited = reviewOf(TEXT.replace('You can ask for a copy of your data. ', ''));
    expect(states(edited, [decision]).elements).toEqual([['right-of-access', 'answer-changed']]);
  });

  it('counts to the end of its last day', () => {
    const dated = { ...decision, until: TODAY };
    expect(states(report, [dated]).elements).toEqual([['right-of-access', 'stands']]);
    expect(states(report, [dated], '2026-11-27').elements).toEqual([['right-of-access', 'expired']]);
  });

  it('gives way to a later one', () => {
    const later = { ...decision, id: 'later', decidedAt: '2026-11-21T10:00:00Z', verdict: 'confirmed' as const };
    const { elements } = applyDecisions(report, [decision, later], TODAY);
    expect(elements.find((one) => one.decision)?.decision?.id).toBe('later');
  });
});

describe('a decision on a finding', () => {
  const report = reviewOf(TEXT);
  const places = report.findings.filter(({ check }) => check === 'outdated-guidance');

  it('keeps to its own of two places with the same words', () => {
    expect(places).toHaveLength(2);
    const second = decisionOn(report, 'outdated-guidance', 1);
    expect(states(report, [second]).findings).toEqual([[places[1]?.start, second.id, 'stands']]);
    const edited = reviewOf(`Foreword.\n\n${TEXT}`);
    const after = edited.findings.filter(({ check }) => check === 'outdated-guidance');
    expect(states(edited, [second]).findings).toEqual([[after[1]?.start, second.id, 'stands']]);
  });

  it('finds its place where the words themselves were edited, and says so', () => {
    const first = decisionOn(report, 'outdated-guidance', 0);
    const edited = reviewOf(
      TEXT.replace('We follow KCSIE 2018', 'We follow KCSIE 2019').replace('on KCSIE 2018', 'on safety'),
    );
    expect(states(edited, [first]).findings.map(([, id, state]) => [id, state])).toEqual([
      [first.id, 'wording-changed'],
    ]);
  });

  it('is kept as gone where nothing is left of it', () => {
    const first = decisionOn(report, 'outdated-guidance', 0);
    const edited = reviewOf(TEXT.replaceAll('KCSIE 2018', 'the latest KCSIE'));
    expect(states(edited, [first])).toMatchObject({ findings: [], gone: [first.id] });
  });

  it('gives way to a later one on the same place', () => {
    const one = decisionOn(report, 'outdated-guidance', 0);
    const later = { ...one, id: 'later', decidedAt: '2026-11-22T10:00:00Z' };
    expect(states(report, [one, later])).toMatchObject({ findings: [[places[0]?.start, 'later', 'stands']], gone: [] });
  });
});
