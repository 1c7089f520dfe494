/** The extension's own pages and an exported report: each state; light, dark, narrow, twice the text, Welsh. */
import { readFileSync } from 'node:fs';
import { noticeAsDocx, noticeAsPdf } from '../e2e/support/documents';
import { expect, test } from '../e2e/support/extension';
import { CORPUS, PASSWORD } from '../e2e/support/fixture-site';
import { ReviewPage } from '../e2e/support/review-page';
import { speakWelsh } from './language';
import { keepLooks } from './looks';
import { keep, keepPage, STORE_SIZE } from './shots';

const NOTICE = 'a-millbrook-fields-pupils-2018.html';

test('start, welcome, settings', async ({ extension, page: _ }) => {
  const { page } = await ReviewPage.open(extension.context, extension.id);
  await expect(page.locator('h1')).toBeVisible();
  await keepLooks('pages/start', page);
  await page.goto(`chrome-extension://${extension.id}/review.html#/welcome`);
  await keepLooks('pages/welcome', page);
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await expect(page.locator('.check-choice label').first()).toBeVisible();
  await keepLooks('pages/settings', page);
});

test('review, decision, export', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.setViewportSize(STORE_SIZE);
  await review.reviewFile(NOTICE);
  await keepLooks('review/closed', page);
  await review.toggleRow('retention');
  await keepLooks('review/row-open', page);
  keep('store/2-review', await page.screenshot());
  await review.row('retention').getByRole('button', { name: 'Overrule' }).click();
  await keepLooks('review/decision-open', page);
  await page.getByLabel('Why', { exact: true }).fill('The retention schedule is linked from the policies page.');
  keep('store/4-decision', await page.screenshot());
  await page.getByRole('button', { name: 'Save' }).click();
  await keepPage('review/decided', page);
  await page.setViewportSize({ width: 400, height: 800 });
  await page.getByRole('button', { name: 'Show the text' }).click();
  await keepPage('review/text-400', page);
  await page.getByRole('button', { name: 'Show the checks' }).click();
  await page.setViewportSize(STORE_SIZE);
  await page.getByRole('button', { name: 'Export' }).click();
  keep('review/export-menu', await page.screenshot());
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report to print or send' }).click(),
  ]);
  await page.setViewportSize(STORE_SIZE);
  const report = await extension.context.newPage();
  await report.setContent(readFileSync(await download.path(), 'utf8'));
  await keepLooks('export/html', report);
  keep('store/5-report', await report.screenshot());
  await report.close();
});

test('history and compare', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const text = readFileSync(`${CORPUS}a-castle-hill-parents.txt`, 'utf8');
  await review.reviewText(text, 'Castle Hill');
  await page.goto(`chrome-extension://${extension.id}/review.html#/`);
  await review.reviewText(`${text}\nWe keep pupil records until the pupil is 25 years old.\n`, 'Castle Hill');
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.kept-notice').first()).toBeVisible();
  await keepLooks('pages/history', page);
  await page
    .getByRole('link', { name: /^Compare the latest two/ })
    .first()
    .click();
  await expect(page.locator('.two-reviews')).toBeVisible();
  await keepLooks('pages/compare', page);
});

test('several files, a protected one, any two reviews', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
  await page.setInputFiles('input[type=file]', file('protected.pdf', await noticeAsPdf(PASSWORD)));
  await expect(page.getByLabel('Its password')).toBeVisible();
  await keepLooks('pages/password', page);
  await page.goto(`chrome-extension://${extension.id}/review.html#/history`);
  await page.goto(`chrome-extension://${extension.id}/review.html#/`);
  await page.setInputFiles('input[type=file]', [
    file('staff.docx', await noticeAsDocx()),
    file('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])),
    file('protected.pdf', await noticeAsPdf(PASSWORD)),
    file('menu.txt', Buffer.from('Monday: fish and chips. Tuesday: pasta.')),
  ]);
  await expect(page.locator('.file-list')).toContainText('4 of 4 files done.');
  await keepLooks('pages/files', page);
  for (const body of ['Call the ESFA.', 'You can have errors corrected.', 'Write to the office.']) {
    await page.goto(`chrome-extension://${extension.id}/review.html#/`);
    await review.reviewText(
      `# Privacy notice for pupils\n\nElm School is the data controller and uses personal data about pupils to teach them.\n\nYou can ask for a copy of your data. ${body}`,
      'Elm pupils',
    );
  }
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('Compare two of these reviews').click();
  await keepLooks('pages/any-two', page);
});

test('own rules, and a file of them with a fault', async ({ extension, page: _ }) => {
  const { page } = await ReviewPage.open(extension.context, extension.id);
  await page.setViewportSize(STORE_SIZE);
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  const rules = 'tests/fixtures/own-rules/five-oaks-trust.yaml';
  const input = page.locator('input[accept=".yaml,.yml"]');
  const faulty = Buffer.from(readFileSync(rules, 'utf8').replace('(is|acts as)', '(is|'));
  await input.setInputFiles({ name: 'trust.yaml', mimeType: 'application/yaml', buffer: faulty });
  await expect(page.locator('.problem')).toContainText('1 fault');
  await keepPage('pages/rules-refused', page);
  await input.setInputFiles(rules);
  await expect(page.locator('.packs .pack')).toHaveCount(2);
  await keepPage('pages/rules-taken', page);
});

test('in Welsh', async ({ extension, page: _ }) => {
  await speakWelsh(extension);
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.setViewportSize(STORE_SIZE);
  await keepPage('welsh/start', page);
  await review.reviewFile(NOTICE);
  await review.toggleRow('dpo-contact');
  await review.row('dpo-contact').getByRole('button', { name: 'Gwrthdroi' }).click();
  await keepPage('welsh/review', page);
  await page.setViewportSize({ width: 320, height: 800 });
  await keepPage('welsh/review-320', page);
  await page.setViewportSize(STORE_SIZE);
  for (const [name, address] of [
    ['welcome', 'review.html#/welcome'],
    ['history', 'review.html#/history'],
    ['settings', 'options.html'],
  ] as const) {
    await page.goto(`chrome-extension://${extension.id}/${address}`);
    await expect(page.locator('h1')).toBeVisible();
    if (name === 'settings') await expect(page.locator('.check-choice label').first()).toBeVisible();
    await keepPage(`welsh/${name}`, page);
  }
});
