/** The search on what schools' sites are really like: held up, parked, put together by scripts, gone, on many hosts. */
import { gzipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { HOME, link, noticeFor, page, type Site, search } from '../../tests/sites/little-site';

const NAMES = { names: ['Ash Lane Primary School', 'Vale Trust'] };
const policies = (links: string, head = '') => page('Policies', `<ul>${links}</ul>`, head);
const list = (...links: readonly (readonly [string, string])[]) =>
  links.map(([href, text]) => link(href, text)).join('');
const menu = list(
  ['/about', 'About us'],
  ['/policies', 'Policies'],
  ['/news', 'News'],
  ['/term-dates', 'Term dates'],
  ['/contact', 'Contact us'],
);

describe('a home page that stands in for a site', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'challenge',
      'Cloudflare, answered as if all were well',
      '<html><head><title>Just a moment...</title></head><body><noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={};var a="/cdn-cgi/challenge-platform/h/b"</script></body></html>',
    ],
    [
      'challenge',
      'a host that checks browsers',
      '<html><head><title>One moment, please...</title></head><body><h1>Please wait while your request is being verified...</h1><script>setTimeout(go, 5000)</script></body></html>',
    ],
    [
      'challenge',
      'a captcha',
      '<html><head><title>Ash Lane</title></head><body><p>Please complete the security check to access the website.</p><div id="g-recaptcha"></div></body></html>',
    ],
    [
      'no-site',
      'a domain for sale',
      '<html><head><title>ashlane.example</title></head><body><h1>ashlane.example</h1><p>This domain name may be for sale. <a href="https://broker.example/buy">Enquire now</a></p></body></html>',
    ],
    [
      'no-site',
      'a lander put in by script',
      '<!DOCTYPE html><html><head><script>window.onload=function(){window.location.href="/lander"}</script></head></html>',
    ],
    [
      'no-site',
      'an account that was suspended',
      '<html><head><title>Account Suspended</title></head><body><h1>Account Suspended</h1><p>Please contact your hosting provider.</p></body></html>',
    ],
    ['no-site', 'a new server', page('Welcome to nginx!', '<p>If you see this page, the server works.</p>')],
    ['no-site', 'nothing at all', '<html><head><title></title></head><body></body></html>'],
    [
      'script-only',
      'an application',
      '<!doctype html><html><head><title>Ash Lane</title><script src="/static/js/main.js"></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>',
    ],
    [
      'script-only',
      'an application without a word',
      '<!doctype html><html><head><title>Ash Lane</title></head><body><app-root></app-root><script src="/main.js"></script></body></html>',
    ],
    ['not-found', 'a "not found" page', page('Page not found', '<p>Sorry, this page does not exist.</p>')],
  ];
  it.each(cases)('is told as "%s": %s', async (fault, _, html) => {
    const site: Site = {
      [HOME]: html,
      'https://ash.example.sch.uk/': html,
      'http://www.ash.example.sch.uk/': html,
      'http://ash.example.sch.uk/': html,
    };
    const { result, found } = await search(site);
    expect(result).toMatchObject({ fault, done: 'unreachable' });
    expect(found).toEqual([]);
  });

  it('is none of these where it is a school’s, however short or protected', async () => {
    const homes = [
      page(
        'Ash Lane',
        `<ul>${menu}</ul><p>Our new prospectus is coming soon. The domain of our learning is wide. The old minibus is for sale.</p>`,
      ),
      page(
        'Ash Lane',
        `<ul>${menu}</ul><p>${'We are a happy school. '.repeat(60)}</p>`,
        '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><script src="/_Incapsula_Resource?SWJIYLWA=1"></script>',
      ),
      `<html><head><title>Ash Lane</title><script src="/a.js"></script></head><body><div id="root"></div><noscript>Please enable JavaScript</noscript><main><h1>Ash Lane</h1><ul>${menu}</ul></main></body></html>`,
      // A door.
      '<html><head><title>Ysgol Ash / Ash School</title></head><body><a href="/cym">Cymraeg</a> <a href="/en">English</a></body></html>',
    ];
    for (const html of homes) {
      const { result, found } = await search({
        [HOME]: html,
        [`${HOME}en`]: page('Ash Lane', `<ul>${menu}</ul>`),
        [`${HOME}policies`]: policies(list(['/privacy', 'Privacy notice for pupils'])),
        [`${HOME}privacy`]: noticeFor('pupils'),
      });
      expect(result.fault).toBeNull();
      expect(found).toEqual([`${HOME}privacy`]);
    }
  });

  it('made by scripts is no fault where a sitemap leads on', async () => {
    const { result, found } = await search({
      [HOME]: '<html><body><div id="app"></div><script src="/app.js"></script></body></html>',
      [`${HOME}sitemap.xml`]: `<urlset><url><loc>${HOME}privacy-notice-pupils</loc></url></urlset>`,
      [`${HOME}privacy-notice-pupils`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}privacy-notice-pupils`]);
    expect(result.fault).toBeNull();
  });

  it('is looked for in other forms of its address, and the fault that says most is told', async () => {
    const parked = page('ash.example', '<p>Buy this domain.</p>');
    const bad = await search({ [HOME]: parked });
    expect(bad.result).toMatchObject({ fault: 'no-site', done: 'unreachable' });
    const good = await search({
      [HOME]: parked,
      'https://ash.example.sch.uk/': page('Ash Lane', list(['/privacy', 'Privacy notice'])),
      'https://ash.example.sch.uk/privacy': noticeFor('pupils'),
    });
    expect(good.found).toEqual(['https://ash.example.sch.uk/privacy']);
    expect(good.result.otherForm).toEqual({ fault: 'no-site', url: 'https://ash.example.sch.uk/' });
  });

  it('with a certificate that is not in order is read where it can be, and that is said', async () => {
    const site: Site = {
      [`${HOME}robots.txt`]: { fault: 'tls' },
      [HOME]: { fault: 'tls' },
      'https://ash.example.sch.uk/robots.txt': { fault: 'tls' },
      'https://ash.example.sch.uk/': { fault: 'tls' },
      'http://www.ash.example.sch.uk/': page('Ash Lane', list(['/privacy', 'Privacy notice'])),
      'http://www.ash.example.sch.uk/privacy': noticeFor('pupils'),
    };
    const { result, found } = await search(site);
    expect(found).toEqual(['http://www.ash.example.sch.uk/privacy']);
    expect(result.otherForm).toEqual({ fault: 'tls', url: 'http://www.ash.example.sch.uk/' });
    const none = await search({ [`${HOME}robots.txt`]: { fault: 'tls' }, [HOME]: { fault: 'tls' } });
    expect(none.result).toMatchObject({ fault: 'tls', done: 'unreachable' });
  });
});

describe('a page that stands in for a notice', () => {
  it.each([
    ['not-found', page('Oops!', '<h2>Page not found</h2><p>Try the search.</p>')],
    ['challenge', '<html><head><title>Just a moment...</title></head><body><div class="cf-chl"></div></body></html>'],
    ['script-only', '<html><body><div id="app"></div><script src="/app.js"></script></body></html>'],
  ])('is said to be unreadable, with why: %s', async (reason, html) => {
    const { result } = await search({
      [HOME]: page('Ash Lane', `<ul>${menu}${link('/privacy', 'Privacy notice for pupils')}</ul>`),
      [`${HOME}privacy`]: html,
    });
    const candidate = result.candidates.find(({ lead }) => lead.url === `${HOME}privacy`);
    expect(candidate?.lead).toMatchObject({ state: 'unreadable', reason });
    expect(result.fault).toBeNull();
  });

  it('is gone where its address leads back to the home page', async () => {
    const home = page('Ash Lane', `<ul>${menu}${link('/privacy.pdf', 'Privacy notice for pupils')}</ul>`);
    const { result } = await search({ [HOME]: home, [`${HOME}privacy.pdf`]: { to: HOME, html: home } });
    const candidate = result.candidates.find(({ lead }) => lead.url === `${HOME}privacy.pdf`);
    expect(candidate?.lead).toMatchObject({ state: 'unreadable', reason: 'not-found' });
  });

  it('is told where it only leads to notices', async () => {
    const { result } = await search({
      [HOME]: page('Ash Lane', `<ul>${menu}</ul>`),
      [`${HOME}policies`]: { status: 403 },
    });
    expect(result.unread).toContainEqual({ url: `${HOME}policies`, reason: 'refused' });
  });
});

describe('sitemaps', () => {
  const set = (addresses: readonly string[]) =>
    strToU8(`<urlset>${addresses.map((one) => `<url><loc>${one}</loc></url>`).join('')}</urlset>`);

  it('are read packed, whatever they are called and however many there are', async () => {
    const many = Array.from({ length: 400 }, (_, at) => `<sitemap><loc>${HOME}posts-${at}.xml.gz</loc></sitemap>`);
    const { found, asked } = await search({
      [`${HOME}robots.txt`]: `User-agent: *\nDisallow:\nSitemap: ${HOME}index.xml.gz`,
      [HOME]: page('Ash Lane', `<ul>${list(['/about', 'About'], ['/a', 'A'], ['/b', 'B'], ['/c', 'C'])}</ul>`),
      [`${HOME}index.xml.gz`]: gzipSync(
        strToU8(`<sitemapindex>${many.join('')}<sitemap><loc>${HOME}pages.xml.gz</loc></sitemap></sitemapindex>`),
      ),
      // Unpacked on its way by a server that calls it packed.
      [`${HOME}pages.xml.gz`]: set([`${HOME}privacy-notice-pupils`, `${HOME}privacy-notice-staff`]),
      [`${HOME}privacy-notice-pupils`]: noticeFor('pupils'),
      [`${HOME}privacy-notice-staff`]: noticeFor('staff'),
    });
    expect(found).toHaveLength(2);
    expect(asked.filter((url) => url.endsWith('.gz'))).toEqual([`${HOME}index.xml.gz`, `${HOME}pages.xml.gz`]);
  });

  it('are read no further than is bearable', async () => {
    const bomb = gzipSync(new Uint8Array(60 * 1024 * 1024), { level: 9 });
    const big = set([
      ...Array.from({ length: 50_000 }, (_, at) => `${HOME}stories/a-story-of-our-school-${at}-and-more`),
      `${HOME}privacy-notice`,
    ]);
    const { asked, crawl } = await search({
      [`${HOME}robots.txt`]: `Sitemap: ${HOME}bomb.xml.gz\nSitemap: ${HOME}broken.xml.gz\nSitemap: ${HOME}big.xml`,
      [HOME]: page('Ash Lane', `<ul>${menu}</ul>`),
      [`${HOME}bomb.xml.gz`]: bomb,
      [`${HOME}broken.xml.gz`]: gzipSync(big).subarray(0, 2000),
      [`${HOME}big.xml`]: big,
    });
    expect(asked.length).toBeLessThan(30);
    expect(Object.keys(crawl.leads).length).toBeLessThan(1600);
    expect(asked).not.toContain(`${HOME}privacy-notice`);
  }, 60_000);
});

describe('hosts that many schools share', () => {
  const STORE = 'https://d1abc.cloudfront.net/';

  it('are not wandered on: a page shown from there leads to what lies beside it alone', async () => {
    const { found, asked } = await search({
      [HOME]: page('Ash Lane', `<ul>${menu}</ul><iframe src="${STORE}ash/privacy/index.html"></iframe>`),
      [`${STORE}ash/privacy/index.html`]: page(
        'Privacy notices',
        list(
          [`${STORE}ash/privacy/pupils.txt.pdf`, 'Privacy notice for pupils'],
          [`${STORE}beech/privacy/staff.pdf`, 'Privacy notice for staff (PDF)'],
        ),
      ),
      [`${STORE}ash/privacy/pupils.txt.pdf`]: noticeFor('pupils'),
      [`${STORE}beech/privacy/staff.pdf`]: noticeFor('staff', 'Beech School'),
    });
    expect(found).toEqual([`${STORE}ash/privacy/pupils.txt.pdf`]);
    expect(asked).not.toContain(`${STORE}beech/privacy/staff.pdf`);
  });

  it('are asked what may be read of them, also where the school’s own address leads there', async () => {
    const site: Site = {
      [HOME]: page('Ash Lane', `<ul>${menu}${link('/files/12', 'Privacy notice for pupils (PDF)')}</ul>`),
      [`${HOME}files/12`]: { to: `${STORE}ash/12.html`, html: noticeFor('pupils') },
    };
    const open = await search(site);
    expect(open.asked).toContain(`${STORE}robots.txt`);
    expect(open.found).toEqual([`${STORE}ash/12.html`]);
    const shut = await search({ ...site, [`${STORE}robots.txt`]: 'User-agent: *\nDisallow: /' });
    expect(shut.found).toEqual([]);
    expect(shut.result.forbidden).toEqual([`${HOME}files/12`]);
  });

  it('are not said to forbid what they were not asked', async () => {
    const { found, result } = await search({
      [HOME]: page('Ash Lane', `<ul>${menu}${link('/files/12', 'Privacy notice for pupils (PDF)')}</ul>`),
      [`${HOME}files/12`]: { to: `${STORE}ash/12.html`, html: noticeFor('pupils') },
      [`${STORE}robots.txt`]: { fault: 'permission' },
    });
    expect(found).toEqual([]);
    expect(result.forbidden).toEqual([]);
    expect(result.candidates.map(({ lead }) => [lead.url, lead.reason])).toContainEqual([
      `${HOME}files/12`,
      'permission',
    ]);
  });
});

describe('a trust that publishes for its schools', () => {
  const TRUST = 'https://www.vale-trust.example.org/';
  const trustSite: Site = {
    [TRUST]: page('Vale Trust', `<nav><ul>${list(['/policies', 'Policies'], ['/schools', 'Our schools'])}</ul></nav>`),
    [`${TRUST}policies`]: policies(
      list(
        ['/pupils', 'Privacy notice for pupils'],
        ['/staff', 'Privacy notice for staff'],
        ['/beech', 'Privacy notice for pupils of Beech School'],
      ),
    ),
    [`${TRUST}pupils`]: noticeFor('pupils', 'Vale Trust'),
    [`${TRUST}staff`]: noticeFor('staff', 'Vale Trust'),
    [`${TRUST}beech`]: noticeFor('pupils and their parents', 'Beech Primary School').replace(
      '<h2>Your rights',
      '<p>Beech Primary School is part of Vale Trust.</p><h2>Your rights',
    ),
  };
  const THEIRS = [`${TRUST}pupils`, `${TRUST}staff`];

  it.each([
    ['the trust’s policies', list([`${TRUST}policies`, 'Trust policies'])],
    ['the trust, by its name', `<p>You find our policies with <a href="${TRUST}">Vale Trust</a>.</p>`],
  ])('is followed to from a link to %s', async (_, links) => {
    const site = { [HOME]: page('Ash Lane', `<ul>${menu}</ul>`), [`${HOME}policies`]: policies(links), ...trustSite };
    const { found } = await search(site, NAMES);
    expect([...found].sort()).toEqual(THEIRS);
  });

  it('is not followed to where the link speaks of nothing of the kind', async () => {
    const site = {
      [HOME]: page('Ash Lane', `<ul>${menu}</ul>`),
      [`${HOME}policies`]: policies(list([`${TRUST}`, 'Our swimming lessons'])),
      ...trustSite,
    };
    const { asked } = await search(site, NAMES);
    expect(asked.some((url) => url.startsWith(TRUST))).toBe(false);
  });

  it('is held against the school’s name however it is written', async () => {
    const notice = 'https://other.example/privacy-notice';
    const { found } = await search(
      {
        [HOME]: page('Home', `<ul>${menu}${link(notice, 'Privacy notice for pupils')}</ul>`),
        [notice]: noticeFor('pupils', 'St. Mary’s C of E Primary School'),
      },
      { names: ["St Mary's Church of England Primary School"] },
    );
    expect(found).toEqual([notice]);
  });
});

describe('addresses as schools write them', () => {
  it.each([
    ['/docs/Privacy Notice – Pupils.pdf', 'docs/Privacy%20Notice%20%E2%80%93%20Pupils.pdf'],
    ['/docs/100%25%20Privacy.pdf', 'docs/100%25%20Privacy.pdf'],
    ['/docs/100% Privacy notice.pdf', 'docs/100%%20Privacy%20notice.pdf'],
    ['\\docs\\privacy.pdf', 'docs/privacy.pdf'],
    ['/docs/privacy\n.pdf', 'docs/privacy.pdf'],
    ['  /docs/privacy.pdf  ', 'docs/privacy.pdf'],
    ['/get?file=privacy&amp;type=pdf', 'get?file=privacy&type=pdf'],
    ['HTTPS://WWW.ASH.EXAMPLE.SCH.UK/docs/privacy.pdf', 'docs/privacy.pdf'],
    ['//www.ash.example.sch.uk/docs/privacy.pdf', 'docs/privacy.pdf'],
    ['/docs/polis%C3%AF-preifatrwydd.pdf', 'docs/polis%C3%AF-preifatrwydd.pdf'],
    ['/docs/privacy.pdf#page=2', 'docs/privacy.pdf'],
    ['/docs/priv%E9.pdf', 'docs/priv%E9.pdf'],
  ])('are read as browsers read them: %j', async (href, path) => {
    const { found } = await search({
      [HOME]: page('Ash Lane', `<ul>${menu}${link(href, 'Privacy notice for pupils')}</ul>`),
      [`${HOME}${path}`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}${path}`]);
  });

  it('are read against the base that the page names, and a page that sends on is followed', async () => {
    const { found } = await search({
      [HOME]: '<html><head><meta http-equiv="Refresh" content="0;URL=\'site/home.php\'"></head><body></body></html>',
      [`${HOME}site/home.php`]: page('Ash Lane', `<ul>${menu}${link('gdpr.php', 'GDPR')}</ul>`, '<base href="/docs/">'),
      [`${HOME}docs/gdpr.php`]: '<html><head><meta http-equiv="refresh" content="2; url=../privacy"></head></html>',
      [`${HOME}privacy`]: noticeFor('pupils'),
    });
    expect(found).toEqual([`${HOME}privacy`]);
  });
});
