/** Documents: a PDF in the tab, and files that a page offers, with the browser's leave given and refused. */
import { expect, test } from './support/extension';

/** The first document brings its reader with it. */
const SLOW = { timeout: 30_000 };

test('a PDF in the tab is fetched and reviewed, with the page of each quote', async ({ extension, page, site }) => {
  await page.goto(site.page('notice.pdf')).catch(() => undefined);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.heading()).toBe('Privacy notice for staff');
  expect(await popup.text()).toContain('Document: notice.pdf');
  expect(await popup.gaps()).toContain('outdated-guidance');
  await popup.toggleRow('outdated-guidance');
  const row = await popup.openRow();
  expect(row).toContain('Keeping children safe in education 2018');
  expect(row).toContain('page 1');
  expect(row, 'a viewer takes no marks').not.toContain('Show on page');
  const { source } = await popup.report();
  expect(source.mediaType).toBe('application/pdf');
  expect(source.location).toBe(site.page('notice.pdf'));
});

test('documents that look like notices are offered, others are not', async ({ extension, page, site }) => {
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.heading()).toBe('This doesn’t look like a privacy notice');
  const text = await popup.text();
  expect(text).toContain('5 documents on this page look like privacy notices');
  expect(text).toContain('on files.netherby-trust.sch.uk');
  expect(text).toContain('choose File, Download, PDF document');
  expect(text).toContain('your browser asks whether Noticemark may read from there');
  expect(text).not.toContain('Behaviour policy');
  expect(text).not.toContain('Retention schedule');
  expect(await popup.accessibilityViolations()).toEqual([]);
});

test('one of the page’s own host is reviewed without a question, and leads back', async ({ extension, page, site }) => {
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.evaluate(() => {
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { request: unknown } } }).chrome;
    permissions.request = () => {
      throw new Error('asked');
    };
  });
  await popup.clickNamed('Review Privacy notice for pupils and their families');
  await expect.poll(() => popup.heading(), SLOW).toBe('Privacy notice for staff');
  expect(await popup.gaps()).toContain('outdated-guidance');
  await popup.clickButton('Back to the page');
  expect(await popup.text()).toContain('5 documents on this page');
});

test('a Word file is reviewed', async ({ extension, page, site }) => {
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.clickNamed('Review Governors (Word)');
  await expect.poll(() => popup.heading(), SLOW).toBe('Privacy notice for staff');
  expect((await popup.report()).source.mediaType).toMatch(/wordprocessingml/);
});

test('one that is gone is told apart', async ({ extension, page, site }) => {
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.clickNamed('Review Privacy notice for volunteers');
  await expect.poll(() => popup.text()).toContain('There is no such file');
  // The browser notes every answer of the kind.
  expect(popup.problems.splice(0)).toEqual([expect.stringContaining('404')]);
});

const STAFF = 'Review Privacy notice for staff';

test('another host is asked for at the click; a no is taken for a no', async ({ extension, page, site }) => {
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  // Without a window nobody can press "Deny": the answer is given in the browser's place.
  await popup.evaluate(() => {
    type Request = (wanted: { origins: string[] }) => Promise<boolean>;
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { request: Request } } }).chrome;
    permissions.request = async (wanted) => {
      document.title = wanted.origins.join();
      return false;
    };
  });
  await popup.clickNamed(STAFF);
  await expect.poll(() => popup.heading()).toBe('This document couldn’t be reviewed');
  expect(await popup.text()).toContain('nothing was fetched');
  expect(await popup.evaluate(() => document.title)).toBe('http://files.netherby-trust.sch.uk/*');
  expect(await popup.accessibilityViolations()).toEqual([]);
  await popup.clickButton('Back to the page');
  expect(await popup.text()).toContain('5 documents on this page');
});

test('another host is fetched from where it is granted, and no other is', async ({ extension, page, site }) => {
  await extension.willGrant('http://files.netherby-trust.sch.uk/*');
  await page.goto(site.page('documents'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.clickNamed(STAFF);
  await expect.poll(() => popup.heading(), SLOW).toBe('Privacy notice for staff');
  expect((await popup.report()).source.location).toContain('files.netherby-trust.sch.uk');
  expect(await popup.grantedHosts()).toEqual(['http://files.netherby-trust.sch.uk/*']);
});

test('the review goes on when the browser’s question has closed the popup', async ({ extension, page, site }) => {
  await extension.willGrant('http://files.netherby-trust.sch.uk/*');
  await page.goto(site.page('documents'));
  const first = await extension.clickButton(page);
  await first.waitForResult();
  await first.forgetHosts();
  await first.evaluate(() => {
    type Request = (wanted: { origins: string[] }) => Promise<boolean>;
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { request: Request } } }).chrome;
    const real = permissions.request.bind(permissions);
    // Granted, but the popup is gone before it hears so.
    permissions.request = (wanted) => real(wanted).then(() => new Promise(() => undefined));
  });
  await first.clickNamed(STAFF);
  await expect.poll(() => first.grantedHosts()).toEqual(['http://files.netherby-trust.sch.uk/*']);
  await first.close();
  const second = await extension.clickButton(page);
  await expect.poll(() => second.heading(), SLOW).toBe('Privacy notice for staff');
});

test('what the page shows in viewers and frames of other sites is named as unread', async ({
  extension,
  page,
  site,
}) => {
  await page.route(/^https:/, (route) => route.abort());
  await page.goto(site.page('hard/frames.html'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const { source, elements, warnings } = await popup.report();
  expect(source.coverage?.unread?.map(({ what }) => what)).toEqual([
    'Google Docs document',
    'document in Google’s viewer',
    'PDF file',
    'PDF file',
    'Issuu document',
    'SharePoint or OneDrive file',
    'film',
  ]);
  expect(warnings?.filter((warning) => warning.startsWith('Not read'))).toHaveLength(6);
  const missing = elements.filter(({ status }) => status === 'missing');
  expect(missing.length).toBeGreaterThan(0);
  for (const { check, needsReview } of missing) expect(needsReview, check).toBe(true);
  await popup.clickButton('6 parts of this page weren’t read');
  expect(await popup.text()).toContain('https://e.issuu.com/embed.html?d=privacy&u=invented');
  expect(await popup.accessibilityViolations()).toEqual([]);
});
