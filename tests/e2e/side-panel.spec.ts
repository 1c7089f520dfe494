/** The review beside the page: opened from the popup, following the tab in front, marking quotes in the page. */
import { expect, test } from './support/extension';

const marked = () => CSS.highlights.size;

test('opens from the popup, shows the page’s review and marks a row’s quote in the page', async ({
  extension,
  page,
  site,
}) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const title = await popup.heading();
  const { missing } = (await popup.report()).summary;
  await popup.clickButton('Open beside the page');
  const panel = await extension.besidePage();
  await expect.poll(() => panel.heading(), { timeout: 30_000 }).toBe(title);
  expect(await panel.text()).toContain(`${missing} missing`);

  await panel.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => page.evaluate(marked)).toBeGreaterThan(0);
  await expect.poll(() => panel.announced()).toBe('Marked on the page.');
  await panel.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => page.evaluate(marked)).toBe(0);

  // A decision made here is kept as on the review page.
  await panel.toggleRow('outdated-guidance', '2018');
  await panel.evaluate(() => {
    const row = document.querySelector('.row-line[aria-expanded=true]')?.closest('.row');
    row?.querySelector<HTMLElement>('.decision button')?.click();
  });
  await expect.poll(() => panel.openRow()).toContain('Confirmed.');

  for (const scheme of ['light', 'dark'] as const) {
    await panel.look({ scheme });
    expect(await panel.accessibilityViolations()).toEqual([]);
  }
  for (const width of [320, 400]) {
    await panel.resize(width);
    await expect.poll(() => panel.sidewaysOverflow(), { message: `${width} px` }).toBe(0);
  }
  await panel.resize(320);
  await panel.look({ textSize: 32 });
  await expect.poll(() => panel.sidewaysOverflow(), { message: 'twice the text' }).toBe(0);
});

test('follows what is reviewed in the tab in front, and says where that is another page', async ({
  extension,
  page,
  site,
}) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const title = await popup.heading();
  await popup.clickButton('Open beside the page');
  const panel = await extension.besidePage();
  await expect.poll(() => panel.heading(), { timeout: 30_000 }).toBe(title);
  expect(await panel.text()).not.toContain('not been reviewed');

  await page.goto(site.page('several-notices'));
  await expect.poll(() => panel.text()).toContain('The page beside it has not been reviewed.');
  expect(await panel.heading()).toBe(title);
  const again = await extension.clickButton(page);
  await again.waitForResult();
  await expect.poll(() => panel.heading(), { timeout: 30_000 }).not.toBe(title);
  expect(await panel.text()).not.toContain('not been reviewed');
});
