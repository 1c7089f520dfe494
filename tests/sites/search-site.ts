/** Searches invented sites in one process, and holds what was found against what is there. */
import { createHash } from 'node:crypto';
import { startPdfThread } from '../../src/cli/pdf-thread';
import type { Pack } from '../../src/engine/pack';
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
import { siteFetch } from './fetch-site';
import type { SchoolTruth, Sites } from './sites';

export interface Searched {
  readonly truth: SchoolTruth;
  readonly result: CrawlResult;
}

/** @param ownThread PDF files are read on a thread of their own, as on the command line */
export function toolsOf(pack: Pack, ownThread = false): FindTools {
  const pdf = ownThread ? { pdf: { startThread: startPdfThread } } : {};
  return {
    pack,
    read: (bytes, source) => readSource(bytes, { ...source, ...pdf }),
    sha256: (source) => Promise.resolve(createHash('sha256').update(source).digest('hex')),
  };
}

/** Two requests at a time. */
export async function searchSite(truth: SchoolTruth, sites: Sites, tools: FindTools): Promise<Searched> {
  const { pack } = tools;
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

export interface Tally {
  /** Notices that can be had, those of them that were found, and those whose kinds were told right. */
  readonly there: number;
  readonly found: number;
  readonly kinds: number;
  /** Taken for notices that are none. */
  readonly wrong: number;
  /** Notices that can't be had, and those of them of which it is said why. */
  readonly toTell: number;
  readonly told: number;
  /** What is not as it should be. */
  readonly lines: readonly string[];
}

export function tallyOf(searched: readonly Searched[]): Tally {
  const tally = { there: 0, found: 0, wrong: 0, kinds: 0, told: 0, toTell: 0 };
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  for (const { truth, result } of searched) {
    const { plan, notices } = truth;
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
          tell(
            `kinds    ${label}: ${notice.address} ${kinds.join()} and it is ${notice.kinds.join()} (${notice.title})`,
          );
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
  }
  return { ...tally, lines };
}
