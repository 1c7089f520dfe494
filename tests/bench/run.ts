/**
 * `npm run bench`: reading and reviewing, as ratios to a floor measured in the same run, and the sizes as shipped.
 * What is measured is what ships, bundled and minified, in a plain Node: run from its sources it is a fifth to a quarter slower, as
 * `tsx` gives every function its name. Figures are medians, of what is warm: everything runs by turns for a while before
 * the first round counts, as Node compiles what it runs again and again. What that does to the first rounds is printed by
 * itself, as is the first run in a fresh process. Times are the processor's (all threads, collecting garbage and compiling
 * among them), so that what else the machine is busy with does not count; they are this machine's. `npm run build` first
 * for the sizes.
 */
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './median';
import { buildShipped } from './shipped';
import { sizesOf } from './sizes';

const FRESH_PROCESSES = 5;

const root = fileURLToPath(new URL('../../', import.meta.url));
const file = path.join(root, 'tests/corpus/dev/c-langrigg-hall-general.html');
const out = await mkdtemp(path.join(tmpdir(), 'noticemark-bench-'));
try {
  await buildShipped(root, ['measure', 'first-run'], out);
  execFileSync(process.execPath, [path.join(out, 'measure.mjs'), file], { stdio: 'inherit' });
  const firsts = Array.from({ length: FRESH_PROCESSES }, () => {
    const printed = execFileSync(process.execPath, [path.join(out, 'first-run.mjs'), file], { encoding: 'utf8' });
    return JSON.parse(printed) as { modules: number; pack: number; review: number };
  });
  console.log(
    `first run in a fresh process: modules ${median(firsts.map((one) => one.modules)).toFixed(0)} ms, pack ${median(firsts.map((one) => one.pack)).toFixed(0)} ms, read and review ${median(firsts.map((one) => one.review)).toFixed(0)} ms\n`,
  );
} finally {
  await rm(out, { recursive: true });
}
for (const size of await sizesOf(root)) {
  console.log(
    `${size.name.padEnd(68)} ${(size.bytes / 1000).toFixed(1).padStart(8)} kB minified ${(size.gzip / 1000).toFixed(1).padStart(8)} kB gzipped`,
  );
}
