import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import { compareReviews, textChanges } from './compare';

const BEFORE = `# Privacy notice for pupils

Ash School, Ash Lane, Ashby AS1 2SH, is the data controller and uses personal data about pupils to teach them.

You can ask for a copy of your personal data. We share it with the local authority. We follow KCSIE 2018. We follow KCSIE 2018 each year.
`;
const AFTER = `# Privacy notice for pupils

Ash School, Ash Lane, Ashby AS1 2SH, is the data controller and uses personal data about pupils to teach them.

We share it with the local authority. We follow KCSIE 2018. Inaccurate personal data can be corrected. Call the ESFA with questions.
`;

describe('compareReviews', () => {
  const comparison = compareReviews(reviewOf(BEFORE), reviewOf(AFTER));

  it('tells what was put right and what is new', () => {
    expect(comparison.fixed.elements.map(({ check }) => check)).toContain('right-to-rectification');
    expect(comparison.fresh.elements.map(({ check }) => check)).toContain('right-of-access');
    expect(comparison.fixed.findings.map(({ quote }) => quote)).toEqual(['KCSIE 2018']);
    expect(comparison.fresh.findings.map(({ check }) => check)).toEqual(['outdated-body']);
    expect(comparison.open.findings.map(({ quote }) => quote)).toEqual(['KCSIE 2018']);
    expect(comparison.sameText).toBe(false);
  });

  it('finds nothing between a review and itself', () => {
    const same = compareReviews(reviewOf(BEFORE), reviewOf(BEFORE));
    expect([...same.fixed.elements, ...same.fixed.findings, ...same.fresh.elements, ...same.fresh.findings]).toEqual(
      [],
    );
    expect(same.changed).toEqual([]);
    expect(same).toMatchObject({ sameText: true, samePacks: true });
  });

  it('shows which other day the law was held to', () => {
    expect(compareReviews(reviewOf(BEFORE, '2025-08-31'), reviewOf(BEFORE)).asOf).toEqual({
      before: '2025-08-31',
      after: '2026-11-23',
    });
  });
});

describe('textChanges', () => {
  const rebuilt = (changes: ReturnType<typeof textChanges>, without: string) =>
    changes
      .filter(({ kind }) => kind !== without)
      .map(({ text }) => text)
      .join('');

  it('is word by word within an edited paragraph', () => {
    expect(textChanges('One.\nWe keep it for six years.\n', 'One.\nWe keep it for seven years.\n')).toEqual([
      { kind: 'same', text: 'One.\n' },
      { kind: 'same', text: 'We keep it for ' },
      { kind: 'removed', text: 'six' },
      { kind: 'added', text: 'seven' },
      { kind: 'same', text: ' years.\n' },
    ]);
  });

  it('shows words replaced side by side as one replacement', () => {
    expect(textChanges('We follow KCSIE today.', 'Call the ESFA today.')).toEqual([
      { kind: 'removed', text: 'We follow KCSIE' },
      { kind: 'added', text: 'Call the ESFA' },
      { kind: 'same', text: ' today.' },
    ]);
  });

  it('loses nothing of either text', () => {
    const text = fc
      .array(fc.constantFrom('a ', 'data ', 'we keep\n', '\n', 'x', ' ', 'b c '), { maxLength: 40 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = textChanges(before, after);
        expect(rebuilt(changes, 'added')).toBe(before);
        expect(rebuilt(changes, 'removed')).toBe(after);
      }),
    );
  });

  it('gives up on details, not on the texts, where all is different', () => {
    const long = (word: string) => Array.from({ length: 6000 }, (_, at) => `${word} ${at}\n`).join('');
    const changes = textChanges(long('a'), long('b'));
    expect(rebuilt(changes, 'added')).toBe(long('a'));
    expect(rebuilt(changes, 'removed')).toBe(long('b'));
  });
});
