/** Walks the text of a Word file: paragraphs, runs, fields, links, tables, text boxes, notes, tracked changes. */
import type { LeftOut } from '../notice/notice';
import {
  CONTENTS,
  DELETED,
  HIDDEN,
  leaveOut,
  merged,
  type ParagraphPiece,
  type Piece,
  plainPieces,
  plainText,
  type TableCell,
  type TableRow,
  withNumber,
  withoutContentsHeading,
} from './document-pieces';
import type { NumberedPlace, Numbering } from './docx-numbering';
import { type Format, isOn, paragraphFormat, runFormat, type Style, type StyleSheet, settingOf } from './docx-styles';
import { addBreak, addText, closeLink, emptyBuffer, type InlineBuffer, openLink, takeText } from './inline-text';
import { superscript } from './superscript';
import { isSymbolFont, symbol } from './symbol-fonts';
import { tooLarge } from './unreadable';
import { allWithin, childOf, childrenOf, isXmlElement, textOf, type XmlElement, type XmlNode } from './xml';

export interface Relation {
  /** The last word of its type: "hyperlink", "styles", "header". */
  readonly kind: string;
  /** A part's name in the package, or an address. */
  readonly target: string;
}

/** What the parts of a document share while it is read. */
export interface DocxReading {
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly links: ReadonlyMap<string, Relation>;
  readonly part: (name: string | undefined) => XmlElement | null;
  readonly leftOut: LeftOut[];
  /** Notes in the order they are referred to, by "footnote 2", with their printed numbers. */
  readonly notes: Map<string, number>;
  /** How many footnotes and endnotes were referred to. */
  readonly noteCounts: { footnote: number; endnote: number };
  pictures: number;
}

/** A text of its own: the body, a text box, a footnote, a page header. */
export interface DocxStory {
  readonly links: ReadonlyMap<string, Relation>;
}

interface Field {
  /** Its instruction, as far as it was read. */
  code: string;
  /** True once its result, what the reader sees, has begun. */
  shown: boolean;
  link: boolean;
}

interface Walk {
  readonly reading: DocxReading;
  readonly story: DocxStory;
  readonly buffer: InlineBuffer;
  readonly fields: Field[];
  /** Why what is being read does not count, innermost last; empty for the text itself. */
  readonly dropped: { readonly reason: string; readonly parts: string[] }[];
  /** Characters of the paragraph by size of type, and those that are underlined or in capitals. */
  sizes: Map<number, number>;
  /** Where tabs stand in the paragraph's text. */
  tabs: number[];
  marked: number;
  length: number;
  /** Text boxes of the paragraph, to stand after it. */
  boxes: Piece[];
  inCell: boolean;
  /** True while a paragraph is open whose mark was deleted: the next one goes on in it. */
  joined: boolean;
  /** True for a paragraph that a table of contents gave text to. */
  contents: boolean;
}

/** The paragraphs and tables of a story, in order. */
export function readStory(root: XmlElement, reading: DocxReading, story: DocxStory): Piece[] {
  const walk: Walk = {
    reading,
    story,
    buffer: emptyBuffer(),
    fields: [],
    dropped: [],
    sizes: new Map(),
    tabs: [],
    marked: 0,
    length: 0,
    boxes: [],
    inCell: false,
    joined: false,
    contents: false,
  };
  return withoutContentsHeading(readFlow(walk, root.children), reading.leftOut);
}

function readFlow(walk: Walk, nodes: readonly XmlNode[]): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    if (!isXmlElement(node)) continue;
    switch (node.name) {
      case 'w:p':
        pieces.push(...readParagraph(walk, node));
        break;
      case 'w:tbl':
        pieces.push(...endParagraph(walk), readTable(walk, node));
        break;
      case 'w:sdt':
        pieces.push(...readControl(walk, node));
        break;
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:ins':
      case 'w:moveTo':
        pieces.push(...readFlow(walk, node.children));
        break;
      case 'w:del':
      case 'w:moveFrom':
        drop(walk, DELETED, () => readFlow(walk, node.children));
        break;
      case 'mc:AlternateContent':
        pieces.push(...readFlow(walk, alternative(node)));
        break;
      case 'w:altChunk':
        walk.reading.leftOut.push({ reason: 'embedded document, not read', text: 'A document of another format' });
        break;
      default:
        break;
    }
  }
  pieces.push(...endParagraph(walk));
  return pieces;
}

/** A content control; the one that holds a table of contents is left out. */
function readControl(walk: Walk, control: XmlElement): Piece[] {
  const content = childOf(control, 'w:sdtContent')?.children ?? [];
  const gallery = settingOf(childOf(childOf(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  if (gallery === undefined || !/table of contents/i.test(gallery)) return readFlow(walk, content);
  leaveOut(walk.reading.leftOut, CONTENTS, plainText(readFlow(walk, content)));
  return [];
}

function drop(walk: Walk, reason: string, read: () => void): void {
  const parts: string[] = [];
  walk.dropped.push({ reason, parts });
  read();
  walk.dropped.pop();
  if (walk.dropped.length === 0) leaveOut(walk.reading.leftOut, reason, parts.join('').replace(/\s+/g, ' ').trim());
}

/** One of the forms in which the same content is given: the newest, unless only an older one holds text. */
function alternative(element: XmlElement): XmlNode[] {
  const choices = childrenOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  const best = [...choices, ...(fallback === undefined ? [] : [fallback])].find((each) => holdsText(each));
  return (best ?? choices[0] ?? fallback)?.children ?? [];
}

function holdsText(element: XmlElement): boolean {
  return childrenOf(element).some(
    (child) => /^(?:w:t|w:txbxContent|w:p|w:tbl|dgm:relIds)$/.test(child.name) || holdsText(child),
  );
}

function readParagraph(walk: Walk, paragraph: XmlElement): Piece[] {
  const properties = childOf(paragraph, 'w:pPr');
  const id = settingOf(properties, 'w:pStyle');
  const style = id === undefined ? walk.reading.styles.paragraph : walk.reading.styles.style(id);
  const before = walk.joined ? [] : endParagraph(walk);
  walk.joined = false;
  if (style.names[0] !== undefined && /^(?:toc \d|toc heading|contents \d)/.test(style.names[0])) walk.contents = true;
  const pieces: Piece[] = [];
  readInline(walk, paragraph.children, style, () => pieces.push(...finish(walk, properties, id, style, false)));
  // A field's instruction does not go on in another paragraph; one left open would hide all that follows.
  while (walk.fields.length > 0 && !(walk.fields[walk.fields.length - 1]?.shown ?? true)) walk.fields.pop();
  // Nor does a link go on: one without an end would make all that follows a part of it.
  for (const field of walk.fields) {
    if (field.link) closeLink(walk.buffer);
    field.link = false;
  }
  const marks = childOf(properties, 'w:rPr');
  if (childOf(marks, 'w:del') !== undefined || childOf(marks, 'w:moveFrom') !== undefined) {
    walk.joined = true;
    return [...before, ...pieces];
  }
  return [...before, ...pieces, ...finish(walk, properties, id, style, true)];
}

/** What is left of a paragraph whose mark was deleted and that nothing follows. */
function endParagraph(walk: Walk): Piece[] {
  if (!walk.joined) return [];
  walk.joined = false;
  return finish(walk, undefined, undefined, walk.reading.styles.paragraph, true);
}

/** @param last false where only an empty line parts it from more text of the same paragraph */
function finish(
  walk: Walk,
  properties: XmlElement | undefined,
  id: string | undefined,
  style: Style,
  last: boolean,
): Piece[] {
  const { reading } = walk;
  const own = paragraphFormat(properties);
  const format: Style = { ...style, ...own };
  const inline = takeText(walk.buffer, walk.inCell);
  const { sizes, tabs, marked, length, boxes, contents } = walk;
  walk.sizes = new Map();
  walk.tabs = [];
  walk.marked = 0;
  walk.length = 0;
  if (last) {
    walk.boxes = [];
    walk.contents = walk.fields.some(isContents);
  }
  // Word counts a paragraph that shows nothing, too, unless it only carries a break.
  const place = last && (inline !== null || own.list !== undefined) ? placeOf(reading, own, style, id) : null;
  const after = last ? boxes : [];
  if (inline === null) return after;
  if (contents) {
    leaveOut(reading.leftOut, CONTENTS, inline.text);
    return after;
  }
  const piece: ParagraphPiece = {
    kind: 'paragraph',
    inline: { ...inline, links: merged(inline.links, inline.text) },
    heading: headingOf(format),
    list: place,
    indent: own.indent ?? place?.indent ?? format.indent ?? 0,
    size: [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0,
    marked: length > 0 && marked === length,
    ...(tabs.length === 0 ? {} : { tabs }),
    inList: style.names.some((name) => /^list\b/.test(name)),
  };
  return [piece, ...after];
}

function placeOf(reading: DocxReading, own: Format, style: Style, id: string | undefined): NumberedPlace | null {
  if (own.list !== undefined) return reading.numbering.place(own.list, own.listLevel ?? style.listLevel, id);
  return reading.numbering.place(style.list, own.listLevel ?? style.listLevel, style.listStyle);
}

function headingOf({ outline, names }: Style): number | null {
  if (outline !== undefined) return outline <= 8 ? outline + 1 : null;
  for (const name of names) {
    if (name === 'title') return 0;
    const level = /^heading ([1-9])$/.exec(name)?.[1];
    if (level !== undefined) return Number(level);
  }
  return null;
}

/** @param part what to do at an empty line within the paragraph */
function readInline(walk: Walk, nodes: readonly XmlNode[], style: Style, part: () => void): void {
  for (const node of nodes) {
    if (!isXmlElement(node)) continue;
    switch (node.name) {
      case 'w:r':
        readRun(walk, node, style, part);
        break;
      case 'w:hyperlink': {
        const address = hyperlink(walk, node.attributes);
        if (address !== null) openLink(walk.buffer, address, false);
        readInline(walk, node.children, style, part);
        if (address !== null) closeLink(walk.buffer);
        break;
      }
      case 'w:fldSimple': {
        const address = fieldAddress(node.attributes['w:instr'] ?? '');
        const field = { code: node.attributes['w:instr'] ?? '', shown: true, link: address !== null };
        walk.fields.push(field);
        if (isContents(field)) walk.contents = true;
        if (address !== null) openLink(walk.buffer, address, false);
        readInline(walk, node.children, style, part);
        if (address !== null) closeLink(walk.buffer);
        walk.fields.pop();
        break;
      }
      case 'w:sdt':
        readInline(walk, childOf(node, 'w:sdtContent')?.children ?? [], style, part);
        break;
      case 'w:ins':
      case 'w:moveTo':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        readInline(walk, node.children, style, part);
        break;
      case 'w:del':
      case 'w:moveFrom':
        drop(walk, DELETED, () => readInline(walk, node.children, style, part));
        break;
      case 'mc:AlternateContent':
        readInline(walk, alternative(node), style, part);
        break;
      case 'm:oMath':
      case 'm:oMathPara':
        say(walk, allWithin(node, 'm:t').map(textOf).join(''), style);
        break;
      default:
        break;
    }
  }
}

function hyperlink(walk: Walk, attributes: Readonly<Record<string, string>>): string | null {
  const target = walk.story.links.get(attributes['r:id'] ?? '')?.target ?? '';
  const anchor = attributes['w:anchor'];
  const address = `${target}${anchor === undefined || target.includes('#') ? '' : `#${anchor}`}`;
  return address === '' ? null : address;
}

/** The address of a HYPERLINK field: `HYPERLINK "address" \l "place"`. */
function fieldAddress(code: string): string | null {
  const rest = /^\s*HYPERLINK\b([\s\S]*)$/i.exec(code)?.[1];
  if (rest === undefined) return null;
  const place = /\\l\s+(?:"([^"]*)"|(\S+))/i.exec(rest);
  const address = /^\s*(?:"([^"]*)"|([^\s\\"]\S*))/.exec(rest.replace(/\\[lot]\s+(?:"[^"]*"|\S+)/gi, ''));
  const target = `${address?.[1] ?? address?.[2] ?? ''}${place === null ? '' : `#${place[1] ?? place[2] ?? ''}`}`;
  return target.trim() === '' ? null : target.trim();
}

function isContents({ code, shown }: Field): boolean {
  return shown && /^\s*TOC\b/i.test(code);
}

function readRun(walk: Walk, run: XmlElement, style: Style, part: () => void): void {
  const properties = childOf(run, 'w:rPr');
  const character = settingOf(properties, 'w:rStyle');
  const format: Format = {
    ...style,
    ...(character === undefined ? {} : characterFormat(walk.reading.styles.style(character))),
    ...runFormat(properties),
  };
  if (format.hidden === true) drop(walk, HIDDEN, () => readRunParts(walk, run.children, format, part));
  else readRunParts(walk, run.children, format, part);
}

/** What a character style adds to a paragraph's: only what it sets, not what every text has. */
function characterFormat(style: Style): Format {
  const { bold, hidden, capitals, underlined, superscript } = style;
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(capitals === undefined ? {} : { capitals }),
    ...(underlined === undefined ? {} : { underlined }),
    ...(superscript === undefined ? {} : { superscript }),
  };
}

function readRunParts(walk: Walk, nodes: readonly XmlNode[], format: Format, part: () => void): void {
  for (const node of nodes) {
    if (!isXmlElement(node)) continue;
    switch (node.name) {
      case 'w:t':
        say(walk, textOf(node), format);
        break;
      case 'w:delText':
        if (walk.dropped.length > 0) say(walk, textOf(node), format);
        break;
      case 'w:tab':
      case 'w:ptab':
        walk.tabs.push(walk.buffer.length);
        say(walk, ' ', format);
        break;
      case 'w:noBreakHyphen':
        say(walk, '-', format);
        break;
      case 'w:br':
      case 'w:cr':
        // An empty line parts paragraphs, also where it is made of line breaks.
        if (walk.dropped.length === 0) addBreak(walk.buffer);
        if (walk.buffer.breaks >= 2 && !walk.inCell) part();
        break;
      case 'w:sym':
        say(walk, symbolOf(node.attributes), format);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        refer(walk, node, format);
        break;
      case 'w:fldChar':
        fieldMark(walk, node.attributes['w:fldCharType'] ?? '');
        break;
      case 'w:instrText': {
        const field = walk.fields[walk.fields.length - 1];
        if (field !== undefined && !field.shown) field.code += textOf(node);
        break;
      }
      case 'w:ruby':
        readInline(walk, childOf(node, 'w:rubyBase')?.children ?? [], { ...format, names: [] }, part);
        break;
      case 'mc:AlternateContent':
        readRunParts(walk, alternative(node), format, part);
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        readDrawing(walk, node);
        break;
      default:
        break;
    }
  }
}

function symbolOf(attributes: Readonly<Record<string, string>>): string {
  const code = Number.parseInt(attributes['w:char'] ?? '', 16);
  return Number.isFinite(code) ? symbol(code) : '';
}

/** Adds text to the paragraph, or to what is dropped. */
function say(walk: Walk, source: string, format: Format): void {
  if (walk.fields.some(({ shown }) => !shown)) return;
  const text = isSymbolFont(format.font ?? null) ? inSymbols(source) : source;
  const [dropped] = walk.dropped;
  if (dropped !== undefined) {
    dropped.parts.push(text);
    return;
  }
  if (walk.fields.some(isContents)) walk.contents = true;
  addText(walk.buffer, format.superscript === true ? superscript(text) : text, format.bold === true);
  const length = text.trim().length;
  walk.length += length;
  if (format.underlined === true || format.capitals === true) walk.marked += length;
  if (length > 0) walk.sizes.set(format.size ?? 0, (walk.sizes.get(format.size ?? 0) ?? 0) + length);
}

/** Bullets that were typed in a font of pictures; words in such a font were never seen as letters. */
function inSymbols(text: string): string {
  return text.trim().length > 2
    ? text
    : Array.from(text, (char) => (/\s/.test(char) ? char : symbol(0xf000 | char.charCodeAt(0)))).join('');
}

function refer(walk: Walk, reference: XmlElement, format: Format): void {
  if (walk.dropped.length > 0) return;
  const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
  const note = `${kind} ${reference.attributes['w:id'] ?? ''}`;
  const { notes, noteCounts } = walk.reading;
  const number = notes.get(note) ?? ++noteCounts[kind];
  notes.set(note, number);
  const own = /^(?:1|true|on)$/.test(reference.attributes['w:customMarkFollows'] ?? '');
  if (!own) say(walk, superscript(String(number)), format);
}

/** The notes that the text refers to, in its order, each with its number. */
export function notesOf(
  root: XmlElement,
  kind: 'footnote' | 'endnote',
  reading: DocxReading,
  story: DocxStory,
): Piece[] {
  const elements = new Map(
    childrenOf(root, `w:${kind}`).map((note) => [`${kind} ${note.attributes['w:id'] ?? ''}`, note]),
  );
  return [...reading.notes].flatMap(([note, number]) => {
    const element = elements.get(note);
    if (element === undefined) return [];
    const mark = `${superscript(String(number))} `;
    return readStory(element, reading, story).map((piece, index) =>
      piece.kind === 'paragraph' && index === 0 ? withNumber(piece, mark) : piece,
    );
  });
}

/** Word nests fields two or three deep. */
const MOST_FIELDS = 100;

function fieldMark(walk: Walk, type: string): void {
  const { fields } = walk;
  const field = fields[fields.length - 1];
  switch (type) {
    case 'begin':
      if (fields.length > MOST_FIELDS) throw tooLarge('its fields nest too deep');
      fields.push({ code: '', shown: false, link: false });
      break;
    case 'separate': {
      if (field === undefined) break;
      field.shown = true;
      const address = fieldAddress(field.code);
      field.link = address !== null;
      if (address !== null) openLink(walk.buffer, address, false);
      break;
    }
    case 'end':
      if (field?.link === true) closeLink(walk.buffer);
      fields.pop();
      break;
    default:
      break;
  }
}

/** Text boxes, diagrams and ornamental text of a drawing; pictures are counted and, where described, listed. */
function readDrawing(walk: Walk, drawing: XmlElement): void {
  const { reading } = walk;
  const found = walk.boxes;
  const search = (element: XmlElement): void => {
    for (const child of element.name === 'mc:AlternateContent' ? alternative(element) : element.children) {
      if (!isXmlElement(child)) continue;
      if (child.name === 'w:txbxContent') {
        const pieces = readStory(child, reading, walk.story);
        if (walk.dropped.length === 0) found.push(...pieces);
        continue;
      }
      if (child.name === 'v:textpath') found.push(...plainPieces([child.attributes.string ?? '']));
      if (child.name === 'dgm:relIds') {
        const data = reading.part(walk.story.links.get(child.attributes['r:dm'] ?? '')?.target);
        if (data !== null) found.push(...plainPieces(allWithin(data, 'dgm:t').map(diagramText)));
      }
      if (child.name === 'a:blip' || child.name === 'v:imagedata') reading.pictures++;
      if (
        child.name === 'docPr' &&
        (child.attributes.descr ?? '').trim().length > 0 &&
        allWithin(drawing, 'a:blip').length > 0
      ) {
        reading.leftOut.push({ reason: 'picture', text: (child.attributes.descr ?? '').trim() });
      }
      search(child);
    }
  };
  search(drawing);
}

function diagramText(element: XmlElement): string {
  return allWithin(element, 'a:p')
    .map((paragraph) => allWithin(paragraph, 'a:t').map(textOf).join(''))
    .join(' ');
}

function readTable(walk: Walk, table: XmlElement): Piece {
  const properties = childOf(table, 'w:tblPr');
  const look = childOf(properties, 'w:tblLook')?.attributes;
  const firstRow = look?.['w:firstRow'] === '1' || (Number.parseInt(look?.['w:val'] ?? '0', 16) & 0x20) !== 0;
  const styled = firstRow && walk.reading.styles.style(settingOf(properties, 'w:tblStyle')).firstRow === true;
  const elements = tableParts(table, 'w:tr').filter((row) => !isRemoved(walk, childOf(row, 'w:trPr'), row));
  const shades = elements.map((row) => tableParts(row, 'w:tc').map(shadeOf));
  const shadedFirst =
    (shades[0]?.length ?? 0) >= 2 &&
    (shades[0] ?? []).every((shade) => shade !== '') &&
    (shades[1] ?? []).every((shade) => shade !== shades[0]?.[0]);
  const rows: TableRow[] = [];
  let columns = 0;
  let head = true;
  for (const [index, row] of elements.entries()) {
    head &&= isOn(childOf(row, 'w:trPr'), 'w:tblHeader') === true;
    const header = head || (index === 0 && (styled || (shadedFirst && elements.length > 1)));
    const { cells, width } = readRow(walk, row);
    columns = Math.max(columns, width);
    rows.push({ header, cells });
  }
  return { kind: 'table', columns, rows };
}

/** Rows or cells, also those in content controls and tracked changes. */
function tableParts(element: XmlElement, name: string): XmlElement[] {
  return childrenOf(element).flatMap((child) => {
    if (child.name === name) return [child];
    if (/^w:(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name)) return tableParts(child, name);
    return [];
  });
}

function isRemoved(walk: Walk, properties: XmlElement | undefined, part: XmlElement): boolean {
  const removed = ['w:del', 'w:moveFrom', 'w:cellDel'].some((name) => childOf(properties, name) !== undefined);
  if (removed) drop(walk, DELETED, () => readFlow(walk, allWithin(part, 'w:p')));
  return removed;
}

function shadeOf(cell: XmlElement): string {
  const fill = childOf(childOf(cell, 'w:tcPr'), 'w:shd')?.attributes['w:fill'] ?? '';
  return /^(?:auto|ffffff)$/i.test(fill) ? '' : fill;
}

function readRow(walk: Walk, row: XmlElement): { cells: TableCell[]; width: number } {
  const cells: TableCell[] = [];
  let column = Number(settingOf(childOf(row, 'w:trPr'), 'w:gridBefore') ?? 0);
  const { inCell } = walk;
  walk.inCell = true;
  for (const cell of tableParts(row, 'w:tc')) {
    const properties = childOf(cell, 'w:tcPr');
    if (isRemoved(walk, properties, cell)) continue;
    const columns = Math.min(60, Math.max(1, Number(settingOf(properties, 'w:gridSpan') ?? 1) || 1));
    const merge = childOf(properties, 'w:vMerge');
    const goesOn = merge !== undefined && merge.attributes['w:val'] !== 'restart';
    const pieces = readFlow(walk, cell.children);
    cells.push({ column, columns, goesOn, pieces: goesOn ? [] : pieces });
    column += columns;
  }
  walk.inCell = inCell;
  return { cells, width: column };
}
