/** The popup and the command line give the same answers for the same page, though one reads it from the browser. */
import { execFileSync } from 'node:child_process';
import type { Report } from '../../src/engine/report';
import { expect, test } from './support/extension';
import { CORPUS } from './support/fixture-site';

const PAGES = [
  'a-harbour-lane-pupils',
  'b-cutlers-moor-students',
  'b-hollowbrook-pupil-questions',
  'c-langrigg-hall-general',
];

/** What must agree; the addresses and fingerprints of what was read differ by nature. */
const answersOf = ({ notice, summary, elements, findings }: Report) => ({ notice, summary, elements, findings });

for (const name of PAGES) {
  test(name, async ({ extension, page, site }) => {
    await page.goto(site.page(`corpus/${name}`));
    const popup = await extension.clickButton(page);
    await popup.waitForResult();
    const shown = await popup.report();
    const options = ['-s', 'review', '--', '--format', 'json', '--as-of', shown.asOf, `${CORPUS}${name}.html`];
    const printed: Report = JSON.parse(execFileSync('npm', ['run', ...options], { encoding: 'utf8' }));
    expect(answersOf(shown)).toEqual(answersOf(printed));
    expect(shown.source.characters).toBe(printed.source.characters);
  });
}

for (const name of ['a-harbour-lane-pupils', 'b-hollowbrook-pupil-questions']) {
  test(`${name}: every quote is found again in the page`, async ({ extension, page, site }) => {
    await page.goto(site.page(`corpus/${name}`));
    const popup = await extension.clickButton(page);
    await popup.waitForResult();
    await popup.clickButton('In order');
    const { shown, lost } = await popup.showEveryQuote();
    expect(lost).toEqual([]);
    expect(shown).toBeGreaterThan(10);
  });
}
