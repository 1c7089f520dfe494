import { describe, expect, it } from 'vitest';
import type { ResultRow } from '../parts/result-rows';
import { blockGroups, headingDepth, linesAsBlocks, piecesOf, rowsSpanned, textMarks } from './text-marks';

const TEXT = 'We keep your data for six years.';
const span = (quote: string) => {
  const start = TEXT.indexOf(quote);
  return { quote, start, end: start + quote.length };
};
const row = (key: string, outcome: ResultRow['outcome'], quotes: string[], nearest: string[] = []): ResultRow => ({
  key,
  check: key,
  title: key,
  outcome,
  severity: 'legal',
  message: '',
  advice: null,
  authority: [],
  review: null,
  quotes: quotes.map(span),
  nearest: nearest.map(span),
  outside: [],
});
const rows = [
  row('retention', 'met', ['keep your data for six years']),
  row('slip', 'finding', ['six years']),
  row('access', 'missing', [], ['your data']),
  row('whole', 'missing', ['']),
];

describe('textMarks', () => {
  it('lists the quotes of all rows in the order of the text', () => {
    expect(textMarks(rows, null).map(({ row: key, id }) => [key, id])).toEqual([
      ['retention', 0],
      ['slip', 1],
    ]);
  });

  it('adds the nearest text of the row that stands open', () => {
    expect(textMarks(rows, 'access').map(({ kind, row: key }) => [kind, key])).toContainEqual(['nearest', 'access']);
  });
});

describe('piecesOf', () => {
  const pieces = piecesOf(TEXT, { start: 0, end: TEXT.length }, textMarks(rows, null));

  it('cuts the text where marks begin and end, and loses nothing', () => {
    expect(pieces.map(({ text }) => text)).toEqual(['We ', 'keep your data for ', 'six years', '.']);
    expect(pieces.map(({ marks }) => marks.map((mark) => mark.row))).toEqual([
      [],
      ['retention'],
      ['slip', 'retention'],
      [],
    ]);
  });

  it('cuts marks at the ends of a block', () => {
    expect(piecesOf(TEXT, { start: 8, end: 12 }, textMarks(rows, null)).map(({ text }) => text)).toEqual(['your']);
    expect(piecesOf(TEXT, { start: 0, end: 2 }, textMarks(rows, null))).toEqual([{ text: 'We', marks: [] }]);
  });
});

describe('blockGroups', () => {
  it('makes lists and tables of what follows one another', () => {
    const base = { start: 0, end: 1, section: null };
    const item = { ...base, kind: 'item', depth: 0, leadIn: null } as const;
    const cells = { ...base, kind: 'row', cells: [] } as const;
    const paragraph = { ...base, kind: 'paragraph' } as const;
    expect(blockGroups([paragraph, item, item, cells, cells, paragraph, item]).map(({ kind }) => kind)).toEqual([
      'paragraph',
      'list',
      'table',
      'paragraph',
      'list',
    ]);
  });
});

it('headingDepth counts the headings above, whatever their levels', () => {
  const heading = (level: number, section: number | null) =>
    ({ kind: 'heading', level, guessed: false, start: 0, end: 1, section }) as const;
  const blocks = [heading(2, null), heading(5, 0), heading(6, 1)];
  expect(blocks.map((block) => headingDepth(blocks, block))).toEqual([0, 1, 2]);
});

it('linesAsBlocks keeps the places of the lines', () => {
  expect(linesAsBlocks('One.\n\nTwo.').map(({ start, end }) => [start, end])).toEqual([
    [0, 4],
    [6, 10],
  ]);
});

describe('a cell that spans rows', () => {
  it('is shown over as many as it reaches into', () => {
    const row = (start: number, ...above: readonly number[]) =>
      ({
        kind: 'row',
        start,
        end: start + 2,
        section: null,
        cells: [
          { start, end: start + 1, header: null },
          { start: start + 1, end: start + 2, header: null },
        ],
        ...(above.length === 0 ? {} : { above: above.map((block) => ({ block, cell: 0, leads: true })) }),
      }) as const;
    const paragraph = { kind: 'paragraph', start: 0, end: 1, section: null } as const;
    const table = blockGroups([paragraph, row(2), row(5, 1), row(8, 1), row(11)]).at(-1);
    if (table?.kind !== 'table') throw new Error('no table');
    const spans = table.rows.map((each) => each.cells.map((_, at) => rowsSpanned(table, each, at)));
    expect(spans).toEqual([
      [3, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});
