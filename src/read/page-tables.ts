/** Finds the tables of a page, whatever they are made of: their tags, ARIA roles, or the display that a style gives. */
import { isElement, type PageElement } from './page-tree';

const BY_ROLE: ReadonlyMap<string | undefined, string> = new Map([
  ['table', 'table'],
  ['grid', 'table'],
  ['treegrid', 'table'],
  ['rowgroup', 'tbody'],
  ['row', 'tr'],
  ['cell', 'td'],
  ['gridcell', 'td'],
  ['columnheader', 'th'],
  ['rowheader', 'th'],
]);
const BY_DISPLAY: ReadonlyMap<string | undefined, string> = new Map([
  ['', 'table'],
  ['-header-group', 'thead'],
  ['-row-group', 'tbody'],
  ['-footer-group', 'tbody'],
  ['-row', 'tr'],
  ['-cell', 'td'],
]);
const DISPLAY = /display\s*:\s*(?:inline-)?table([a-z-]*)/;
/** Other elements keep their meaning, however they are laid out. */
const SAYS_NOTHING = /^(?:div|span|section)$/;
const OF_TABLES = /^t(?:able|head|body|foot|r|h|d)$/;

/** The tag of that part of a table which an element is; of any other element, its own. */
export function tablePart({ tag, attributes: { role, style } }: PageElement): string {
  if ((role === undefined && style === undefined) || OF_TABLES.test(tag)) return tag;
  const display = style !== undefined && SAYS_NOTHING.test(tag) ? DISPLAY.exec(style)?.[1] : undefined;
  return BY_ROLE.get(role) ?? BY_DISPLAY.get(display) ?? tag;
}

export function rowsOf(table: PageElement): PageElement[] {
  return partsOf(table, /^tr$/);
}

export function cellsOf(row: PageElement): PageElement[] {
  return partsOf(row, /^t[dh]$/);
}

/** Also within boxes that only hold them together; not those of a table within. */
function partsOf(whole: PageElement, wanted: RegExp): PageElement[] {
  const found: PageElement[] = [];
  const waiting = [...whole.children].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!isElement(next)) continue;
    const part = tablePart(next);
    if (wanted.test(part)) found.push(next);
    else if (!/^t(?:able|r|d|h)$/.test(part))
      for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] ?? '');
  }
  return found;
}
