/** A file that is dropped on the review page is reviewed like one that is chosen. */
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

test('a file that is dropped is reviewed', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const data = await review.page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const words =
      '# Privacy notice for pupils\n\nElm School is the data controller and uses personal data about pupils to teach them. You can ask for a copy of your data. We share it with the local authority.';
    transfer.items.add(new File([words], 'elm.md', { type: 'text/markdown' }));
    return transfer;
  });
  await review.page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await review.page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await review.waitForResult();
  await expect(review.row('right-of-access')).toHaveCount(1);
  expect(review.problems).toEqual([]);
});
