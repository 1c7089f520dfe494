import { describe, expect, it } from 'vitest';
import { loadPack } from '../rules/load';
import { contextOf } from './consider';
import { addressOf, isNextPage, isOnSites, keyOf, shapeOf, tidied, trapOf, wordsOfAddress } from './site-address';

const { book } = contextOf(await loadPack());
const AT = 'https://www.ash.example.sch.uk';

describe('one address in two forms', () => {
  it.each([
    '/privacy/',
    '/privacy',
    '/Privacy/index.html',
    '/privacy/default.aspx',
    '/privacy?utm_source=letter',
    '/privacy?sid=1234',
    '/privacy?PHPSESSID=abc',
    '/privacy;jsessionid=ABC123',
    '/privacy?sort=name&dir=asc',
    '/%70rivacy',
    '/privacy#rights',
  ])('%s is /privacy', (path) => expect(keyOf(`${AT}${path}`, book)).toBe(keyOf(`${AT}/privacy`, book)));

  it('is the same whatever the scheme, the case of the host and "www."', () => {
    expect(keyOf('http://ASH.example.sch.uk/privacy', book)).toBe(keyOf(`${AT}/privacy`, book));
  });

  it.each(['/privacy?id=2', '/privacy/pupils', '/page/?title=Privacy&pid=3'])('%s is another', (path) =>
    expect(keyOf(`${AT}${path}`, book)).not.toBe(keyOf(`${AT}/privacy`, book)),
  );

  it('leaves an address as it is written where nothing is to be dropped', () => {
    const written = `${AT}/page/?title=Privacy+Notice&pid=62`;
    expect(tidied(written, book)).toBe(written);
  });
});

describe('a link', () => {
  it.each([
    ['privacy', `${AT}/policies/privacy`],
    ['//files.example.org/a.pdf', 'https://files.example.org/a.pdf'],
    ['mailto:office@ash.example.sch.uk', null],
    ['tel:01632960000', null],
    ['javascript:void(0)', null],
    ['#top', null],
    ['https:///', null],
  ])('%s leads to %s', (href, expected) => expect(addressOf(href, `${AT}/policies/`, book)).toBe(expected));
});

describe('a trap', () => {
  it.each([
    ['/calendar/2026/11', 'part'],
    ['/login?next=/privacy', 'part'],
    ['/search', 'part'],
    ['/a/b/a/b/privacy', 'repeating'],
    ['/about/about/about', 'repeating'],
    ['/1/2/3/4/5/6/7/8/9/10/11', 'too-deep'],
    [`/${'x'.repeat(500)}`, 'too-long'],
    ['/page?date=2026-11-01', 'parameters'],
    ['/page?a=1&b=2&c=3&d=4&e=5&f=6&g=7', 'parameters'],
    ['/policies?print=1', 'parameters'],
    ['/list?page=30', 'paging'],
    ['/list/page/30/', 'paging'],
    ['/photo.jpg', 'file'],
    ['/events.ics', 'file'],
    ['/2024/05/sports-day/', 'unless-named'],
    ['/news/privacy-notice', 'unless-named'],
  ])('%s: %s', (path, why) => expect(trapOf(`${AT}${path}`, book)).toBe(why));

  it.each([
    '/policies',
    '/page/?title=Privacy+Notice&pid=62',
    '/page/privacy-notice/156977',
    '/attachments/download.asp?file=12&type=pdf',
    '/wp-content/uploads/2025/09/Privacy-Notice.pdf',
    '/list?page=2',
    '/?p=27973',
    '/docs/Privacy_Notice.docx',
  ])('%s is none', (path) => {
    const trap = trapOf(`${AT}${path}`, book);
    expect(trap === null || trap === 'unless-named').toBe(true);
  });
});

describe('whose site an address is on', () => {
  it.each([
    ['https://ash.example.sch.uk/x', true],
    ['https://files.ash.example.sch.uk/x', true],
    ['https://notash.example.sch.uk/x', false],
    ['https://example.sch.uk/x', false],
  ])('%s: %s', (address, own) => expect(isOnSites(address, ['ash.example.sch.uk'])).toBe(own));
});

describe('what else an address says', () => {
  it('is words', () => {
    expect(wordsOfAddress(`${AT}/key-info/pupilPrivacy_notice%202025.pdf`)).toBe(
      'key info / pupil Privacy notice 2025',
    );
    expect(wordsOfAddress(`${AT}/page/?title=Privacy+Notice&pid=62`)).toBe('page / Privacy Notice');
    expect(wordsOfAddress(`${AT}/100%/x`)).toContain('x');
  });

  it('is the page of a list', () => {
    expect(isNextPage(`${AT}/policies?page=2`, `${AT}/policies`, book)).toBe(true);
    expect(isNextPage(`${AT}/policies/page/3/`, `${AT}/policies/page/2/`, book)).toBe(true);
    expect(isNextPage(`${AT}/news?page=2`, `${AT}/policies`, book)).toBe(false);
  });

  it('is a shape, in which numbers are alike', () => {
    expect(shapeOf(`${AT}/story/12?id=3`)).toBe(shapeOf(`${AT}/story/999?id=4`));
  });
});
