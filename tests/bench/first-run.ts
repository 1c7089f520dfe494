/**
 * A fresh process: loads the code as the popup loads it, then the rule pack, reads and reviews one file, and prints the
 * milliseconds of the processor that each step takes as JSON. Bundled by `shipped.ts`.
 */
import { readFileSync } from 'node:fs';

const page = readFileSync(process.argv[2] ?? '', 'utf8');
let before = process.cpuUsage();
/** Since the last call. */
const taken = () => {
  const { user, system } = process.cpuUsage(before);
  before = process.cpuUsage();
  return (user + system) / 1000;
};
const { readHtml, reviewNotice } = await import('./popups-code');
const modules = taken();
const { loadPack } = await import('virtual:rule-pack');
const pack = await loadPack();
const packed = taken();
reviewNotice({
  notice: readHtml(page),
  pack,
  asOf: '2026-11-23',
  toolVersion: '0',
  source: { location: 'bench', mediaType: 'text/html', sha256: '0'.repeat(64) },
});
console.log(JSON.stringify({ modules, pack: packed, review: taken() }));
