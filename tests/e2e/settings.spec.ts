/** The first page a new reader sees, and the settings. */
import { readFileSync } from 'node:fs';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

test('the first page says what it does, and has a notice to try', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id, '#/welcome');
  const { page } = review;
  await expect(page.locator('main')).toContainText('Nothing leaves this browser');
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Try it on a sample notice' }).click();
  await review.waitForResult();
  await expect(page.locator('.heading')).toContainText('Willow Bank Primary School');
  await expect(review.row('superseded-law')).toBeVisible();
  expect(review.problems).toEqual([]);
});

test('settings: who reviews, colours, and which checks are listed', async ({ extension, page: _ }) => {
  const review = await ReviewPage.open(extension.context, extension.id, '#/welcome');
  const { page } = review;
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  // A key that the browser has for itself would not be given.
  await expect(page.getByText('Opens Noticemark on the page you are on:')).toBeVisible();
  await page.getByLabel('Your name').fill('Rowan Pike');
  await page.getByLabel('Your organisation', { exact: true }).fill('Fell Trust');
  await page.getByLabel('Your organisation', { exact: true }).blur();
  await page.getByLabel('Dark').check();
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(25, 29, 32)');
  await page.getByLabel('Data protection officer').uncheck();
  await expect.poll(() => review.announced()).toBe('Kept.');
  expect(await review.accessibilityViolations()).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await review.sidewaysOverflow()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.reload();
  await expect(page.getByLabel('Your name')).toHaveValue('Rowan Pike');
  await expect(page.getByLabel('Data protection officer')).not.toBeChecked();

  await page.getByRole('link', { name: 'Review', exact: true }).click();
  await review.reviewText(
    '# Privacy notice for pupils\n\nElm School is the data controller and uses personal data about pupils to teach them. You can ask for a copy of your data.',
    'Fell',
  );
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(25, 29, 32)');
  await expect(review.row('dpo-contact')).toHaveCount(0);
  await expect(page.locator('.hidden-rows')).toContainText('1 row is not listed');
  await review.toggleRow('retention');
  await review.row('retention').getByRole('button', { name: 'Confirm' }).click();
  await expect(review.row('retention').locator('.decision')).toContainText('Rowan Pike');
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Report to print or send' }).click(),
  ]);
  const report = readFileSync(await download.path(), 'utf8');
  expect(report).toContain('Fell Trust');
  expect(report).toContain('Data protection officer');

  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'List all checks' }).click();
  await page.getByLabel('As the system has it').check();
  await expect(page.locator('html')).not.toHaveAttribute('data-theme', 'dark');
  expect(review.problems).toEqual([]);
});

test('bulk reviews are taken away and brought back with everything else, whole or not at all', async ({
  extension,
  page: _,
}) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.goto(`chrome-extension://${extension.id}/bulk.html`);
  await expect(page.locator('h1')).toBeVisible();
  await page.evaluate(
    () =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('noticemark-bulk');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const write = db.transaction(['batches', 'failures', 'bytes', 'sizes'], 'readwrite');
          const [batch, school] = ['b1', '100001'];
          const empty = { urn: null, trust: null, phase: null, type: null, authority: null, notices: [] };
          const settings = { asOf: '2026-11-26', links: false, gap: 1000, mostPages: 60, mostDepth: 4 };
          write.objectStore('batches').put({
            id: batch,
            batch: {
              ...{ id: batch, name: 'Autumn term', createdAt: '2026-11-26T09:00:00.000Z', settings, previous: null },
              schools: [{ ...empty, id: school, name: 'Elm School', website: 'elm.example.sch.uk' }],
            },
          });
          const failure = { id: 'f', school, position: 0, url: 'x', code: 'y', message: 'No answer.', candidate: null };
          write.objectStore('failures').put({ batch, id: 'f', school, position: 0, record: failure });
          write.objectStore('bytes').put({ batch, id: 'file /a', bytes: new Uint8Array([0, 255]) });
          write.oncomplete = () => {
            db.close();
            done();
          };
        };
      }),
  );
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.locator('main')).toContainText('1 bulk review,');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export everything' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(text).bulk).toHaveLength(3);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Delete all of it' }).click();
  await expect(page.locator('main')).toContainText('0 bulk reviews,');

  const file = (contents: string) => ({
    name: 'all.json',
    mimeType: 'application/json',
    buffer: Buffer.from(contents),
  });
  const input = page.locator('input[type=file][accept=".json"]');
  await input.setInputFiles(file(text.slice(0, text.lastIndexOf('\n ]'))));
  await expect(page.getByRole('alert')).toContainText('its bulk reviews have no end');
  await input.setInputFiles(file(text.replace('"position":0', '"position":"0"')));
  await expect(page.getByRole('alert')).toContainText('Bulk reviews, line 2: record, position');
  await expect(page.locator('main')).toContainText('0 bulk reviews,');
  await input.setInputFiles(file(text));
  await expect(page.locator('main')).toContainText('1 bulk review,');
  await page.getByRole('link', { name: 'Bulk review' }).click();
  await page.getByRole('link', { name: 'Autumn term' }).click();
  await expect(page.locator('main')).toContainText('Elm School');
  expect(review.problems).toEqual([]);
});
