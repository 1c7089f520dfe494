/** A page printed to PDF by the browser gives the review that the page gives: tagged, untagged, and in two columns with hyphens. */
import { readFile } from 'node:fs/promises';

import type { Report } from '../../src/engine/report';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { expect, test } from './support/extension';
import { CORPUS } from './support/fixture-site';

const PAGES = ['a-harbour-lane-pupils', 'b-cutlers-moor-students', 'c-langrigg-hall-general'];
/** Sites hide this on paper. */
const ON_PAPER =
  'header, nav, footer, aside, [role=banner], [role=contentinfo], [class*=cookie], [id*=cookie], [class*=consent], [class*=crumb], [class*=tabs], [role=tablist], .toc { display: none }';
const COLUMNS = 'main { columns: 2; hyphens: auto; font-size: 10pt }';
/** Print keeps no link to "#". */
const NO_HASH = ['placeholder-link'];
const LOOKS = [
  { name: 'tagged', tagged: true, style: '' },
  { name: 'untagged', tagged: false, style: '' },
  { name: 'two columns', tagged: false, style: COLUMNS },
] as const;

async function review(bytes: Uint8Array, location: string): Promise<Report> {
  const read = await readSource(bytes, { location });
  if (!read.ok) throw new Error(`${location}: ${read.error.message}`);
  const source = { location, mediaType: read.mediaType, sha256: '0'.repeat(64) };
  return reviewNotice({ notice: read.notice, pack: await loadPack(), asOf: '2026-11-23', toolVersion: '0', source });
}

const shapeOf = ({ notice, elements, findings }: Report) => [
  `${notice.isNotice}, ${notice.kind}, ${notice.nation}`,
  ...elements.map(({ check, status }) => `${check}: ${status}`),
  ...findings
    .filter(({ check }) => !NO_HASH.includes(check))
    .map(({ check, quote }) => `${check}: ${quote.replace(/\s+/g, ' ').replace(/\/ /g, '/')}`)
    .sort(),
];

for (const name of PAGES) {
  for (const look of LOOKS) {
    test(`${name}, ${look.name}`, async ({ page }) => {
      const html = await readFile(`${CORPUS}${name}.html`);
      await page.goto('about:blank');
      // Links of the page's own site are links in print only where the site is known.
      await page.setContent(html.toString('utf8').replace(/<head[^>]*>/i, '$&<base href="https://school.example/">'));
      // On paper nothing is left of what opens and closes.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await page.addStyleTag({ content: ON_PAPER + look.style });
      const pdf = await page.pdf({ format: 'A4', tagged: look.tagged, margin: { top: '15mm', bottom: '15mm' } });
      expect(shapeOf(await review(new Uint8Array(pdf), `${name}.pdf`))).toEqual(
        shapeOf(await review(new Uint8Array(html), `${name}.html`)),
      );
    });
  }
}
