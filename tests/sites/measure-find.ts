/**
 * `npm run find:proof [-- COUNT [SEED]] [--only=NUMBER,...] [--verbose]`: searches the invented sites for their notices and prints what was found against
 * what is there. Exit 1 where recall or precision is below 0.97.
 */
import { createHash } from 'node:crypto';
import { startPdfThread } from '../../src/cli/pdf-thread';
import {
  beginCrawl,
  type CrawlResult,
  crawlResult,
  type FindTools,
  nextWanted,
  takeOutcome,
  USUAL_LIMITS,
} from '../../src/find/index';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';
import { siteFetch } from './fetch-site';
import { type SchoolTruth, type Sites, startSites } from './sites';

const LEAST = 0.97;
const [count = 60, seed = 1] = process.argv
  .slice(2)
  .filter((one) => /^\d+$/.test(one))
  .map(Number);
const only = onlyOf(process.argv.find((one) => one.startsWith('--only=')));
const verbose = process.argv.includes('--verbose');

const pack = await loadPack();
const tools: FindTools = {
  pack,
  read: (bytes, source) => readSource(bytes, { ...source, pdf: { startThread: startPdfThread } }),
  sha256: (source) => Promise.resolve(createHash('sha256').update(source).digest('hex')),
};

/** `--only=3,9`: numbers of the sites. */
function onlyOf(argument: string | undefined): ReadonlySet<number> | null {
  return argument === undefined ? null : new Set(argument.slice('--only='.length).split(',').map(Number));
}

interface Searched {
  readonly truth: SchoolTruth;
  readonly result: CrawlResult;
}

async function search(truth: SchoolTruth, sites: Sites): Promise<Searched> {
  const ask = siteFetch(sites);
  const { name, trust, website } = truth.row;
  const names = [name, ...(trust === null ? [] : [trust])];
  const home = /^https?:/.test(website) ? website : `http://${website}`;
  let crawl = beginCrawl(home, { agent: 'Noticemark', notices: [], hosts: [], names, ...USUAL_LIMITS }, pack);
  for (let wanted = nextWanted(crawl, 2, pack); wanted.length > 0; wanted = nextWanted(crawl, 2, pack)) {
    const outcomes = await Promise.all(
      wanted.map(async (one) => {
        const outcome = await ask(one);
        // A passing fault is tried again, as a run does.
        return outcome.kind === 'failed' && outcome.fault === 'server-error' ? ask(one) : outcome;
      }),
    );
    for (const [at, one] of wanted.entries()) {
      const outcome = outcomes[at];
      if (outcome !== undefined) crawl = (await takeOutcome(crawl, one, outcome, tools)).crawl;
    }
  }
  return { truth, result: crawlResult(crawl, pack) };
}

const begun = Date.now();
const sites = await startSites({ count, seed });
const searched: Searched[] = [];
for (const truth of sites.truth)
  if (only === null || only.has(truth.plan.number)) searched.push(await search(truth, sites));
const requests = [...sites.requests().values()].reduce((sum, one) => sum + one, 0);
await sites.close();

const tally = { there: 0, found: 0, wrong: 0, kinds: 0, told: 0, toTell: 0 };
const lines: string[] = [];
const tell = (line: string) => void lines.push(line);
for (const { truth, result } of searched) {
  const { plan, notices, row } = truth;
  const label = `${plan.number} ${plan.style} ${plan.quirk} ${plan.way.join(' > ')} (${plan.listing})`;
  const read = result.candidates.filter(({ lead }) => lead.state === 'notice');
  const addressesOf = ({ lead, also }: (typeof read)[number]) => [lead.url, lead.reading?.url ?? '', ...also];
  for (const notice of notices) {
    const found = read.find((one) =>
      [notice.address, ...notice.also].some((address) => addressesOf(one).includes(address)),
    );
    if (notice.reach === 'open') {
      tally.there++;
      if (found === undefined) {
        const lead = result.candidates.find(({ lead: { url } }) => url === notice.address)?.lead;
        tell(
          `missed   ${label}: ${notice.address} ${notice.title} [${lead ? `${lead.state} ${lead.notice} ${lead.reason}` : 'never seen'}]`,
        );
        continue;
      }
      tally.found++;
      const kinds = (found.lead.reading?.notices ?? []).map(({ kind }) => kind);
      const right = [...kinds].sort().join() === [...notice.kinds].sort().join();
      if (right) tally.kinds++;
      else
        tell(`kinds    ${label}: ${notice.address} ${kinds.join()} and it is ${notice.kinds.join()} (${notice.title})`);
      continue;
    }
    // What can't be had has to be said, with why.
    tally.toTell++;
    const said =
      result.forbidden.includes(notice.address) ||
      result.done === 'unreachable' ||
      result.done === 'forbidden' ||
      result.candidates.some(
        ({ lead }) => lead.url === notice.address && lead.state !== 'notice' && lead.reason !== null,
      );
    if (said) tally.told++;
    else tell(`untold   ${label}: ${notice.address} (${notice.reach})`);
  }
  for (const one of read) {
    if (notices.some(({ address, also }) => [address, ...also].some((known) => addressesOf(one).includes(known))))
      continue;
    tally.wrong++;
    tell(
      `wrong    ${label}: ${one.lead.url} ${(one.lead.reading?.notices ?? []).map(({ kind }) => kind).join()} "${one.lead.text}"`,
    );
  }
  if (verbose)
    tell(
      `         ${row.name}: ${label}: ${read.length} of ${notices.length}, ${result.requests} requests, ${result.done}`,
    );
}

const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const recall = share(tally.found, tally.there);
const precision = share(tally.found, tally.found + tally.wrong);
for (const line of lines) console.log(line);
console.log(`${searched.length} sites, seed ${seed}, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
console.log(`recall     ${recall.toFixed(3)}  (${tally.found} of ${tally.there} notices that can be had)`);
console.log(`precision  ${precision.toFixed(3)}  (${tally.wrong} taken for notices that are none)`);
console.log(`kinds      ${share(tally.kinds, tally.found).toFixed(3)}  right of those found`);
console.log(`said       ${tally.told} of ${tally.toTell} that can't be had, with why`);
console.log(
  `requests   ${requests}, ${(requests / Math.max(1, tally.found)).toFixed(1)} a notice found, ${(requests / Math.max(1, searched.length)).toFixed(1)} a site`,
);
if (recall < LEAST || precision < LEAST) process.exitCode = 1;
