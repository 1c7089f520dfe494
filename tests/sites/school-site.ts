/** Builds a school's site from its plan in one of six manners of building, each like those of real page builders. */
import { gzipSync } from 'node:zlib';
import { escaped } from '../support/word-file';
import { chanceOf } from './chance';
import { htmlOf, pdfOf, wordOf } from './files';
import type { Format, Publication, Quirk, SchoolHead, SchoolPlan, StyleName } from './school-plan';
import { decoyText } from './texts';

/** What a host answers at an address. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: () => string | Uint8Array | Promise<Uint8Array>;
  readonly location?: string;
  /** `truncated`: half of the file; `flaky`: a fault at the first request. */
  readonly manner?: 'reset' | 'slow' | 'truncated' | 'flaky';
}

/** A host's answers by path and query; null: not found. */
export type Host = (path: string) => Answer | null;

/** A notice of a school, as it really is. */
export interface TrueNotice {
  readonly address: string;
  /** Where the same words stand too. */
  readonly also: readonly string[];
  readonly kinds: Publication['kinds'];
  readonly format: Format;
  /** Can it be had by a program that obeys? */
  readonly reach:
    | 'open'
    | 'robots'
    | 'viewer'
    | 'sign-in'
    | 'gone'
    | 'truncated'
    | 'challenge'
    | 'script'
    | 'site-down';
  readonly group: string | null;
  readonly drift: boolean;
  readonly title: string;
}

export interface BuiltSite {
  readonly hosts: ReadonlyMap<string, Host>;
  readonly notices: readonly TrueNotice[];
  readonly decoys: readonly string[];
}

interface Style {
  /** Address of a page by its title. */
  readonly page: (title: string, id: number) => string;
  /** Address of a file, on the school's host where it begins with a slash. */
  readonly file: (name: string, id: number, format: Format, slug: string) => string;
  readonly frame: (page: FramedPage) => string;
  /** Where the endless pages of its calendar begin. */
  readonly calendar: string;
  readonly robots: (host: string) => string;
  /** Null: the style makes none. */
  readonly sitemap: string | null;
}

interface FramedPage {
  readonly school: string;
  readonly title: string;
  readonly url: string;
  /** What the page calls its own address. */
  readonly canonical: string;
  readonly menu: readonly MenuEntry[];
  readonly footer: readonly MenuEntry[];
  readonly crumbs: readonly MenuEntry[];
  readonly body: string;
}

interface MenuEntry {
  readonly text: string;
  readonly href: string;
  readonly below?: readonly MenuEntry[];
}

const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
const anchor = ({ text, href }: MenuEntry) => `<a href="${escaped(href)}">${escaped(text)}</a>`;
const listOf = (entries: readonly MenuEntry[]): string =>
  `<ul>${entries.map((one) => `<li>${anchor(one)}${one.below ? listOf(one.below) : ''}</li>`).join('')}</ul>`;
const html = (head: string, body: string) =>
  `<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">${head}</head>${body}</html>`;
const ENDINGS: Readonly<Record<Format, string>> = { html: '', pdf: '.pdf', word: '.docx' };
const hashOf = (text: string) =>
  Math.floor(chanceOf(text).next() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');

const COOKIE_BAR =
  '<div id="cookie-banner" role="dialog"><p>We use cookies to make this website better.</p><button>Accept</button><button>Reject</button></div>';

const STYLE: Readonly<Record<StyleName, Style>> = {
  query: {
    page: (title, id) => `/page/?title=${encodeURIComponent(title).replace(/%20/g, '+')}&pid=${id}`,
    file: (_name, id, format) => `/attachments/download.asp?file=${id}&type=${format === 'word' ? 'docx' : 'pdf'}`,
    calendar: '/calendar',
    robots: () => 'User-agent: *\nDisallow: /admin/\n',
    sitemap: null,
    frame: ({ school, title, url, menu, footer, crumbs, body }) =>
      html(
        `<title>${escaped(title)} - ${escaped(school)}</title>`,
        `<body class="inner"><a href="#content">Skip to content</a><div class="masthead"><a href="/"><img src="/logo.png" alt="${escaped(school)}"></a></div>
<div id="topnav" class="mega-menu">${listOf(menu)}</div><div class="breadcrumb">${crumbs.map(anchor).join(' &gt; ')}</div>
<div id="content">${title === school ? '' : `<p><a href="${escaped(url)}${url.includes('?') ? '&' : '?'}level=high-vis">High visibility</a> <a href="${escaped(url)}${url.includes('?') ? '&' : '?'}sort=name&dir=asc">Sort by name</a></p>`}${body}</div>
<div class="footer">${listOf(footer)}<p>School website design by <a href="http://www.paperkite-sites.example.com/">Paperkite</a> <a href="http://www.paperkite-sites.example.com/privacy">Privacy policy</a></p></div>${COOKIE_BAR}</body>`,
      ),
  },
  cloud: {
    page: (title) => `/${slugOf(title)}/`,
    file: (name, id, format, slug) =>
      `http://${STORE}/${slug}/UploadedDocument/${hashOf(`${slug}${id}`)}${hashOf(`${id}${slug}`)}/${slugOf(name)}${ENDINGS[format]}`,
    calendar: '/diary',
    robots: (host) => `User-agent: *\nDisallow: /search/\nSitemap: http://${host}/sitemap.xml\n`,
    sitemap: '/sitemap.xml',
    frame: ({ school, title, menu, footer, body }) =>
      html(
        `<title>${escaped(title)} | ${escaped(school)}</title><link rel="stylesheet" href="/theme.css">`,
        `<body><header><p class="site-name">${escaped(school)}</p><nav aria-label="Main">${listOf(menu)}</nav><form action="/search/"><input name="q"></form></header>
<main class="content-region">${body}</main>
<aside class="sidebar"><h3>Latest news</h3><ul><li><a href="/news/sports-day/">Sports day</a></li></ul></aside>
<footer>${listOf(footer)}<p>Built with <a href="https://www.brightblock.example.com/">Brightblock</a></p></footer>${COOKIE_BAR}</body>`,
      ),
  },
  press: {
    page: (title) => `/${slugOf(title)}/`,
    file: (name, id, format) =>
      `/wp-content/uploads/2025/0${1 + (id % 9)}/${name.replace(/[^A-Za-z0-9]+/g, '-')}${ENDINGS[format]}`,
    calendar: '/events',
    robots: (host) =>
      `User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n\nSitemap: http://${host}/wp-sitemap.xml\n`,
    sitemap: '/wp-sitemap.xml',
    frame: ({ school, title, url, canonical, menu, footer, body }) =>
      html(
        `<title>${escaped(title)} – ${escaped(school)}</title><link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="canonical" href="${escaped(canonical)}"><link rel="https://api.w.org/" href="/wp-json/">`,
        `<body class="page-template wp-child elementor-page"><div class="elementor-location-header"><nav class="elementor-nav-menu">${listOf(menu)}</nav></div>
<div class="elementor-section"><div class="elementor-widget-text-editor">${body}</div></div>
<div class="elementor-location-footer">${listOf(footer)}<p>© 2026 ${escaped(school)}. <a href="https://twitter.com/share?url=${encodeURIComponent(url)}">Share</a></p></div></body>`,
      ),
  },
  spinner: {
    page: (title, id) => `/page/${slugOf(title)}/${150_000 + id}`,
    file: (_name, id) => `/serve_file/${3000 + id}`,
    calendar: '/calendar',
    robots: () => '# no rules\n',
    sitemap: null,
    frame: ({ school, title, menu, footer, crumbs, body }) =>
      html(
        `<title>${escaped(school)}: ${escaped(title)}</title>`,
        `<body><table class="layout"><tr><td colspan="2" class="banner">${escaped(school)}</td></tr><tr><td class="menu">${listOf(
          menu.map((one) => ({
            ...one,
            href: `${one.href}${one.href.includes('?') ? '&' : '?'}sid=${hashOf(title + one.text)}`,
          })),
        )}</td><td class="main">${crumbs.map(anchor).join(' / ')}${body}</td></tr></table>
<div id="foot">${listOf(footer)} <a href="/login">Staff login</a> <a href="javascript:window.print()">Print</a></div></body>`,
      ),
  },
  tiles: {
    page: (title) => `/${slugOf(title)}`,
    file: (_name, id, format) => `/_files/ugd/${hashOf(`tile ${id}`)}_${hashOf(`${id} tile`)}${ENDINGS[format]}`,
    calendar: '/whats-on',
    robots: (host) => `User-agent: *\nAllow: /\nSitemap: http://${host}/sitemap.xml\n`,
    sitemap: '/sitemap.xml',
    frame: ({ school, title, canonical, menu, footer, body }) =>
      html(
        `<title>${escaped(title)} | ${escaped(school)}</title><link rel="canonical" href="${escaped(canonical)}"><meta property="og:title" content="${escaped(title)}">`,
        `<body><div id="SITE_HEADER"><div data-testid="menu" role="navigation">${menu.map((one) => `<div>${anchor(one)}${(one.below ?? []).map(anchor).join('')}</div>`).join('')}</div></div>
<div id="PAGES_CONTAINER"><div class="rich-text">${body}</div></div><div id="SITE_FOOTER">${footer.map(anchor).join(' | ')}</div></body>`,
      ),
  },
  aspx: {
    page: (title, id) =>
      title === 'Home' ? '/Default.aspx' : `/Pages/${title.replace(/[^A-Za-z]+/g, '')}.aspx?id=${id}`,
    file: (name, id, format) => `/Documents/${encodeURIComponent(`${name} ${id}`)}${ENDINGS[format]}`,
    calendar: '/Calendar',
    robots: () => 'User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 1\nDisallow: /Admin/\n',
    sitemap: null,
    frame: ({ school, title, menu, footer, body }) =>
      html(
        `<title>${escaped(title)}</title>`,
        `<body><form id="aspnetForm"><div class="header"><h1 class="sitetitle">${escaped(school)}</h1><div class="navbar">${listOf(menu)}</div></div>
<div class="contentPlaceHolder">${body}</div><div class="pageFooter">${listOf(footer)}</div><a href="/Search.aspx?q=">Search</a></form></body>`,
      ),
  },
};

const HTML = 'text/html; charset=utf-8';

/** What stands in for a page, each as real ones look. */
const CHALLENGE = html(
  '<title>Just a moment...</title><meta name="robots" content="noindex,nofollow">',
  '<body><h1>Checking your browser</h1><noscript>Enable JavaScript and cookies to continue</noscript><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script></body>',
);
const PARKED = html(
  '<title>This domain may be for sale</title>',
  '<body><h1>This domain is for sale</h1><p><a href="https://www.afternic.example.com/">Buy this domain</a></p></body>',
);
const SCRIPTS_ALONE = html(
  '<title>School</title>',
  '<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div><script src="/static/js/main.8f2c.js"></script></body>',
);
const HOMES: Partial<Readonly<Record<Quirk, string>>> = {
  'challenge-home': CHALLENGE,
  parked: PARKED,
  'script-home': SCRIPTS_ALONE,
};
/** Nothing on the site can be had. */
const SITE_DOWN: ReadonlySet<Quirk> = new Set<Quirk>([
  'home-broken',
  'host-unknown',
  'home-reset',
  'robots-broken',
  'challenge-home',
  'parked',
  'script-home',
]);
const TYPES: Readonly<Record<Format, string>> = {
  html: HTML,
  pdf: 'application/pdf',
  word: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** @param trustAddress of a notice that the trust publishes for its schools */
export function buildSchool(plan: SchoolPlan, trustAddress: (group: string) => string | null): BuiltSite {
  const { quirk, slug, name: school } = plan;
  const style = STYLE[plan.style];
  const chance = chanceOf(`site ${plan.number} ${slug}`);
  const host = namesOf(plan).own;
  const root = `http://${host}`;
  const full = (path: string) => (path.startsWith('/') ? `${root}${path}` : path);
  const answers = new Map<string, Map<string, Answer>>();
  const put = (address: string, answer: Answer) => {
    const url = new URL(address, root);
    const known = answers.get(url.host) ?? new Map<string, Answer>();
    known.set(plainPath(`${url.pathname}${url.search}`), answer);
    answers.set(url.host, known);
  };

  let pages = 10;
  const pageAddress = (title: string) => full(style.page(title, pages++));
  const home: MenuEntry = { text: 'Home', href: '/' };
  const way = plan.way.map((text) => ({ text, href: pageAddress(text) }));
  const further = [
    'News',
    'Calendar',
    'Governors',
    'Vacancies',
    'Contact us',
    'Admissions',
    'Curriculum',
    'Gallery',
    'School meals',
  ];
  const furtherPages = new Map(
    further.map((text) => [text, text === 'Calendar' ? full(style.calendar) : pageAddress(text)]),
  );
  const policies = way.find(({ text }) => /polic/i.test(text)) ?? {
    text: 'School policies',
    href: pageAddress('School policies'),
  };
  const hub = way.at(-1) ?? policies;
  const menu: MenuEntry[] = [
    home,
    ...chance.shuffled([
      { text: way[0]?.text ?? '', href: way[0]?.href ?? '', ...(way.length > 1 ? { below: way.slice(1, 2) } : {}) },
      ...(policies === hub || way.includes(policies) ? [] : [policies]),
      ...further.map((text) => ({ text, href: furtherPages.get(text) ?? '/' })),
    ]),
  ];
  const footerEntries: MenuEntry[] = [{ text: 'Contact', href: furtherPages.get('Contact us') ?? '/' }];
  const place = (title: string, address: string, body: string, manner?: Answer['manner']) =>
    put(address, {
      type: HTML,
      ...(manner === undefined ? {} : { manner }),
      body: () =>
        style.frame({
          school,
          title,
          url: address,
          canonical: quirk === 'canonical-home' ? `${root}/` : address,
          menu: quirk === 'no-menu' ? [] : menu,
          footer: footerEntries,
          crumbs: [home, { text: title, href: address }],
          body,
        }),
    });

  // Every publication at its address, with the address its link leads to.
  const notices: TrueNotice[] = [];
  const decoys: string[] = [];
  const linked: { readonly publication: Publication; readonly href: string }[] = [];
  const siteDown = SITE_DOWN.has(quirk);
  let firstOpen = true;
  for (const publication of plan.publications) {
    const { title, format, kinds, id } = publication;
    const isNotice = kinds.length > 0;
    const special = isNotice && firstOpen && publication.place === 'hub';
    if (special) firstOpen = false;
    let reach: TrueNotice['reach'] = siteDown ? 'site-down' : quirk === 'robots-all' ? 'robots' : 'open';
    const central = publication.byTrust ? trustAddress(publication.group ?? '') : null;
    const own =
      central ??
      full(
        format === 'html'
          ? style.page(title, 400 + id)
          : style.file(`${title}${id % 3 === 0 ? ' 2025' : ''}`, id, format, slug),
      );
    let address = own;
    let href = own;
    // Some schools link to the page of their trust that lists them.
    if (central !== null && plan.number % 2 === 1) href = new URL('/data-protection', central).href;
    if (central === null) {
      const files = format === 'html' ? null : new URL(own).host === host;
      if (quirk === 'robots-files' && files === true) reach = 'robots';
      if (special && quirk === 'truncated' && format !== 'html') reach = 'truncated';
      if (special && (quirk === 'one-gone' || quirk === 'soft-gone')) reach = 'gone';
      if (special && quirk === 'challenge-one') reach = 'challenge';
      if (special && quirk === 'script-one') reach = 'script';
      if (special && quirk === 'sign-in') reach = 'sign-in';
      if (special && quirk === 'in-viewer') reach = 'viewer';
      if (reach === 'viewer') {
        address = `https://docs.google.com/document/d/e/2PACX-${hashOf(own)}/pub?embedded=true`;
        href = full(style.page(`${title} page`, 600 + id));
        place(
          title,
          href,
          `<h1>${escaped(title)}</h1><iframe src="${escaped(address)}" width="800" height="1000"></iframe>`,
        );
      } else if (reach === 'sign-in') {
        place(
          title,
          own,
          `<h1>Sign in</h1><form action="/login" method="post"><input name="user"><input type="password" name="password"><button>Sign in</button></form>`,
        );
      } else if (reach === 'challenge' || reach === 'script') {
        put(own, { type: HTML, body: () => (reach === 'script' ? SCRIPTS_ALONE : CHALLENGE) });
      } else if (quirk === 'soft-gone' && reach === 'gone') {
        place(
          'Page not found',
          own,
          '<h1>Page not found</h1><p>Sorry, the page that you are looking for could not be found.</p>',
        );
      } else if (reach !== 'gone') {
        publish(
          publication,
          own,
          reach === 'truncated' ? 'truncated' : quirk === 'flaky' && special ? 'flaky' : undefined,
        );
        if (publication.framed && format === 'pdf') {
          href = full(style.page(`${title} page`, 600 + id));
          place(
            title,
            href,
            plan.number % 2 === 0
              ? `<h1>${escaped(title)}</h1><iframe src="${escaped(own)}" width="100%" height="900"></iframe>`
              : `<h1>${escaped(title)}</h1><p>Click the link below to download the document.</p><p><a class="button" href="${escaped(own)}">Download</a></p>`,
          );
        }
      }
    }
    linked.push({ publication, href });
    const also: string[] = [];
    if (publication.twice && format === 'html' && reach === 'open') {
      const copy = full(style.file(title, 900 + id, 'pdf', slug));
      publish({ ...publication, format: 'pdf' }, copy, undefined);
      linked.push({ publication: { ...publication, format: 'pdf', title: `${title} (PDF)` }, href: copy });
      also.push(copy);
    }
    if (isNotice) {
      const { group, drift } = publication;
      notices.push({ address, also, kinds, format, reach, group, drift, title });
    } else decoys.push(own);
  }

  function publish(publication: Publication, address: string, manner: Answer['manner']): void {
    const { text, format, title } = publication;
    if (format === 'html') {
      const body = () => htmlOf(text());
      put(address, {
        type: HTML,
        ...(manner === undefined ? {} : { manner }),
        body: () =>
          style.frame({
            school,
            title,
            url: address,
            canonical: quirk === 'canonical-home' ? `${root}/` : address,
            menu: quirk === 'no-menu' ? [] : menu,
            footer: footerEntries,
            crumbs: [home, hub, { text: title, href: address }],
            body: body(),
          }),
      });
      return;
    }
    put(address, {
      type: TYPES[format],
      ...(manner === undefined ? {} : { manner }),
      body: () => (format === 'pdf' ? pdfOf(text()) : wordOf(text())),
    });
  }

  const at = (where: Publication['place']) => linked.filter(({ publication }) => publication.place === where);
  for (const { publication, href } of at('footer')) {
    const text =
      publication.decoy === 'cookies'
        ? 'Cookies'
        : publication.kinds.includes('website')
          ? 'Privacy'
          : 'Privacy notice';
    footerEntries.push({ text, href });
  }

  // The pages on the way to the one that lists the notices.
  way.slice(0, -1).forEach(({ text, href }, index) => {
    const below = [
      way[index + 1],
      ...further.slice(2, 5).map((one) => ({ text: one, href: furtherPages.get(one) ?? '/' })),
    ].flatMap((one) => (one === undefined ? [] : [one]));
    place(text, href, `<h1>${escaped(text)}</h1><p>Choose a page.</p>${listOf(chance.shuffled(below))}`);
  });
  const onHub = chance.shuffled(at('hub'));
  const hubIntro = /polic|document|information/i.test(hub.text)
    ? ''
    : htmlOf({ title: '', blocks: decoyText('about-gdpr', plan.speaker, slug).blocks.slice(1) });
  const policyLinks = at('policies').map(({ publication, href }) => ({ text: publication.title, href }));
  const split =
    plan.listing === 'second-page' ? hub.href.replace(/$/, hub.href.includes('?') ? '&page=2' : '?page=2') : null;
  const [first, second] =
    split === null
      ? [onHub, []]
      : [
          onHub.filter(({ publication }) => publication.kinds.length === 0),
          onHub.filter(({ publication }) => publication.kinds.length > 0),
        ];
  const more = split === null ? '' : `<p><a href="${escaped(split)}">2</a> <a href="${escaped(split)}">Next</a></p>`;
  if (split !== null) place(hub.text, split, `<h1>${escaped(hub.text)}</h1>${listing(plan, second)}`);
  const suppliers =
    plan.number % 3 === 0
      ? '<h2>Our suppliers</h2><ul><li><a href="http://www.lunchpurse.example.com/privacy">Lunchpurse privacy notice</a></li><li><a href="https://www.gov.uk/government/publications/privacy-notices">DfE privacy notices</a></li></ul>'
      : '';
  const body = `<h1>${escaped(hub.text)}</h1>${hubIntro}${listing(plan, first)}${more}${suppliers}`;
  if (policies === hub || policies.href === hub.href)
    place(hub.text, hub.href, `${body}<h2>All policies</h2>${listOf(policyLinks)}`);
  else {
    place(hub.text, hub.href, body);
    const next = way[way.indexOf(policies) + 1];
    place(
      policies.text,
      policies.href,
      `<h1>${escaped(policies.text)}</h1>${listOf([...(next && way.includes(policies) ? [next] : []), ...policyLinks])}`,
    );
  }
  const withLinks: Readonly<Record<string, readonly { readonly publication: Publication; readonly href: string }[]>> = {
    Vacancies: at('jobs'),
    Governors: at('governors'),
    News: at('news'),
  };
  for (const [text, address] of furtherPages) {
    if (text === 'Calendar') continue;
    const links = (withLinks[text] ?? []).map(({ publication, href }) => ({ text: publication.title, href }));
    const more =
      text === 'News' ? [{ text: 'Older news', href: `${address}${address.includes('?') ? '&' : '?'}page=2` }] : [];
    place(
      text,
      address,
      `<h1>${escaped(text)}</h1><p>${escaped(school)} is a friendly school in ${escaped(plan.town)}. This page tells you about ${escaped(text.toLowerCase())}.</p>${listOf([...links, ...more])}`,
    );
  }
  place(
    school,
    `${root}/`,
    `<h1>Welcome to ${escaped(school)}</h1><p>We are a happy school where every child matters.</p><h2>Latest news</h2>${listOf([{ text: 'Sports day', href: '/news/sports-day/' }])}<p><a href="${escaped(style.calendar)}?month=11&year=2026">Calendar</a> <a href="/gallery/photos/1">Photos</a> <a href="tel:01632960000">Call us</a> <a href="mailto:office@example.sch.uk">Write to us</a></p>`,
    quirk === 'home-reset' ? 'reset' : quirk === 'slow' ? 'slow' : undefined,
  );
  if (quirk === 'home-broken') put(`${root}/`, { status: 500, type: HTML, body: () => '<h1>Server Error</h1>' });
  const standIn = HOMES[quirk];
  if (standIn !== undefined) put(`${root}/`, { type: HTML, body: () => standIn });
  if (quirk === 'refresh') {
    put(`${root}/`, {
      type: HTML,
      body: () =>
        `<html><head><meta http-equiv="refresh" content="0; url=${style.page('Welcome', 3)}"></head><body></body></html>`,
    });
    place(school, full(style.page('Welcome', 3)), `<h1>Welcome to ${escaped(school)}</h1>`);
  }

  put(`${root}/robots.txt`, robotsOf(plan, style, host));
  if (
    style.sitemap !== null ||
    quirk === 'orphan' ||
    quirk === 'sitemap-packed' ||
    quirk === 'no-menu' ||
    quirk.startsWith('sitemap')
  ) {
    const listed = [
      `${root}/`,
      ...way.map(({ href }) => href),
      ...furtherPages.values(),
      ...linked.flatMap(({ publication, href }) =>
        publication.format === 'html' && !publication.byTrust ? [href] : [],
      ),
    ];
    putSitemaps(put, plan, style, root, listed);
  }
  for (const path of ['/login', '/search/']) place('Sign in', `${root}${path}`, '<form><input type="password"></form>');
  const hosts = new Map<string, Host>();
  for (const [name, known] of answers) {
    hosts.set(name, (path) => known.get(plainPath(path)) ?? (name === host ? endless(path, style, place404) : null));
  }
  const place404 = (title: string, inner: string): Answer => ({
    type: HTML,
    body: () =>
      style.frame({
        school,
        title,
        url: `${root}/`,
        canonical: `${root}/`,
        menu,
        footer: footerEntries,
        crumbs: [],
        body: inner,
      }),
  });
  return { hosts: withNames(plan, hosts), notices, decoys };
}

/** Names of a school's site: its own first, then those that lead to it or hold the same; and what a list calls it. */
export function namesOf({ host: usual, quirk, slug, number }: SchoolHead): {
  readonly own: string;
  readonly other: string;
  readonly old: string | null;
  readonly website: string;
} {
  const bare = usual.replace(/^www\./, '');
  const [own, other] = quirk === 'bare-host' ? [bare, usual] : [usual, bare];
  if (quirk === 'moved') {
    const old = `www.${slug}-old.example.org.uk`;
    return { own, other, old, website: `http://${old}/` };
  }
  const written =
    number % 4 === 1 && quirk !== 'host-unknown' ? `http://${other}` : number % 4 === 2 ? own : `http://${own}/`;
  return { own, other, old: null, website: written };
}

/** Adds the site's other names to its own. */
function withNames(plan: SchoolPlan, hosts: Map<string, Host>): ReadonlyMap<string, Host> {
  const { own, other, old } = namesOf(plan);
  if (plan.quirk === 'host-unknown') return new Map();
  const site = hosts.get(own);
  const away: Host = (path) => ({ status: 301, type: HTML, location: `http://${own}${path}`, body: () => '' });
  hosts.set(other, plan.quirk === 'twin-hosts' && site !== undefined ? site : away);
  if (old !== null) hosts.set(old, away);
  return hosts;
}

/** The store from which one of the builders hands out the documents of all its schools. */
export const STORE = 'brightblock-live.s3.eu-west-2.amazonaws.com';

function robotsOf({ quirk }: SchoolPlan, style: Style, host: string): Answer {
  const text = { type: 'text/plain', manner: undefined };
  switch (quirk) {
    case 'robots-all':
      return { ...text, body: () => 'User-agent: *\nDisallow: /\n' };
    case 'robots-files':
      return {
        ...text,
        body: () =>
          `${style.robots(host)}\nUser-agent: noticemark\nDisallow: /attachments/\nDisallow: /wp-content/\nDisallow: /serve_file/\nDisallow: /_files/\nDisallow: /Documents/\n`,
      };
    case 'robots-broken':
      return { status: 503, type: HTML, body: () => 'Down for maintenance' };
    case 'sitemap-packed':
      return { ...text, body: () => `User-agent: *\nDisallow:\nSitemap: http://${host}${PACKED_SITEMAP}` };
    case 'orphan':
      return {
        ...text,
        body: () => `User-agent: *\nDisallow:\nSitemap: http://${host}${style.sitemap ?? '/sitemap.xml'}`,
      };
    default:
      // Some sites have none.
      return host.length % 5 === 0 && style.sitemap === null
        ? { status: 404, type: HTML, body: () => 'Not found' }
        : { ...text, body: () => style.robots(host) };
  }
}

const PACKED_SITEMAP = '/sitemaps/sitemap-1.xml.gz';

function putSitemaps(
  put: (address: string, answer: Answer) => void,
  { quirk }: SchoolPlan,
  style: Style,
  root: string,
  listed: readonly string[],
): void {
  const type = 'application/xml';
  const set = (addresses: Iterable<string>) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${[...addresses].map((one) => `<url><loc>${escaped(one)}</loc></url>`).join('\n')}</urlset>`;
  const path = style.sitemap ?? '/sitemap.xml';
  if (quirk === 'sitemap-packed') {
    put(`${root}${PACKED_SITEMAP}`, { type: 'application/gzip', body: () => new Uint8Array(gzipSync(set(listed))) });
    return;
  }
  if (quirk === 'sitemap-broken') {
    put(`${root}${path}`, { type, body: () => set(listed).slice(0, -40).replace('<urlset', '<urlset <<') });
    return;
  }
  if (quirk === 'sitemap-huge') {
    const many = Array.from({ length: 30_000 }, (_, at) => `${root}/news/2019/story-${at}/`);
    put(`${root}${path}`, { type, body: () => set([...many, ...listed]) });
    return;
  }
  if (path !== '/wp-sitemap.xml') {
    put(`${root}${path}`, { type, body: () => set(listed) });
    return;
  }
  const parts = ['posts-post', 'posts-page', 'taxonomies-category', 'users'].map(
    (one) => `${root}/wp-sitemap-${one}-1.xml`,
  );
  put(`${root}${path}`, {
    type,
    body: () =>
      `<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${parts.map((one) => `<sitemap><loc>${one}</loc></sitemap>`).join('')}</sitemapindex>`,
  });
  put(`${root}/wp-sitemap-posts-page-1.xml`, { type, body: () => set(listed) });
  put(`${root}/wp-sitemap-posts-post-1.xml`, {
    type,
    body: () => set(Array.from({ length: 200 }, (_, at) => `${root}/2024/0${1 + (at % 9)}/story-${at}/`)),
  });
}

/** Pages without end: calendars, old news, photographs. */
function endless(path: string, style: Style, page: (title: string, body: string) => Answer): Answer | null {
  const url = new URL(path, 'http://any.example/');
  const where = url.pathname.toLowerCase();
  const number = Number(/(\d+)\/?$/.exec(where)?.[1] ?? url.searchParams.get('page') ?? 1) + 1;
  if (where.startsWith(style.calendar.toLowerCase())) {
    const days = Array.from(
      { length: 28 },
      (_, day) => `<a href="${style.calendar}/2026/${1 + (number % 12)}/${day + 1}">${day + 1}</a>`,
    );
    return page(
      'Calendar',
      `<h1>Calendar</h1>${days.join(' ')}<a href="${style.calendar}/${number}">Next month</a><a href="${style.calendar}?date=2026-${1 + (number % 12)}-01">Privacy and data protection week</a>`,
    );
  }
  if (/^\/(?:news|gallery|photos|2\d{3}\/)/.test(where)) {
    return page(
      'News',
      `<h1>Stories</h1><p>A story.</p><a href="/news/story-${number}">Next story</a><a href="?page=${number}">Older</a><a href="/gallery/photos/${number}">More photos</a>`,
    );
  }
  return null;
}

function listing(
  plan: SchoolPlan,
  links: readonly { readonly publication: Publication; readonly href: string }[],
): string {
  const notices = links.filter(({ publication }) => publication.kinds.length > 0);
  const others = links
    .filter(({ publication }) => publication.kinds.length === 0)
    .map(({ publication, href }) => ({ text: publication.title, href }));
  const rest = others.length === 0 ? '' : `<h2>Other documents</h2>${listOf(others)}`;
  const heading = notices.length === 0 ? '' : '<h2>Privacy notices</h2>';
  switch (plan.listing) {
    case 'named':
      return `${listOf([...notices.map(({ publication, href }) => ({ text: publication.title, href })), ...others])}`;
    case 'people':
      return `${heading}${listOf(notices.map(({ publication, href }) => ({ text: peopleOf(publication), href })))}${rest}`;
    case 'download':
      return `${notices.map(({ publication, href }) => `<h3>${escaped(publication.title)}</h3><p><a href="${escaped(href)}">Download</a></p>`).join('')}${rest}`;
    case 'file-names':
      return `${heading}${listOf(notices.map(({ publication, href }) => ({ text: `${publication.title.replace(/[^A-Za-z]+/g, '_')}_2025${ENDINGS[publication.format]}`, href })))}${rest}`;
    case 'sentences':
      return `${notices.map(({ publication, href }) => `<p>To read our ${escaped(publication.title.replace(/^P/, 'p'))}, please <a href="${escaped(href)}">click here</a>.</p>`).join('')}${rest}`;
    case 'table':
      return `<table><tr><th>Document</th><th>File</th></tr>${notices.map(({ publication, href }) => `<tr><td>${escaped(publication.title)}</td><td><a href="${escaped(href)}">PDF</a></td></tr>`).join('')}</table>${rest}`;
    case 'panels':
      return `${notices.map(({ publication, href }, at) => `<div class="accordion-item"><h3><button aria-expanded="false" aria-controls="panel${at}">${escaped(publication.title)}</button></h3><div id="panel${at}" hidden><p>Last updated in September 2025.</p><p><a href="${escaped(href)}">Open</a></p></div></div>`).join('')}${rest}`;
    case 'cards':
      return `${notices.map(({ publication, href }) => `<div class="card" onclick="window.location.href='${escaped(href)}'"><h4>${escaped(publication.title)}</h4><p>Read more</p></div>`).join('')}${rest}`;
    case 'pictures':
      return `${notices.map(({ publication, href }) => `<a href="${escaped(href)}"><img src="/tile.png" alt="${escaped(publication.title)}"></a>`).join('')}${rest}`;
    case 'buttons':
      return `${notices.map(({ publication, href }) => `<button type="button" data-href="${escaped(href)}">${escaped(publication.title)}</button>`).join('')}${rest}`;
    case 'choices':
      return `<select onchange="location=this.value"><option value="">Choose a document</option>${notices.map(({ publication, href }) => `<option value="${escaped(href)}">${escaped(publication.title)}</option>`).join('')}</select>${rest}`;
    case 'short-names':
      return `${listOf(notices.map(({ publication, href }) => ({ text: `${peopleOf(publication)} PN 2025-26`, href })))}${rest}`;
    case 'second-page':
      return `${rest}${heading}${listOf(notices.map(({ publication, href }) => ({ text: publication.title, href })))}`;
  }
}

const PEOPLE: Readonly<Record<string, string>> = {
  pupils: 'Pupils',
  parents: 'Parents and carers',
  workforce: 'Staff',
  governors: 'Governors',
  'job-applicants': 'Job applicants',
  visitors: 'Visitors',
  'looked-after-children': 'Looked after children',
  alumni: 'Former pupils',
  cctv: 'CCTV',
  biometrics: 'Biometrics',
};

function peopleOf({ kinds, title }: Publication): string {
  return kinds.length === 1 ? (PEOPLE[kinds[0] ?? ''] ?? title) : title;
}

/** Paths that hold the same: whatever the case, the last slash, a session or the order of a list. */
export function plainPath(path: string): string {
  const url = new URL(path, 'http://any.example/');
  for (const name of ['sid', 'sort', 'dir', 'level', 'utm_source']) url.searchParams.delete(name);
  url.searchParams.sort();
  const plain = url.pathname.replace(/\/(?:index\.html|default\.aspx)$/i, '/').replace(/(.)\/$/, '$1');
  return `${safeDecode(plain).toLowerCase()}${url.search}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The trust's own site, where it publishes for its schools. */
export function buildTrust(
  trust: { readonly name: string; readonly host: string },
  publications: readonly Publication[],
): Map<string, Host> {
  const answers = new Map<string, Answer>();
  const frame = (title: string, body: string): Answer => ({
    type: HTML,
    body: () =>
      html(
        `<title>${escaped(title)} - ${escaped(trust.name)}</title>`,
        `<body><nav>${listOf([
          { text: 'Home', href: '/' },
          { text: 'Policies', href: '/policies' },
          { text: 'Data protection', href: '/data-protection' },
        ])}</nav><main>${body}</main></body>`,
      ),
  });
  const links = publications.map((publication) => ({ text: publication.title, href: trustPath(publication) }));
  answers.set('/', frame(trust.name, `<h1>${escaped(trust.name)}</h1>`));
  answers.set('/policies', frame('Policies', `<h1>Policies</h1>${listOf(links)}`));
  answers.set('/data-protection', frame('Data protection', `<h1>Data protection</h1>${listOf(links)}`));
  for (const publication of publications)
    answers.set(plainPath(trustPath(publication)), { type: TYPES.pdf, body: () => pdfOf(publication.text()) });
  const own: Host = (path) => answers.get(plainPath(path)) ?? null;
  return new Map([
    [trust.host, own],
    [trust.host.replace(/^www\./, ''), own],
  ]);
}

export function trustPath(publication: Pick<Publication, 'group'>): string {
  return `/documents/${slugOf(publication.group ?? '')}-privacy-notice.pdf`;
}

/** A company that works for schools: its privacy page is no school's notice. */
export function companyHost(name: string): Host {
  const page = htmlOf({
    title: 'Privacy policy',
    blocks: [
      { kind: 'title', text: 'Privacy policy' },
      {
        kind: 'paragraph',
        text: `This privacy policy explains how ${name} collects and uses personal data about its customers. ${name} is the data controller.`,
      },
      { kind: 'heading', text: 'What we collect' },
      {
        kind: 'paragraph',
        text: 'We collect names, email addresses and payment details of customers. We use this data to provide our services. Our lawful basis is the contract with you and our legitimate interests.',
      },
      { kind: 'heading', text: 'Who we share it with' },
      {
        kind: 'paragraph',
        text: 'We share data with our hosting provider. We keep it for six years. You have the right to ask for a copy of your data, and to complain to the Information Commissioner’s Office.',
      },
    ],
  });
  return (path) =>
    path === '/privacy' || path === '/'
      ? { type: HTML, body: () => html(`<title>${name}</title>`, `<body>${page}</body>`) }
      : null;
}
