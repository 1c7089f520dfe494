import { describe, expect, it } from 'vitest';
import type { FetchOutcome } from './port';
import { mayAsk, robotsOf } from './robots';

const AT = 'https://www.ash.example.sch.uk';

function fetched(text: string, url = `${AT}/robots.txt`): FetchOutcome {
  return {
    kind: 'fetched',
    url,
    status: 200,
    contentType: 'text/plain',
    bytes: new TextEncoder().encode(text),
    retrievedAt: '2026-11-26T09:00:00Z',
    etag: null,
    lastModified: null,
  };
}
const failed = (status: number | null, fault: Extract<FetchOutcome, { kind: 'failed' }>['fault']): FetchOutcome => ({
  kind: 'failed',
  url: `${AT}/robots.txt`,
  fault,
  status,
});
const allowed = (text: string, path: string) => mayAsk(`${AT}${path}`, robotsOf(fetched(text), 'Noticemark'));

describe('a robots.txt', () => {
  it.each([
    ['User-agent: *\nDisallow: /private/', '/private/notice', false],
    ['User-agent: *\nDisallow: /private/', '/privacy', true],
    ['User-agent: *\nDisallow: /\nAllow: /policies/', '/policies/x.pdf', true],
    ['User-agent: *\nDisallow: /*.pdf$', '/docs/notice.pdf', false],
    ['User-agent: *\nDisallow: /*.pdf$', '/docs/notice.pdf?x=1', true],
    ['User-agent: *\nDisallow:', '/anything', true],
    ['User-agent: otherbot\nDisallow: /', '/anything', true],
    // The group that names the program counts, and not the one for all.
    ['User-agent: *\nDisallow: /\n\nUser-agent: Noticemark\nDisallow: /admin', '/policies', true],
    ['User-agent: *\nDisallow: \n\nuser-agent: NOTICEMARK/1.0\nDisallow: /policies', '/policies', false],
    // Two groups for the same program are one.
    [
      'User-agent: noticemark\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: noticemark\nDisallow: /b',
      '/b',
      false,
    ],
    // A sitemap belongs to no group and ends none.
    ['User-agent: *\nSitemap: https://x.example/s.xml\nUser-agent: other\nDisallow: /a', '/a', false],
    ['\uFEFFUser-agent: *\r\nDisallow: /a # all of it', '/a', false],
    ['<!doctype html><title>Not found</title>', '/anything', true],
    ['', '/anything', true],
  ])('%j: %s is allowed: %s', (text, path, expected) => expect(allowed(text, path)).toBe(expected));

  it('gives its sitemaps and the pause it asks for', () => {
    const record = robotsOf(
      fetched('Sitemap: https://x.example/a.xml\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x'),
      'Noticemark',
    );
    expect(record).toMatchObject({ kind: 'rules', sitemaps: ['https://x.example/a.xml'], delay: 2.5 });
  });

  it('is read no further than 512 kB, and keeps what concerns the program only', () => {
    const many = Array.from({ length: 40_000 }, (_, at) => `Disallow: /other-${at}`).join('\n');
    const record = robotsOf(fetched(`User-agent: *\nDisallow: /a\n\nUser-agent: other\n${many}`), 'Noticemark');
    expect(record).toMatchObject({ text: 'user-agent: *\ndisallow: /a' });
  });

  it.each([
    [404, 'not-found'],
    [403, 'refused'],
    [401, 'sign-in'],
    [null, 'too-many-redirects'],
  ] as const)('that answers %s (%s) forbids nothing', (status, fault) => {
    expect(mayAsk(`${AT}/x`, robotsOf(failed(status, fault), 'Noticemark'))).toBe(true);
  });

  it.each([
    [500, 'server-error'],
    [503, 'server-error'],
    [429, 'busy'],
    [null, 'timeout'],
    [null, 'connection'],
  ] as const)('that cannot be had (%s, %s) keeps everything shut', (status, fault) => {
    expect(mayAsk(`${AT}/x`, robotsOf(failed(status, fault), 'Noticemark'))).toBe(false);
  });
});
