/** Files that unpack to far more than they seem are told before anything of them is unpacked. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../../tests/support/hostile-pdf';
import { HARD_NOTICE } from '../../../tests/support/known-notice';
import { pdfFile } from '../../../tests/support/pdf-file';
import { unpacksBeyond } from './packed';

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

const PACKED = '/Filter /FlateDecode';

describe('what a PDF unpacks to', () => {
  it('is counted over all streams, to the byte', () => {
    const file = fileOf([PACKED, deflateSync(Buffer.alloc(30_000))], [PACKED, deflateSync(Buffer.alloc(20_000, 'q '))]);
    expect(unpacksBeyond(file, 49_999)).toBe(true);
    expect(unpacksBeyond(file, 50_000)).toBe(false);
  });

  it('counts what is packed more than once, whatever the file says of it', () => {
    const twice = deflateSync(deflateSync(Buffer.alloc(5_000_000)));
    expect(unpacksBeyond(fileOf(['/Filter 9 0 R', twice]), MEGABYTE)).toBe(true);
  });

  it('counts on where something only looks packed', () => {
    const text = Buffer.concat([latin('hC'), Buffer.alloc(3_000_000, 'a')]);
    expect(unpacksBeyond(fileOf([PACKED, deflateSync(text)]), MEGABYTE)).toBe(true);
  });

  it('leaves pictures out', () => {
    const picture = '/Type /XObject /Subtype /Image /Width 4000 /Height 4000 /Filter /FlateDecode';
    expect(unpacksBeyond(fileOf([picture, deflateSync(Buffer.alloc(3_000_000))]), MEGABYTE)).toBe(false);
  });

  it('is little for a notice', async () => {
    expect(unpacksBeyond(await pdfFile(HARD_NOTICE), MEGABYTE)).toBe(false);
  });

  it.each(['fifty million operators', 'a page packed twice over'])('is too much for %s', (name) => {
    expect(unpacksBeyond(HOSTILE[name]?.() ?? new Uint8Array(), 64 * MEGABYTE)).toBe(true);
  });

  it('is told of damaged and endless streams without an end to the work', () => {
    const cut = deflateSync(Buffer.alloc(1_000_000)).subarray(0, 300);
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 251));
    const file = fileOf([PACKED, cut], [PACKED, Buffer.concat([Buffer.from([0x78, 0x9c]), noise])]);
    expect(unpacksBeyond(file, 10 * MEGABYTE)).toBe(false);
  });
});
