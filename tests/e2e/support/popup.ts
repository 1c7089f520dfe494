/** Page object of the real popup, as the toolbar's click opens it; and of what stands beside the page. */
import { type CDPSession, expect } from '@playwright/test';
import axe from 'axe-core';
import type { Report } from '../../../src/engine/report';
import { attachTo, type TargetSession } from './target-session';

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly string[];
}

interface Look {
  readonly scheme?: 'light' | 'dark';
  readonly forcedColours?: boolean;
  /** CSS pixels. */
  readonly width?: number;
  /** CSS pixels of the root's text; 14 is the design's own. */
  readonly textSize?: number;
}

export class Popup {
  /** Errors and refused loads inside the popup; a test that leaves one fails. */
  readonly problems: string[] = [];

  private constructor(
    private readonly browser: CDPSession,
    private readonly session: TargetSession,
    private readonly targetId: string,
    /** Selector of the screen's root. */
    private readonly root: string,
  ) {}

  static async attach(browser: CDPSession, targetId: string, root = '#popup'): Promise<Popup> {
    const session = await attachTo(browser, targetId);
    const popup = new Popup(browser, session, targetId, root);
    session.on('Runtime.exceptionThrown', (event) => popup.problems.push(JSON.stringify(event)));
    session.on('Log.entryAdded', ({ entry }) => {
      const { level, text } = entry as { level: string; text: string };
      if (level === 'error') popup.problems.push(text);
    });
    await session.send('Runtime.enable');
    await session.send('Log.enable');
    return popup;
  }

  /** Runs the function inside the popup; it can use nothing but its arguments. */
  async evaluate<Result, Args extends readonly unknown[]>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const expression = `(${run.toString()})(...${JSON.stringify(args)})`;
    return this.evaluateSource<Awaited<Result>>(expression);
  }

  private async evaluateSource<Result>(expression: string): Promise<Result> {
    const { result, exceptionDetails } = await this.session.send<{
      result: { value: Result };
      exceptionDetails?: { exception?: { description?: string }; text: string };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true, userGesture: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** All words the popup shows now. */
  text(): Promise<string> {
    // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
    return this.evaluate(() => document.querySelector('main')?.innerText ?? '');
  }

  heading(): Promise<string> {
    return this.evaluate(() => document.querySelector('h1')?.textContent ?? '');
  }

  /** What a screen reader was told last. */
  announced(): Promise<string> {
    return this.evaluate(() => document.querySelector('body > div > [role=status]')?.textContent ?? '');
  }

  async waitForResult(): Promise<void> {
    // What is known of a notice is shown before its review is done.
    const isDone = () => this.evaluate(() => document.querySelector('main:not([aria-busy=true]) h1') !== null);
    await expect.poll(isDone, { message: 'the popup shows a result', timeout: 60_000 }).toBe(true);
  }

  /** The lines of all rows that list a gap, as their checks' ids. */
  gaps(): Promise<string[]> {
    return this.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('section[data-severity] .row')].map((row) => row.dataset.check ?? ''),
    );
  }

  counts(): Promise<string[]> {
    return this.evaluate(() => [...document.querySelectorAll('.counts li')].map((item) => item.textContent ?? ''));
  }

  groups(): Promise<string[]> {
    return this.evaluate(() => [...document.querySelectorAll('h2')].map((heading) => heading.textContent ?? ''));
  }

  /** The report of the review that the popup shows, as it was kept. */
  async report(): Promise<Report> {
    const [report] = await this.reports();
    if (!report) throw new Error('no report is kept');
    return report;
  }

  /** One for each notice of the page. */
  reports(): Promise<readonly Report[]> {
    return this.evaluate(async () => {
      type Kept = { readonly kept: { readonly review: { readonly reports: readonly Report[] } } };
      const { storage } = (
        globalThis as unknown as { chrome: { storage: { session: { get(): Promise<Record<string, Kept>> } } } }
      ).chrome;
      const kept = Object.values(await storage.session.get()).at(-1);
      if (!kept) throw new Error('no review is kept');
      return kept.kept.review.reports;
    });
  }

  /** Clicks the line of the row that holds the words. */
  async toggleRow(check: string, words = ''): Promise<void> {
    await this.evaluate(
      (id, part) => {
        const row = [...document.querySelectorAll<HTMLElement>('.row')].find(
          (each) => each.dataset.check === id && (each.textContent ?? '').includes(part),
        );
        const line = row?.querySelector<HTMLElement>('.row-line');
        if (!line) throw new Error(`no row ${id} with "${part}"`);
        line.click();
      },
      check,
      words,
    );
  }

  /** The words of the row that stands open. */
  openRow(): Promise<string> {
    return this.evaluate(() => {
      const line = document.querySelector('.row-line[aria-expanded=true]');
      // biome-ignore lint/performance/useDomNodeTextContent: as above.
      return line?.closest<HTMLElement>('.row')?.innerText ?? '';
    });
  }

  /** Opens every row and shows each of its quotes on the page; gives how many there were, and those that were lost. */
  showEveryQuote(): Promise<{ readonly shown: number; readonly lost: readonly string[] }> {
    return this.evaluate(async () => {
      const status = document.querySelector('[role=status]') as Element;
      const said = (act: () => void): Promise<string> =>
        new Promise((heard) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            heard(status.textContent ?? '');
          });
          observer.observe(status, { childList: true, subtree: true, characterData: true });
          act();
        });
      const lost: string[] = [];
      let shown = 0;
      for (const line of document.querySelectorAll<HTMLElement>('.row-line')) {
        if (line.getAttribute('aria-expanded') !== 'true') line.click();
        await new Promise((done) => setTimeout(done, 100));
        for (const quote of line.closest('.row')?.querySelectorAll('.quote:has(button)') ?? []) {
          const words = await said(() => quote.querySelector('button')?.click());
          shown++;
          if (!/Marked|closed panel|hidden/.test(words)) lost.push(`${quote.textContent}: ${words}`);
        }
      }
      return { shown, lost };
    });
  }

  /** Clicks the button that begins with these words, as soon as it is there. */
  async clickButton(name: string): Promise<void> {
    const click = () =>
      this.evaluate((wanted) => {
        const button = [...document.querySelectorAll('button')].find((each) =>
          (each.textContent ?? '').trim().startsWith(wanted),
        );
        button?.click();
        return button !== undefined;
      }, name);
    await expect.poll(click, { message: `a button "${name}"` }).toBe(true);
  }

  /** Clicks the button with exactly this accessible name. */
  async clickNamed(name: string): Promise<void> {
    await this.evaluate((wanted) => {
      const button = [...document.querySelectorAll('button')].find(
        (each) => each.getAttribute('aria-label') === wanted,
      );
      if (!button) throw new Error(`no button "${wanted}"`);
      button.click();
    }, name);
  }

  /** Chooses one of the notices of the page by its title. */
  async choosePart(title: string): Promise<void> {
    await this.evaluate((wanted) => {
      const label = [...document.querySelectorAll('label')].find((each) => (each.textContent ?? '').includes(wanted));
      if (!label) throw new Error(`no choice "${wanted}"`);
      label.click();
    }, title);
  }

  /** Hosts that the extension may read from. */
  grantedHosts(): Promise<readonly string[]> {
    return this.evaluate(async () => {
      type Permissions = { getAll(): Promise<{ origins?: string[] }> };
      const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } }).chrome;
      return (await permissions.getAll()).origins ?? [];
    });
  }

  async forgetHosts(): Promise<void> {
    const origins = await this.grantedHosts();
    await this.evaluate(async (granted) => {
      type Permissions = { remove(what: { origins: readonly string[] }): Promise<boolean> };
      const { permissions } = (globalThis as unknown as { chrome: { permissions: Permissions } }).chrome;
      if (granted.length > 0) await permissions.remove({ origins: granted });
    }, origins);
  }

  async press(key: string, code = key): Promise<void> {
    const keyCode = { Tab: 9, Enter: 13, ArrowUp: 38, ArrowDown: 40, Home: 36, End: 35 }[key] ?? 0;
    const text = key === 'Enter' ? { text: '\r' } : {};
    const event = { key, code, windowsVirtualKeyCode: keyCode, ...text };
    await this.session.send('Input.dispatchKeyEvent', { type: text.text ? 'keyDown' : 'rawKeyDown', ...event });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** The browser lets no protocol resize a popup: its root is set to the width instead, which the layout goes by. */
  async look({ scheme, forcedColours, width, textSize }: Look): Promise<void> {
    await this.session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: scheme ?? 'light' },
        { name: 'forced-colors', value: forcedColours ? 'active' : 'none' },
      ],
    });
    await this.evaluate(
      (selector, inlineSize, fontSize) => {
        const root = document.querySelector<HTMLElement>(selector);
        if (root) root.style.inlineSize = inlineSize;
        document.documentElement.style.fontSize = fontSize;
      },
      this.root,
      width ? `${width}px` : '',
      textSize ? `${textSize}px` : '',
    );
  }

  /** For what stands beside the page, which a protocol may resize. CSS pixels. */
  async resize(width: number, height = 800): Promise<void> {
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    await this.session.send('Emulation.setDeviceMetricsOverride', size);
    await expect.poll(() => this.evaluate(() => innerWidth), { message: 'the size is taken' }).toBe(width);
    // Laid out anew with the next frame, which a panel that nobody sees only draws when asked to.
    await this.screenshot();
  }

  /** By how many pixels something sticks out of the root sideways. */
  sidewaysOverflow(): Promise<number> {
    return this.evaluate((selector) => {
      const edge = document.querySelector(selector)?.getBoundingClientRect().right ?? 0;
      const rights = [...document.querySelectorAll(`${selector} *:not(.unseen, .unseen *)`)].map(
        (each) => each.getBoundingClientRect().right,
      );
      return Math.max(0, Math.ceil(Math.max(...rights) - edge));
    }, this.root);
  }

  async screenshot(): Promise<Buffer> {
    const { data } = await this.session.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  /** All of it, also what has to be scrolled to. @param most height, in CSS pixels */
  async wholePicture(most = 6000): Promise<Buffer> {
    // The browser fits the window to what it shows a little later, in steps.
    await this.evaluate(async () => {
      let same = 0;
      for (let before = ''; same < 5; ) {
        await new Promise((done) => setTimeout(done, 100));
        const now = `${innerWidth} ${innerHeight} ${document.documentElement.scrollHeight}`;
        same = now === before ? same + 1 : 0;
        before = now;
      }
    });
    const [width, height] = await this.evaluate((selector) => {
      const root = document.querySelector(selector);
      return [Math.ceil(root?.getBoundingClientRect().width ?? 0), document.documentElement.scrollHeight] as const;
    }, this.root);
    const clip = { x: 0, y: 0, width, height: Math.min(height, most), scale: 1 };
    const options = { format: 'png', captureBeyondViewport: true, clip };
    const taken = async () => (await this.session.send<{ data: string }>('Page.captureScreenshot', options)).data;
    // The first ones of a window that is less high than what it shows repeat what is seen.
    let before = await taken();
    await expect
      .poll(async () => {
        const last = before;
        before = await taken();
        return before === last;
      })
      .toBe(true);
    return Buffer.from(before, 'base64');
  }

  /** How many pixels of a picture have exactly this colour; counted here because nothing in the page may change. */
  countPixels(png: Buffer, colour: readonly [number, number, number]): Promise<number> {
    return this.evaluate(
      async (data, [red, green, blue]) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
        const canvas = new OffscreenCanvas(picture.width, picture.height);
        const context = canvas.getContext('2d');
        if (!context) throw new Error('no canvas');
        context.drawImage(picture, 0, 0);
        const pixels = context.getImageData(0, 0, picture.width, picture.height).data;
        let count = 0;
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at] === red && pixels[at + 1] === green && pixels[at + 2] === blue) count++;
        }
        return count;
      },
      png.toString('base64'),
      colour,
    );
  }

  async accessibilityViolations(): Promise<readonly AxeViolation[]> {
    await this.evaluateSource(`${axe.source};0`);
    return this.evaluateSource(`axe
      .run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html + ' ' + failureSummary) })))`);
  }

  async close(): Promise<void> {
    // It may have closed by itself, as popups do.
    await this.browser.send('Target.closeTarget', { targetId: this.targetId }).catch(() => undefined);
  }
}
