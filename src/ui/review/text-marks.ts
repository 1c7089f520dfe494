/** Where the notice's text is marked, for which rows, and how each block is cut into marked and plain pieces. */
import type { QuotedSpan } from '../../engine/report';
import type { Block, Span } from '../../notice/notice';
import { hasPlace, type ResultRow, type RowOutcome } from '../parts/result-rows';

export interface TextMark extends Span {
  /** Position in the list of marks. */
  readonly id: number;
  readonly row: string;
  readonly title: string;
  readonly outcome: RowOutcome;
  /** `nearest`: not what the row found, but what comes closest to what it lacks. */
  readonly kind: 'quote' | 'nearest';
}

export interface Piece {
  readonly text: string;
  /** The marks that lie over it, the gravest first; empty for plain text. */
  readonly marks: readonly TextMark[];
}

const GRAVEST_FIRST: readonly RowOutcome[] = ['missing', 'partial', 'finding', 'met', 'not-applicable'];

/**
 * In the order of the text.
 * @param open key of the row whose nearest text is marked too, or null
 */
export function textMarks(rows: readonly ResultRow[], open: string | null): readonly TextMark[] {
  const marks = rows.flatMap((row) => {
    const of = (kind: TextMark['kind'], spans: readonly QuotedSpan[]) =>
      spans
        .filter(hasPlace)
        .map(({ start, end }) => ({ start, end, row: row.key, title: row.title, outcome: row.outcome, kind }));
    return [...of('quote', row.quotes), ...(row.key === open ? of('nearest', row.nearest) : [])];
  });
  return marks.sort((a, b) => a.start - b.start || a.end - b.end).map((mark, id) => ({ ...mark, id }));
}

/** @param marks in the order of the text */
export function piecesOf(text: string, { start, end }: Span, marks: readonly TextMark[]): readonly Piece[] {
  const over = marks.filter((mark) => mark.start < end && mark.end > start);
  if (over.length === 0) return start < end ? [{ text: text.slice(start, end), marks: [] }] : [];
  const edges = [...new Set([start, end, ...over.flatMap((mark) => [mark.start, mark.end])])]
    .filter((edge) => edge >= start && edge <= end)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, at) => {
    const to = edges[at + 1] ?? end;
    return {
      text: text.slice(from, to),
      marks: over
        .filter((mark) => mark.start < to && mark.end > from)
        .sort(
          (a, b) =>
            GRAVEST_FIRST.indexOf(a.outcome) - GRAVEST_FIRST.indexOf(b.outcome) || b.start - a.start || a.id - b.id,
        ),
    };
  });
}

type Row = Extract<Block, { kind: 'row' }>;

interface Table {
  readonly kind: 'table';
  readonly rows: Row[];
  /** Index of the first row among the blocks. */
  readonly from: number;
}

export type BlockGroup =
  | { readonly kind: 'heading'; readonly block: Extract<Block, { kind: 'heading' }> }
  | { readonly kind: 'paragraph'; readonly block: Block }
  | { readonly kind: 'list'; readonly items: Extract<Block, { kind: 'item' }>[] }
  | Table;

/** Items and rows that follow one another as the lists and tables they are shown as. */
export function blockGroups(blocks: readonly Block[]): readonly BlockGroup[] {
  const groups: BlockGroup[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = groups.at(-1);
    if (block.kind === 'item' && last?.kind === 'list') last.items.push(block);
    else if (block.kind === 'row' && last?.kind === 'table') last.rows.push(block);
    else if (block.kind === 'item') groups.push({ kind: 'list', items: [block] });
    else if (block.kind === 'row') groups.push({ kind: 'table', rows: [block], from: index });
    else if (block.kind === 'heading') groups.push({ kind: 'heading', block });
    else groups.push({ kind: 'paragraph', block });
  }
  return groups;
}

/** How many rows of its table a cell spans. */
export function rowsSpanned({ rows, from }: Table, row: Row, cell: number): number {
  const at = rows.indexOf(row);
  const reaches = (other: Row): boolean =>
    other.above?.some((one) => one.block === from + at && one.cell === cell) ?? false;
  const after = rows.slice(at + 1);
  const end = after.findIndex((other) => !reaches(other));
  return 1 + (end === -1 ? after.length : end);
}

/** How many headings a block stands under. Their own levels may leave some out; what reads them aloud may not. */
export function headingDepth(blocks: readonly Block[], block: Block): number {
  let depth = 0;
  for (let above = block.section; above !== null; above = blocks[above]?.section ?? null) depth++;
  return depth;
}

/** For a text of which only the words are left: each line a paragraph, with the places it has in the text. */
export function linesAsBlocks(text: string): readonly Block[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    kind: 'paragraph',
    start: index,
    end: index + line.length,
    section: null,
  }));
}
