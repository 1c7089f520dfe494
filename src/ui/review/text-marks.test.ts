import { describe, expect, it } from 'vitest';
import type { ResultRow } from '../parts/result-rows';
import { blockGroups, headingDepth, linesAsBlocks, piecesOf, textMarks } from './text-marks';

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
