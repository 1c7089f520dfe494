/** The search as a whole, over little sites held in memory. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readSource } from '../read/index';
import { loadPack } from '../rules/load';
import {
  addNotice,
  beginCrawl,
  type Crawl,
  crawlResult,
  type FetchOutcome,
  type FindPlan,
  type FindTools,
  nextWanted,
  retryFailed,
  takeOutcome,
  type Wanted,
} from './index';

const pack = await loadPack();
const tools: FindTools = {
  pack,
  read: (bytes, source) => readSource(bytes, source),
  sha256: (source) => Promise.resolve(createHash('sha256').update(source).digest('hex')),
};
const PLAN: FindPlan = {
  agent: 'Noticemark',
  notices: [],
  hosts: [],
  names: [],
  mostPages: 40,
  mostDocuments: 20,
  mostDepth: 4,
};
const HOME = 'https://www.ash.example.sch.uk/';

type Site = Record<string, string | { status: number } | { to: string; html: string }>;

function answerOf(site: Site, { url }: Wanted): FetchOutcome {
  const answer = site[url] ?? { status: 404 };
  if (typeof answer === 'object' && 'status' in answer) {
    const fault = answer.status === 404 ? 'not-found' : answer.status >= 500 ? 'server-error' : 'refused';
    return { kind: 'failed', url, fault, status: answer.status };
  }
  const [to, text] = typeof answer === 'string' ? [url, answer] : [answer.to, answer.html];
  return {
    kind: 'fetched',
    url: to,
    status: 200,
    contentType: text.startsWith('<') ? 'text/html; charset=utf-8' : 'text/plain',
    bytes: new TextEncoder().encode(text),
    retrievedAt: '2026-11-26T09:00:00Z',
    etag: null,
    lastModified: null,
  };
}

/** Runs a search to its end, its state written out and read in again after each step. */
async function search(site: Site, plan: Partial<FindPlan> = {}, home: string | null = HOME) {
  let crawl = beginCrawl(home, { ...PLAN, ...plan }, pack);
  const asked: string[] = [];
  const found: string[] = [];
  for (let [wanted] = nextWanted(crawl, 1, pack); wanted !== undefined; [wanted] = nextWanted(crawl, 1, pack)) {
    asked.push(wanted.url);
    const taken = await takeOutcome(crawl, wanted, answerOf(site, wanted), tools);
    crawl = JSON.parse(JSON.stringify(taken.crawl)) as Crawl;
    if (taken.found) found.push(taken.found.reading.url);
    expect(asked.length).toBeLessThan(200);
  }
  return { crawl, asked, found, result: crawlResult(crawl, pack) };
}

const page = (title: string, body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><main><h1>${title}</h1>${body}</main></body></html>`;

/** A short notice of an invented school that the gate takes for one. */
const noticeFor = (people: string, school = 'Ash Lane Primary School') =>
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

const link = (href: string, text: string) => `<li><a href="${href}">${text}</a></li>`;

describe('a search', () => {
  it('follows a menu to the notices, and ends when the kinds that are needed are there', async () => {
    const { found, result, asked } = await search({
      [HOME]: page(
        'Ash Lane',
        `<nav><ul>${link('/about', 'About us')}${link('/policies', 'Policies')}${link('/news', 'News')}</ul></nav>`,
      ),
      'https://www.ash.example.sch.uk/policies': page(
        'Policies',
        `<ul>${link('/privacy-pupils', 'Pupil privacy notice')}${link('/privacy-staff', 'Staff privacy notice')}${link('/behaviour', 'Behaviour policy')}</ul>`,
      ),
      'https://www.ash.example.sch.uk/privacy-pupils': noticeFor('pupils'),
      'https://www.ash.example.sch.uk/privacy-staff': noticeFor('staff'),
    });
    expect(found.sort()).toEqual([
      'https://www.ash.example.sch.uk/privacy-pupils',
      'https://www.ash.example.sch.uk/privacy-staff',
    ]);
    expect(result.done).toBe('clear');
    expect(result.kinds.filter(({ found }) => found).map(({ id }) => id)).toEqual(['pupils', 'workforce']);
    expect(asked).not.toContain('https://www.ash.example.sch.uk/news');
    expect(asked).not.toContain('https://www.ash.example.sch.uk/behaviour');
  });

  it('asks for what is out only once, until its state is loaded anew', async () => {
    const crawl = beginCrawl(HOME, PLAN, pack);
    expect(nextWanted(crawl, 5, pack)).toEqual([{ url: `${HOME}robots.txt`, as: 'robots' }]);
    expect(nextWanted(crawl, 5, pack)).toEqual([]);
    expect(nextWanted(JSON.parse(JSON.stringify(crawl)) as Crawl, 5, pack)).toHaveLength(1);
  });

  it('says which address robots.txt forbids, and leaves it alone', async () => {
    const { asked, result } = await search({
      [`${HOME}robots.txt`]: 'User-agent: *\nDisallow: /private/',
      [HOME]: page('Ash Lane', `<ul>${link('/private/privacy-notice', 'Privacy notice')}</ul>`),
      'https://www.ash.example.sch.uk/private/privacy-notice': noticeFor('pupils'),
    });
    expect(result.forbidden).toEqual(['https://www.ash.example.sch.uk/private/privacy-notice']);
    expect(asked).not.toContain('https://www.ash.example.sch.uk/private/privacy-notice');
  });

  it('reads an address that the list names, whatever robots.txt says of it', async () => {
    const notice = 'https://www.ash.example.sch.uk/private/privacy-notice';
    const { found } = await search(
      { [`${HOME}robots.txt`]: 'User-agent: *\nDisallow: /', [notice]: noticeFor('pupils') },
      { notices: [notice] },
      null,
    );
    expect(found).toEqual([notice]);
  });

  it('counts one address in two forms once', async () => {
    const { asked, found } = await search({
      [HOME]: page(
        'Ash Lane',
        [
          '/privacy/',
          '/privacy',
          '/PRIVACY/index.html',
          'http://ash.example.sch.uk/privacy?utm_source=x#top',
          '/privacy?PHPSESSID=1',
        ]
          .map((href) => link(href, 'Privacy notice'))
          .join(''),
      ),
      'https://www.ash.example.sch.uk/privacy/': noticeFor('pupils'),
    });
    expect(found).toHaveLength(1);
    expect(asked.filter((url) => /privacy/i.test(url))).toHaveLength(1);
  });

  it('tries a home page under its other forms', async () => {
    const { found, result } = await search(
      {
        'http://ash.example.sch.uk/robots.txt': { status: 404 },
        'http://ash.example.sch.uk/': { to: HOME, html: page('Ash Lane', link('/privacy', 'Privacy notice')) },
        'https://www.ash.example.sch.uk/privacy': noticeFor('pupils'),
      },
      {},
      'http://ash.example.sch.uk/',
    );
    expect(result.fault).toBeNull();
    expect(found).toEqual(['https://www.ash.example.sch.uk/privacy']);
  });

  it('says that a site can not be reached, and asks again when told to', async () => {
    const { crawl, result } = await search({ [`${HOME}robots.txt`]: { status: 503 } });
    expect(result).toMatchObject({ done: 'unreachable', fault: 'server-error' });
    expect(nextWanted(retryFailed(crawl), 1, pack)).toEqual([{ url: `${HOME}robots.txt`, as: 'robots' }]);
  });

  it('takes up an address that the user adds', async () => {
    const { crawl } = await search({ [HOME]: page('Ash Lane', '<p>Welcome.</p>') });
    const added = addNotice(crawl, 'https://www.ash.example.sch.uk/somewhere', pack);
    expect(nextWanted(added, 1, pack)).toEqual([{ url: 'https://www.ash.example.sch.uk/somewhere', as: 'page' }]);
  });
});
