/** "Check links": whom it asks is shown first, the browser is asked at the click, the answers join the review. */
import { expect, test } from './support/extension';
import type { Popup } from './support/popup';

/** A check keeps a gap between requests to a site. */
const SLOW = { timeout: 45_000 };

const HOSTS = ['www.marrowfield.sch.uk', 'files.netherby-trust.sch.uk'];
const ORIGINS = HOSTS.flatMap((host) => [`http://${host}/*`, `https://${host}/*`]).sort();

/** Opens all that is closed in the section, and gives its words. */
async function linkWords(popup: Popup): Promise<string> {
  await popup.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>('.link-check details')) details.open = true;
  });
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not count.
  return popup.evaluate(() => document.querySelector<HTMLElement>('.link-check')?.innerText ?? '');
}

/** Answers the browser's question in its place, as nobody can press "Deny" without a window. */
async function refuse(popup: Popup): Promise<void> {
  await popup.evaluate(() => {
    type Request = (wanted: { origins: string[] }) => Promise<boolean>;
    const { permissions } = (globalThis as unknown as { chrome: { permissions: { request: Request } } }).chrome;
    permissions.request = async (wanted) => {
      document.title = wanted.origins.join();
      return false;
    };
  });
}

/** The browser notes every answer of the kind as an error of the page. */
function only404(popup: Popup): void {
  for (const problem of popup.problems.splice(0)) expect(problem).toContain('404');
}

test('says first whom it will ask, asks for exactly these, and takes a no', async ({ extension, page, site }) => {
  await page.goto(site.page('links'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await expect.poll(() => popup.text()).toContain('4 links on 2 websites can be checked');
  const before = await linkWords(popup);
  expect(before).toContain('2 links can be told without asking any website');
  for (const host of HOSTS) expect(before).toContain(host);
  expect(before).toContain('Your browser will ask');
  await refuse(popup);
  await popup.clickButton('Check links');
  await expect.poll(() => popup.text(), SLOW).toContain('Check links again');
  expect((await popup.evaluate(() => document.title)).split(',')).toEqual(ORIGINS);
  const after = await linkWords(popup);
  expect(after).toContain('the browser has not been given permission to look at');
  expect(after).toContain('Not checked 4');
  expect(after).not.toContain('Give permission back');
  const { links = [] } = await popup.report();
  expect(links.filter(({ outcome }) => outcome === 'not-checked-permission')).toHaveLength(4);
  expect(await popup.grantedHosts()).toEqual([]);
});

test('answers join the review, stay when the popup is closed, and the leave is given back', async ({
  extension,
  page,
  site,
}) => {
  for (const origin of ORIGINS) await extension.willGrant(origin);
  await page.goto(site.page('links'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await popup.forgetHosts();
  expect(await popup.grantedHosts()).toEqual([]);
  expect(await popup.gaps()).not.toContain('broken-link');
  await popup.clickButton('Check links');
  await expect.poll(() => popup.text()).toMatch(/\d of 4 links checked/);
  expect(await popup.accessibilityViolations()).toEqual([]);
  await expect.poll(() => popup.announced(), SLOW).toContain('Links checked.');
  only404(popup);
  expect(await popup.gaps()).toContain('broken-link');
  await popup.toggleRow('broken-link', 'list of suppliers');
  expect(await popup.openRow()).toContain('the site answered 404');
  const { links = [] } = await popup.report();
  expect(Object.fromEntries(links.map(({ quote, outcome }) => [quote, outcome]))).toMatchObject({
    'list of suppliers': 'gone',
    'how to complain': 'redirected-untold',
    'the trust’s page': 'ok',
    'office@marrowfield.sch.uk': 'well-formed',
  });
  const words = await linkWords(popup);
  expect(words).toContain('There is no such page');
  expect(words).toMatch(/checked on \d+ \w+ 20\d\d/);
  expect(words).toContain(`Link to ${site.page('term-dates')} instead`);
  expect(await popup.accessibilityViolations()).toEqual([]);

  await popup.close();
  const second = await extension.clickButton(page);
  await second.waitForResult();
  expect(await second.gaps()).toContain('broken-link');
  expect([...(await second.grantedHosts())].sort()).toEqual(ORIGINS);
  const ask = 'Your browser will ask';
  expect(await second.text(), 'nothing is left to ask for').not.toContain(ask);
  await second.clickButton('Give permission back');
  await expect.poll(() => second.announced()).toBe('Permission given back.');
  expect(await second.grantedHosts()).toEqual([]);
  expect(await second.text()).not.toContain('Give permission back');
  expect(await second.text()).toContain(ask);
  expect(await second.text()).toContain('There is no such page');
});

test('goes on when the browser’s question has closed the popup', async ({ extension, page, site }) => {
  for (const origin of ORIGINS) await extension.willGrant(origin);
  await page.goto(site.page('links'));
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
  await expect.poll(() => first.text()).toContain('can be checked');
  await first.clickButton('Check links');
  await expect.poll(async () => (await first.grantedHosts()).length).toBe(ORIGINS.length);
  await first.close();
  const second = await extension.clickButton(page);
  await second.waitForResult();
  await expect.poll(() => second.text(), SLOW).toContain('Give permission back');
  expect(await second.gaps()).toContain('broken-link');
  only404(second);
  await second.forgetHosts();
});

test('stops at once, and says what was not reached', async ({ extension, page, site }) => {
  for (const origin of ORIGINS) await extension.willGrant(origin);
  await page.goto(site.page('links'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  await expect.poll(() => popup.text()).toContain('can be checked');
  await popup.evaluate(() => {
    // Nothing ever answers.
    globalThis.fetch = (_, options) =>
      new Promise((_resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
      });
  });
  await popup.clickButton('Check links');
  await expect.poll(() => popup.text()).toContain('0 of 4 links checked');
  await popup.clickButton('Stop checking');
  await expect.poll(() => popup.announced()).toContain('Stopped.');
  expect(await linkWords(popup)).toContain('the check was stopped before it came to this link');
  await popup.forgetHosts();
});
