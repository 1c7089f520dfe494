/** Reading Markdown and plain text. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../notice/notice';
import { readHtml } from './html';
import { readText } from './text';

const PROSE =
  'Hill School keeps names, addresses and marks so that each pupil can be taught well and looked after when needed.';

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

const markdown = (text: string): Notice => readText(text, { markdown: true });
const plain = (text: string): Notice => readText(text, { markdown: false });

describe('readText: Markdown', () => {
  it('reads headings of both kinds', () => {
    expect(outline(markdown('# One #\ntext\n\nTwo\n===\n\nThree\n---\n\n#### Four'))).toEqual([
      'h1 One',
      'p text',
      'h1 Two',
      'h2 Three',
      'h4 Four',
    ]);
  });

  it('reads an underlined heading with a number, and no item over a rule', () => {
    expect(outline(plain('1. Who we are\n-------------\n\nWe are a school.'))[0]).toBe(
      outline(plain('Who we are\n-------------\n\nWe are a school.'))[0]?.replace('Who', '1. Who'),
    );
    expect(plain('We hold:\n\n1. names\n---\n').blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item']);
  });

  it('reads lists of all marks, nested by indent', () => {
    const notice = markdown(
      'We hold:\n\n- names\n  - first\n\t* last\n- marks\n\nYou may:\n\n1. ask\n2. object\n   to it\n\nOr:\n\n(a) see\n(b) move',
    );
    expect(outline(notice)).toEqual([
      'p We hold:',
      '- names',
      '-- first',
      '--- last',
      '- marks',
      'p You may:',
      '- ask',
      '- object to it',
      'p Or:',
      '- see',
      '- move',
    ]);
  });

  it('gives list items their lead-in', () => {
    const notice = markdown('We hold:\n\n- names\n  - first\n\nWe share with\n\n* the council');
    const leads = notice.blocks.flatMap((block) => (block.kind === 'item' ? [block.leadIn] : []));
    expect(leads).toEqual([0, 1, 3]);
  });

  it('takes away mark-up and keeps links', () => {
    const notice = markdown(
      '# N\n\nAsk **our *officer*** or [the `office`](/contact "Contact"), see [it][policy] and <https://hill.example.org/x>, <dpo@hill.example.org>. ![logo](l.png)\n\n[policy]: /policy.pdf',
    );
    expect(notice.text).toBe(
      'N\n\nAsk our officer or the office, see it and https://hill.example.org/x, dpo@hill.example.org.',
    );
    expect(notice.links.map(({ start, end, href }) => [notice.text.slice(start, end), href])).toEqual([
      ['the office', '/contact'],
      ['it', '/policy.pdf'],
      ['https://hill.example.org/x', 'https://hill.example.org/x'],
      ['dpo@hill.example.org', 'mailto:dpo@hill.example.org'],
    ]);
  });

  it.each([
    ['a placeholder in brackets', 'Ask [name of officer] at <school>.', 'Ask [name of officer] at <school>.'],
    [
      'names with underscores',
      'The cookie user_id_old is 5 * 3 * 2 long.',
      'The cookie user_id_old is 5 * 3 * 2 long.',
    ],
    [
      'entities and escapes',
      'Dogs &amp; cats\\* cost &pound;5 &#8211; or &nothing;.',
      'Dogs & cats* cost \u00a35 \u2013 or &nothing;.',
    ],
    ['tags', 'One<br>two <b>bold</b> <span class="x">three</span>', 'One\ntwo bold three'],
    ['comments', 'One <!-- not\n\nthis --> two', 'One two'],
  ])('reads %s', (_, source, text) => {
    expect(markdown(source).text).toBe(text);
  });

  it('reads tables with their headers', () => {
    const notice = markdown('| What | How long |\n|---|:-:|\n| Pupil file | until 25 |\n| A\\|B | [table](/t) |');
    expect(outline(notice)).toEqual(['row What | How long', 'row Pupil file | until 25', 'row A|B | table']);
    const last = notice.blocks[2];
    expect(last?.kind === 'row' && last.cells.map(({ header }) => header)).toEqual(['What', 'How long']);
  });

  it('guesses bold lines to be headings', () => {
    expect(
      outline(
        markdown(
          '# N\n\n**Who we are**\n\nThe school.\n\n**What we keep**\nNames and more.\n\n**We never sell data.**',
        ),
      ),
    ).toEqual([
      'h1 N',
      'h2? Who we are',
      'p The school.',
      'h2? What we keep',
      'p Names and more.',
      'p We never sell data.',
    ]);
  });

  it('leaves out the furniture of a page saved as text', () => {
    const notice = markdown(
      `[Home](/) > [Policies](/p) > Privacy\n\nMenu: [A](/a) | [B](/b)\n\n# Notice\n\n${PROSE}\n\n---\n\nMore text that belongs to it.\n\n---\n\nSidebar: **Open day** [Book](/b)\n\nHill School. Registered charity 1. (c) 2026 [Cookies](/c)\n\nHill Trust. Company 09911223. [Retention](/r.pdf)\n\nPage updated 3 May 2026. [Complaints](/d)`,
    );
    expect(outline(notice)).toEqual(['h1 Notice', `p ${PROSE}`, 'p More text that belongs to it.']);
    expect(notice.leftOut.map(({ reason }) => reason)).toEqual([
      'breadcrumb',
      'menu',
      'sidebar',
      'site footer',
      'site footer',
      'site footer',
    ]);
  });

  it('keeps what only looks like furniture', () => {
    const notice = markdown(
      `# Notice\n\nSidebar: not one.\n\nSee [A](/a) | [B](/b) | [C](/c)\n\n---\n\nReviewed in May 2026 by [the governors](/g).`,
    );
    expect(notice.leftOut).toEqual([]);
    expect(notice.text).toContain('Reviewed in May 2026');
  });

  it('tells a footer of short pieces from a line on who owns the document', () => {
    const ending = (line: string) => markdown(`# Notice\n\n${PROSE}\n\n---\n\n${line}`);
    expect(ending('Hill School · Head: Mr L. Oak · DPO: Sedge Ltd, 01632 960518').leftOut).toMatchObject([
      { reason: 'site footer' },
    ]);
    expect(
      ending('Hill School, Hill Lane, Hilby HB1 2CD. Tel 01632 960518. DPO: Sedge Ltd, hill@sedge.example').leftOut,
    ).toMatchObject([{ reason: 'site footer' }]);
    expect(
      ending('*Hill School, Hill Lane, Hilby HB1 2CD. [See your data](/sar). Complaints: [ICO](/ico)*').leftOut,
    ).toMatchObject([{ reason: 'site footer' }]);
    expect(ending('Write to Hill School, Hill Lane, Hilby HB1 2CD, or email dpo@hill.example.').leftOut).toEqual([]);
    expect(ending('Hill School, Hill Lane, Hilby HB1 2CD, is the controller.').leftOut).toEqual([]);
    expect(ending('Hill School, Hill Lane, Hilby HB1 2CD. Approved by the governors.').leftOut).toEqual([]);
    expect(ending('Owner: Ann Roe · Reviewed May 2026 · Next review May 2027').leftOut).toEqual([]);
    expect(ending('Ask the office · ring us · we answer within a month.').leftOut).toEqual([]);
  });

  it('reads the title of front matter', () => {
    const notice = markdown('---\ntitle: "Pupil notice"\ndate: 2026-05-01\n---\n\nText.');
    expect([notice.documentTitle, notice.text]).toEqual(['Pupil notice', 'Text.']);
  });

  it.each(['- a', '# A heading', 'Note: a sentence.', '\t- a'])('takes no front matter for: %s', (line) => {
    const words = line.replace(/^[\s#-]+/, '');
    expect(markdown(`---\n${line}\n---\nText.`).text).toContain(words);
  });
});

describe('readText: plain text', () => {
  it('leaves a clause to the items that go on with it, and counts headings past one without a number', () => {
    const start = 'The hall\n\n1. About the hall\n\nIt is let to clubs.\n\n2. Why we lock it\n\n';
    const outlined = outline(plain(`${start}We lock it\n\n - to keep it warm\n - to keep it dry\n\n3. Keys\n\nAsk.`));
    expect(outlined.slice(3)).toEqual([
      'h2? 2. Why we lock it',
      'p We lock it',
      '- to keep it warm',
      '- to keep it dry',
      'h2? 3. Keys',
      'p Ask.',
    ]);
    const titled = outline(plain(`${start}Who has a key\n\n - The caretaker\n - The clerk\n\n3. Keys\n\nAsk.`));
    expect(titled.slice(4)).toEqual(['h3? Who has a key', '- The caretaker', '- The clerk', 'h2? 3. Keys', 'p Ask.']);
  });

  it('takes a number that counts on from a heading for one, whatever list stands below it', () => {
    const text = `1. Who we are\n\n${PROSE}\n\n2. Why we use it\n\n * to pay\n * to lend\n\n3. Consent\n\n${PROSE}`;
    expect(outline(plain(text)).filter((line) => line.startsWith('h'))).toEqual([
      'h2? 1. Who we are',
      'h2? 2. Why we use it',
      'h2? 3. Consent',
    ]);
  });

  it('knows the letters of items', () => {
    const letters = (text: string) =>
      plain(text).blocks.map((block) => (block.kind === 'item' ? (block.letter ?? '-') : block.kind));
    expect(letters('We keep:\n(a) names;\n(b) marks.')).toEqual(['paragraph', 'a', 'b']);
    expect(letters('We keep:\na. names\nc. marks')).toEqual(['paragraph', 'a', 'c']);
    expect(letters('Bases:\n(c) a duty;\n(e) a task.')).toEqual(['paragraph', 'c', 'e']);
    expect(letters('We keep:\n- names\n- marks')).toEqual(['paragraph', '-', '-']);
  });

  it('joins bullets that stand alone on a line with the item below', () => {
    expect(outline(plain('We hold:\n\u2022\nnames\n\n\u2022 \n\n  marks\n\u2022\n'))).toEqual([
      'p We hold:',
      '- names',
      '- marks',
    ]);
  });

  it('takes no line of two sentences for a heading, whatever the second is wrapped in', () => {
    const text = `Notice\n\nThe council runs it for all schools. [ADD DETAILS]\n\n${PROSE}`;
    expect(outline(plain(text))[1]).toBe('p The council runs it for all schools. [ADD DETAILS]');
  });

  it('guesses headings from their place', () => {
    const notice = plain(
      `Hill School\n\nPRIVACY NOTICE\n\n${PROSE}\n\nWhat do we keep?\n\nNames.\n\n2. Who sees it\n${PROSE}\n\nWhy we share this.\n${PROSE} ${PROSE}`,
    );
    expect(outline(notice)).toEqual([
      'h1? Hill School',
      'h2? PRIVACY NOTICE',
      `p ${PROSE}`,
      'h2? What do we keep?',
      'p Names.',
      'h2? 2. Who sees it',
      `p ${PROSE}`,
      'h2? Why we share this.',
      `p ${PROSE} ${PROSE}`,
    ]);
  });

  it.each([
    ['a person', 'Mrs Oda Pell'],
    ['a label with its value', 'Reviewed: May 2026'],
    ['a sentence', 'We never sell data.'],
    ['a line in lower case', 'who we are'],
    ['a date', 'Last reviewed 3 May 2026'],
    ['an address', 'dpo@hill.example.org'],
    ['a remark in brackets', '(Replaces the older sheet)'],
  ])('does not take %s for one', (_, line) => {
    expect(outline(plain(`${PROSE}\n\n${line}\n\n${PROSE}`)).filter((block) => block.startsWith('h'))).toEqual([]);
  });

  it('puts a heading right below another one level deeper', () => {
    const notice = plain(`${PROSE}\n\nThe lawful basis\n\nLegal obligation\n\n${PROSE}\n\nStoring data\n\n${PROSE}`);
    expect(outline(notice).filter((line) => line.startsWith('h'))).toEqual([
      'h2? The lawful basis',
      'h3? Legal obligation',
      'h2? Storing data',
    ]);
  });

  it('takes the first line over a heading for the title', () => {
    const lines = outline(plain(`Privacy notice for pupils\nWho we are\n${PROSE}\nYour rights\n${PROSE}`));
    expect(lines).toEqual([
      'h1? Privacy notice for pupils',
      'h2? Who we are',
      `p ${PROSE}`,
      'h2? Your rights',
      `p ${PROSE}`,
    ]);
  });

  it('takes lines for paragraphs, but not those of an address', () => {
    expect(
      outline(
        plain(
          `${PROSE}\n${PROSE}\n\nPlease contact:\nMrs Oda Pell\nMill Road\n01632 960100\n\nor visit:\nhttps://hill.example.org`,
        ),
      ),
    ).toEqual([
      `p ${PROSE}`,
      `p ${PROSE}`,
      'p Please contact:',
      'p Mrs Oda Pell\nMill Road\n01632 960100',
      'p or visit:\nhttps://hill.example.org',
    ]);
  });

  it('joins lines that were wrapped', () => {
    const notice = plain(
      'Hill School keeps the names and the addresses of\nits pupils, and the telephone numbers of those at\nhome, for as long as they are pupils of the school\nand for a while after that.\n\n* their names and\n  the marks they were given in every one of the past\n  years\n* photographs',
    );
    expect(outline(notice)).toEqual([
      'p Hill School keeps the names and the addresses of its pupils, and the telephone numbers of those at home, for as long as they are pupils of the school and for a while after that.',
      '- their names and the marks they were given in every one of the past years',
      '- photographs',
    ]);
  });

  it('ends a list at a line that is no item', () => {
    expect(outline(plain('Such as:\n\u00b7 names\n\u00b7 photographs\nThis list is not all.'))).toEqual([
      'p Such as:',
      '- names',
      '- photographs',
      'p This list is not all.',
    ]);
  });

  it('tells numbered headings and paragraphs from numbered lists', () => {
    expect(
      outline(plain(`1. Who we are\n\n${PROSE}\n\nYou may:\n\n1. ask\n2. object\n\n1.1 The Trust is the controller.`)),
    ).toEqual([
      'h2? 1. Who we are',
      `p ${PROSE}`,
      'p You may:',
      '- ask',
      '- object',
      'p 1.1 The Trust is the controller.',
    ]);
  });

  it('nests by the mark where the indent is the same', () => {
    expect(outline(plain('We hold:\n\u2022 names\no first\no last\n\u2022 marks'))).toEqual([
      'p We hold:',
      '- names',
      '-- first',
      '-- last',
      '- marks',
    ]);
  });

  it('reads links in Markdown in plain text too', () => {
    expect(plain('See [our policy](#) or **ask**.').links.map(({ href }) => href)).toEqual(['#']);
  });

  it('leaves out a menu and a copyright line at its ends', () => {
    const notice = plain(`Home | About | Contact\n\n${PROSE}\n\n(c) 2026. All rights reserved.`);
    expect(notice.text).toBe(PROSE);
    expect(notice.leftOut.map(({ reason }) => reason)).toEqual(['menu', 'site footer']);
  });
});

describe('readText and readHtml', () => {
  it('give the same blocks for the same words', () => {
    const text = `Hill School\n\nHow we use data\n\nWhy we collect it\n\n- teach\n- keep safe\n\nSharing\n\nWe share data with the council\n\nwho have a duty to ask for it, and with:\n\n- health staff\n\nContact\n\nMrs Oda Pell\nMill Road\n01632 960100`;
    const html = `<p>Hill School</p><p>How we use data</p><h3>Why we collect it</h3><ul><li>teach</li><li>keep safe</li></ul><h3>Sharing</h3><p>We share data with the council</p><p>who have a duty to ask for it, and with:</p><ul><li>health staff</li></ul><h3>Contact</h3><p>Mrs Oda Pell<br>Mill Road<br>01632 960100</p>`;
    const withoutLevels = (notice: Notice): string[] => outline(notice).map((line) => line.replace(/^h\d\??/, 'h'));
    expect(withoutLevels(plain(text))).toEqual(withoutLevels(readHtml(html)));
    expect(plain(text).text).toBe(readHtml(html).text);
  });
});

describe('readText: any text', () => {
  const line = fc.constantFrom(
    '- a',
    '  - b',
    '1. c',
    '# D',
    '**E**',
    'F g',
    '',
    '---',
    '| h | i |',
    '|---|---|',
    '[j](k)',
    '<l',
    '*m',
    '\\',
    '`',
    '> n',
    'o p',
    '\u2022q',
    '(c) 2026',
    '[r]: s',
    '===',
  );

  it('loses no letter', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.boolean(), (lines, isMarkdown) => {
        const source = lines.join('\n');
        const notice = readText(source, { markdown: isMarkdown });
        const kept = notice.text + notice.leftOut.map(({ text }) => text).join('');
        for (const letter of 'aDEFgjlmnpq') {
          const times = (text: string): number => text.split(letter).length - 1;
          expect(times(kept)).toBeGreaterThanOrEqual(times(source));
        }
      }),
    );
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['links', '[x]('.repeat(10_000)],
    ['stars', '**a '.repeat(20_000)],
    ['angles', '<a '.repeat(20_000)],
    ['bars', `${'|'.repeat(20_000)}\n|-|`],
    ['nesting', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}- x`).join('\n')],
    ['empty lines', `1. x${'\n'.repeat(300_000)}`],
    ['one long line', `${PROSE} `.repeat(45_000)],
  ])('survives %s', { timeout: 60_000 }, (_, source) => {
    expect(() => markdown(source)).not.toThrow();
    expect(() => plain(source)).not.toThrow();
  });
});
