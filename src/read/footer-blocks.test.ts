/** A footer without mark-up is left out; the last words of a notice never are. */
import { describe, expect, it } from 'vitest';
import { readHtml } from './html';

const PROSE =
  'We hold names, addresses and records of attendance about each pupil, and use them to teach and to keep children safe. We keep the file until the pupil is 25, and share it with the local authority and the next school.';

const page = (end: string): string =>
  `<html><body bgcolor="white"><h1>Privacy notice</h1>${`<p>${PROSE}</p>`.repeat(6)}<hr>${end}</body></html>`;

describe('below the last rule of a page', () => {
  it.each([
    '<font size="1">Hill School, Mill Road, Netherby NB4 7QX. Tel 01632 960100</font>',
    '<font size="1">\u00a9 Hill School 2019. All rights reserved.</font>',
    '<center><small>Hill School<br>Mill Road, Netherby NB4 7QX<br>01632 960100</small></center>',
    'Copyright Hill School. Website by Bright Pages',
    '<font size="1">Hill School, Netherby NB4 7QX. Updated Nov 2026. <a href="cookies.htm">Cookies</a></font>',
  ])('leaves out %s', (end) => {
    const { text, leftOut } = readHtml(page(end));
    expect(text.endsWith(PROSE)).toBe(true);
    expect(leftOut).toMatchObject([{ reason: 'site footer' }]);
  });

  it.each([
    'Questions? Ask the office: Hill School, Mill Road, Netherby NB4 7QX. Tel 01632 960100',
    'Contact: Hill School, Mill Road, Netherby NB4 7QX, 01632 960100',
    'Data protection officer: Ada Brook, Mill Road, Netherby NB4 7QX, 01632 960100',
    'Information Commissioner\u2019s Office, Wycliffe House, Wilmslow SK9 5AF, 0303 123 1113',
    '<p>Last reviewed: September 2026</p>',
    'Hill School, Mill Road, Netherby',
    'We took these words from a model notice.',
    `${PROSE} \u00a9 Hill School`,
    '<ul><li>Hill School, NB4 7QX, 01632 960100</li></ul>',
    '<h2>\u00a9 Hill School</h2><p>Mill Road</p>',
  ])('keeps %s', (end) => {
    const plain = end
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const words = readHtml(page(end)).text.replace(/\s+/g, ' ');
    expect(words).toContain(plain.slice(-20).trim());
  });

  it('keeps all of a page that a rule parts in two', () => {
    const half = `<p>\u00a9 Hill School</p>`;
    expect(readHtml(`<body><p>Privacy notice.</p><hr>${half}</body>`).text).toContain('\u00a9 Hill School');
  });

  it('keeps what stands in the page\u2019s own content', () => {
    const inside = `<main><h1>Privacy notice</h1>${`<p>${PROSE}</p>`.repeat(6)}<hr>Hill School, NB4 7QX. 01632 960100</main>`;
    expect(readHtml(inside).text).toContain('NB4 7QX');
  });
});
