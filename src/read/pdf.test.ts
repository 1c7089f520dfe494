/** Reading PDF files: structure, layout, links, what is left out, errors. The files are made here. */
import { describe, expect, it } from 'vitest';
import { fidelityOf, HARD_NOTICE, type KnownBlock } from '../../tests/support/known-notice';
import { drawnPdf, pdfFile, scannedPdf } from '../../tests/support/pdf-file';
import { LOOKS } from '../../tests/support/pdf-looks';
import type { Notice } from '../notice/notice';
import { DEFAULT_LIMITS } from './limits';
import { type PdfOptions, readPdf } from './pdf';

const SLOW = 60_000;

async function noticeIn(bytes: Uint8Array, options: PdfOptions = {}): Promise<Notice> {
  const read = await readPdf(bytes, options);
  if (!read.ok) throw new Error(read.error.message);
  return read.notice;
}

async function errorOf(bytes: Uint8Array, options: PdfOptions = {}): Promise<string> {
  const read = await readPdf(bytes, options);
  if (read.ok) return 'read';
  expect(read.error.message).toMatch(/^[A-Z].*\.$/);
  return read.error.code;
}

const blocksOf = (notice: Notice): string[] =>
  notice.blocks.map((block) => {
    const text = notice.text.slice(block.start, block.end).replace(/\n/g, ' / ').replace(/\t/g, ' | ');
    return block.kind === 'heading' ? `${'#'.repeat(block.level)} ${text}` : block.kind === 'item' ? `- ${text}` : text;
  });

const latin = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));

describe('a notice in every look', () => {
  it.each(Object.entries(LOOKS))('%s', { timeout: SLOW }, async (_, look) => {
    const notice = await noticeIn(await pdfFile(HARD_NOTICE, look));
    const fidelity = fidelityOf(notice, HARD_NOTICE);
    expect(fidelity.lost).toEqual([]);
    expect(fidelity).toMatchObject({ words: 1, headings: 1, items: 1, links: 1 });
    // Headings' numbers and a letterhead are printed and not in the known text.
    expect(fidelity.added).toBeLessThan(0.03);
    expect(notice.blocks.filter((block) => block.kind === 'row')).toHaveLength(5);
  });
});

describe('the parts of a page', () => {
  it('gives every block the page it begins on', { timeout: SLOW }, async () => {
    const notice = await noticeIn(await pdfFile(HARD_NOTICE, {}));
    const pages = notice.blocks.map((block) => block.page ?? 0);
    expect(notice.pages).toBeGreaterThan(1);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(new Set(pages)).toEqual(new Set(Array.from({ length: notice.pages ?? 0 }, (_, i) => i + 1)));
  });

  it('leaves out running heads, feet and page numbers, and lists them', { timeout: SLOW }, async () => {
    const look = { runningHead: 'Data protection policies', footer: 'Mill Road, Thistledown', pageNumbers: true };
    const notice = await noticeIn(await pdfFile(HARD_NOTICE, look));
    expect(notice.leftOut.map(({ reason, text }) => `${reason}: ${text}`)).toEqual([
      'running head: Data protection policies',
      'running foot: Mill Road, Thistledown',
      expect.stringMatching(/^(?:page number|running foot): Page 1$/),
    ]);
    expect(notice.text).not.toMatch(/Data protection policies|Mill Road|Page \d/);
  });

  it('keeps a letterhead, which stands on one page only, line by line', { timeout: SLOW }, async () => {
    const letterhead = ['Thistledown Vale Academy', 'Mill Road, Thistledown', '01632 960 144'];
    const notice = await noticeIn(await pdfFile(HARD_NOTICE, { letterhead }));
    expect(blocksOf(notice).slice(0, 2).join(' ')).toContain('Mill Road, Thistledown / 01632 960 144');
  });

  it('knows the headers of a table, also overleaf, where they are not told again', { timeout: SLOW }, async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [`Purpose number ${i}`, 'Public task', `${i} years`]);
    const notice = await noticeIn(
      await pdfFile([{ kind: 'table', head: ['Purpose', 'Lawful basis', 'Kept for'], rows }]),
    );
    expect(notice.pages).toBe(2);
    const last = notice.blocks.at(-1);
    expect(last).toMatchObject({ kind: 'row', page: 2 });
    expect(last?.kind === 'row' && last.cells.map((cell) => cell.header)).toEqual([
      'Purpose',
      'Lawful basis',
      'Kept for',
    ]);
    expect(notice.blocks).toHaveLength(41);
  });

  it('joins what hyphens part, and leaves hyphens that are the word\u2019s', { timeout: SLOW }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(11);
        const lines = [
          'We hold safe-',
          'guarding records, and records of safeguarding. We share them with third-',
          'party suppliers; every third-party supplier signs a contract, as do the non-',
          'teaching staff. We co-',
          'operate with the police: to co-operate is a duty. Ask the infor-',
          'mation team.',
        ];
        lines.forEach((line, i) => doc.text(line, 60, 60 + 14 * i, { lineBreak: false }));
      }),
    );
    expect(notice.text).toBe(
      'We hold safeguarding records, and records of safeguarding. We share them with third-party suppliers; every third-party supplier signs a contract, as do the non-teaching staff. We co-operate with the police: to co-operate is a duty. Ask the information team.',
    );
  });

  it('joins addresses over lines, with and without a link, and ties links to their words', {
    timeout: SLOW,
  }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(11);
        const line = (text: string, y: number): unknown => doc.text(text, 60, y, { lineBreak: false });
        line('For more go to https://www.gov.example/government/publications/', 60);
        line('data-protection-in-schools/how-it-works. You can also write to the office and ask', 74);
        line('for the retention schedule, or for our complaints procedure.', 88);
        const before = doc.widthOfString('for the ');
        doc.link(60 + before, 88, doc.widthOfString('retention schedule'), 12, 'https://hill.example/retention.pdf');
      }),
    );
    const links = notice.links.map((link) => [notice.text.slice(link.start, link.end), link.href, link.kind]);
    expect(links).toEqual([
      [
        'https://www.gov.example/government/publications/data-protection-in-schools/how-it-works',
        'https://www.gov.example/government/publications/data-protection-in-schools/how-it-works',
        'printed',
      ],
      ['retention schedule', 'https://hill.example/retention.pdf', 'anchor'],
    ]);
  });

  it('puts footnotes last, and their marks out of the way of the word', { timeout: SLOW }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        for (let i = 0; i < 30; i++)
          doc
            .fontSize(11)
            .text(`Line ${i} of the notice tells what is kept and for how long it is kept by`, 60, 60 + 14 * i, {
              lineBreak: false,
            });
        doc.text('the school under the UK GDPR', 60, 480, { lineBreak: false });
        const x = 60 + doc.widthOfString('the school under the UK GDPR');
        doc.fontSize(6.5).text('1', x, 478, { lineBreak: false });
        doc.fontSize(11).text(' and the', x + 4, 480, { lineBreak: false });
        doc.fontSize(8).text('1 As it applies in the United Kingdom.', 60, 760, { lineBreak: false });
        doc.addPage();
        doc.fontSize(11).text('law on education. It ends here.', 60, 60, { lineBreak: false });
      }),
    );
    expect(blocksOf(notice).at(-1)).toBe('1 As it applies in the United Kingdom.');
    expect(notice.text).toContain('UK GDPR\u00b9 and the law on education. It ends here.');
  });

  it('leaves out a list of contents and text at an angle', { timeout: SLOW }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(11);
        doc.text('Contents', 60, 60, { lineBreak: false });
        doc.text(`Who we are ${'. '.repeat(40)} 2`, 60, 80, { lineBreak: false });
        doc.text(`Your rights ${'. '.repeat(40)} 3`, 60, 96, { lineBreak: false });
        doc.text('We keep the register of pupils for as long as the law asks us to keep it.', 60, 140, {
          lineBreak: false,
        });
        doc
          .rotate(45, { origin: [300, 400] })
          .fontSize(60)
          .text('DRAFT', 200, 400, { lineBreak: false });
      }),
    );
    expect(notice.text).toBe('We keep the register of pupils for as long as the law asks us to keep it.');
    expect(notice.leftOut.map(({ reason }) => reason)).toEqual([
      'list of contents',
      'list of contents',
      'text set at an angle',
    ]);
  });

  describe('two columns', () => {
    type Drawing = Parameters<Parameters<typeof drawnPdf>[0]>[0];
    /** Lines one below the other from `top`, at a column's left edge, until its right one; a heading is in bold. */
    const column = (doc: Drawing, left: number, top: number, lines: readonly string[]): void => {
      for (const [index, line] of lines.entries()) {
        const heading = line.startsWith('# ');
        doc.font(heading ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
        doc.text(line.replace('# ', ''), left, top + 13 * index, { lineBreak: false });
      }
    };
    const prose = (from: number, count: number): string[] =>
      Array.from({ length: count }, (_, i) => `Sentence ${from + i} tells what is kept about each of the pupils.`);
    const CONTACT = ['# Contact', '', 'Our data protection officer is the', 'schools adviser of the council, Ms'];
    const CHANGES = ['# Changes', '', 'We bring this notice up to date once', 'a year, and say so on the front of it'];
    const REST = ['Ada Brook, who answers what parents', 'and pupils want to know of it.'];
    const MORE = ['and in the newsletter that goes out to', 'every family in September.'];

    it('reads a heading at the top of each, and prose below it, column by column', { timeout: SLOW }, async () => {
      const notice = await noticeIn(
        await drawnPdf((doc) => {
          column(doc, 50, 60, [...CONTACT, ...REST]);
          column(doc, 310, 60, [...CHANGES, ...MORE]);
        }),
      );
      expect(blocksOf(notice)).toEqual([
        '# Contact',
        'Our data protection officer is the schools adviser of the council, Ms Ada Brook, who answers what parents and pupils want to know of it.',
        '# Changes',
        'We bring this notice up to date once a year, and say so on the front of it and in the newsletter that goes out to every family in September.',
      ]);
    });

    it('reads few lines in both as the pages before were read', { timeout: SLOW }, async () => {
      const notice = await noticeIn(
        await drawnPdf((doc) => {
          column(doc, 50, 60, prose(1, 50));
          column(doc, 310, 60, prose(51, 50));
          doc.addPage();
          column(doc, 50, 60, ['# Contact', 'Write to the office.']);
          column(doc, 310, 60, ['# Changes', 'We say so here.']);
        }),
      );
      expect(blocksOf(notice).slice(-4)).toEqual(['# Contact', 'Write to the office.', '# Changes', 'We say so here.']);
    });

    it('leaves the last heading of a column above what goes on in the next one', { timeout: SLOW }, async () => {
      const notice = await noticeIn(
        await drawnPdf((doc) => {
          column(doc, 50, 60, prose(1, 50));
          column(doc, 310, 60, prose(51, 50));
          doc.addPage();
          column(doc, 50, 60, [...prose(101, 3), '', '', '# Contact']);
          column(doc, 310, 60, [
            'Write to the office of the',
            'school, by hand, by post or by',
            'email to the office.',
          ]);
        }),
      );
      expect(blocksOf(notice).slice(-2)).toEqual([
        '# Contact',
        'Write to the office of the school, by hand, by post or by email to the office.',
      ]);
    });

    it('keeps a table of short cells a table', { timeout: SLOW }, async () => {
      const notice = await noticeIn(
        await drawnPdf((doc) => {
          column(doc, 50, 60, ['# What', '', 'Name', '', 'Photograph', '', 'Address']);
          column(doc, 310, 60, ['# Why', '', 'To teach', '', 'To know them', '', 'To write home']);
        }),
      );
      expect(blocksOf(notice)).toEqual([
        'What | Why',
        'Name | To teach',
        'Photograph | To know them',
        'Address | To write home',
      ]);
    });
  });

  it('reads the rows of a table without rules whose cells are centred', { timeout: SLOW }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(10);
        let top = 60;
        for (const [stage, lines] of [
          ['Form', ['Full name and previous names, address,', 'schooling, and every job since then']],
          [
            'Interview',
            ['Answers, and what was seen of the', 'lesson that the candidate was asked to', 'give on the day'],
          ],
          ['Offer', ['Papers that show the right to work']],
        ] as const) {
          doc.text(stage, 60, top + 6 * (lines.length - 1), { lineBreak: false });
          for (const [index, line] of lines.entries()) doc.text(line, 200, top + 12 * index, { lineBreak: false });
          top += 12 * lines.length + 5;
        }
      }),
    );
    expect(blocksOf(notice)).toEqual([
      'Form | Full name and previous names, address, schooling, and every job since then',
      'Interview | Answers, and what was seen of the lesson that the candidate was asked to give on the day',
      'Offer | Papers that show the right to work',
    ]);
  });

  it('takes the line beside a triangle that points down for the title of an open panel', {
    timeout: SLOW,
  }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(11);
        for (const [index, title] of ['Who we are', 'Complaints'].entries()) {
          const top = 60 + 60 * index;
          doc.polygon([60, top + 2], [67, top + 2], [63.5, top + 8]).fill('black');
          doc.text(title, 71, top, { lineBreak: false });
          doc.text('The school is the controller of what it holds about pupils.', 60, top + 20, { lineBreak: false });
        }
      }),
    );
    expect(blocksOf(notice).filter((block) => block.startsWith('#'))).toEqual(['# Who we are', '# Complaints']);
  });

  it('keeps the numbers of clauses, and takes numbers of items for marks', { timeout: SLOW }, async () => {
    const blocks: readonly KnownBlock[] = [
      { kind: 'heading', level: 1, text: 'Privacy notice' },
      { kind: 'paragraph', text: '1.2.3 The school is the controller of the information that it holds about pupils.' },
      { kind: 'paragraph', text: 'We share it with:' },
      { kind: 'item', text: 'the local authority;' },
      { kind: 'item', text: 'the police.' },
    ];
    const notice = await noticeIn(await pdfFile(blocks, { bullet: 'number' }));
    expect(blocksOf(notice)).toEqual([
      '# Privacy notice',
      '1.2.3 The school is the controller of the information that it holds about pupils.',
      'We share it with:',
      '- the local authority;',
      '- the police.',
    ]);
    expect(notice.blocks[3]).toMatchObject({ kind: 'item', leadIn: 2 });
  });

  it('reads lines with a bullet as items, though they are tagged as headings', { timeout: SLOW }, async () => {
    const blocks: readonly KnownBlock[] = [
      { kind: 'heading', level: 1, text: 'Your rights' },
      { kind: 'paragraph', text: 'You have the right to:' },
      { kind: 'heading', level: 2, text: '\u2022 have wrong information put right' },
      { kind: 'heading', level: 2, text: '\u2022 object to what we do' },
    ];
    const notice = await noticeIn(await pdfFile(blocks, { tagged: true }));
    expect(blocksOf(notice)).toEqual([
      '# Your rights',
      'You have the right to:',
      '- have wrong information put right',
      '- object to what we do',
    ]);
  });

  it('reads bold that is struck twice, and spaces that are only gaps', { timeout: SLOW }, async () => {
    const notice = await noticeIn(
      await drawnPdf((doc) => {
        doc.fontSize(11);
        doc.text('Who we are', 60, 60, { lineBreak: false });
        doc.text('Who we are', 60.3, 60, { lineBreak: false });
        let x = 60;
        for (const word of 'The school is the controller of what it holds about each of its pupils.'.split(' ')) {
          doc.text(word, x, 76, { lineBreak: false });
          x += doc.widthOfString(word) + 2.6;
        }
      }),
    );
    expect(blocksOf(notice)).toEqual([
      '# Who we are',
      'The school is the controller of what it holds about each of its pupils.',
    ]);
  });

  it('takes title, language and days from the file where they say something', { timeout: SLOW }, async () => {
    const read = await readPdf(await pdfFile(HARD_NOTICE, { title: 'Microsoft Word - Pupil privacy notice' }));
    expect(read).toMatchObject({
      ok: true,
      metadata: { title: 'Pupil privacy notice', changed: '2026-09-04' },
      notice: { documentTitle: 'Pupil privacy notice', language: 'en-GB' },
    });
    const named = await readPdf(await pdfFile(HARD_NOTICE, { title: 'privacy_notice_v3_FINAL.docx' }));
    expect(named).toMatchObject({ ok: true, notice: { documentTitle: null } });
  });

  it('gives the same notice twice, and leaves the bytes as they were', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE, { columns: 2, hyphens: true });
    const copy = bytes.slice();
    expect(await readPdf(bytes)).toEqual(await readPdf(bytes));
    expect(bytes).toEqual(copy);
  });
});

describe('what cannot be read', () => {
  it('says so of a scan, and names the scanned pages among others', { timeout: SLOW }, async () => {
    expect(await errorOf(await scannedPdf(2))).toBe('scanned');
    const mixed = await readPdf(await scannedPdf(4, [1, 3]));
    expect(mixed.ok && mixed.warnings).toEqual([expect.stringMatching(/^Pages 2 and 4 are pictures without text/)]);
    const one = await readPdf(await scannedPdf(3, [1, 3]));
    expect(one.ok && one.warnings).toEqual([expect.stringMatching(/^Page 2 is a picture without text/)]);
  });

  it('asks for a password once, takes one, and refuses a wrong one', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE, { password: 'quince' });
    expect(await errorOf(bytes)).toBe('encrypted');
    expect(await errorOf(bytes, { password: 'medlar' })).toBe('wrong-password');
    expect((await noticeIn(bytes, { password: 'quince' })).text).toContain('Thistledown Vale Academy');
  });

  it('keeps to its limits of size and pages', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE);
    expect(await errorOf(bytes, { limits: { ...DEFAULT_LIMITS, bytes: 1_000 } })).toBe('too-large');
    expect(await errorOf(bytes, { limits: { ...DEFAULT_LIMITS, pages: 1 } })).toBe('too-large');
    expect(await errorOf(bytes, { limits: { ...DEFAULT_LIMITS, characters: 1_000 } })).toBe('too-large');
  });

  it('tells damage', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE);
    expect(await errorOf(latin('%PDF-1.7\n'))).toBe('damaged');
    expect(await errorOf(latin(`%PDF-1.7\n${'rubbish '.repeat(2_000)}`))).toBe('damaged');
    expect(['damaged', 'empty', 'read']).toContain(await errorOf(bytes.slice(0, bytes.length / 2)));
  });

  it('stops when it is told to', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE);
    expect(await errorOf(bytes, { signal: AbortSignal.abort() })).toBe('stopped');
    expect(await errorOf(bytes, { signal: AbortSignal.abort(new DOMException('', 'TimeoutError')) })).toBe('timeout');
  });
});
