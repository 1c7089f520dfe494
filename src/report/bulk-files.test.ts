import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { ash, elm, oak, PUPILS, STAFF, worldExport, worldStore } from '../../tests/bulk/result-world';
import { school } from '../../tests/bulk/store-contract';
import { compareRuns } from '../bulk/result/compare-runs';
import type { Decision } from '../history/decision';
import type { BulkExport } from './bulk-export';
import { allPieces, batchFiles } from './bulk-files';

const HOSTILE = '=HYPERLINK("https://evil.example","Click") & <script>alert(1)</script>';
const evil = school('evil', { name: HOSTILE, trust: '@SUM(A1)', website: null });

const before = await worldStore([{ school: elm, notices: [{ text: STAFF }] }], 'before');
const store = await worldStore([
  {
    school: elm,
    notices: [
      { text: PUPILS, kind: 'pupils' },
      { text: STAFF, kind: 'workforce' },
    ],
  },
  { school: oak, notices: [{ text: STAFF, kind: 'workforce' }] },
  {
    school: ash,
    notices: [],
    state: { stage: 'failed', remarks: ['The site asks programs to stay away.'] },
    failures: [
      { url: 'https://ash.example/', code: 'tls', message: 'The certificate is not in order.' },
      { url: 'https://payments.example/privacy', code: 'permission', message: 'No permission.', elsewhere: true },
    ],
  },
  { school: evil, notices: [{ text: `# ${HOSTILE}\n\n${PUPILS}`, kind: 'pupils' }] },
]);
const source: BulkExport = { ...(await worldExport(store)), changes: () => compareRuns(before, store) };

const titleOf = (check: string) => source.result.elements.find((one) => one.check === check)?.title;

const DISMISSED: Decision = {
  id: 'd',
  notice: 'n',
  check: 'c',
  verdict: 'dismissed',
  reason: 'The trust does it.',
  decidedAt: '2026-11-20T09:00:00.000Z',
  anchor: { outcome: 'missing', quote: '', before: '', after: '' },
};

async function allOf(from: BulkExport): Promise<ReadonlyMap<string, Buffer>> {
  const open = new Map<string, Buffer[]>();
  const done = new Map<string, Buffer>();
  for await (const [name, piece] of allPieces(from)) {
    expect(done.has(name), `${name} is ended once`).toBe(false);
    const pieces = open.get(name) ?? [];
    open.set(name, pieces);
    if (piece !== null) pieces.push(Buffer.from(piece));
    else done.set(name, Buffer.concat(pieces));
  }
  expect([...done.keys()].sort()).toEqual([...open.keys()].sort());
  return done;
}

const files = await allOf(source);

const named = (name: string): Buffer => {
  const file = files.get(name);
  if (!file) throw new Error(`there is no file ${name}`);
  return file;
};
const textOf = (name: string) => named(name).toString('utf8');

const bytes = named('results.xlsx');
const sheets = new Map((await readXlsx(bytes)).map(({ sheet, data }) => [sheet, data]));
const html = textOf('board-report.html');

it('gives rows of the workbook the height of their text', () => {
  const [todo = ''] = Object.entries(unzipSync(new Uint8Array(bytes)))
    .filter(([name]) => name.endsWith('sheet3.xml'))
    .map(([, xml]) => strFromU8(xml));
  const heights = [...todo.matchAll(/<row r="\d+" ht="(\d+)" customHeight="1">/g)].map(([, height]) => Number(height));
  expect(heights.length).toBeGreaterThan(5);
  expect(Math.max(...heights)).toBeGreaterThan(60);
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
});

describe('the files of a batch', () => {
  it('are these', () => {
    expect([...files.keys()]).toEqual([
      'schools/Elm-School-100001.html',
      'schools/Elm-School-100001.txt',
      'schools/Oak-School-100002.html',
      'schools/Oak-School-100002.txt',
      'schools/Ash-School-100003.html',
      'schools/Ash-School-100003.txt',
      expect.stringMatching(/^schools\/[A-Za-z0-9-]+-evil\.html$/),
      expect.stringMatching(/^schools\/[A-Za-z0-9-]+-evil\.txt$/),
      'results.xlsx',
      'results.csv',
      'reports.jsonl',
      'board-report.html',
      'grid.csv',
      'results.jsonl',
    ]);
  });

  it('come out the same one by one', async () => {
    for (const { name, write } of batchFiles(source)) {
      const pieces: Buffer[] = [];
      for await (const piece of write()) pieces.push(Buffer.from(piece));
      expect(Buffer.concat(pieces).equals(named(name)), name).toBe(true);
    }
  });

  it('are all written from one reading of each report', async () => {
    const read: string[] = [];
    await allOf({
      ...source,
      async *reportsOf(id) {
        read.push(id);
        yield* source.reportsOf(id);
      },
    });
    expect(read).toEqual(source.result.schools.map(({ school: { id } }) => id));
  });
});

describe('the workbook', () => {
  it('has its sheets, each with a head and a filter over all of it', () => {
    expect([...sheets.keys()]).toEqual([
      'Schools',
      'Notices',
      'To do',
      'Tracker',
      'Missing notices',
      'Links',
      'Sources',
      'Failures',
      'Changes',
    ]);
    const xml = Object.entries(unzipSync(new Uint8Array(bytes))).filter(([name]) => name.includes('worksheets'));
    expect(xml).toHaveLength(9);
    for (const [, sheet] of xml) {
      expect(strFromU8(sheet)).toMatch(/<pane[^>]*state="frozen"\/>[\s\S]*<autoFilter ref="A1:[A-Z]+\d+"\/>/);
      expect(strFromU8(sheet)).not.toContain('<f>');
    }
  });

  it('has the tracker’s columns, with dates that are dates', () => {
    const [head, ...rows] = sheets.get('Tracker') ?? [];
    expect(head).toEqual([
      'School',
      'URN',
      'Requirement',
      'Status',
      'Evidence',
      'Link',
      'Owner',
      'Date reviewed',
      'Next review',
    ]);
    const row = rows.find(([name, , requirement]) => name === 'Elm School' && requirement === titleOf('retention'));
    expect(row?.[3]).toBe('missing in 1 of 2 kinds of notice');
    expect(row?.[4]).toContain('Privacy notice for the school workforce: ');
    expect(row?.[5]).toBe('https://100001.example.sch.uk/notice-2');
    expect(row?.slice(7)).toEqual([new Date('2026-11-26T00:00:00Z'), new Date('2027-11-26T00:00:00Z')]);
  });

  it('has a row for each school, gap, source and failure, none silent', () => {
    expect(sheets.get('Schools')).toHaveLength(5);
    expect(sheets.get('Notices')).toHaveLength(5);
    expect(sheets.get('Sources')).toHaveLength(5);
    expect(
      sheets
        .get('Failures')
        ?.slice(1)
        .map((row) => row.slice(3, 5)),
    ).toEqual([
      ['the school’s own', 'tls'],
      ['linked from the school’s pages, and not its own', 'permission'],
      ['the school’s own', 'remark'],
    ]);
    expect(
      sheets
        .get('Missing notices')
        ?.slice(1)
        .map((row) => [row[0], row[2]]),
    ).toContainEqual(['Oak School', 'Pupils and their parents']);
    const todo = sheets.get('To do')?.slice(1) ?? [];
    expect(todo.length).toBeGreaterThan(20);
    const quoted = sheets.get('To do')?.[0]?.indexOf('In the notice') ?? -1;
    expect(todo.map((row) => row[quoted]).join('\n')).toContain('KCSIE 2018');
    expect(
      sheets
        .get('Changes')
        ?.slice(1)
        .some((row) => row[3] === 'new notice'),
    ).toBe(true);
  });

  it('prints on A4: the tracker on one page across, wider sheets on several with the school on each', () => {
    const parts = unzipSync(new Uint8Array(bytes));
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const book = part('xl/workbook.xml');
    expect(book).toContain("'To do'!$A:$A,'To do'!$1:$1<");
    expect(book).toContain(">'Tracker'!$1:$1<");
    const places = [...sheets.keys()];
    const printed = (name: string) =>
      /<pageSetup[^>]*>/.exec(part(`xl/worksheets/sheet${places.indexOf(name) + 1}.xml`))?.[0] ?? '';
    expect(printed('Tracker')).toContain('fitToWidth="1" fitToHeight="0" orientation="landscape"');
    expect(printed('To do')).toMatch(/scale="\d+".*orientation="landscape"/);
  });

  it('keeps formulas as text', () => {
    expect(sheets.get('Schools')?.at(-1)?.[0]).toBe(HOSTILE);
    expect(sheets.get('Schools')?.at(-1)?.[2]).toBe('@SUM(A1)');
  });
});

describe('tables', () => {
  it.each(['grid.csv', 'results.csv'])('%s is safe to open, and rectangular', async (name) => {
    const text = textOf(name);
    expect(text.startsWith('\ufeff')).toBe(true);
    const { data } = Papa.parse<string[]>(text.slice(1).trimEnd());
    expect(new Set(data.map((row) => row.length)).size).toBe(1);
    expect(data.flat().filter((cell) => /^[=+@\t\r]|^-[^\d]/.test(cell))).toEqual([]);
    expect(data.flat()).toContain(`'${HOSTILE}`);
  });

  it('say what is missing and what failed', async () => {
    const { data } = Papa.parse<Record<string, string>>(textOf('results.csv').slice(1).trimEnd(), {
      header: true,
    });
    expect(data.find((row) => row.type === 'failure')).toMatchObject({ school: 'Ash School', check: 'tls' });
    expect(data.filter((row) => row.type === 'missing notice' && row.school === 'Oak School')).toHaveLength(2);
  });
});

describe('the report for the board', () => {
  it('says in words what came of it, with no score', () => {
    expect(html).toContain('4 schools, 3 of them looked through: 4 notices found at 3 schools');
    expect(html).toContain('The certificate is not in order.');
    expect(html).toContain('1 address could not be read; 1 page of others that they link to could not be read either.');
    expect(html.replace(/<style>[\s\S]*<\/style>/, '')).not.toMatch(/\d\s*(?:%|per cent)|compliant|score/i);
  });

  it('stands alone and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|\ssrc=|@import|url\(/);
    expect(html).toContain('&lt;script>');
    expect(html).toContain("default-src 'none'");
  });

  it('says each answer in a word beside its sign', () => {
    expect(html).toMatch(/<b aria-hidden="true">○\??<\/b><span class="unseen">missing/);
  });
});

describe('what a school is sent', () => {
  it('says each thing once, with the notices it is said of, and what to do', async () => {
    const text = textOf('schools/Elm-School-100001.txt');
    expect(text.split('\n')[0]).toBe('Subject: Elm School: privacy notices, what to change');
    expect(text).toContain('I read these 2 notices:');
    const titles = [...text.matchAll(/^\d+\. (.+)$/gm)].map(([, title]) => title);
    expect(titles.filter((title) => /^Complaint to the/.test(title ?? '')).length).toBeLessThanOrEqual(2);
    expect(text).toMatch(/- In “Privacy notice for pupils”.*KCSIE 2018/);
    expect(text).toContain('To do: ');
    expect(text).toContain('Governors and trustees');
  });

  it('tells a school that could not be read so', async () => {
    const text = textOf('schools/Ash-School-100003.txt');
    expect(text).toContain('I found no privacy notice.');
    expect(text).toContain('COULD NOT BE READ');
    expect(text).not.toContain('Nothing needs to be changed.');
    expect(text).not.toContain('payments.example');
  });

  it('leaves out what a person set aside', async () => {
    const decided = await allOf({
      ...source,
      bookOf: (report) => ({
        report,
        reviewer: { name: 'J. Reed', organisation: 'Five Oaks Trust' },
        decided: {
          elements: report.elements.map((row) => ({ row, decision: DISMISSED, state: 'stands' as const })),
          findings: report.findings.map((row) => ({ row, decision: DISMISSED, state: 'stands' as const })),
          gone: [],
        },
      }),
    });
    const text = decided.get('schools/Oak-School-100002.txt')?.toString('utf8') ?? '';
    expect(text).not.toMatch(/^\d+\. /m);
    expect(text.trimEnd().endsWith('J. Reed\nFive Oaks Trust')).toBe(true);
    expect(textOf('schools/Oak-School-100002.txt')).toMatch(/^REQUIRED BY LAW$/m);
  });
});

describe('JSON lines', () => {
  it('hold every notice with its answers, and every school with what failed and why', async () => {
    const lines = textOf('results.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const notices = lines.filter(({ notice }) => notice).map(({ name, notice }) => [name, notice.kind]);
    expect(notices.slice(0, 3)).toEqual([
      ['Elm School', 'pupils'],
      ['Elm School', 'workforce'],
      ['Oak School', 'workforce'],
    ]);
    const [first] = lines;
    expect(first.notice.cells).toHaveLength(source.result.elements.length);
    expect(first.notice.findings[0]).toMatchObject({ quote: expect.any(String), message: expect.any(String) });
    expect(first.notice).not.toHaveProperty('sketch');
    expect(lines.filter(({ notice }) => !notice).map(({ name }) => name)).toEqual([
      'Elm School',
      'Oak School',
      'Ash School',
      HOSTILE,
    ]);
    expect(lines.find(({ stage }) => stage === 'failed')).toMatchObject({
      name: 'Ash School',
      failures: [
        { url: 'https://ash.example/', code: 'tls', message: 'The certificate is not in order.' },
        { url: 'https://payments.example/privacy', code: 'permission', elsewhere: true },
      ],
      remarks: ['The site asks programs to stay away.'],
    });
  });

  it('hold a report each, in the order of the list', async () => {
    const reports = textOf('reports.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map(({ source: { location } }) => location)).toEqual([
      'https://100001.example.sch.uk/notice-1',
      'https://100001.example.sch.uk/notice-2',
      'https://100002.example.sch.uk/notice-1',
      'https://evil.example.sch.uk/notice-1',
    ]);
    expect(reports.every(({ schemaVersion }) => schemaVersion === 1)).toBe(true);
  });
});
