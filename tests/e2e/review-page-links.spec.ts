/** "Check links" on the review page: the answers join the review that is kept, its exports and its rows. */
import { readFileSync } from 'node:fs';
import type { Report } from '../../src/engine/report';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

/** A check keeps a gap between requests to a site. */
const SLOW = { timeout: 45_000 };
const HOSTS = ['www.marrowfield.sch.uk', 'files.netherby-trust.sch.uk'];

test('answers join the kept review, and what is saved of it', async ({ extension, page, site }) => {
  for (const host of HOSTS) {
    for (const scheme of ['http', 'https']) await extension.willGrant(`${scheme}://${host}/*`);
  }
  await page.goto(site.page('links'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const opening = extension.context.waitForEvent('page');
  await popup.clickButton('Open full review');
  const review = new ReviewPage(await opening);
  await review.waitForResult();
  await expect(review.row('broken-link')).toHaveCount(0);

  await review.page.getByRole('button', { name: 'Check links', exact: true }).click();
  await expect(review.row('broken-link').first()).toBeVisible(SLOW);
  expect(await review.accessibilityViolations()).toEqual([]);

  // The browser notes every answer of the kind as an error of the page.
  for (const problem of review.problems.splice(0)) expect(problem).toContain('404');
  await review.page.reload();
  await review.waitForResult();
  await expect(review.row('broken-link').first()).toBeVisible();
  await expect(review.page.locator('.link-check')).toContainText('checked');

  await review.page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    review.page.waitForEvent('download'),
    review.page.getByRole('button', { name: 'Data (JSON)', exact: true }).click(),
  ]);
  const saved: Report = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(saved.findings.map(({ check }) => check)).toContain('broken-link');
  expect(saved.links?.find(({ outcome }) => outcome === 'gone')?.checkedAt).toMatch(/^20\d\d-/);
});
