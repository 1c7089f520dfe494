/** Marks in the page: painted and cleared without a change to the document. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/extension';

/** The words under each highlight of the page, frames and shadow roots included. */
function markedWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const words: string[] = [];
    for (const [, highlight] of CSS.highlights) for (const range of highlight) words.push(String(range));
    return words;
  });
}

const outerHtml = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.outerHTML);

test('a click on a row marks the quote and brings it into view; clearing leaves no trace', async ({
  extension,
  page,
  site,
}) => {
  await page.goto(site.page('notice'));
  const before = await outerHtml(page);
  await page.evaluate(() => {
    const seen = { changes: 0 };
    new MutationObserver((records) => {
      seen.changes += records.length;
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { seen });
    window.scrollTo(0, document.body.scrollHeight);
  });
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
  expect((await markedWords(page)).join('')).toContain('Keeping children safe in education 2018');
  const inView = await page.evaluate(() => {
    const [range] = [...CSS.highlights.values()].flatMap((highlight) => [...highlight]);
    const box = (range as Range).getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });
  expect(inView).toBe(true);
  expect(await outerHtml(page)).toBe(before);

  await popup.clickButton('Clear marks');
  await expect.poll(() => popup.announced()).toBe('Marks cleared.');
  expect(await markedWords(page)).toEqual([]);
  expect(await outerHtml(page)).toBe(before);
  expect(await page.evaluate(() => (window as unknown as { seen: { changes: number } }).seen.changes)).toBe(0);
});

const MARKER = [255, 216, 77] as const;

test('the mark can be seen in the page, in a frame and in a shadow root', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const painted = async () => popup.countPixels(await page.screenshot(), MARKER);
  expect(await painted()).toBe(0);
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(painted, { message: 'in the page' }).toBeGreaterThan(1000);
  await popup.clickButton('Clear marks');
  await expect.poll(painted).toBe(0);
  await popup.toggleRow('superseded-link');
  await expect.poll(painted, { message: 'in the frame' }).toBeGreaterThan(500);
  await popup.clickButton('Clear marks');
  await expect.poll(painted).toBe(0);
  await popup.clickButton('In order');
  await popup.toggleRow('dpo-contact');
  await expect.poll(painted, { message: 'in the shadow root' }).toBeGreaterThan(500);
});

test('text in a closed <details> is marked, and the reader is told which panel to open', async ({
  extension,
  page,
  site,
}) => {
  await page.goto(site.page('notice'));
  const before = await outerHtml(page);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.toggleRow('outdated-guidance', '2015');
  await expect.poll(() => popup.openRow()).toContain('open “Who we share it with” on the page');
  expect(await outerHtml(page)).toBe(before);
  await page.getByText('Who we share it with').click();
  expect((await markedWords(page)).join('')).toContain('Working together to safeguard children 2015');
});

test('text in a hidden accordion panel names the button that opens it', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.toggleRow('outdated-rights-wording');
  await expect.poll(() => popup.openRow()).toContain('open “Your rights over your data” on the page');
});

test('text in a panel without height names what stands over it', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.clickButton('In order');
  await popup.toggleRow('retention');
  await expect.poll(() => popup.openRow()).toContain('open “How long we keep it” on the page');
});
