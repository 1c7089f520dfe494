/** Every exported file, saved from the review page in a real browser and opened with a reader of its kind. */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import readXlsx from 'read-excel-file/node';
import type { Report } from '../../src/engine/report';
import { expect, test } from './support/extension';
import { ReviewPage } from './support/review-page';

/** Its title and a phrase are what a spreadsheet would take for a formula, or a page for markup. */
const NOTICE = `# =HYPERLINK("http://evil.example","Privacy notice") <b>for pupils</b>

Elm School & Sons is the data controller and uses personal data about pupils to teach them. We follow KCSIE 2018.

You can ask for a copy of your data. See [our policy](http://www.elm.example.sch.uk/policy).
`;

test('each file opens, holds every gap and the reviewer’s word, and none holds what could run', async ({
  extension,
  page: _,
}) => {
  const review = await ReviewPage.open(extension.context, extension.id);
  const { page } = review;
  await page.goto(`chrome-extension://${extension.id}/options.html`);
  await page.getByLabel('Your name').fill('Rowan Pike');
  await page.getByLabel('Your organisation', { exact: true }).fill('Fell Trust');
  await page.getByLabel('Your organisation', { exact: true }).blur();
  await expect.poll(() => review.announced()).toBe('Kept.');
  await page.goto(`chrome-extension://${extension.id}/review.html`);
  await review.reviewText(NOTICE, '=cmd');
  await review.toggleRow('retention');
  await review.row('retention').getByRole('button', { name: 'Dismiss' }).click();
  await review.row('retention').getByLabel('Why').fill('Told in the =schedule');
  await review.row('retention').getByRole('button', { name: 'Save' }).click();
  await expect(review.row('retention').locator('.decision')).toContainText('Rowan Pike');

  const save = async (name: string) => {
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    expect(download.suggestedFilename()).toMatch(
      /^[^\\/:*?"<>|]+ - review \d{4}-\d\d-\d\d\.(?:html|docx|xlsx|csv|json)$/,
    );
    return readFileSync(await download.path());
  };
  const report = (json: unknown): Report => (Array.isArray(json) ? json[0] : json) as Report;
  const { elements, findings, tool, source } = report(JSON.parse((await save('Data (JSON)')).toString('utf8')));
  const gaps = elements.filter(({ status }) => status === 'partial' || status === 'missing');
  expect(gaps.length).toBeGreaterThan(10);
  expect(findings.map(({ quote }) => quote)).toContain('KCSIE 2018');
  const titles = [...new Set([...gaps, ...findings].map(({ title }) => title))];
  const toDo = titles.filter((title) => title !== gaps.find(({ check }) => check === 'retention')?.title);
  expect(toDo.length).toBe(titles.length - 1);

  const html = (await save('Report to print or send')).toString('utf8');
  const shown = await extension.context.newPage();
  await shown.setContent(html);
  const words = await shown.locator('body').innerText();
  for (const part of [...titles, 'Rowan Pike', 'Fell Trust', 'Told in the =schedule', source.sha256, tool.version]) {
    expect(words).toContain(part);
  }
  expect(
    await shown.locator('script, iframe, img[src^="http"], link[href^="http"], b:text("for pupils")').count(),
  ).toBe(0);
  await shown.close();

  const word = unzipSync(new Uint8Array(await save('Word file')));
  expect(Object.keys(word)).toContain('word/document.xml');
  expect(Object.keys(word).filter((name) => /vba|macro|embeddings/i.test(name))).toEqual([]);
  const told = strFromU8(word['word/document.xml'] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
  for (const part of [...titles, 'Rowan Pike, Fell Trust', 'Told in the =schedule', 'KCSIE 2018', source.sha256]) {
    expect(told).toContain(part);
  }

  const sheets = await readXlsx(await save('Spreadsheet (Excel)'));
  const [todo, all] = [
    sheets.find(({ sheet }) => sheet === 'To do'),
    sheets.find(({ sheet }) => sheet === 'All checks'),
  ];
  const cells = (todo?.data ?? []).flat().map(String);
  for (const title of toDo) expect(cells).toContain(title);
  expect(all?.data.length).toBeGreaterThan(elements.length);
  expect((all?.data ?? []).flat().map(String).join('\n')).toContain('Told in the =schedule');

  const csv = (await save('Table for a spreadsheet')).toString('utf8');
  expect(csv.startsWith('\ufeff')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(csv.slice(1).trimEnd());
  expect(errors).toEqual([]);
  expect(new Set(data.map((row) => row.length)).size).toBe(1);
  for (const title of titles) expect(data.flat()).toContain(title);
  expect(data.flat().filter((cell) => /^[=+@\t\r]|^-(?!\d|$)/.test(cell))).toEqual([]);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', {
      value: { writeText: async (text: string) => Reflect.set(globalThis, 'copied', text) },
    });
  });
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Copy a message to the school' }).click();
  await expect.poll(() => review.announced()).toBe('Copied: paste it into an email.');
  const message = await page.evaluate(() => String(Reflect.get(globalThis, 'copied')));
  for (const title of toDo) expect(message).toContain(title);
  expect(message).toContain('the most serious first');
  expect(message).toMatch(/With kind regards\nRowan Pike\nFell Trust\n$/);
  expect(message).not.toContain('=schedule');
  expect(review.problems).toEqual([]);
});
