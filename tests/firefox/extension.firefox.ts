/** The built extension in Firefox: the button's real popup, marks, the review page, files, documents and their permissions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report';
import { type Firefox, startFirefox, until } from './support/firefox';

let firefox: Firefox;

beforeAll(async () => {
  firefox = await startFirefox();
});
afterAll(async () => {
  await firefox?.close();
});
beforeEach(async () => {
  await firefox.forgetHosts();
});

const NOTICE = 'Privacy notice for pupils and their families';
const DOCUMENT = 'Privacy notice for staff';

describe('a page', () => {
  it('is reviewed by a click on the button, marked, and shown in full with a file to take away', async () => {
    const page = await firefox.open(firefox.site('notice'));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading(NOTICE);
    const gaps = await popup.gaps();
    expect(gaps).toEqual(expect.arrayContaining(['outdated-guidance']));

    await popup.toggleRow('outdated-guidance', '2018');
    await popup.press('Show on page');
    await until('what was marked is said', async () => (await popup.announced()).startsWith('Marked'));
    expect(await page.evaluate(() => CSS.highlights.size)).toBeGreaterThan(0);

    await popup.press('Open full review');
    const review = await firefox.extensionTab('review.html#/review');
    await review.bringToFront();
    await until('the full review', () => review.evaluate(() => document.querySelector('.checks-pane h1') !== null));
    expect(await review.evaluate(() => document.querySelector('.checks-pane h1')?.textContent)).toBe(NOTICE);

    // A mark in the text opens its row.
    await review.evaluate(() => document.querySelector<HTMLElement>('.notice-text [role=button]')?.click());
    await until('the row of the mark', () =>
      review.evaluate(() => document.querySelector('.row-line[aria-expanded=true]') !== null),
    );

    await review.evaluate(() => {
      const press = (words: string) =>
        [...document.querySelectorAll('button')].find((each) => each.textContent?.trim().startsWith(words))?.click();
      press('Export');
      press('Data (JSON)');
    });
    // The browser makes an empty file of the name before it fills it.
    const saved = await until('the saved file', async () => {
      const file = readdirSync(firefox.downloads).find((name) => name.endsWith('.json'));
      return file === undefined ? '' : readFileSync(join(firefox.downloads, file), 'utf8');
    });
    const report = JSON.parse(saved) as Report;
    expect(report.notice.title).toBe(NOTICE);
    expect(report.source.location).toBe(firefox.site('notice'));
    await review.close();
    await page.close();
  });
});

describe('a PDF in the tab', () => {
  it.each([
    ['with its ending', 'notice.pdf'],
    ['at an address that does not say so', 'download/42'],
  ])('%s is asked for, fetched at the click and reviewed', async (_, name) => {
    const page = await firefox.open(firefox.site(name));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading('Review this PDF?');
    expect(await popup.text()).toContain('Your browser lets no extension into its PDF viewer');
    await popup.press('Fetch and review it');
    await popup.waitForHeading(DOCUMENT);
    expect(await popup.gaps()).toContain('outdated-guidance');
    await page.close();
  });
});

describe('documents that a page offers', () => {
  it('are asked for, also on the page’s own site, and say so before', async () => {
    const page = await firefox.open(firefox.site('documents'));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading('This doesn’t look like a privacy notice');
    expect(await popup.text()).toContain('also where it is this one');
    await popup.press('Review Privacy notice for pupils and their families');
    await popup.waitForHeading(DOCUMENT);
    await page.close();
  });
});

describe('the sidebar', () => {
  it('shows the review beside the page, and marks in the page; the badge goes with the page', async () => {
    const page = await firefox.open(firefox.site('notice'));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading(NOTICE);
    await popup.press('Open beside the page');
    const sidebar = await firefox.sidebar();
    await sidebar.waitForHeading(NOTICE);
    await sidebar.toggleRow('outdated-guidance', '2018');
    await until('marks in the page', () => page.evaluate(() => CSS.highlights.size > 0));

    // The sidebar stays while the tab goes elsewhere: it can tell what stands on the button.
    const badge = () =>
      sidebar.evaluate<string>(`
        const { tabs, action } = window.wrappedJSObject.browser;
        const given = (object) => Components.utils.cloneInto(object, window);
        const [tab] = await tabs.query(given({ active: true, currentWindow: true }));
        return action.getBadgeText(given({ tabId: tab.id }));`);
    expect(await badge()).toMatch(/^\d+$/);
    await page.goto(firefox.site('term-dates'));
    await until('the badge is gone', async () => (await badge()) === '');
    await page.close();
  });
});
