/** OpenDocument texts: headings, lists, tables, notes, changes, and what is left out. */
import { describe, expect, it } from 'vitest';
import { type OdtParts, odtFile, odtHeading, odtList, odtParagraph, odtTable } from '../../tests/support/odt-file';
import { leftOutLines, linkLines, outline } from '../../tests/support/outline';
import type { Notice } from '../notice/notice';
import { DEFAULT_LIMITS } from './limits';
import { readOdt } from './odt';

function read(parts: OdtParts): Notice {
  const result = readOdt(odtFile(parts), DEFAULT_LIMITS);
  if (!result.ok) throw new Error(result.error.message);
  return result.notice;
}

const p = odtParagraph;
const body = (...parts: readonly string[]): Notice => read({ body: parts.join('') });
const PROSE = 'We use personal data to teach, to keep children safe and to meet our duties in law.';

describe('headings', () => {
  it('reads them by element, by style and by looks', () => {
    const notice = body(
      p('Privacy notice', 'Title'),
      odtHeading('Who we are', 1),
      p(PROSE),
      p('Our governors', 'Heading_20_1'),
      p(PROSE),
      p('<text:span text:style-name="B">Your rights</text:span>'),
      p(PROSE),
      p('Contact', 'PB'),
      p(PROSE),
    );
    expect(outline(notice)).toEqual([
      '# Privacy notice',
      '## Who we are',
      PROSE,
      '## Our governors',
      PROSE,
      '?### Your rights',
      PROSE,
      '?### Contact',
      PROSE,
    ]);
  });

  it('numbers them by the outline or by the list they stand in', () => {
    const outlined = read({
      body: [odtHeading('One', 1), odtHeading('Part', 2), odtHeading('Two', 1)].join(''),
      common:
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" style:num-suffix="." style:num-format="1"/><text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>',
    });
    expect(outline(outlined)).toEqual(['# 1. One', '## 1.1 Part', '# 2. Two']);
    const listed = body(
      odtList([odtHeading('One', 1)], 'L2'),
      p(PROSE),
      '<text:list text:style-name="L2" text:continue-numbering="true"><text:list-item><text:p>Who we are</text:p></text:list-item></text:list>',
      p(PROSE),
    );
    expect(outline(listed)).toEqual(['# 1. One', PROSE, '?## 2. Who we are', PROSE]);
  });
});

describe('lists', () => {
  it('reads nesting, lead-ins, clauses and paragraphs within items', () => {
    const notice = body(
      p('We share data with:'),
      odtList(
        [p('the DfE') + p('as the law asks'), p('suppliers:') + odtList([p('the caterer')]), p('the council')],
        'L1',
      ),
      p('We keep:'),
      odtList([p('names'), p('marks')], 'L2'),
      odtList(
        [p('Rights. You have several.') + odtList([p('You can ask. We answer.'), p('You can object. We stop.')])],
        'L3',
      ),
    );
    expect(outline(notice)).toEqual([
      'We share data with:',
      '- the DfE / as the law asks',
      '- suppliers:',
      '  - the caterer',
      '- the council',
      'We keep:',
      '- names',
      '- marks',
      '- Rights. You have several.',
      '1.1 You can ask. We answer.',
      '1.2 You can object. We stop.',
    ]);
    expect(notice.blocks.slice(0, 5).map((block) => (block.kind === 'item' ? block.leadIn : null))).toEqual([
      null,
      0,
      0,
      2,
      0,
    ]);
  });
});

describe('tables', () => {
  it('reads header rows, spans and covered cells', () => {
    const notice = body(
      odtTable(
        [
          [p('Why'), p('Basis'), p('Kept for')],
          [
            p('To teach'),
            '<table:table-cell table:number-rows-spanned="2"><text:p>Public task</text:p></table:table-cell>',
            p('1 year'),
          ],
          [p('To feed'), '<table:covered-table-cell/>', p('2 years')],
          [
            '<table:table-cell table:number-columns-spanned="2"><text:p>To write</text:p></table:table-cell>',
            '<table:covered-table-cell/>',
            p('3 years'),
          ],
        ],
        1,
      ),
    );
    expect(outline(notice)).toEqual([
      '| Why (Why) | Basis (Basis) | Kept for (Kept for)',
      '| To teach (Why) | Public task (Basis) | 1 year (Kept for)',
      '| To feed (Why) | 2 years (Kept for) ^ Public task (Basis)',
      '| To write (Why) | 3 years (Kept for)',
    ]);
  });

  it('knows of which rows a cell is that spans several, and columns too', () => {
    const spanned = (rows: number, columns: number, text: string) =>
      `<table:table-cell table:number-rows-spanned="${rows}" table:number-columns-spanned="${columns}">${p(text)}</table:table-cell>`;
    const covered = '<table:covered-table-cell/>';
    const notice = body(
      odtTable(
        [
          [p('Why'), p('Basis'), p('Kept for')],
          [spanned(3, 1, 'To teach'), p('Public task'), p('1 year')],
          [covered, spanned(2, 2, 'Consent'), covered],
          [covered, '<table:covered-table-cell table:number-columns-repeated="2"/>'],
          [p('To feed'), p('Contract'), p('2 years')],
        ],
        1,
      ),
    );
    expect(outline(notice).slice(1)).toEqual([
      '| To teach (Why) | Public task (Basis) | 1 year (Kept for)',
      '^ To teach (Why) | Consent (Basis)',
      '| To feed (Why) | Contract (Basis) | 2 years (Kept for)',
    ]);
  });

  it('knows a header row by its colour', () => {
    const grey = (text: string) =>
      `<table:table-cell table:style-name="Grey"><text:p>${text}</text:p></table:table-cell>`;
    const notice = body(
      odtTable([
        [grey('Data'), grey('Kept for')],
        [p('Registers'), p('six years')],
      ]),
    );
    expect(outline(notice)[1]).toBe('| Registers (Data) | six years (Kept for)');
  });
});

describe('what is kept and what is left out', () => {
  it('reads links, breaks, spaces, boxes and notes', () => {
    const notice = body(
      p(
        'Ask <text:a xlink:href="https://ashdown.example.org/ask"><text:span>us</text:span></text:a>.<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>By <text:a xlink:href="mailto:a@ashdown.example.org">email</text:a>.</text:p></text:note-body></text:note>',
      ),
      p(
        'Ashdown<text:s text:c="2"/>School<text:line-break/>Hill<text:tab/>Lane <text:page-number>4</text:page-number>',
      ),
      p(
        '<draw:frame><draw:text-box><text:p>DPO: Jo Marsh</text:p><text:p>01632 960000</text:p></draw:text-box></draw:frame>See the box.',
      ),
    );
    expect(outline(notice)).toEqual([
      'Ask us.\u00b9',
      'Ashdown School / Hill Lane 4',
      'See the box.',
      'DPO: Jo Marsh',
      '01632 960000',
      '\u00b9 By email.',
    ]);
    expect(linkLines(notice)).toEqual([
      'us -> https://ashdown.example.org/ask',
      'email -> mailto:a@ashdown.example.org',
    ]);
  });

  it('accepts changes and lists what is not the text', () => {
    const notice = read({
      body: `<text:tracked-changes><text:changed-region><text:deletion><text:p>six</text:p></text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>
<text:table-of-content><text:index-body><text:index-title><text:p>Contents</text:p></text:index-title><text:p>Who we are 1</text:p></text:index-body></text:table-of-content>
${odtHeading('Who we are', 1)}
${p('We keep data for <text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>seven<text:change-end text:change-id="c2"/> years.<office:annotation><dc:creator>Jo</dc:creator><text:p>Check this</text:p></office:annotation>')}
${p('Seen.<text:span text:style-name="H">Unseen.</text:span>')}
<text:section text:display="none"><text:p>Old version.</text:p></text:section><text:section><text:p>In a section.</text:p></text:section>`,
      page: '<style:header><text:p>Ashdown School</text:p></style:header><style:footer><text:p>Page <text:page-number>1</text:page-number></text:p></style:footer>',
      title: 'Privacy notice 2026',
    });
    expect(outline(notice)).toEqual(['# Who we are', 'We keep data for seven years.', 'Seen.', 'In a section.']);
    expect(leftOutLines(notice)).toEqual([
      'page header: Ashdown School',
      'text deleted in a tracked change: six',
      'table of contents: Contents Who we are 1',
      'comment: Check this',
      'hidden text: Unseen.',
      'hidden text: Old version.',
      'page footer: Page 1',
    ]);
    expect([notice.documentTitle, notice.language]).toEqual(['Privacy notice 2026', 'en-GB']);
  });

  it('answers what is wrong', () => {
    const answer = (bytes: Uint8Array) => {
      const result = readOdt(bytes, DEFAULT_LIMITS);
      return result.ok ? 'read' : result.error.code;
    };
    expect(answer(odtFile({ body: p(PROSE) }))).toBe('read');
    expect(answer(odtFile({ body: p(PROSE), encrypted: true }))).toBe('encrypted');
    expect(answer(odtFile({ body: '<text:p>' }))).toBe('damaged');
    expect(answer(odtFile({ body: '' }))).toBe('empty');
    expect(answer(odtFile({ body: p('<draw:frame><draw:image/></draw:frame>') }))).toBe('scanned');
  });
});
