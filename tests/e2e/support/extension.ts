/** The test's browser with the extension in it, and a click on its button in the toolbar. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, test as base, type CDPSession, chromium, expect, type Page } from '@playwright/test';
import { type FixtureSite, serveFixtures } from './fixture-site';
import { Popup } from './popup';

export const BUILT = resolve('dist/chrome-mv3');
/** What the browser's own words and fields go by; a locale that every machine has, or names of files lose their letters. */
export const BRITISH = { ...process.env, LANGUAGE: 'en_GB', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

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

async function launch(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : { channel: 'chromium' }),
    headless: true,
    // As the readers' own: dates in fields, the order of a date. What is no tab has it from the system.
    locale: 'en-GB',
    env: BRITISH,
    viewport: { width: 1100, height: 700 },
    args: [
      `--disable-extensions-except=${BUILT}`,
      `--load-extension=${BUILT}`,
      '--enable-unsafe-extension-debugging',
      '--lang=en-GB',
      '--host-resolver-rules=MAP *.sch.uk 127.0.0.1',
    ],
  });
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
      const context = await launch(profile);
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
          await browser.send('Extensions.triggerAction' as never, { id, targetId: await onlyTab(browser) } as never);
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

/** The action is triggered on a tab's own target, not on the page inside it. */
async function onlyTab(browser: CDPSession): Promise<string> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tabs = targetInfos.filter(({ url }) => !/\/(?:popup|sidepanel)\.html/.test(url));
  if (tabs.length !== 1 || !tabs[0]) throw new Error(`one tab expected: ${tabs.map(({ url }) => url).join()}`);
  return tabs[0].targetId;
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
