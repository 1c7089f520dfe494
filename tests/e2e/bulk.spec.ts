/** A bulk review in the real browser: a list taken in, run, killed twice, gone on with, looked at, taken away as files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { type Sites, startSites } from '../sites/sites';
import { BATCH_TABS, type BulkBrowser, BulkPage, startBrowser, willGrant } from './support/bulk-page';

const SCHOOLS = 2;

let sites: Sites;
let profile: string;
let browser: BulkBrowser;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  // Slow enough that there is a run to be stopped in the middle, and no host is taken for a fast one.
  sites = await startSites({ count: SCHOOLS, seed: 3, delay: 450 });
  profile = mkdtempSync(join(tmpdir(), 'noticemark-bulk-'));
  browser = await startBrowser(profile, sites);
  await willGrant(browser, ['http://*/*', 'https://*/*']);
});

test.afterAll(async () => {
  await browser.context.close();
  await sites.close();
  // The browser that was killed may still be writing.
  rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
});

/** How far the run is, by the requests that its page tells of. */
async function requestsOf(bulk: BulkPage): Promise<number> {
  return Number(/(\d+) requests?/.exec(await bulk.page.locator('.bulk-run').innerText())?.[1] ?? 0);
}

test('a list is understood row by row, run, and gone on with after a closed tab and a killed browser', async () => {
  // Two runs and three starts of the browser.
  test.slow();
  let bulk = await BulkPage.open(browser);
  await bulk.takeFile('schools.csv', sites.csv());
  const { page } = bulk;
  await expect(page.locator('.bulk-sum')).toHaveText(`${SCHOOLS} schools understood, 2 rows left out.`);
  await expect(page.getByRole('row', { name: /Gone Hill School/ })).toContainText('Left out');
  expect(await bulk.accessibilityViolations()).toEqual([]);
  await page.getByLabel('Name of this batch').fill('Autumn term');
  await page.getByLabel('Seconds between two requests').fill('0.2');
  await page.getByRole('button', { name: `Start with ${SCHOOLS} schools` }).click();
  await expect.poll(() => requestsOf(bulk), { timeout: 20_000 }).toBeGreaterThan(5);
  expect(bulk.problems).toEqual([]);
  await page.close();

  bulk = await BulkPage.open(browser);
  await bulk.page.getByRole('link', { name: 'Autumn term' }).click();
  const before = await requestsOf(bulk);
  expect(before).toBeGreaterThan(3);
  const second = await BulkPage.open(browser, new URL(bulk.page.url()).hash);
  await bulk.page.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(() => requestsOf(bulk), { timeout: 20_000 }).toBeGreaterThan(before + 5);
  // Another tab on the same batch does not run it a second time.
  await second.page.getByRole('button', { name: /^(?:Go on|Start)$/ }).click();
  await expect(second.page.getByRole('alert')).toHaveText('This batch is being run in another tab or window.');
  await browser.kill();

  browser = await startBrowser(profile, sites);
  bulk = await BulkPage.open(browser);
  await bulk.page.getByRole('link', { name: 'Autumn term' }).click();
  await bulk.page.getByRole('button', { name: 'Go on' }).click();
  await bulk.waitUntilDone(180_000);
  expect(bulk.problems).toEqual([]);
  // What was under way at either end was asked for again, and nothing else.
  const asked = sites.log().filter((address) => sites.list.some(({ website }) => website.includes(hostOf(address))));
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(2 * 2 * SCHOOLS);
});

test('the grid goes by the arrow keys, a cell opens what stands behind it, and that its review', async () => {
  const bulk = await BulkPage.open(browser);
  const { page } = bulk;
  await page.getByRole('link', { name: 'Autumn term' }).click();
  const grid = page.getByRole('grid', { name: 'Schools and checks' });
  await expect(grid.getByRole('row')).toHaveCount(SCHOOLS + 1);
  expect(await bulk.accessibilityViolations()).toEqual([]);
  expect(await bulk.sidewaysOverflow()).toBe(0);

  await grid.locator('tbody th').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const cell = grid.locator('td[data-row="1"][data-column="3"]');
  await expect(cell).toBeFocused();
  await expect(cell).toHaveText(/in order|partly|missing|n\/a/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.cell-detail h2')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();

  await page.keyboard.press('Enter');
  const opening = browser.context.waitForEvent('page');
  await page
    .getByRole('button', { name: /^Open the review of/ })
    .first()
    .click();
  const review = await opening;
  await expect(review.locator('.checks-pane h1')).toBeVisible();
  await review.close();
  await page.getByRole('button', { name: 'Close' }).click();

  await grid.getByRole('columnheader', { name: 'School', exact: true }).click();
  await expect(grid.getByRole('columnheader', { name: 'School', exact: true })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('searchbox').fill('no such school');
  await expect(page.locator('.no-rows')).toBeVisible();
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByLabel('Rows').selectOption('notice');
  await expect.poll(() => grid.getByRole('row').count()).toBeGreaterThan(SCHOOLS + 1);

  await page.setViewportSize({ width: 400, height: 800 });
  for (const tab of BATCH_TABS) {
    await bulk.tab(tab).click();
    await expect(page.locator('.bulk-part')).toHaveAttribute('aria-label', tab);
    expect(await bulk.accessibilityViolations(), tab).toEqual([]);
    expect(await bulk.sidewaysOverflow(), tab).toBe(0);
  }
  expect(bulk.problems).toEqual([]);
});

test('files are saved, a document is struck, and the next run is compared with this one', async () => {
  const bulk = await BulkPage.open(browser);
  const { page } = bulk;
  await page.getByRole('link', { name: 'Autumn term' }).click();
  await bulk.tab('Files').click();
  const workbook = await bulk.download(/^Workbook/);
  expect(workbook.name).toMatch(/^Autumn term - results\.xlsx$/);
  const sheets = await readXlsx(Buffer.from(workbook.bytes));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(expect.arrayContaining(['Schools', 'To do', 'Tracker', 'Failures']));
  expect(sheets[0]?.data).toHaveLength(SCHOOLS + 1);
  const all = unzipSync((await bulk.download(/^All of it/)).bytes);
  expect(Object.keys(all)).toEqual(expect.arrayContaining(['board-report.html', 'reports.jsonl']));

  await bulk.tab('Documents').click();
  const school = page.locator('.bulk-school').first();
  const strikes = school.getByRole('button', { name: /^Strike/ });
  await expect(strikes.first()).toBeVisible();
  const notices = await school.locator('[data-state="notice"].line-state').count();
  await school
    .locator('li[data-state="notice"]')
    .first()
    .getByRole('button', { name: /^Strike/ })
    .click();
  await expect(school.locator('[data-state="notice"].line-state')).toHaveCount(notices - 1);
  await school
    .getByRole('button', { name: /^Take in again/ })
    .first()
    .click();

  await page.getByRole('link', { name: 'Bulk review' }).click();
  await page.getByRole('button', { name: /^Run Autumn term anew/ }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await bulk.waitUntilDone(60_000);
  await bulk.tab('Changes').click();
  await expect(page.locator('.bulk-sum')).toHaveText(/unchanged|Nothing has changed/);
  await page.getByRole('link', { name: 'Bulk review' }).click();
  await page
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Delete it' }).click();
  await expect(page.locator('.batch')).toHaveCount(1);
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(page.locator('body')).toContainText('Everything is deleted.');
  await page.goBack();
  await expect(page.locator('main')).toContainText('Earlier batches');
  await expect(page.locator('.batch')).toHaveCount(0);
  expect(bulk.problems).toEqual([]);
});

function hostOf(address: string): string {
  return address.slice(0, address.indexOf('/')).replace(/^www\./, '');
}
