/** Reviews are kept on the device: listed, compared, deleted, taken away as a file and brought back. */
import { readFileSync } from 'node:fs';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

const BEFORE = `# Privacy notice for pupils

Elm School is the data controller and uses personal data about pupils to teach them.

You can ask for a copy of your data. We follow KCSIE 2018.
`;
const AFTER = BEFORE.replace('We follow KCSIE 2018.', 'Inaccurate personal data can be corrected. Call the ESFA.');

test('kept reviews are listed, searched, compared, exported, deleted and imported', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const go = (hash: string) => page.goto(`chrome-extension://${extension.id}/review.html${hash}`);
  await review.reviewText(BEFORE, 'Elm pupils');
  await review.toggleRow('retention');
  await review.row('retention').getByRole('button', { name: 'Confirm' }).click();
  await expect(page.locator('.verdict')).toBeVisible();
  await go('#/');
  await review.reviewText(AFTER, 'Elm pupils');

  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.locator('.kept-notice li')).toHaveCount(2);
  await expect(page.locator('.history-foot')).toContainText(/2 reviews; about [\d.]+ MB/);
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.locator('main')).toContainText('No kept review fits.');
  await page.getByRole('searchbox').fill('PUPILS');
  await expect(page.locator('.kept-notice')).toHaveCount(1);

  await page.getByRole('link', { name: /^Compare the latest two/ }).click();
  const part = (title: string) => page.locator('.compared', { has: page.getByRole('heading', { name: title }) });
  await expect(part('Put right')).toContainText('KCSIE 2018');
  await expect(part('Put right')).toContainText('Right to rectification');
  await expect(part('New gaps')).toContainText('ESFA');
  await expect(page.locator('ins', { hasText: 'Inaccurate personal data' })).toBeVisible();
  await expect(page.locator('del', { hasText: 'follow KCSIE' })).toBeVisible();
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await review.sidewaysOverflow()).toBe(0);

  await page.getByRole('link', { name: 'Back to the history' }).click();
  expect(await review.accessibilityViolations()).toEqual([]);
  expect(await review.sidewaysOverflow()).toBe(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const kept = readFileSync(await download.path());
  await page
    .getByRole('button', { name: /^Delete the review of/ })
    .first()
    .click();
  await expect(page.locator('.kept-notice li')).toHaveCount(1);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(page.locator('main')).toContainText('Nothing is kept yet.');

  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/json', buffer });
  await page.setInputFiles('input[type=file]', file('half.json', kept.subarray(0, kept.length / 2)));
  await expect(page.getByRole('alert')).toContainText('cut off');
  const broken = Buffer.from(kept.toString().replace('"verdict": "confirmed"', '"verdict": "perhaps"'));
  await page.setInputFiles('input[type=file]', file('broken.json', broken));
  await expect(page.getByRole('alert')).toContainText('decision 1, verdict');
  await expect(page.locator('.kept-notice')).toHaveCount(0);
  await page.setInputFiles('input[type=file]', file('kept.json', kept));
  await expect(page.locator('.kept-notice li')).toHaveCount(2);
  await page.locator('.kept-notice li a').last().click();
  await review.waitForResult();
  await expect(review.row('retention').locator('.decided')).toHaveText('Confirmed');
  await expect(page.locator('.notice-text h3')).toHaveText('Privacy notice for pupils');
  expect(review.problems).toEqual([]);
});
