/** The same notice on the days around three changes of law and guidance: each day gets the answers of that day. */
import { describe, expect, it } from 'vitest';
import { reviewNotice } from '../../src/engine/review';
import { readText } from '../../src/read/text';
import { loadPack } from '../../src/rules/load';

const NOTICE = `# Privacy notice for pupils

Larch Hollow School is the data controller for the personal data it uses about its pupils. We keep pupils safe as
Keeping Children Safe in Education 2024 asks, and from September as Keeping Children Safe in Education 2025 asks.
Our staff also work to Working Together to Safeguard Children 2026.

## Your rights

You have the right of access to your personal data under Article 15 UK GDPR. You have the right to complain to a
supervisory authority under Article 77 UK GDPR. If you have a concern, please raise it with us first.

You can complain to the Information Commissioner's Office at https://ico.org.uk/make-a-complaint/.

*Last reviewed: 1 June 2025*
`;

const DAYS = ['2025-08-31', '2025-09-01', '2026-06-18', '2026-06-19', '2026-09-29', '2026-09-30'] as const;
const pack = await loadPack();
const notice = readText(NOTICE, { markdown: true });
const reports = new Map(
  DAYS.map((asOf) => [
    asOf,
    reviewNotice({
      notice,
      pack,
      asOf,
      toolVersion: '0',
      source: { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    }),
  ]),
);

function found(day: (typeof DAYS)[number], check: string): readonly string[] {
  return (reports.get(day)?.findings ?? []).filter((row) => row.check === check).map(({ quote }) => quote);
}

function element(day: (typeof DAYS)[number], check: string) {
  const row = reports.get(day)?.elements.find((one) => one.check === check);
  if (!row) throw new Error(`there is no ${check}`);
  return row;
}

describe('1 September 2025: a new edition', () => {
  it('the old edition is right on the day before, and the new one is accepted already', () => {
    expect(found('2025-08-31', 'outdated-guidance')).toEqual([]);
  });

  it('the old one is due for an update on the day', () => {
    expect(found('2025-09-01', 'outdated-guidance')).toEqual(['Keeping Children Safe in Education 2024']);
    const [row] = reports.get('2025-09-01')?.findings.filter(({ check }) => check === 'outdated-guidance') ?? [];
    expect(row?.data).toMatchObject({ from: '2025-09-01' });
  });

  it('a year on, both are old', () => {
    expect(found('2026-09-29', 'outdated-guidance')).toEqual([
      'Keeping Children Safe in Education 2024',
      'Keeping Children Safe in Education 2025',
    ]);
  });
});

describe('19 June 2026: the complaint to the controller', () => {
  it('is good practice until the day before, and law from the day', () => {
    expect(element('2026-06-18', 'complaint-to-controller').severity).toBe('advice');
    expect(element('2026-06-19', 'complaint-to-controller').severity).toBe('legal');
    const provisions = (day: '2026-06-18' | '2026-06-19') =>
      element(day, 'complaint-to-controller').authority.map(({ cite }) => cite);
    expect(provisions('2026-06-18')).toEqual([]);
    expect(provisions('2026-06-19').length).toBeGreaterThan(0);
  });

  it('takes the place of the Article that the notice cites', () => {
    const cited = (day: (typeof DAYS)[number]) =>
      [...found(day, 'superseded-law'), ...found(day, 'misapplied-law')].filter((quote) => quote.includes('77'));
    expect(cited('2026-06-18')).toEqual([]);
    expect(cited('2026-06-19')).toHaveLength(1);
    const law = (day: '2026-06-18' | '2026-06-19') =>
      element(day, 'complaint-to-ico')
        .authority.map(({ cite }) => cite)
        .join('; ');
    expect(law('2026-06-18')).toContain('Article 77');
    expect(law('2026-06-19')).toContain('section 165');
  });
});

describe('30 September 2026: the regulator’s new name', () => {
  it('the old name is right on the day before, and old from the day', () => {
    expect(found('2026-09-29', 'outdated-body')).toEqual([]);
    expect(found('2026-09-30', 'outdated-body')).toHaveLength(1);
  });
});

describe('what the pack can’t know', () => {
  const review = (text: string, asOf: string) =>
    reviewNotice({
      notice: readText(text, { markdown: true }),
      pack,
      asOf,
      toolVersion: '0',
      source: { location: 'notice.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    });

  it('an edition later than any it knows is not called wrong; the report says that it is newer', () => {
    const report = review(NOTICE.replace('Education 2024', 'Education 2031'), '2026-11-23');
    expect(report.findings.filter(({ quote }) => quote.includes('2031'))).toEqual([]);
    expect(report.warnings?.join('\n')).toMatch(/2031 is newer than this rule pack/);
    expect(review(NOTICE, '2026-11-23').warnings ?? []).toEqual([]);
  });

  it('a pack older than the last renewal day says so in every report', () => {
    const renewed = `${Number(pack.checkedOn.slice(0, 4)) + 1}${pack.renewal}`;
    expect(review(NOTICE, pack.checkedOn).warnings ?? []).toEqual([]);
    expect(review(NOTICE, renewed).warnings).toHaveLength(1);
  });
});
