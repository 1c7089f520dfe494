/** `--links`, as a process, against a server of this test. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding, LinkResult, Report } from '../../src/engine/report';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'noticemark-links-'));
const TIMEOUT = 180_000;
const asked: string[] = [];
let server: Server;
let address = '';

const NOTICE = `<html><head><title>Privacy notice for pupils</title></head><body><main>
<h1>Privacy notice for pupils</h1>
<p>We are Larkfold School, the data controller. We collect your name, address and marks to teach you and to keep you safe.</p>
<h2 id="rights">Your rights</h2>
<p>You have the right to ask for a copy of your information. You can complain to the ICO. We share data with the local authority and keep it for seven years. Our lawful basis is the public task, Article 6(1)(e).</p>
<p>Read the <a href="/retention">retention schedule</a>, the <a href="/gone">list of suppliers</a>, our <a href="/moved">complaints policy</a> and
<a href="/kept-out">the safeguarding policy</a>; see <a href="#rights">your rights</a>, or write to <a href="mailto:office@larkfold">the office</a>.</p>
</main></body></html>`;
const PAGE = `<html><head><title>A document</title></head><body><h1>A document</h1><p>${'It says how long we keep what we hold, and why that is so. '.repeat(20)}</p></body></html>`;

function review(...args: readonly string[]): Promise<{ status: number | null; out: string; err: string }> {
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

beforeAll(async () => {
  server = createServer((request, response) => {
    const { url = '/' } = request;
    asked.push(url);
    const html = (status: number, text: string) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      response.end(text);
    };
    if (url === '/notice') html(200, NOTICE);
    else if (url === '/retention' || url === '/complaints') html(200, PAGE);
    else if (url === '/moved') response.writeHead(301, { location: '/complaints' }).end();
    else if (url === '/kept-out') html(403, 'No robots');
    else html(404, 'No such page');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('--links', () => {
  const cache = path.join(folder, 'links.json');

  it('says what each link answered, and keeps the answers', { timeout: TIMEOUT }, async () => {
    const { status, out, err } = await review(
      '--links',
      '--links-cache',
      cache,
      '--format',
      'json',
      `${address}/notice`,
    );
    expect(status).toBe(0);
    expect(err).toMatch(/^Links of .*\/notice: 0 of 4\n(?:.*\n)*Links of .*\/notice: 4 of 4\n$/);
    const report: Report = JSON.parse(out);
    const outcomes = Object.fromEntries((report.links ?? []).map((link: LinkResult) => [link.href, link.outcome]));
    expect(outcomes).toEqual({
      '/retention': 'ok',
      '/gone': 'gone',
      '/moved': 'redirected-permanently',
      '/kept-out': 'blocked-refused',
      '#rights': 'ok',
      'mailto:office@larkfold': 'bad-email',
    });
    const of = (check: string) => report.findings.filter((finding: Finding) => finding.check === check);
    expect(of('broken-link').map(({ quote }) => quote)).toEqual(['list of suppliers', 'the office']);
    expect(of('broken-link')[0]?.data).toMatchObject({ href: '/gone', status: 404 });
    expect(of('broken-link')[0]?.data?.checkedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(of('superseded-link').map(({ quote }) => quote)).toEqual(['complaints policy']);
    expect(JSON.parse(readFileSync(cache, 'utf8'))).toMatchObject({ format: 1 });

    asked.length = 0;
    const again = await review('--links', '--links-cache', cache, `${address}/notice`);
    expect(asked).toEqual(['/notice']);
    expect(again.out).toContain('LINKS');
    expect(again.out).toContain('There is no such page: the site answered 404.');
  });

  it('is the only thing that asks links', { timeout: TIMEOUT }, async () => {
    asked.length = 0;
    const { out } = await review('--format', 'json', `${address}/notice`);
    expect(asked).toEqual(['/notice']);
    expect(JSON.parse(out).links).toBeUndefined();
  });

  it('is what a cache file needs', { timeout: TIMEOUT }, async () => {
    const file = path.join(folder, 'unused.json');
    const { status, err } = await review('--links-cache', file, `${address}/notice`);
    expect(status).toBe(64);
    expect(err).toContain('--links-cache keeps the answers of links: it needs --links');
    expect(existsSync(file)).toBe(false);
  });
});
