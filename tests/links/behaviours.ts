/** How servers behave, each with what a check of links is to make of it. All names are invented. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { LinkCode } from '../../src/engine/link-answer';
import { type Door, type Handler, notThere, type Place, pageOf, prose, type Visitor } from './world';

export interface Behaviour {
  /** The link as a notice has it. */
  readonly href: string;
  readonly expect: LinkCode;
  /** The page is there for people. */
  readonly healthy: boolean;
}

interface Case {
  readonly name: string;
  readonly expect: LinkCode;
  readonly healthy: boolean;
  readonly path: string;
  readonly scheme: 'http' | 'https';
  readonly handler: Handler;
  readonly door: Door;
  readonly fragment: string;
}

const cases: Case[] = [];
let seed = 0;

function add(name: string, expect: LinkCode, handler: Handler, more: Partial<Case> = {}): void {
  cases.push({
    name,
    expect,
    handler,
    healthy: /^(?:ok|redirected|insecure|shortened|blocked|sign-in|not-checked)/.test(expect),
    path: '/policies/privacy',
    scheme: 'https',
    door: 'open',
    fragment: '',
    ...more,
  });
}

function html(response: Visitor['response'], text: string, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers });
  response.end(text);
}

const healthyPage = (number = seed++) => pageOf(`Privacy at school ${number}`, 'Privacy notice', prose(number));

/** The page at its path, an honest 404 elsewhere. */
function at(path: string, handler: Handler): Handler {
  return (visitor) => (visitor.path === path ? handler(visitor) : notThere(visitor));
}

const PATH = '/policies/privacy';
const here = (handler: Handler): Handler => at(PATH, handler);
function healthy(): Handler {
  const page = healthyPage();
  return here(({ response }) => html(response, page));
}
const status = (code: number, text = 'No', headers: Record<string, string> = {}): Handler =>
  here(({ response }) => html(response, pageOf(`${code}`, `Status ${code}`, text), code, headers));
/** Sends `from` on, and has a page at `to`. */
function redirect(code: number, to: string, landing: string = to): Handler {
  const page = healthyPage();
  return (visitor) => {
    if (visitor.path === PATH) visitor.response.writeHead(code, { location: to }).end();
    else if (visitor.path === landing) html(visitor.response, page);
    else notThere(visitor);
  };
}
const first =
  (times: number, before: Handler, after: Handler): Handler =>
  (visitor) =>
    (visitor.before < times && visitor.path === PATH ? before : after)(visitor);
const hang: Handler = () => undefined;
const reset: Handler = ({ request }) => void request.socket.destroy();
const pdf: Handler = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/pdf' });
  response.end('%PDF-1.7 words');
};
const document = { path: '/files/schedule.pdf' };
const heads =
  (head: Handler): Handler =>
  (visitor) =>
    (visitor.request.method === 'HEAD' ? head : pdf)(visitor);
const bare =
  (code: number): Handler =>
  ({ response }) =>
    response.writeHead(code).end();

// Healthy pages
add('plain', 'ok', healthy());
add(
  'no-content',
  'ok',
  here(({ response }) => response.writeHead(204).end()),
);
add(
  'thin',
  'ok',
  here(({ response }) => html(response, pageOf('Uniform', 'Uniform', 'Blue jumpers.'))),
);
add(
  'sets-cookie',
  'ok',
  here(({ response }) => html(response, healthyPage(), 200, { 'set-cookie': 'a=1' })),
);
add(
  'no-type',
  'ok',
  here(({ response }) => response.writeHead(200).end(healthyPage())),
);
add(
  'xhtml',
  'ok',
  here(({ response }) => response.writeHead(200, { 'content-type': 'application/xhtml+xml' }).end(healthyPage())),
);
add(
  'wide-letters',
  'ok',
  here(({ response }) =>
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-16le' })
      .end(Buffer.from(healthyPage(), 'utf16le')),
  ),
);
add(
  'text',
  'ok',
  here(({ response }) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end('404 not found is what this list is about'),
  ),
);
add(
  'query',
  'ok',
  at('/page?id=7', ({ response }) => html(response, healthyPage())),
  { path: '/page?id=7' },
);
add(
  'letters-in-path',
  'ok',
  at('/pol%C3%ADsi', ({ response }) => html(response, healthyPage())),
  { path: '/pol%C3%ADsi' },
);
add(
  'old-server',
  'ok',
  here(({ request }) => request.socket.end(`HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n${healthyPage()}`)),
);
add(
  'about-404',
  'soft-gone-unsure',
  here(({ response }) =>
    html(response, pageOf('What to do when a page is not found', 'When a page is not found', prose(901))),
  ),
  { healthy: true },
);
add(
  'gzip',
  'ok',
  here(({ response }) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(gzipSync(healthyPage())),
  ),
);
add(
  'brotli',
  'ok',
  here(({ response }) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' })
      .end(brotliCompressSync(healthyPage())),
  ),
);
add(
  'deflate',
  'ok',
  here(({ response }) =>
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'deflate' })
      .end(deflateSync(healthyPage())),
  ),
);
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '), { level: 9 });
add(
  'gzip-bomb',
  'ok',
  here(({ response }) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb),
  ),
);
add(
  'bad-gzip',
  'ok',
  here(({ response }) =>
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end('this is not packed'),
  ),
);
add(
  'fragment',
  'ok',
  here(({ response }) => html(response, pageOf('Rights', 'Rights', `${prose(902)}<h2 id="your-rights">Yours</h2>`))),
  { fragment: '#your-rights' },
);
add(
  'lost-fragment',
  'no-such-place',
  here(({ response }) => html(response, pageOf('Rights', 'Rights', `${prose(903)}<h2 id="your-rights">Yours</h2>`))),
  { fragment: '#your-rigths' },
);
add(
  'login-link',
  'ok',
  at('/login', ({ response }) => html(response, pageOf('Log in', 'Log in', `${prose(904)}<input type="password">`))),
  { path: '/login' },
);

// Bodies that misbehave behind a good status
add(
  'slow-body',
  'ok',
  here(({ response }) => response.writeHead(200, { 'content-type': 'text/html' }).write(healthyPage().slice(0, 400))),
);
add(
  'endless-body',
  'ok',
  here(({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(healthyPage());
    const more = () => {
      while (!response.destroyed && response.write('<p>and so on and on and on</p>'.repeat(400)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }),
);
add(
  'wrong-length',
  'ok',
  here(({ request }) =>
    request.socket.end(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999999\r\n\r\n${healthyPage()}`),
  ),
);
add(
  'bad-chunks',
  'ok',
  here(({ request }) =>
    request.socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\nzz\r\n`,
    ),
  ),
);
add(
  'broken-off',
  'ok',
  here(({ request, response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.write(healthyPage().slice(0, 500), () => setTimeout(() => request.socket.destroy(), 30));
  }),
);
add(
  'deep',
  'ok',
  here(({ response }) => html(response, pageOf('Deep', 'Deep', `${'<div><span>'.repeat(20_000)}${prose(905)}`))),
);

// Documents, asked for by HEAD
add('document', 'ok', pdf, document);
add('head-405', 'ok', heads(bare(405)), document);
add('head-403', 'ok', heads(bare(403)), document);
add('head-404', 'ok', heads(bare(404)), document);
add('head-501', 'ok', heads(bare(501)), document);
add('head-500', 'ok', heads(bare(500)), document);
add('head-reset', 'ok', heads(reset), document);
add('head-hangs', 'ok', heads(hang), document);
add('document-gone', 'gone', notThere, document);
add(
  'document-moved',
  'redirected-permanently',
  ({ path, response, request }) =>
    path === '/files/schedule.pdf'
      ? void response.writeHead(301, { location: '/new/schedule.pdf' }).end()
      : pdf({ path, response, request } as Visitor),
  document,
);

// Gone
add('gone-404', 'gone', notThere);
add('gone-410', 'gone', status(410));
add('soft-words', 'soft-gone', ({ response }) =>
  html(response, pageOf('Page not found | School', 'Sorry, we can’t find that page', 'Try the menu.')),
);
add('soft-heading', 'soft-gone', ({ response, path }) =>
  html(
    response,
    pageOf(
      'Larks Academy',
      'The page you are looking for does not exist',
      `You asked for ${path}. Go back to where you came from.`,
    ),
  ),
);
add('soft-redirect', 'soft-gone', ({ response, path }) =>
  path === '/error/404'
    ? html(response, pageOf('Larks Academy', 'Oops', 'Something went astray.'))
    : void response.writeHead(302, { location: '/error/404' }).end(),
);
add('soft-welsh', 'soft-gone', ({ response }) =>
  html(response, pageOf('Heb ei ganfod', 'Ni chafwyd hyd i’r dudalen', 'Ewch yn ôl.')),
);
add('soft-long', 'soft-gone', ({ response }) => html(response, pageOf('404 | School', 'Page not found', prose(906))));
add('soft-wordless', 'soft-gone-unsure', ({ response }) =>
  html(
    response,
    pageOf('Larks Academy', 'Welcome', 'A school by the sea with a long past and a bright future for all who come.'),
  ),
);
add(
  'soft-removed',
  'soft-gone-unsure',
  here(({ response }) => html(response, pageOf('Larks Academy', 'This page has been removed', prose(907)))),
);
add('script-shell', 'blocked-script', ({ response }) =>
  html(
    response,
    '<!doctype html><html><head><title>School app</title><script src="/a.js"></script></head><body><div id="root"></div></body></html>',
  ),
);

// Moved
for (const code of [301, 308]) add(`moved-${code}`, 'redirected-permanently', redirect(code, '/about/privacy'));
for (const code of [302, 303, 307]) add(`moved-${code}`, 'redirected', redirect(code, '/about/privacy'));
add('moved-relative', 'redirected-permanently', redirect(301, 'privacy-notice', '/policies/privacy-notice'));
add('moved-slash', 'ok', redirect(301, '/policies/privacy/', '/policies/privacy/'));
add('moved-schemeless', 'redirected-permanently', redirect(301, '//moved-schemeless.example/about', '/about'));
add('moved-letters', 'redirected-permanently', redirect(301, '/about us', '/about%20us'));
add('moved-chain', 'redirected', ({ response, path }) => {
  const next: Record<string, [number, string]> = { [PATH]: [301, '/a'], '/a': [302, '/b'], '/b': [301, '/c'] };
  const step = next[path];
  if (step) response.writeHead(step[0], { location: step[1] }).end();
  else html(response, pageOf('There', 'There', prose(908)));
});
add('moved-refresh', 'redirected', ({ response, path }) =>
  html(
    response,
    path === PATH
      ? pageOf('Moved', 'Moved', 'We have moved.', '<meta http-equiv="Refresh" content="0; URL=\'/new\'">')
      : pageOf('New', 'New', prose(909)),
  ),
);
add(
  'slow-refresh',
  'ok',
  here(({ response }) =>
    html(response, pageOf('News', 'News', prose(910), '<meta http-equiv="refresh" content="300">')),
  ),
);
add('moved-home', 'moved-home', redirect(301, '/'));
add('moved-index', 'moved-home', redirect(302, '/index.php'));
add('refresh-home', 'moved-home', ({ response, path }) =>
  html(
    response,
    path === PATH
      ? pageOf('Moved', 'Moved', 'On you go.', '<meta http-equiv="refresh" content="1;url=/">')
      : pageOf('School', 'Welcome', prose(911)),
  ),
);
add(
  'loop',
  'loop',
  ({ response, path }) => void response.writeHead(302, { location: path === PATH ? '/other' : PATH }).end(),
);
add(
  'self-loop',
  'loop',
  here(({ response }) => void response.writeHead(301, { location: PATH }).end()),
);
add(
  'cookie-loop',
  'blocked-cookies',
  here(({ response }) => void response.writeHead(302, { location: PATH, 'set-cookie': 'seen=1' }).end()),
);
add(
  'endless-redirects',
  'too-many-redirects',
  ({ response, path }) =>
    void response.writeHead(302, { location: `/r${Number(/\d+/.exec(path)?.[0] ?? 0) + 1}` }).end(),
);
add(
  'to-mail',
  'bad-redirect',
  here(({ response }) => void response.writeHead(302, { location: 'mailto:office@larks.example' }).end()),
);
add(
  'to-nowhere',
  'bad-redirect',
  here(({ response }) => void response.writeHead(302).end()),
);
add(
  'to-nonsense',
  'bad-redirect',
  here(({ response }) => void response.writeHead(302, { location: 'http://[nonsense' }).end()),
);
add(
  'to-loopback',
  'not-checked-private',
  here(({ response }) => void response.writeHead(302, { location: 'http://127.0.0.1/admin' }).end()),
  { healthy: false },
);
add(
  'to-metadata',
  'not-checked-private',
  here(({ response }) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end()),
  { healthy: false },
);
add(
  'to-private-name',
  'not-checked-private',
  here(({ response }) => void response.writeHead(302, { location: 'https://private-name.example/' }).end()),
  { healthy: false },
);
add('private-name', 'not-checked-private', hang, { door: 'private', healthy: false });

// Kept out
add('challenge-header', 'blocked-challenge', status(403, 'Checking', { 'cf-mitigated': 'challenge' }));
add(
  'challenge-503',
  'blocked-challenge',
  here(({ response }) =>
    html(
      response,
      '<html><head><title>Just a moment...</title></head><body><script src="/cdn-cgi/challenge-platform/x.js"></script></body></html>',
      503,
    ),
  ),
);
add('challenge-200', 'blocked-challenge', ({ response }) =>
  html(response, '<html><head><title>Please wait</title></head><body><div class="cf-chl-widget"></div></body></html>'),
);
add(
  'challenge-202',
  'blocked-challenge',
  here(({ response }) => html(response, '<html><body></body></html>', 202, { 'x-amzn-waf-action': 'challenge' })),
);
add(
  'challenge-words',
  'blocked-challenge',
  here(({ response }) =>
    html(response, pageOf('Larks', 'Larks', 'Please enable JavaScript and cookies to continue.'), 403),
  ),
);
add(
  'challenge-404',
  'blocked-challenge',
  here(({ response }) =>
    html(
      response,
      '<html><head><title>Attention Required!</title></head><body><div id="captcha"></div></body></html>',
      404,
    ),
  ),
);
add('refused-403', 'blocked-refused', status(403));
add('refused-451', 'blocked-refused', status(451));
add(
  'refused-999',
  'blocked-refused',
  here(({ request }) => request.socket.end('HTTP/1.1 999 Request denied\r\nContent-Length: 0\r\n\r\n')),
);
for (const code of [400, 405, 406, 409, 418]) add(`odd-${code}`, 'request-refused', status(code), { healthy: true });
add('sign-in-401', 'sign-in', status(401, 'No', { 'www-authenticate': 'Basic' }));
add('sign-in-redirect', 'sign-in', redirect(302, '/login?next=/policies/privacy'));
add(
  'sign-in-elsewhere',
  'sign-in',
  redirect(302, 'https://sign-in-elsewhere.example/oauth2/authorize?x=1', '/oauth2/authorize?x=1'),
);
add(
  'sign-in-page',
  'sign-in',
  here(({ response }) =>
    html(response, pageOf('Sign in to continue', 'Sign in', 'Who are you? <input type="password">')),
  ),
);
add('rate-forever', 'blocked-rate', status(429));
add('rate-recovers', 'ok', first(1, status(429, 'Slow down', { 'retry-after': '1' }), healthy()));
add('rate-recovers-late', 'ok', first(2, status(429), healthy()));
add(
  'rate-by-date',
  'ok',
  first(
    1,
    here(({ response }) => html(response, 'x', 429, { 'retry-after': new Date(Date.now() + 1000).toUTCString() })),
    healthy(),
  ),
);
add('rate-for-hours', 'not-checked-busy', status(429, 'Tomorrow', { 'retry-after': '86400' }));

// Faults of servers
for (const code of [500, 502, 503, 504, 521]) add(`fault-${code}`, 'server-error', status(code));
add('fault-passes', 'ok', first(1, status(500), healthy()));
add('maintenance-passes', 'ok', first(1, status(503, 'Back soon', { 'retry-after': '1' }), healthy()));
add('slow-headers', 'timeout', here(hang));
add('slow-once', 'ok', first(1, here(hang), healthy()));
add('silent', 'timeout', hang, { door: 'silent' });
add('resets', 'connection-reset', here(reset));
add('resets-at-once', 'connection-reset', hang, { door: 'reset', scheme: 'http' });
add('resets-once', 'ok', first(1, here(reset), healthy()));
add('garbage', 'connection-reset', hang, { door: 'garbage', scheme: 'http' });
add(
  'huge-headers',
  'connection-reset',
  here(({ request }) => request.socket.end(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(200_000)}\r\n\r\n`)),
);
add('refused', 'connection-refused', hang, { door: 'refused' });
add('no-name', 'name-unknown', hang, { door: 'no-such-name' });
add('name-trouble', 'name-unsure', hang, { door: 'name-trouble' });
add('self-signed', 'tls-untrusted', healthy(), { door: 'self-signed' });
add('expired', 'tls-expired', healthy(), { door: 'expired' });
add('other-name', 'tls-name', healthy(), { door: 'other-name' });
add('half-chain', 'tls-chain', healthy(), { door: 'half-chain' });
add('plain-at-secure', 'tls-other', healthy(), { door: 'plain-at-secure' });

// http: links
add('insecure-both', 'insecure', healthy(), { scheme: 'http' });
add(
  'insecure-sent-on',
  'insecure',
  ((page) =>
    here(({ response, secure, host }) =>
      secure ? html(response, page) : void response.writeHead(301, { location: `https://${host}${PATH}` }).end(),
    ))(healthyPage()),
  { scheme: 'http' },
);
add('insecure-only', 'ok', healthy(), { scheme: 'http', door: 'refused-secure' });
add('insecure-bad-certificate', 'ok', healthy(), { scheme: 'http', door: 'expired' });
add(
  'insecure-other-page',
  'ok',
  here(({ response, secure }) =>
    html(response, secure ? pageOf('Default', 'It works', prose(912)) : pageOf('Privacy', 'Privacy', prose(913))),
  ),
  { scheme: 'http' },
);
add(
  'insecure-no-page',
  'ok',
  here((visitor) =>
    visitor.secure ? notThere(visitor) : html(visitor.response, pageOf('Privacy', 'Privacy', prose(914))),
  ),
  { scheme: 'http' },
);
add('insecure-gone', 'gone', notThere, { scheme: 'http' });

/** Pages whose sites have a way of their own to say that they no longer stand; such sites are rows of the register. */
function special(
  host: string,
  expect: LinkCode,
  handler: Handler,
): { readonly place: Place; readonly behaviour: Behaviour } {
  return {
    place: { host, handler },
    behaviour: { href: `https://${host}${PATH}`, expect, healthy: expect === 'shortened' || expect === 'ok' },
  };
}
const banner = (words: string, extra = '') =>
  `<section class="gem-c-notice" aria-label="Notice"><h2>${words}</h2><div>${extra}</div></section>`;
const SPECIAL = [
  special(
    'withdrawn.larks.service.gov.uk',
    'withdrawn',
    here(({ response }) =>
      html(
        response,
        pageOf(
          'Sharing data',
          'Sharing data',
          `${banner('This guidance was withdrawn on 1 March 2026', 'Read <a href="/policies/sharing-2">the new guidance</a>.')}${prose(920)}`,
        ),
      ),
    ),
  ),
  special(
    'standing.larks.service.gov.uk',
    'ok',
    here(({ response }) => html(response, pageOf('Consent withdrawn', 'How consent is withdrawn', prose(921)))),
  ),
  special(
    'larks.legislation.gov.uk',
    'repealed',
    here(({ response }) =>
      html(response, pageOf('Harbour Records Act 1901 (repealed)', 'Harbour Records Act 1901 (repealed)', prose(922))),
    ),
  ),
  special(
    'finches.legislation.gov.uk',
    'ok',
    here(({ response }) => html(response, pageOf('Harbour Records Act 2001', 'Harbour Records Act 2001', prose(923)))),
  ),
  special(
    'tinyurl.com',
    'shortened',
    here(({ response }) => void response.writeHead(301, { location: 'https://plain.example/policies/privacy' }).end()),
  ),
];

const hostOf = ({ name }: Case) => `${name}.example`;

export const PLACES: readonly Place[] = [
  ...cases.map((one) => ({ host: hostOf(one), door: one.door, handler: one.handler })),
  ...SPECIAL.map(({ place }) => place),
];

export const BEHAVIOURS: readonly Behaviour[] = [
  ...cases.map((one) => ({
    href: `${one.scheme}://${hostOf(one)}${one.path}${one.fragment}`,
    expect: one.expect,
    healthy: one.healthy,
  })),
  ...SPECIAL.map(({ behaviour }) => behaviour),
];
