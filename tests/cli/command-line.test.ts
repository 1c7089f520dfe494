/** The command line, run as a process the way a user runs it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HARD_NOTICE } from '../support/known-notice';
import { plainDocxFile } from '../support/written-docx';
import { odtFileOf } from '../support/written-odt';

const root = fileURLToPath(new URL('../../', import.meta.url));
const NOTICE = 'tests/corpus/dev/a-millbrook-fields-pupils-2018.html';
const CLEAN = 'tests/corpus/dev/b-cutlers-moor-students.html';
const NO_NOTICE = 'tests/corpus/dev/c-reachfold-home.html';
const folder = mkdtempSync(path.join(tmpdir(), 'noticemark-cli-'));
const TIMEOUT = 120_000;
let server: Server;
let address = '';

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function review(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.on('close', (status) => resolve({ status, out, err }));
  });
}

function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/privacy') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(readFileSync(path.join(root, NOTICE)));
    } else {
      response.writeHead(404);
      response.end('No such page');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a report', () => {
  it('is text by default, what is missing first', { timeout: TIMEOUT }, async () => {
    const { status, out, err } = await review('--as-of', '2026-11-23', NOTICE);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Millbrook Fields Junior School');
    expect(out).toContain('Held to the law and guidance of 23 November 2026');
    expect(out.indexOf('REQUIRED BY LAW')).toBeGreaterThan(0);
    expect(out.indexOf('REQUIRED BY LAW')).toBeLessThan(out.indexOf('IN ORDER'));
    expect(out).toMatch(/\d+ in order, \d+ partly there, \d+ missing/);
    expect(out).toContain('Law: UK GDPR Article 13');
    expect(out).toContain('What to do: ');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThan(140);
  });

  it('is the schema’s JSON, with quotes that are in the text', { timeout: TIMEOUT }, async () => {
    const { status, out } = await review('--format', 'json', '--as-of', '2026-11-23', NOTICE);
    expect(status).toBe(0);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ schemaVersion: 1, asOf: '2026-11-23', notice: { isNotice: true, kind: 'pupils' } });
    expect(report.elements).toHaveLength(28);
    expect(report.source.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(report.source.characters).toBe(report.notice.text.length);
    const spans = [
      ...report.findings,
      ...report.elements.flatMap((element: { evidence: object[]; nearMisses?: object[] }) => [
        ...element.evidence,
        ...(element.nearMisses ?? []),
      ]),
    ];
    expect(spans.length).toBeGreaterThan(20);
    for (const { quote, start, end } of spans) expect(report.notice.text.slice(start, end)).toBe(quote);
  });

  it('reads Word and OpenDocument files, and says what to save others as', { timeout: TIMEOUT }, async () => {
    const { status, out, err } = await review(
      '--format',
      'jsonl',
      fileOf('notice.docx', plainDocxFile(HARD_NOTICE)),
      fileOf('notice.odt', odtFileOf(HARD_NOTICE)),
      fileOf('notice.rtf', '{\\rtf1\\ansi Privacy notice}'),
    );
    expect(status).toBe(2);
    const reports = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [word, openDocument, rich] = reports;
    expect(word.source.mediaType).toContain('wordprocessingml');
    expect(word.notice).toMatchObject({ isNotice: true, organisation: 'Thistledown Vale Academy' });
    expect(openDocument.elements.map((row: { status: string }) => row.status)).toEqual(
      word.elements.map((row: { status: string }) => row.status),
    );
    expect(rich.error.code).toBe('unsupported-format');
    expect(err).toContain('save it as Word document (.docx) or PDF');
  });

  it('is the same, byte for byte, on each run', { timeout: TIMEOUT }, async () => {
    const [one, two] = [
      await review('--format', 'jsonl', '--as-of', '2026-11-23', NOTICE, CLEAN),
      await review('--format', 'jsonl', '--as-of', '2026-11-23', NOTICE, CLEAN),
    ];
    expect(one.out).toBe(two.out);
    expect(one.out.trim().split('\n')).toHaveLength(2);
  });

  it('is a table that a spreadsheet opens safely', { timeout: TIMEOUT }, async () => {
    const evil = fileOf(
      'evil.md',
      '# Privacy notice for pupils\n\nWe are Fellside School. We collect your name, address and marks to teach you.\n\n- =HYPERLINK("http://x.example","click") [insert name]\n\nYou have the right to ask for a copy of the information we hold about you. Contact the ICO to complain.\n',
    );
    const { status, out } = await review('--format', 'csv', '--as-of', '2026-11-23', evil);
    expect(status).toBe(0);
    expect(out.charCodeAt(0)).toBe(0xfeff);
    expect(out.split('\r\n')[0]).toContain('source,part,organisation');
    expect(out).not.toMatch(/(?:^|[,\n])"?[=+@]/);
  });

  it('is one HTML file in which the page’s text stays text', { timeout: TIMEOUT }, async () => {
    const evil = fileOf(
      'evil.html',
      '<title>Privacy notice</title><h1>Privacy notice for pupils &lt;script&gt;alert(1)&lt;/script&gt;</h1><p>Fellside School collects information about you, such as your name and address, to teach you. You have the right to ask for a copy of it. [insert &lt;img src=x onerror=alert(2)&gt;]</p><p>We share it with the council and the Department for Education.</p>',
    );
    const target = path.join(folder, 'report.html');
    const { status, out } = await review('--format', 'html', '--as-of', '2026-11-23', '--output', target, evil);
    expect({ status, out }).toEqual({ status: 0, out: '' });
    const html = readFileSync(target, 'utf8');
    expect(html.startsWith('<!doctype html>')).toBe(true);
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script|<img|onerror=(?!alert\(2\)[>&])/i);
  });

  it('comes from a web address too, and says when', { timeout: TIMEOUT }, async () => {
    const { status, out } = await review('--format', 'json', '--as-of', '2026-11-23', `${address}/privacy`);
    expect(status).toBe(0);
    const report = JSON.parse(out);
    expect(report.source).toMatchObject({ location: `${address}/privacy`, mediaType: 'text/html' });
    expect(report.source.retrievedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('says of a page that is no notice that it is none', { timeout: TIMEOUT }, async () => {
    const { status, out } = await review('--as-of', '2026-11-23', NO_NOTICE);
    expect(status).toBe(0);
    expect(out).toContain('does not read as a privacy notice');
    expect(out).not.toContain('REQUIRED BY LAW');
  });

  it('explains a check', { timeout: TIMEOUT }, async () => {
    const { status, out } = await review('--explain', 'retention', '--as-of', '2026-11-23', NOTICE);
    expect(status).toBe(0);
    expect(out).toMatch(/retention: (?:met|partial|missing)/);
    expect(out).toContain('met:');
  });
});

describe('rules of an own', () => {
  const OWN = 'tests/fixtures/own-rules/five-oaks-trust.yaml';

  it('answer beside the pack’s, which stay as they are', { timeout: TIMEOUT }, async () => {
    const [plain, own] = [
      await review('--format', 'json', '--as-of', '2026-11-23', CLEAN),
      await review('--format', 'json', '--as-of', '2026-11-23', '--rules', OWN, CLEAN),
    ].map(({ out }) => JSON.parse(out)[0] ?? JSON.parse(out));
    expect(own.elements.slice(0, plain.elements.length)).toEqual(plain.elements);
    expect(own.elements.slice(plain.elements.length).map((row: { check: string }) => row.check)).toEqual([
      'five-oaks-controller',
      'five-oaks-officer',
      'five-oaks-retention-link',
      'five-oaks-ai-paragraph',
    ]);
    expect(own.tool.rulePacks.map((one: { id: string }) => one.id)).toContain('five-oaks-trust');
  });

  it('that are faulty change nothing: each fault with its line and column', { timeout: TIMEOUT }, async () => {
    const bad = fileOf('bad.yaml', readFileSync(path.join(root, OWN), 'utf8').replace('met: { link:', 'met: { lnik:'));
    const { status, out, err } = await review('--rules', bad, '--rules', 'no-such.yaml', CLEAN);
    expect(status).toBe(64);
    expect(out).toBe('');
    expect(err).toContain('no-such.yaml: there is no such file of rules.');
    const alone = await review('--rules', bad, CLEAN);
    expect(alone.status).toBe(64);
    expect(alone.out).toBe('');
    expect(alone.err).toMatch(/bad\.yaml:61:10: .*did you mean "link"/);
  });

  it('have their examples tried by npm run rules:check', { timeout: TIMEOUT }, async () => {
    const wrong = readFileSync(path.join(root, OWN), 'utf8').replace(
      'See our retention schedule.]',
      'Nothing, [retention schedule](https://a.example/b)]',
    );
    const file = fileOf(
      'wrong.yaml',
      wrong.replace('missing: [Nothing', "missing: ['Nothing").replace('example/b)]', "example/b)']"),
    );
    const check = (one: string) =>
      new Promise<Run>((resolve) => {
        const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/check-rules.ts', one], { cwd: root });
        let out = '';
        child.stdout.setEncoding('utf8').on('data', (text) => {
          out += text;
        });
        child.on('close', (status) => resolve({ status, out, err: '' }));
      });
    const good = await check(OWN);
    expect(good.out).toContain('15 examples tried, 0 answered otherwise');
    expect(good.status).toBe(0);
    const bad = await check(file);
    expect(bad.out).toMatch(/wrong\.yaml:\d+:\d+: five-oaks-retention-link answers met, not missing/);
    expect(bad.status).toBe(1);
  });
});

describe('what cannot be read', () => {
  it('gets a report with its error, and the rest goes on', { timeout: TIMEOUT }, async () => {
    const missing = path.join(folder, 'nowhere.html');
    const empty = fileOf('empty.html', '');
    const rubbish = fileOf(
      'rubbish.txt',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 37 + 11) % 256),
    );
    const pdf = fileOf('notice.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n');
    const { status, out, err } = await review(
      ...[
        '--format',
        'jsonl',
        '--as-of',
        '2026-11-23',
        missing,
        empty,
        rubbish,
        pdf,
        folder,
        `${address}/gone`,
        NOTICE,
      ],
    );
    expect(status).toBe(2);
    const reports = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports.map((report) => report.error?.code ?? null)).toEqual([
      'not-found',
      'empty',
      'not-text',
      'damaged',
      'is-folder',
      'http-404',
      null,
    ]);
    for (const report of reports.slice(0, 6)) {
      expect(report).toMatchObject({ schemaVersion: 1, notice: { isNotice: false }, elements: [], findings: [] });
      expect(err).toContain(report.error.message);
    }
  });
});

describe('wrong usage', () => {
  it.each([
    [['--format', 'pdf', NOTICE], 'There is no format "pdf"'],
    [['--as-of', '2026-02-30', NOTICE], '"2026-02-30" is not a day'],
    [['--as-of', 'yesterday', NOTICE], '"yesterday" is not a day'],
    [['--fromat', 'json', NOTICE], "Unknown option '--fromat'"],
    [[], 'Nothing to review'],
    [['--explain', 'retentoin', NOTICE], 'There is no element "retentoin"'],
    [['--output', path.join(folder, 'no-such-folder', 'x.txt'), NOTICE], 'cannot be written'],
  ])('%j', { timeout: TIMEOUT }, async (args, message) => {
    const { status, out, err } = await review(...args);
    expect({ status, out }).toEqual({ status: 64, out: '' });
    expect(err).toContain(message);
  });

  it('is helped', { timeout: TIMEOUT }, async () => {
    const { status, out, err } = await review('--help');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toContain('Usage: npm run -s review');
  });
});
