import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { reviewOf } from '../../tests/support/review-of';
import { undecided } from './casebook';
import { renderXlsx } from './xlsx';

const LONG =
  'We keep your records for as long as our schedule says, whatever happens, and then we destroy them. '.repeat(9);
const book = undecided(
  reviewOf(`# Privacy notice for pupils\n\nElm School is the data controller and uses personal data. ${LONG}`),
);

it('is a workbook whose rows are as high as their text, and whose sheets print one page wide with heads on each', async () => {
  const bytes = await renderXlsx([book]);
  const sheets = await readXlsx(Buffer.from(bytes));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['To do', 'All checks', 'How it was read']);
  const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  expect(xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
  const setup = /<pageSetup ([^>]*)\/>/.exec(xml)?.[1] ?? '';
  const names = [...setup.matchAll(/(\w+)=/g)].map(([, name]) => name);
  expect(names.sort()).toEqual(['fitToHeight', 'fitToWidth', 'orientation', 'paperSize']);
  expect(xml).toMatch(/<\/sheetData><autoFilter ref="A1:[J-L]\d+"\/>/);
  expect(strFromU8(unzipSync(bytes)['xl/workbook.xml'] ?? new Uint8Array())).toContain(
    `<definedName name="_xlnm.Print_Titles" localSheetId="2">'How it was read'!$1:$1</definedName></definedNames>`,
  );
  expect(xml.match(/<(?:pageMargins|pageSetup|headerFooter)\b/g)).toEqual([
    '<pageMargins',
    '<pageSetup',
    '<headerFooter',
  ]);
  expect(xml).toContain('<oddHeader>&amp;LElm School: Privacy notice for pupils</oddHeader>');
  // What is the same in every row of one notice, and columns with nothing in them, are left away.
  expect(sheets[0]?.data[0]).not.toContain('Notice');
  expect(sheets[0]?.data[0]).not.toContain('Reviewer');
  const heights = [...xml.matchAll(/<row [^>]*\bht="([\d.]+)"/g)].map(([, height]) => Number(height));
  expect(heights).toHaveLength((sheets[0]?.data.length ?? 0) - 1);
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(18);
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  expect(new Set(heights).size).toBeGreaterThan(1);
});
