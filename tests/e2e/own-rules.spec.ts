/** Rules of a trust's own, taken in on the settings page: every review holds to them, as the command line does with --rules. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Report } from '../../src/engine/report';
import { expect, test } from './support/extension';
import { CORPUS } from './support/fixture-site';
import { ReviewPage } from './support/review-page';

const RULES = 'tests/fixtures/own-rules/five-oaks-trust.yaml';
const TRUST = readFileSync(RULES, 'utf8');
const NOTICE = 'a-harbour-lane-pupils';
/** A file is compiled and its examples are tried. */
const SLOW = { timeout: 40_000 };
const yaml = (text: string) => ({ name: 'trust.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
const answersOf = ({ tool, notice, summary, elements, findings }: Report) => ({
  packs: tool.rulePacks,
  ...{ notice, summary, elements, findings },
});

test('a file is taken in whole or not at all, and counts in every review', async ({ extension, page: tab, site }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  const input = page.locator('input[accept=".yaml,.yml"]');
  await input.setInputFiles(yaml(TRUST.replace('(is|acts as)', '(is|')));
  await expect(page.locator('.problem')).toContainText('trust.yaml has 1 fault. It was not taken in', SLOW);
  await expect(page.locator('.problem')).toContainText('Line 14, column 31');
  await expect(page.locator('.fault-line mark')).toHaveText('(');
  await expect(page.locator('.pack')).toHaveCount(1, SLOW);
  expect(await review.accessibilityViolations()).toEqual([]);

  await input.setInputFiles(RULES);
  const pack = page.locator('.pack', { has: page.getByRole('heading', { name: 'five-oaks-trust' }) });
  await expect(pack).toContainText('five-oaks-trust 2026.11.0 · 5 checks · from five-oaks-trust.yaml');
  await expect.poll(() => review.announced(), SLOW).toBe('Imported and switched on: five-oaks-trust 2026.11.0.');
  await expect(page.locator('main')).toContainText('All 15 of its examples were tried and answered as it says.');
  await pack.getByText('What they check').click();
  await expect(pack).toContainText('Five Oaks board minute 2026/31');
  await expect(page.getByLabel('The standard paragraph on AI tools')).toBeChecked();
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);

  const printed = (...options: string[]): Report =>
    JSON.parse(
      execFileSync('npm', ['run', '-s', 'review', '--', '--format', 'json', ...options, `${CORPUS}${NOTICE}.html`], {
        encoding: 'utf8',
      }),
    );
  const shown = async (): Promise<Report> => {
    await tab.goto(site.page(`corpus/${NOTICE}`));
    const popup = await extension.clickButton(tab);
    await popup.waitForResult();
    return popup.report();
  };
  await page.close();
  const withRules = await shown();
  expect(answersOf(withRules)).toEqual(answersOf(printed('--rules', RULES, '--as-of', withRules.asOf)));
  expect(withRules.tool.rulePacks.map(({ id }) => id)).toEqual(['uk-schools', 'five-oaks-trust']);
});

test('what was compiled for another version of the program is compiled anew', async ({
  extension,
  page: tab,
  site,
}) => {
  const settings = await ReviewPage.open(extension.context, extension.id);
  await settings.page.goto(`chrome-extension://${extension.id}/options.html`);
  const pack = settings.page.locator('.pack', { hasText: 'five-oaks-trust' });
  await settings.page.locator('input[accept=".yaml,.yml"]').setInputFiles(RULES);
  await expect(pack).toBeVisible(SLOW);
  const keyAfter = (key: string | null) =>
    settings.page.evaluate(async (wanted) => {
      type Local = { get(): Promise<{ compiledRules: { key: string } }>; set(all: object): Promise<void> };
      const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome.storage;
      const { compiledRules } = await local.get();
      if (wanted !== null) await local.set({ compiledRules: { ...compiledRules, key: wanted, added: {} } });
      return compiledRules.key;
    }, key);
  const sound = await keyAfter('of an older version');
  await settings.page.close();
  await tab.goto(site.page(`corpus/${NOTICE}`));
  const popup = await extension.clickButton(tab);
  await popup.waitForResult();
  const report = await popup.report();
  expect(report.tool.rulePacks.map(({ id }) => id)).toEqual(['uk-schools', 'five-oaks-trust']);
  expect(report.elements.at(-1)?.check).toBe('five-oaks-ai-paragraph');
  await popup.close();

  const again = await ReviewPage.open(extension.context, extension.id);
  const { page } = again;
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  const key = await page.evaluate(async () => {
    type Local = { get(): Promise<{ compiledRules: { key: string } }> };
    const { local } = (globalThis as unknown as { chrome: { storage: { local: Local } } }).chrome.storage;
    return (await local.get()).compiledRules.key;
  });
  expect(key).toBe(sound);

  const input = page.locator('input[accept=".yaml,.yml"]');
  await expect(page.locator('.pack')).toHaveCount(2, SLOW);
  await input.setInputFiles(yaml(TRUST.replace('2026.11.0', '2026.10.0')));
  await expect(page.locator('.problem')).toContainText('which is not newer', SLOW);
  await input.setInputFiles(
    yaml(TRUST.replace('2026.11.0', '2026.12.0').replace('id: five', 'title: Five Oaks\nid: five')),
  );
  await expect.poll(() => again.announced(), SLOW).toContain('Five Oaks 2026.12.0, in the place of 2026.11.0.');

  await page.getByLabel('Used in reviews: Five Oaks').uncheck();
  await expect.poll(() => again.announced(), SLOW).toBe('Switched off: Five Oaks. New reviews do without them.');
  await expect(page.getByLabel('The standard paragraph on AI tools')).toHaveCount(0);
  await page.getByLabel('Used in reviews: Five Oaks').check();
  await expect(page.getByLabel('The standard paragraph on AI tools')).toBeVisible();
  await page.getByRole('button', { name: 'Remove: Five Oaks' }).click();
  await page.getByRole('button', { name: 'Remove them' }).click();
  await expect(page.locator('.pack')).toHaveCount(1, SLOW);
  await expect(page.getByRole('heading', { name: 'Rules', exact: true })).toBeFocused();
  expect(again.problems).toEqual([]);
});

test('what is kept is counted, taken away, deleted and brought back', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await review.reviewText(
    '# Privacy notice for pupils\n\nElm School is the data controller and uses your data.',
    'Elm',
  );
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await page.locator('input[accept=".yaml,.yml"]').setInputFiles(RULES);
  await expect(page.locator('.pack')).toHaveCount(2, SLOW);
  await page.getByLabel('Your name').fill('Rowan Pike');
  await page.getByLabel('Your name').blur();
  await expect(page.locator('main')).toContainText(
    '1 review, 0 bulk reviews, 0 decisions, 1 rule file of your own, and these settings.',
  );
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const kept = readFileSync(await download.path());
  await page.getByRole('button', { name: 'Delete everything' }).click();
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect.poll(() => review.announced()).toBe('Everything is deleted.');
  await expect(page.locator('main')).toContainText('0 reviews, 0 bulk reviews, 0 decisions, 0 rule files');
  await expect(page.locator('.pack')).toHaveCount(1, SLOW);
  await expect(page.getByLabel('Your name')).toHaveValue('');

  const data = page.locator('input[accept=".json"]');
  const broken = kept.toString().replaceAll('(is|acts as)', '(is|');
  await data.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
  await expect(page.locator('.problem')).toContainText('Nothing was taken in', SLOW);
  await expect(page.locator('.problem')).toContainText('five-oaks-trust:14:31');
  await expect(page.locator('main')).toContainText('0 reviews');
  await data.setInputFiles({ name: 'kept.json', mimeType: 'application/json', buffer: kept });
  await expect
    .poll(() => review.announced(), SLOW)
    .toBe('Taken in: 1 review, 0 bulk reviews, 0 decisions, 1 rule file.');
  await expect(page.locator('.pack')).toHaveCount(2, SLOW);
  await expect(page.getByLabel('Your name')).toHaveValue('Rowan Pike');
  // The next file's tests have the same browser.
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(page.locator('.pack')).toHaveCount(1, SLOW);
  expect(review.problems).toEqual([]);
});
