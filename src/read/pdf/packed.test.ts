/** Files that unpack to far more than they seem are told before anything of them is unpacked. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { BOMBS, encryptedPdf, lzw } from '../../../tests/support/hostile-pdf';
import { HARD_NOTICE } from '../../../tests/support/known-notice';
import { pdfFile } from '../../../tests/support/pdf-file';
import { packedLimits, unpacksBeyond } from './packed';

const MEGABYTE = 1024 * 1024;
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

function fileOf(...streams: readonly (readonly [string, Buffer])[]): Uint8Array {
  const parts = streams.flatMap(([dictionary, data], index) => [
    latin(`${index + 1} 0 obj << ${dictionary} /Length ${data.length} >>\nstream\n`),
    data,
    latin('\nendstream endobj\n'),
  ]);
  return new Uint8Array(Buffer.concat([latin('%PDF-1.7\n'), ...parts]));
}

const beyond = (file: Uint8Array, most: number): boolean => unpacksBeyond(file, packedLimits(most));

const PACKED = '/Filter /FlateDecode';

describe('what a PDF unpacks to', () => {
  it('is counted over all streams, to the byte', () => {
    const file = fileOf([PACKED, deflateSync(Buffer.alloc(30_000))], [PACKED, deflateSync(Buffer.alloc(20_000, 'q '))]);
    expect(beyond(file, 49_999)).toBe(true);
    expect(beyond(file, 50_000)).toBe(false);
  });

  it('counts what is packed more than once, whatever the file says of it', () => {
    const twice = deflateSync(deflateSync(Buffer.alloc(5_000_000)));
    expect(beyond(fileOf(['/Filter 9 0 R', twice]), MEGABYTE)).toBe(true);
  });

  it('counts on where something only looks packed', () => {
    const text = Buffer.concat([latin('hC'), Buffer.alloc(3_000_000, 'a')]);
    expect(beyond(fileOf([PACKED, deflateSync(text)]), MEGABYTE)).toBe(true);
  });

  it('leaves pictures out', () => {
    const picture = '/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /Filter /FlateDecode';
    expect(beyond(fileOf([picture, deflateSync(Buffer.alloc(3_000_000))]), MEGABYTE)).toBe(false);
  });

  it('is little for a notice', async () => {
    expect(beyond(await pdfFile(HARD_NOTICE), MEGABYTE)).toBe(false);
  });

  it.each(Object.entries(BOMBS))('is too much for %s', (_, make) => {
    const file = make();
    expect(file.length).toBeLessThan(5 * MEGABYTE);
    expect(beyond(file, 16 * MEGABYTE)).toBe(true);
  });

  const text = Buffer.from('We keep the register of pupils. '.repeat(1_000));
  const hex = Buffer.from(`${text.toString('hex')}>`);

  it.each<readonly [string, string, Buffer, number]>([
    ['letters', '/ASCIIHexDecode', hex, text.length],
    ['letters, by its short name', '/AHx', hex, text.length],
    ['Flate and letters', '[/AHx /Fl]', Buffer.from(`${deflateSync(text).toString('hex')}>`), text.length],
    ['LZW', '/LZWDecode', lzw(0x61, 100), (100 * 101) / 2],
    ['LZW that grows its codes late', '/LZW /DecodeParms << /EarlyChange 0 >>', lzw(0x61, 100), (100 * 101) / 2],
    ['runs', '/RL', Buffer.from([2, 1, 2, 3, 254, 9, 128, 200, 0]), 6],
    ['signs', '[/A85]', latin('zz87cURD]~>zzzz'), 13],
    ['a name that is spelt in signs', '/#46lateDecode', deflateSync(text), text.length],
    ['a filter that nobody knows', '[/Crypt /FlateDecode]', deflateSync(text), text.length],
    ['a picture within', '[/FlateDecode /DCTDecode]', deflateSync(text), text.length],
    ['nothing', '[]', text, 0],
  ])('is told of %s', (_, filter, data, size) => {
    const made = filter.startsWith('[/AHx /Fl') ? size + deflateSync(text).length : size;
    expect(beyond(fileOf([`/Filter ${filter}`, data]), made)).toBe(false);
    if (made > 0) expect(beyond(fileOf([`/Filter ${filter}`, data]), made - 1)).toBe(true);
  });

  it('finds what a dictionary says in other objects, and the stream\u2019s own end', () => {
    const runs = Buffer.concat([Buffer.alloc(200, Buffer.from([129, 0x20])), Buffer.from([10]), latin('endstream  ')]);
    const file = (length: string): Uint8Array =>
      new Uint8Array(
        Buffer.concat([
          latin(`1 0 obj ${runs.length} endobj 2 0 obj /RunLengthDecode endobj\n`),
          latin(`3 0 obj << /Note (a stream obj) /Filter [2 0 R] /Length ${length} >> stream\r\n`),
          runs,
          latin('\nendstream endobj\n'),
        ]),
      );
    expect(beyond(file('1 0 R'), 12_810)).toBe(true);
    expect(beyond(file('1 0 R'), 12_811)).toBe(false);
    // Without a length it ends at the first end.
    expect(beyond(file('9 0 R'), 12_800)).toBe(false);
  });

  it('leaves protected files to the thread that opens them', () => {
    expect(beyond(encryptedPdf(deflateSync(Buffer.alloc(3_000_000))), MEGABYTE)).toBe(false);
  });

  it('counts the characters that a font\u2019s table spells out', () => {
    const limits = { ...packedLimits(MEGABYTE), codes: 400 };
    const table = (ranges: string): Uint8Array => fileOf([PACKED, deflateSync(latin(ranges))]);
    const two = '2 beginbfrange <0000> <007f> <0041> <0100> <017f> [<0041> <0042>] endbfrange';
    expect(unpacksBeyond(table(two), limits)).toBe(false);
    expect(unpacksBeyond(table(`${two} begincidrange <00> <7f> 3 <80> <ff> 1 endcidrange`), limits)).toBe(true);
    expect(unpacksBeyond(table(`begincidrange <0000> <0190> 0`), limits)).toBe(true);
    expect(unpacksBeyond(table('beginbfrange (a) (z) <0041>'), limits)).toBe(true);
    expect(unpacksBeyond(table('beginbfchar <0000> <ffff> endbfchar, not a begincid <0> <ffff>'), limits)).toBe(false);
  });

  it('takes no longer for streams that hold each other', () => {
    const nest = latin('9 0 obj << /Filter /FlateDecode >> stream\nx\u009c'.repeat(100_000));
    expect(beyond(new Uint8Array(nest), MEGABYTE)).toBe(true);
  });

  it('is told of damaged and endless streams without an end to the work', () => {
    const cut = deflateSync(Buffer.alloc(1_000_000)).subarray(0, 300);
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251));
    const file = fileOf([PACKED, cut], [PACKED, Buffer.concat([Buffer.from([0x78, 0x9c]), noise])]);
    expect(beyond(file, 10 * MEGABYTE)).toBe(false);
  });
});
