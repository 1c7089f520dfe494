/** The built extension in Firefox: the button's real popup, marks, the review page, files, documents and their permissions. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/report';
import { type Firefox, startFirefox, until } from './support/firefox';
import { ExtensionPage } from './support/page';

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
    await until('the badge', async () => /^\d+$/.test(await badge()));
    await page.goto(firefox.site('term-dates'));
    await until('the badge is gone', async () => (await badge()) === '');
    await page.close();
  });
});

describe('a permission', () => {
  it('may be refused: what that means is said in place, and nothing is fetched', async () => {
    await firefox.refuseHosts();
    const page = await firefox.open(firefox.site('notice.pdf'));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading('Review this PDF?');
    await popup.press('Fetch and review it');
    await popup.waitForHeading('This document couldn’t be reviewed');
    expect(await popup.text()).toContain('may not read from that site, so nothing was fetched');
    await page.close();

    const linking = await firefox.open(firefox.site('links'));
    const other = await firefox.clickButton(linking);
    await other.waitForHeading(NOTICE);
    await until('whom it will ask', async () => (await other.text()).includes('4 links on 2 websites can be checked'));
    await other.press('Check links');
    await until('the end of the check', async () => (await other.text()).includes('Check links again'));
    expect(await other.text()).toContain('Not checked 4');
    await linking.close();
  });
});

describe('the links of a notice', () => {
  it('are checked with the permission that the click gave, and it is given back', async () => {
    const page = await firefox.open(firefox.site('links'));
    const popup = await firefox.clickButton(page);
    await popup.waitForHeading(NOTICE);
    await until('whom it will ask', async () => (await popup.text()).includes('4 links on 2 websites can be checked'));
    await popup.press('Check links');
    await until('the end of the check', async () => (await popup.text()).includes('Check links again'));
    expect(await popup.gaps()).toContain('broken-link');
    await popup.press('Give permission back');
    await until('it is said', async () => (await popup.announced()).includes('given back'));
    await page.close();
  });
});

describe('the settings', () => {
  it('keep name, colours, language and the checks shown; rules of one’s own are taken in or refused', async () => {
    const settings = new ExtensionPage(await firefox.openOwn('options.html'));
    await settings.waitFor('Rules for UK schools');
    await settings.fill('Your name', 'Rowan Pike');
    await settings.check('Dark');
    await until('dark colours', async () => (await settings.background()) === 'rgb(25, 29, 32)');
    await settings.check('Data protection officer');
    await settings.check('Cymraeg');
    await settings.waitFor('Gosodiadau');
    await settings.check('English');
    await settings.waitFor('Rules for UK schools');

    const rules = readFileSync('tests/fixtures/own-rules/five-oaks-trust.yaml', 'utf8');
    await settings.giveFile('input[accept=".yaml,.yml"]', 'trust.yaml', rules.replace('(is|acts as)', '(is|'));
    await settings.waitFor('trust.yaml has 1 fault. It was not taken in');
    await settings.waitFor('Line 14, column 31');
    await settings.giveFile('input[accept=".yaml,.yml"]', 'trust.yaml', rules);
    await settings.waitFor('All 15 of its examples were tried and answered as it says.');
    await settings.page.close();

    const again = new ExtensionPage(await firefox.openOwn('options.html'));
    await again.waitFor('five-oaks-trust 2026.11.0');
    expect(await again.value('Your name')).toBe('Rowan Pike');
    expect(await again.isChecked('Dark')).toBe(true);
    expect(await again.isChecked('Data protection officer')).toBe(false);
    await again.check('Data protection officer');
    await again.check('As the system has it');
    await again.press('Remove');
    await again.press('Remove them');
    await until('the rules are gone', async () => !(await again.words()).includes('five-oaks-trust 2026'));
    await again.page.close();
  });
});

describe('the review page', () => {
  const text = `# Privacy notice for pupils

Elm School is the data controller and uses personal data about pupils to teach them. We follow KCSIE 2018.

You can ask for a copy of your data.
`;

  it('takes pasted and dropped text, and keeps a decision when it is closed', async () => {
    const review = new ExtensionPage(await firefox.openOwn('review.html'));
    await review.waitFor('Review a notice');
    await review.fill('The notice’s words', text);
    await review.fill('What it is called', 'Elm');
    await review.press('Review it');
    await review.waitForHeading('Privacy notice for pupils');
    await review.openRow('dpo-contact');
    await review.press('Dismiss');
    await review.fill('Why', 'The trust’s own page names her.');
    await review.press('Save');
    await review.waitFor('Dismissed. The trust’s own page names her.');
    const place = await review.page.evaluate(() => location.hash);
    expect(place).toMatch(/^#\/review\/./);
    await review.page.close();

    const again = new ExtensionPage(await firefox.openOwn('review.html'));
    await again.waitFor('Review a notice');
    await again.drop({ text: text.replace('KCSIE 2018', 'KCSIE 2019') });
    await again.waitForHeading('Privacy notice for pupils');
    await again.page.evaluate(() => {
      location.hash = '#/';
    });
    await again.waitFor('Review a notice');
    await again.drop({ file: 'elm.txt', text });
    await again.waitForHeading('Privacy notice for pupils');
    await again.page.close();

    const history = new ExtensionPage(await firefox.openOwn('review.html#/history'));
    await history.waitFor('Elm School');
    await history.follow(place, 'first');
    await history.waitForHeading('Privacy notice for pupils');
    await history.openRow('dpo-contact');
    await history.waitFor('Dismissed. The trust’s own page names her.');
    await history.page.close();
  });
});
