import { describe, expect, it } from 'vitest';
import { readPageFace } from './page-links';

const AT = 'https://www.ash.example.sch.uk/policies';
const face = (body: string, head = '') => readPageFace(`<html><head>${head}</head><body>${body}</body></html>`, AT);
const first = (body: string) => face(body).links[0];

describe('the links of a page', () => {
  it('carry the heading they stand under, in their own part of the page', () => {
    const { links } = face(
      '<nav><a href="/a">A</a></nav><main><h2>Privacy notices</h2><ul><li><a href="/b">Pupils</a></li></ul></main><footer><a href="/c">Privacy</a></footer>',
    );
    expect(links.map(({ href, heading, part }) => [href, heading, part])).toEqual([
      ['/a', '', 'menu'],
      ['/b', 'Privacy notices', 'main'],
      ['/c', '', 'footer'],
    ]);
  });

  it.each([
    [
      '<p>To read our staff privacy notice <a href="/b">click here</a>.</p>',
      'To read our staff privacy notice click here.',
    ],
    ['<table><tr><td>Pupil privacy notice</td><td><a href="/b">PDF</a></td></tr></table>', 'Pupil privacy notice PDF'],
    [
      '<table class="layout"><tr><td><p>Staff notice: <a href="/b">here</a></p></td><td>Menu</td></tr></table>',
      'Staff notice: here',
    ],
    [`<p>${'Words without end. '.repeat(40)}<a href="/b">here</a></p>`, ''],
  ])('carry the sentence or row around them', (body, around) => expect(first(body)?.around).toBe(around));

  it.each([
    ['a bold line', '<p><strong>Staff privacy notice</strong></p><p><a href="/b">Download</a></p>'],
    [
      'the button of a panel',
      '<button aria-expanded="false">Staff privacy notice</button><div hidden><a href="/b">Open</a></div>',
    ],
    ['a summary', '<details><summary>Staff privacy notice</summary><a href="/b">Open</a></details>'],
  ])('have %s for a heading', (_, body) => expect(first(body)?.heading).toBe('Staff privacy notice'));

  it.each([
    ['a picture', '<a href="/b"><img src="x.png" alt="Privacy notice"></a>', 'Privacy notice'],
    [
      'a card that leads on by script',
      '<div onclick="window.location.href=\'/b\'"><h4>Privacy notice</h4></div>',
      'Privacy notice',
    ],
    ['a button', '<button data-href="/b">Privacy notice</button>', 'Privacy notice'],
    ['a choice', '<select><option value="/b">Privacy notice</option></select>', 'Privacy notice'],
    ['a frame of the page itself', '<iframe src="/b" title="Privacy notice" width="600"></iframe>', 'Privacy notice'],
  ])('may be %s', (_, body, text) => expect(first(body)).toMatchObject({ href: expect.stringMatching(/\/b$/), text }));

  it('take the file that a viewer shows', () => {
    expect(first('<iframe src="/viewer.html?file=/docs/notice.pdf"></iframe>')).toMatchObject({
      href: 'https://www.ash.example.sch.uk/docs/notice.pdf',
      shown: true,
    });
  });

  it('leave out documents in viewers that do not hand them out, and say so', () => {
    const { links, inViewers } = face(
      '<h2>Privacy notice</h2><iframe src="https://docs.google.com/document/d/e/2PACX/pub"></iframe>',
    );
    expect(links).toEqual([]);
    expect(inViewers).toMatchObject([{ what: 'Google Docs document', heading: 'Privacy notice' }]);
  });

  it('know the base of the page, its own address and where it sends its reader on', () => {
    const { base, canonical, refresh } = face(
      '',
      '<base href="/site/"><link rel="canonical" href="policies"><meta http-equiv="refresh" content="0; URL=\'/new\'">',
    );
    expect([base, canonical, refresh]).toEqual([
      'https://www.ash.example.sch.uk/site/',
      'https://www.ash.example.sch.uk/site/policies',
      'https://www.ash.example.sch.uk/new',
    ]);
    expect(face('', '<meta http-equiv="refresh" content="600">').refresh).toBeNull();
  });
});
