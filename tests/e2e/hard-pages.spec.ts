/** The hard pages as a real browser shows them: what the script in the page hands over, read as the popup reads it. */
import { readFileSync } from 'node:fs';
import type { PageSnapshot } from '../../src/page/snapshot';
import { readHtml } from '../../src/read/html';
import { hardPageNames, measurePage } from '../hard-pages/measure';
import { expect, test } from './support/extension';
import { BUILT } from './support/toolbar';

/** The built script; its last expression is what it hands over. */
const script = () => readFileSync(`${BUILT}/content-scripts/snapshot.js`, 'utf8');

test('every fact is kept, in frames and shadow roots too, and nothing of menus and footers', async ({ page, site }) => {
  // Nothing is fetched from anywhere else.
  await page.route(/^https:/, (route) => route.abort());
  const problems: string[] = [];
  for (const name of hardPageNames()) {
    const address = site.page(`hard/${name}.html`);
    await page.goto(address);
    const snapshot: PageSnapshot = await page.evaluate(script());
    const measured = measurePage(name, readHtml(snapshot.source, { url: snapshot.location }), 'browser');
    problems.push(...measured.problems.map((problem) => `${name}: ${problem}`));
  }
  expect(problems).toEqual([]);
});
