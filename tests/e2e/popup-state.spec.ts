/** What the popup showed is there again when it is opened again, until the page is left. */
import { expect, test } from './support/extension';

test('closing and opening shows the same review, the open row and the marks', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const first = await extension.clickButton(page);
  await first.waitForResult();
  await first.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => first.announced()).toBe('Marked on the page.');
  // The links are told last.
  await expect.poll(() => first.text()).toContain('Check links');
  const before = await first.text();
  await first.close();

  // A second reading would not see these words: what comes back is what was kept.
  await page.evaluate(() => document.querySelector('main')?.remove());
  const second = await extension.clickButton(page);
  await second.waitForResult();
  await expect.poll(() => second.text()).toBe(before);
  await second.clickButton('Clear marks');
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0);
});

test('going to another place in the same page forgets nothing', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const first = await extension.clickButton(page);
  await first.waitForResult();
  // The links are told last.
  await expect.poll(() => first.text()).toContain('Check links');
  const before = await first.text();
  await first.close();
  await page.evaluate(() => {
    location.hash = '#panel-rights';
    document.querySelector('main')?.remove();
  });
  const second = await extension.clickButton(page);
  await second.waitForResult();
  await expect.poll(() => second.text()).toBe(before);
});

test('loading a page forgets the review of the last one', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const first = await extension.clickButton(page);
  await first.waitForResult();
  await first.close();
  await page.goto(site.page('term-dates'));
  const second = await extension.clickButton(page);
  await second.waitForResult();
  expect(await second.heading()).toBe('This doesn’t look like a privacy notice');
  await second.close();
  await page.goto(site.page('notice'));
  await page.evaluate(() => document.querySelector('main')?.replaceChildren('Nothing here.'));
  const third = await extension.clickButton(page);
  await third.waitForResult();
  expect(await third.gaps()).toEqual([]);
});

test('“Review again” reads the page as it is now', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const before = await popup.gaps();
  expect(before).toContain('outdated-guidance');
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('main p')) {
      element.textContent = (element.textContent ?? '').replace(/ 2018| 2015/g, '');
    }
  });
  await popup.clickButton('Review again');
  await expect.poll(() => popup.gaps()).not.toContain('outdated-guidance');
});
