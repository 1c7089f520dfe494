/** The click on a school's page: result, refusal or "no notice". */
import { expect, test } from './support/extension';

test('a notice gets its gaps by severity, with quote, law and advice', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const text = await popup.text();
  expect(text).toContain('Marrowfield Primary School');
  expect((await popup.counts()).join(' · ')).toMatch(
    /^\d+ in order · \d+ partly there · \d+ missing · (\d+ (don’t|doesn’t) apply · )?\d+ findings?$/,
  );
  expect(text).not.toMatch(/%|score/i);
  expect((await popup.groups()).join()).toMatch(/(?:^|,)Required by law \d+,Out of date \d+/);
  expect(await popup.gaps()).toEqual(expect.arrayContaining(['international-transfers', 'outdated-guidance']));

  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.openRow()).toContain('Keeping children safe in education 2018');
  await popup.toggleRow('international-transfers');
  const open = await popup.openRow();
  expect(open).toMatch(/What to write/);
  expect(open).toMatch(/UK GDPR/);
  await popup.clickButton('Copy');
  await expect.poll(() => popup.announced()).toMatch(/Copied|Select the words/);
});

test('what stands in shadow roots, frames and closed panels was read', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.clickButton('In order');
  const evidence = async (check: string) => {
    await popup.toggleRow(check);
    return popup.openRow();
  };
  expect(await evidence('dpo-contact'), 'in a shadow root').toContain('dpo@marrowfield.sch.uk');
  expect(await evidence('complaint-to-ico'), 'in a frame').toContain('complain to the Information Commissioner');
  expect(await evidence('right-of-access'), 'in a hidden panel').toContain('a copy of the information');
});

test('a page that is no notice says so and lists no gaps', async ({ extension, page, site }) => {
  await page.goto(site.page('term-dates'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.heading()).toBe('This doesn’t look like a privacy notice');
  expect(await popup.text()).toContain('Term dates');
  expect(await popup.gaps()).toEqual([]);
});

const closed: readonly (readonly [string, string, RegExp])[] = [
  ['the browser’s own page', 'chrome://version/', /keeps this page to itself/],
  ['an empty tab', 'about:blank', /keeps this page to itself/],
];
for (const [name, address, answer] of closed) {
  test(`${name} can't be read, and is told why`, async ({ extension, page }) => {
    await page.goto(address);
    const popup = await extension.clickButton(page);
    await popup.waitForResult();
    expect(await popup.heading()).toMatch(answer);
    expect(await popup.gaps()).toEqual([]);
  });
}

// Chromium keeps the addresses of the next two to itself; the sentence names both cases.
test('a page’s source is told to go back', async ({ extension, page, site }) => {
  await page.goto(`view-source:${site.page('notice')}`);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.text()).toMatch(/page’s source code/);
});

test('a file of bare text is read as text', async ({ extension, page, site }) => {
  await page.goto(site.page('notice.txt'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.heading()).toContain('Privacy notice for visitors');
  await popup.toggleRow('outdated-guidance');
  await expect.poll(() => popup.announced()).toBe('Marked on the page.');
});

test('a page that did not load is told apart', async ({ extension, page }) => {
  await page.goto('http://www.marrowfield.sch.uk:1/').catch(() => undefined);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.text()).toMatch(/didn’t load/);
});
