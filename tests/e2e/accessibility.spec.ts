/** The popup against WCAG 2.2 AA: light, dark, narrow, large text, by keyboard. */
import { expect, test } from './support/extension';

for (const [name, look] of [
  ['light', { scheme: 'light' }],
  ['dark', { scheme: 'dark' }],
  ['forced', { forcedColours: true }],
] as const) {
  test(`no violations in ${name} colours, rows closed and open`, async ({ extension, page, site }) => {
    await page.goto(site.page('notice'));
    const popup = await extension.clickButton(page);
    await popup.waitForResult();
    await popup.look(look);
    expect(await popup.accessibilityViolations()).toEqual([]);
    await popup.toggleRow('outdated-guidance', '2018');
    await popup.clickButton('In order');
    await expect.poll(() => popup.announced()).toBe('Marked on the page.');
    expect(await popup.accessibilityViolations()).toEqual([]);
  });
}

test('no violations where there is nothing to list', async ({ extension, page, site }) => {
  await page.goto(site.page('term-dates'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.accessibilityViolations()).toEqual([]);
});

test('320 px and text of twice the size need no sideways scrolling', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.toggleRow('outdated-guidance', '2018');
  await popup.clickButton('In order');
  await popup.look({ width: 320 });
  expect(await popup.sidewaysOverflow()).toBe(0);
  await popup.look({ textSize: 28 });
  expect(await popup.sidewaysOverflow()).toBe(0);
  await popup.look({ width: 320, textSize: 28 });
  expect(await popup.sidewaysOverflow()).toBe(0);
});

test('rows are reached by Tab and moved between by arrows, and Enter opens one', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const focused = () => popup.evaluate(() => document.activeElement?.closest<HTMLElement>('.row')?.dataset.check ?? '');
  const gaps = await popup.gaps();
  for (let tabs = 0; tabs < 5 && (await focused()) === ''; tabs++) await popup.press('Tab');
  expect(await focused()).toBe(gaps[0]);
  await popup.press('ArrowDown');
  expect(await focused()).toBe(gaps[1]);
  await popup.press('ArrowUp');
  await popup.press('Enter');
  await expect.poll(() => popup.openRow()).not.toBe('');
  expect(await popup.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)).toBe('solid');
});
