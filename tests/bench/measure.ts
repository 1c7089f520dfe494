/**
 * The warm part of the bench: prints reading and reviewing as ratios to the floor. Bundled by `shipped.ts`, the floor
 * with the rest, so that all of it is what ships. Takes the file of the notice.
 */
import { readFileSync } from 'node:fs';
import { loadPack } from 'virtual:rule-pack';
import { reviewNotice } from '../../src/engine/review';
import { normalise } from '../../src/notice/normalise';
import { readHtml } from '../../src/read/html';
import { readText } from '../../src/read/text';
import { runFloor } from './floor';
import { median } from './median';

/** Milliseconds of the processor that the functions of a row take before the first round counts. */
const WARMING_UP = 4_000;
const FEWEST_WARM_UPS = 2;
/** Rounds that count as the first ones. */
const COLD_ROUNDS = 30;

const pack = await loadPack();
const text = readHtml(readFileSync(process.argv[2] ?? '', 'utf8')).text;
const source = { location: 'bench', mediaType: 'text/plain', sha256: '0'.repeat(64) } as const;

console.log(
  `A notice of ${text.length} characters; ${pack.elements.length} elements, ${pack.findings.length} findings, ${pack.patterns.length} patterns.\n`,
);
console.log('            floor ms    read ms  review ms   review : floor');
const cold: { floor: number; review: number }[] = [];
const rows: { times: number; floor: number; read: number; review: number }[] = [];
for (const times of [1, 10, 100]) {
  const long = Array.from({ length: times }, () => text).join('\n\n');
  const notice = readText(long, { markdown: false });
  const plain = normalise(notice.text).text;
  const rounds = times === 100 ? 5 : times === 10 ? 11 : 31;
  const measured = inTurns(rounds, {
    floor: () => runFloor(plain),
    read: () => readText(long, { markdown: false }),
    review: () => reviewNotice({ notice, pack, asOf: '2026-11-23', toolVersion: '0', source }),
  });
  cold.push(measured.cold);
  rows.push({ times, floor: measured.floor, read: measured.read, review: measured.review });
  console.log(
    `x${String(times).padEnd(6)}${[measured.floor, measured.read, measured.review].map((ms) => ms.toFixed(2).padStart(11)).join('')}${(measured.review / measured.floor).toFixed(2).padStart(15)}`,
  );
}
const [one, ten, hundred] = rows;
if (one && ten && hundred) {
  const growth = (a: { read: number; review: number }, b: { read: number; review: number }) =>
    (b.read + b.review) / (a.read + a.review) / 10;
  console.log(
    `\ngrowth of reading and reviewing, 1 is linear: x1 to x10 ${growth(one, ten).toFixed(2)}, x10 to x100 ${growth(ten, hundred).toFixed(2)}`,
  );
}

const [first] = cold;
if (first) {
  console.log(
    `the first ${COLD_ROUNDS} rounds of x1, not yet warm: floor ${first.floor.toFixed(2)} ms, review ${first.review.toFixed(2)} ms, ${(first.review / first.floor).toFixed(2)} to 1`,
  );
}

/** Runs the functions by turns, so that a slow moment of the machine meets all of them; medians in milliseconds. */
function inTurns<K extends string>(rounds: number, work: Readonly<Record<K, () => unknown>>) {
  const names = Object.keys(work) as K[];
  const turn = () =>
    Object.fromEntries(
      names.map((name) => {
        const start = process.cpuUsage();
        work[name]();
        const { user, system } = process.cpuUsage(start);
        return [name, (user + system) / 1000];
      }),
    ) as Record<K, number>;
  const medians = (samples: readonly Record<K, number>[]) =>
    Object.fromEntries(names.map((name) => [name, median(samples.map((sample) => sample[name]))])) as Record<K, number>;
  const cold: Record<K, number>[] = [];
  const start = process.cpuUsage();
  while (cold.length < FEWEST_WARM_UPS || process.cpuUsage(start).user / 1000 < WARMING_UP) cold.push(turn());
  const warm = Array.from({ length: rounds }, turn);
  return { ...medians(warm), cold: medians(cold.slice(0, COLD_ROUNDS)) };
}
