/** Makes blocks of the text of one paragraph: bold lines become headings, typed bullets become list items. */
import type { DraftBlock } from '../notice/build';
import { canBeHeading, looksLikeAddress } from './heading-guess';
import { type InlineText, sliceText } from './inline-text';

/** A bullet character at the start of a line, with the space after it. */
const BULLET =
  /^(?:[\u2022\u00b7\u25aa\u25e6\u25cf\u2023\u25cb\u27a2\u27a4\u25ba\u2713\u2714\uf0b7\uf0a7\u2043][\s\u00a0]*|[-\u2013\u2014*][\s\u00a0]+|o[\s\u00a0]{2,})(?=\S)/;
const CERTAIN_BULLET = /^[\u2022\u25aa\u25e6\u25cf\u2023\u25cb\u27a2\u27a4\u25ba\uf0b7\uf0a7\u2043\u00b7]/;

/** Longer paragraphs are read in stretches: a block is cut out of the whole, so that all lines at once would take too long. */
const MOST_LINES = 1_000;

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly bold: boolean;
}

/**
 * Blocks for one paragraph of a source, in order. `level` is the level that a guessed heading gets; `styled` says that
 * the source sets the paragraph apart as a heading does.
 */
export function paragraphBlocks(paragraph: InlineText, level: number, styled: boolean): DraftBlock[] {
  const lines = linesOf(paragraph);
  if (lines.length > MOST_LINES) {
    const stretches: DraftBlock[] = [];
    for (let from = 0; from < lines.length; from += MOST_LINES) {
      const [first, last] = [lines[from], lines[Math.min(from + MOST_LINES, lines.length) - 1]];
      if (first === undefined || last === undefined) break;
      stretches.push(...paragraphBlocks(sliceText(paragraph, first.start, last.end), level, styled));
    }
    return stretches;
  }
  const blocks: DraftBlock[] = [];
  const bullets = lines.filter((line) => BULLET.test(line.text));
  const listed =
    bullets.length >= 2 ||
    bullets.some((line) => CERTAIN_BULLET.test(line.text)) ||
    (bullets.length === 1 && lines.length === 1);
  const part = (from: Line, to: Line, skip = 0): InlineText => sliceText(paragraph, from.start + skip, to.end);

  for (let i = 0; i < lines.length; ) {
    const line = lines[i];
    if (line === undefined) break;
    const next = lines[i + 1];
    const bullet = listed ? BULLET.exec(line.text) : null;
    if (bullet !== null) {
      let last = i;
      while (/^\p{Ll}/u.test(lines[last + 1]?.text ?? '') && !BULLET.test(lines[last + 1]?.text ?? '')) last++;
      const { text, links } = part(line, lines[last] ?? line, bullet[0].length);
      blocks.push({ kind: 'item', text, links, depth: 0, leadIn: null });
      i = last + 1;
      continue;
    }
    const alone = lines.length === 1;
    const rest = lines.slice(i, i + 12).map(({ text }) => text);
    const setApart = alone
      ? line.bold || styled || isInCapitals(line.text)
      : line.bold && next !== undefined && !next.bold && !looksLikeAddress(rest);
    if (setApart && canBeHeading(line.text)) {
      const { text, links } = part(line, line);
      blocks.push({ kind: 'heading', text, links, level, guessed: true });
      i++;
      continue;
    }
    let last = i;
    for (let after = lines[last + 1]; after !== undefined; after = lines[last + 1]) {
      if (listed && BULLET.test(after.text)) break;
      if (
        after.bold &&
        !(lines[last]?.bold ?? false) &&
        /[.!?:]$/.test(lines[last]?.text ?? '') &&
        lines[last + 2] !== undefined
      )
        break;
      last++;
    }
    const { text, links } = part(line, lines[last] ?? line);
    blocks.push({ kind: 'paragraph', text, links });
    i = last + 1;
  }
  return blocks;
}

/** A line of three words or more in capitals, as headings are typed: fewer are a name or a shout. */
function isInCapitals(text: string): boolean {
  return text === text.toUpperCase() && (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) >= 3;
}

function linesOf(paragraph: InlineText): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const [index, text] of paragraph.text.split('\n').entries()) {
    lines.push({ start, end: start + text.length, text, bold: paragraph.boldLines[index] ?? false });
    start += text.length + 1;
  }
  return lines;
}
