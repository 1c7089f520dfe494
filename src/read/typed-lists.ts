/** Lists that are typed by hand into the paragraphs of a page: "a) ...", "(ii) ...", "3. ...". */
import type { DraftBlock } from '../notice/build';
import { sliceText } from './inline-text';
import { letterOf, listMark } from './text-lines';

interface Line {
  readonly text: string;
  readonly links: readonly { readonly start: number; readonly end: number; readonly href: string }[];
}

interface Mark {
  readonly kind: string;
  readonly value: number;
  readonly text: string;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const INTRODUCES = /(?::|\b(?:following|such as|including|to|by))$/i;

/**
 * The blocks with lines that count on from each other as items. Letters and Roman numbers always make a list; numbers only
 * where a line above introduces them, since the sections of a notice are numbered too.
 */
export function withTypedItems(blocks: readonly DraftBlock[]): DraftBlock[] {
  const result: DraftBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind !== 'paragraph') {
      result.push(block);
      at++;
      continue;
    }
    // Paragraphs side by side, each by its lines.
    const lines: { readonly line: Line; readonly of: number }[] = [];
    let end = at;
    for (let next = blocks[end]; next?.kind === 'paragraph'; next = blocks[++end])
      for (const line of linesOf(next)) lines.push({ line, of: end });
    const items = countedLines(lines.map(({ line }) => line));
    if (items.size === 0) result.push(...blocks.slice(at, end));
    else {
      let open: Line[] = [];
      const flush = (): void => {
        if (open.length > 0) result.push(paragraphOf(open));
        open = [];
      };
      for (const [index, { line, of }] of lines.entries()) {
        const mark = items.get(index);
        if (mark !== undefined) {
          flush();
          const cut = line.text.length - mark.text.length;
          const { text, links } = sliceText({ ...line, boldLines: [] }, cut, line.text.length);
          result.push({ kind: 'item', text, links, depth: 0, leadIn: null, letter: letterOf(line.text) });
          continue;
        }
        if (lines[index - 1]?.of !== of) flush();
        open.push(line);
      }
      flush();
    }
    at = end;
  }
  return result;
}

/** The lines of a paragraph with their links, in one pass: links are in order, and a page may have any number of both. */
function linesOf({ text: whole, links = [] }: Extract<DraftBlock, { kind: 'paragraph' }>): Line[] {
  if (!whole.includes('\n')) return [{ text: whole, links }];
  const ordered = [...links].sort((a, b) => a.start - b.start);
  const lines: Line[] = [];
  let start = 0;
  let next = 0;
  for (const text of whole.split('\n')) {
    const end = start + text.length;
    const own: Line['links'][number][] = [];
    for (let link = ordered[next]; link !== undefined && link.start < end; link = ordered[++next]) {
      own.push({ ...link, start: Math.max(0, link.start - start), end: Math.min(link.end, end) - start });
      // The rest of one that goes on belongs to the next line.
      if (link.end > end + 1) break;
    }
    lines.push({ text, links: own.filter((link) => link.end > link.start) });
    start = end + 1;
  }
  return lines;
}

function paragraphOf(lines: readonly Line[]): DraftBlock {
  const links: Line['links'][number][] = [];
  let length = 0;
  for (const line of lines) {
    for (const link of line.links) links.push({ ...link, start: link.start + length, end: link.end + length });
    length += line.text.length + 1;
  }
  return { kind: 'paragraph', text: lines.map(({ text }) => text).join('\n'), links };
}

/** Of lines one below the other, those that are items, by index. */
function countedLines(lines: readonly Line[]): ReadonlyMap<number, Mark> {
  const items = new Map<number, Mark>();
  const marks = lines.map(({ text }) => marksOf(text));
  for (let at = 0; at < lines.length; ) {
    const first = marks[at]?.find(({ value }) => value === 1);
    if (first === undefined) {
      at++;
      continue;
    }
    const run = [first];
    for (;;) {
      const next = marks[at + run.length]?.find(({ kind, value }) => kind === first.kind && value === run.length + 1);
      if (next === undefined) break;
      run.push(next);
    }
    const introduced = INTRODUCES.test(lines[at - 1]?.text ?? '');
    if (run.length >= 2 && (first.kind !== '1' || introduced))
      for (const [index, mark] of run.entries()) items.set(at + index, mark);
    at += run.length;
  }
  return items;
}

/** What a line's mark can count: "i)" is a letter or a Roman number. */
function marksOf(line: string): Mark[] {
  const mark = listMark(line);
  if (mark === null) return [];
  if (mark.number !== null) return [{ kind: '1', value: mark.number, text: mark.text }];
  const letters = /^\s*\(?([a-z]{1,4})[.)]/.exec(line)?.[1];
  if (letters === undefined) return [];
  const roman = ROMAN.indexOf(letters);
  return [
    ...(letters.length === 1 ? [{ kind: 'a', value: letters.charCodeAt(0) - 96, text: mark.text }] : []),
    ...(roman === -1 ? [] : [{ kind: 'i', value: roman + 1, text: mark.text }]),
  ];
}
