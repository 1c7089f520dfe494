/** Reads Markdown and plain text: headings (marked or guessed), lists, tables, links. */
import { buildNotice, type DraftBlock, type DraftCell } from '../notice/build';
import type { LeftOut, Notice } from '../notice/notice';
import { finishBlocks } from './finish-blocks';
import { looksLikeTitle } from './heading-guess';
import type { InlineText } from './inline-text';
import { type InlineSyntax, readInline } from './markdown-inline';
import { paragraphBlocks } from './paragraphs';
import { textFurniture } from './text-furniture';
import { indentOf, isRule, isTableRule, type ListMark, letterOf, listMark, tableCells, wrapColumn } from './text-lines';

export interface TextOptions {
  /** True for Markdown. Plain text may hold Markdown too: headings, lists, tables and links are read in both. */
  readonly markdown: boolean;
}

/** Reads a text. Never throws. Linear in its length. */
export function readText(text: string, options: TextOptions): Notice {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?|\u2028|\u2029|\f|\v/g, '\n');
  const { body, title } = withoutFrontMatter(source);
  const reader = startReading(withoutComments(body).split('\n'), options.markdown);
  readLines(reader);
  return buildNotice({
    blocks: finishBlocks(levelled(reader.blocks)),
    documentTitle: title,
    language: null,
    leftOut: reader.leftOut,
  });
}

/** The blocks of plain text that stands within something else, headings in it one level below `level`. */
export function textBlocks(text: string, level: number): Pick<Reader, 'leftOut'> & { readonly blocks: DraftBlock[] } {
  const reader = startReading(text.replace(/\r\n?/g, '\n').split('\n'), false);
  reader.level = level;
  readLines(reader);
  return { blocks: reader.blocks.map(({ guess: _, ...block }) => block), leftOut: reader.leftOut };
}

function withoutFrontMatter(source: string): { body: string; title: string | null } {
  if (!source.startsWith('---\n')) return { body: source, title: null };
  const end = source.indexOf('\n---\n', 3);
  const block = source.slice(4, Math.max(4, end));
  // Front matter begins with a key. A list or heading between two rules, or a line as "Note: we wrote …", is the notice's.
  if (!/^[a-z][\w-]*\s*:/.test(block) || block.split('\n').some((line) => !/^(?:[\w-]+\s*:|[\s#-]|$)/.test(line))) {
    return { body: source, title: null };
  }
  const title = /^title\s*:\s*(.*)$/im.exec(block)?.[1]?.replace(/^(['"])(.*)\1$/, '$2') ?? null;
  return { body: source.slice(end + 5), title };
}

function withoutComments(source: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = source.indexOf('<!--'); at !== -1; at = source.indexOf('<!--', from)) {
    const end = source.indexOf('-->', at);
    if (end === -1) break;
    pieces.push(source.slice(from, at));
    from = end + 3;
  }
  return pieces.length === 0 ? source : pieces.join('') + source.slice(from);
}

interface Reader {
  readonly lines: readonly string[];
  readonly markdown: boolean;
  readonly syntax: InlineSyntax;
  readonly wrap: number | null;
  /** True where the text marks its headings: then a line is no heading for its looks alone. */
  readonly marked: boolean;
  /** Whether "o" is used as a bullet. */
  readonly roundBullets: boolean;
  /** The text of the last heading that begins with a number. */
  heading: string;
  readonly lastRule: number;
  readonly firstHeading: number;
  readonly blocks: (DraftBlock & { readonly guess?: true })[];
  readonly leftOut: LeftOut[];
  level: number;
  /** Open nesting of the list being read. */
  nesting: { indent: number; kind: string }[];
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const DEFINITION = /^ {0,3}\[([^\]^][^\]]{0,200})\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$/;

const BULLET_ALONE = /^\s*[\u2022\u00b7\u25aa\u25e6\u25cf\u2023\uf0b7\uf0a7]\s*$/;

function startReading(lines: readonly string[], markdown: boolean): Reader {
  const definitions = new Map<string, string>();
  const kept: string[] = [];
  let bullet = '';
  for (const line of lines) {
    const found = DEFINITION.exec(line);
    if (found) definitions.set((found[1] ?? '').toLowerCase(), found[2] ?? '');
    else if (BULLET_ALONE.test(line)) bullet = line;
    // Text copied from a page may have an item's mark on a line of its own, over the item.
    else if (bullet === '' || line.trim() !== '') {
      kept.push(bullet === '' ? line : `${bullet.trimEnd()} ${line.trim()}`);
      bullet = '';
    }
  }
  const firstHeading = kept.findIndex((line, index) => HEADING.test(line) || isUnderlined(kept, index));
  const prose = kept.filter((line) => !line.includes('|') && !HEADING.test(line));
  return {
    lines: kept,
    markdown,
    syntax: { markdown, definitions },
    wrap: wrapColumn(prose),
    marked: firstHeading !== -1,
    heading: '',
    roundBullets: kept.filter((line) => /^\s*o[ \t\u00a0]+\S/.test(line)).length >= 2,
    lastRule: kept.findLastIndex((line, index) => isRule(line) && !isUnderlined(kept, index - 1)),
    firstHeading,
    blocks: [],
    leftOut: [],
    level: 0,
    nesting: [],
  };
}

/** A line of text with a line of = or - under it. */
function isUnderlined(lines: readonly string[], index: number): boolean {
  const line = lines[index];
  const under = lines[index + 1];
  if (line === undefined || under === undefined || line.trim() === '') return false;
  const mark = listMark(line);
  // "1. Who we are" with a line as long as itself below it is a heading with a number.
  const numbered = mark?.number !== null && mark !== null && looksLikeTitle(mark.text);
  if (mark !== null && !(numbered && under.trim().length >= 0.5 * line.trim().length)) return false;
  if (line.includes('|') || line.length > 150 || isRule(line)) return false;
  return /^ {0,3}(?:=+|-{3,})\s*$/.test(under);
}

function readLines(reader: Reader): void {
  const { lines } = reader;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.trim() === '' || (isRule(line) && !isUnderlined(lines, at))) {
      if (line.trim() !== '') reader.nesting = [];
      at++;
      continue;
    }
    at = readHeading(reader, at) ?? readTable(reader, at) ?? readItem(reader, at) ?? readParagraph(reader, at);
  }
}

function readHeading(reader: Reader, at: number): number | null {
  const { lines } = reader;
  const line = lines[at] ?? '';
  const found = HEADING.exec(line);
  const underlined = found === null && isUnderlined(lines, at);
  if (found === null && !underlined) return null;
  const level = found === null ? (/^\s*=/.test(lines[at + 1] ?? '') ? 1 : 2) : (found[1]?.length ?? 1);
  const inline = readInline(found === null ? line.trim() : (found[2] ?? ''), reader.syntax);
  reader.nesting = [];
  if (inline !== null) {
    reader.blocks.push({ kind: 'heading', text: inline.text, links: inline.links, level, guessed: false });
    keepHeading(reader, inline.text);
    reader.level = level;
  }
  return at + (underlined ? 2 : 1);
}

function readTable(reader: Reader, at: number): number | null {
  const { lines } = reader;
  const line = lines[at] ?? '';
  const ruled = line.includes('|') && isTableRule(lines[at + 1] ?? '') && !isTableRule(line);
  const bars = /^\s*\|.*\|\s*$/;
  if (!ruled && !(bars.test(line) && bars.test(lines[at + 1] ?? ''))) return null;
  reader.nesting = [];
  const headers = ruled ? tableCells(line).map((cell) => readInline(cell, reader.syntax)?.text ?? null) : [];
  let next = at;
  for (; next < lines.length; next++) {
    const row = lines[next] ?? '';
    if (row.trim() === '' || !row.includes('|')) break;
    if (isTableRule(row)) continue;
    const cells: DraftCell[] = [];
    for (const [column, cell] of tableCells(row).entries()) {
      const inline = readInline(cell, reader.syntax);
      if (inline === null && cell === '') continue;
      cells.push({ text: inline?.text ?? cell, links: inline?.links ?? [], header: headers[column] ?? null });
    }
    reader.blocks.push({ kind: 'row', cells });
  }
  return next;
}

/** The list mark of a line, unless what looks like one is the number of a heading or paragraph. */
function markAt(reader: Reader, at: number): ListMark | null {
  const mark = listMark(reader.lines[at] ?? '');
  if (mark === null) return null;
  if (mark.kind === 'o' && !reader.roundBullets) return null;
  if (mark.number !== null && looksLikeTitle(mark.text) && countsOnHeading(reader, at, mark.number)) return null;
  if (mark.number === null || reader.nesting.length > 0) return mark;
  // "1. Who we are" with text below it is a heading; a list has a second item (or goes on within this one).
  const next = nextFilled(reader.lines, at + 1);
  const after = next === -1 ? null : listMark(reader.lines[next] ?? '');
  if (after !== null && (after.number === mark.number + 1 || after.indent > mark.indent)) return mark;
  const previous = reader.blocks[reader.blocks.length - 1];
  if (previous?.kind === 'item' && mark.number > 1) return mark;
  return looksLikeTitle(mark.text) || mark.text.length > 200 ? null : next === -1 || mark.number === 1 ? mark : null;
}

/** "3. Why we use it" comes behind a heading "2. What we keep", whatever list stands below it. */
function countsOnHeading({ lines, nesting, heading }: Reader, at: number, number: number): boolean {
  const isInList = nesting.some(({ kind }) => kind === '1');
  return !isInList && lines[at - 1]?.trim() === '' && heading.startsWith(`${number - 1}. `);
}

function nextFilled(lines: readonly string[], from: number): number {
  for (let at = from; at < lines.length; at++) if (lines[at]?.trim() !== '') return at;
  return -1;
}

function readItem(reader: Reader, at: number): number | null {
  const mark = markAt(reader, at);
  if (mark === null) return null;
  const { lines } = reader;
  const parts = [mark.text];
  let next = at + 1;
  for (; next < lines.length; next++) {
    const line = lines[next] ?? '';
    if (line.trim() === '') {
      // After an empty line only what is indented below the mark belongs to the item.
      const filled = nextFilled(lines, next);
      const following = lines[filled] ?? '';
      const inside = filled !== -1 && indentOf(following) >= mark.indent + 2 && listMark(following) === null;
      if (!inside || !/^\S/.test(lines[at] ?? ' ')) break;
      parts.push('\n', following.trim());
      next = filled;
      continue;
    }
    if (listMark(line) !== null || HEADING.test(line) || isRule(line)) break;
    if (!goesOnInItem(reader, lines[next - 1] ?? '', line, mark.indent)) break;
    parts.push(joint(reader, lines[next - 1] ?? '', line), line.trim());
  }
  const inline = readInline(parts.join(''), reader.syntax);
  if (inline !== null) {
    reader.blocks.push({
      kind: 'item',
      text: inline.text,
      links: inline.links,
      depth: depthOf(reader, mark),
      leadIn: null,
      letter: letterOf(lines[at] ?? ''),
    });
  }
  return next;
}

function goesOnInItem(reader: Reader, before: string, line: string, indent: number): boolean {
  if (indentOf(line) >= indent + 2) return true;
  if (startsWithAddress(line)) return true;
  if (/^\s*\p{Ll}/u.test(line) && !/[.!?]\s*$/.test(before)) return true;
  return reader.wrap !== null && before.trimEnd().length >= 0.75 * reader.wrap && !/[.!?:]\s*$/.test(before);
}

function depthOf(reader: Reader, mark: ListMark): number {
  const { nesting } = reader;
  while ((nesting[nesting.length - 1]?.indent ?? -1) > mark.indent) nesting.pop();
  const same = nesting.findIndex(({ indent, kind }) => indent === mark.indent && kind === mark.kind);
  if (same !== -1) nesting.length = same + 1;
  else nesting.push({ indent: mark.indent, kind: mark.kind });
  return nesting.length - 1;
}

function startsWithAddress(line: string): boolean {
  return /^\s*(?:<|\[[^\]]{0,200}\]\()?(?:https?:\/\/|www\.|mailto:|\S{1,64}@\S+\.)/i.test(line);
}

/** What stands between two lines of one paragraph: a space where the line was only wrapped, else a line break. */
function joint(reader: Reader, before: string, line: string): string {
  if (/(?: {2,}|\\)$/.test(before) && reader.markdown) return '\n';
  if (startsWithAddress(line)) return '\n';
  if (/^\s*\p{Ll}/u.test(line) && !/[.!?:]\s*$/.test(before)) return ' ';
  if (reader.wrap !== null && before.trimEnd().length >= 0.6 * reader.wrap) return ' ';
  return before.length > 80 ? ' ' : '\n';
}

/** True if a line begins a paragraph of its own, though no empty line parts it from the one before. */
function beginsParagraph(reader: Reader, before: string, line: string): boolean {
  if (reader.markdown || reader.wrap !== null || startsWithAddress(line)) return false;
  if (/^\s*\p{Ll}/u.test(line)) return false;
  if (/[.!?:;]['"\u2019\u201d)]*\s*$/.test(before)) return true;
  return before.length > 100 && line.length > 60;
}

function readParagraph(reader: Reader, at: number): number {
  const { lines } = reader;
  reader.nesting = [];
  let next = at + 1;
  const parts = [(lines[at] ?? '').replace(/^\s*(?:> ?)+/, '').trim()];
  if (!isGuessedHeading(reader, at)) {
    for (; next < lines.length; next++) {
      const line = lines[next] ?? '';
      if (line.trim() === '' || HEADING.test(line) || isUnderlined(lines, next) || isRule(line)) break;
      if (markAt(reader, next) !== null || (/^\s*\|/.test(line) && line.trim().endsWith('|'))) break;
      if (beginsParagraph(reader, lines[next - 1] ?? '', line)) break;
      parts.push(joint(reader, lines[next - 1] ?? '', line), line.replace(/^\s*(?:> ?)+/, '').trim());
    }
    addParagraph(reader, parts.join(''), at, next);
    return next;
  }
  const inline = readInline(parts[0] ?? '', reader.syntax);
  if (inline !== null) addGuessed(reader, inline);
  return next;
}

function addGuessed(reader: Reader, { text, links }: InlineText): void {
  reader.blocks.push({ kind: 'heading', text, links, level: guessedLevel(reader), guessed: true, guess: true });
  keepHeading(reader, text);
}

/** A heading without a number, below one that has it, doesn't end the counting. */
function keepHeading(reader: Reader, text: string): void {
  if (/^\d/.test(text)) reader.heading = text;
}

function guessedLevel(reader: Reader): number {
  return Math.min(6, Math.max(1, reader.level) + 1);
}

/** `at` and `next`: the lines of the paragraph. */
function addParagraph(reader: Reader, source: string, at: number, next: number): void {
  const place = {
    beforeHeading: reader.firstHeading === -1 ? reader.blocks.length === 0 : at < reader.firstHeading,
    first: reader.blocks.length === 0 && reader.leftOut.length === 0,
    last: nextFilled(reader.lines, next) === -1,
    afterRule: reader.lastRule !== -1 && at > reader.lastRule && reader.blocks.length > 0,
  };
  const inline = readInline(source, reader.syntax);
  if (inline === null) return;
  const reason = textFurniture(source, place);
  if (reason !== null) {
    reader.leftOut.push({ reason, text: inline.text.replace(/\s+/g, ' ') });
    return;
  }
  for (const block of paragraphBlocks(inline, guessedLevel(reader), false)) {
    reader.blocks.push(block.kind === 'heading' ? { ...block, guess: true } : block);
  }
}

/** A short line that stands alone or over a paragraph, in a text that doesn't mark its headings. */
function isGuessedHeading(reader: Reader, at: number): boolean {
  const { lines } = reader;
  if (reader.marked) return false;
  const line = lines[at] ?? '';
  const text = line.trim();
  if (text.includes('**') || text.includes('](') || / [|\u00b7\u2022] /.test(text)) return false;
  const next = lines[at + 1]?.trim() ?? '';
  const filled = nextFilled(lines, at + 1);
  if (filled === -1) return false;
  const question = /^(?:why|how|what|who|when|where|which)\b/i.test(text) && /[^.]\.$/.test(text) && text.length <= 60;
  if (!looksLikeTitle(question && next !== '' ? text.slice(0, -1) : text)) return false;
  if (next === '') {
    const below = lines[filled] ?? '';
    const item = listMark(below);
    if (item !== null) return !leadsIn(text, item);
    return !/^\s*\p{Ll}/u.test(below) && !(startsWithAddress(below) && text.length < 25);
  }
  const capitals = text === text.toUpperCase() && /\p{Lu}{3}/u.test(text);
  if (capitals) return true;
  // The title over the first heading.
  if (at === 0 && reader.wrap === null && isGuessedHeading(reader, 1)) return true;
  const item = listMark(next);
  if (item !== null) return !leadsIn(text, item) && (at === 0 || lines[at - 1]?.trim() === '');
  // Over a paragraph: what comes is a sentence, not the next line of an address.
  const wrapped = reader.wrap !== null && text.length >= 0.6 * reader.wrap;
  const sentence =
    next.length > 90 || /[.:;?!]$/.test(next) || (reader.wrap !== null && next.length >= 0.6 * reader.wrap);
  return !wrapped && sentence && /^[^\p{Ll}]/u.test(next) && !startsWithAddress(next);
}

/** "We use CCTV", over the items that go on with it ("to discourage crime"). */
function leadsIn(text: string, item: ListMark): boolean {
  return /^(?:we|you|they|i) [^?]*$/i.test(text) && /^\p{Ll}/u.test(item.text);
}

/**
 * Levels of guessed headings: of several in a row the ones at the top of the text are its titles (level 1), those further
 * down go one below the other.
 */
function levelled(blocks: Reader['blocks']): DraftBlock[] {
  let run = 0;
  let atTop = true;
  return blocks.map(({ guess, ...block }, index) => {
    if (block.kind !== 'heading') {
      run = 0;
      atTop = false;
      return block;
    }
    const nextIsHeading = blocks[index + 1]?.kind === 'heading';
    const level =
      guess !== true ? block.level : atTop && nextIsHeading ? 1 : Math.min(6, block.level + (atTop ? 0 : run));
    run++;
    return { ...block, level };
  });
}
