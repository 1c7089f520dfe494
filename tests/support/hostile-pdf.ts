/** PDF files made to hang, to fill the memory or to go on for ever. */
import { deflateSync } from 'node:zlib';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A file of objects, the first being the catalogue; with a cross-reference table, or without, which a reader must mend. */
function rawPdf(objects: readonly (string | Buffer)[], table = true): Uint8Array {
  const parts: Buffer[] = [latin('%PDF-1.7\n')];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    const body = Buffer.concat([
      latin(`${index + 1} 0 obj `),
      typeof object === 'string' ? latin(object) : object,
      latin(' endobj\n'),
    ]);
    places.push(length);
    length += body.length;
    parts.push(body);
  }
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n`;
  if (!table) return new Uint8Array(Buffer.concat([...parts, latin(end)]));
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${end}startxref\n${length}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

function stream(content: Buffer | string, extra = ''): Buffer {
  const data = deflateSync(content);
  return Buffer.concat([
    latin(`<< /Length ${data.length} /Filter /FlateDecode ${extra}>>\nstream\n`),
    data,
    latin('\nendstream'),
  ]);
}

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const ONE_PAGE = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const TEXT = 'BT /F1 11 Tf 60 780 Td (We keep the register of pupils for as long as the law asks.) Tj ET\n';

export const HOSTILE: Readonly<Record<string, () => Uint8Array>> = {
  'a million objects': () =>
    rawPdf([CATALOG, ONE_PAGE, PAGE, stream(TEXT), FONT, ...Array.from({ length: 1_000_000 }, () => '')], false),
  'a page tree that holds itself': () => rawPdf([CATALOG, '<< /Type /Pages /Count 3 /Kids [2 0 R 2 0 R] >>']),
  'a page tree as deep as the file': () =>
    rawPdf([
      CATALOG,
      ...Array.from({ length: 20_000 }, (_, i) => `<< /Type /Pages /Count 1 /Kids [${i + 3} 0 R] >>`),
      '<< /Type /Page /MediaBox [0 0 595 842] >>',
    ]),
  'a thousand million pages': () =>
    rawPdf([CATALOG, '<< /Type /Pages /Count 1000000000 /Kids [3 0 R] >>', PAGE, stream(TEXT), FONT]),
  'a form that draws itself': () =>
    rawPdf([
      CATALOG,
      ONE_PAGE,
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>',
      stream(`${TEXT}/X Do\n`),
      FONT,
      stream(
        `${TEXT}/X Do /X Do\n`,
        '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> ',
      ),
    ]),
  'fifty million operators': () => rawPdf([CATALOG, ONE_PAGE, PAGE, stream(Buffer.alloc(100_000_000, 'q ')), FONT]),
  'text without end': () => rawPdf([CATALOG, ONE_PAGE, PAGE, stream(TEXT.repeat(300_000)), FONT]),
  'a page packed twice over': () => rawPdf([CATALOG, ONE_PAGE, PAGE, packedTwice(), FONT]),
  'a structure tree that holds itself': () =>
    rawPdf([
      '<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>',
      ONE_PAGE,
      PAGE.replace('/Type /Page', '/Type /Page /StructParents 0'),
      stream(`/P << /MCID 0 >> BDC ${TEXT} EMC`),
      FONT,
      '<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [7 0 R]] >> >>',
      '<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K [7 0 R 0] >>',
    ]),
  'letters all over the page': () => {
    let text = 'BT /F1 4 Tf ';
    for (let i = 0; i < 50_000; i++) text += `1 0 0 1 ${(i * 7919) % 590} ${(i * 104_729) % 840} Tm (a) Tj `;
    return rawPdf([CATALOG, ONE_PAGE, PAGE, stream(`${text} ET`), FONT]);
  },
  'rules all over the page': () => {
    let lines = TEXT;
    for (let i = 0; i < 20_000; i++) {
      lines +=
        i % 2 === 0
          ? `${(i * 37) % 590} 0 m ${(i * 37) % 590} 840 l S `
          : `0 ${(i * 41) % 840} m 590 ${(i * 41) % 840} l S `;
    }
    return rawPdf([CATALOG, ONE_PAGE, PAGE, stream(lines), FONT]);
  },
};

/** Zeros packed twice over: a small file that unpacks to a hundred megabytes. */
function packedTwice(): Buffer {
  const data = deflateSync(deflateSync(Buffer.alloc(100_000_000), { level: 9 }), { level: 9 });
  return Buffer.concat([
    latin(`<< /Length ${data.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`),
    data,
    latin('\nendstream'),
  ]);
}
