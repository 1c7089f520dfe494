/** Several notices in one page: each is reviewed by itself, and the reader chooses. */
import { expect, test } from './support/extension';

test('the notices of a page are reviewed one by one', async ({ extension, page, site }) => {
  await page.goto(site.page('several-notices'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.text()).toContain('There are 3 notices here');
  expect(await popup.heading()).toBe('Privacy notice for pupils');
  expect((await popup.reports()).map(({ notice }) => notice.kind)).toEqual(['pupils', 'workforce', 'governors']);
  expect(await popup.gaps()).toContain('outdated-guidance');
  await popup.toggleRow('outdated-guidance');
  await expect.poll(() => popup.announced()).toMatch(/closed panel: open “Privacy notice for pupils”/);

  await popup.choosePart('Privacy notice for staff');
  await expect.poll(() => popup.heading()).toBe('Privacy notice for staff');
  expect(await popup.gaps()).not.toContain('outdated-guidance');
  await popup.clickButton('In order');
  await popup.toggleRow('dpo-contact');
  expect(await popup.openRow(), 'shared by all').toContain('dpo@marrowfield.sch.uk');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
  await popup.close();

  const again = await extension.clickButton(page);
  await again.waitForResult();
  expect(await again.heading(), 'the choice is kept').toBe('Privacy notice for staff');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the choice is accessible in ${scheme} colours, and narrow`, async ({ extension, page, site }) => {
    await page.goto(site.page('several-notices'));
    const popup = await extension.clickButton(page);
    await popup.waitForResult();
    await popup.look({ scheme });
    expect(await popup.accessibilityViolations()).toEqual([]);
    await popup.look({ scheme, width: 320, textSize: 28 });
    expect(await popup.sidewaysOverflow()).toBe(0);
  });
}
