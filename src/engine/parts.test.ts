/** Several notices in one source, and what only looks like it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { readHtml } from '../read/html';
import { readText } from '../read/text';
import { loadPack } from '../rules/load';
import type { Pack } from './pack';
import { splitNotice } from './parts';
import { reviewNotices } from './review-parts';

let pack: Pack;
beforeAll(async () => {
  pack = await loadPack('rules');
}, 120_000);

interface People {
  readonly who: string;
  readonly held: string;
  readonly why: string;
  readonly kept: string;
  readonly shared: string;
}

const PUPILS: People = {
  who: 'pupils',
  held: 'names, dates of birth, attendance marks, assessment results and allergies',
  why: 'to support learning, to keep children safe and to report on progress',
  kept: 'We keep the pupil file until the pupil is 25.',
  shared: 'We share it with the council, the school nurse and the Department for Education.',
};
const STAFF: People = {
  who: 'staff',
  held: 'national insurance numbers, bank details, qualifications and sickness records',
  why: 'to pay salaries, to check that people may work with children and to plan training',
  kept: 'We keep the personnel file for six years after employment ends.',
  shared: 'We share it with our payroll provider, the pension scheme and the tax authority.',
};
const GOVERNORS: People = {
  who: 'governors',
  held: 'names, addresses, business interests and terms of office',
  why: 'to run elections, to publish interests and to meet the duties of the board',
  kept: 'We keep the record of each governor for a year after the term of office ends.',
  shared: 'We share it with the council and with the national register of governors.',
};

/** The sections of a whole notice, headed at a level. */
function sections({ who, held, why, kept, shared }: People, level: number, rights = true): string {
  const h = '#'.repeat(level);
  return `${h} What we hold
The personal data that we hold about ${who} includes ${held}. Most of it comes from you, and some from the last school or employer.

${h} Why we use it
We use this data ${why}. Our lawful basis is the public task, Article 6(1)(e) of the UK GDPR, and where the law tells us to, a legal obligation.

${h} Who we share it with
${shared} We do not share it with anyone else unless the law allows us to.

${h} How long we keep it
${kept} Then the record is destroyed.
${
  rights
    ? `
${h} Your rights
You have the right to ask for a copy of the data we hold about you, to have it corrected or erased, and to object to its use.
`
    : ''
}`;
}

const OPENING = 'Oakfield Primary School is the controller of the personal data described here.';
const CONTACT = `## Contact us
Our data protection officer is Rowena Pike, dpo@oakfield.example.sch.uk. You can also complain to the Information Commissioner's Office.`;

const markdown = (text: string) => readText(text, { markdown: true });
const titlesOf = (text: string) => splitNotice(markdown(text), pack).map(({ title }) => title);

describe('several notices', () => {
  const page = `# Privacy notices
${OPENING}

## Privacy notice for pupils
${sections(PUPILS, 3)}
## Privacy notice for staff
${sections(STAFF, 3)}
## Privacy notice for governors
${sections(GOVERNORS, 3)}
${CONTACT}
`;

  it('are told apart by their headings', () => {
    expect(titlesOf(page)).toEqual([
      'Privacy notice for pupils',
      'Privacy notice for staff',
      'Privacy notice for governors',
    ]);
  });

  it('have their own text, and each the opening and the contact that all share', () => {
    const parts = splitNotice(markdown(page), pack).map(({ notice }) => notice.text);
    const kept = [PUPILS, STAFF, GOVERNORS].map((people) => people.kept);
    for (const [at, text] of parts.entries()) {
      expect(kept.filter((words) => text.includes(words))).toEqual([kept[at]]);
      expect(text).toContain(OPENING);
      expect(text).toContain('dpo@oakfield.example.sch.uk');
    }
  });

  it('keep each quote where it stands in the text of its own notice', () => {
    for (const { notice } of splitNotice(markdown(page), pack)) {
      for (const { start, end, block } of notice.sentences) {
        const around = notice.blocks[block];
        expect(around && start >= around.start && end <= around.end && end <= notice.text.length).toBe(true);
      }
      for (const { start, end, href } of notice.links) expect(href).toContain(notice.text.slice(start, end));
    }
  });

  it('are reviewed one by one', { timeout: 60_000 }, () => {
    const reports = reviewNotices({
      notice: markdown(page),
      pack,
      asOf: '2026-11-26',
      toolVersion: '0',
      source: { location: 'page.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    });
    expect(reports.map(({ source, notice }) => [source.part, notice.kind, notice.title])).toEqual([
      [{ index: 1, of: 3, title: 'Privacy notice for pupils' }, 'pupils', 'Privacy notice for pupils'],
      [{ index: 2, of: 3, title: 'Privacy notice for staff' }, 'workforce', 'Privacy notice for staff'],
      [{ index: 3, of: 3, title: 'Privacy notice for governors' }, 'governors', 'Privacy notice for governors'],
    ]);
    for (const { elements, notice, source } of reports) {
      const status = (check: string) => elements.find((element) => element.check === check)?.status;
      expect([status('dpo-contact'), status('retention'), status('right-of-access')]).toEqual(['met', 'met', 'met']);
      expect(notice.organisation).toBe('Oakfield Primary School');
      for (const { quote, start, end } of elements.flatMap(({ evidence }) => evidence)) {
        expect(notice.text?.slice(start, end)).toBe(quote);
      }
      const elsewhere = source.coverage?.leftOut.filter(({ reason }) => reason.startsWith('another notice'));
      expect(elsewhere).toHaveLength(2);
    }
  });

  it('may stand in panels whose titles only name the people', () => {
    const panel = (title: string, people: People) =>
      `<h2><button aria-expanded="false">${title}</button></h2><div hidden>${sections(people, 3)
        .replace(/^### (.*)$/gm, '</p><h3>$1</h3><p>')
        .replace(/^<\/p>/, '')}</p></div>`;
    const html = `<main><h1>How we use your data</h1><p>${OPENING}</p>${panel('Pupils', PUPILS)}${panel('Staff', STAFF)}</main>`;
    expect(splitNotice(readHtml(html), pack).map(({ title }) => title)).toEqual(['Pupils', 'Staff']);
  });

  it('may have headings of the same level as their sections', () => {
    const flat = `## Pupil privacy notice\n${OPENING}\n\n${sections(PUPILS, 2)}\n## Workforce privacy notice\n${sections(STAFF, 2)}\n${CONTACT}`;
    const parts = splitNotice(markdown(flat), pack);
    expect(parts.map(({ title }) => title)).toEqual(['Pupil privacy notice', 'Workforce privacy notice']);
    expect(parts.map(({ notice }) => notice.text.includes('dpo@oakfield'))).toEqual([true, true]);
    expect(parts.map(({ notice }) => notice.text.includes('personnel file'))).toEqual([false, true]);
  });

  it('may have their title twice, on the panel and in it', () => {
    const twice = page.replace('## Privacy notice for staff\n', '## Staff\n\n## Privacy notice for staff\n');
    expect(titlesOf(twice)).toHaveLength(3);
  });

  it('may share the sections on rights, where each is called a notice', () => {
    const shared = `# Privacy notices
## Privacy notice for pupils
${sections(PUPILS, 3, false)}
## Privacy notice for staff
${sections(STAFF, 3, false)}
## Your rights
You have the right to ask for a copy of the data we hold about you.

${CONTACT}`;
    const parts = splitNotice(markdown(shared), pack);
    expect(parts.map(({ notice }) => notice.text.includes('right to ask for a copy'))).toEqual([true, true]);
  });

  it('take a shared section on other people to those alone', () => {
    const records = page.replace('## Contact us', '## Staff records\nStaff records lie in the vault.\n\n## Contact us');
    const has = splitNotice(markdown(records), pack).map(({ notice }) => notice.text.includes('in the vault'));
    expect(has).toEqual([false, true, false]);
  });

  it('leave out what is only a summary of one that stands elsewhere', () => {
    const more = page.replace(
      '## Contact us',
      '## Privacy notice for visitors\nSee [the notice](/visitors.pdf).\n\n## Contact us',
    );
    const parts = splitNotice(markdown(more), pack);
    expect(parts).toHaveLength(3);
    expect(parts.some(({ notice }) => notice.text.includes('visitors.pdf'))).toBe(false);
  });
});

describe('one notice', () => {
  const one = (middle: string) => `# Privacy notice
${OPENING}

${middle}
## How long we keep it
We keep the pupil file until the pupil is 25, and the personnel file for six years.

## Your rights
You have the right to ask for a copy of the data we hold about you, to have it corrected and to object.

${CONTACT}`;
  const paragraph = (people: People) =>
    `The personal data that we hold about ${people.who} includes ${people.held}. We use it ${people.why}. It comes from you and from others who know you. Our lawful basis is the public task, Article 6(1)(e). ${people.shared} `;

  it.each([
    [
      'with a section for each group of people',
      one(`## Pupils\n${paragraph(PUPILS)}\n\n## Staff\n${paragraph(STAFF)}\n`),
    ],
    [
      'with long sections for each group of people',
      one(`## Pupils\n${paragraph(PUPILS).repeat(4)}\n\n## Staff\n${paragraph(STAFF).repeat(4)}\n`),
    ],
    [
      'that tells how it uses the data of each group',
      one(
        `## How we use pupil information\n${paragraph(PUPILS)}\n\n## How we use staff information\n${paragraph(STAFF)}\n\n## How we use governors' information\n${paragraph(GOVERNORS)}\n`,
      ),
    ],
    [
      'whose headings name the pupils again and again',
      `# Privacy notice for pupils\n${sections(PUPILS, 2)
        .replace('What we hold', 'The categories of pupil information that we process')
        .replace('Why we use it', 'Why we collect and use pupil information')
        .replace('How long we keep it', 'How we store pupil data')
        .replace('Who we share it with', 'Who we share pupil information with')}\n${CONTACT}`,
    ],
    [
      'with recipients for headings',
      one(
        `## What we hold\n${paragraph(PUPILS)}\n\n## Who we share with\n\n### Staff\nTeachers see what they need.\n\n### Governors\nGovernors see figures without names.\n\n### Parents\nParents see reports.\n`,
      ),
    ],
    [
      'beside summaries of others',
      `# Privacy notice for pupils\n${sections(PUPILS, 2)}\n${CONTACT}\n\n# Privacy notice for staff\nRead our [notice for staff](/staff.pdf).\n\n# Privacy notice for visitors\nRead our [notice for visitors](/visitors.pdf).`,
    ],
    [
      'with its title twice',
      `# Privacy notice for pupils\n\n# Pupil privacy notice\n${sections(PUPILS, 2)}\n${CONTACT}`,
    ],
  ])('%s is not parted', (_, text) => {
    expect(titlesOf(text)).toEqual([]);
  });

  it('a listing with summaries and links is no notice, nor several', { timeout: 60_000 }, () => {
    const listing = `# Privacy notices
We have several privacy notices. Choose the one that is about you.

## Privacy notice for pupils
How we use the data of the pupils in our school. [Privacy notice for pupils](/pupils.pdf)

## Privacy notice for staff
How we use the data of those who work for us. [Privacy notice for the school workforce](/staff.pdf)

## Privacy notice for governors
How we use the data of governors. [Privacy notice for governors](/governors.pdf)`;
    const reports = reviewNotices({
      notice: markdown(listing),
      pack,
      asOf: '2026-11-26',
      toolVersion: '0',
      source: { location: 'list.md', mediaType: 'text/markdown', sha256: '0'.repeat(64) },
    });
    expect(reports.map(({ notice, source }) => [notice.isNotice, source.part])).toEqual([[false, undefined]]);
  });
});
