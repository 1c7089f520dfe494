/**
 * `npm run bulk:proof [-- --short | --no-memory | --memory [--memory-sites FEW,MANY] | --files | --browser | --large | --sites N --seed N]`:
 * runs the command line over invented school sites and prints what was found against what is there, what ten kills cost,
 * how much memory 600 and 6,000 documents take, and how many documents a second are read and reviewed where nobody has to
 * be waited for. With --files, what writing the files of 600 and of 6,000 reports takes. With --browser, the built extension in the real browser instead: ten kills each of its page, its worker
 * and the browser itself; with --large, how the bulk page copes with 300 schools and 6,000 reports. Exit 1 where a bound
 * is broken.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type BulkStore, candidatesOf, type KeptCandidate, rowsOf, schoolsOf } from '../../src/bulk/store';
import { createBatchFolder, openBatchFolder } from '../../src/cli/bulk-store';
import build from '../e2e/support/build';
import { chanceOf } from '../sites/chance';
import { type SchoolTruth, type Sites, startSites } from '../sites/sites';
import { killBrowser } from './browser-kills';
import { fillBatch } from './fill-batch';
import { largeBatch, measureLargeBatch, type ReviewedTemplate, templatesIn } from './large-batch';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    memory: { type: 'boolean' },
    files: { type: 'boolean' },
    browser: { type: 'boolean' },
    large: { type: 'boolean' },
    'no-memory': { type: 'boolean' },
    'memory-sites': { type: 'string' },
    sites: { type: 'string' },
    seed: { type: 'string' },
  },
});
const short = values.short ?? false;
const count = Number(values.sites ?? (short ? 12 : 60));
const seed = Number(values.seed ?? 1);
const KILLS = short ? 2 : 10;
const LEAST = 0.97;
/** Sites with about 600 and about 6,000 pages and documents that are read. */
const MEMORY_SITES = (values['memory-sites'] ?? '75,750').split(',').map(Number);
/** Peak memory with many times the documents, over that with few. */
const MOST_GROWTH = 1.5;

const scratch = mkdtempSync(path.join(tmpdir(), 'noticemark-bulk-'));
const chance = chanceOf(`kills ${seed}`);
const { next: random } = chance;
let broken = 0;
const say = (line: string) => console.log(line);
const bound = (holds: boolean, line: string) => {
  say(`${holds ? '  ' : '! '}${line}`);
  if (!holds) broken++;
};

interface World {
  readonly sites: Sites;
  readonly list: string;
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => Promise<void>;
}

async function world(schools: number, ofSeed: number): Promise<World> {
  const sites = await startSites({ count: schools, seed: ofSeed });
  const names = createServer((request, response) => {
    const host = decodeURIComponent((request.url ?? '/').slice(1));
    response.writeHead(sites.route(host) === null ? 404 : 200).end();
  });
  await new Promise<void>((resolve) => {
    names.listen(0, '127.0.0.1', resolve);
  });
  const list = path.join(scratch, `list-${schools}-${ofSeed}.csv`);
  writeFileSync(list, sites.csv());
  return {
    sites,
    list,
    env: { ...process.env, SITES: String(sites.port), NAMES: String((names.address() as AddressInfo).port) },
    async close() {
      names.closeAllConnections();
      names.close();
      await sites.close();
    },
  };
}

function start({ env }: Pick<World, 'env'>, args: readonly string[], usage?: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'tests/bulk/proof-cli.ts', ...args, '--as-of', '2026-11-26'], {
    env: usage === undefined ? env : { ...env, USAGE: usage },
    stdio: ['ignore', 'ignore', process.env.VERBOSE ? 'inherit' : 'ignore'],
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.on('exit', (status) => resolve(status)));
}

async function run(
  of: World,
  out: string,
  usage?: string,
): Promise<{ readonly status: number | null; readonly ms: number }> {
  const begun = Date.now();
  const status = await ended(start(of, [of.list, '--out', out, '--pace', '0'], usage));
  return { status, ms: Date.now() - begun };
}

const usageIn = (file: string) =>
  JSON.parse(readFileSync(file, 'utf8')) as { readonly peak: number; readonly seconds: number };
const requestsOf = ({ sites }: World) => [...sites.requests().values()].reduce((sum, one) => sum + one, 0);
/** Everything but the times. */
const resultsIn = (out: string) =>
  readFileSync(path.join(out, 'results.jsonl'), 'utf8').replace(/"retrievedAt":"[^"]*"/g, '');

async function opened<T>(out: string, act: (store: BulkStore) => Promise<T>): Promise<T> {
  const store = await openBatchFolder(path.join(out, 'kept'));
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}

async function documentsOf(store: BulkStore): Promise<number> {
  let sum = 0;
  for await (const { state } of schoolsOf(store)) sum += state.documents;
  return sum;
}

/** What was found against what is there. */
async function judge(store: BulkStore, truths: readonly SchoolTruth[]) {
  const tally = { there: 0, found: 0, wrong: 0, kinds: 0, told: 0, toTell: 0 };
  const candidates = new Map<string, KeptCandidate[]>();
  for await (const one of candidatesOf(store)) candidates.set(one.school, [...(candidates.get(one.school) ?? []), one]);
  const kindsOf = new Map<string, string[]>();
  for await (const { candidate, kind } of rowsOf(store)) {
    kindsOf.set(candidate, [...(kindsOf.get(candidate) ?? []), kind]);
  }
  for (const { row, notices } of truths) {
    const own = candidates.get(row.urn) ?? [];
    const read = own.filter(({ state }) => state === 'notice');
    const addressesOf = ({ url, readFrom, also }: KeptCandidate) => [url, readFrom ?? '', ...also];
    const failures = await store.ofSchool('failures', row.urn);
    const { remarks = [] } = (await store.get('schools', row.urn)) ?? {};
    /** A document that stands on the site in two forms is told by either. */
    const isOf = (one: KeptCandidate, { address, also }: (typeof notices)[number]) =>
      [address, ...also].some((form) => addressesOf(one).includes(form));
    for (const notice of notices) {
      const found = read.find((one) => isOf(one, notice));
      if (notice.reach !== 'open') {
        tally.toTell++;
        const said =
          failures.some(({ url, candidate }) => url === notice.address || candidate === null) ||
          own.some(({ url, state, reason }) => url === notice.address && state !== 'notice' && reason !== null) ||
          remarks.some((remark) => remark.includes(notice.address) || remark.includes('more'));
        if (said) tally.told++;
        continue;
      }
      tally.there++;
      if (found === undefined) {
        say(`  missed ${row.name}: ${notice.address}`);
        continue;
      }
      tally.found++;
      if ([...(kindsOf.get(found.id) ?? [])].sort().join() === [...notice.kinds].sort().join()) tally.kinds++;
    }
    for (const one of read) {
      if (notices.some((notice) => isOf(one, notice))) continue;
      tally.wrong++;
      say(`  wrong  ${row.name}: ${one.url}`);
    }
  }
  return tally;
}

async function proveFinding(of: World, out: string): Promise<number> {
  const usage = path.join(scratch, 'usage');
  const { status, ms } = await run(of, out, usage);
  const requests = requestsOf(of);
  const { tally, documents, size } = await opened(out, async (store) => ({
    tally: await judge(store, of.sites.truth),
    documents: await documentsOf(store),
    size: (await store.size()) / 1024 / 1024,
  }));
  const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  const recall = share(tally.found, tally.there);
  const precision = share(tally.found, tally.found + tally.wrong);
  say(`${count} invented sites, seed ${seed}, by the command line`);
  bound(status === 0 || status === 2, `ended with ${status} after ${(ms / 1000).toFixed(1)} s`);
  bound(recall >= LEAST, `recall     ${recall.toFixed(3)} (${tally.found} of ${tally.there} notices that can be had)`);
  bound(precision >= LEAST, `precision  ${precision.toFixed(3)} (${tally.wrong} taken for notices that are none)`);
  bound(
    share(tally.kinds, tally.found) >= LEAST,
    `kinds      ${share(tally.kinds, tally.found).toFixed(3)} right of those found`,
  );
  bound(tally.told === tally.toTell, `said       ${tally.told} of ${tally.toTell} that cannot be had, with why`);
  say(
    `  requests   ${requests}: ${(requests / Math.max(1, tally.found)).toFixed(1)} a notice found, ${(requests / count).toFixed(1)} a site`,
  );
  say(
    `  documents  ${documents} pages and documents read, ${(documents / (ms / 1000)).toFixed(1)} a second at no pace`,
  );
  say(
    `  took       ${(usageIn(usage).seconds / documents).toFixed(3)} s of processor a page or document, all threads and the start included; ${(size / count).toFixed(3)} MB kept a site`,
  );
  return ms;
}

async function proveKills(of: World, whole: string, ms: number): Promise<void> {
  const out = path.join(scratch, 'killed');
  of.sites.forgetRequests();
  let killed = 0;
  let kept = -1;
  while (killed < KILLS) {
    const args = kept < 0 ? [of.list, '--out', out, '--pace', '0', '--resume'] : ['--resume', '--out', out];
    const child = start(of, args);
    const end = ended(child);
    // A short run is killed early enough that it can't be over before.
    const latest = (ms / KILLS) * (short ? 0.7 : 1.4);
    const timer = setTimeout(() => child.kill('SIGKILL'), 1500 + random() * latest);
    const status = await end;
    clearTimeout(timer);
    if (status !== null) break;
    killed++;
    kept = 1;
  }
  const status = await ended(start(of, ['--resume', '--out', out, '--pace', '0']));
  const requests = requestsOf(of);
  const same = resultsIn(out) === resultsIn(whole);
  bound(
    killed === KILLS || (short && killed > 0),
    `killed ${killed} times at random, then gone on with to the end (${status})`,
  );
  bound(same, `the results are ${same ? 'the same to the byte, times apart' : 'not the same'}`);
  const rows = await opened(out, async (store) => {
    const ids: string[] = [];
    for await (const { id } of rowsOf(store)) ids.push(id);
    return ids;
  });
  bound(new Set(rows).size === rows.length, `${rows.length} notices, none twice`);
  say(`  requests   ${requests}, with what was under way when it was killed`);
}

async function proveAgain(of: World, whole: string): Promise<void> {
  of.sites.forgetRequests();
  const out = path.join(scratch, 'again');
  const begun = Date.now();
  const status = await ended(start(of, [of.list, '--out', out, '--pace', '0', '--previous', whole]));
  const same = resultsIn(out) === resultsIn(whole);
  bound(same, `run anew against the run before (${status}): ${same ? 'the same results' : 'other results'}`);
  say(`  time       ${((Date.now() - begun) / 1000).toFixed(1)} s`);
}

async function proveMemory(): Promise<void> {
  const peaks: number[] = [];
  for (const schools of MEMORY_SITES) {
    const of = await world(schools, seed + 1);
    const out = path.join(scratch, `memory-${schools}`);
    const file = path.join(scratch, `peak-${schools}`);
    const { ms } = await run(of, out, file);
    const peak = usageIn(file).peak / 1024 / 1024;
    peaks.push(peak);
    const [documents, size, requests] = await opened(out, async (store) => [
      await documentsOf(store),
      (await store.size()) / 1024 / 1024,
      requestsOf(of),
    ]);
    say(
      `  ${schools} sites, ${documents} pages and documents: peak memory ${peak.toFixed(0)} MB, ${size.toFixed(1)} MB kept, ${requests} requests, ${(ms / 1000).toFixed(0)} s, ${(documents / (ms / 1000)).toFixed(1)} documents a second`,
    );
    await of.close();
    rmSync(out, { recursive: true, force: true });
  }
  const growth = (peaks[1] ?? 0) / (peaks[0] ?? 1);
  bound(
    growth <= MOST_GROWTH,
    `peak memory with ${((MEMORY_SITES[1] ?? 0) / (MEMORY_SITES[0] ?? 1)).toFixed(0)} times the sites: ${growth.toFixed(2)} times as much`,
  );
}

/** Schools whose files are written, of as many notices each as the large batch has. */
const FILES_OF = [30, 300] as const;

/** Finished batches are gone on with: the command line has nothing to do but write their files. */
async function proveFiles(): Promise<void> {
  const templates = await reviewedTemplates();
  const peaks: number[] = [];
  for (const schools of FILES_OF) {
    const out = path.join(scratch, `files-${schools}`);
    const usage = path.join(scratch, `usage-${schools}`);
    const batch = { ...largeBatch(schools), pack: 'filled' };
    const store = await createBatchFolder(path.join(out, 'kept'), batch);
    const reports = await fillBatch(store, batch, LARGE.notices, templates);
    await store.close();
    const status = await ended(start({ env: process.env }, ['--resume', '--out', out], usage));
    const { peak, seconds } = usageIn(usage);
    peaks.push(peak / MEGABYTE);
    bound(
      status === 2,
      `files of ${reports} reports: ${seconds.toFixed(0)} s of processor, peak memory ${(peak / MEGABYTE).toFixed(0)} MB (${status})`,
    );
    rmSync(out, { recursive: true, force: true });
  }
  const growth = (peaks[1] ?? 0) / (peaks[0] ?? 1);
  bound(growth <= MOST_GROWTH, `peak memory with 10 times the reports: ${growth.toFixed(2)} times as much`);
}

/** A few real reviews, from which large batches are filled. */
async function reviewedTemplates(): Promise<readonly ReviewedTemplate[]> {
  const of = await world(LARGE.reviewed, seed);
  const out = path.join(scratch, 'reviewed');
  await run(of, out);
  await of.close();
  return opened(out, templatesIn);
}

/** Sites that the browser goes through: as many as there is work for all kills. */
const BROWSER_SITES = 12;

async function proveBrowserKills(): Promise<void> {
  const schools = Number(values.sites ?? BROWSER_SITES);
  say(`${schools} invented sites, seed ${seed}, by the bulk page in the browser`);
  const { kills, notices, requests, again, mostAgain, different, problems } = await killBrowser(
    schools,
    seed,
    KILLS,
    chance,
    say,
  );
  const words = Object.entries(kills).map(([what, times]) => `${what} ${times}`);
  say(`  ended      ${words.join(', ')}; each time gone on with`);
  bound(
    different.length === 0,
    `kept       ${notices} notices and all else as in a run that was left alone, times apart`,
  );
  for (const one of different) say(`    not the same: ${one}`);
  bound(
    again <= mostAgain,
    `requests   ${requests.killed} instead of ${requests.whole}: ${again} asked again, of ${mostAgain} at most that were under way`,
  );
  bound(problems.length === 0, `errors     ${problems.length} inside the page`);
  for (const problem of problems) say(`    ${problem}`);
}

/** Of the large batch: schools, notices of each, and sites whose reviews its reports are made from. */
const LARGE = { schools: 300, notices: 20, reviewed: 8 } as const;
/** Milliseconds of the page's own work, as clocks tell more of the machine: at a key or a click, when opening, for a file. */
const MOST_MS = { step: 500, opening: 5_000, file: 120_000 } as const;
const MEGABYTE = 1024 * 1024;
/** Of the page's heap: the result, and what an export holds beside it; not all reports, which take many times that. */
const MOST_HEAP = 400 * MEGABYTE;

async function proveLargeBatch(): Promise<void> {
  const templates = await reviewedTemplates();
  const schools = Number(values.sites ?? LARGE.schools);
  say(`${schools} schools with ${LARGE.notices} reports each in the bulk page, from ${templates.length} real reviews`);
  const mb = (bytes: number) => `${(bytes / MEGABYTE).toFixed(0)} MB`;
  const large = await measureLargeBatch(
    schools,
    LARGE.notices,
    templates,
    ({ what, kind, ms, work, silence, bytes }) => {
      const size = bytes === undefined ? '' : `, ${mb(bytes)}`;
      const line = `${what.padEnd(28)} ${work.toFixed(0)} ms of work, ${ms.toFixed(0)} ms by the clock${size}; silent for ${silence.toFixed(0)} ms at most`;
      bound(work <= MOST_MS[kind], line);
    },
  );
  say(
    `  kept       ${large.reports} reports: ${mb(large.kept)} by the page's own count, ${mb(large.onDisk)} by the browser's`,
  );
  bound(
    large.heap.peak <= MOST_HEAP,
    `heap       ${mb(large.heap.grid)} with the grid, ${mb(large.heap.peak)} at most`,
  );
  bound(large.problems.length === 0, `errors     ${large.problems.length} inside the page`);
  for (const problem of large.problems) say(`    ${problem}`);
}

if (values.browser) {
  build();
  await proveBrowserKills();
} else if (values.files) await proveFiles();
else if (values.large) {
  build();
  await proveLargeBatch();
} else if (!values.memory) {
  const of = await world(count, seed);
  const whole = path.join(scratch, 'whole');
  const ms = await proveFinding(of, whole);
  await proveKills(of, whole, ms);
  if (!short) await proveAgain(of, whole);
  await of.close();
}
if (!short && !values['no-memory'] && !values.browser && !values.large && !values.files) {
  if (!values.memory) await proveFiles();
  await proveMemory();
}
if (!process.env.KEEP) rmSync(scratch, { recursive: true, force: true });
say(broken === 0 ? 'every bound holds' : `${broken} bounds are broken`);
process.exitCode = broken === 0 ? 0 : 1;
