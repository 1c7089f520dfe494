/** A browser for the bulk page, in front of invented school sites on this machine; it can be killed and started again. */
import { readFileSync } from 'node:fs';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Sites } from '../../sites/sites';
import { pageViolations } from './page-axe';
import { BUILT, launchWith } from './toolbar';

/** The parts of a batch, as their links are called. */
export const BATCH_TABS = [
  'Results',
  'Documents',
  'Common gaps',
  'Templates',
  'Missing notices',
  'Failures',
  'Next actions',
  'Changes',
  'Files',
] as const;

export interface BulkBrowser {
  readonly context: BrowserContext;
  readonly id: string;
  /** Ends the browser's process without a word, as a crash does. */
  kill(): Promise<void>;
}

/** @param profile a folder; what the extension keeps lies there */
export async function startBrowser(profile: string, sites: Pick<Sites, 'resolverRules'>): Promise<BulkBrowser> {
  const context = await launchWith(profile, [BUILT], {
    hosts: sites.resolverRules,
    viewport: { width: 1280, height: 900 },
    args: ['--remote-debugging-port=0'],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  return {
    context,
    id,
    async kill() {
      const session = await context.browser()?.newBrowserCDPSession();
      const gone = new Promise<void>((done) => context.once('close', () => done()));
      await session?.send('Browser.crash').catch(() => undefined);
      await gone;
    },
  };
}

/** From now on the browser answers yes, without a question, when the extension asks for these hosts. */
export async function willGrant({ context, id }: BulkBrowser, patterns: readonly string[]): Promise<void> {
  const settings = await context.newPage();
  await settings.goto('chrome://extensions/');
  await settings.evaluate(
    async ([extension, hosts]) => {
      type Private = Record<string, (...args: readonly unknown[]) => Promise<void>>;
      const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: Private } }).chrome;
      await developerPrivate.updateExtensionConfiguration?.({
        extensionId: extension,
        hostAccess: 'ON_SPECIFIC_SITES',
      });
      for (const host of hosts) await developerPrivate.addHostPermission?.(extension, host);
    },
    [id, patterns] as const,
  );
  await settings.close();
}

export class BulkPage {
  /** Errors inside the page; a test that leaves one fails. */
  readonly problems: string[] = [];

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.problems.push(error.stack ?? error.message));
    page.on('console', (message) => {
      // The browser notes every answer of a kind as an error of the page.
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
        this.problems.push(message.text());
    });
  }

  static async open({ context, id }: BulkBrowser, hash = ''): Promise<BulkPage> {
    const bulk = new BulkPage(await context.newPage());
    await bulk.page.goto(`chrome-extension://${id}/bulk.html${hash}`);
    return bulk;
  }

  /** Gives a list as a file that was chosen, and waits for what is understood of it. */
  async takeFile(name: string, text: string | Buffer): Promise<void> {
    await this.page.getByRole('link', { name: 'New bulk review' }).click();
    const file = { name, mimeType: 'text/csv', buffer: typeof text === 'string' ? Buffer.from(text) : text };
    await this.page.locator('input[type=file]').first().setInputFiles(file);
    // The rules are loaded for it, which takes its time on a busy machine.
    const understood = this.page.getByRole('heading', { name: 'What was understood' });
    await expect(understood).toBeVisible({ timeout: 60_000 });
  }

  /** What is saved at a click on the button. */
  async download(button: RegExp): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: button }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
  }

  tab(name: string) {
    return this.page.locator('.bulk-tabs').getByRole('link', { name: new RegExp(`^${name}`) });
  }

  async waitUntilDone(timeout: number): Promise<void> {
    await expect(this.page.locator('.run-state')).toContainText('Done.', { timeout });
  }

  /** In light, dark and forced colours. */
  accessibilityViolations(): Promise<string[]> {
    return pageViolations(this.page);
  }

  /** By how many pixels the page can be scrolled sideways. */
  sidewaysOverflow(): Promise<number> {
    return this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }
}
