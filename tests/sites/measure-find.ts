/**
 * `npm run find:proof [-- COUNT [SEED]] [--only=NUMBER,...] [--verbose]`: searches the invented sites for their notices and prints what was found against
 * what is there. Exit 1 where recall or precision is below 0.97.
 */
import { loadPack } from '../../src/rules/load';
import { type Searched, searchSite, tallyOf, toolsOf } from './search-site';
import { startSites } from './sites';

const LEAST = 0.97;
const [count = 60, seed = 1] = process.argv
  .slice(2)
  .filter((one) => /^\d+$/.test(one))
  .map(Number);
const only = onlyOf(process.argv.find((one) => one.startsWith('--only=')));
const verbose = process.argv.includes('--verbose');

/** `--only=3,9`: numbers of the sites. */
function onlyOf(argument: string | undefined): ReadonlySet<number> | null {
  return argument === undefined ? null : new Set(argument.slice('--only='.length).split(',').map(Number));
}

const tools = toolsOf(await loadPack(), true);
const begun = Date.now();
const sites = await startSites({ count, seed });
const searched: Searched[] = [];
for (const truth of sites.truth) {
  if (only !== null && !only.has(truth.plan.number)) continue;
  const one = await searchSite(truth, sites, tools);
  searched.push(one);
  if (verbose)
    console.log(`${truth.plan.number} ${truth.row.name}: ${one.result.requests} requests, ${one.result.done}`);
}
const requests = [...sites.requests().values()].reduce((sum, one) => sum + one, 0);
await sites.close();

const tally = tallyOf(searched);
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const recall = share(tally.found, tally.there);
const precision = share(tally.found, tally.found + tally.wrong);
for (const line of tally.lines) console.log(line);
console.log(`${searched.length} sites, seed ${seed}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
console.log(`recall     ${recall.toFixed(3)}  (${tally.found} of ${tally.there} notices that can be had)`);
console.log(`precision  ${precision.toFixed(3)}  (${tally.wrong} taken for notices that are none)`);
console.log(`kinds      ${share(tally.kinds, tally.found).toFixed(3)}  right of those found`);
console.log(`said       ${tally.told} of ${tally.toTell} that can't be had, with why`);
console.log(
  `requests   ${requests}, ${(requests / Math.max(1, tally.found)).toFixed(1)} a notice found, ${(requests / Math.max(1, searched.length)).toFixed(1)} a site`,
);
if (recall < LEAST || precision < LEAST) process.exitCode = 1;
