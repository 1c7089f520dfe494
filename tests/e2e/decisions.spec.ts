/** What a person decides: kept, shown beside the program's answer, undone, and back on the next review. */
import { readFileSync } from 'node:fs';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

const notice = (officer: string, law: string) => `# Privacy notice for pupils

Elm School is the data controller and uses personal data about pupils to teach them. ${officer}

We keep to the ${law} in all we do. You can ask for a copy of your data.
`;

test('a row is dismissed with a reason, changed, taken back and undone', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await review.reviewText(notice('', 'Data Protection Act 1998'), 'Elm');
  await review.toggleRow('dpo-contact');
  const row = review.row('dpo-contact');
  await row.getByRole('button', { name: 'Dismiss' }).click();
  expect(await review.accessibilityViolations()).toEqual([]);
  await row.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByRole('alert')).toHaveText('Say why, so that it can be understood next year.');
  await row.getByLabel('Why', { exact: true }).fill('The trust’s own page names her.');
  await row.getByLabel('Note').fill('Seen on 1 May.');
  await row.getByLabel('Counts until').fill('2099-08-31');
  await row.getByRole('button', { name: 'Save' }).click();
  await expect(row.locator('.verdict')).toHaveText('Dismissed. The trust’s own page names her.');
  await expect(row.locator('.decision')).toContainText('counts until 31 August 2099');
  await expect(row.locator('.row-line')).toContainText('Missing');
  await expect(row.locator('.row-line')).toContainText('Dismissed');
  await expect(row.getByRole('button', { name: 'Change' })).toBeFocused();
  await expect(page.locator('.outcomes')).toContainText('1 decided');
  await expect(row.locator('.verdict')).toBeInViewport();
  // The panes scroll, not the page.
  await expect(page.locator('.page-bar')).toBeInViewport();
  expect(await review.accessibilityViolations()).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect(row.locator('.verdict')).toHaveCount(0);
  await row.getByRole('button', { name: 'Overrule' }).click();
  await row.getByLabel('The right answer').selectOption('met');
  await row.getByLabel('Why', { exact: true }).fill('It stands in the footer.');
  await row.getByRole('button', { name: 'Save' }).click();
  await expect(row.locator('.verdict')).toHaveText('Overruled: in order. It stands in the footer.');
  await row.getByRole('button', { name: 'Take back' }).click();
  await expect(row.locator('.verdict')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row.locator('.verdict')).toHaveText('Overruled: in order. It stands in the footer.');
  await page.reload();
  await review.waitForResult();
  await expect(review.row('dpo-contact').locator('.row-line')).toContainText('You: In order');

  // What is handed on says it, too.
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report to print or send' }).click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('It stands in the footer.');
  expect(review.problems).toEqual([]);
});

test('decisions are there on the next review, and say what has changed under them', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const again = async (text: string) => {
    await page.goto(`chrome-extension://${extension.id}/review.html#/`);
    await review.reviewText(text, 'Oak');
  };
  await again(notice('', 'Data Protection Act 1998'));
  await review.toggleRow('superseded-law');
  await review.row('superseded-law').getByRole('button', { name: 'Confirm' }).click();
  await review.toggleRow('dpo-contact');
  await review.row('dpo-contact').getByRole('button', { name: 'Confirm' }).click();
  await expect(page.locator('.outcomes')).toContainText('2 decided');

  await again(notice('Our data protection officer is Ann Elm: dpo@elm.example.org.', 'Data Protection Act 1998'));
  await expect(review.row('superseded-law').locator('.decided')).toHaveText('Confirmed');
  await expect(review.row('dpo-contact').locator('.decided')).toHaveText('Look again');
  await expect(review.row('dpo-contact').locator('.decision')).toContainText('answer has changed');

  await again(notice('', 'UK GDPR'));
  await page.getByRole('button', { name: /^Decisions on what is no longer found/ }).click();
  await expect(page.locator('.left-out')).toContainText('Data Protection Act 1998');
  expect(review.problems).toEqual([]);
});
