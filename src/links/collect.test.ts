import { describe, expect, it } from 'vitest';
import type { LinkCode } from '../engine/link-answer';
import { readHtml } from '../read/html';
import { loadPack } from '../rules/load';
import { destinationOf, isHome, isSamePage } from './address';
import { hostsAsked, isEmail, type LinkTask, linkTasks } from './collect';

const pack = await loadPack();
const register = pack.registers.linkAnswers;
if (!register) throw new Error('the pack has no register of what links answer');
const SITE = 'https://www.larkfold.example/policies/privacy';

function tasks(body: string, base: string | null = SITE): readonly LinkTask[] {
  const notice = readHtml(`<main><h1>Notice</h1>${body}</main>`, base === null ? {} : { url: base });
  return register ? linkTasks(notice, base, pack, register, false) : [];
}

function codeOf(href: string, base: string | null = SITE): LinkCode | string {
  const [task] = tasks(`<p>See <a href="${href}">our document</a> on that.</p>`, base);
  return task?.kind === 'ask' ? task.url : (task?.outcome.code ?? 'no task');
}

describe('what can be said without the network', () => {
  it.each<[string, string]>([
    ['#', 'not-checked-placeholder'],
    ['javascript:void(0)', 'not-checked-placeholder'],
    ['file:///C:/notice.docx', 'not-checked-disk'],
    ['https://larkfold.example/wp-admin/post.php?post=1', 'not-checked-preview'],
    ['https://notice.wpengine.com/x', 'not-checked-preview'],
    ['http://intranet/notice', 'not-checked-private'],
    ['https://192.168.0.7/notice', 'not-checked-private'],
    ['ftp://files.example/notice', 'not-checked-scheme'],
    ['https//www.larkfold.example/a', 'bad-address'],
    ['htpps://www.larkfold.example/a', 'bad-address'],
    ['https://https://www.larkfold.example/a', 'bad-address'],
    ['https://www larkfold.example/a', 'bad-address'],
    ['mailto:office@larkfold.example', 'well-formed'],
    ['mailto:office@larkfold.example?subject=Data,please', 'well-formed'],
    ['mailto:%20office@larkfold.example', 'well-formed'],
    ['mailto:office@larkfold', 'bad-email'],
    ['mailto:office.larkfold.example', 'bad-email'],
    ['mailto:office@@larkfold.example', 'bad-email'],
    ['mailto:office@larkfold.example;', 'well-formed'],
    ['mailto:dpo@ordwell-data.example', 'well-formed'],
    ['mailto:office@larkfodl.example', 'odd-email'],
    ['mailto:office@larkfold.org.example', 'odd-email'],
    ['mailto:office@mail.larkfold.example', 'well-formed'],
    ['tel:+441632960001', 'well-formed'],
    ['tel:+44 (0)1632 960 001', 'well-formed'],
    ['tel:01632960001', 'well-formed'],
    ['tel:101', 'well-formed'],
    ['tel:+353 1 234 5678', 'well-formed'],
    ['tel:01632', 'bad-phone'],
    ['tel:office', 'bad-phone'],
  ])('%s: %s', (href, code) => expect(codeOf(href)).toBe(code));

  it('cannot ask for what is within a site that is not known', () => {
    expect(codeOf('/retention.pdf', null)).toBe('not-checked-relative');
    expect(codeOf('/retention.pdf')).toBe('https://www.larkfold.example/retention.pdf');
    expect(codeOf('retention.pdf')).toBe('https://www.larkfold.example/policies/retention.pdf');
  });

  it('knows the places of the page', () => {
    const page =
      '<p><a href="#rights">one</a> and <a href="#rigths">two</a>, <a href="#top">three</a></p><h2 id="rights">Rights</h2><p>x</p>';
    const codes = tasks(page).map((task) => (task.kind === 'settled' ? task.outcome.code : 'ask'));
    expect(codes).toEqual(['ok', 'no-such-place', 'ok']);
    expect(tasks(`<p>See <a href="${SITE}#nowhere">there</a>.</p>`)[0]).toMatchObject({
      outcome: { code: 'no-such-place' },
    });
  });
});

describe('what is asked', () => {
  it('is each address as written once, printed ones too, without its fragment', () => {
    const all = tasks(
      '<p>See <a href="https://a.example/x#part">a</a> and <a href="https://a.example/x#part">again</a>, or www.b.example/list, or office@larkfold.example.</p>',
    );
    expect(
      all.map((task) => (task.kind === 'ask' ? [task.url, task.fragment, task.schemeGuessed] : task.outcome.code)),
    ).toEqual([['https://a.example/x', 'part', false], ['https://www.b.example/list', null, true], 'well-formed']);
    expect(hostsAsked(all).map(({ host }) => host)).toEqual(['a.example', 'www.b.example']);
  });

  it('never carries a name and password', () => {
    expect(destinationOf('https://user:secret@a.example/', null, false)).toMatchObject({ url: 'https://a.example/' });
  });
});

describe('isEmail', () => {
  it.each(["o'neill@larkfold.example", 'a.b+c@x-y.sch.uk', 'A@B.CO'])('%s', (text) => expect(isEmail(text)).toBe(true));
  it.each(['a@b', '@b.co', 'a@.co', 'a@b..co', '.a@b.co', 'a.@b.co', 'a b@c.co', 'a@b.c', 'a@-b.co', 'a@b.co.'])(
    'not %s',
    (text) => expect(isEmail(text)).toBe(false),
  );
});

describe('addresses', () => {
  it.each([
    ['http://www.a.example/x/', 'https://a.example/x'],
    ['https://a.example/x/index.html', 'https://a.example/x'],
    ['https://a.example/x?utm_source=mail', 'https://a.example/X'],
  ])('%s is %s', (a, b) => expect(isSamePage(a, b, register)).toBe(true));

  it.each([
    ['https://a.example/x?id=1', 'https://a.example/x?id=2'],
    ['https://a.example/x', 'https://b.example/x'],
    ['https://a.example:8443/x', 'https://a.example/x'],
  ])('%s is not %s', (a, b) => expect(isSamePage(a, b, register)).toBe(false));

  it('knows home pages', () => {
    expect(
      [
        'https://a.example/',
        'https://a.example/index.php',
        'https://a.example/en/',
        'https://a.example/?utm_source=x',
      ].map((url) => isHome(url, register)),
    ).toEqual([true, true, true, true]);
    expect(['https://a.example/home/rules', 'https://a.example/?p=12'].map((url) => isHome(url, register))).toEqual([
      false,
      false,
    ]);
  });
});
