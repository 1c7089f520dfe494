/** Little sites held in memory, and a search of them: for tests of the finder. */
import { createHash } from 'node:crypto';
import {
  beginCrawl,
  type Crawl,
  crawlResult,
  type FetchFault,
  type FetchOutcome,
  type FindPlan,
  type FindTools,
  nextWanted,
  takeOutcome,
  type Wanted,
} from '../../src/find/index';
import { readSource } from '../../src/read/index';
import { loadPack } from '../../src/rules/load';

export const pack = await loadPack();
export const tools: FindTools = {
  pack,
  read: (bytes, source) => readSource(bytes, source),
  sha256: (source) => Promise.resolve(createHash('sha256').update(source).digest('hex')),
};
export const PLAN: FindPlan = {
  agent: 'Noticemark',
  notices: [],
  hosts: [],
  names: [],
  mostPages: 40,
  mostDocuments: 20,
  mostDepth: 4,
};
export const HOME = 'https://www.ash.example.sch.uk/';

/** By address: text, a status, or what another address answers. */
export type Site = Record<
  string,
  string | Uint8Array | { status: number } | { fault: FetchFault } | { to: string; html: string }
>;

export function answerOf(site: Site, { url }: Wanted): FetchOutcome {
  const answer = site[url] ?? { status: 404 };
  if (typeof answer === 'object' && 'status' in answer) {
    const fault = answer.status === 404 ? 'not-found' : answer.status >= 500 ? 'server-error' : 'refused';
    return { kind: 'failed', url, fault, status: answer.status };
  }
  if (typeof answer === 'object' && 'fault' in answer)
    return { kind: 'failed', url, fault: answer.fault, status: null };
  const [to, text] =
    typeof answer === 'string' || answer instanceof Uint8Array ? [url, answer] : [answer.to, answer.html];
  return {
    kind: 'fetched',
    url: to,
    status: 200,
    contentType: typeof text === 'string' && text.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain',
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
    retrievedAt: '2026-11-26T09:00:00Z',
    etag: null,
    lastModified: null,
  };
}

/** Runs a search to its end, its state written out and read in again after each step. */
export async function search(site: Site, plan: Partial<FindPlan> = {}, home: string | null = HOME) {
  let crawl = beginCrawl(home, { ...PLAN, ...plan }, pack);
  const asked: string[] = [];
  const found: string[] = [];
  for (let [wanted] = nextWanted(crawl, 1, pack); wanted !== undefined; [wanted] = nextWanted(crawl, 1, pack)) {
    asked.push(wanted.url);
    const taken = await takeOutcome(crawl, wanted, answerOf(site, wanted), tools);
    crawl = JSON.parse(JSON.stringify(taken.crawl)) as Crawl;
    if (taken.found) found.push(taken.found.reading.url);
    if (asked.length > 200) throw new Error('the search does not end');
  }
  return { crawl, asked, found, result: crawlResult(crawl, pack) };
}

export const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** A short notice of an invented school that the gate takes for one. */
export const noticeFor = (people: string, school = 'Ash Lane Primary School') =>
  page(
    `Privacy notice for ${people}`,
    `<p>This privacy notice explains how ${school} collects, stores and uses personal data about ${people}. ${school} is the data controller.</p>
<h2>The data we hold</h2><p>We hold the names, addresses and contact details of ${people}, and records of their attendance.</p>
<h2>Why we use this data</h2><p>We use this data to support learning, to keep people safe and to meet our legal obligations.</p>
<h2>Our lawful basis</h2><p>We rely on Article 6(1)(e) of the UK GDPR, a task carried out in the public interest.</p>
<h2>Who we share data with</h2><p>We share data with the local authority and the Department for Education.</p>
<h2>How long we keep it</h2><p>We keep it for as long as our retention schedule says, and then destroy it.</p>
<h2>Your rights</h2><p>You have the right to ask for a copy of the data we hold about you and to have it corrected.</p>
<h2>Complaints</h2><p>You can complain to the Information Commissioner's Office.</p>`,
  );

export const link = (href: string, text: string) => `<li><a href="${href}">${text}</a></li>`;
