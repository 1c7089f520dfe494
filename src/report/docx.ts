/** A review as a Word document for the school to answer in: what to change, with a column for what was done. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Authority } from '../engine/report';
import { asideSentence, type Casebook, inOrder, remarkInWords, remarkOn, setAside, standingGaps } from './casebook';
import {
  type Gap,
  inMinutes,
  inWords,
  KIND_WORDS,
  METHOD,
  NATION_WORDS,
  notANoticeSentence,
  oneLine,
  placeOf,
  readSentence,
  SEVERITY_WORDS,
  STATUS_WORDS,
  summarySentence,
} from './model';

const FONT = 'Calibri';
const QUIET = '52606D';
/** Twentieths of a point: a landscape A4 page between its margins. */
const WIDTH = 14_400;
const LONGEST_QUOTE = 400;

/** @returns the bytes of the .docx file */
export async function renderDocx(book: Casebook): Promise<Uint8Array> {
  const { report, reviewer } = book;
  const title = `Review of “${oneLine(report.notice.title ?? report.source.location)}”`;
  const document = new Document({
    title,
    creator: report.tool.name,
    description: summarySentence(report),
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 21, language: { value: 'en-GB' } },
          paragraph: { spacing: { after: 100 } },
        },
        heading1: { run: { font: FONT, size: 34, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading2: {
          run: { font: FONT, size: 26, bold: true },
          paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 1000, bottom: 1000, left: 1200, right: 1200 },
          },
        },
        footers: { default: footer(title) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(title)] }),
          aboutTable(book),
          ...(report.warnings ?? []).map((warning) => paragraph(`Please note: ${warning}`, { bold: true })),
          ...results(book),
          heading('Signed'),
          paragraph(
            `Reviewed by: ${[reviewer?.name, reviewer?.organisation].filter(Boolean).join(', ') || '_'.repeat(40)}`,
          ),
          paragraph(
            `Date: ${'_'.repeat(24)}     Answered for the school by: ${'_'.repeat(36)}     Date: ${'_'.repeat(24)}`,
          ),
          heading('How this was read'),
          ...howRead(book),
        ],
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer());
}

function results(book: Casebook): readonly (Paragraph | Table)[] {
  const { report } = book;
  if (report.error) return [paragraph(`Could not be read: ${report.error.message}`, { bold: true })];
  if (!report.notice.isNotice) return [paragraph(notANoticeSentence(report), { bold: true })];
  const aside = setAside(book);
  const summary = [summarySentence(report), ...(aside.length > 0 ? [asideSentence(aside.length)] : [])].join(' ');
  const parts: (Paragraph | Table)[] = [paragraph(summary, { bold: true })];
  let number = 0;
  for (const group of standingGaps(book)) {
    parts.push(heading(SEVERITY_WORDS[group.severity]));
    parts.push(
      table(
        [
          ['No.', 5],
          ['What', 21],
          ['In the notice', 22],
          ['What to do', 31],
          ['Your answer', 21],
        ],
        group.gaps.map((gap) => {
          number++;
          return gapCells(book, gap, number);
        }),
      ),
    );
  }
  if (aside.length > 0) {
    parts.push(heading('Set aside by the reviewer'));
    parts.push(
      table(
        [
          ['What', 25],
          ['The program’s answer', 35],
          ['The reviewer', 40],
        ],
        aside.map(({ gap, remark }) => [
          [paragraph(gap.result.title, { bold: true })],
          [paragraph(gap.result.message)],
          [paragraph(remarkInWords(remark))],
        ]),
      ),
    );
  }
  const links = report.links ?? [];
  if (links.length > 0) {
    parts.push(heading('What the links answer'));
    parts.push(
      table(
        [
          ['Link', 30],
          ['What it answers', 30],
          ['What to do', 25],
          ['Checked at', 15],
        ],
        links.map(({ href, message, advice, checkedAt }) => [
          [paragraph(href)],
          [paragraph(message)],
          [paragraph(advice ?? '')],
          [paragraph(checkedAt === undefined ? '' : inMinutes(checkedAt))],
        ]),
      ),
    );
  }
  const met = inOrder(book);
  if (met.length > 0) {
    parts.push(heading('In order'));
    parts.push(
      table(
        [
          ['Check', 25],
          ['What the notice says', 75],
        ],
        met.map((row) => {
          const [span] = row.evidence;
          const remark = remarkOn(book, row);
          return [
            [paragraph(row.title, { bold: true })],
            [
              span ? quote(span.quote, placeOf(span)) : paragraph(row.message),
              ...(row.reviewReason ? [paragraph(`Look at this: ${row.reviewReason}`, { colour: QUIET })] : []),
              ...(remark ? [paragraph(remarkInWords(remark), { colour: QUIET })] : []),
            ],
          ];
        }),
      ),
    );
  }
  return parts;
}

function gapCells(book: Casebook, gap: Gap, number: number): readonly (readonly Paragraph[])[] {
  const { result } = gap;
  const spans = gap.type === 'finding' ? [gap.result] : gap.result.evidence.slice(0, 2);
  const nearest = gap.type === 'element' ? (gap.result.nearMisses ?? []).slice(0, 1) : [];
  const advice = gap.type === 'element' ? gap.result.advice : gap.result.suggestion;
  const source = gap.type === 'finding' ? gap.result : book.report.elements.find(({ check }) => check === result.check);
  const remark = source ? remarkOn(book, source) : null;
  return [
    [paragraph(String(number))],
    [
      paragraph(`${result.title}${gap.type === 'element' ? ` (${STATUS_WORDS[gap.result.status]})` : ''}`, {
        bold: true,
      }),
      paragraph(result.message),
      ...(result.reviewReason ? [paragraph(`Look at this: ${result.reviewReason}`, { colour: QUIET })] : []),
      ...(remark ? [paragraph(remarkInWords(remark), { colour: QUIET })] : []),
    ],
    [
      ...spans.map((span) => quote(span.quote, placeOf(span))),
      ...nearest.map((span) => quote(span.quote, ['nearest text', placeOf(span)].filter(Boolean).join(', '))),
    ],
    [...(advice ? [paragraph(advice)] : []), law(result.authority ?? [])],
    [paragraph('')],
  ].map((cell) => (cell.length > 0 ? cell : [paragraph('')]));
}

function aboutTable({ report }: Casebook): Table {
  const { notice, source } = report;
  const rows: (readonly [string, string])[] = [
    ['Given by', notice.organisation ?? 'nobody is named'],
    ...(notice.isNotice ? [['Kind', `${KIND_WORDS[notice.kind]}, ${NATION_WORDS[notice.nation]}`] as const] : []),
    ['Source', `${source.location}${source.part ? ` (notice ${source.part.index} of ${source.part.of} there)` : ''}`],
    ['Held to the law and guidance of', inWords(report.asOf)],
  ];
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [WIDTH * 0.25, WIDTH * 0.75],
    borders: noBorders(),
    rows: rows.map(
      ([term, value]) =>
        new TableRow({
          children: [
            new TableCell({ children: [paragraph(term, { colour: QUIET })] }),
            new TableCell({ children: [paragraph(value)] }),
          ],
        }),
    ),
  });
}

function noBorders() {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  return { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };
}

/** @param heads name and share of the width in percent; the heads come again on each page */
function table(
  heads: readonly (readonly [string, number])[],
  rows: readonly (readonly (readonly Paragraph[])[])[],
): Table {
  const widths = heads.map(([, share]) => Math.round((WIDTH * share) / 100));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: heads.map(
          ([head], at) =>
            new TableCell({
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              shading: { fill: 'DCE6F1' },
              margins: MARGINS,
              children: [paragraph(head, { bold: true })],
            }),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map(
              (cell, at) =>
                new TableCell({
                  width: { size: widths[at] ?? 0, type: WidthType.DXA },
                  margins: MARGINS,
                  children: [...cell],
                }),
            ),
          }),
      ),
    ],
  });
}

const MARGINS = { top: 60, bottom: 60, left: 90, right: 90 };

function heading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(text)] });
}

function paragraph(text: string, look: { readonly bold?: true; readonly colour?: string } = {}): Paragraph {
  const lines = text.split('\n');
  return new Paragraph({
    children: lines.map(
      (line, at) =>
        new TextRun({
          text: printable(line),
          ...(at > 0 ? { break: 1 } : {}),
          ...(look.bold ? { bold: true } : {}),
          ...(look.colour ? { color: look.colour } : {}),
        }),
    ),
  });
}

function quote(text: string, place: string): Paragraph {
  const whole = printable(oneLine(text));
  const short = whole.length > LONGEST_QUOTE ? `${whole.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …` : whole;
  return new Paragraph({
    children: [
      new TextRun({ text: `“${short}”` }),
      ...(place ? [new TextRun({ text: ` (${printable(place)})`, color: QUIET })] : []),
    ],
  });
}

function law(authority: readonly Authority[]): Paragraph {
  const children = authority.flatMap((one, at) => {
    const run = new TextRun({ text: one.cite, ...(one.url ? { style: 'Hyperlink' } : { color: QUIET }) });
    const link =
      one.url && /^https?:\/\//i.test(one.url) ? new ExternalHyperlink({ link: one.url, children: [run] }) : run;
    return at > 0 ? [new TextRun({ text: '; ', color: QUIET }), link] : [link];
  });
  return new Paragraph({
    children: children.length > 0 ? [new TextRun({ text: 'Law: ', color: QUIET }), ...children] : [],
  });
}

/** XML holds no control characters; a page may. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function howRead({ report }: Casebook): readonly Paragraph[] {
  const { source, tool } = report;
  const packs = tool.rulePacks.map((pack) => `${pack.id} ${pack.version}`).join(', ');
  return [
    paragraph(`${readSentence(source)}. SHA-256 of the file: ${source.sha256}.`, {
      colour: QUIET,
    }),
    paragraph(
      `${source.retrievedAt ? `Read on ${inMinutes(source.retrievedAt)}. ` : ''}By ${tool.name} ${tool.version} with rule pack ${packs}.`,
      { colour: QUIET },
    ),
    ...(source.coverage?.leftOut ?? []).map((one) =>
      paragraph(`Not read as part of the notice: ${one.reason} (${one.characters} characters), “${one.preview}”`, {
        colour: QUIET,
      }),
    ),
    ...METHOD.map((sentence) => paragraph(sentence, { colour: QUIET })),
  ];
}

function footer(title: string): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          new TextRun({ text: `${title}, page `, color: QUIET, size: 18 }),
          new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], color: QUIET, size: 18 }),
        ],
      }),
    ],
  });
}
