/** The extension's own pages and an exported report: each state; light, dark, narrow, twice the text, Welsh. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/support/extension';
import { CORPUS } from '../e2e/support/fixture-site';
import { ReviewPage } from '../e2e/support/review-page';
import { speak } from './language';
import { keep, keepPage, STORE_SIZE } from './shots';

const NOTICE = 'a-millbrook-fields-pupils-2018.html';

/** In every look that is promised. */
async function keepLooks(name: string, page: Page): Promise<void> {
  await page.setViewportSize(STORE_SIZE);
  await page.emulateMedia({ colorScheme: 'light' });
  await keepPage(name, page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await keepPage(`${name}-dark`, page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 320, height: 800 });
  await keepPage(`${name}-320`, page);
  await page.setViewportSize({ width: 640, height: 800 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  await keepPage(`${name}-200-percent`, page);
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  await page.setViewportSize(STORE_SIZE);
}

test('start, welcome, settings', async ({ extension, page: _ }) => {
  const { page } = await ReviewPage.open(extension.context, extension.id);
  await expect(page.locator('h1')).toBeVisible();
  await keepLooks('pages/start', page);
  await page.goto(`chrome-extension://${extension.id}/review.html#/welcome`);
  await keepLooks('pages/welcome', page);
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await expect(page.locator('.check-choice label').first()).toBeVisible();
  await keepLooks('pages/settings', page);
});

test('review, decision, export', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.setViewportSize(STORE_SIZE);
  await review.reviewFile(NOTICE);
  await keepLooks('review/closed', page);
  await review.toggleRow('retention');
  await keepLooks('review/row-open', page);
  keep('store/2-review', await page.screenshot());
  await review.row('retention').getByRole('button', { name: 'Overrule' }).click();
  await keepLooks('review/decision-open', page);
  await page.getByLabel('Why', { exact: true }).fill('The retention schedule is linked from the policies page.');
  keep('store/4-decision', await page.screenshot());
  await page.getByRole('button', { name: 'Save' }).click();
  await keepPage('review/decided', page);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByRole('button', { name: 'Show the text' }).click();
  await keepPage('review/text-400', page);
  await page.getByRole('button', { name: 'Show the checks' }).click();
  await page.setViewportSize(STORE_SIZE);
  await page.getByRole('button', { name: 'Export' }).click();
  keep('review/export-menu', await page.screenshot());
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report to print or send' }).click(),
  ]);
  await page.setViewportSize(STORE_SIZE);
  const report = await extension.context.newPage();
  await report.setContent(readFileSync(await download.path(), 'utf8'));
  await keepLooks('export/html', report);
  keep('store/5-report', await report.screenshot());
  await report.close();
});

test('history and compare', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const text = readFileSync(`${CORPUS}a-castle-hill-parents.txt`, 'utf8');
  await review.reviewText(text, 'Castle Hill');
  await page.goto(`chrome-extension://${extension.id}/review.html#/`);
  await review.reviewText(`${text}\nWe keep pupil records until the pupil is 25 years old.\n`, 'Castle Hill');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.kept-notice').first()).toBeVisible();
  await keepLooks('pages/history', page);
  await page
    .getByRole('link', { name: /^Compare the latest two/ })
    .first()
    .click();
  await expect(page.locator('.two-reviews')).toBeVisible();
  await keepLooks('pages/compare', page);
});

test('in Welsh', async ({ extension, page: _ }) => {
  await speak(extension, 'Cymraeg');
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.setViewportSize(STORE_SIZE);
  await keepPage('welsh/start', page);
  await review.reviewFile(NOTICE);
  await review.toggleRow('dpo-contact');
  await review.row('dpo-contact').getByRole('button', { name: 'Gwrthdroi' }).click();
  await keepPage('welsh/review', page);
  await page.setViewportSize({ width: 320, height: 800 });
  await keepPage('welsh/review-320', page);
  await page.setViewportSize(STORE_SIZE);
  for (const [name, address] of [
    ['welcome', 'review.html#/welcome'],
    ['history', 'review.html#/history'],
    ['settings', 'options.html'],
  ] as const) {
    await page.goto(`chrome-extension://${extension.id}/${address}`);
    await expect(page.locator('h1')).toBeVisible();
    if (name === 'settings') await expect(page.locator('.check-choice label').first()).toBeVisible();
    await keepPage(`welsh/${name}`, page);
  }
  await speak(extension, 'English');
});
