/** Several files dropped at once, a protected PDF from the popup, and any two reviews compared. */
import { noticeAsDocx, noticeAsPdf } from './support/documents';
import { expect, test } from './support/extension';
import { PASSWORD } from './support/fixture-site';
import { ReviewPage } from './support/review-page';

const SLOW = { timeout: 30_000 };

test('each of several files is reviewed or says why not', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });
  await page.setInputFiles('input[type=file]', [
    file('staff.docx', await noticeAsDocx()),
    file('photo.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])),
    file('protected.pdf', await noticeAsPdf(PASSWORD)),
    file('menu.txt', Buffer.from('Monday: fish and chips. Tuesday: pasta.')),
  ]);
  const line = (name: string) => page.locator('.file-list li', { hasText: name });
  await expect(page.locator('.file-list')).toContainText('4 of 4 files done.', SLOW);
  await expect(line('staff.docx')).toContainText(/\d+ gaps/);
  await expect(line('photo.png').locator('.file-problem')).not.toBeEmpty();
  await expect(line('menu.txt')).toContainText('doesn’t look like a privacy notice');
  await expect(line('protected.pdf').locator('[role=alert]')).not.toBeEmpty();
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  await line('protected.pdf').getByLabel('Its password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(line('protected.pdf')).toContainText(/\d+ gaps/, SLOW);
  await expect.poll(() => review.announced()).toBe('All files are done.');
  await line('staff.docx').getByRole('link').click();
  await expect(page.locator('.checks-pane h1')).toContainText('Privacy notice for staff');
  await page.goBack();
  await expect(line('photo.png')).toBeVisible();
  await page.getByRole('button', { name: 'Clear the list' }).click();
  await expect(page.locator('.file-list')).toHaveCount(0);
  expect(review.problems).toEqual([]);
});

test('a protected PDF in the tab is opened on the review page, with its password', async ({
  extension,
  page,
  site,
}) => {
  await page.goto(site.page('files/protected.pdf')).catch(() => undefined);
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  expect(await popup.heading()).toBe('This document couldn’t be reviewed');
  expect(await popup.accessibilityViolations()).toEqual([]);
  const [opened] = await Promise.all([
    extension.context.waitForEvent('page'),
    popup.clickButton('Open on the review page'),
  ]);
  const review = new ReviewPage(opened);
  await opened.getByLabel('Its password').fill('wrong');
  await opened.keyboard.press('Enter');
  await expect(opened.locator('form.problem')).toContainText(/password/i);
  await opened.getByLabel('Its password').fill(PASSWORD);
  await opened.keyboard.press('Enter');
  await expect(opened.locator('.checks-pane h1')).toContainText('Privacy notice for staff', SLOW);
  await expect(opened.locator('.source-line')).toContainText('protected.pdf');
  // What was handed over is gone once it is read.
  await opened.goBack();
  await expect(opened.locator('.problem')).toContainText('The file is not here any more');
  expect(review.problems).toEqual([]);
});

test('any two reviews of a notice are compared', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const bodies = ['Call the ESFA.', 'You can have errors corrected.', 'Write to the office.'];
  for (const body of bodies) {
    await page.goto(`chrome-extension://${extension.id}/review.html#/`);
    await review.reviewText(`# Privacy notice for pupils\n\nElm School is the data controller. ${body}`, 'Elm pupils');
  }
  await page.getByRole('link', { name: 'History' }).click();
  await page.getByText('Compare two of these reviews').click();
  const options = page.getByLabel('Before').locator('option');
  await expect(options).toHaveCount(3);
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.getByLabel('Before').selectOption({ index: 0 });
  await expect(page.locator('.compare-fields')).toContainText('Choose two different ones.');
  await page.getByLabel('Before').selectOption({ index: 2 });
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await page.getByRole('link', { name: 'Compare these two' }).click();
  await expect(page.locator('del', { hasText: 'ESFA' })).toBeVisible();
  await expect(page.locator('ins', { hasText: 'office' })).toBeVisible();
  expect(review.problems).toEqual([]);
});
