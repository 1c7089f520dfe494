/** The content of all pages in reading order, as paragraphs of lines: where one ends, what marks it, how deep it stands. */

import { type CellPlace, isRow, type RowPiece, ruledTables } from './grid';
import { type Line, linesOf, MARK, type Piece, piecesOf, spaceBetween, textOf } from './lines';
import type { StructureNode } from './open';
import { regionsOf } from './order';
import type { Box, PageContent, Rule, Run } from './page-content';
import { type Element, elementsOf } from './structure';
import type { Joint } from './words';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly lines: readonly Line[];
  /** What parts line `i` from the one before it; the first entry means nothing. */
  readonly joints: readonly Joint[];
  /** What a structure tree or the layout calls it. */
  readonly role: 'heading' | 'item' | 'text' | 'note' | 'contents';
  /** Of a tagged heading, else null. */
  readonly level: number | null;
  /** Of a tagged item, else null. */
  readonly depth: number | null;
  /** The list mark it begins with, as printed, or null. */
  readonly mark: string | null;
  /** Left edges of the mark and of the text after it. */
  readonly left: number;
  readonly textLeft: number;
  readonly underlined: boolean;
  readonly tagged: boolean;
  /** Edges of its column. */
  readonly from: number;
  readonly right: number;
}

export interface TableRow {
  readonly kind: 'row';
  readonly page: number;
  readonly cells: readonly (readonly Line[])[];
  /** For each cell: true where the document marks it as a header. */
  readonly headers: readonly boolean[];
  /** True for the first row of a table of its page. */
  readonly first: boolean;
  /** The row's place in its table, and for each column the cell that spans it from above; absent where no cell can. */
  readonly spans?: { readonly index: number; readonly above: readonly (CellPlace | null)[] };
}

export type FlowBlock = Paragraph | TableRow;

/** A page with what its structure tree says, or null. */
export interface ReadPage {
  readonly content: PageContent;
  readonly structure: StructureNode | null;
}

/** All pages' blocks, those that a page or a column break parts joined again. */
export function flowOf(pages: readonly ReadPage[], body: number): FlowBlock[] {
  const blocks: FlowBlock[] = [];
  const print: Print = { body, pitch: null, lefts: [] };
  for (const { content, structure } of pages) {
    const elements = elementsOf(content, structure);
    const groups = elements === null ? layoutBlocks(content, print) : [taggedBlocks(elements, content, print)];
    for (const group of groups) append(blocks, group);
  }
  return blocks;
}

/** What the columns read so far tell of those to come. */
interface Print {
  /** Letter height of most of the text. */
  readonly body: number;
  /** Space between the lines of a paragraph, in letter heights, once one of several lines has been read. */
  pitch: number | null;
  /** Where columns of prose begin, but the first ones. */
  readonly lefts: number[];
}

function append(blocks: FlowBlock[], group: readonly FlowBlock[]): void {
  const [first, ...rest] = group;
  if (first === undefined) return;
  // Footnotes stand at the foot of a page, in the middle of the sentence that goes on overleaf.
  const at = blocks.findLastIndex((block) => block.kind !== 'paragraph' || block.role !== 'note');
  const last = blocks[at];
  const joined = last?.kind === 'paragraph' && first.kind === 'paragraph' ? acrossBreak(last, first) : null;
  if (joined !== null && last !== undefined) {
    blocks[at] = joined;
    blocks.push(...rest);
  } else {
    blocks.push(...group);
  }
}

/** The paragraph that both are, or null. */
function acrossBreak(before: Paragraph, after: Paragraph): Paragraph | null {
  const [end, start] = [before.lines.at(-1), after.lines[0]];
  if (end === undefined || start === undefined || after.mark !== null) return null;
  if (before.role === 'heading' || after.role === 'heading' || after.role === 'note' || after.role === 'contents')
    return null;
  if (after.tagged && after.role === 'item' && after.depth !== null && before.role !== 'item') return null;
  if (Math.abs(end.size - start.size) > 0.06 * end.size || isBold(end) !== isBold(start)) return null;
  const [head, tail] = [textOf(end), textOf(start)];
  if (/[.!?:;]['"\u2019\u201d)]*$/.test(head)) return null;
  const cut = /\p{L}[-\u2010\u00ad]$/u.test(head) && /^\p{Ll}/u.test(tail);
  if (!cut && !/^[\p{Ll}(]/u.test(tail)) {
    // A name at the start of the next column: the line before it was full, and the text stands as deep.
    const full = isFull(end, start, before.right) && !isUpper(tail);
    const deep = after.left - after.from - (before.textLeft - before.from);
    if (!full || (before.mark === null ? before.lines.length < 2 : Math.abs(deep) > 4)) return null;
  }
  return {
    ...before,
    lines: [...before.lines, ...after.lines],
    joints: [...before.joints, 'wrapped', ...after.joints.slice(1)],
  };
}

function isUpper(text: string): boolean {
  return text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
}

// --- tagged pages

function taggedBlocks(elements: readonly Element[], page: PageContent, print: Print): FlowBlock[] {
  const { openers } = page;
  const lines = elements.flatMap((element) => (element.kind === 'row' ? [] : element.lines));
  const blocks: FlowBlock[] = [];
  let inTable = false;
  for (const element of elements) {
    if (element.kind === 'row') {
      blocks.push({
        kind: 'row',
        page: page.number,
        cells: element.cells.map((cell) => cell.lines),
        headers: element.cells.map((cell) => cell.header),
        first: !inTable,
        ...(element.spans === undefined ? {} : { spans: element.spans }),
      });
      inTable = true;
      continue;
    }
    inTable = false;
    const table = element.kind === 'paragraph' ? untaggedTable(element.lines, page, print) : null;
    if (table !== null) {
      blocks.push(...table);
      continue;
    }
    // A browser's tags don't say which paragraph opens a panel; the triangle before it does.
    const printed = element.kind === 'paragraph' ? withMarks(element.lines, { dots: [], openers }) : element.lines;
    const first = printed[0];
    if (first === undefined) continue;
    const right = rightEdge(lines, first);
    const begins = markOf(first);
    // Lines with a bullet are a list, though somebody gave them a heading's style.
    const kind = element.kind === 'heading' && begins?.certain === true ? 'item' : element.kind;
    const mark = kind === 'heading' ? null : begins;
    blocks.push({
      kind: 'paragraph',
      lines: printed,
      joints: jointsOf(printed, right),
      role: kind === 'paragraph' ? 'text' : kind,
      level: element.kind === 'heading' && kind === 'heading' ? element.level : null,
      depth: element.kind === 'item' ? element.depth : null,
      mark: mark?.text ?? null,
      left: first.left,
      textLeft: mark?.textLeft ?? first.left,
      underlined: isUnderlined(element.lines, page.rules),
      tagged: true,
      from: Math.min(...lines.map((line) => line.left)),
      right,
    });
  }
  return blocks;
}

/**
 * The rows of a table that is tagged as one paragraph, as browsers do with a table that has no headers; null for any
 * other paragraph.
 */
function untaggedTable(lines: readonly Line[], page: PageContent, print: Print): FlowBlock[] | null {
  const besides = lines.some((line) =>
    line.runs.some((run, index) => run.left - (line.runs[index - 1]?.right ?? run.left) > 1.5 * run.size),
  );
  if (lines.length < 3 || !besides) return null;
  const laid = layoutBlocks({ ...page, runs: lines.flatMap((line) => line.runs) }, print).flat();
  return laid.some((block) => block.kind === 'row') ? laid : null;
}

/** How far lines that begin where this one does reach. */
function rightEdge(lines: readonly Line[], like: Line): number {
  let right = like.right;
  for (const line of lines) if (Math.abs(line.left - like.left) < 4 * like.size) right = Math.max(right, line.right);
  return right;
}

function jointsOf(lines: readonly Line[], right: number): Joint[] {
  return lines.map((line, index) => {
    const before = lines[index - 1];
    return before === undefined || isFull(before, line, right) || /^[\p{Ll}(]/u.test(textOf(line))
      ? 'wrapped'
      : 'broken';
  });
}

/** True if the first word of `next` would not have fitted at the end of `line`. */
function isFull(line: Line, next: Line, right: number): boolean {
  return right - line.right < firstWordWidth(next) + 0.9 * line.size;
}

function firstWordWidth(line: Line): number {
  const run = line.runs[0];
  if (run === undefined) return 0;
  const space = run.text.search(/\S\s/);
  if (space === -1) {
    // The word may go on in the next run, a change of print in its middle.
    const second = line.runs[1];
    return second !== undefined && !spaceBetween(run, second) && !/\s$/.test(run.text) && !/^\s/.test(second.text)
      ? second.right - run.left
      : run.right - run.left;
  }
  return (run.edges[space + 1] ?? run.right) - run.left;
}

// --- pages without structure

/** Blocks of a page's columns and tables, a list for each column: text may go on from one to the next. */
function layoutBlocks(page: PageContent, print: Print): FlowBlock[][] {
  const { runs, rows } = ruledTables(page);
  const pieces = [...piecesOf(runs), ...rows].sort((a, b) => a.y - b.y || a.left - b.left);
  const groups: FlowBlock[][] = [];
  for (const region of regionsOf(pieces, print.lefts)) {
    if (region.kind === 'table') {
      groups.push(
        region.rows.map((cells, index) => ({
          kind: 'row',
          page: page.number,
          cells: cells.map((cell) => linesOf(cell, page.number)),
          headers: cells.map(() => false),
          first: index === 0,
          spans: { index, above: reachingCells(region.rows, index) },
        })),
      );
      continue;
    }
    let column: Piece[] = [];
    let table = -1;
    const flush = (): void => {
      if (column.length > 0) groups.push(cut(withMarks(linesOf(column, page.number), page), page, print));
      column = [];
    };
    for (const piece of region.pieces) {
      if (!isRow(piece)) {
        table = -1;
        column.push(piece);
        continue;
      }
      flush();
      groups.push([rowOf(piece, page.number, piece.table !== table)]);
      table = piece.table;
    }
    flush();
  }
  return withNotesLast(groups);
}

/** Where a row of a table without rules has nothing in its first columns, what stands there above goes for it too. */
function reachingCells(rows: readonly (readonly (readonly Piece[])[])[], index: number): (CellPlace | null)[] {
  const cells = rows[index] ?? [];
  const first = cells.findIndex((cell) => cell.length > 0);
  return cells.map((_, column) => {
    if (column >= first) return null;
    const row = rows.slice(0, index).findLastIndex((above) => (above[column]?.length ?? 0) > 0);
    return row === -1 ? null : { row, column };
  });
}

function rowOf(row: RowPiece, page: number, first: boolean): TableRow {
  return {
    kind: 'row',
    page,
    cells: row.cells.map((cell) => linesOf(cell, page)),
    headers: row.cells.map(() => false),
    first,
    spans: { index: row.index, above: row.above },
  };
}

/** Lines with the marks that are drawn beside them put in as text: bullets, and the triangles of open panels. */
function withMarks(lines: readonly Line[], { dots, openers }: Pick<PageContent, 'dots' | 'openers'>): Line[] {
  if (dots.length + openers.length === 0) return [...lines];
  const beside =
    (line: Line) =>
    (box: Box): boolean =>
      box.right < line.left &&
      line.left - box.right < 2.5 * line.size &&
      box.bottom - box.top < 0.75 * line.size &&
      (box.top + box.bottom) / 2 < line.y + 0.05 * line.size &&
      (box.top + box.bottom) / 2 > line.y - 0.75 * line.size;
  return lines.map((line) => {
    const opener = openers.find(beside(line));
    const box = opener ?? dots.find(beside(line));
    const first = line.runs[0];
    if (box === undefined || first === undefined) return line;
    const sign: Run = {
      ...first,
      text: opener === undefined ? '\u2022' : OPENER,
      edges: [box.left, box.right],
      left: box.left,
      right: box.right,
      mark: null,
    };
    return { ...line, runs: [sign, ...line.runs], left: box.left };
  });
}

/** What stands before the title of an open panel. */
const OPENER = '\u25be';

/** True if a paragraph begins with the sign of an open panel: it is the panel's title. */
export function opensPanel({ mark }: Paragraph): boolean {
  return mark === OPENER || mark === '\u25bc';
}

/** Footnotes at the foot of the page, after everything else of it. */
function withNotesLast(groups: readonly FlowBlock[][]): FlowBlock[][] {
  const notes: FlowBlock[] = [];
  const kept = groups.map((group) =>
    group.filter((block) => {
      if (block.kind !== 'paragraph' || block.role !== 'note') return true;
      notes.push(block);
      return false;
    }),
  );
  return notes.length === 0 ? kept : [...kept, notes];
}

/** The space between baselines that lines of one paragraph keep, in letter heights. */
function usualPitch(lines: readonly Line[], right: number, print: Print): number {
  const pitches: number[] = [];
  const certain: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const [before, line] = [lines[i - 1], lines[i]];
    if (before === undefined || line === undefined || Math.abs(before.size - line.size) > 0.05 * line.size) continue;
    const pitch = (line.y - before.y) / line.size;
    if (pitch < 0.8 || pitch > 2.6) continue;
    pitches.push(pitch);
    if (isFull(before, line, right) && /^\p{Ll}/u.test(textOf(line))) certain.push(pitch);
  }
  const low = (list: number[]): number => list.sort((a, b) => a - b)[Math.floor(list.length * 0.15)] ?? 1.25;
  // Without a line that surely goes on from another, every line may be a paragraph of its own.
  if (certain.length === 0) return print.pitch ?? Math.min(low(pitches), 1.4);
  print.pitch = Math.min(low(certain), 2.2);
  return print.pitch;
}

/** Cuts the lines of a column into paragraphs. */
function cut(lines: readonly Line[], page: PageContent, print: Print): Paragraph[] {
  const right = Math.max(...lines.map((line) => line.right));
  const pitch = usualPitch(lines, right, print);
  const left = Math.min(...lines.map((line) => line.left));
  const underlined = new Set(lines.filter((line) => isUnderlined([line], page.rules)));
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  let joints: Joint[] = [];
  let mark: Mark | null = null;
  const flush = (): void => {
    const first = open[0];
    if (first === undefined) return;
    paragraphs.push({
      kind: 'paragraph',
      lines: open,
      joints,
      role: isNote(open, page, print.body) ? 'note' : isContents(open) ? 'contents' : 'text',
      level: null,
      depth: null,
      mark: mark?.text ?? null,
      left: first.left,
      textLeft: mark?.textLeft ?? first.left,
      underlined: isUnderlined(open, page.rules),
      tagged: false,
      from: left,
      right,
    });
    open = [];
    joints = [];
  };
  for (const line of lines) {
    const before = open[open.length - 1];
    const own = markOf(line);
    if (before === undefined) {
      open = [line];
      joints = ['wrapped'];
      mark = own;
      continue;
    }
    const setApart = underlined.has(before) !== underlined.has(line) || colourOf(before) !== colourOf(line);
    const apart = setApart && !isFull(before, line, right) && !/^\p{Ll}/u.test(textOf(line));
    const joint = apart ? null : jointBetween(open, before, line, mark, own, { pitch, right, left });
    if (joint === null) {
      flush();
      open = [line];
      joints = ['wrapped'];
      mark = own;
    } else {
      open.push(line);
      joints.push(joint);
    }
  }
  flush();
  return paragraphs;
}

/** The one colour a line is printed in, or null. */
function colourOf(line: Line): string | null {
  const colour = line.runs[0]?.colour ?? null;
  return line.runs.every((run) => run.colour === colour) ? colour : null;
}

interface Column {
  /** In letter heights. */
  readonly pitch: number;
  readonly right: number;
  readonly left: number;
}

/** How `line` goes on from `before`, or null where it begins a paragraph. */
function jointBetween(
  open: readonly Line[],
  before: Line,
  line: Line,
  mark: Mark | null,
  own: Mark | null,
  { pitch, right }: Column,
): Joint | null {
  const size = Math.max(before.size, line.size);
  if (Math.abs(before.size - line.size) > 0.08 * size) return null;
  if (isContents([before]) || isContents([line])) return null;
  const gap = (line.y - before.y) / size;
  if (gap > pitch * 1.22 + 0.05) return null;
  const text = textOf(line);
  const head = textOf(before);
  const full = isFull(before, line, right);
  const lower = /^[\p{Ll}(]/u.test(text);
  const ended = /[.!?:;]['"\u2019\u201d)]*$/.test(head);
  if (own !== null && (own.certain || !full || mark !== null || ended)) return null;
  const [wasBold, isBoldNow] = [isBold(before), isBold(line)];
  if (wasBold !== isBoldNow && (!full || ended || open.every(isBold)) && !(lower && !ended)) return null;
  const first = open[0] ?? before;
  if (mark !== null) {
    const hanging = line.left > first.left + 0.4 * size;
    if (hanging) return full || lower || !ended ? (full || lower ? 'wrapped' : 'broken') : null;
    // Wrapped back under its mark: only where nothing says that the item is over.
    return full && !ended ? 'wrapped' : lower && !ended ? 'wrapped' : full && lower ? 'wrapped' : null;
  }
  // Set to the right, as the address of a letterhead is: each line is one of its own.
  if (Math.abs(line.left - before.left) > size && Math.abs(line.right - before.right) < 1.5 && !lower) {
    return ended && gap > pitch * 1.1 ? null : 'broken';
  }
  const indent = line.left - before.left;
  if (indent > 0.8 * size && !isCentred(before, line)) return ended || !full ? null : 'wrapped';
  if (open.length > 1 && indent < -0.8 * size && !isCentred(before, line)) return ended ? null : 'wrapped';
  if (full) return 'wrapped';
  if (ended && !lower) return null;
  return lower ? 'wrapped' : 'broken';
}

function isCentred(one: Line, other: Line): boolean {
  return Math.abs(one.left + one.right - other.left - other.right) < 0.8 * one.size;
}

/** Small print at the foot of the page that begins with a figure or a star. */
function isNote(lines: readonly Line[], page: PageContent, body: number): boolean {
  const first = lines[0];
  if (first === undefined || first.size > 0.92 * body || first.y < 0.55 * page.height) return false;
  const text = textOf(first);
  const start = first.runs[0];
  const small = start !== undefined && start.size < 0.85 * first.size && /^\d{1,3}$/.test(start.text.trim());
  return small || /^[\u00b9\u00b2\u00b3\u2070-\u2079]|^\[?\d{1,2}\]? \p{Lu}|^\*{1,3} ?\p{L}/u.test(text);
}

/** A line of a list of contents: leaders and a page number. */
function isContents(lines: readonly Line[]): boolean {
  return (
    lines.length <= 2 && /(?:\. ?){5,}\s*\d{1,3}$|\u2026{2,}\s*\d{1,3}$/.test(textOf(lines[lines.length - 1] as Line))
  );
}

export function isBold(line: Line): boolean {
  let [bold, plain] = [0, 0];
  for (const run of line.runs) {
    const letters = run.text.replace(/[^\p{L}\p{N}]/gu, '').length;
    if (run.bold) bold += letters;
    else plain += letters;
  }
  return bold > 0 && plain <= 0.05 * bold;
}

/** True if a rule runs under all of each line, as under a typed heading. */
function isUnderlined(lines: readonly Line[], rules: readonly Rule[]): boolean {
  if (lines.length > 3) return false;
  return lines.every((line) => {
    const width = line.right - line.left;
    let covered = 0;
    for (const rule of rules) {
      if (rule.upright || rule.at < line.y || rule.at > line.y + 0.3 * line.size) continue;
      if (rule.from < line.left - 6 || rule.to > line.right + 6) continue;
      covered = Math.max(covered, 0) + (rule.to - rule.from);
    }
    return covered > 0.85 * width;
  });
}

interface Mark {
  readonly text: string;
  readonly textLeft: number;
  /** True for a sign that can be nothing else. */
  readonly certain: boolean;
}

const GLUED =
  /^(?:[\u2022\u25aa\u25e6\u25cf\u25cb\u2023\u27a2\u27a4\u25ba\u25bc\u25be\u2713\u2714\u2756\u2043\uf000-\uf0ff]\s*|[\u00b7*\u2013\u2014-]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+)(?=\S)/;

/** The list mark a line begins with, or null. */
export function markOf(line: Line): Mark | null {
  const text = textOf(line);
  const first = line.runs[0];
  if (first === undefined) return null;
  const alone = first.text.trim();
  const second = line.runs[1];
  if (
    second !== undefined &&
    (MARK.test(alone) || (first.symbols && alone.length <= 2)) &&
    spaceBetweenOrWide(first, second)
  ) {
    // Numbers such as 1.2.3 stay in the text: they are how a clause is spoken of.
    if (/^\d{1,2}(?:\.\d{1,2}){1,3}\.?$/.test(alone)) return null;
    if (/^[a-z]$/i.test(alone) && alone !== 'o' && !first.symbols) return null;
    return { text: alone, textLeft: second.left, certain: first.symbols || !/^[\da-z(*\u2013\u2014-]/i.test(alone) };
  }
  const glued = GLUED.exec(text);
  if (glued === null) return null;
  const skip = glued[0].length;
  const textLeft = placeOf(line, skip);
  const sign = glued[0].trim();
  return { text: sign, textLeft, certain: !/^[\da-z(*\u00b7\u2013\u2014-]/i.test(sign) };
}

function spaceBetweenOrWide(before: Run, after: Run): boolean {
  return /\s$/.test(before.text) || /^\s/.test(after.text) || spaceBetween(before, after) || before.symbols;
}

/** Left edge of the letter that follows the first `skip` ones. */
function placeOf(line: Line, skip: number): number {
  let passed = 0;
  for (const run of line.runs) {
    for (let i = 0; i < run.text.length; i++) {
      if (passed >= skip && /\S/.test(run.text.charAt(i))) return run.edges[i] ?? run.left;
      passed++;
    }
  }
  return line.left;
}
