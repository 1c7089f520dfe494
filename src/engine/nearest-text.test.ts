/** What a row shows of a text that may tell what the rules call missing. */
import { expect, it } from 'vitest';
import { readText } from '../read/text';
import { loadPack } from '../rules/load';
import { createMatcher } from './matcher';
import type { Expr, Pack } from './pack';
import { explainElement, reviewElement, reviewNotice } from './review';
import { indexText } from './text-index';

const TEXT =
  '# Privacy notice\n\nHill School is the data controller and uses personal data to teach children.\n\n## How long we keep records\n\nPupil files are kept until the pupil is 25 and are then destroyed.\n\n## Your rights\n\nYou may ask us to correct your personal data. Complain to the Information Commission.';

it('shows the likest sentence first, asks for it to be read over the mark, and says by which words', async () => {
  const { check, deaf } = await withoutPhrases('retention');
  const notice = readText(TEXT, { markdown: true });
  const options = { asOf: '2026-11-23' };
  const row = reviewElement(deaf, notice, check, options);
  expect(row.status).toBe('missing');
  expect(row.nearMisses?.[0]?.quote).toMatch(/^Pupil files are kept/);
  expect(row.reviewReason).toContain('may tell it in other words: “Pupil files are kept');
  const lines = explainElement(deaf, notice, check, options).join('\n');
  expect(lines).toMatch(/reads most like it.*\n.*Pupil files are kept.*\n.*\+\d/);
});

it('takes it for told in a whole notice, from the mark of the element on, and says that it is a guess', async () => {
  const { check, deaf } = await withoutPhrases('retention');
  const rowIn = (pack: Pack) => {
    const report = reviewNotice({
      notice: readText(TEXT, { markdown: true }),
      pack,
      asOf: '2026-11-23',
      toolVersion: '0',
      source: { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    });
    return report.elements.find((row) => row.check === check);
  };
  const { likeness } = deaf;
  if (!likeness) throw new Error('the pack has no likeness');
  const row = rowIn({ ...deaf, likeness: { ...likeness, told: { [check]: likeness.mark } } });
  expect(row).toMatchObject({ status: 'met', needsReview: true });
  expect(row?.evidence.map(({ quote }) => quote)).toEqual([expect.stringMatching(/^Pupil files are kept/)]);
  expect(row?.message).toMatch(/^Probably told/);
  expect(row?.reviewReason).toMatch(/^No wording that the rules know/);
  expect(row).not.toHaveProperty('advice');
  expect(rowIn({ ...deaf, likeness: { ...likeness, told: {} } })).toMatchObject({
    status: 'missing',
    needsReview: true,
  });
  expect(rowIn({ ...deaf, likeness: { ...likeness, told: { [check]: 99 } } })?.status).toBe('missing');
});

it('does not believe a phrase where no sentence comes to the mark of the element, shows it and says why', async () => {
  const pack = await loadPack();
  const check = 'retention';
  const { likeness } = pack;
  if (!likeness) throw new Error('the pack has no likeness');
  const rowBy = (by: Pack) => {
    const source = { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) } as const;
    const notice = readText(TEXT, { markdown: true });
    const report = reviewNotice({ notice, pack: by, asOf: '2026-11-23', toolVersion: '0', source });
    return report.elements.find((row) => row.check === check);
  };
  const rowWith = (doubted: Readonly<Record<string, number>>) => rowBy({ ...pack, likeness: { ...likeness, doubted } });
  expect(rowWith({})).toMatchObject({ status: 'met', needsReview: false });
  expect(rowWith({ [check]: -99 })?.status).toBe('met');
  const row = rowWith({ [check]: 99 });
  expect(row).toMatchObject({ status: 'missing', evidence: [], needsReview: true });
  expect(row?.message).toMatch(/^Probably not told/);
  expect(row?.reviewReason).toMatch(/^Words that can tell this were found \(“Pupil files are kept/);
  expect(row?.nearMisses?.map(({ quote }) => quote)).toContainEqual(expect.stringMatching(/^Pupil files are kept/));
  expect(row?.advice).toBeTruthy();
  // Of the sentences that were found none may come to its mark, whatever else is in the notice.
  const unlike = (mark: number) =>
    rowBy({ ...pack, likeness: { ...likeness, doubted: {}, unlike: { [check]: mark } } });
  expect(unlike(-99)?.status).toBe('met');
  expect(unlike(99)).toMatchObject({ needsReview: true });
  expect(unlike(99)?.status).not.toBe('met');
  expect(unlike(99)?.reviewReason).toMatch(/^Words that can tell this were found \(“Pupil files are kept/);
  // Without weights for the element there is nothing to doubt by.
  const { [check]: _, ...elements } = likeness.elements;
  const bare = { ...pack, likeness: { ...likeness, elements, doubted: { [check]: 99 }, unlike: { [check]: 99 } } };
  expect(rowBy(bare)?.status).toBe('met');
  // The marks are for whole notices.
  const marked = { ...pack, likeness: { ...likeness, doubted: { [check]: 99 } } };
  const passage = reviewElement(marked, readText(TEXT, { markdown: true }), check, { asOf: '2026-11-23' });
  expect(passage.status).toBe('met');
});

it('does not guess where a guard of the rule refuses the sentence', async () => {
  const { check, deaf } = await withoutPhrases('retention');
  const notice = readText(TEXT, { markdown: true });
  const index = indexText(notice);
  const matcher = createMatcher(index, deaf);
  const holding = (words: RegExp) => {
    const statement = index.statements.findIndex(({ text }) => words.test(text));
    return deaf.elements.flatMap(({ near }) => near).filter((id) => matcher.hitsIn(id, statement).length > 0);
  };
  const says = holding(/^Pupil files are kept/);
  expect(says.length).toBeGreaterThan(0);
  const elsewhere = holding(/^Complain to/).filter((id) => !says.includes(id));
  const statusWhere = (met: Expr) => {
    const { likeness } = deaf;
    if (!likeness) throw new Error('the pack has no likeness');
    const elements = deaf.elements.map((rule) => (rule.id === check ? { ...rule, met } : rule));
    const pack = { ...deaf, elements, likeness: { ...likeness, told: { [check]: likeness.mark } } };
    const source = { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) } as const;
    const report = reviewNotice({ notice, pack, asOf: '2026-11-23', toolVersion: '0', source });
    return report.elements.find((row) => row.check === check)?.status;
  };
  expect(statusWhere({ op: 'says', says, unless: says })).toBe('missing');
  expect(statusWhere({ op: 'any', of: [{ op: 'all', of: [{ op: 'says', says, unlessClause: says }] }] })).toBe(
    'missing',
  );
  // What is wanting is no refusal.
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(statusWhere({ op: 'says', says, also: [elsewhere] })).toBe('met');
});

/** The pack as if the phrases knew nothing of an element. */
async function withoutPhrases(check: string): Promise<{ readonly check: string; readonly deaf: Pack }> {
  const pack = await loadPack();
  const never = { op: 'any' as const, of: [] };
  const elements = pack.elements.map((rule) => (rule.id === check ? { ...rule, met: never, partial: never } : rule));
  return { check, deaf: { ...pack, elements } };
}
