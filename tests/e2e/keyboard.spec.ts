/** The pages by the keyboard alone: every step leaves its place where the next one is at hand. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

const NOTICE = `# Privacy notice for pupils

Elm School is the data controller and uses personal data about pupils to teach them. We follow KCSIE 2018.

You can ask for a copy of your data.
`;

/** Presses Tab until it has the keyboard's place. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let tabs = 0; tabs < 120; tabs++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${wanted}`);
}

async function enter(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

test('a notice is reviewed, decided on, undone, and taken off the history', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  await tabTo(page, page.getByLabel('The notice’s words'));
  await page.keyboard.insertText(NOTICE);
  await tabTo(page, page.getByLabel('What it is called'));
  await page.keyboard.insertText('Elm');
  await page.keyboard.press('Enter');
  await review.waitForResult();
  await expect(page.locator('.checks-pane h1')).toBeFocused();

  await enter(page, page.locator('.chip[data-outcome=missing]'));
  await expect(page.locator('.row:not([data-outcome=missing])')).toHaveCount(0);
  await enter(page, button('Show all'));
  await expect(page.getByRole('searchbox')).toBeFocused();

  const row = review.row('retention');
  await enter(page, row.locator('.row-line'));
  await enter(page, row.getByRole('button', { name: 'Confirm' }));
  await expect(row.getByRole('button', { name: 'Change' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(row.locator('.row-line')).toBeFocused();
  await expect(row.locator('.verdict')).toHaveCount(0);
  await expect.poll(() => review.announced()).toBe('Undone.');

  await enter(page, button('Export'));
  await page.keyboard.press('Tab');
  await expect(button('Report to print or send')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(button('Export')).toBeFocused();
  await expect(button('Report to print or send')).toBeHidden();

  await enter(page, page.getByRole('link', { name: 'History' }));
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeFocused();
  await enter(page, button('Delete everything'));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(button('Delete everything')).toBeFocused();
  await enter(page, button(/^Delete the review of/));
  await expect(page.locator('.kept-notice')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'History', level: 1 })).toBeFocused();
  expect(review.problems).toEqual([]);
});

test('settings that are changed in one go are all kept', async ({ extension, page: _ }) => {
  const page = await extension.context.newPage();
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  const checks = page.locator('.check-choice input');
  await expect(checks.first()).toBeVisible();
  // Nothing is drawn, and nothing kept, between them.
  await checks.evaluateAll((boxes: HTMLInputElement[]) => {
    for (const box of boxes.slice(0, 4)) box.click();
  });
  await expect(page.locator('.check-choice input:not(:checked)')).toHaveCount(4);
  // Another test may have left a name. The page may be closed before a field is left.
  await page.getByLabel('Your name').fill('');
  await page.getByLabel('Your name').focus();
  await page.keyboard.insertText('Rowan Pike');
  await expect
    .poll(() =>
      page.evaluate(async () => {
        interface Kept {
          readonly settings?: { readonly reviewer?: { readonly name: string }; readonly hiddenChecks?: unknown[] };
        }
        type Area = { get(): Promise<Kept> };
        const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome.storage;
        const { settings } = await local.get();
        return [settings?.hiddenChecks?.length, settings?.reviewer?.name];
      }),
    )
    .toEqual([4, 'Rowan Pike']);
  await page.reload();
  await expect(page.locator('.check-choice input:not(:checked)')).toHaveCount(4);
  await enter(page, page.getByRole('button', { name: 'List all checks' }));
  await expect(page.getByRole('heading', { name: 'Checks that are listed' })).toBeFocused();
  await expect(page.locator('.check-choice input:not(:checked)')).toHaveCount(0);
  await page.getByLabel('Your name').fill('');
});
