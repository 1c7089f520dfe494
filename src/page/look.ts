/** Says in an element's own style what a style sheet makes of it, where that sets a short line apart as a heading. */
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

/** Gives for an element what to add to its style attribute: "" for most. Reads computed styles only of short lines. */
export function looksOf(document: Document): (element: Element) => string {
  const usual = usualSize(document);
  return (element) => {
    if (SPEAKS_FOR_ITSELF.test(nameOf(element)) || !hasOwnText(element)) return '';
    if ((textContentOf(element) ?? '').trim().length > LONGEST_LINE) return '';
    const parent = shownParentOf(element);
    const [size, weight] = typeOf(element);
    const [sizeAround, weightAround] = parent ? typeOf(parent) : [size, weight];
    const bold = weight >= BOLD && weightAround < BOLD ? ';font-weight:bold' : '';
    return usual > 0 && size >= usual * LARGER && sizeAround < size ? `${bold};font-size:1.5em` : bold;
  };
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
