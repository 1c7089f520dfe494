/** PDF files made to hang, to fill the memory or to go on for ever. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A file of objects, the first being the catalogue; with a cross-reference table, or without, which a reader must mend. */
function rawPdf(objects: readonly (string | Buffer)[], table = true, trailer = ''): Uint8Array {
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
  const end = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`;
  if (!table) return new Uint8Array(Buffer.concat([...parts, latin(end)]));
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(latin(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${end}startxref\n${length}\n%%EOF\n`));
  return new Uint8Array(Buffer.concat(parts));
}

function stream(content: Buffer | string, extra = ''): Buffer {
  return packedStream(deflateSync(content), '/FlateDecode', extra);
}

function packedStream(data: Buffer, filter: string, extra = ''): Buffer {
  return Buffer.concat([
    latin(`<< /Length ${data.length} /Filter ${filter} ${extra}>>\nstream\n`),
    data,
    latin('\nendstream'),
  ]);
}

// --- packers, each of which makes little of very much

/** Spaces: `count` runs of 128. */
const runs = (count: number): Buffer =>
  Buffer.concat([Buffer.alloc(2 * count, Buffer.from([129, 0x20])), Buffer.from([128])]);

const hex = (data: Buffer): Buffer => latin(`${data.toString('hex')}>`);

function ascii85(data: Buffer): Buffer {
  let text = '';
  for (let at = 0; at < data.length; at += 4) {
    const four = Buffer.alloc(4);
    const size = data.copy(four, 0, at, at + 4);
    let value = four.readUInt32BE();
    let group = '';
    for (let i = 0; i < 5; i++) {
      group = String.fromCharCode(33 + (value % 85)) + group;
      value = Math.floor(value / 85);
    }
    text += value === 0 && size === 4 && group === '!!!!!' ? 'z' : group.slice(0, size + 1);
  }
  return latin(`${text}~>`);
}

/** One letter over and over, in codes that stand for one letter more each. */
export function lzw(letter: number, codes: number): Buffer {
  const bits: number[] = [];
  const put = (code: number, width: number): void => {
    for (let i = width - 1; i >= 0; i--) bits.push((code >> i) & 1);
  };
  let [width, next] = [9, 258];
  put(256, width);
  put(letter, width);
  for (let made = 1; made < codes; made++) {
    // The code that is about to be made: all that came last, and its first letter again.
    put(Math.min(next, 4_094), width);
    if (next < 4_095) next++;
    if (next + 1 >= 1 << width && width < 12) width++;
  }
  put(257, width);
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) if (bit === 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  return bytes;
}

/** A page whose content is a stream of its own making. */
const contentOf = (content: Buffer): Uint8Array => rawPdf([CATALOG, ONE_PAGE, PAGE, content, FONT]);
const bombs = (megabytes: number): Buffer => deflateSync(Buffer.alloc(megabytes * 1_000_000, 0x20), { level: 9 });

/** Encrypted as with an empty password: opens without a question, and no program can see into it beforehand. */
export function encryptedPdf(content: Buffer): Uint8Array {
  const id = Buffer.alloc(16, 7);
  const owner = Buffer.alloc(32, 1);
  const md5 = (...parts: Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();
  const permissions = Buffer.from([0xfc, 0xff, 0xff, 0xff]);
  const key = md5(PADDING, owner, permissions, id).subarray(0, 5);
  const of = (object: number): Buffer => md5(key, Buffer.from([object, 0, 0, 0, 0])).subarray(0, 10);
  const data = rc4(of(4), content);
  const encrypt = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${rc4(key, PADDING).toString('hex')}> /P -4 >>`;
  return rawPdf(
    [CATALOG, ONE_PAGE, PAGE, packedStream(data, '/FlateDecode'), FONT, encrypt],
    true,
    `/Encrypt 6 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]`,
  );
}

const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');

function rc4(key: Buffer, data: Buffer): Buffer {
  const box = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (a: number, b: number): void => {
    [box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0];
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let [i, j] = [0, 0];
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + (box[i] ?? 0)) & 255;
      swap(i, j);
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0);
    }),
  );
}

/** Forms that each draw the next ten times. */
function fan(depth: number): Uint8Array {
  const resources = (next: number): string => `/Resources << /Font << /F1 5 0 R >> /XObject << /X ${next} 0 R >> >>`;
  const form = '/Type /XObject /Subtype /Form /BBox [0 0 595 842]';
  return rawPdf([
    CATALOG,
    ONE_PAGE,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${resources(6)} >>`,
    stream(`${TEXT}/X Do\n`),
    FONT,
    ...Array.from({ length: depth }, (_, i) => stream('/X Do '.repeat(10), `${form} ${resources(7 + i)} `)),
    stream(TEXT, `${form} /Resources << /Font << /F1 5 0 R >> >> `),
  ]);
}

/** A font of two-byte codes whose table of characters is the given one. */
function withCharacters(table: string, fonts = 1): Uint8Array {
  const font = (i: number): string[] => [
    `<< /Type /Font /Subtype /Type0 /BaseFont /F${i} /Encoding /Identity-H /DescendantFonts [${6 + 3 * i + 1} 0 R] /ToUnicode ${6 + 3 * i + 2} 0 R >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F${i} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 >>`,
  ];
  const names = Array.from({ length: fonts }, (_, i) => `/G${i} ${6 + 3 * i} 0 R`).join(' ');
  const text = Array.from({ length: fonts }, (_, i) => `BT /G${i} 11 Tf 60 ${700 - i} Td <00410042> Tj ET\n`).join('');
  return rawPdf([
    CATALOG,
    ONE_PAGE,
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R ${names} >> >> >>`,
    stream(TEXT + text),
    FONT,
    ...Array.from({ length: fonts }, (_, i) => [...font(i), stream(table)]).flat(),
  ]);
}

/** A JPEG that says it is as large as one can be. */
const HUGE_PICTURE = Buffer.concat([
  Buffer.from('ffd8ffc0001108ffffffff03011100021100031100ffda000c03010002000300003f00', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
]);

const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
const ONE_PAGE = '<< /Type /Pages /Count 1 /Kids [3 0 R] >>';
const TEXT = 'BT /F1 11 Tf 60 780 Td (We keep the register of pupils for as long as the law asks.) Tj ET\n';

/** What is seen before pdf.js opens it: too much is packed in it. */
export const BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  'fifty million operators': () => rawPdf([CATALOG, ONE_PAGE, PAGE, stream(Buffer.alloc(100_000_000, 'q ')), FONT]),
  'a page packed twice over': () =>
    contentOf(packedStream(deflateSync(bombs(100), { level: 9 }), '[/FlateDecode /FlateDecode]')),
  'a page packed by runs': () => contentOf(packedStream(runs(1_000_000), '/RunLengthDecode')),
  'a page packed by runs, in letters': () => contentOf(packedStream(hex(runs(1_000_000)), '[/AHx /RL]')),
  'a page packed by LZW': () => contentOf(packedStream(lzw(0x20, 60_000), '/LZWDecode')),
  'a page packed by runs and by LZW': () => contentOf(packedStream(lzw(129, 2_000), '[/LZWDecode /RunLengthDecode]')),
  'a bomb in print': () => contentOf(packedStream(ascii85(bombs(100)), '[/ASCII85Decode /FlateDecode]')),
  'a bomb of many layers': () =>
    contentOf(packedStream(hex(deflateSync(hex(bombs(100)))), '[/AHx /Fl /ASCIIHexDecode /Fl]')),
  'a bomb whose packing stands elsewhere': () =>
    rawPdf([CATALOG, ONE_PAGE, PAGE, packedStream(lzw(0x20, 60_000), '7 0 R'), FONT, '', '[8 0 R]', '/LZ#57Decode']),
  'a font of all characters there are': () =>
    withCharacters(
      '1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <000000> <fffffe> <0041> endbfrange',
      4,
    ),
  'a table of rows without bytes': () => {
    const objects = [CATALOG, ONE_PAGE, PAGE, stream(TEXT), FONT];
    const whole = Buffer.from(rawPdf(objects));
    const cut = whole.lastIndexOf('xref\n0 ');
    const table = stream('x', '/Type /XRef /W [0 0 0] /Size 2000000000 /Root 1 0 R ');
    return new Uint8Array(
      Buffer.concat([whole.subarray(0, cut), latin('6 0 obj '), table, latin(` endobj\nstartxref\n${cut}\n%%EOF\n`)]),
    );
  },
  'a shading of millions of triangles': () =>
    rawPdf([
      CATALOG,
      ONE_PAGE,
      PAGE.replace('/Resources <<', '/Resources << /Shading << /S 6 0 R >>'),
      stream(`${TEXT}/S sh\n`),
      FONT,
      stream(
        Buffer.alloc(40_000_000),
        '/ShadingType 4 /ColorSpace /DeviceGray /BitsPerCoordinate 1 /BitsPerComponent 1 /BitsPerFlag 2 /Decode [0 1 0 1 0 1] ',
      ),
    ]),
};

/** What only pdf.js's thread comes to see. */
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
  'text without end': () => rawPdf([CATALOG, ONE_PAGE, PAGE, stream(TEXT.repeat(300_000)), FONT]),
  'a page that calls itself a picture': () =>
    contentOf(packedStream(bombs(200), '/FlateDecode', '/Type /XObject /Subtype /Image /Width 9 /Height 9 ')),
  'a bomb that is encrypted': () => encryptedPdf(bombs(200)),
  'a picture larger than memory, as a page': () =>
    rawPdf([
      CATALOG,
      ONE_PAGE,
      PAGE.replace('/Resources <<', '/Resources << /XObject << /X 6 0 R >>'),
      stream(`${TEXT}/X Do\n`),
      FONT,
      packedStream(HUGE_PICTURE, '/DCTDecode', '/Subtype /Form /BBox [0 0 9 9] '),
    ]),
  'a picture larger than memory': () =>
    rawPdf([
      CATALOG,
      ONE_PAGE,
      PAGE.replace('/Resources <<', '/Resources << /XObject << /X 6 0 R /Y 7 0 R >>'),
      stream(
        `${TEXT}/X Do /Y Do BI /W 1 /H 1 /BPC 8 /CS /G /F /Fl ID ${deflateSync(Buffer.alloc(9)).toString('latin1')} EI\n`,
      ),
      FONT,
      packedStream(
        HUGE_PICTURE,
        '/DCTDecode',
        '/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ',
      ),
      packedStream(
        bombs(200),
        '/FlateDecode',
        '/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ',
      ),
    ]),
  'a row of a thousand million bytes': () =>
    contentOf(packedStream(deflateSync('q'), '/FlateDecode', '/DecodeParms << /Predictor 12 /Columns 1000000000 >> ')),
  'forms that fan out': () => fan(9),
  'a function of a thousand million values': () =>
    rawPdf([
      CATALOG,
      ONE_PAGE,
      PAGE.replace('/Resources <<', '/Resources << /ColorSpace << /C [/Separation /Spot /DeviceGray 6 0 R] >>'),
      stream(`/C cs 0.5 scn ${TEXT}\n`),
      FONT,
      stream('x', '/FunctionType 0 /Domain [0 1 0 1 0 1] /Range [0 1] /Size [1000 1000 1000] /BitsPerSample 8 '),
    ]),
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
