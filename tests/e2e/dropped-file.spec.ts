/** A file that is dropped on the review page is reviewed like one that is chosen, however early it comes. */
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

const WORDS =
  '# Privacy notice for pupils\n\nElm School is the data controller and uses personal data about pupils to teach them. You can ask for a copy of your data. We share it with the local authority.';

/** Runs in the page. */
function dropElm(words: string): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([words], 'elm.md', { type: 'text/markdown' }));
  for (const type of ['dragover', 'drop'])
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}

test('a file that is dropped is reviewed', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  await expect(review.page.getByRole('button', { name: 'Review it' })).toBeVisible();
  await review.page.evaluate(dropElm, WORDS);
  await review.waitForResult();
  await expect(review.row('right-of-access')).toHaveCount(1);
  expect(review.problems).toEqual([]);
});

test('a file that is dropped before the screen is drawn is reviewed', async ({ extension, page: _ }) => {
  const review = new ReviewPage(await extension.context.newPage());
  await review.page.addInitScript(`${dropElm}
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.drawn = String(document.querySelector('main') !== null);
      dropElm(${JSON.stringify(WORDS)});
    });`);
  await review.page.goto(`chrome-extension://${extension.id}/review.html`);
  await review.waitForResult();
  await expect(review.page.locator('html')).toHaveAttribute('data-drawn', 'false');
  await expect(review.row('right-of-access')).toHaveCount(1);
  expect(review.problems).toEqual([]);
});
