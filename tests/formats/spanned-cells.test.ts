/** A cell that spans rows is read as if it stood in each of them, whatever format the table comes in. */
import { expect, it } from 'vitest';
import type { Report } from '../../src/engine/report';
import { reviewNotice } from '../../src/engine/review';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { odtFile, odtHeading, odtParagraph, odtTable } from '../support/odt-file';
import { drawnPdf } from '../support/pdf-file';
import { bold, paragraph, style, table, wordFile } from '../support/word-file';

const pack = await loadPack();

const TITLE = 'Privacy notice for pupils';
const WHO = 'Quarry Bank Primary School is the controller of the personal data that this privacy notice describes.';
const HEADER = ['Topic', 'What we tell you', 'More'];
/** The first cell, and the rows that it spans. */
const SPANNED: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  [
    'Data protection officer',
    [
      ['Ada Brook', 'Schools adviser of the council'],
      ['dpo@quarrybank.example.sch.uk', 'Email'],
    ],
  ],
  [
    'Lawful basis: consent, Article 6(1)(a)',
    [
      ['Photographs in the prospectus', 'You can say no'],
      ['The newsletter to former pupils', 'You can withdraw at any time'],
    ],
  ],
  [
    'Who we share it with',
    [
      ['The local authority', 'Every term'],
      ['The Department for Education', 'The school census'],
      ['The school nurse', 'When a pupil is ill'],
    ],
  ],
  [
    'How long we keep it',
    [
      ['Pupil file', 'Until the pupil is 25'],
      ['Photographs', 'Two years'],
    ],
  ],
];

const text = new TextEncoder();

function asHtml(spans: boolean): Uint8Array {
  const rows = SPANNED.flatMap(([first, below]) =>
    below.map((cells, index) => {
      const over = spans ? (index === 0 ? `<td rowspan="${below.length}">${first}</td>` : '') : `<td>${first}</td>`;
      return `<tr>${over}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    }),
  );
  const header = `<tr>${HEADER.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
  return text.encode(
    `<html lang="en"><body><h1>${TITLE}</h1><p>${WHO}</p><table>${header}${rows.join('')}</table></body></html>`,
  );
}

function asWord(): Uint8Array {
  const rows = SPANNED.flatMap(([first, below]) =>
    below.map((cells, index) => [
      index === 0 ? ([first, '<w:vMerge w:val="restart"/>'] as const) : (['', '<w:vMerge/>'] as const),
      ...cells,
    ]),
  );
  const header = HEADER.map((cell) => paragraph(bold(cell)));
  return wordFile({ body: [paragraph(TITLE, style('Title')), paragraph(WHO), table([header, ...rows])].join('') });
}

function asOdt(): Uint8Array {
  const rows = SPANNED.flatMap(([first, below]) =>
    below.map((cells, index) => [
      index === 0
        ? `<table:table-cell table:number-rows-spanned="${below.length}">${odtParagraph(first)}</table:table-cell>`
        : '<table:covered-table-cell/>',
      ...cells.map((cell) => odtParagraph(cell)),
    ]),
  );
  const header = HEADER.map((cell) => odtParagraph(cell));
  return odtFile({ body: [odtHeading(TITLE, 1), odtParagraph(WHO), odtTable([header, ...rows], 1)].join('') });
}

/** Drawn with rules; a cell that spans rows stands in the middle of their height, as word processors like to set it. */
function asPdf(): Promise<Uint8Array> {
  const [edges, height] = [[50, 210, 390, 545], 24];
  return drawnPdf((doc) => {
    let y = 130;
    const rule = (x: number, top: number, right: number, bottom: number): void => {
      doc.moveTo(x, top).lineTo(right, bottom).lineWidth(0.7).stroke();
    };
    const write = (text: string, column: number, top: number, font = 'Helvetica'): void => {
      doc
        .font(font)
        .fontSize(9)
        .text(text, (edges[column] ?? 0) + 5, top + 8, { lineBreak: false });
    };
    doc.font('Helvetica-Bold').fontSize(18).text(TITLE, 50, 50, { lineBreak: false });
    doc.font('Helvetica').fontSize(10).text(WHO, 50, 85, { lineBreak: false });
    rule(50, y, 545, y);
    for (const [column, text] of HEADER.entries()) write(text, column, y, 'Helvetica-Bold');
    y += height;
    rule(50, y, 545, y);
    for (const [first, below] of SPANNED) {
      write(first, 0, y + ((below.length - 1) * height) / 2);
      for (const [index, cells] of below.entries()) {
        for (const [column, text] of cells.entries()) write(text, column + 1, y);
        y += height;
        rule(index === below.length - 1 ? 50 : 210, y, 545, y);
      }
    }
    for (const x of edges) rule(x, 130, x, y);
  });
}

/** Drawn without rules: where a cell spans rows, there is nothing below it. */
function asOpenPdf(): Promise<Uint8Array> {
  return drawnPdf((doc) => {
    title(doc);
    let y = 130;
    for (const cells of printedRows()) {
      for (const [column, cell] of cells.entries()) write(doc, cell, column, y, y === 130);
      y += 24;
    }
  });
}

/** Tagged, and drawn in the order of its tags; a row has a cell less where one from above reaches into it. */
function asTaggedPdf(): Promise<Uint8Array> {
  return drawnPdf(
    (doc) => {
      const tag = (role: string, draw: () => void) => doc.struct(role, {}, [draw]);
      const whole = doc.struct('Document');
      doc.addStructure(whole);
      whole.add(tag('P', () => title(doc)));
      const table = doc.struct('Table');
      whole.add(table);
      let y = 130;
      for (const [index, cells] of printedRows().entries()) {
        const row = doc.struct('TR');
        table.add(row);
        const top = y;
        for (const [column, cell] of cells.entries())
          if (cell !== '') row.add(tag(index === 0 ? 'TH' : 'TD', () => write(doc, cell, column, top, index === 0)));
        row.end();
        y += 24;
      }
      table.end();
      whole.end();
    },
    { tagged: true },
  );
}

const COLUMNS = [50, 270, 430];

function printedRows(): readonly (readonly string[])[] {
  const rows = SPANNED.flatMap(([first, below]) => below.map((cells, index) => [index === 0 ? first : '', ...cells]));
  return [HEADER, ...rows];
}

function title(doc: PDFKit.PDFDocument): void {
  doc.font('Helvetica-Bold').fontSize(18).text(TITLE, 50, 50, { lineBreak: false });
  doc.font('Helvetica').fontSize(10).text(WHO, 50, 85, { lineBreak: false });
}

function write(doc: PDFKit.PDFDocument, text: string, column: number, top: number, header: boolean): void {
  doc
    .font(header ? 'Helvetica-Bold' : 'Helvetica')
    .fontSize(9)
    .text(text, COLUMNS[column] ?? 0, top, { lineBreak: false });
}

async function review(bytes: Uint8Array, location: string): Promise<Report> {
  const read = await readSource(bytes, { location });
  if (!read.ok) throw new Error(read.error.message);
  const source = { location, mediaType: read.mediaType, sha256: '0'.repeat(64) };
  return reviewNotice({ notice: read.notice, pack, asOf: '2026-11-23', toolVersion: '0', source });
}

const shapeOf = ({ elements, findings }: Report): string[] => [
  ...elements.map(({ check, status }) => `${check}: ${status}`),
  ...findings.map(({ check, quote }) => `${check}: ${quote}`),
];

it('gives the review of the table that repeats the cell in each row', async () => {
  const repeated = shapeOf(await review(asHtml(false), 'repeated.html'));
  expect(repeated).toEqual(
    expect.arrayContaining(['dpo-contact: met', 'recipients: met', 'retention: met', 'consent-withdrawal: met']),
  );
  for (const [bytes, name] of [
    [asHtml(true), 'spanned.html'],
    [asWord(), 'spanned.docx'],
    [asOdt(), 'spanned.odt'],
    [await asPdf(), 'spanned.pdf'],
    [await asOpenPdf(), 'spanned-without-rules.pdf'],
    [await asTaggedPdf(), 'spanned-tagged.pdf'],
  ] as const) {
    expect({ name, shape: shapeOf(await review(bytes, name)) }).toEqual({ name, shape: repeated });
  }
});
