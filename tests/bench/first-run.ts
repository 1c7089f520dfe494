/** A fresh process: loads the compiled pack, reads and reviews one file, prints the milliseconds of each step as JSON. */
import { readFile } from 'node:fs/promises';

const start = performance.now();
const { readSource } = await import('../../src/read/index');
const { reviewNotice } = await import('../../src/engine/review');
const { loadPack } = await import('../../src/rules/load');
const loaded = performance.now();
const pack = await loadPack(new URL('../../rules', import.meta.url).pathname);
const packed = performance.now();
const file = process.argv[2] ?? '';
const read = await readSource(await readFile(file), { location: file });
if (!read.ok) throw new Error(read.error.message);
reviewNotice({
  notice: read.notice,
  pack,
  asOf: '2026-11-23',
  toolVersion: '0',
  source: { location: file, mediaType: read.mediaType, sha256: '0'.repeat(64) },
});
console.log(JSON.stringify({ modules: loaded - start, pack: packed - loaded, review: performance.now() - packed }));
