/** Building a notice from drafts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNotice, type DraftBlock } from './build';

const heading = (text: string, level: number): DraftBlock => ({ kind: 'heading', text, level, guessed: false });
const paragraph = (text: string): DraftBlock => ({ kind: 'paragraph', text });

describe('buildNotice', () => {
  it('joins blocks into one text and resolves sections by heading level', () => {
    const notice = buildNotice({
      blocks: [
        paragraph('Before.'),
        heading('Data', 1),
        heading('What', 2),
        paragraph('We hold:'),
        { kind: 'item', text: 'names', depth: 0, leadIn: 3 },
        heading('Why', 2),
        paragraph('To teach.'),
        heading('Rights', 1),
      ],
    });
    expect(notice.text).toBe('Before.\n\nData\n\nWhat\n\nWe hold:\nnames\n\nWhy\n\nTo teach.\n\nRights');
    expect(notice.blocks.map(({ section }) => section)).toEqual([null, null, 1, 2, 2, 1, 5, null]);
  });

  it('drops empty blocks and keeps lead-ins right', () => {
    const notice = buildNotice({
      blocks: [paragraph(' \n '), paragraph('We hold:'), { kind: 'item', text: ' names ', depth: 0, leadIn: 1 }],
    });
    expect(notice.blocks).toHaveLength(2);
    expect(notice.blocks[1]).toMatchObject({ kind: 'item', leadIn: 0 });
    expect(notice.text).toBe('We hold:\nnames');
  });

  it('puts links where their text is and finds printed addresses that are none', () => {
    const text = '  Ask the office or mail dpo@hill.example.org; see https://hill.example.org';
    const notice = buildNotice({
      blocks: [
        paragraph('First.'),
        {
          kind: 'paragraph',
          text,
          links: [
            { start: text.indexOf('the'), end: text.indexOf(' or'), href: '/contact' },
            { start: text.indexOf('https'), end: text.length, href: 'https://hill.example.org', control: true },
          ],
        },
      ],
    });
    expect(
      notice.links.map((link) => [notice.text.slice(link.start, link.end), link.kind, link.href, link.control]),
    ).toEqual([
      ['the office', 'anchor', '/contact', undefined],
      ['dpo@hill.example.org', 'printed', 'dpo@hill.example.org', undefined],
      ['https://hill.example.org', 'anchor', 'https://hill.example.org', true],
    ]);
  });

  it('makes a row one sentence with its cells in place', () => {
    const notice = buildNotice({
      blocks: [
        paragraph('Periods.'),
        {
          kind: 'row',
          cells: [
            { text: 'Pupil file', header: 'What' },
            { text: '', header: 'Why' },
            { text: 'Until 25. Then shredded.', header: 'How long' },
          ],
        },
      ],
    });
    const row = notice.blocks[1];
    expect(row?.kind).toBe('row');
    if (row?.kind !== 'row') return;
    expect(row.cells.map(({ start, end, header }) => [notice.text.slice(start, end), header])).toEqual([
      ['Pupil file', 'What'],
      ['Until 25. Then shredded.', 'How long'],
    ]);
    expect(notice.sentences.filter(({ block }) => block === 1)).toHaveLength(1);
  });

  it('is frozen all through', () => {
    const notice = buildNotice({ blocks: [heading('A heading', 1), paragraph('See www.hill.example.org.')] });
    for (const part of [
      notice,
      notice.blocks,
      notice.blocks[0],
      notice.sentences,
      notice.sentences[0],
      notice.links,
      notice.links[0],
      notice.leftOut,
    ]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  const text = fc.string({
    unit: fc.constantFrom('a', 'Data', ' ', '.', '\n', '? ', 'x@y.org', 'www.z.org'),
    maxLength: 12,
  });
  const draft: fc.Arbitrary<DraftBlock> = fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      text,
      level: fc.integer({ min: 1, max: 6 }),
      guessed: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('paragraph' as const), text }),
    fc.record({
      kind: fc.constant('item' as const),
      text,
      depth: fc.integer({ min: 0, max: 3 }),
      leadIn: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant('row' as const),
      cells: fc.array(fc.record({ text, header: fc.constant(null) }), { maxLength: 3 }),
    }),
  );

  it('has blocks that tile the text, sentences that tile the blocks, and links inside one block', () => {
    fc.assert(
      fc.property(fc.array(draft, { maxLength: 12 }), (blocks) => {
        const notice = buildNotice({ blocks });
        let last = 0;
        for (const block of notice.blocks) {
          expect(notice.text.slice(last, block.start)).toMatch(/^\n{0,2}$/);
          expect(block.end).toBeGreaterThan(block.start);
          if (block.section !== null) expect(notice.blocks[block.section]?.kind).toBe('heading');
          last = block.end;
        }
        expect(last).toBe(notice.text.length);
        for (const [index, block] of notice.blocks.entries()) {
          const said = notice.sentences.filter((sentence) => sentence.block === index);
          const joined = said.map(({ start, end }) => notice.text.slice(start, end)).join('');
          expect(joined.replace(/\s/g, '')).toBe(notice.text.slice(block.start, block.end).replace(/\s/g, ''));
        }
        for (const link of notice.links) {
          expect(notice.blocks.some((block) => block.start <= link.start && link.end <= block.end)).toBe(true);
          if (link.kind === 'printed') expect(notice.text.slice(link.start, link.end)).toBe(link.href);
        }
      }),
    );
  });

  it('does twice the work for twice the blocks', () => {
    // Counted in reads of the drafts' texts, which stand for the passes over them.
    const reads = (count: number): number => {
      let total = 0;
      const blocks = Array.from({ length: count }, (): DraftBlock => {
        return {
          kind: 'paragraph',
          get text() {
            total++;
            return 'We keep data. Ask dpo@hill.example.org.';
          },
        };
      });
      buildNotice({ blocks });
      return total;
    };
    expect(reads(200)).toBe(2 * reads(100));
  });
});
