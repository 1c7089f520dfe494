/** The way of the extension: hosts shown first, leave given for some, answers joined to the review. */
import { describe, expect, it } from 'vitest';
import { askLinks, planOfLinks } from '../../entrypoints/shared/reading-links';
import { reviewReading } from '../../entrypoints/shared/review-reading';
import type { Reading } from '../../src/history/reading';
import { linkFetch } from '../../src/platform/link-access';
import { readHtml } from '../../src/read/html';
import { loadPack } from '../../src/rules/load';

const pack = await loadPack();
const location = 'https://www.larkfold.example/privacy';
const reading: Reading = {
  id: 'one',
  source: { location, mediaType: 'text/html', sha256: 'a'.repeat(64) },
  warnings: [],
  notice: readHtml(
    `<title>Privacy notice for pupils</title><main><h1>Privacy notice for pupils</h1><p>We are Larkfold School. We collect your name, address and marks to teach you. You have the right to ask for a copy of your information, and to complain to the ICO. We keep it for seven years. Our lawful basis is the public task.</p>
     <p>Read our <a href="/gone">list of suppliers</a> and <a href="https://council.example/notice">the council's notice</a>.</p></main>`,
    { url: location },
  ),
};
const fetched = (async (url: string) =>
  new Response('<h1>No such page</h1>', {
    status: url.endsWith('/gone') ? 404 : 200,
    headers: { 'content-type': 'text/html' },
  })) as unknown as typeof fetch;

describe('a check from the extension', () => {
  it('shows its hosts first, works where some are refused, and joins the review', async () => {
    const wish = { pack, takenIn: [] };
    expect(planOfLinks(reading, wish)).toEqual({
      hosts: [
        { host: 'www.larkfold.example', links: 1 },
        { host: 'council.example', links: 1 },
      ],
      unasked: 0,
    });
    const ask = linkFetch(fetched, async (url) => !url.includes('council'));
    const linkAnswers = await askLinks(reading, wish, ask, new AbortController().signal);
    const [report] = reviewReading(reading, { ...wish, asOf: '2026-11-23', toolVersion: '0', linkAnswers });
    expect(report?.links?.map(({ href, outcome }) => [href, outcome])).toEqual([
      ['/gone', 'gone'],
      ['https://council.example/notice', 'not-checked-permission'],
    ]);
    const broken = report?.findings.filter(({ check }) => check === 'broken-link');
    expect(broken?.map(({ quote, needsReview }) => [quote, needsReview])).toEqual([['list of suppliers', false]]);
    expect(broken?.[0]?.data).toMatchObject({
      href: '/gone',
      status: 404,
      checkedAt: expect.stringMatching(/^\d{4}-/),
    });
  });

  it('says what to link to where the browser followed by itself', async () => {
    const followed = (async (url: string) => {
      const response = new Response('<h1>Our suppliers</h1>', { headers: { 'content-type': 'text/html' } });
      const ended = url.endsWith('/gone') ? `${new URL('/suppliers/', url)}` : url;
      return Object.defineProperty(response, 'url', { value: ended });
    }) as unknown as typeof fetch;
    const wish = { pack, takenIn: [] };
    const ask = linkFetch(followed, async () => true);
    const linkAnswers = await askLinks(reading, wish, ask, new AbortController().signal);
    const [report] = reviewReading(reading, { ...wish, asOf: '2026-11-23', toolVersion: '0', linkAnswers });
    const moved = report?.links?.find(({ href }) => href === '/gone');
    expect([moved?.outcome, moved?.group]).toEqual(['redirected-untold', 'change']);
    expect(moved?.advice).toContain('Link to https://www.larkfold.example/suppliers/ instead');
  });
});
