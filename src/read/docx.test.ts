/** Word files as schools make them: bold headings, lists, tables, text boxes, fields, tracked changes. */
import { describe, expect, it } from 'vitest';
import { leftOutLines, linkLines, outline } from '../../tests/support/outline';
import { bold, numbered, paragraph, run, style, table, type WordParts, wordFile } from '../../tests/support/word-file';
import type { Notice } from '../notice/notice';
import { readDocx } from './docx';
import { DEFAULT_LIMITS } from './limits';

function read(parts: WordParts): Notice {
  const result = readDocx(wordFile(parts), DEFAULT_LIMITS);
  if (!result.ok) throw new Error(result.error.message);
  return result.notice;
}

const body = (...paragraphs: readonly string[]): Notice => read({ body: paragraphs.join('') });
const PROSE = 'We use personal data to teach, to keep children safe and to meet our duties in law.';

describe('headings', () => {
  it('reads styles, and a title over them', () => {
    const notice = body(
      paragraph('Privacy notice for pupils', style('Title')),
      paragraph('Who we are', style('Heading1')),
      paragraph(PROSE),
      paragraph('Our governors', style('Heading2')),
      paragraph(PROSE),
    );
    expect(outline(notice)).toEqual([
      '# Privacy notice for pupils',
      '## Who we are',
      PROSE,
      '### Our governors',
      PROSE,
    ]);
  });

  it('reads outline levels of paragraphs, and of styles with names of their own', () => {
    const notice = read({
      body: [
        paragraph('Our notice', '<w:outlineLvl w:val="0"/>'),
        paragraph('Your rights', style('School')),
        paragraph('You can ask.', `${style('School')}<w:outlineLvl w:val="9"/>`),
      ].join(''),
      styles:
        '<w:style w:type="paragraph" w:styleId="School"><w:name w:val="School heading"/><w:basedOn w:val="Heading2"/></w:style>',
    });
    expect(outline(notice)).toEqual(['# Our notice', '## Your rights', 'You can ask.']);
  });

  it('guesses them from bold lines, larger type, capitals and underlines', () => {
    const notice = body(
      paragraph(run('Privacy notice', '<w:b/><w:sz w:val="36"/>')),
      paragraph(PROSE),
      paragraph(bold('Why we use it')),
      paragraph(PROSE),
      paragraph(run('Who we share it with', '<w:sz w:val="28"/>')),
      paragraph(PROSE),
      paragraph(run('How long we keep it', '<w:u w:val="single"/>')),
      paragraph(PROSE),
      paragraph(run('Contact us', '<w:caps/>')),
      paragraph(`<w:r><w:t>Mostly </w:t></w:r>${bold('bold')}`),
      paragraph(bold('All of this paragraph is bold, and it is a warning. It says two things.')),
    );
    expect(outline(notice).filter((line) => line.startsWith('?'))).toEqual([
      '?# Privacy notice',
      '?### Why we use it',
      '?## Who we share it with',
      '?### How long we keep it',
      '?### Contact us',
    ]);
  });

  it('guesses headings with numbers and letters that were typed', () => {
    const titles = ['Part A. Preliminary', '2. Your rights', 'Schedule 1. Retention', 'St. Bede\u2019s and your data'];
    const notice = body(paragraph(PROSE), ...titles.flatMap((title) => [paragraph(bold(title)), paragraph(PROSE)]));
    expect(outline(notice).filter((line) => line.startsWith('?'))).toEqual(titles.map((title) => `?## ${title}`));
  });

  it('takes short lines over text for headings where none is set apart', () => {
    const notice = body(
      paragraph('Fern School: privacy notice'),
      paragraph('1. What we hold'),
      paragraph(PROSE),
      paragraph('Your rights'),
      paragraph(PROSE),
      paragraph('Fern School'),
      paragraph('1 Hill Road'),
    );
    expect(outline(notice)).toEqual([
      '?# Fern School: privacy notice',
      '?## 1. What we hold',
      PROSE,
      '?## Your rights',
      PROSE,
      'Fern School',
      '1 Hill Road',
    ]);
  });

  it('takes plain questions with their answers for headings, where there are several', () => {
    const questions = ['Who will see it?', 'How long do you keep it?', 'Can I see mine?'];
    const asked = (some: readonly string[]) =>
      outline(
        body(
          paragraph('Privacy notice', style('Title')),
          paragraph('Questions', style('Heading1')),
          ...some.flatMap((question) => [paragraph(question), paragraph(PROSE)]),
        ),
      ).filter((line) => line.startsWith('?'));
    expect(asked(questions)).toEqual(questions.map((question) => `?### ${question}`));
    expect(asked(questions.slice(0, 2))).toEqual([]);
  });

  it('takes bold from paragraph and character styles', () => {
    const notice = read({
      body:
        paragraph('Your rights', style('Strong1')) +
        paragraph(PROSE) +
        paragraph(run('Contact', '<w:rStyle w:val="Strong"/>')) +
        paragraph(PROSE),
      styles:
        '<w:style w:type="paragraph" w:styleId="Strong1"><w:name w:val="Bold text"/><w:rPr><w:b/></w:rPr></w:style><w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
    });
    expect(outline(notice)).toEqual(['?## Your rights', PROSE, '?## Contact', PROSE]);
  });
});

describe('lists', () => {
  it('reads bullets with their lead-in and nesting', () => {
    const notice = body(
      paragraph('We share data with:'),
      paragraph('the Department for Education', numbered(1)),
      paragraph('our suppliers, such as:', numbered(1)),
      paragraph('the caterer', numbered(1, 1)),
      paragraph('the local authority', numbered(1)),
      paragraph('We do not sell data.'),
    );
    expect(outline(notice)).toEqual([
      'We share data with:',
      '- the Department for Education',
      '- our suppliers, such as:',
      '  - the caterer',
      '- the local authority',
      'We do not sell data.',
    ]);
    expect(notice.blocks.map((block) => (block.kind === 'item' ? block.leadIn : null))).toEqual([
      null,
      0,
      0,
      2,
      0,
      null,
    ]);
  });

  it('numbers headings and clauses, not the items of a plain list', () => {
    const notice = body(
      paragraph(bold('Who we are'), numbered(3)),
      paragraph('Ashdown School is the controller. It is registered with the regulator.', numbered(3, 1)),
      paragraph('We collect:', numbered(3, 1)),
      paragraph('names', numbered(3, 2)),
      paragraph('photographs', numbered(3, 2)),
      paragraph(bold('Your rights'), numbered(3)),
      paragraph('You can ask for a copy. You can ask us to correct it.', numbered(3, 1)),
      paragraph('You can:'),
      paragraph('write to us', numbered(4)),
      paragraph('call us', numbered(4)),
    );
    expect(outline(notice)).toEqual([
      '?## 1. Who we are',
      '1.1 Ashdown School is the controller. It is registered with the regulator.',
      '1.2 We collect:',
      '- names',
      '- photographs',
      '?## 2. Your rights',
      '2.1 You can ask for a copy. You can ask us to correct it.',
      'You can:',
      '- write to us',
      '- call us',
    ]);
  });

  it('counts as Word does: through headings, anew where a list restarts, in letters', () => {
    const notice = read({
      body: [
        paragraph('First', `${style('Heading1')}${numbered(2)}`),
        paragraph('Point', `${style('Heading2')}${numbered(2, 1)}`),
        paragraph('Point', `${style('Heading2')}${numbered(2, 1)}`),
        paragraph('Second', `${style('Heading1')}${numbered(2)}`),
        paragraph('Point', `${style('Heading2')}${numbered(2, 1)}`),
        paragraph('Anew', `${style('Heading1')}${numbered(4)}`),
      ].join(''),
    });
    expect(outline(notice)).toEqual([
      '# 1. First',
      '## (a) Point',
      '## (b) Point',
      '# 2. Second',
      '## (a) Point',
      '# 1. Anew',
    ]);
  });

  it('numbers headings by the list of their style', () => {
    const notice = read({
      body: paragraph('One', style('Clause')) + paragraph('Two', style('Clause')),
      styles:
        '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/><w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>',
    });
    expect(outline(notice)).toEqual(['# 1. One', '# 2. Two']);
  });

  it('reads bullets and numbers that were typed', () => {
    const notice = body(
      paragraph('We hold:'),
      paragraph('•\u00a0names'),
      paragraph('- addresses'),
      paragraph(`${run('\u00a7', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')}${run(' photographs')}`),
      paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r><w:r><w:t xml:space="preserve"> meals</w:t></w:r>'),
      paragraph('We use it:'),
      paragraph('1. to teach'),
      paragraph('2. to keep children safe'),
    );
    expect(outline(notice)).toEqual([
      'We hold:',
      '- names',
      '- addresses',
      '- photographs',
      '- meals',
      'We use it:',
      '- to teach',
      '- to keep children safe',
    ]);
  });

  it('knows the letters of items, typed or counted by the program', () => {
    const letters = ({ blocks }: Notice) => blocks.map((block) => (block.kind === 'item' ? block.letter : block.kind));
    expect(letters(body(paragraph('Bases:'), paragraph('(a) consent'), paragraph('(b) contract')))).toEqual([
      'paragraph',
      'a',
      'b',
    ]);
    const notice = body(
      paragraph('Bases:', numbered(2)),
      paragraph('consent', numbered(2, 1)),
      paragraph('contract', numbered(2, 1)),
    );
    expect(letters(notice)).toEqual([undefined, 'a', 'b']);
  });

  it('keeps what goes on below an item with it, and a list that is set further in below it', () => {
    const notice = body(
      paragraph('We hold:'),
      paragraph('names', numbered(1)),
      paragraph('and those of parents', style('ListParagraph')),
      paragraph('data on health:', numbered(1)),
      paragraph('allergies', `${numbered(2)}<w:ind w:left="1440"/>`),
      paragraph('photographs', numbered(1)),
    );
    expect(outline(notice)).toEqual([
      'We hold:',
      '- names / and those of parents',
      '- data on health:',
      '  - allergies',
      '- photographs',
    ]);
  });
});

describe('tables', () => {
  const header = [bold('Why'), bold('Basis'), bold('Kept for')].map((cell) => paragraph(cell));

  it('reads rows with their headers, also merged cells', () => {
    const notice = body(
      table([
        header,
        ['To teach', ['Public task, Article 6(1)(e)', '<w:vMerge w:val="restart"/>'], 'Until the pupil is 25'],
        ['To feed', ['', '<w:vMerge/>'], 'One year'],
        [['To stay in touch', '<w:gridSpan w:val="2"/>'], 'Until you leave'],
      ]),
    );
    expect(outline(notice)).toEqual([
      '| Why (Why) | Basis (Basis) | Kept for (Kept for)',
      '| To teach (Why) | Public task, Article 6(1)(e) (Basis) | Until the pupil is 25 (Kept for)',
      '| To feed (Why) | One year (Kept for) ^ Public task, Article 6(1)(e) (Basis)',
      '| To stay in touch (Why) | Until you leave (Kept for)',
    ]);
  });

  it('knows of which rows a merged first cell is, also where one of them goes on in a merged cell of its own', () => {
    const merged = (text: string): readonly [string, string] => [text, '<w:vMerge w:val="restart"/>'];
    const goesOn: readonly [string, string] = ['', '<w:vMerge/>'];
    const notice = body(
      table([
        header,
        [merged('To teach'), 'Public task', merged('Until the pupil is 25')],
        [goesOn, 'Consent', goesOn],
        [goesOn, 'Contract', 'One year'],
        ['To feed', 'Contract', 'One year'],
      ]),
    );
    expect(outline(notice).slice(1)).toEqual([
      '| To teach (Why) | Public task (Basis) | Until the pupil is 25 (Kept for)',
      '^ To teach (Why) | Consent (Basis) ^ Until the pupil is 25 (Kept for)',
      '^ To teach (Why) | Contract (Basis) | One year (Kept for)',
      '| To feed (Why) | Contract (Basis) | One year (Kept for)',
    ]);
    expect(notice.text.match(/To teach/g)).toHaveLength(1);
  });

  it('knows a header row by its mark, its style or its colour', () => {
    const rows = [
      ['Data', 'Kept for'],
      ['Registers', 'six years'],
    ];
    const shade = '<w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/>';
    const marked = [
      read({ body: table(rows, { firstRow: '<w:tblHeader/>' }) }),
      read({ body: table([['Data', 'Kept for'].map((cell) => [cell, shade] as const), rows[1] ?? []]) }),
      read({
        body: table(rows, { properties: '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>' }),
        styles:
          '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table"/><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>',
      }),
    ];
    for (const notice of marked) expect(outline(notice)[1]).toBe('| Registers (Data) | six years (Kept for)');
    expect(outline(read({ body: table(rows) }))[1]).toBe('| Registers | six years');
  });

  it('keeps a small table within a cell in its row', () => {
    const inner = table([
      ['Primary', 'passed on'],
      ['Secondary', 'until 25'],
    ]);
    const notice = body(
      table([header.slice(1), ['Pupil file', paragraph('As here:') + inner + paragraph('')], ['CCTV', '30 days']]),
    );
    expect(outline(notice).slice(1)).toEqual([
      '| Pupil file (Basis) | As here: / Primary / passed on / Secondary / until 25 (Kept for)',
      '| CCTV (Basis) | 30 days (Kept for)',
    ]);
  });

  it('reads lines with as many tabs as rows, but no lists and contents', () => {
    const tab = '<w:r><w:tab/></w:r>';
    const line = (...cells: string[]): string => paragraph(cells.map((cell) => run(cell)).join(tab));
    const notice = body(
      paragraph(['Data', 'Basis', 'Kept for'].map(bold).join(tab)),
      line('Registers', 'Public task', 'six years'),
      line('Photographs', 'Consent', 'two years'),
      paragraph(PROSE),
      line('Telephone', '01632 960111'),
      line('Email', 'office@ashdown.example.sch.uk'),
      paragraph(PROSE),
      line('Who we are', '2'),
      line('Your rights', '3'),
      line('Complaints', '4'),
      line('a)', 'see it'),
      line('b)', 'correct it'),
    );
    expect(outline(notice)).toEqual([
      '| Data (Data) | Basis (Basis) | Kept for (Kept for)',
      '| Registers (Data) | Public task (Basis) | six years (Kept for)',
      '| Photographs (Data) | Consent (Basis) | two years (Kept for)',
      PROSE,
      'Telephone 01632 960111',
      'Email office@ashdown.example.sch.uk',
      PROSE,
      'Who we are 2',
      'Your rights 3',
      'Complaints 4',
      '- see it',
      '- correct it',
    ]);
  });

  it('takes a row across the table for a caption', () => {
    const notice = body(
      table([
        [[paragraph(bold('Information about pupils')), '<w:gridSpan w:val="3"/>']],
        header,
        ['To teach', 'Public task', '1 year'],
      ]),
    );
    expect(outline(notice)).toEqual([
      '?## Information about pupils',
      '| Why (Why) | Basis (Basis) | Kept for (Kept for)',
      '| To teach (Why) | Public task (Basis) | 1 year (Kept for)',
    ]);
  });

  it('reads a table that lays out the page as its text', () => {
    const notice = body(
      table([
        [
          paragraph('Our school', style('Heading1')) + paragraph(PROSE),
          paragraph('Contact', style('Heading1')) + paragraph('Call us.'),
        ],
      ]),
      table([[paragraph(PROSE)]]),
      table([
        [
          table([
            ['a', 'b'],
            ['c', 'd'],
          ]) + paragraph(''),
          'beside',
        ],
      ]),
    );
    expect(outline(notice)).toEqual([
      '# Our school',
      PROSE,
      '# Contact',
      'Call us.',
      PROSE,
      '| a | b',
      '| c | d',
      'beside',
    ]);
  });

  it('keeps ticks, links and lists in cells', () => {
    const notice = read({
      body: table([
        header.slice(0, 2),
        ['Meals', '\u2713'],
        [
          `<w:p><w:hyperlink r:id="a">${run('Visits')}</w:hyperlink></w:p>`,
          paragraph('one', numbered(1)) + paragraph('two', numbered(1)),
        ],
      ]),
      links: { a: 'https://ashdown.example.org/visits' },
    });
    expect(outline(notice).slice(1)).toEqual(['| Meals (Why) | \u2713 (Basis)', '| Visits (Why) | one / two (Basis)']);
    expect(linkLines(notice)).toEqual(['Visits -> https://ashdown.example.org/visits']);
  });
});

describe('links', () => {
  it('reads addresses, places, fields and links in several runs', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const notice = read({
      body: [
        paragraph(
          `<w:hyperlink r:id="a" w:history="1">${run('Ask', '<w:rStyle w:val="Hyperlink"/>')}${run(' us')}</w:hyperlink>${run(' now.')}`,
        ),
        paragraph(`<w:hyperlink w:anchor="rights">${run('Your rights')}</w:hyperlink>`),
        paragraph(
          `${run('See ')}${mark('begin')}<w:r><w:instrText xml:space="preserve"> HYPERLINK </w:instrText></w:r><w:r><w:instrText>"https://ico.example.org/a" \\o "tip" \\l "top"</w:instrText></w:r>${mark('separate')}${run('the ')}${run('regulator')}${mark('end')}${run('.')}`,
        ),
        paragraph(`<w:fldSimple w:instr=' HYPERLINK "mailto:dpo@ashdown.example.org" '>${run('Email')}</w:fldSimple>`),
        paragraph(
          `<w:hyperlink r:id="a">${run('One')}</w:hyperlink><w:hyperlink r:id="a">${run(' link')}</w:hyperlink>`,
        ),
        paragraph(
          `${run('Page ')}${mark('begin')}<w:r><w:instrText> PAGE </w:instrText></w:r>${mark('separate')}${run('3')}${mark('end')}`,
        ),
      ].join(''),
      links: { a: 'https://ashdown.example.org/ask?x=1&y=2' },
    });
    expect(linkLines(notice)).toEqual([
      'Ask us -> https://ashdown.example.org/ask?x=1&y=2',
      'Your rights -> #rights',
      'the regulator -> https://ico.example.org/a#top',
      'Email -> mailto:dpo@ashdown.example.org',
      'One link -> https://ashdown.example.org/ask?x=1&y=2',
    ]);
    expect(notice.text).toContain('See the regulator.');
    expect(notice.text).toContain('Page 3');
  });

  it('survives a field that never ends', () => {
    const notice = body(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), paragraph(PROSE));
    expect(outline(notice)).toEqual([PROSE]);
  });
});

describe('what Word keeps and hides', () => {
  it('accepts tracked changes and lists what was deleted', () => {
    const notice = body(
      paragraph(
        `${run('We keep data for ')}<w:del w:id="1"><w:r><w:delText>six</w:delText></w:r></w:del><w:ins w:id="2">${run('seven')}</w:ins>${run(' years.')}`,
      ),
      paragraph(`<w:moveFrom w:id="3">${run('Moved away.')}</w:moveFrom>`),
      paragraph(`<w:moveTo w:id="4">${run('Moved here.')}</w:moveTo>`),
      `<w:p><w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>${run('You can ask ')}</w:p>`,
      paragraph('for a copy.'),
      `<w:p><w:pPr><w:rPr><w:del w:id="6"/></w:rPr></w:pPr><w:del w:id="7"><w:r><w:delText>Gone whole.</w:delText></w:r></w:del></w:p>`,
      `<w:tbl><w:tr><w:trPr><w:del w:id="8"/></w:trPr><w:tc>${paragraph('Old row')}</w:tc></w:tr><w:tr><w:tc>${paragraph('New row')}</w:tc></w:tr></w:tbl>`,
    );
    expect(outline(notice)).toEqual([
      'We keep data for seven years.',
      'Moved here.',
      'You can ask for a copy.',
      'New row',
    ]);
    expect(leftOutLines(notice)).toEqual(
      ['six', 'Moved away.', 'Gone whole.', 'Old row'].map((text) => `text deleted in a tracked change: ${text}`),
    );
  });

  it('leaves out hidden text, comments, headers and footers, and lists them', () => {
    const notice = read({
      body: `${paragraph(`${run('Seen.')}${run('Unseen.', '<w:vanish/>')}${run('Seen too.', '<w:vanish w:val="0"/>')}<w:r><w:commentReference w:id="1"/></w:r>`)}<w:sectPr><w:headerReference w:type="default" r:id="rId-header1.xml"/><w:footerReference w:type="default" r:id="rId-footer1.xml"/></w:sectPr>`,
      parts: {
        'header1.xml': `hdr|${paragraph('Ashdown School')}`,
        'footer1.xml': `ftr|${paragraph('Page 1')}`,
        'comments.xml': `comments|<w:comment w:id="1">${paragraph('Check this')}</w:comment>`,
      },
    });
    expect(outline(notice)).toEqual(['Seen.Seen too.']);
    expect(leftOutLines(notice)).toEqual([
      'page header: Ashdown School',
      'hidden text: Unseen.',
      'page footer: Page 1',
      'comment: Check this',
    ]);
  });

  it('leaves out the table of contents, with its heading', () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const asField = body(
      paragraph('Contents', style('Heading1')),
      paragraph(
        `${mark('begin')}<w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>${mark('separate')}${run('Who we are 1')}`,
        style('TOC1'),
      ),
      paragraph(`<w:hyperlink w:anchor="_Toc2">${run('Your rights 2')}</w:hyperlink>`),
      paragraph(mark('end')),
      paragraph('Who we are', style('Heading1')),
      paragraph(PROSE),
    );
    const asControl = body(
      `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${paragraph('Who we are 1')}${paragraph('Your rights 2')}</w:sdtContent></w:sdt>`,
      paragraph('Who we are', style('Heading1')),
      paragraph(PROSE),
    );
    for (const notice of [asField, asControl]) {
      expect(outline(notice)).toEqual(['# Who we are', PROSE]);
      expect(leftOutLines(notice)[0]).toBe('table of contents: Who we are 1 Your rights 2');
    }
  });

  it('reads text boxes once, and content controls', () => {
    const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const notice = body(
      paragraph(
        `${run('Ask our officer.')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>${box('DPO: Jo Marsh, dpo@ashdown.example.org')}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('DPO: Jo Marsh, dpo@ashdown.example.org')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
      ),
      `<w:sdt><w:sdtPr/><w:sdtContent>${paragraph(`${run('Reviewed in ')}<w:sdt><w:sdtContent>${run('May 2026')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
      paragraph(`<w:r><w:pict><v:shape><v:textpath string="Privacy notice"/></v:shape></w:pict></w:r>`),
    );
    expect(outline(notice)).toEqual([
      'Ask our officer.',
      'DPO: Jo Marsh, dpo@ashdown.example.org',
      'Reviewed in May 2026',
      'Privacy notice',
    ]);
  });

  it('sets footnotes and endnotes at the end, numbered', () => {
    const notice = read({
      body: paragraph(
        `${run('UK GDPR')}<w:r><w:footnoteReference w:id="2"/></w:r>${run(' and the Act')}<w:r><w:endnoteReference w:id="3"/></w:r>${run('.')}`,
      ),
      parts: {
        'footnotes.xml': `footnotes|<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2">${paragraph('As kept in UK law.')}</w:footnote>`,
        'endnotes.xml': `endnotes|<w:endnote w:id="3">${paragraph('Of 2018.')}</w:endnote>`,
      },
    });
    expect(outline(notice)).toEqual([
      'UK GDPR\u00b9 and the Act\u00b9.',
      '\u00b9 As kept in UK law.',
      '\u00b9 Of 2018.',
    ]);
  });

  it('reads line breaks, tabs, special hyphens and raised numbers', () => {
    const notice = body(
      paragraph(
        `<w:r><w:t>Ashdown School</w:t><w:br/><w:t>Hill Lane</w:t><w:tab/><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t><w:noBreakHyphen/><w:t>ed</w:t></w:r>${run('2', '<w:vertAlign w:val="superscript"/>')}`,
      ),
      paragraph('<w:r><w:t>First part.</w:t><w:br/><w:br/><w:t>Second part.</w:t></w:r>'),
    );
    expect(outline(notice)).toEqual(['Ashdown School / Hill Lane cooperate-ed\u00b2', 'First part.', 'Second part.']);
  });

  it('takes a heading for one whose typed number is not bold', () => {
    const notice = body(paragraph(`${run('1. ')}${bold('Who we are')}`), paragraph(PROSE));
    expect(outline(notice)).toEqual(['?## 1. Who we are', PROSE]);
  });

  it('gives title and language', () => {
    const notice = read({ body: paragraph(PROSE), title: 'Privacy notice 2026' });
    expect([notice.documentTitle, notice.language]).toEqual(['Privacy notice 2026', 'en-GB']);
    expect(read({ body: paragraph(PROSE), title: 'Microsoft Word - final v3.doc' }).documentTitle).toBeNull();
  });
});

describe('files that are none', () => {
  it('answers what is wrong', () => {
    const answer = (bytes: Uint8Array) => {
      const result = readDocx(bytes, DEFAULT_LIMITS);
      return result.ok ? 'read' : result.error.code;
    };
    const file = wordFile({ body: paragraph(PROSE) });
    expect(answer(file)).toBe('read');
    expect(answer(file.subarray(0, file.length - 200))).toBe('damaged');
    expect(answer(wordFile({ body: '<w:p>' }))).toBe('damaged');
    expect(answer(wordFile({ body: '' }))).toBe('empty');
    expect(answer(wordFile({ body: paragraph('<w:r><w:drawing><a:blip/></w:drawing></w:r>') }))).toBe('scanned');
  });
});
