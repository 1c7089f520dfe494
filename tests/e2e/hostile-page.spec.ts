/** A page that attacks its reader: nothing of it runs in the popup, and its words are read all the same. */
import { expect, test } from './support/extension';

test('markup in the page’s words stays words', async ({ extension, page, site }) => {
  await page.goto(site.page('hostile', 'www.elderbeck.sch.uk'));
  const before = await page.evaluate(() => Element.prototype.getHTML.call(document.querySelector('html')));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const gaps = await popup.gaps();
  expect(gaps).toContain('outdated-guidance');
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
  for (const heading of ['In order', 'Not read']) await popup.clickButton(heading).catch(() => undefined);

  const inside = await popup.evaluate(() => ({
    attacked: 'attacked' in window,
    scripts: [...document.scripts].filter((script) => !script.src.startsWith(location.origin)).length,
    strays: document.querySelectorAll('#popup script, #popup iframe, #popup img:not(.bar img), #popup form').length,
    handlers: [...document.querySelectorAll('*')]
      .flatMap((element) => element.getAttributeNames())
      .filter((name) => name.startsWith('on')),
    // The extension's own pages are its own.
    links: [...document.querySelectorAll('a')]
      .filter((link) => link.origin !== location.origin)
      .map((link) => link.protocol)
      .filter((scheme) => scheme !== 'https:' && scheme !== 'http:'),
  }));
  expect(inside).toEqual({ attacked: false, scripts: 0, strays: 0, handlers: [], links: [] });
  expect(await popup.heading()).toContain('Privacy notice');
  expect(await page.evaluate(() => 'attacked' in window)).toBe(false);
  expect(await page.evaluate(() => Element.prototype.getHTML.call(document.querySelector('html')))).toBe(before);
});

test('words that turn the direction of writing stay inside their own box', async ({ extension, page, site }) => {
  await page.goto(site.page('hostile', 'www.elderbeck.sch.uk'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const open = await popup.evaluate(
    () =>
      [...document.querySelectorAll('.row-hint, .quote blockquote, h1')].filter(
        (element) => !getComputedStyle(element).unicodeBidi.includes('isolate'),
      ).length,
  );
  expect(open).toBe(0);
});
