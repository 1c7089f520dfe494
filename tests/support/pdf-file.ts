/** PDF files of a known notice in the looks that schools publish, set line by line so that every break is ours. */
import { crc32, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { type KnownBlock, plainText, type Span, spansOf } from './known-notice';

type Pdf = PDFKit.PDFDocument;

export interface Look {
  readonly tagged?: boolean;
  readonly columns?: 1 | 2;
  readonly bodySize?: number;
  /** Sizes of headings of level 1 to 3. */
  readonly headingSizes?: readonly [number, number, number];
  readonly headings?: 'bold' | 'plain' | 'underlined' | 'coloured' | 'capitals';
  readonly numbered?: boolean;
  readonly serif?: boolean;
  readonly bullet?: 'typed' | 'symbol' | 'dash' | 'drawn' | 'number';
  /** `soft`: hyphens wherever a word can break; they are drawn as plain hyphens. */
  readonly hyphens?: boolean;
  readonly justified?: boolean;
  readonly centredTitle?: boolean;
  readonly runningHead?: string;
  readonly footer?: string;
  readonly pageNumbers?: boolean;
  /** Lines at the top of the first page only. */
  readonly letterhead?: readonly string[];
  readonly table?: 'grid' | 'lines' | 'open';
  /** Line height as a share of the letters' height. */
  readonly leading?: number;
  readonly paragraphGap?: number;
  readonly margin?: number;
  readonly size?: readonly [width: number, height: number];
  readonly password?: string;
  readonly title?: string;
}

/** One word or part of a word with its print. */
interface Atom {
  readonly text: string;
  readonly bold: boolean;
  readonly href: string | null;
  /** True where a space stands before it. */
  readonly spaced: boolean;
}

interface Setting {
  readonly doc: Pdf;
  readonly look: Look;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  x: number;
  y: number;
  column: number;
  page: number;
}

/** The bytes of a PDF. */
export async function pdfFile(blocks: readonly KnownBlock[], look: Look = {}): Promise<Uint8Array> {
  const { margin = 60, size = [595, 842], columns = 1 } = look;
  const doc = new PDFDocument({
    size: [...size],
    margin: 0,
    autoFirstPage: false,
    compress: true,
    tagged: look.tagged === true,
    displayTitle: true,
    lang: 'en-GB',
    info: { Title: look.title ?? '', CreationDate: new Date(0), ModDate: new Date('2026-09-04T12:00:00Z') },
    ...(look.tagged === true ? { pdfVersion: '1.5' } : {}),
    ...(look.password === undefined ? {} : { userPassword: look.password, ownerPassword: 'owner' }),
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  const gutter = columns === 2 ? 24 : 0;
  const setting: Setting = {
    doc,
    look,
    left: margin,
    width: (size[0] - 2 * margin - gutter) / columns,
    top: margin + (look.runningHead === undefined ? 0 : 10),
    bottom: size[1] - margin - 10,
    x: margin,
    y: 0,
    column: 0,
    page: 0,
  };
  newPage(setting);
  const numbers = [0, 0, 0];
  let item = 0;
  for (const block of blocks) {
    if (block.kind !== 'item') item = 0;
    switch (block.kind) {
      case 'heading': {
        const depth = Math.max(0, block.level - 2);
        if (block.level > 1) {
          numbers[depth] = (numbers[depth] ?? 0) + 1;
          numbers.fill(0, depth + 1);
        }
        const number =
          look.numbered === true && block.level > 1
            ? `${numbers.slice(0, depth + 1).join('.')}${depth === 0 ? '.' : ''} `
            : '';
        setHeading(setting, block.level, number + block.text);
        break;
      }
      case 'paragraph':
        setParagraph(setting, spansOf(block.text), 0, null, 'P');
        break;
      case 'item':
        item++;
        setItem(setting, spansOf(block.text), item, block.depth ?? 0);
        break;
      case 'table':
        setTable(setting, block.head, block.rows);
        break;
    }
  }
  doc.end();
  await done;
  return joined(chunks);
}

/** A PDF with nothing but a picture on each page. */
export async function scannedPdf(pages: number, textOn: readonly number[] = []): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', margin: 60, autoFirstPage: false });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  for (let page = 1; page <= pages; page++) {
    doc.addPage();
    if (textOn.includes(page)) {
      for (let line = 0; line < 12; line++)
        doc
          .font('Helvetica')
          .fontSize(11)
          .text(`Line ${line} of page ${page} says that we keep the register of pupils for as long as the law asks.`);
    } else doc.image(greyPng(), 0, 0, { width: 595 });
  }
  doc.end();
  await done;
  return joined(chunks);
}

/** A PDF that a function draws. */
export async function drawnPdf(draw: (doc: Pdf) => void, { tagged = false } = {}): Promise<Uint8Array> {
  const doc = new PDFDocument({ size: 'A4', margin: 60, tagged, ...(tagged ? { pdfVersion: '1.5' } : {}) });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  draw(doc);
  doc.end();
  await done;
  return joined(chunks);
}

/** A grey picture, as a scanner makes them, only smaller. */
function greyPng(): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(4, 0);
  head.writeUInt32BE(4, 4);
  head[8] = 8;
  const rows = Buffer.alloc(4 * 5, 0x99);
  for (let row = 0; row < 4; row++) rows[row * 5] = 0;
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function fontOf({ look }: Setting, bold: boolean): string {
  if (look.serif === true) return bold ? 'Times-Bold' : 'Times-Roman';
  return bold ? 'Helvetica-Bold' : 'Helvetica';
}

function newPage(setting: Setting): void {
  const { doc, look, left, top } = setting;
  doc.addPage();
  setting.page++;
  setting.column = 0;
  setting.x = left;
  setting.y = top;
  const { height, width } = doc.page;
  const print = (text: string, x: number, y: number, size: number): void => {
    const draw = (): void => {
      doc.font(fontOf(setting, false)).fontSize(size).fillColor('#444444').text(text, x, y, { lineBreak: false });
    };
    if (look.tagged === true) {
      doc.markContent('Artifact', { type: 'Pagination' });
      draw();
      doc.endMarkedContent();
    } else draw();
  };
  if (look.runningHead !== undefined) print(look.runningHead, left, 28, 8.5);
  if (look.footer !== undefined) print(look.footer, left, height - 40, 8);
  if (look.pageNumbers === true) print(`Page ${setting.page}`, width - 100, height - 40, 8);
  if (setting.page === 1 && look.letterhead !== undefined) {
    for (const [index, line] of look.letterhead.entries()) {
      const size = index === 0 ? 15 : 9;
      doc
        .font(fontOf(setting, index === 0))
        .fontSize(size)
        .fillColor('#000000');
      doc.text(line, width - 60 - doc.widthOfString(line), setting.y, { lineBreak: false });
      setting.y += size * 1.4;
    }
    setting.y += 20;
  }
}

/** Moves to the next column or page unless `height` still fits. */
function room(setting: Setting, height: number): void {
  if (setting.y + height <= setting.bottom) return;
  if (setting.look.columns === 2 && setting.column === 0) {
    setting.column = 1;
    setting.x = setting.left + setting.width + 24;
    setting.y = setting.top;
  } else newPage(setting);
}

function within(setting: Setting, role: string, draw: () => void): void {
  const { doc, look } = setting;
  if (look.tagged !== true) {
    draw();
    return;
  }
  const element = doc.struct(role);
  doc.addStructure(element);
  const content = doc.markStructureContent(role);
  element.add(content);
  draw();
  doc.endMarkedContent();
  element.end();
}

function setHeading(setting: Setting, level: number, text: string): void {
  const { look, doc } = setting;
  const { headingSizes = [22, 15, 12], headings = 'bold', bodySize = 11 } = look;
  const size = headingSizes[level - 1] ?? bodySize;
  setting.y += 0.6 * size;
  // A heading is not left alone at the foot of a page.
  room(setting, size * 1.3 + 3 * bodySize * 1.3);
  const bold = headings !== 'plain' && headings !== 'underlined' && headings !== 'coloured';
  const spans = spansOf(text).map((span) => ({
    ...span,
    text: headings === 'capitals' ? span.text.toUpperCase() : span.text,
    bold,
  }));
  const before = setting.y;
  within(setting, `H${level}`, () => {
    setLines(setting, spans, {
      size,
      indent: 0,
      colour: headings === 'coloured' ? '#1f4e79' : '#000000',
      centred: level === 1 && look.centredTitle === true,
    });
  });
  if (headings === 'underlined') {
    doc.font(fontOf(setting, false)).fontSize(size);
    doc
      .moveTo(setting.x, before + size * 0.9)
      .lineTo(setting.x + Math.min(setting.width, doc.widthOfString(plainText(text))), before + size * 0.9)
      .lineWidth(0.6)
      .stroke('#000000');
  }
  setting.y += 0.3 * size;
}

function setParagraph(
  setting: Setting,
  spans: readonly Span[],
  indent: number,
  mark: (() => void) | null,
  role: string,
): void {
  const { bodySize = 11, paragraphGap = 6 } = setting.look;
  room(setting, bodySize * 1.3);
  within(setting, role, () => {
    mark?.();
    setLines(setting, spans, { size: bodySize, indent, colour: '#000000', centred: false });
  });
  setting.y += paragraphGap;
}

function setItem(setting: Setting, spans: readonly Span[], number: number, depth: number): void {
  const { look, doc } = setting;
  const { bullet = 'typed', bodySize = 11 } = look;
  const indent = 18 + 18 * depth;
  const mark = (): void => {
    const x = setting.x + indent - 14;
    doc.fillColor('#000000').fontSize(bodySize);
    switch (bullet) {
      case 'drawn':
        doc.circle(x + 4, setting.y + 0.55 * bodySize, 1.8).fill('#000000');
        break;
      case 'symbol':
        doc.font('Symbol').text('\u00b7', x, setting.y + 0.72 * bodySize, { lineBreak: false, baseline: 'alphabetic' });
        break;
      case 'dash':
        doc.font(fontOf(setting, false)).text('-', x, setting.y, { lineBreak: false });
        break;
      case 'number':
        doc.font(fontOf(setting, false)).text(`${number}.`, x - 3, setting.y, { lineBreak: false });
        break;
      case 'typed':
        doc.font(fontOf(setting, false)).text('\u2022', x, setting.y, { lineBreak: false });
    }
  };
  if (look.tagged !== true) {
    setParagraph(setting, spans, indent, mark, 'LI');
    return;
  }
  room(setting, bodySize * 1.3);
  const list = doc.struct('L');
  const item = doc.struct('LI');
  const label = doc.struct('Lbl');
  const body = doc.struct('LBody');
  doc.addStructure(list);
  list.add(item);
  item.add(label);
  item.add(body);
  label.add(doc.markStructureContent('Lbl'));
  mark();
  doc.endMarkedContent();
  label.end();
  body.add(doc.markStructureContent('LBody'));
  setLines(setting, spans, { size: bodySize, indent, colour: '#000000', centred: false });
  doc.endMarkedContent();
  body.end();
  item.end();
  list.end();
  setting.y += 2;
}

interface Print {
  readonly size: number;
  readonly indent: number;
  readonly colour: string;
  readonly centred: boolean;
  /** Default: the column's. */
  readonly width?: number;
  readonly x?: number;
}

function setLines(setting: Setting, spans: readonly Span[], print: Print): void {
  const { doc, look } = setting;
  const { leading = 1.3 } = look;
  const width = (print.width ?? setting.width) - print.indent;
  const lines = brokenInto(setting, atomsOf(spans), print.size, width);
  for (const [index, line] of lines.entries()) {
    // Within tagged content a page break would need a new mark: the caller has made room for short texts.
    if (print.width === undefined && look.tagged !== true) room(setting, print.size * leading);
    const natural = widthOf(setting, line, print.size);
    const gaps = line.filter((atom, at) => at > 0 && atom.spaced).length;
    const stretch = look.justified === true && index < lines.length - 1 && gaps > 0 ? (width - natural) / gaps : 0;
    let x = (print.x ?? setting.x) + print.indent + (print.centred ? (width - natural) / 2 : 0);
    let last: Atom | null = null;
    let text = '';
    let start = x;
    const flush = (): void => {
      if (last === null || text === '') return;
      doc
        .font(fontOf(setting, last.bold))
        .fontSize(print.size)
        .fillColor(last.href === null ? print.colour : '#0563c1');
      doc.text(text, start, setting.y, { lineBreak: false });
      if (last.href !== null && text.trim() !== '') {
        const lead = text.length - text.trimStart().length;
        const from = start + doc.widthOfString(text.slice(0, lead));
        doc.link(from, setting.y, start + doc.widthOfString(text) - from, print.size * 1.15, last.href);
      }
      text = '';
    };
    for (const [at, atom] of line.entries()) {
      doc.font(fontOf(setting, atom.bold)).fontSize(print.size);
      const space = at > 0 && atom.spaced ? doc.widthOfString(' ') + stretch : 0;
      const same = last !== null && last.bold === atom.bold && last.href === atom.href && stretch === 0;
      if (!same) {
        flush();
        start = x + space;
        text = atom.text;
      } else text += (at > 0 && atom.spaced ? ' ' : '') + atom.text;
      x += space + doc.widthOfString(atom.text);
      last = atom;
    }
    flush();
    setting.y += print.size * leading;
  }
}

function atomsOf(spans: readonly Span[]): Atom[] {
  const atoms: Atom[] = [];
  let spaced = false;
  for (const span of spans) {
    for (const part of span.text.split(/(\s+)/)) {
      if (part === '') continue;
      if (/^\s+$/.test(part)) {
        spaced = true;
        continue;
      }
      atoms.push({ text: part, bold: span.bold, href: span.href, spaced });
      spaced = false;
    }
  }
  return atoms;
}

function widthOf(setting: Setting, line: readonly Atom[], size: number): number {
  let width = 0;
  for (const [at, atom] of line.entries()) {
    setting.doc.font(fontOf(setting, atom.bold)).fontSize(size);
    width += setting.doc.widthOfString((at > 0 && atom.spaced ? ' ' : '') + atom.text);
  }
  return width;
}

function brokenInto(setting: Setting, atoms: readonly Atom[], size: number, width: number): Atom[][] {
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  for (const atom of atoms) {
    let rest: Atom | null = atom;
    while (rest !== null) {
      const whole: Atom = rest;
      if (widthOf(setting, [...line, whole], size) <= width) {
        line.push(whole);
        break;
      }
      const cut = cutOf(setting, whole, size, width - widthOf(setting, line, size) - 0.4 * size);
      if (cut === null) {
        if (line.length > 0) lines.push(line);
        else {
          lines.push([whole]);
          rest = null;
        }
        line = [];
      } else {
        lines.push([...line, cut[0]]);
        line = [];
        rest = cut[1];
      }
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/** A word cut to fit: addresses at their slashes, other words by a hyphen between two letters. */
function cutOf(setting: Setting, atom: Atom, size: number, width: number): readonly [Atom, Atom] | null {
  const { text } = atom;
  const address = /^https?:|[@/]|\w\.\w/.test(text);
  if (!address && setting.look.hyphens !== true) return null;
  for (let at = text.length - 3; at >= 3; at--) {
    const fits = (part: string): boolean => widthOf(setting, [{ ...atom, text: part }], size) <= width;
    if (address) {
      if (!/[/.-]/.test(text.charAt(at - 1)) || !fits(text.slice(0, at))) continue;
      return [
        { ...atom, text: text.slice(0, at) },
        { ...atom, text: text.slice(at), spaced: false },
      ];
    }
    if (
      !/^[\p{L}]{3}$/u.test(text.slice(at - 2, at + 1)) ||
      !/^\p{L}{2}/u.test(text.slice(at)) ||
      !/[aeiou]/.test(text.slice(at - 1, at + 1))
    )
      continue;
    if (!fits(`${text.slice(0, at)}-`)) continue;
    return [
      { ...atom, text: `${text.slice(0, at)}-` },
      { ...atom, text: text.slice(at), spaced: false },
    ];
  }
  return null;
}

function setTable(setting: Setting, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const { doc, look } = setting;
  const { table = 'grid', bodySize = 11, leading = 1.3 } = look;
  const headed = head.length > 0;
  const width = setting.width / Math.max(1, head.length, ...rows.map((row) => row.length));
  const pad = 4;
  const size = bodySize - 1;
  setting.y += 4;
  const tagged = look.tagged === true;
  const whole = tagged ? doc.struct('Table') : null;
  if (whole !== null) doc.addStructure(whole);
  for (const [index, row] of (headed ? [head, ...rows] : rows).entries()) {
    const bold = headed && index === 0;
    const cells = row.map((cell) => spansOf(cell).map((span) => ({ ...span, bold: bold || span.bold })));
    const heights = cells.map(
      (cell) => brokenInto(setting, atomsOf(cell), size, width - 2 * pad).length * size * leading,
    );
    const height = Math.max(...heights) + 2 * pad;
    room(setting, height);
    const top = setting.y;
    const line = whole === null ? null : doc.struct('TR');
    if (whole !== null && line !== null) whole.add(line);
    for (const [column, cell] of cells.entries()) {
      setting.y = top + pad;
      const draw = (): void =>
        setLines(setting, cell, {
          size,
          indent: 0,
          colour: '#000000',
          centred: false,
          width: width - 2 * pad,
          x: setting.x + column * width + pad,
        });
      if (line !== null) {
        const role = bold ? 'TH' : 'TD';
        const element = doc.struct(role);
        line.add(element);
        element.add(doc.markStructureContent(role));
        draw();
        doc.endMarkedContent();
        element.end();
      } else draw();
      if (table === 'grid')
        doc
          .rect(setting.x + column * width, top, width, height)
          .lineWidth(0.5)
          .stroke('#000000');
    }
    line?.end();
    if (table === 'lines') {
      doc
        .moveTo(setting.x, top + height)
        .lineTo(setting.x + setting.width, top + height)
        .lineWidth(0.5)
        .stroke('#999999');
    }
    setting.y = top + height;
  }
  whole?.end();
  setting.y += 10;
}
