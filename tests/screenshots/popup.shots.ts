/** The popup and the review beside the page: each state; light, dark, narrow, twice the text, Welsh. */
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/support/extension';
import { lengthen } from '../e2e/support/long-page';
import type { Popup } from '../e2e/support/popup';
import { speakWelsh } from './language';
import { keep, STORE_SIZE, together } from './shots';

type Open = () => Promise<Popup>;

const opened = (click: (page: Page) => Promise<Popup>, page: Page, address: string): Open => {
  return async () => {
    await page.goto(address);
    const popup = await click(page);
    await popup.waitForResult();
    // The links are told last.
    await expect.poll(() => popup.text(), { timeout: 15_000 }).not.toMatch(/Looking at the links|Edrych ar y dolenni/);
    return popup;
  };
};

test('popup', async ({ extension, page, site }) => {
  const states: readonly (readonly [string, string])[] = [
    ['gaps', site.page('notice')],
    ['met', site.page('corpus/c-langrigg-hall-general')],
    ['no-notice', site.page('term-dates')],
    ['documents', site.page('documents')],
    ['several', site.page('several-notices')],
    ['links', site.page('links')],
  ];
  for (const [name, address] of states) {
    const popup = await opened(extension.clickButton, page, address)();
    keep(`popup/${name}`, await popup.wholePicture());
    await popup.look({ scheme: 'dark' });
    keep(`popup/${name}-dark`, await popup.wholePicture());
    await popup.close();
  }
  const popup = await opened(extension.clickButton, page, site.page('notice'))();
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
  keep('popup/row-open', await popup.wholePicture());
  await popup.look({ forcedColours: true });
  keep('popup/row-open-forced-colours', await popup.wholePicture());
  await popup.look({ width: 320 });
  keep('popup/row-open-320', await popup.wholePicture());
  await popup.look({ textSize: 28 });
  keep('popup/row-open-200-percent', await popup.wholePicture());
  await popup.close();
  await page.goto(site.page('corpus/c-langrigg-hall-general'));
  await lengthen(page);
  const busy = await extension.clickButton(page);
  // The checks wait until the picture before them is painted: held there, there is time to take it.
  await busy.evaluate(() => {
    const wait = globalThis.setTimeout;
    const unlessBusy = (use: () => void) => () =>
      document.querySelector('main[aria-busy=true] h1') === null ? use() : undefined;
    globalThis.setTimeout = ((use: () => void, ms?: number) => wait(unlessBusy(use), ms)) as typeof setTimeout;
  });
  await expect.poll(() => busy.evaluate(() => document.querySelector('main[aria-busy=true] h1') !== null)).toBe(true);
  keep('popup/described', await busy.screenshot());
  await busy.look({ scheme: 'dark' });
  keep('popup/described-dark', await busy.screenshot());
  await busy.close();
  await page.goto('chrome://version/');
  const closed = await extension.clickButton(page);
  await closed.waitForResult();
  keep('popup/unreadable', await closed.wholePicture());
});

/** The test's pages are bare: those for the stores look as a school's page does. */
const SCHOOL = `
  body { font: 17px/1.55 Georgia, serif; color: #23302b; margin: 0 auto; max-width: 52rem; padding: 1.5rem 2rem 4rem; background: #fff; }
  h1, h2, h3, nav, header, footer { font-family: Verdana, 'DejaVu Sans', sans-serif; }
  h1 { color: #1d5a46; font-size: 1.7rem; } h2 { color: #1d5a46; font-size: 1.2rem; margin-top: 1.8rem; }
  header { background: #1d5a46; color: #fff; padding: .8rem 1rem; } header a { color: #fff; margin-right: 1rem; }
  table { border-collapse: collapse; } td, th { border: 1px solid #c9d6d0; padding: .4rem .7rem; text-align: left; }`;

test('popup for the stores', async ({ extension, page, site }) => {
  await page.setViewportSize(STORE_SIZE);
  const popup = await opened(extension.clickButton, page, site.page('notice'))();
  await page.addStyleTag({ content: SCHOOL });
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
  const { context } = extension;
  const panel = await popup.screenshot();
  const behind = await page.screenshot();
  keep('store/1-popup', await together(context, { page: behind, panel, where: 'corner' }));
});

test('beside the page', async ({ extension, page, site }) => {
  await page.setViewportSize({ width: 880, height: 800 });
  const popup = await opened(extension.clickButton, page, site.page('notice'))();
  const title = await popup.heading();
  await popup.clickButton('Open beside the page');
  const panel = await extension.besidePage();
  await expect.poll(() => panel.heading()).toBe(title);
  await panel.resize(400);
  keep('beside/400', await panel.screenshot());
  keep('beside/400-whole', await panel.wholePicture());
  await panel.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => panel.announced()).toBe('Marked on the page.');
  await panel.resize(400);
  await page.addStyleTag({ content: SCHOOL });
  await panel.evaluate(() =>
    document.querySelector('.row-line[aria-expanded=true]')?.scrollIntoView({ block: 'start' }),
  );
  const picture = await panel.screenshot();
  keep('beside/400-row-open', picture);
  const behind = await page.screenshot();
  await panel.resize(320);
  keep('beside/320-row-open', await panel.screenshot());
  await panel.look({ scheme: 'dark' });
  keep('beside/320-row-open-dark', await panel.wholePicture());
  await panel.look({ textSize: 32 });
  keep('beside/320-row-open-200-percent', await panel.wholePicture());
  await page.goto(site.page('term-dates'));
  await expect.poll(() => panel.text()).toContain('has not been reviewed');
  await panel.look({});
  keep('beside/other-page', await panel.screenshot());
  keep('store/3-beside-the-page', await together(extension.context, { page: behind, panel: picture, where: 'right' }));
});

test('in Welsh', async ({ extension, page, site }) => {
  await speakWelsh(extension);
  const popup = await opened(extension.clickButton, page, site.page('notice'))();
  keep('welsh/popup', await popup.wholePicture());
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toContain('farcio');
  keep('welsh/popup-row-open', await popup.wholePicture());
  await popup.look({ width: 320, textSize: 28 });
  keep('welsh/popup-320-200-percent', await popup.wholePicture());
  await popup.look({});
  const title = await popup.heading();
  await popup.clickButton('Agor wrth ochr y dudalen');
  const panel = await extension.besidePage();
  await expect.poll(() => panel.heading()).toBe(title);
  await panel.resize(360);
  keep('welsh/beside', await panel.wholePicture());
  const other = await opened(extension.clickButton, page, site.page('documents'))();
  keep('welsh/popup-documents', await other.wholePicture());
  await other.close();
  const none = await opened(extension.clickButton, page, site.page('term-dates'))();
  keep('welsh/popup-no-notice', await none.wholePicture());
});
