/** Collects the text of one block while a reader walks its source: white space, line breaks, links, bold print. */
import type { DraftLink } from '../notice/build';

/** Text of one paragraph, item or cell. Offsets in UTF-16 code units. */
export interface InlineText {
  readonly text: string;
  readonly links: readonly DraftLink[];
  /** For each line of `text`: true where all its words are bold. */
  readonly boldLines: readonly boolean[];
}

interface OpenLink {
  readonly href: string;
  readonly control: boolean;
  /** Where its text starts in the current block, or -1 while it has none there. */
  start: number;
}

/** The state of a block being collected. Change it only by the functions below. */
export interface InlineBuffer {
  pieces: string[];
  length: number;
  links: DraftLink[];
  openLinks: OpenLink[];
  space: boolean;
  breaks: number;
  lines: { bold: boolean; plain: boolean }[];
}

export function emptyBuffer(): InlineBuffer {
  return {
    pieces: [],
    length: 0,
    links: [],
    openLinks: [],
    space: false,
    breaks: 0,
    lines: [{ bold: false, plain: false }],
  };
}

/** The number of a section, by itself. */
const NUMBER = /^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z])[.):]?$/i;

/** Adds text of the source; runs of white space become one space, none at the start of a line. */
export function addText(buffer: InlineBuffer, source: string, bold: boolean): void {
  const collapsed = source.replace(/[ \t\n\r\f\u2028\u2029]+/g, ' ');
  const inner = collapsed.replace(/^ | $/g, '');
  if (collapsed.startsWith(' ')) buffer.space = true;
  if (inner === '') return;
  if (buffer.length > 0 && buffer.breaks > 0) put(buffer, '\n');
  else if (buffer.length > 0 && buffer.space) put(buffer, ' ');
  buffer.breaks = 0;
  for (const link of buffer.openLinks) if (link.start === -1) link.start = buffer.length;
  put(buffer, inner);
  const line = buffer.lines[buffer.lines.length - 1];
  // The number before a heading in bold is often not bold itself.
  const number = line !== undefined && !line.bold && !line.plain && NUMBER.test(inner);
  if (line !== undefined && !number && /[\p{L}\p{N}]/u.test(inner)) {
    if (bold) line.bold = true;
    else line.plain = true;
  }
  buffer.space = collapsed.endsWith(' ');
}

function put(buffer: InlineBuffer, text: string): void {
  buffer.pieces.push(text);
  buffer.length += text.length;
  if (text === '\n') buffer.lines.push({ bold: false, plain: false });
}

/** A line break; several in a row count as one in the text and are counted in `breaks`. */
export function addBreak(buffer: InlineBuffer): void {
  buffer.space = false;
  if (buffer.length > 0) buffer.breaks++;
}

export function openLink(buffer: InlineBuffer, href: string, control: boolean): void {
  buffer.openLinks.push({ href, control, start: -1 });
}

export function closeLink(buffer: InlineBuffer): void {
  const link = buffer.openLinks.pop();
  if (link !== undefined) keepLink(buffer, link);
}

function keepLink(buffer: InlineBuffer, link: OpenLink): void {
  if (link.start === -1 || link.start >= buffer.length) return;
  const { start, href, control } = link;
  buffer.links.push({ start, end: buffer.length, href, ...(control ? { control } : {}) });
}

/**
 * The block collected so far, or null where it holds no letter or digit (with `marks`: nothing at all, so that a table's
 * ticks and dashes stay). The buffer starts anew; open links stay open.
 */
export function takeText(buffer: InlineBuffer, marks = false): InlineText | null {
  for (const link of buffer.openLinks) {
    keepLink(buffer, link);
    link.start = -1;
  }
  const text = buffer.pieces.join('');
  const taken: InlineText = {
    text,
    links: buffer.links,
    boldLines: buffer.lines.map((line) => line.bold && !line.plain),
  };
  buffer.pieces = [];
  buffer.length = 0;
  buffer.links = [];
  buffer.space = false;
  buffer.breaks = 0;
  buffer.lines = [{ bold: false, plain: false }];
  return (marks ? text !== '' : /[\p{L}\p{N}]/u.test(text)) ? taken : null;
}

/** A part of a text with the links that lie in it, both without white space at the ends. */
export function sliceText(source: InlineText, start: number, end: number): InlineText {
  const raw = source.text.slice(start, end);
  const text = raw.trim();
  const from = start + (text === '' ? 0 : raw.length - raw.trimStart().length);
  const to = from + text.length;
  const links = source.links
    .filter((link) => link.end > from && link.start < to)
    .map((link) => ({ ...link, start: Math.max(from, link.start) - from, end: Math.min(to, link.end) - from }));
  const firstLine = countLines(source.text, from) - 1;
  return { text, links, boldLines: source.boldLines.slice(firstLine, firstLine + countLines(text, text.length)) };
}

function countLines(text: string, end: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
