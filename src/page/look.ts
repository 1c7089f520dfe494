/** Says in an element's own style what a style sheet makes of it: a heading of a short line, a table of boxes, nothing to see. */
import { childNodesOf, isText, nameOf, shownParentOf, textContentOf } from './flat-tree';

/** Elements that say by themselves what they are. */
const SPEAKS_FOR_ITSELF = /^(?:h\d|b|strong|th|button|summary|label|input|option|title|svg|nav|body|html)$/;

/** UTF-16 code units; longer lines are no headings. */
const LONGEST_LINE = 130;
/** A line of its own text at least this long shows the size that the page is set in. */
const PROSE = 60;
const MOST_SAMPLES = 500;
/** How many times larger than the page's text a line has to be. */
const LARGER = 1.2;
const BOLD = 600;

/** Elements that can be a table's part, or its header, or a field out of sight, by their style alone. */
const LAID_OUT = /^(?:div|span|section|textarea|tr)$/;

/** Gives for an element what to add to its style attribute: "" for most. */
export function looksOf(document: Document): (element: Element) => string {
  const usual = usualSize(document);
  return (element) => {
    const display = LAID_OUT.test(nameOf(element)) ? getComputedStyle(element).display : '';
    return (
      (/table|none/.test(display) ? `;display:${display}` : '') + typeLook(element, usual, display === 'table-row')
    );
  };
}

/** @param row a table's row, whose cells may all have its type */
function typeLook(element: Element, usual: number, row: boolean): string {
  if (SPEAKS_FOR_ITSELF.test(nameOf(element)) || !(row || hasOwnText(element))) return '';
  if ((textContentOf(element) ?? '').trim().length > LONGEST_LINE) return '';
  const parent = shownParentOf(element);
  const [size, weight] = typeOf(element);
  const [sizeAround, weightAround] = parent ? typeOf(parent) : [size, weight];
  const bold = weight >= BOLD && weightAround < BOLD ? ';font-weight:bold' : '';
  return usual > 0 && size >= usual * LARGER && sizeAround < size ? `${bold};font-size:1.5em` : bold;
}

function hasOwnText(element: Element): boolean {
  for (const child of childNodesOf(element)) if (isText(child) && child.data.trim()) return true;
  return false;
}

/** Size in pixels, and weight. */
function typeOf(element: Element): readonly [number, number] {
  const { fontSize, fontWeight } = getComputedStyle(element);
  return [Number.parseFloat(fontSize), Number(fontWeight)];
}

/** The size in which most of the page's prose is set, in pixels; 0 where there is none. */
function usualSize(document: Document): number {
  const lengths = new Map<number, number>();
  let samples = 0;
  for (const element of document.querySelectorAll('p,li,td,dd,div')) {
    const length = hasOwnText(element) ? (textContentOf(element) ?? '').trim().length : 0;
    if (length < PROSE) continue;
    const [size] = typeOf(element);
    lengths.set(size, (lengths.get(size) ?? 0) + length);
    if (++samples > MOST_SAMPLES) break;
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}
