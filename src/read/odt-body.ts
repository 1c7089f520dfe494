/** Walks an OpenDocument text: paragraphs, lists, links, tables, text boxes, notes, tracked changes. */
import type { LeftOut } from '../notice/notice';
import {
  CONTENTS,
  DELETED,
  HIDDEN,
  type ListPlace,
  leaveOut,
  merged,
  type ParagraphPiece,
  type Piece,
  plainText,
  type TableCell,
  type TableRow,
  withNumber,
  withoutContentsHeading,
} from './document-pieces';
import type { Format } from './docx-styles';
import { addBreak, addText, closeLink, emptyBuffer, type InlineBuffer, openLink, takeText } from './inline-text';
import { type OdtList, type OdtStyle, type OdtStyles, odtMark } from './odt-styles';
import { superscript } from './superscript';
import { isSymbolFont, symbol } from './symbol-fonts';
import { childOf, childrenOf, isXmlElement, type XmlElement, type XmlNode } from './xml';

/** What the parts of a document share while it is read. */
export interface OdtReading {
  readonly styles: OdtStyles;
  readonly leftOut: LeftOut[];
  /** Footnotes and endnotes in the order they are referred to. */
  readonly notes: Piece[][];
  pictures: number;
}

interface OpenList {
  readonly style: string | undefined;
  readonly levels: OdtList;
  readonly id: string;
  readonly counter: number[];
}

interface Walk {
  readonly reading: OdtReading;
  readonly buffer: InlineBuffer;
  /** Lists by their id, to go on with. */
  readonly lists: Map<string, OpenList>;
  lastList: OpenList | null;
  readonly outline: number[];
  sizes: Map<number, number>;
  /** Where tabs stand in the paragraph's text. */
  tabs: number[];
  marked: number;
  length: number;
  hidden: string[];
  boxes: Piece[];
  inCell: boolean;
}

/** Where a paragraph stands in a list: the first one of an item carries the mark. */
interface InItem {
  readonly list: OpenList;
  readonly level: number;
  readonly first: boolean;
  readonly start: number | null;
}

/** The paragraphs and tables of a text, in order. */
export function readOdtText(root: XmlElement, reading: OdtReading): Piece[] {
  const walk: Walk = {
    reading,
    buffer: emptyBuffer(),
    lists: new Map(),
    lastList: null,
    outline: [],
    sizes: new Map(),
    tabs: [],
    marked: 0,
    length: 0,
    hidden: [],
    boxes: [],
    inCell: false,
  };
  return withoutContentsHeading(readFlow(walk, root.children, null), reading.leftOut);
}

function readFlow(walk: Walk, nodes: readonly XmlNode[], item: InItem | null): Piece[] {
  const pieces: Piece[] = [];
  let place = item;
  for (const node of nodes) {
    if (!isXmlElement(node)) continue;
    switch (node.name) {
      case 'text:p':
      case 'text:h':
        pieces.push(...readParagraph(walk, node, place));
        if (place !== null) place = { ...place, first: false };
        break;
      case 'text:list':
        pieces.push(...readList(walk, node, item));
        break;
      case 'text:numbered-paragraph':
        pieces.push(...readFlow(walk, node.children, null));
        break;
      case 'table:table':
        pieces.push(readTable(walk, node));
        break;
      case 'text:section':
      case 'text:index-title':
        if (node.attributes['text:display'] === 'none') {
          leaveOut(walk.reading.leftOut, HIDDEN, plainText(aside(walk, node)));
        } else pieces.push(...readFlow(walk, node.children, item));
        break;
      case 'text:tracked-changes':
        for (const region of childrenOf(node)) {
          for (const deletion of childrenOf(region, 'text:deletion')) {
            leaveOut(walk.reading.leftOut, DELETED, plainText(aside(walk, deletion)));
          }
        }
        break;
      default:
        if (/^text:(?:table-of-content|\w+-index|bibliography)$/.test(node.name)) {
          leaveOut(walk.reading.leftOut, CONTENTS, plainText(aside(walk, childOf(node, 'text:index-body') ?? node)));
        } else if (node.name.startsWith('draw:')) {
          readDrawing(walk, node);
          pieces.push(...walk.boxes);
          walk.boxes = [];
        }
        break;
    }
  }
  return pieces;
}

/** Text beside the document's own, read without leaving a trace. */
function aside(walk: Walk, element: XmlElement): Piece[] {
  return readOdtText(element, { ...walk.reading, leftOut: [], notes: [] });
}

function readList(walk: Walk, element: XmlElement, around: InItem | null): Piece[] {
  const level = around === null ? 0 : around.level + 1;
  const list =
    around === null || element.attributes['text:style-name'] !== undefined
      ? openedList(walk, element, around)
      : around.list;
  const pieces: Piece[] = [];
  for (const item of childrenOf(element)) {
    if (item.name === 'text:list-header')
      pieces.push(...readFlow(walk, item.children, { list, level, first: false, start: null }));
    if (item.name !== 'text:list-item') continue;
    const start = item.attributes['text:start-value'];
    pieces.push(
      ...readFlow(walk, item.children, { list, level, first: true, start: start === undefined ? null : Number(start) }),
    );
  }
  return pieces;
}

function openedList(walk: Walk, element: XmlElement, around: InItem | null): OpenList {
  const { attributes } = element;
  const style = attributes['text:style-name'] ?? around?.list.style;
  if (around !== null && style === around.list.style) return around.list;
  const goesOn =
    walk.lists.get(attributes['text:continue-list'] ?? '') ??
    (attributes['text:continue-numbering'] === 'true' && walk.lastList?.style === style ? walk.lastList : undefined);
  const list = goesOn ?? {
    style,
    levels: walk.reading.styles.list(style) ?? new Map(),
    id: `list ${walk.lists.size + 1}`,
    counter: around === null ? [] : [...around.list.counter],
  };
  walk.lists.set(attributes['xml:id'] ?? list.id, list);
  walk.lastList = list;
  return list;
}

function counted(counter: number[], level: number, levels: OdtList, start: number | null): void {
  counter.length = Math.min(counter.length, level + 1);
  for (let above = 0; above < level; above++) counter[above] ??= levels.get(above)?.start ?? 1;
  const before = counter[level];
  counter[level] = start ?? (before === undefined ? (levels.get(level)?.start ?? 1) : before + 1);
}

function readParagraph(walk: Walk, paragraph: XmlElement, item: InItem | null): Piece[] {
  const style = walk.reading.styles.style('paragraph', paragraph.attributes['text:style-name']);
  const heading = headingOf(paragraph, style);
  const pieces: Piece[] = [];
  const list = placeOf(walk, paragraph, item, heading);
  const part = (place: ListPlace | null): void => {
    pieces.push(...finish(walk, style, heading, place, item));
  };
  readInline(walk, paragraph.children, style, () => part(null));
  part(list);
  pieces.push(...walk.boxes);
  walk.boxes = [];
  if (walk.hidden.length > 0) {
    leaveOut(walk.reading.leftOut, HIDDEN, walk.hidden.join('').replace(/\s+/g, ' ').trim());
    walk.hidden = [];
  }
  return pieces;
}

function headingOf(paragraph: XmlElement, style: OdtStyle): number | null {
  if (paragraph.name === 'text:h') return Math.max(1, Number(paragraph.attributes['text:outline-level'] ?? 1) || 1);
  for (const name of style.names) {
    if (name === 'title') return 0;
    const level = /^heading ([1-9])$/.exec(name)?.[1];
    if (level !== undefined) return Number(level);
  }
  return style.outline !== undefined && style.outline >= 0 && style.outline <= 8 ? style.outline + 1 : null;
}

function placeOf(walk: Walk, paragraph: XmlElement, item: InItem | null, heading: number | null): ListPlace | null {
  if (item !== null) {
    if (!item.first) return null;
    const { list, level, start } = item;
    counted(list.counter, level, list.levels, start);
    return { list: list.id, level, ...odtMark(list.levels, level, list.counter) };
  }
  if (paragraph.name !== 'text:h' || heading === null || paragraph.attributes['text:is-list-header'] === 'true')
    return null;
  const { outline } = walk.reading.styles;
  const level = heading - 1;
  if ((outline.get(level)?.format ?? null) === null) return null;
  counted(walk.outline, level, outline, null);
  return { list: 'outline', level, ...odtMark(outline, level, walk.outline) };
}

function finish(
  walk: Walk,
  style: OdtStyle,
  heading: number | null,
  list: ListPlace | null,
  item: InItem | null,
): Piece[] {
  const inline = takeText(walk.buffer, walk.inCell);
  const { sizes, tabs, marked, length } = walk;
  walk.sizes = new Map();
  walk.tabs = [];
  walk.marked = 0;
  walk.length = 0;
  if (inline === null) return [];
  const level = item === null ? undefined : item.list.levels.get(item.level);
  const piece: ParagraphPiece = {
    kind: 'paragraph',
    inline: { ...inline, links: merged(inline.links, inline.text) },
    heading,
    list,
    indent: level?.indent ?? style.indent ?? 0,
    size: [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0,
    marked: length > 0 && marked === length,
    ...(tabs.length === 0 ? {} : { tabs }),
    inList: item !== null,
  };
  return [piece];
}

/** @param part what to do at an empty line within the paragraph */
function readInline(walk: Walk, nodes: readonly XmlNode[], format: Format, part: () => void): void {
  for (const node of nodes) {
    if (!isXmlElement(node)) {
      say(walk, node, format);
      continue;
    }
    const { attributes } = node;
    switch (node.name) {
      case 'text:span':
        readInline(walk, node.children, { ...format, ...spanFormat(walk, attributes['text:style-name']) }, part);
        break;
      case 'text:a': {
        const href = attributes['xlink:href'] ?? '';
        if (href !== '') openLink(walk.buffer, href, false);
        readInline(walk, node.children, format, part);
        if (href !== '') closeLink(walk.buffer);
        break;
      }
      case 'text:line-break':
        addBreak(walk.buffer);
        if (walk.buffer.breaks >= 2 && !walk.inCell) part();
        break;
      case 'text:s':
      case 'text:tab':
        walk.tabs.push(walk.buffer.length);
        say(walk, ' ', format);
        break;
      case 'text:note':
        readNote(walk, node, format);
        break;
      case 'office:annotation':
        leaveOut(walk.reading.leftOut, 'comment', plainText(aside(walk, node)));
        break;
      case 'text:hidden-text':
      case 'text:hidden-paragraph':
        if (attributes['text:is-hidden'] === 'true') walk.hidden.push(attributes['text:string-value'] ?? '');
        else readInline(walk, node.children, format, part);
        break;
      case 'text:ruby':
        readInline(walk, childOf(node, 'text:ruby-base')?.children ?? [], format, part);
        break;
      case 'text:script':
      case 'office:annotation-end':
        break;
      default:
        if (node.name.startsWith('draw:')) readDrawing(walk, node);
        else readInline(walk, node.children, format, part);
        break;
    }
  }
}

/** What a span's style sets; the rest is the paragraph's. */
function spanFormat(walk: Walk, name: string | undefined): Format {
  const { names: _, shade: __, listStyle: ___, ...format } = walk.reading.styles.style('text', name);
  return format;
}

function say(walk: Walk, source: string, format: Format): void {
  if (format.hidden === true) {
    walk.hidden.push(source);
    return;
  }
  const short = source.trim().length <= 2;
  const text =
    short && isSymbolFont(format.font ?? null)
      ? Array.from(source, (char) => (/\s/.test(char) ? char : symbol(0xf000 | char.charCodeAt(0)))).join('')
      : source;
  addText(walk.buffer, format.superscript === true ? superscript(text) : text, format.bold === true);
  const length = text.trim().length;
  walk.length += length;
  if (format.underlined === true || format.capitals === true) walk.marked += length;
  if (length > 0) walk.sizes.set(format.size ?? 0, (walk.sizes.get(format.size ?? 0) ?? 0) + length);
}

function readNote(walk: Walk, note: XmlElement, format: Format): void {
  const { notes } = walk.reading;
  const number = superscript(String(notes.length + 1));
  say(walk, number, format);
  const body = childOf(note, 'text:note-body');
  const pieces: Piece[] = [];
  // Its place is kept before it is read: a note can refer to another.
  notes.push(pieces);
  if (body === undefined) return;
  for (const [index, piece] of readOdtText(body, walk.reading).entries()) {
    pieces.push(index === 0 && piece.kind === 'paragraph' ? withNumber(piece, `${number} `) : piece);
  }
}

/** Text boxes and shapes with text; pictures are counted and, where described, listed. */
function readDrawing(walk: Walk, drawing: XmlElement): void {
  const { reading } = walk;
  if (drawing.name === 'draw:image') reading.pictures++;
  const described = childOf(drawing, 'svg:desc') ?? childOf(drawing, 'svg:title');
  if (described !== undefined && childOf(drawing, 'draw:image') !== undefined) {
    leaveOut(
      reading.leftOut,
      'picture',
      described.children
        .filter((child) => !isXmlElement(child))
        .join('')
        .trim(),
    );
  }
  const holdsText = drawing.children.some(
    (child) => isXmlElement(child) && /^(?:text:(?:p|h|list)|table:table)$/.test(child.name),
  );
  if (holdsText) {
    walk.boxes.push(...readOdtText(drawing, reading));
    return;
  }
  for (const child of childrenOf(drawing)) readDrawing(walk, child);
}

const REPEATED_AT_MOST = 60;

function times(element: XmlElement, attribute: string): number {
  return Math.min(REPEATED_AT_MOST, Math.max(1, Number(element.attributes[attribute] ?? 1) || 1));
}

function readTable(walk: Walk, table: XmlElement): Piece {
  const elements = tableRows(table, false);
  const shades = elements.map(({ row }) =>
    childrenOf(row, 'table:table-cell').map(
      (cell) => walk.reading.styles.style('table-cell', cell.attributes['table:style-name']).shade,
    ),
  );
  const shadedFirst =
    elements.length > 1 &&
    (shades[0]?.length ?? 0) >= 2 &&
    (shades[0] ?? []).every((shade) => shade !== '') &&
    (shades[1] ?? []).every((shade) => shade !== shades[0]?.[0]);
  const rows: TableRow[] = [];
  const taken: number[] = [];
  let columns = 0;
  for (const [index, { row, header }] of elements.entries()) {
    const { cells, width } = readRow(walk, row, taken);
    columns = Math.max(columns, width);
    rows.push({ header: header || (index === 0 && shadedFirst), cells });
  }
  return { kind: 'table', columns, rows };
}

function tableRows(element: XmlElement, header: boolean): { row: XmlElement; header: boolean }[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === 'table:table-row') return [{ row: child, header }];
    if (child.name === 'table:table-header-rows') return tableRows(child, true);
    return /^table:table-(?:rows|row-group)$/.test(child.name) ? tableRows(child, header) : [];
  });
}

/** @param taken for each column, for how many rows more a cell from above reaches into it; brought up to date */
function readRow(walk: Walk, row: XmlElement, taken: number[]): { cells: TableCell[]; width: number } {
  const cells: TableCell[] = [];
  const fresh: number[] = [];
  let column = 0;
  const { inCell } = walk;
  walk.inCell = true;
  for (const cell of childrenOf(row)) {
    if (cell.name === 'table:table-cell') {
      const columns = times(cell, 'table:number-columns-spanned');
      cells.push({ column, columns, goesOn: false, pieces: readFlow(walk, cell.children, null) });
      const below = times(cell, 'table:number-rows-spanned') - 1;
      for (let i = column; i < column + columns; i++) fresh[i] = below;
    } else if (cell.name !== 'table:covered-table-cell') continue;
    // A cell that spans columns is followed by one covered cell for each of the others.
    const covered = times(cell, 'table:number-columns-repeated');
    if (cell.name === 'table:covered-table-cell') {
      for (let i = column; i < column + covered; i++) {
        if ((taken[i] ?? 0) > 0) cells.push({ column: i, columns: 1, goesOn: true, pieces: [] });
      }
    }
    column += covered;
  }
  for (let i = 0; i < column; i++) taken[i] = fresh[i] ?? Math.max(0, (taken[i] ?? 0) - 1);
  walk.inCell = inCell;
  return { cells, width: column };
}
