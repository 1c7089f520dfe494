/** The interface in Welsh: switched on in the settings, on every screen, with the rules' own words marked as English. */
import type { BrowserContext } from '@playwright/test';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

async function speakWelsh(context: BrowserContext, id: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/options.html`);
  await page.getByLabel('Cymraeg').check();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await page.close();
}

test('settings change at once, and keep what is typed', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id, '#/welcome');
  const { page } = review;
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await page.getByLabel('Your name').fill('Nia Prys');
  await page.getByLabel('Cymraeg').check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gosodiadau');
  await expect(page.getByLabel('Eich enw')).toHaveValue('Nia Prys');
  await expect(page.getByLabel('Cymraeg')).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cy');
  await expect(page).toHaveTitle('Gosodiadau · Noticemark');
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await page.getByLabel('Eich enw').fill('');
  await page.getByLabel('Eich enw').blur();
  expect(review.problems).toEqual([]);
});

test('the popup and the review page speak Welsh, and leave the rules’ words English', async ({
  extension,
  page,
  site,
}) => {
  await speakWelsh(extension.context, extension.id);
  await page.goto(site.page('notice'));
  const popup = await extension.clickButton(page);
  await popup.waitForResult();
  const words = await popup.text();
  expect(words).toContain('Gofynnol yn ôl y gyfraith');
  expect(words).toContain('Agor yr adolygiad llawn');
  expect(words).not.toMatch(/Required by law|in order|missing/);
  expect(await popup.evaluate(() => [document.documentElement.lang, document.title])).toEqual([
    'cy',
    'Adolygu hysbysiad preifatrwydd y dudalen hon',
  ]);
  expect(await popup.evaluate(() => document.querySelector('footer')?.textContent)).toContain('yn Saesneg');
  await popup.toggleRow('outdated-guidance', '2018');
  await expect.poll(() => popup.announced()).toBe('Wedi’i farcio ar y dudalen.');
  expect(
    await popup.evaluate(() => document.querySelector('.row-line[aria-expanded=true] .row-name')?.getAttribute('lang')),
  ).toBe('en-GB');
  for (const scheme of ['light', 'dark'] as const) {
    await popup.look({ scheme });
    expect(await popup.accessibilityViolations()).toEqual([]);
  }
  await popup.look({ width: 320, textSize: 28 });
  expect(await popup.sidewaysOverflow()).toBe(0);
  await popup.close();

  const review = await ReviewPage.open(extension.context, extension.id);
  await expect(review.page.getByRole('heading', { level: 1 })).toHaveText('Adolygu hysbysiad');
  expect(await review.accessibilityViolations()).toEqual([]);
  await review.reviewFile('a-millbrook-fields-pupils-2018.html');
  await expect(review.page.getByRole('button', { name: 'Allforio' })).toBeVisible();
  await expect(review.page.locator('.filter')).toContainText(/\d+ ar goll/);
  await expect(review.page.locator('.notice-text')).toHaveAttribute('lang', /^en/);
  expect(await review.accessibilityViolations()).toEqual([]);
  await review.page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  expect(review.problems).toEqual([]);
  await review.page.close();
});
