import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import { anchorOf, applyDecisions, type Decision } from '../history/decision';
import { type Casebook, inOrder, setAside, standingGaps, undecided } from './casebook';
import { renderDocx } from './docx';
import { renderHtml } from './html';
import { renderMessage } from './message';
import { renderXlsx } from './xlsx';

const report = reviewOf(`# Privacy notice for pupils

Ash School, Ash Lane, Ashby AS1 2SH, is the data controller and uses personal data about pupils to teach them.

You can ask for a copy of your personal data. We share it with the local authority. We follow KCSIE 2018.
`);

function decide(check: string, more: Partial<Decision>): Decision {
  const row = report.elements.find((one) => one.check === check) ?? report.findings.find((one) => one.check === check);
  if (!row) throw new Error(`there is no row ${check}`);
  return {
    id: check,
    notice: 'ash',
    check,
    verdict: 'dismissed',
    reason: 'It is on the next page',
    by: 'J. Reed',
    decidedAt: '2026-11-26T10:00:00.000Z',
    anchor: anchorOf(report, row),
    ...more,
  };
}

function bookWith(...decisions: readonly Decision[]): Casebook {
  return {
    report,
    decided: applyDecisions(report, decisions, '2026-11-26'),
    reviewer: { name: 'J. Reed', organisation: 'Reed & Co' },
  };
}

const titles = (book: Casebook) => standingGaps(book).flatMap(({ gaps }) => gaps.map(({ result }) => result.check));
const gapsOf = titles(undecided(report));
const book = bookWith(
  decide('retention', {}),
  decide('outdated-guidance', { reason: 'History' }),
  decide('right-of-access', { verdict: 'overruled', status: 'missing', reason: 'Only of one file' }),
  decide('data-source', { verdict: 'confirmed', reason: '', note: 'Told by phone' }),
);

describe('a casebook', () => {
  it('takes out what was set aside, and puts in what a person found', () => {
    expect(gapsOf).toEqual(expect.arrayContaining(['retention', 'outdated-guidance', 'data-source']));
    expect(gapsOf).not.toContain('right-of-access');
    expect(titles(book)).not.toEqual(expect.arrayContaining(['retention']));
    expect(titles(book)).not.toEqual(expect.arrayContaining(['outdated-guidance']));
    expect(titles(book)).toEqual(expect.arrayContaining(['right-of-access', 'data-source']));
    expect(inOrder(undecided(report)).map(({ check }) => check)).toContain('right-of-access');
    expect(inOrder(book).map(({ check }) => check)).not.toContain('right-of-access');
    expect(setAside(book).map(({ gap }) => gap.result.check)).toEqual(['retention', 'outdated-guidance']);
  });

  it('lets a decision that has run out count for nothing', () => {
    expect(titles(bookWith(decide('retention', { until: '2026-11-25' })))).toEqual(gapsOf);
  });
});

describe('the message to the school', () => {
  const text = renderMessage(book);

  it('lists what to change, the gravest first, and nothing that was set aside', () => {
    expect(text).toMatch(/^Subject: Privacy notice for pupils: what to change\n/);
    expect(text.indexOf('REQUIRED BY LAW')).toBeLessThan(text.indexOf('GOOD PRACTICE'));
    expect(text).not.toContain('KCSIE 2018');
    expect(text).toMatch(/With kind regards\nJ\. Reed\nReed & Co\n$/);
  });

  it('says so where nothing is to be changed', () => {
    const clean = { ...report, elements: [], findings: [] };
    expect(renderMessage(undecided(clean))).toContain('Nothing needs to be changed.');
  });
});

describe('the files', () => {
  it('HTML shows the person’s answer beside the program’s', () => {
    const html = renderHtml([book]);
    expect(html).toContain('Set aside by the reviewer');
    expect(html).toContain('Dismissed by J. Reed on 26 November 2026: It is on the next page.');
    expect(html).toContain('Overruled to “missing” by J. Reed');
  });

  it('a workbook holds every text as text', async () => {
    const evil = { ...report, notice: { ...report.notice, title: '=1+1 & <b>bold' } };
    const files = unzipSync(await renderXlsx([book, undecided(evil)]));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.includes('<f>')).toBe(false);
    const all = Object.entries(files).map(([name, bytes]) => (name.endsWith('.xml') ? strFromU8(bytes) : ''));
    expect(all.join('').includes('=1+1 &amp; &lt;b&gt;bold')).toBe(true);
    expect(all.join('').includes('name="To do"')).toBe(true);
  });

  it('a Word document has the points, the remarks and a column to answer in', async () => {
    const files = unzipSync(await renderDocx(book));
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '|');
    expect(text).toContain('Your answer');
    expect(text).toContain('Set aside by the reviewer');
    expect(text).toContain('Confirmed by J. Reed on 26 November 2026: Told by phone.');
    expect(text).not.toContain('What the links answer');
  });

  it('a Word document lists what the links answered, and when', async () => {
    const link = {
      href: 'https://ash.example.sch.uk/old',
      quote: 'old page',
      start: 0,
      end: 8,
      places: 1,
      outcome: 'gone',
      group: 'broken',
      message: 'There is no such page any more.',
      checkedAt: '2026-11-26T10:15:00.000Z',
      needsReview: false,
    } as const;
    const files = unzipSync(await renderDocx({ ...book, report: { ...report, links: [link] } }));
    const text = strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '|');
    expect(text).toContain('What the links answer');
    expect(text).toContain('There is no such page any more.');
    expect(text).toContain('26 November 2026, 10:15 UTC');
  });
});
