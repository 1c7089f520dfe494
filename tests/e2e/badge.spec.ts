/** The sign on the toolbar's button: there after a review, gone when the page is left, whatever became of the worker. */
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './support/extension';

interface ActionApi {
  readonly tabs: { query(what: object): Promise<{ id: number }[]> };
  readonly action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
}

/** Badge and tooltip of the tab in front, as the browser has them. */
async function badge(context: BrowserContext): Promise<readonly [string, string]> {
  const worker = context.serviceWorkers()[0];
  if (!worker) throw new Error('no worker');
  return worker.evaluate(async () => {
    const { tabs, action } = (globalThis as unknown as { chrome: ActionApi }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    const of = { tabId: tab?.id ?? -1 };
    return [await action.getBadgeText(of), await action.getTitle(of)] as const;
  });
}

const USUAL = 'Review this page’s privacy notice';

async function killWorker(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
}

test('counts the gaps in figures and in words, after a review only', async ({ extension, page, site }) => {
  const { context } = extension;
  await page.goto(site.page('notice'));
  expect(await badge(context)).toEqual(['', USUAL]);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const { missing, partial, findings } = (await popup.report()).summary;
  await expect
    .poll(() => badge(context))
    .toEqual([
      String(missing + partial + findings),
      expect.stringContaining(`${missing} missing, ${partial} partly there, ${findings} finding`),
    ]);
  await page.goto(site.page('term-dates'));
  await expect.poll(() => badge(context)).toEqual(['', USUAL]);
  await page.goBack();
  expect(await badge(context)).toEqual(['', USUAL]);
});

test('has no badge for what is no notice', async ({ extension, page, site }) => {
  await page.goto(site.page('term-dates'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await badge(extension.context)).toEqual(['', USUAL]);
});

test('stays while the worker is gone, and goes with a page that changes its address by itself', async ({
  extension,
  page,
  site,
}) => {
  const { context } = extension;
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await expect.poll(async () => (await badge(context))[0]).not.toBe('');
  await popup.close();
  await killWorker(context, page);
  await page.evaluate(() => history.pushState(null, '', '#panel-rights'));
  expect((await badge(context))[0]).not.toBe('');
  await killWorker(context, page);
  await page.evaluate(() => history.pushState(null, '', '/elsewhere'));
  await expect.poll(() => badge(context)).toEqual(['', USUAL]);
});

test('goes when the page is loaded again with the worker gone', async ({ extension, page, site }) => {
  const { context } = extension;
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await expect.poll(async () => (await badge(context))[0]).not.toBe('');
  await popup.close();
  await killWorker(context, page);
  await page.reload();
  await expect.poll(() => badge(context)).toEqual(['', USUAL]);
});
