/** The test's browser with the extension in it, and a click on its button in the toolbar. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, test as base, type CDPSession, expect, type Page } from '@playwright/test';
import { type FixtureSite, serveFixtures } from './fixture-site';
import { Popup } from './popup';
import { BUILT, launchWith, pressButton } from './toolbar';

interface Extension {
  readonly id: string;
  readonly context: BrowserContext;
  /** Opened since the test began. */
  readonly popups: Popup[];
  /** Clicks the button in the toolbar while the page is in front, as a reader does: grants activeTab, opens the popup. */
  clickButton(page: Page): Promise<Popup>;
  /** What the browser shows beside the page, once it is there. */
  besidePage(): Promise<Popup>;
  /** From now on the browser answers yes, without a question, when the extension asks for this host. */
  willGrant(pattern: string): Promise<void>;
}

interface WorkerFixtures {
  readonly site: FixtureSite;
  readonly extension: Extension;
}

/**
 * One browser for all tests of a file; each test has a tab of its own, the only one while it runs, and begins with an
 * extension that keeps nothing: no reviews, settings, rules or permissions of the test before.
 */
export const test = base.extend<{ page: Page }, WorkerFixtures>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern.
    async ({}, use) => {
      const site = await serveFixtures();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: as above.
    async ({}, use) => {
      const profile = mkdtempSync(join(tmpdir(), 'noticemark-e2e-'));
      const context = await launchWith(profile, [BUILT]);
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      const id = new URL(worker.url()).host;
      await closeWelcome(context);
      const browser = await context.browser()?.newBrowserCDPSession();
      if (!browser) throw new Error('the browser gives no protocol session');
      const popups: Popup[] = [];
      await use({
        id,
        context,
        popups,
        async willGrant(pattern) {
          const settings = await context.newPage();
          await settings.goto('chrome://extensions/');
          await settings.evaluate(
            async ([extension, host]) => {
              type Private = Record<string, (...args: readonly unknown[]) => Promise<void>>;
              const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: Private } }).chrome;
              await developerPrivate.updateExtensionConfiguration?.({
                extensionId: extension,
                hostAccess: 'ON_SPECIFIC_SITES',
              });
              await developerPrivate.addHostPermission?.(extension, host);
            },
            [id, pattern] as const,
          );
          await settings.close();
        },
        async clickButton(page) {
          await page.bringToFront();
          await pressButton(browser, id);
          const popup = await Popup.attach(browser, await targetOf(browser, `chrome-extension://${id}/popup.html`));
          popups.push(popup);
          return popup;
        },
        async besidePage() {
          const address = `chrome-extension://${id}/sidepanel.html`;
          const panel = await Popup.attach(browser, await targetOf(browser, address), '#review');
          popups.push(panel);
          return panel;
        },
      });
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  page: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    for (const other of extension.context.pages()) if (other !== page) await other.close();
    await forgetEverything(page, extension.id);
    await use(page);
    const popups = extension.popups.splice(0);
    await Promise.all(popups.map((popup) => popup.close()));
    expect(
      popups.flatMap((popup) => popup.problems),
      'errors inside the popup',
    ).toEqual([]);
  },
});

/** As on the first day. Done from a picture of the extension's: that keeps nothing open itself. */
async function forgetEverything(page: Page, id: string): Promise<void> {
  await page.goto(`chrome-extension://${id}/icon/noticemark.svg`);
  await page.evaluate(async () => {
    type Area = { clear(): Promise<void> };
    type Permissions = {
      getAll(): Promise<{ origins?: string[] }>;
      remove(what: { origins: readonly string[] }): Promise<boolean>;
    };
    type Browser = { storage: { local: Area; session: Area }; permissions: Permissions };
    const { storage, permissions } = (globalThis as unknown as { chrome: Browser }).chrome;
    const { origins = [] } = await permissions.getAll();
    if (origins.length > 0) await permissions.remove({ origins });
    await Promise.all([storage.local.clear(), storage.session.clear()]);
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((done, fail) => {
        const request = indexedDB.deleteDatabase(name ?? '');
        request.onsuccess = () => done();
        request.onerror = () => fail(request.error);
      });
    }
  });
  await page.goto('about:blank');
}

/** The page that a new reader is shown comes whenever the browser gets to it, and would be a tab too many. */
async function closeWelcome(context: BrowserContext): Promise<void> {
  const isWelcome = (page: Page) => page.url().endsWith('/review.html#/welcome');
  await expect.poll(() => context.pages().some(isWelcome), { message: 'the first page is shown' }).toBe(true);
  for (const page of context.pages()) if (isWelcome(page)) await page.close();
}

/** @param address of the page, without what comes after its path */
async function targetOf(browser: CDPSession, address: string): Promise<string> {
  let found: string | undefined;
  await expect
    .poll(async () => {
      const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
      found = targetInfos.find(({ type, url }) => type !== 'tab' && url.startsWith(address))?.targetId;
      return found;
    })
    .toBeTruthy();
  return found ?? '';
}

export { expect };
