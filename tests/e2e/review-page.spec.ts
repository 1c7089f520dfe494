/** The review page: the checks beside the notice's text, for files and pasted text. */
import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import type { Report } from '../../src/engine/report';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

const OLD = 'a-millbrook-fields-pupils-2018.html';

const noticeFor = (who: string, held: string, why: string) => `# Privacy notice for ${who}

## What we hold
The personal data that we hold about ${who} includes ${held}. Most of it comes from you, and some from the last school or employer.

## Why we use it
We use this data ${why}. Our lawful basis is the public task, Article 6(1)(e) of the UK GDPR, and where the law tells us to, a legal obligation.

## Who we share it with
We share it with the council and with those who work for us under contract. We do not share it with anyone else unless the law allows us to.

## How long we keep it
We keep the file for six years. Then the record is destroyed.

## Your rights
You have the right to ask for a copy of your data, to have it corrected and to object.
`;
const TWO_NOTICES = [
  noticeFor('pupils', 'names, attendance marks, assessment results and allergies', 'to support learning'),
  noticeFor('staff', 'bank details, qualifications and sickness records', 'to pay salaries and plan training'),
].join('\n');

async function opened(extension: { context: BrowserContext; id: string }): Promise<ReviewPage> {
  return ReviewPage.open(extension.context, extension.id);
}

test('a file is reviewed: who, what, and the result in words', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  await expect(page.locator('h1')).toHaveText('PRIVACY NOTICE – PUPILS IN YEARS 3 TO 6');
  await expect(page.locator('.heading')).toContainText('Millbrook Fields Junior School');
  await expect(page.locator('.heading')).toContainText('England');
  await expect(page.locator('.outcomes')).toContainText(/\d+ missing/);
  await expect(page).toHaveTitle(/PUPILS.* · Noticemark/);
  // The review has an address of its own: it is there again after the page is loaded anew.
  const rows = await page.locator('.row').count();
  await page.reload();
  await review.waitForResult();
  await expect(page.locator('.row')).toHaveCount(rows);
  expect(review.problems).toEqual([]);
});

test('a row leads to its words in the text, and the words lead back to the row', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  await review.toggleRow('superseded-law', 'Data Protection Act 1998');
  const current = page.locator('.mark[data-current=true]');
  await expect(current.first()).toHaveText('Data Protection Act 1998');
  await expect(current.first()).toBeInViewport();
  const body = review.row('superseded-law', 'Data Protection Act 1998').locator('.row-body');
  await expect(body.locator('blockquote').first()).toContainText('are a data controller for the purposes of the');
  await expect(body).toContainText('under “PRIVACY NOTICE');
  await expect(body.getByRole('link').first()).toHaveAttribute('href', /^https:/);

  const mark = page.locator('.mark', { hasText: 'Keeping Children Safe in Education' }).first();
  await mark.click();
  const row = page.locator('.row:has(.row-line[aria-expanded=true])');
  await expect(row).toContainText('Keeping Children Safe in Education');
  await expect(row.locator('.row-line')).toBeFocused();
  await expect(row.locator('.row-line')).toBeInViewport();
  expect(review.problems).toEqual([]);
});

test('marks are reached by the keyboard', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('.mark-count')).toHaveText(/^Place 1 of \d+$/);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('.mark-count')).toHaveText(/^Place 1 of /);
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('.mark-count')).toHaveText(/^Place (\d+) of \1$/);
  await page.locator('.mark[data-current=true]').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.row-line[aria-expanded=true]')).toBeFocused();
});

test('keys and clicks that come before the screen is drawn all count', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  // In one go: nothing is drawn between them.
  await page.evaluate(() => {
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'])
      dispatchEvent(new KeyboardEvent('keydown', { key, altKey: true }));
  });
  await expect(page.locator('.mark-count')).toHaveText(/^Place 3 of \d+$/);
  await page.locator('.mark-count + .step').evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(page.locator('.mark-count')).toHaveText(/^Place 1 of \d+$/);

  const line = page.locator('.row-line').first();
  await line.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
    button.click();
  });
  await expect(line).toHaveAttribute('aria-expanded', 'true');

  const words = page.getByRole('searchbox');
  await words.evaluate((field: HTMLInputElement) => {
    document.querySelector<HTMLElement>('.chip[data-outcome=missing]')?.click();
    field.value = 'right';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect(words).toHaveValue('right');
  await expect(page.locator('.chip[data-outcome=missing]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.row:visible').first()).toBeVisible();
  await expect(page.locator('.row:not([data-outcome=missing])')).toHaveCount(0);
});

test('every quote of every row stands in the text where the row says', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  const lost = await page.evaluate(() => {
    const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, '');
    const text = plain(document.querySelector('.notice-text')?.textContent);
    return [...document.querySelectorAll('.quote .quoted')]
      .map((quoted) => quoted.textContent ?? '')
      .filter((quote) => !text.includes(plain(quote.replace(/ · /g, ''))));
  });
  expect(lost).toEqual([]);
  expect(await page.locator('.quote .quoted').count()).toBeGreaterThan(30);
});

test('rows are filtered by outcome, severity and words', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  const all = await page.locator('.row').count();
  await page.getByRole('button', { name: /in order$/ }).click();
  await expect(page.locator('.row:visible').first()).toHaveAttribute('data-outcome', 'met');
  await expect(page.locator('.row:not([data-outcome=met])')).toHaveCount(0);
  await expect(page.locator('.mark:not([data-outcome=met])')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('.row')).toHaveCount(all);
  await page.getByLabel('Severity').selectOption('outdated');
  await expect(page.locator('.group[data-severity]')).toHaveCount(1);
  await page.getByRole('button', { name: 'Show all' }).click();
  await page.getByRole('searchbox').fill('children safe');
  await expect(page.locator('.row:visible').first()).toContainText('Children Safe');
  await page.getByRole('searchbox').fill('elephant');
  await expect(page.locator('.no-rows')).toBeVisible();
});

test('the review is made again for another day', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewText(
    '# Privacy notice for pupils\n\nElm School is the data controller and uses personal data about pupils to teach them. We follow Keeping children safe in education 2024. You can ask for a copy of your data.',
  );
  const { page } = review;
  await expect(review.row('outdated-guidance')).toBeVisible();
  await page.getByLabel('Held to the rules of').fill('2024-12-01');
  await page.getByRole('button', { name: 'Review for this day' }).click();
  await expect(page.locator('.warnings')).toContainText('1 December 2024');
  await expect(page.locator('.row[data-check=outdated-guidance]')).toHaveCount(0);
  await page.goBack();
  await expect(review.row('outdated-guidance')).toBeVisible();
  expect(review.problems).toEqual([]);
});

test('what was left out is listed and can be taken in again', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  const { page } = review;
  const html = `<title>Privacy notice</title><main><h1>Privacy notice for pupils</h1>
    <p>Elm School is the data controller and uses personal data about pupils to teach them. We share personal data with the local authority and keep it until you are 25.</p></main>
    <footer><p>Our data protection officer is Ann Elm. Write to dpo@elm.example.org or call 01632 960111.</p></footer>`;
  await page.setInputFiles('input[type=file]', { name: 'elm.html', mimeType: 'text/html', buffer: Buffer.from(html) });
  await review.waitForResult();
  await expect(review.row('dpo-contact')).toHaveAttribute('data-outcome', 'missing');
  await page.getByRole('button', { name: /^Not read as part of the notice/ }).click();
  await page.getByRole('button', { name: 'Take it in: site footer' }).click();
  await expect(review.row('dpo-contact')).toHaveAttribute('data-outcome', 'met');
  await expect(page.locator('.notice-text')).toContainText('Ann Elm');
  await page.getByRole('button', { name: 'Leave them out again' }).click();
  await expect(review.row('dpo-contact')).toHaveAttribute('data-outcome', 'missing');
  expect(review.problems).toEqual([]);
});

test('several notices of one source are tabs', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewText(TWO_NOTICES);
  const { page } = review;
  const tabs = page.getByRole('tab');
  expect(await tabs.count()).toBeGreaterThan(1);
  const first = await page.locator('.notice-text').innerText();
  await tabs.first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(tabs.nth(1)).toBeFocused();
  await expect(tabs.nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.notice-text')).not.toHaveText(first);
  expect(await review.accessibilityViolations()).toEqual([]);
});

test('what is no notice, and what can’t be read, says so', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  const { page } = review;
  await page.setInputFiles('input[type=file]', {
    name: 'x.png',
    mimeType: 'image/png',
    buffer: Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0]),
  });
  await expect(page.getByRole('alert')).not.toBeEmpty();
  await page.getByRole('button', { name: 'Review it' }).click();
  await expect(page.getByRole('alert')).toHaveText('Paste the notice’s words first.');
  await review.reviewText('Term begins on Monday. Bring a coat.', 'Term dates');
  await expect(page.locator('.not-a-notice')).toContainText('doesn’t look like a privacy notice');
  await expect(page.locator('.row')).toHaveCount(0);
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.goto(`chrome-extension://${extension.id}/review.html#/review/nothing`);
  await expect(page.locator('h1')).toHaveText('This review is not kept any more');
});

test('a review is saved as a file that holds what is on the screen', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  const json = await save('Data (JSON)');
  expect(json.name).toMatch(/^PRIVACY NOTICE – PUPILS.* - review \d{4}-\d\d-\d\d\.json$/);
  const report: Report = JSON.parse(json.text);
  expect(report.elements.length + report.findings.length).toBe(await page.locator('.row').count());
  expect((await save('Table for a spreadsheet (CSV)')).text).toContain('right-of-access');
  expect((await save('Report to print or send')).text).toContain('<!doctype html>');
  await expect.poll(() => review.announced()).toMatch(/^Saved as .*\.html\.$/);
  expect(review.problems).toEqual([]);
});

test('no accessibility violations in light, dark and forced colours', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  expect(await review.accessibilityViolations()).toEqual([]);
  await review.reviewFile(OLD);
  expect(await review.accessibilityViolations()).toEqual([]);
  await review.toggleRow('superseded-law', 'Data Protection Act 1998');
  await review.page.getByRole('button', { name: /^In order/ }).click();
  await review.page.getByRole('button', { name: 'Export' }).click();
  expect(await review.accessibilityViolations()).toEqual([]);
});

test('narrow windows and large text need no sideways scrolling, and the text is a button away', async ({
  extension,
  page: _,
}) => {
  const review = await opened(extension);
  const { page } = review;
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await review.reviewFile(OLD);
  await expect(page.locator('.notice-text')).toBeHidden();
  await review.toggleRow('superseded-law', 'Data Protection Act 1998');
  expect(await review.sidewaysOverflow()).toBe(0);
  await review
    .row('superseded-law', 'Data Protection Act 1998')
    .getByRole('button', { name: /^Show in the text/ })
    .click();
  await expect(page.locator('.mark[data-current=true]').first()).toBeInViewport();
  await page.getByRole('button', { name: 'Show the checks' }).click();
  await expect(page.locator('.checks-pane')).toBeVisible();
  await page.setViewportSize({ width: 320, height: 740 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  expect(await review.sidewaysOverflow()).toBe(0);
  expect(await review.accessibilityViolations()).toEqual([]);
});

test('on paper every row stands open', async ({ extension, page: _ }) => {
  const review = await opened(extension);
  await review.reviewFile(OLD);
  const { page } = review;
  await expect(page.locator('.row-body:visible')).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.row-body:visible')).toHaveCount(await page.locator('.row').count());
  await expect(page.locator('.tools')).toBeHidden();
});

test('the popup hands its review over, and it is kept', async ({ extension, page, site }) => {
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const gaps = await popup.gaps();
  const opening = extension.context.waitForEvent('page');
  await popup.clickButton('Open full review');
  const review = new ReviewPage(await opening);
  await review.waitForResult();
  expect(review.page.url()).toContain('/review.html#/review/');
  const listed = await review.page
    .locator('.group[data-severity] .row')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset.check));
  expect(listed).toEqual(gaps);
  await expect(review.page.locator('.heading').getByRole('link', { name: site.page('notice') })).toBeVisible();
  await expect(review.page.locator('.notice-text')).toContainText('Rowena Pike');
  await expect(review.page.locator('.notice-text td').first()).toBeVisible();
  expect(review.problems).toEqual([]);
});
