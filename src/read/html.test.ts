/** Reading web pages: what is kept, as which blocks, and what is left out. */
import { describe, expect, it } from 'vitest';
import type { Notice } from '../notice/notice';
import { readHtml } from './html';

const PROSE =
  'Hill School keeps names, addresses and marks so that each pupil can be taught well and looked after when something happens.';

/** Blocks as short lines: `h2 Title`, `h3? Guessed`, `p text`, `- item`, `-- nested`, `row a | b`. */
function outline(notice: Notice): string[] {
  return notice.blocks.map((block) => {
    const text = notice.text.slice(block.start, block.end);
    switch (block.kind) {
      case 'heading':
        return `h${block.level}${block.guessed ? '?' : ''} ${text}`;
      case 'paragraph':
        return `p ${text}`;
      case 'item':
        return `${'-'.repeat(block.depth + 1)} ${text}`;
      case 'row':
        return `row ${block.cells.map(({ start, end }) => notice.text.slice(start, end)).join(' | ')}`;
    }
  });
}

function leadIns(notice: Notice): (string | null)[] {
  return notice.blocks.flatMap((block) => {
    if (block.kind !== 'item') return [];
    const leadIn = block.leadIn === null ? undefined : notice.blocks[block.leadIn];
    return [leadIn === undefined ? null : notice.text.slice(leadIn.start, leadIn.end)];
  });
}

function reasons(html: string): string[] {
  return readHtml(html).leftOut.map(({ reason }) => reason);
}

describe('readHtml: blocks', () => {
  it('reads title and language', () => {
    const notice = readHtml(
      '<html lang="en-GB"><head><title> Privacy &amp; data </title></head><body><p>Text.</p></body></html>',
    );
    expect([notice.documentTitle, notice.language, notice.text]).toEqual(['Privacy & data', 'en-GB', 'Text.']);
  });

  it('reads headings, paragraphs and nested lists with their lead-ins', () => {
    const notice = readHtml(
      `<h1>Data</h1><p>We hold:</p><ul><li>names</li><li>health:<ul><li>allergies</li></ul></li><li>marks</li></ul><h2>Sharing</h2><ul><li>the council</li></ul>`,
    );
    expect(outline(notice)).toEqual([
      'h1 Data',
      'p We hold:',
      '- names',
      '- health:',
      '-- allergies',
      '- marks',
      'h2 Sharing',
      '- the council',
    ]);
    expect(leadIns(notice)).toEqual(['We hold:', 'We hold:', 'health:', 'We hold:', 'Sharing']);
  });

  it('nests what a flat list says below one of its items', () => {
    const notice = readHtml(
      '<p>We hold</p><ul><li>Personal data such as;</li><li>names</li><li>Health data including:</li><li>allergies</li></ul>',
    );
    expect(outline(notice)).toEqual([
      'p We hold',
      '- Personal data such as;',
      '-- names',
      '- Health data including:',
      '-- allergies',
    ]);
    expect(leadIns(notice)).toEqual(['We hold', 'Personal data such as;', 'We hold', 'Health data including:']);
  });

  it('keeps line breaks of an address in one block and parts paragraphs at empty lines', () => {
    const notice = readHtml('<p>Please contact:<br><br>Mrs Oda Pell<br>Mill Road<br>01632 960100</p>');
    expect(outline(notice)).toEqual(['p Please contact:', 'p Mrs Oda Pell\nMill Road\n01632 960100']);
    expect(notice.sentences).toHaveLength(2);
  });

  it('joins a sentence that was cut into two paragraphs, also out of a list', () => {
    const notice = readHtml(
      '<p>The department may share what it has been told about pupils</p><p>who have left the school.</p><ul><li>carers (such</li></ul><p>as foster carers).</p>',
    );
    expect(outline(notice)).toEqual([
      'p The department may share what it has been told about pupils who have left the school.',
      '- carers (such as foster carers).',
    ]);
  });

  it.each([
    [
      'a bold paragraph',
      '<h2>Notice</h2><p><strong>Who we are</strong></p><p>We are the school.</p>',
      'h3? Who we are',
    ],
    [
      'a bold first line',
      '<h2>Notice</h2><p><b>Who we are</b><br>We are the school and keep your data.</p>',
      'h3? Who we are',
    ],
    [
      'a styled paragraph',
      '<h2>Notice</h2><p class="subhead">Who we are</p><p>We are the school.</p>',
      'h3? Who we are',
    ],
    [
      'a summary',
      '<h2>Notice</h2><details><summary>Who we are</summary><p>We are the school.</p></details>',
      'h3? Who we are',
    ],
    [
      'a button for a panel',
      '<h2>Notice</h2><button aria-expanded="false">Who we are</button><div hidden><p>We are the school.</p></div>',
      'h3? Who we are',
    ],
    [
      'a plain button before its panel',
      `<h2>Notice</h2><button>Who we are</button><div><p>${PROSE}</p></div>`,
      'h3? Who we are',
    ],
    [
      'a collapsing link',
      '<h2>Notice</h2><div><a data-toggle="collapse" href="#c">Who we are</a></div><div id="c"><p>We are the school.</p></div>',
      'h3? Who we are',
    ],
    ['a term', '<h2>Notice</h2><dl><dt>Who we are</dt><dd><p>We are the school.</p></dd></dl>', 'h3? Who we are'],
    ['role heading', '<div role="heading" aria-level="4">Who we are</div><p>We are the school.</p>', 'h4 Who we are'],
    [
      'a real heading in a button',
      '<h2><button aria-controls="x">Who we are</button></h2><div id="x" hidden>We are the school.</div>',
      'h2 Who we are',
    ],
  ])('takes %s for a heading', (_, html, line) => {
    expect(outline(readHtml(html))).toContain(line);
  });

  it.each([
    ['a bold sentence', '<p><b>We never sell personal data.</b></p>'],
    ['a bold name over an address', '<h2>Contact</h2><p><b>Mrs Oda Pell</b><br>Mill Road<br>01632 960100</p>'],
    ['bold words within a sentence', '<p><b>Consent</b> is asked for photographs.</p>'],
  ])('does not take %s for one', (_, html) => {
    expect(outline(readHtml(html)).filter((line) => /^h\d\?/.test(line))).toEqual([]);
  });

  it('keeps levels of guessed headings side by side', () => {
    const notice = readHtml(
      '<h1>N</h1><dl><dt>First</dt><dd><p>One.</p></dd><dt>Second</dt><dd><p>Two.</p></dd></dl><p><b>Third</b></p><p>Three.</p>',
    );
    expect(outline(notice).filter((line) => line.startsWith('h'))).toEqual([
      'h1 N',
      'h2? First',
      'h2? Second',
      'h2? Third',
    ]);
  });

  it('reads typed bullets as items', () => {
    const notice = readHtml(
      '<p>We hold:</p><p>\u00b7&nbsp;&nbsp; names</p><p>\u2022 marks</p><p>Also:<br>- photos<br>- videos<br>and that is all.</p>',
    );
    expect(outline(notice)).toEqual([
      'p We hold:',
      '- names',
      '- marks',
      'p Also:',
      '- photos',
      '- videos\nand that is all.',
    ]);
  });

  it('knows the letters of lists that count by them, typed or numbered by the browser', () => {
    const letters = (html: string) =>
      readHtml(html).blocks.map((block) => (block.kind === 'item' ? (block.letter ?? '-') : block.kind));
    expect(letters('<ol type="a"><li>one</li><li value="5">two</li><li>three</li></ol>')).toEqual(['a', 'e', 'f']);
    expect(
      letters('<ol style="list-style-type: lower-alpha" start="3"><li>one<ul><li>in</li></ul></li><li>two</li></ol>'),
    ).toEqual(['c', '-', 'd']);
    // An item that is a section of the page counts too, and what is within it has no letter.
    expect(letters('<ol type="a"><li><h3>One</h3><ul><li>in</li></ul></li><li>two</li></ol>')).toEqual([
      'heading',
      '-',
      'b',
    ]);
    expect(letters('<ol><li>one</li></ol><ul><li>two</li></ul>')).toEqual(['-', '-']);
    expect(letters('<p>Bases:</p><p>a. consent</p><p>b. contract</p>')).toEqual(['paragraph', 'a', 'b']);
  });

  it('reads data tables row by row, with headers over spans', () => {
    const notice = readHtml(`<table><caption>Periods</caption>
      <tr><th>What</th><th>Why</th><th>How long</th></tr>
      <tr><td rowspan="2">Pupil file</td><td>Teaching</td><td>until 25</td></tr>
      <tr><td>Safety</td><td>\u2014</td></tr></table>`);
    expect(outline(notice)).toEqual([
      'p Periods',
      'row What | Why | How long',
      'row Pupil file | Teaching | until 25',
      'row Safety | \u2014',
    ]);
    const headers = notice.blocks.map((block) => (block.kind === 'row' ? block.cells.map(({ header }) => header) : []));
    expect(headers.slice(1)).toEqual([
      ['What', 'Why', 'How long'],
      ['What', 'Why', 'How long'],
      ['Why', 'How long'],
    ]);
  });

  it('knows of which rows a cell is that spans several, and holds its words once', () => {
    const notice = readHtml(`<table>
      <thead><tr><th rowspan="2">Basis</th><th colspan="2">Use</th></tr><tr><th>Purpose</th><th>Data</th></tr></thead>
      <tr><td rowspan="3">Consent</td><td>Newsletters</td><td rowspan="2">Photographs</td></tr>
      <tr><td>Displays</td></tr>
      <tr><td>Trips</td><td>Phone numbers</td></tr>
      <tr><td>Contract</td><td>Lunches</td><td>Bank details</td></tr></table>`);
    const cells = (of: readonly { block: number; cell: number; leads: boolean }[] | undefined) =>
      (of ?? []).map(({ block, cell, leads }) => {
        const row = notice.blocks[block];
        const place = row?.kind === 'row' ? row.cells[cell] : undefined;
        return `${leads ? 'leads: ' : ''}${notice.text.slice(place?.start, place?.end)}`;
      });
    const above = notice.blocks.map((block) => (block.kind === 'row' ? cells(block.above) : []));
    expect(above).toEqual([[], [], [], ['leads: Consent', 'Photographs'], ['leads: Consent'], []]);
    expect(notice.text.match(/Consent/g)).toHaveLength(1);
  });

  it('reads layout tables cell by cell', () => {
    const notice = readHtml(
      `<table><tr><td><h2>Who</h2><p>${PROSE}</p></td><td><h2>Why</h2><ul><li>To teach</li></ul></td></tr></table>`,
    );
    expect(outline(notice)).toEqual(['h2 Who', `p ${PROSE}`, 'h2 Why', '- To teach']);
  });

  it('reads short terms and answers as rows', () => {
    const notice = readHtml(
      '<h2>Officer</h2><dl><dt>Name</dt><dd>Oda Pell</dd><dt>Email</dt><dd><a href="mailto:o@hill.example.org">o@hill.example.org</a></dd></dl>',
    );
    expect(outline(notice)).toEqual(['h2 Officer', 'row Name | Oda Pell', 'row Email | o@hill.example.org']);
    expect(notice.links.map(({ href }) => href)).toEqual(['mailto:o@hill.example.org']);
  });

  it('reads several short answers to a term as a list that the term introduces', () => {
    const notice = readHtml(
      '<dl><dt>Who we share it with</dt><dd>the council</dd><dd>the school nurse</dd><dt>How long</dt><dd><p>Six years.</p></dd></dl>',
    );
    expect(outline(notice)).toEqual([
      'h2? Who we share it with',
      '- the council',
      '- the school nurse',
      'h2? How long',
      'p Six years.',
    ]);
    expect(leadIns(notice)).toEqual(['Who we share it with', 'Who we share it with']);
  });

  it('reads pairs that stand in boxes of their own as rows', () => {
    const notice = readHtml(
      '<h2>Officer</h2><dl><div><dt>Name</dt><dd>Oda Pell</dd></div><div><dt>Phone</dt><dd>01632 960100</dd></div></dl>',
    );
    expect(outline(notice)).toEqual(['h2 Officer', 'row Name | Oda Pell', 'row Phone | 01632 960100']);
  });

  it('reads preformatted text as a text file is read', () => {
    const notice = readHtml(
      '<h1>Notice</h1><pre>WHAT WE HOLD\n\nWe hold the names of pupils and of their\nparents, and marks:\n\n- in books\n- in registers\n</pre>',
    );
    expect(outline(notice)).toEqual([
      'h1 Notice',
      'h2? WHAT WE HOLD',
      'p We hold the names of pupils and of their parents, and marks:',
      '- in books',
      '- in registers',
    ]);
  });

  it('fills the slots of a declared shadow root, and keeps what no slot shows', () => {
    const notice = readHtml(
      '<h1>Notice</h1><x-tab><b slot="t">Who we are</b><p>We are the school.</p><i slot="x">Unshown.</i><template shadowrootmode="open"><h2><slot name="t"></slot></h2><slot></slot></template></x-tab>',
    );
    expect(outline(notice)).toEqual(['h1 Notice', 'h2 Who we are', 'p We are the school.', 'p Unshown.']);
  });

  it('takes the label of a checkbox that opens a panel for its heading', () => {
    const notice = readHtml(
      '<h1>Notice</h1><div><input type="checkbox" id="a"><label for="a">How long</label><div>Six years.</div></div>',
    );
    expect(outline(notice)).toEqual(['h1 Notice', 'h2? How long', 'p Six years.']);
  });

  it('keeps footnote numbers out of words, and ordinals in them', () => {
    const { text } = readHtml('<p>UK GDPR<sup>1</sup> from the 1<sup>st</sup> of May.</p>');
    expect(text).toBe('UK GDPR\u00b9 from the 1st of May.');
  });
});

describe('readHtml: links', () => {
  it('keeps addresses as written and tells controls from dead links', () => {
    const notice = readHtml(`<h1>Links</h1>
      <p>See <a href="#" onclick="">our policy</a>, <a href="">this</a>, <a href="javascript:void(0)">the map</a>, <a href="file:///C:/x.doc">the list</a>.</p>
      <p><a href="#p" role="button" aria-expanded="false">Periods by record</a> <a href="#q" aria-expanded="false">Show more</a> <a href="#" onclick="go()">Open it</a></p><div id="p">Panel.</div>`);
    expect(notice.links.map(({ href, control }) => [href, control ?? false])).toEqual([
      ['#', false],
      ['', false],
      ['javascript:void(0)', false],
      ['file:///C:/x.doc', false],
      ['#p', true],
      ['#', true],
    ]);
  });

  it('gives a tab panel without a heading the title of its tab', () => {
    const notice =
      readHtml(`<h1>Notice</h1><ul class="nav-tabs"><li><a href="#a">About us</a></li><li><a href="#b">Rights</a></li></ul>
      <div id="a"><p>${PROSE}</p></div><div id="b" style="display:none"><h2>Your rights</h2><p>You may ask.</p></div>`);
    expect(outline(notice)).toEqual(['h1 Notice', 'h2? About us', `p ${PROSE}`, 'h2 Your rights', 'p You may ask.']);
    expect(notice.links).toEqual([expect.objectContaining({ href: '#a', control: true })]);
    expect(notice.leftOut).toEqual([{ reason: 'tab titles', text: 'About us Rights' }]);
  });

  it('knows an absolute address of the page itself', () => {
    const html = `<h1>Notice</h1><ul><li><a href="https://x.example.org/n#a">A</a></li><li><a href="https://x.example.org/n#b">B</a></li><li><a href="https://x.example.org/n#c">C</a></li></ul>
      <h2 id="a">A</h2><p>${PROSE}</p><h2 id="b">B</h2><p>${PROSE}</p><h2 id="c">C</h2><p>${PROSE}</p>`;
    expect(readHtml(html, { url: 'https://x.example.org/n#a' }).leftOut[0]?.reason).toBe('contents list');
    expect(readHtml(html).leftOut).toEqual([]);
  });
});

describe('readHtml: what is left out', () => {
  const body = (extra: { before?: string; after?: string; inside?: string }): string =>
    `<html><body>${extra.before ?? ''}<div id="content"><h1>Privacy notice</h1><p>${PROSE}</p>${extra.inside ?? ''}<p>${PROSE}</p></div>${extra.after ?? ''}</body></html>`;

  it.each([
    ['menu', { before: '<nav><a href="/">Home</a> <a href="/a">About</a></nav>' }],
    [
      'menu',
      { before: '<div id="top"><a href="/">Home</a> | <a href="/a">About</a> | <a href="/c">Contact</a></div>' },
    ],
    ['site header', { before: '<header><a href="/">Hill School</a><p>Be kind</p></header>' }],
    ['site header', { before: '<div id="banner"><h2>Hill School</h2><p>Be kind</p></div>' }],
    ['breadcrumb', { before: '<p class="crumbs"><a href="/">Home</a> &gt; Privacy</p>' }],
    ['breadcrumb', { before: '<div>Home &gt; Policies &gt; Privacy</div>' }],
    ['skip link', { before: '<a href="#content">Skip to content</a>' }],
    ['search form', { before: '<form class="search"><label>Search</label><input name="q"></form>' }],
    ['form control', { before: '<div>Translate this page: <select><option>English</option></select></div>' }],
    ['cookie dialog', { before: '<div class="bar" role="dialog">We use cookies. <button>Accept</button></div>' }],
    [
      'cookie dialog',
      { after: '<div id="cookieNotice" style="display:none">We use cookies. <a href="#">OK, hide this</a></div>' },
    ],
    [
      'cookie dialog',
      { after: '<section class="gdpr-banner"><p>We use cookies to count visits.</p><button>Reject</button></section>' },
    ],
    ['sidebar', { after: '<aside><h3>Latest news</h3><ul><li><a href="/1">Sports day</a></li></ul></aside>' }],
    ['site footer', { after: '<footer><p>Hill School, Mill Road. 01632 960100</p></footer>' }],
    [
      'site footer',
      { after: '<div class="footer">\u00a9 2026 Hill School | Website by a firm | <a href="/m">Sitemap</a></div>' },
    ],
    ['site footer', { after: '<div class="ft"><p>Hill School, Mill Road. Officer: a@hill.example</p></div>' }],
    ['sidebar', { after: '<div class="rail"><h4>Dates</h4><p>Open evening: 4 May</p></div>' }],
    ['site footer', { after: '<div><p>Copyright 2026 Hill School. Powered by a firm.</p></div>' }],
    ['button', { inside: '<button>Accept all</button>' }],
    ['page control', { inside: '<p><a href="#top">Back to top</a></p>' }],
    ['share links', { inside: '<p class="share">Share this: <a href="https://s.example.org">S</a></p>' }],
    ['related links', { inside: '<div><h3>Latest news</h3><p><a href="/1">Sports day was a great day</a></p></div>' }],
    ['noscript', { inside: '<noscript>Please turn on scripts.</noscript>' }],
    ['comments', { after: '<div id="comments"><h3>Leave a reply</h3><textarea></textarea><p>Nice page</p></div>' }],
  ])('leaves out a %s: %j', (reason, extra) => {
    const notice = readHtml(body(extra));
    expect(notice.leftOut.map((part) => part.reason)).toContain(reason);
    expect(outline(notice)).toEqual(['h1 Privacy notice', `p ${PROSE}`, `p ${PROSE}`]);
  });

  it.each([
    ['a hidden panel', '<div hidden><p>Kept.</p></div>'],
    ['a panel that is not displayed', '<div style="display:none"><p>Kept.</p></div>'],
    ['a panel of no height', '<div style="max-height:0" aria-hidden="true"><p>Kept.</p></div>'],
    ['closed details', '<details><summary>More</summary><p>Kept.</p></details>'],
    [
      'a section on cookies',
      '<section class="cookies"><h2>Cookies</h2><p>Kept.</p><p>We use cookies. <a href="/c">Manage them</a>.</p></section>',
    ],
    ['a contact block', '<div class="contact sidebar-text"><p>Kept.</p><p>Ask dpo@hill.example.org</p></div>'],
    ['a footnote', '<div class="footer-text"><p>Kept.</p></div>'],
    ['a block named after the law', '<div class="gdpr privacy-notice community supplemental"><p>Kept.</p></div>'],
    ['a note beside the text', '<aside class="callout"><p>Kept.</p></aside>'],
    [
      'a list of documents',
      '<h2>Related documents</h2><ul><li><a href="/a.pdf">Kept.</a></li><li><a href="/b.pdf">Retention schedule</a></li></ul>',
    ],
    ['the header of an article', '<article><header><p>Kept.</p></header><p>Text.</p></article>'],
    ['the footer of an article', '<article><p>Text.</p><footer><p>Kept.</p></footer></article>'],
    ['shadow content of a snapshot', '<x-panel><template shadowrootmode="open"><p>Kept.</p></template></x-panel>'],
    [
      'page-builder rows',
      '<section class="elementor-section elementor-top-section"><div class="elementor-widget elementor-widget-heading"><p>Kept.</p></div></section>',
    ],
  ])('keeps %s', (_, html) => {
    const page = `<html><body><main><h1>Privacy notice</h1><p>${PROSE}</p>${html}<p>${PROSE}</p></main></body></html>`;
    const { text, leftOut } = readHtml(page);
    expect(text).toContain('Kept.');
    expect(leftOut.map((part) => part.text).join(' ')).not.toContain('Kept.');
  });

  it('keeps prose of the notice outside the main element', () => {
    const { text } = readHtml(
      `<body><main><h1>Privacy notice</h1><p>${PROSE}</p></main><div class="row"><p>You can complain to Mrs Pell on 01632 960100.</p></div></body>`,
    );
    expect(text).toContain('You can complain');
  });

  it('keeps a page that is one long form, or whose text stands in a header', () => {
    expect(
      readHtml(`<form id="aspnetForm"><input type="hidden"><h1>Privacy notice</h1><p>${PROSE} ${PROSE}</p></form>`)
        .text,
    ).toContain(PROSE);
    expect(readHtml(`<header><h1>Privacy notice</h1><p>${PROSE} ${PROSE}</p></header>`).text).toContain(PROSE);
  });

  it('keeps the title of the notice that stands in the site header', () => {
    const notice = readHtml(
      `<header><nav><a href="/">Home</a></nav><div><h1>Pupil privacy notice</h1></div></header><main><p>${PROSE}</p></main>`,
    );
    expect(outline(notice)).toEqual(['h1 Pupil privacy notice', `p ${PROSE}`]);
    expect(notice.leftOut).toEqual([{ reason: 'site header', text: 'Home' }]);
  });

  it('takes the columns beside the main one of a layout table for furniture only where they hold some', () => {
    const page = (cell: string): string =>
      `<table><tr><td><h1>Privacy notice</h1><p>${PROSE}</p><p>${PROSE}</p></td><td>${cell}</td></tr></table>`;
    expect(reasons(page('<b>News</b><br><a href="/1">Sports day</a>'))).toEqual(['sidebar']);
    expect(reasons(page('<p>You can complain to Mrs Pell.</p>'))).toEqual([]);
  });

  it('parts a name from a motto where each is set by a class', () => {
    const line = (html: string) => readHtml(`<div>${html}</div><p>${PROSE}</p>`).text.split('\n')[0];
    expect(line('<span class="name">Hill School</span><span class="motto">Be kind</span>')).toBe('Hill School');
    expect(line('<span class="cap">W</span><span class="rest">e are Hill School</span>')).toBe('We are Hill School');
    expect(line('<span class="a">Hill </span><span class="b">School</span>')).toBe('Hill School');
  });

  it('takes a right column for furniture only beside the content, and where it is headed as such columns are', () => {
    const page = (name: string, column: string): string =>
      `<body><div id="${name}"><h1>Privacy notice</h1><p>${PROSE}</p><p>${PROSE}</p></div>${column}</body>`;
    const contact =
      '<div id="right"><h3>Contact</h3><p>Hill School<br>Data Protection Officer: a@hill.example</p></div>';
    expect(reasons(page('content', contact))).toEqual(['sidebar']);
    expect(reasons(page('left', contact))).toEqual([]);
    expect(reasons(page('content', '<div class="right"><p>You can complain to Mrs Pell.</p></div>'))).toEqual([]);
  });

  it('lists what it leaves out in the order of the page, without scripts', () => {
    expect(
      reasons(
        body({
          before: '<script>var cookies = 1;</script><nav><a href="/">Home</a></nav>',
          after: '<footer>Hill School</footer>',
        }),
      ),
    ).toEqual(['menu', 'site footer']);
  });
});

describe('readHtml: hostile pages', () => {
  it.each([
    ['nested elements', '<div>'.repeat(100_000)],
    ['nested bold', '<b>'.repeat(100_000)],
    ['nested lists', '<ul><li>'.repeat(10_000)],
    ['nested tables', '<table><tr><td>'.repeat(5_000)],
    ['stray end tags', '</p></div>'.repeat(50_000)],
    ['open comments', '<p>'.repeat(1_000) + 'x<!-'.repeat(50_000)],
    ['broken tags', '<<<a href="'.repeat(20_000)],
  ])('survives %s', (_, html) => {
    expect(() => readHtml(html)).not.toThrow();
  });

  it('keeps the text below very deep nesting', () => {
    const html = `${'<div>'.repeat(100_000)}<p>Deep text.</p>${'</div>'.repeat(100_000)}<p>After.</p>`;
    expect(readHtml(html).text).toBe('Deep text.\n\nAfter.');
  });

  it.each([
    ['bullets', '\u2022 one <a href="x">x</a><br>'],
    ['bold lines', '<b>Who we are</b><br>we are here.<br>'],
    ['counted lines', 'a) one<br>b) two<br>'],
  ])('reads a paragraph of twenty thousand %s', { timeout: 60_000 }, (_, line) => {
    const { blocks } = readHtml(`<p>${line.repeat(20_000)}</p>`);
    expect(blocks.length).toBeGreaterThan(10_000);
  });

  it('reads one line of five megabytes', { timeout: 60_000 }, () => {
    const sentence = `${PROSE} `;
    const count = Math.ceil(5_000_000 / sentence.length);
    const notice = readHtml(`<p>${sentence.repeat(count)}</p>`);
    expect(notice.sentences).toHaveLength(count);
  });
});

describe('what a heading holds', () => {
  const holds = (html: string) =>
    readHtml(html).blocks.flatMap((block) => (block.kind === 'heading' ? [block.holds ?? 'text'] : []));

  it('is nothing where its panel is there and empty', () => {
    expect(holds('<h1>Notice</h1><p>Elm School.</p><details><summary>Why</summary></details><p>May 2026</p>')).toEqual([
      'text',
      'nothing',
    ]);
    expect(
      holds('<h1>Notice</h1><p>Elm School.</p><h2><button>Why</button></h2><div hidden> </div><p>May 2026</p>'),
    ).toEqual(['text', 'nothing']);
    expect(holds('<h2>What</h2><details><summary>Why</summary><p>To teach.</p></details><div hidden></div>')).toEqual([
      'text',
      'text',
    ]);
  });

  it('may be a picture', () => {
    expect(holds('<h2>Where our cameras are</h2><img src="map.png" alt="Plan"><h2>Why</h2><p>To teach.</p>')).toEqual([
      'picture',
      'text',
    ]);
  });
});
