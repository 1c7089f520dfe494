/**
 * `npm run bench:popup`: how soon the popup shows something, from the press of its button, beside a floor: a popup with one
 * paragraph and nothing else, of an extension of its own, pressed by turns with it in the same browser on the same page.
 * What the floor takes is the browser's own: it makes a window and a process for it. Medians of times by the clock, so
 * a quiet machine is wanted; they are this machine's. `npm run build` first.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession } from '@playwright/test';
import { serveFixtures } from '../e2e/support/fixture-site';
import { attachTo } from '../e2e/support/target-session';
import { BUILT, launchWith, pressButton } from '../e2e/support/toolbar';
import { median } from './median';

const NOTICE = 'corpus/c-langrigg-hall-general';
const ROUNDS = 11;
/** Milliseconds that an opening is left alone: asking it how far it is would hold it up. */
const LEFT_ALONE = 2_500;
const BETWEEN = 500;

/** Milliseconds of the clock at which each was on the screen. */
interface Shown {
  /** A sentence on what is being done, or the floor's paragraph. */
  readonly picture?: number;
  /** What the notice is, before its checks are done. */
  readonly described?: number;
  readonly result?: number;
}

const folder = mkdtempSync(path.join(tmpdir(), 'noticemark-popup-'));
/** Notes when what was on the screen, as `shown`. */
const WATCH = fileURLToPath(new URL('popup-watch.js', import.meta.url));

/** The extension as built, and a script of ours before its own. */
function watchedCopy(): string {
  if (!existsSync(BUILT)) throw new Error('Build the extension first: npm run build');
  const copy = path.join(folder, 'watched');
  cpSync(BUILT, copy, { recursive: true });
  const page = path.join(copy, 'popup.html');
  writeFileSync(page, readFileSync(page, 'utf8').replace('<head>', '<head><script src="/watch.js"></script>'));
  cpSync(WATCH, path.join(copy, 'watch.js'));
  return copy;
}

function floorExtension(): string {
  const made = path.join(folder, 'floor');
  mkdirSync(made);
  const manifest = { manifest_version: 3, name: 'Floor', version: '1', action: { default_popup: 'popup.html' } };
  writeFileSync(path.join(made, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(
    path.join(made, 'popup.html'),
    '<!doctype html><meta charset="utf-8"><script src="/watch.js"></script><p style="inline-size: 380px">Nothing.</p>',
  );
  cpSync(WATCH, path.join(made, 'watch.js'));
  return made;
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Presses the button, and gives what was shown how many milliseconds after. */
async function opening(browser: CDPSession, id: string): Promise<Shown> {
  const pressed = Date.now();
  await pressButton(browser, id);
  await pause(LEFT_ALONE);
  const { targetInfos } = await browser.send('Target.getTargets', { filter: [{}] });
  const targetId = targetInfos.find(
    ({ type, url }) => type !== 'tab' && url === `chrome-extension://${id}/popup.html`,
  )?.targetId;
  if (targetId === undefined) throw new Error('The popup did not open.');
  const session = await attachTo(browser, targetId);
  const { result } = await session.send<{ result: { value: Record<string, number | null> } }>('Runtime.evaluate', {
    expression: 'shown',
    returnByValue: true,
  });
  await browser.send('Target.closeTarget', { targetId });
  await pause(BETWEEN);
  const shown = Object.entries(result.value).flatMap(([name, at]) => (at === null ? [] : [[name, at - pressed]]));
  return Object.fromEntries(shown);
}

const site = await serveFixtures();
const context = await launchWith(path.join(folder, 'profile'), [watchedCopy(), floorExtension()]);
try {
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('The browser gives no protocol session.');
  const { id, floor } = await idsOf();
  const page = context.pages()[0] ?? (await context.newPage());
  for (const other of context.pages()) if (other !== page) await other.close();
  const rounds: { readonly floor: Shown; readonly first: Shown; readonly again: Shown }[] = [];
  // One more than counts: the browser has never opened any of them.
  for (let round = 0; round <= ROUNDS; round++) {
    // A page that is loaded anew has no review yet.
    await page.goto(site.page(NOTICE));
    await page.bringToFront();
    rounds.push({
      floor: await opening(browser, floor),
      first: await opening(browser, id),
      again: await opening(browser, id),
    });
  }
  const [unused, ...counted] = rounds;
  print(counted);
  console.log('\nthe first opening since the browser was started:');
  if (unused) print([unused]);
} finally {
  await context.close();
  await site.close();
  rmSync(folder, { recursive: true, force: true });
}

/** The first page that is shown to a new reader tells which extension is ours. */
async function idsOf(): Promise<{ readonly id: string; readonly floor: string }> {
  const welcome =
    context.pages().find((page) => page.url().endsWith('/review.html#/welcome')) ??
    (await context.waitForEvent('page', (page) => page.url().startsWith('chrome-extension:')));
  const id = new URL(welcome.url()).host;
  const settings = await context.newPage();
  await settings.goto('chrome://extensions/');
  const floor = await settings.evaluate(async () => {
    type Private = { getExtensionsInfo(): Promise<readonly { readonly id: string; readonly name: string }[]> };
    const { developerPrivate } = (globalThis as unknown as { chrome: { developerPrivate: Private } }).chrome;
    return (await developerPrivate.getExtensionsInfo()).find(({ name }) => name === 'Floor')?.id;
  });
  if (floor === undefined) throw new Error('The floor was not loaded.');
  return { id, floor };
}

function print(rounds: readonly { readonly floor: Shown; readonly first: Shown; readonly again: Shown }[]): void {
  const of = (name: 'floor' | 'first' | 'again', what: keyof Shown) => {
    const times = rounds.flatMap((round) => round[name][what] ?? []);
    if (times.length < rounds.length) {
      throw new Error(`${name}: “${what}” was shown in ${times.length} of ${rounds.length} openings.`);
    }
    return { middle: median(times), most: Math.max(...times) };
  };
  const floor = of('floor', 'picture').middle;
  console.log(`${'ms from the press of the button'.padEnd(44)}  median    most   over the floor   ratio`);
  for (const [words, { middle, most }] of [
    ['floor: a popup of one paragraph', of('floor', 'picture')],
    ['what is being done', of('first', 'picture')],
    ['what the notice is', of('first', 'described')],
    ['the result, with all gaps', of('first', 'result')],
    ['opened again: the result', of('again', 'result')],
  ] as const) {
    console.log(
      `${words.padEnd(44)}${middle.toFixed(0).padStart(8)}${most.toFixed(0).padStart(8)}${(middle - floor).toFixed(0).padStart(17)}${(middle / floor).toFixed(2).padStart(8)}`,
    );
  }
}
