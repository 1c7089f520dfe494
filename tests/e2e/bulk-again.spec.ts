/** The bulk page where the browser refuses, where links go elsewhere, and where files are dropped and run anew. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { oneSheet, streamXlsx } from '../../src/report/xlsx-stream';
import { type BulkBrowser, BulkPage, startBrowser, willGrant } from './support/bulk-page';

const SCHOOLS = ['ash', 'beech'] as const;
const hostOf = (school: string) => `www.${school}.example.sch.uk`;
const SLOW = { timeout: 60_000 };

function notice(school: string, people: string): string {
  return `<!doctype html><html lang="en-GB"><head><title>Privacy notice for ${people}</title></head><body><main><h1>Privacy notice for ${people}</h1>
<p>This privacy notice explains how ${school} School collects, stores and uses personal data about ${people}. ${school} School is the data controller.</p>
<h2>The data we hold</h2><p>We hold the names, addresses and contact details of ${people}, and records of their attendance.</p>
<h2>Why we use this data</h2><p>We use this data to keep people safe and to meet our legal obligations. We rely on Article 6(1)(e) of the UK GDPR, a task carried out in the public interest.</p>
<h2>Sharing</h2><p>We share data with the local authority and the Department for Education.</p>
<h2>Your rights</h2><p>You have the right to ask for a copy of the data we hold about you. You can <a href="http://regulator.example.org/complain">complain to the regulator</a>.</p><h2>Telephone</h2><p>There is also <a href="http://help.example.org/line">a helpline</a>.</p></main></body></html>`;
}

/** What stands at an address, whichever school's it is. */
function pageAt(host: string, path: string): string | null {
  if (host.endsWith('example.org'))
    return '<title>Help</title><main><h1>How to get help</h1><p>Write to us.</p></main>';
  const school = SCHOOLS.find((one) => host.endsWith(`${one}.example.sch.uk`));
  if (school === undefined) return null;
  const links = ['pupils', 'staff'].map((one) => `<li><a href="/${one}">Privacy notice for ${one}</a></li>`);
  switch (path) {
    case '/':
      return `<title>${school}</title><nav><a href="/policies">Policies</a></nav><main><h1>Welcome to ${school} School</h1><p>We are a small and happy school.</p></main>`;
    case '/policies':
      return `<title>Policies</title><main><h1>Policies</h1><ul>${links.join('')}</ul></main>`;
    case '/pupils':
    case '/staff':
      return notice(school, path.slice(1));
    default:
      return null;
  }
}

let server: Server;
let browser: BulkBrowser;
let folder: string;
const asked: string[] = [];

test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  server = createServer(({ headers, url = '/' }, response) => {
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    // The browser has errands of its own.
    if (host.includes('.example.')) asked.push(`${host}${url}`);
    const page = pageAt(host, url);
    response.writeHead(page === null ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '<title>Not found</title><h1>Not found</h1>');
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  folder = mkdtempSync(join(tmpdir(), 'noticemark-again-'));
  browser = await startBrowser(join(folder, 'profile'), {
    resolverRules: `MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
  });
});

test.afterAll(async () => {
  await browser.context.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Answers the browser's question with no, as nobody can press "Deny" without a window, until told otherwise. */
async function refuse({ page }: BulkPage): Promise<void> {
  await page.addInitScript(() => {
    type Ask = (wanted: object) => Promise<boolean>;
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { request: Ask } } }).chrome;
    const ask = permissions.request.bind(permissions);
    permissions.request = (wanted) =>
      document.documentElement.dataset.answer === 'ask' ? ask(wanted) : Promise.resolve(false);
  });
  await page.reload();
}

async function allow({ page }: BulkPage): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.dataset.answer = 'ask';
  });
}

async function listOfSchools(): Promise<Buffer> {
  const rows = SCHOOLS.map((one, at) => [String(100_001 + at), `${one} School`, `http://${hostOf(one)}/`]);
  const columns = ['URN', 'EstablishmentName', 'SchoolWebsite'].map((head) => ({ head, width: 20 }));
  const pieces: Uint8Array[] = [];
  for await (const piece of streamXlsx([oneSheet({ name: 'Our schools', columns }, rows)])) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('a workbook is taken in; what the browser refuses is said and goes on once it is granted, links last', async () => {
  const bulk = await BulkPage.open(browser);
  const { page } = bulk;
  await refuse(bulk);
  await bulk.takeFile('schools.xlsx', await listOfSchools());
  await expect(page.locator('.bulk-sum')).toHaveText('2 schools understood.');
  await page.getByLabel('Name of this batch').fill('Refused');
  await page.getByLabel('Seconds between two requests').fill('0.2');
  await page.getByLabel('Ask the links of the notices, too').check();
  await page.getByRole('button', { name: 'Start with 2 schools' }).click();
  const needs = page.locator('.needs-permission');
  await expect(needs).toContainText('2 sites need your permission', SLOW);
  for (const school of SCHOOLS) await expect(needs).toContainText(hostOf(school));
  await bulk.tab('Failures').click();
  await expect(page.locator('.bulk-part')).toContainText('has not been given permission to read this site');
  expect(asked).toEqual([]);
  expect(await bulk.accessibilityViolations()).toEqual([]);

  await willGrant(browser, ['http://*.example.sch.uk/*', 'https://*.example.sch.uk/*']);
  await allow(bulk);
  await needs.getByRole('button', { name: 'Give permission for 2 sites and go on' }).click();
  const links = page.locator('.links-not-checked');
  await expect(links).toContainText('8 links of the notices, to 2 websites, were not checked', SLOW);
  await expect.poll(() => needs.allInnerTexts()).toEqual([]);
  await links.locator('summary').click();
  await expect(links.getByRole('listitem')).toContainText([
    'help.example.org 4 links',
    'regulator.example.org 4 links',
  ]);
  expect(asked.some((address) => address.includes('example.org'))).toBe(false);
  expect(await bulk.accessibilityViolations()).toEqual([]);

  await willGrant(browser, ['http://*.example.org/*', 'https://*.example.org/*']);
  await links.getByRole('button', { name: 'Give permission for 2 websites and check the links' }).click();
  await expect(links).toHaveCount(0, SLOW);
  await bulk.waitUntilDone(60_000);
  expect(asked).toContain('regulator.example.org/complain');
  expect(bulk.problems).toEqual([]);
  await page.close();
});

test('a dropped folder is taken a school a folder, run anew from what was read of it, and held to another day', async () => {
  for (const school of SCHOOLS) {
    mkdirSync(join(folder, 'Notices', `${school} School`), { recursive: true });
    for (const people of ['pupils', 'staff'])
      writeFileSync(join(folder, 'Notices', `${school} School`, `${people}.html`), notice(school, people));
  }
  const bulk = await BulkPage.open(browser, '#/new');
  const { page } = bulk;
  await expect(page.getByRole('heading', { name: 'Which schools?' })).toBeVisible();
  const session = await browser.context.newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    const data = { items: [], files: [join(folder, 'Notices')], dragOperationsMask: 1 };
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  }
  await expect(page.locator('.bulk-sum')).toHaveText('2 schools understood.');
  await page.getByLabel('Name of this batch').fill('Folder');
  await page.getByRole('button', { name: 'Start with 2 schools' }).click();
  await bulk.waitUntilDone(60_000);
  await expect(page.locator('.bulk-run')).toContainText('4 notices found');

  const before = asked.length;
  await page.getByRole('link', { name: 'Bulk review' }).click();
  await page.getByRole('button', { name: /^Run Folder anew/ }).click();
  await expect(page.locator('.files-again')).toContainText('reviewed again by the rules of today');
  const file = { name: 'other.html', mimeType: 'text/html', buffer: Buffer.from(notice('ash', 'pupils')) };
  await page.locator('.files-again input[type=file]').first().setInputFiles(file);
  await expect(page.locator('.files-again')).toContainText('not in this batch');
  await page.getByRole('button', { name: 'Start' }).click();
  await bulk.waitUntilDone(60_000);
  await expect(page.locator('.bulk-run')).toContainText('4 notices found');
  await expect(page.locator('.bulk-run')).not.toContainText('failure');
  await bulk.tab('Changes').click();
  await expect(page.locator('.bulk-sum')).toHaveText('Nothing has changed.');

  await bulk.tab('Files').click();
  await page.getByLabel('For the rules of').fill('2030-09-01');
  await page.getByRole('button', { name: 'Review again, without fetching' }).click();
  await expect(page.locator('.lead')).toContainText('2030', SLOW);
  await bulk.waitUntilDone(60_000);
  expect(asked.length).toBe(before);
  expect(bulk.problems).toEqual([]);
});
