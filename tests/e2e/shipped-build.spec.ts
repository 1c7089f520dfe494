/** The build as it ships: what it asks for, and what it puts into a page. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { POPUP, shippedSizes } from '../bench/shipped-sizes';
import { BUILT } from './support/toolbar';

const read = (file: string) => readFileSync(`${BUILT}/${file}`);

test('asks for four permissions, and no host', () => {
  const manifest: Record<string, unknown> = JSON.parse(read('manifest.json').toString());
  expect(manifest.permissions).toEqual(['activeTab', 'scripting', 'storage', 'sidePanel']);
  expect(Object.keys(manifest).sort()).toEqual([
    'action',
    'background',
    'commands',
    'default_locale',
    'description',
    'icons',
    'manifest_version',
    'minimum_chrome_version',
    'name',
    'optional_host_permissions',
    'options_ui',
    'permissions',
    'side_panel',
    'storage',
    'version',
  ]);
  const { optional_host_permissions: later, ...granted } = manifest;
  expect(later).toEqual(['http://*/*', 'https://*/*']);
  expect(JSON.stringify(granted)).not.toMatch(/:\/\//);
});

test('puts less than 6 kB into a page, compressed', () => {
  const scripts = readdirSync(`${BUILT}/content-scripts`).map((name) => `content-scripts/${name}`);
  expect(scripts.sort()).toEqual(['content-scripts/marks.js', 'content-scripts/snapshot.js']);
  const bytes = scripts.reduce((sum, script) => sum + gzipSync(read(script), { level: 9 }).length, 0);
  expect(bytes).toBeLessThan(6_000);
});

test('shows a review after loading less than 160 kB of code, compressed', () => {
  const popup = shippedSizes(BUILT).find(({ name }) => name === POPUP);
  expect(popup?.gzip).toBeGreaterThan(60_000);
  expect(popup?.gzip).toBeLessThan(160_000);
});

test('keeps the worker thin, and engine and rules out of the popup’s first script', () => {
  expect(read('background.js').length).toBeLessThan(4_000);
  const [, entry] = /src="([^"]+)"/.exec(read('popup.html').toString()) ?? [];
  expect(read(entry ?? '').length).toBeLessThan(60_000);
});

test('loads what reads PDF and Word files only when there is one to read', () => {
  const chunks = readdirSync(`${BUILT}/chunks`);
  // What only starts a thread for a reader is none.
  const readers = chunks.filter((name) => /^(?:pdf(?!-thread)|docx|odt|zip)-/.test(name));
  expect(readers.length).toBeGreaterThanOrEqual(3);
  // What a script imports outright comes with it; `import()` is only asked for when it is reached.
  const outright = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
    for (const [, name] of read(`chunks/${file}`)
      .toString()
      .matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) {
      if (name && !seen.has(name)) outright(name, seen.add(name));
    }
    return seen;
  };
  const [, entry] = /src="\/chunks\/([^"]+)"/.exec(read('popup.html').toString()) ?? [];
  const pages = [entry ?? '', ...chunks.filter((name) => /^review-(?:snapshot|document)-/.test(name))];
  expect(pages).toHaveLength(3);
  for (const page of pages)
    expect(
      [...outright(page)].filter((name) => readers.includes(name)),
      page,
    ).toEqual([]);
  for (const script of ['background.js', 'content-scripts/snapshot.js', 'content-scripts/marks.js']) {
    expect(read(script).toString(), script).not.toMatch(/pdfjs|wordprocessingml/);
  }
});

test('loads Welsh words only for those who read them', () => {
  const chunks = readdirSync(`${BUILT}/chunks`);
  const welsh = chunks.filter((name) => name.startsWith('cy-'));
  expect(welsh.length).toBeGreaterThan(0);
  expect(welsh.some((name) => read(`chunks/${name}`).includes('Gofynnol yn ôl y gyfraith'))).toBe(true);
  for (const page of ['popup', 'review', 'options', 'sidepanel']) {
    const html = read(`${page}.html`).toString();
    expect(
      welsh.filter((name) => html.includes(name)),
      page,
    ).toEqual([]);
  }
  const others = chunks.filter((name) => !welsh.includes(name));
  expect(others.filter((name) => read(`chunks/${name}`).includes('yn ôl y gyfraith'))).toEqual([]);
});
