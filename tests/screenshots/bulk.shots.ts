/** The bulk page: the shelf, a list that was understood, and each part of a result; light, dark, narrow, twice the text. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BATCH_TABS, BulkPage, startBrowser, willGrant } from '../e2e/support/bulk-page';
import { startSites } from '../sites/sites';
import { keepLooks } from './looks';

test('bulk', async () => {
  const sites = await startSites({ count: 4, seed: 3, delay: 0 });
  const profile = mkdtempSync(join(tmpdir(), 'noticemark-bulk-shots-'));
  const browser = await startBrowser(profile, sites);
  await willGrant(browser, ['http://*/*', 'https://*/*']);
  const bulk = await BulkPage.open(browser);
  const { page } = bulk;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await keepLooks('bulk/shelf', page);
  await bulk.takeFile('schools.csv', sites.csv());
  await keepLooks('bulk/list', page);
  await page.getByLabel('Name of this batch').fill('Autumn term');
  await page.getByLabel('Seconds between two requests').fill('0.2');
  await page.getByRole('button', { name: /^Start with/ }).click();
  await bulk.waitUntilDone(200_000);
  for (const part of BATCH_TABS) {
    await bulk.tab(part).click();
    await expect(page.locator('.bulk-part')).toHaveAttribute('aria-label', part);
    await keepLooks(`bulk/${part.toLowerCase().replaceAll(' ', '-')}`, page);
  }
  await browser.context.close();
  await sites.close();
  rmSync(profile, { recursive: true, force: true });
});
