/** The search as a whole, over little sites held in memory. */
import { describe, expect, it } from 'vitest';
import {
  answerOf,
  HOME,
  link,
  noticeFor,
  PLAN,
  pack,
  page,
  type Site,
  search,
  tools,
} from '../../tests/sites/little-site';
import { addNotice, beginCrawl, type Crawl, crawlResult, nextWanted, retryFailed, takeOutcome } from './index';

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

  it('tells notices apart on a site that calls every page by the address of its home page', async () => {
    const head = `<link rel="canonical" href="${HOME}">`;
    const { found } = await search({
      [HOME]: page('Ash Lane', link('/pupils', 'Pupil privacy notice') + link('/staff', 'Staff privacy notice'), head),
      [`${HOME}pupils`]: noticeFor('pupils').replace('</head>', `${head}</head>`),
      [`${HOME}staff`]: noticeFor('staff').replace('</head>', `${head}</head>`),
    });
    expect(found).toHaveLength(2);
  });

  it('hands out once what stands at two addresses word for word', async () => {
    const { found, result } = await search({
      [HOME]: page('Ash Lane', link('/a', 'Pupil privacy notice') + link('/b', 'Privacy notice')),
      [`${HOME}a`]: noticeFor('pupils'),
      [`${HOME}b`]: noticeFor('pupils'),
    });
    expect(found).toHaveLength(1);
    const notices = result.candidates.filter(({ lead }) => lead.state === 'notice');
    expect(notices.map(({ also }) => also.length)).toEqual([1]);
  });

  it('goes where a page sends its reader on', async () => {
    const { found } = await search({
      [HOME]: page('', '', '<meta http-equiv="refresh" content="0; url=/welcome">'),
      [`${HOME}welcome`]: page('Ash Lane', link('/old', 'Privacy notice')),
      [`${HOME}old`]: page('', '', '<meta http-equiv="refresh" content="0; url=/new">'),
      [`${HOME}new`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}new`]);
  });

  it('takes a notice on a strange host only where it speaks of the school or its trust', async () => {
    const site = {
      [HOME]: page(
        'Ash Lane',
        link('https://trust.example.org/privacy', 'Trust privacy notice') +
          link('https://supplier.example.com/privacy', 'Supplier privacy notice'),
      ),
      'https://trust.example.org/privacy': noticeFor('pupils', 'Copse Learning Trust'),
      'https://supplier.example.com/privacy': noticeFor('customers', 'Lunchpurse Limited'),
    };
    const { found, result } = await search(site, { names: ['Ash Lane Primary School', 'Copse Learning Trust'] });
    expect(found).toEqual(['https://trust.example.org/privacy']);
    const other = result.candidates.find(({ lead }) => lead.url.startsWith('https://supplier'));
    expect(other?.lead).toMatchObject({ state: 'no-notice', reason: 'strange' });
  });

  it('keeps to its limits, and says what lies beyond them', async () => {
    const links = Array.from({ length: 6 }, (_, at) => link(`/privacy-notice-${at}`, `Privacy notice ${at}`)).join('');
    const notices = Array.from({ length: 6 }, (_, at) => [`${HOME}privacy-notice-${at}`, noticeFor(`visitors ${at}`)]);
    const { result, found } = await search(
      { [HOME]: page('Ash Lane', links), ...Object.fromEntries(notices) },
      { mostPages: 4 },
    );
    expect(found).toHaveLength(3);
    expect(result).toMatchObject({ done: 'limit', pages: 4 });
    expect(result.beyond).toHaveLength(3);
  });

  it('names what stands in a viewer, and what asks for a password', async () => {
    const { result } = await search({
      [HOME]: page('Ash Lane', link('/pupils', 'Pupil privacy notice') + link('/staff', 'Staff privacy notice')),
      [`${HOME}pupils`]: page(
        'Pupil privacy notice',
        '<iframe src="https://docs.google.com/document/d/e/2PACX/pub"></iframe>',
      ),
      [`${HOME}staff`]: page('Staff only', `<p>${'Sign in to read this. '.repeat(20)}</p><input type="password">`),
    });
    const reasons = result.candidates.map(({ lead }) => [lead.state, lead.reason]);
    expect(reasons).toContainEqual(['in-viewer', 'Google Docs document']);
    expect(reasons).toContainEqual(['unreadable', 'sign-in']);
  });

  it('looks for a kind that is missing where it may stand apart', async () => {
    const { found } = await search({
      [HOME]: page('Ash Lane', `<nav>${link('/vacancies', 'Vacancies')}${link('/gdpr', 'GDPR')}</nav>`),
      [`${HOME}gdpr`]: page('GDPR', link('/p', 'Pupil privacy notice') + link('/s', 'Staff privacy notice')),
      [`${HOME}p`]: noticeFor('pupils'),
      [`${HOME}s`]: noticeFor('staff'),
      [`${HOME}vacancies`]: page('Vacancies', link('/r', 'Privacy notice for job applicants')),
      [`${HOME}r`]: noticeFor('job applicants'),
    });
    expect(found).toContain(`${HOME}r`);
  });

  it('reads sitemaps where the menus lead nowhere', async () => {
    const { found, asked } = await search({
      [`${HOME}robots.txt`]: `Sitemap: ${HOME}map.xml`,
      [HOME]: page('Ash Lane', '<p>This site needs JavaScript.</p>'),
      [`${HOME}map.xml`]: `<urlset><url><loc>${HOME}our-privacy-notice</loc></url><url><loc>${HOME}news/1</loc></url></urlset>`,
      [`${HOME}our-privacy-notice`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}our-privacy-notice`]);
    expect(asked).not.toContain(`${HOME}news/1`);
  });

  it('does not take a page for a sitemap, and looks for another', async () => {
    const { found } = await search({
      [HOME]: page('Ash Lane', '<p>This site needs JavaScript.</p>'),
      [`${HOME}sitemap.xml`]: page('Not found', '<p>Sorry.</p>'),
      [`${HOME}sitemap_index.xml`]: `<sitemapindex><sitemap><loc>${HOME}post-sitemap.xml</loc></sitemap><sitemap><loc>${HOME}page-sitemap.xml</loc></sitemap></sitemapindex>`,
      [`${HOME}page-sitemap.xml`]: `<urlset><url><loc>${HOME}our-privacy-notice</loc></url></urlset>`,
      [`${HOME}our-privacy-notice`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}our-privacy-notice`]);
  });

  it('does not walk through a calendar without end', async () => {
    const site = new Proxy<Site>(
      { [HOME]: page('Ash Lane', link('/calendar', 'Calendar') + link('/list-1', 'Key information 1')) },
      {
        get(known, url: string) {
          const number = Number(/list-(\d+)$/.exec(url)?.[1] ?? 0);
          return number === 0 ? known[url] : page('Lists', link(`/list-${number + 1}`, 'Key information'));
        },
      },
    );
    const { asked, result } = await search(site, { mostPages: 100, mostDepth: 100 });
    expect(asked.length).toBeLessThan(45);
    expect(result.trapped.alike).toBeGreaterThan(0);
  });

  it('takes what an earlier run read of a document that has not changed', async () => {
    const site = {
      [HOME]: page('Ash Lane', link('/notice.pdf', 'Pupil privacy notice')),
      [`${HOME}notice.pdf`]: noticeFor('pupils'),
    };
    const before = await search(site);
    const reading = Object.values(before.crawl.leads).find(({ state }) => state === 'notice')?.reading ?? null;
    expect(reading).not.toBeNull();
    let crawl = beginCrawl(HOME, PLAN, pack);
    for (let [wanted] = nextWanted(crawl, 1, pack); wanted !== undefined; [wanted] = nextWanted(crawl, 1, pack)) {
      const outcome =
        wanted.as === 'document' ? ({ kind: 'not-modified', url: wanted.url } as const) : answerOf(site, wanted);
      crawl = (await takeOutcome(crawl, wanted, outcome, { ...tools, earlier: () => reading })).crawl;
    }
    const after = Object.values(crawl.leads).find(({ url }) => url.endsWith('notice.pdf'));
    expect(after).toMatchObject({ state: 'notice', reading });
    expect(crawlResult(crawl, pack).kinds[0]).toMatchObject({ id: 'pupils', found: true });
  });

  it('comes to the same end however many are asked at once', async () => {
    const site = {
      [HOME]: page('Ash Lane', link('/policies', 'Policies') + link('/gdpr', 'GDPR')),
      [`${HOME}policies`]: page('Policies', link('/p', 'Pupil privacy notice') + link('/b', 'Behaviour policy')),
      [`${HOME}gdpr`]: page('GDPR', link('/s', 'Staff privacy notice')),
      [`${HOME}p`]: noticeFor('pupils'),
      [`${HOME}s`]: noticeFor('staff'),
    };
    let crawl = beginCrawl(HOME, PLAN, pack);
    for (let wanted = nextWanted(crawl, 4, pack); wanted.length > 0; wanted = nextWanted(crawl, 4, pack)) {
      for (const one of [...wanted].reverse())
        crawl = (await takeOutcome(crawl, one, answerOf(site, one), tools)).crawl;
    }
    const notices = (of: Crawl) =>
      Object.values(of.leads)
        .filter(({ state }) => state === 'notice')
        .map(({ url }) => url);
    expect(notices(crawl).sort()).toEqual(notices((await search(site)).crawl).sort());
  });

  it('takes up an address that the user adds', async () => {
    const { crawl } = await search({ [HOME]: page('Ash Lane', '<p>Welcome.</p>') });
    const added = addNotice(crawl, 'https://www.ash.example.sch.uk/somewhere', pack);
    expect(nextWanted(added, 1, pack)).toEqual([{ url: 'https://www.ash.example.sch.uk/somewhere', as: 'page' }]);
  });
});
