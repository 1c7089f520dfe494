/** PDF files made to fill the memory end in a clear error, one after the other on the thread that is used again. */
import { BOMBS, HOSTILE } from '../support/hostile-pdf';
import { HARD_NOTICE } from '../support/known-notice';
import { pdfFile } from '../support/pdf-file';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

/** The reader's own limit of time, and what a busy machine takes besides. */
const SLOW = { timeout: 150_000 };

test('a hostile file ends in an error, and the next file is read', async ({ extension, page: _ }) => {
  test.setTimeout(600_000);
  const review = await ReviewPage.open(extension.context, extension.id);
  const choose = async (bytes: Uint8Array | undefined): Promise<void> => {
    const file = { name: 'notice.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes ?? []) };
    await review.page.locator('input[type=file]').first().setInputFiles(file);
  };
  for (const [file, message] of [
    [BOMBS['a page packed by runs and by LZW'], 'unpacks to far more than a notice holds'],
    [HOSTILE['a bomb that is encrypted'], 'takes far more memory than a notice does'],
    [HOSTILE['a page that calls itself a picture'], 'takes far more memory than a notice does'],
    [HOSTILE['text without end'], 'draws far more than a page of a notice holds'],
  ] as const) {
    await choose(file?.());
    await expect(review.page.locator('body')).toContainText(new RegExp(`${message}|takes too long to read`), SLOW);
    await review.page.reload();
  }
  await choose(await pdfFile(HARD_NOTICE));
  await expect(review.page.locator('.checks-pane h1')).toBeVisible(SLOW);
  expect(review.problems).toEqual([]);
});
