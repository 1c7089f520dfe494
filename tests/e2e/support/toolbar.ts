/** A browser with built extensions in it, and a press of a button in its toolbar as a reader's. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from '@playwright/test';

export const BUILT = resolve('dist/chrome-mv3');
/** What the browser's own words and fields go by; a locale that every machine has, or names of files lose their letters. */
const BRITISH = { ...process.env, LANGUAGE: 'en_GB', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
const SYSTEM_CHROMIUM = '/usr/bin/chromium';

interface Launch {
  /** Chromium's rules for names of hosts. */
  readonly hosts?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly args?: readonly string[];
}

/**
 * @param profile a folder; what the extensions keep lies there
 * @param built the folders of the extensions
 */
export async function launchWith(
  profile: string,
  built: readonly string[],
  { hosts = 'MAP *.sch.uk 127.0.0.1', viewport = { width: 1100, height: 700 }, args = [] }: Launch = {},
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...(existsSync(SYSTEM_CHROMIUM) ? { executablePath: SYSTEM_CHROMIUM } : { channel: 'chromium' }),
    headless: true,
    // As the readers' own: dates in fields, the order of a date. What is no tab has it from the system.
    locale: 'en-GB',
    env: BRITISH,
    viewport,
    args: [
      `--disable-extensions-except=${built.join(',')}`,
      `--load-extension=${built.join(',')}`,
      '--enable-unsafe-extension-debugging',
      '--lang=en-GB',
      `--host-resolver-rules=${hosts}`,
      ...args,
    ],
  });
}

/** Presses an extension's button while the browser's only tab is in front: grants activeTab, opens the popup. */
export async function pressButton(browser: CDPSession, id: string): Promise<void> {
  await browser.send('Extensions.triggerAction' as never, { id, targetId: await onlyTab(browser) } as never);
}

/** The action is triggered on a tab's own target, not on the page inside it. */
async function onlyTab(browser: CDPSession): Promise<string> {
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const tabs = targetInfos.filter(({ url }) => !/\/(?:popup|sidepanel)\.html/.test(url));
  if (tabs.length !== 1 || !tabs[0]) throw new Error(`one tab expected: ${tabs.map(({ url }) => url).join()}`);
  return tabs[0].targetId;
}
