/** Makes draft blocks of the flow: headings by tag, print and number, list items by mark and indent, table rows. */
import type { DraftBlock, DraftCell, DraftCellAbove } from '../../notice/build';
import type { LeftOut } from '../../notice/notice';
import { canBeHeading, looksLikeTitle } from '../heading-guess';
import { type InlineText, sliceText } from '../inline-text';
import { paragraphBlocks } from '../paragraphs';
import { letterOf } from '../text-lines';
import { type FlowBlock, isBold, opensPanel, type Paragraph, type TableRow } from './flow';
import { type Line, textOf } from './lines';
import type { LinkArea } from './page-content';
import { composed, type Vocabulary } from './words';

export interface Setting {
  /** Letter height of most of the document's text. */
  readonly body: number;
  readonly words: Vocabulary;
  readonly areasOf: (page: number) => readonly LinkArea[];
}

/** Larger than this, in body heights, is set apart as a heading. */
const LARGE = 1.12;
const MOST_HEADING_LINES = 4;

export function blocksOf(flow: readonly FlowBlock[], setting: Setting): { blocks: DraftBlock[]; leftOut: LeftOut[] } {
  const leftOut: LeftOut[] = [];
  const main: FlowBlock[] = [];
  const notes: Paragraph[] = [];
  const contents: string[] = [];
  for (const block of flow) {
    if (block.kind === 'paragraph' && block.role === 'note') notes.push(block);
    else if (block.kind === 'paragraph' && block.role === 'contents') contents.push(block.lines.map(textOf).join(' '));
    else main.push(block);
  }
  if (contents.length > 0) leftOut.push({ reason: 'list of contents', text: contents.join(' ') });
  const looks = looksOf(main, setting);
  const items = acceptedItems(main, looks);
  const blocks: DraftBlock[] = [];
  let list: number[] = [];
  let tagged = 0;
  let table: OpenTable | null = null;
  for (const [index, block] of main.entries()) {
    if (block.kind === 'row') {
      list = [];
      table = addRow(blocks, block, table, setting);
      continue;
    }
    table = null;
    const page = block.lines[0]?.page ?? 1;
    const text = inlineOf(block, looks, setting);
    if (!/[\p{L}\p{N}]/u.test(text.text)) continue;
    if (contents.length > 0 && /^(?:table of )?contents:?$/i.test(text.text)) {
      leftOut.unshift({ reason: 'list of contents', text: text.text });
      continue;
    }
    if (block.role === 'heading' && block.level !== null && text.text.length <= 300) {
      list = [];
      tagged = block.level;
      const { text: words, links } = oneLine(text);
      blocks.push({ kind: 'heading', text: words, links, level: block.level, guessed: false, page });
      continue;
    }
    if (items.has(index)) {
      while (list.length > 0 && (list.at(-1) ?? 0) > block.textLeft + 5) list.pop();
      if (Math.abs((list.at(-1) ?? Number.NEGATIVE_INFINITY) - block.textLeft) > 5) list.push(block.textLeft);
      const depth = block.depth ?? list.length - 1;
      const content = oneLine(block.mark === null ? text : withoutMark(text, block.mark));
      const letter = letterOf(block.mark ?? '');
      blocks.push({ kind: 'item', text: content.text, links: content.links, depth, leadIn: null, letter, page });
      continue;
    }
    list = [];
    const shown = block.mark !== null && opensPanel(block) ? withoutMark(text, block.mark) : text;
    const level =
      tagged > 0 ? Math.min(6, tagged + (looks.apart.has(block) ? 1 : 1)) : (looks.levels.get(keyOf(block)) ?? 6);
    for (const made of paragraphBlocks(shown, level, looks.apart.has(block))) {
      blocks.push(made.kind === 'row' ? made : { ...made, page });
    }
  }
  for (const note of notes) {
    const text = oneLine(inlineOf(note, looks, setting));
    blocks.push({ kind: 'paragraph', text: text.text, links: text.links, page: note.lines[0]?.page ?? 1 });
  }
  return { blocks, leftOut };
}

interface Looks {
  /** Paragraphs that print sets apart as headings, beyond what bold letters say. */
  readonly apart: ReadonlySet<FlowBlock>;
  /** Level of a heading by its print. */
  readonly levels: ReadonlyMap<string, number>;
  /** True where most of the document is bold, and bold says nothing. */
  readonly allBold: boolean;
}

function looksOf(flow: readonly FlowBlock[], { body }: Setting): Looks {
  let [bold, all] = [0, 0];
  const colours = new Map<string, number>();
  for (const block of flow) {
    if (block.kind === 'row') continue;
    for (const line of block.lines) {
      const letters = textOf(line).length;
      all += letters;
      if (isBold(line)) bold += letters;
      const colour = line.runs[0]?.colour ?? '';
      colours.set(colour, (colours.get(colour) ?? 0) + letters);
    }
  }
  const usualColour = [...colours].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
  const allBold = bold > 0.6 * all;
  const apart = new Set<FlowBlock>();
  const styles = new Map<string, number>();
  let styled = false;
  for (const block of flow) {
    if (block.kind === 'row' || block.lines.length > MOST_HEADING_LINES) continue;
    if (block.role === 'heading') styled = true;
    const printed = block.lines.map(textOf).join(' ');
    if (printed.length > 220 || block.role === 'item') continue;
    const panel = opensPanel(block);
    const text = panel ? printed.slice(block.mark?.length).trimStart() : printed;
    const first = block.lines[0];
    if (first === undefined) continue;
    const size = first.size / body;
    const capitals = /\p{Lu}.*\p{Lu}.*\p{Lu}/u.test(text) && text === text.toUpperCase();
    const coloured =
      block.lines.every((line) => line.runs.every((run) => run.colour !== usualColour)) && block.lines.length <= 2;
    const big = size >= LARGE && block.lines.every((line) => line.size / body >= LARGE);
    const bolded = block.lines.every(isBold) && !allBold;
    const heads =
      (big ||
        panel ||
        ((block.underlined || capitals) && size > 0.95) ||
        (coloured && size > 0.95 && looksLikeTitle(text)) ||
        bolded) &&
      canBeHeading(text);
    if (!heads) continue;
    if (big || panel || block.underlined || capitals || coloured) apart.add(block);
    styled = true;
    styles.set(keyOf(block), rankOf(block));
  }
  // Nothing in the print tells a heading from a paragraph: a short line over text is one, as in plain text.
  if (!styled) {
    for (const [index, block] of flow.entries()) {
      const next = flow[index + 1];
      if (block.kind === 'row' || next === undefined || block.mark !== null || block.lines.length > 1) continue;
      if (!looksLikeTitle(textOf(block.lines[0] as Line))) continue;
      if (
        next.kind === 'paragraph' &&
        next.mark === null &&
        next.lines.length < 2 &&
        textOf(next.lines[0] as Line).length < 60
      )
        continue;
      apart.add(block);
      styles.set(keyOf(block), rankOf(block));
    }
  }
  const ranks = [...new Set(styles.values())].sort((a, b) => b - a);
  const levels = new Map<string, number>();
  for (const [key, rank] of styles) levels.set(key, Math.min(6, ranks.indexOf(rank) + 1));
  return { apart, levels, allBold };
}

/** A print's place among the document's: larger before smaller, bold before plain, "1" before "1.1". */
function rankOf(block: Paragraph): number {
  const first = block.lines[0];
  if (first === undefined) return 0;
  return Math.round(first.size * 2) * 100 + (block.lines.every(isBold) ? 50 : 0) - 10 * numberDepth(first);
}

function keyOf(block: Paragraph): string {
  return String(rankOf(block));
}

/** 0 for "1. Who we are" and for no number, 1 for "1.1 Our school", ... */
function numberDepth(line: Line): number {
  const found = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s/.exec(textOf(line))?.[1];
  return found === undefined ? 0 : found.split('.').length - 1;
}

/** Indices of the blocks that are list items: a bullet is one; a number where its neighbours count on. */
function acceptedItems(flow: readonly FlowBlock[], looks: Looks): Set<number> {
  const items = new Set<number>();
  const counted = flow.map((block) => (block.kind === 'paragraph' && block.mark !== null ? countOf(block.mark) : null));
  for (const [index, block] of flow.entries()) {
    if (block.kind !== 'paragraph') continue;
    if (block.role === 'item') items.add(index);
    if (block.role !== 'text' || block.mark === null) continue;
    if (opensPanel(block) && looks.apart.has(block)) continue;
    const count = counted[index] ?? null;
    if (count === null) {
      if (
        !(block.mark === '-' || block.mark === '\u2013' || block.mark === '\u2014' || block.mark === 'o') ||
        isListed(flow, index)
      ) {
        items.add(index);
      }
      continue;
    }
    const text = block.lines.map(textOf).join(' ');
    if ((looks.apart.has(block) || (!looks.allBold && block.lines.every(isBold))) && canBeHeading(text)) continue;
    if (neighbour(flow, counted, index, 1) || neighbour(flow, counted, index, -1)) items.add(index);
  }
  return items;
}

/** A dash or an "o" is a list's where more than one paragraph near by begins with it. */
function isListed(flow: readonly FlowBlock[], index: number): boolean {
  const mark = flow[index]?.kind === 'paragraph' ? (flow[index] as Paragraph).mark : null;
  for (let near = Math.max(0, index - 4); near <= index + 4; near++) {
    const other = flow[near];
    if (near !== index && other?.kind === 'paragraph' && other.mark === mark) return true;
  }
  return false;
}

interface Count {
  readonly kind: string;
  readonly value: number;
}

function countOf(mark: string): readonly Count[] | null {
  const found = /^(\(?)(\d{1,3}|[a-z]|[ivx]{1,5})([.)])$/.exec(mark);
  if (found === null) return null;
  const [, open = '', word = '', close = ''] = found;
  const frame = open + close;
  if (/^\d/.test(word)) return [{ kind: `1${frame}`, value: Number(word) }];
  const counts: Count[] = [];
  if (word.length === 1) counts.push({ kind: `a${frame}`, value: word.charCodeAt(0) - 96 });
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'].indexOf(word);
  if (roman !== -1) counts.push({ kind: `i${frame}`, value: roman + 1 });
  return counts;
}

function neighbour(
  flow: readonly FlowBlock[],
  counted: readonly (readonly Count[] | null)[],
  index: number,
  step: 1 | -1,
): boolean {
  const mine = counted[index] ?? [];
  for (let near = index + step, passed = 0; passed < 14; near += step, passed++) {
    const block = flow[near];
    if (block === undefined || block.kind === 'row' || block.role === 'heading') return false;
    for (const other of counted[near] ?? []) {
      if (mine.some((count) => count.kind === other.kind && count.value + step === other.value)) return true;
    }
  }
  return false;
}

function inlineOf(block: Paragraph, looks: Looks, { words, areasOf }: Setting): InlineText {
  const whole = block.role === 'heading' || (looks.apart.has(block) && block.lines.length <= MOST_HEADING_LINES);
  const inline = composed(block.lines, areasOf, words, (index) =>
    whole ? 'wrapped' : (block.joints[index] ?? 'wrapped'),
  );
  return looks.allBold ? { ...inline, boldLines: inline.boldLines.map(() => false) } : inline;
}

function oneLine(text: InlineText): InlineText {
  return { ...text, text: text.text.replace(/\n/g, ' ') };
}

function withoutMark(text: InlineText, mark: string): InlineText {
  const at = text.text.startsWith(mark) ? mark.length : 0;
  return sliceText(text, at, text.text.length);
}

const LONGEST_HEADER = 60;

interface OpenTable {
  readonly headers: readonly (string | null)[];
  /** True where its last row is one of headers. */
  readonly heads: boolean;
  /** Index of its last row's block. */
  readonly last: number;
  /** Cells that may span rows below, by their place in the table as it is drawn on its page. */
  readonly cells: Map<string, DraftCell>;
}

/** Adds a row: under the headers of its table, which may have begun on a page before. */
function addRow(blocks: DraftBlock[], row: TableRow, open: OpenTable | null, setting: Setting): OpenTable {
  const cells = row.cells.map((lines) => cellText(lines, setting));
  const page = row.cells.flat()[0]?.page ?? row.page;
  const filled = cells.filter((cell) => cell.text !== '');
  const heads =
    filled.length >= 2 &&
    (row.headers.every(Boolean) ||
      row.cells.every(
        (lines, index) =>
          lines.length === 0 ||
          (lines.every(isBold) &&
            (cells[index]?.text.length ?? 0) <= LONGEST_HEADER &&
            canBeHeading(cells[index]?.text ?? '')),
      ));
  const headers = open?.headers ?? [];
  if (heads) {
    const texts = cells.map((cell) => cell.text.replace(/\n/g, ' ') || null);
    // The head of a table that goes on is printed again on each page.
    if (open !== null && headers.length === texts.length && headers.every((header, i) => header === texts[i]))
      return { ...open, cells: new Map() };
    blocks.push({ kind: 'row', page, cells: cells.map((cell, i) => ({ ...cell, header: texts[i] ?? null })) });
    // A second row of headers stands below those that go over several columns.
    const told = open?.heads === true ? texts.map((text, i) => text ?? headers[i] ?? null) : texts;
    return { headers: told, heads: true, last: blocks.length - 1, cells: new Map() };
  }
  const previous = open === null ? undefined : blocks[open.last];
  if (row.first && open !== null && previous?.kind === 'row' && goesOn(previous.cells, cells)) {
    blocks[open.last] = { ...previous, cells: mergedCells(previous.cells, cells, headers) };
    return { ...open, heads: false, cells: new Map() };
  }
  const placed = row.first ? new Map<string, DraftCell>() : (open?.cells ?? new Map<string, DraftCell>());
  const kept: DraftCell[] = [];
  const above: DraftCellAbove[] = [];
  for (const [i, cell] of cells.entries()) {
    const place = row.spans?.above[i];
    const spanning = place ? placed.get(`${place.row}:${place.column}`) : undefined;
    if (cell.text !== '') {
      const made = { ...cell, header: headers[i] ?? null };
      kept.push(made);
      if (row.spans) placed.set(`${row.spans.index}:${i}`, made);
    } else if (spanning !== undefined && !above.some((other) => other.cell === spanning)) {
      above.push({ cell: spanning, leads: kept.length === 0 });
    }
  }
  if (kept.length > 0) blocks.push({ kind: 'row', page, cells: kept, ...(above.length > 0 ? { above } : {}) });
  return { headers, heads: false, last: blocks.length - 1, cells: placed };
}

interface CellText {
  readonly text: string;
  readonly links: NonNullable<DraftCell['links']>;
}

function cellText(printed: readonly Line[], { words, areasOf }: Setting): CellText {
  const lines = onceOnly(printed);
  if (lines.length === 0) return { text: '', links: [] };
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  const { text, links } = composed(lines, areasOf, words, (index) => {
    const before = lines[index - 1];
    const line = lines[index];
    if (before === undefined || line === undefined) return 'wrapped';
    const short = before.right < right - 0.4 * (right - left);
    return /^[\u2022\u25aa\u25cf\uf0b7-]/.test(textOf(line)) || (short && /[.;:]$/.test(textOf(before)))
      ? 'broken'
      : 'wrapped';
  });
  return { text, links };
}

/** A header cell's lines once: a tagged file holds them again for each page or column that the table goes on in. */
function onceOnly(lines: readonly Line[]): readonly Line[] {
  const texts = lines.map(textOf);
  for (let length = 1; length <= lines.length / 2; length++) {
    if (lines.length % length === 0 && texts.every((text, i) => text === texts[i % length]))
      return lines.slice(0, length);
  }
  return lines;
}

/** True if a row at the top of a page is the rest of the one before: its first cell is empty, or goes on a sentence. */
function goesOn(before: readonly DraftCell[], cells: readonly CellText[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '');
  if (filled.length === 0) return true;
  if (cells[0]?.text === '' && filled.length < cells.length) return true;
  return before.length >= 2 && filled.every((cell) => /^\p{Ll}/u.test(cell.text));
}

function mergedCells(
  before: readonly DraftCell[],
  cells: readonly CellText[],
  headers: readonly (string | null)[],
): DraftCell[] {
  const result = [...before];
  for (const [index, cell] of cells.entries()) {
    if (cell.text === '') continue;
    const header = headers[index] ?? null;
    const at =
      header !== null ? result.findIndex((other) => other.header === header) : Math.min(index, result.length - 1);
    const old = result[at];
    if (old === undefined) {
      result.push({ ...cell, header });
      continue;
    }
    const shift = old.text.length + 1;
    result[at] = {
      ...old,
      text: `${old.text} ${cell.text}`,
      links: [
        ...(old.links ?? []),
        ...cell.links.map((link) => ({ ...link, start: link.start + shift, end: link.end + shift })),
      ],
    };
  }
  return result;
}
