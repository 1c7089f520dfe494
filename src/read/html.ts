/** Reads a web page: the notice in it as blocks, and what was left out. */
import { buildNotice, type DraftBlock, type DraftCell, type DraftCellAbove, type DraftLink } from '../notice/build';
import type { LeftOut, Notice, Unread } from '../notice/notice';
import { embeddedContent } from './embedded';
import { finishBlocks } from './finish-blocks';
import { footerBlocks } from './footer-blocks';
import { type Furniture, findFurniture, inContentElement, isUnseen } from './furniture';
import { canBeHeading } from './heading-guess';
import {
  addBreak,
  addText,
  closeLink,
  emptyBuffer,
  type InlineBuffer,
  type InlineText,
  openLink,
  takeText,
} from './inline-text';
import { descendants, findWithin, isBlockTag, visibleText } from './page-measures';
import { cellsOf, rowsOf, tablePart } from './page-tables';
import { isElement, nameWords, neighbour, type PageElement, parsePage, within } from './page-tree';
import { paragraphBlocks } from './paragraphs';
import { superscript } from './superscript';
import { textBlocks } from './text';
import { letterOf } from './text-lines';
import { withTypedItems } from './typed-lists';

export interface HtmlOptions {
  /** The page's own address, to tell links to places in the page itself. */
  readonly url?: string;
}

/**
 * Reads a page (or a snapshot of one). Takes away scripts, menus, cookie dialogs, site header and footer and sidebars,
 * each listed in `leftOut`; keeps everything else, also what is not displayed at first (accordion and tab panels,
 * `hidden`, closed `<details>`). Never throws. Linear in the size of ordinary pages.
 */
export function readHtml(html: string, options: HtmlOptions = {}): Notice {
  const root = parsePage(html, options.url ?? null);
  const furniture = findFurniture(root, options.url?.split('#', 1)[0] ?? null);
  const page = walkPage(root, furniture, options.url ?? null);
  const blocks = finishBlocks(withTypedItems(page.blocks));
  return buildNotice({
    blocks,
    places: placesLinked(blocks, root),
    documentTitle: firstOf(root, 'title', (title) => visibleText(title, () => false)),
    language: firstOf(root, 'html', (element) => element.attributes.lang ?? element.attributes['xml:lang'] ?? ''),
    leftOut: page.leftOut,
    unread: page.unread,
  });
}

/** Of the fragments that links of the page lead to, those for which it has a place; undefined where no link leads to any. */
function placesLinked(blocks: readonly DraftBlock[], root: PageElement): readonly string[] | undefined {
  const wanted = new Set<string>();
  const links = blocks.flatMap((block) => (block.kind === 'row' ? block.cells.flatMap(linksOf) : linksOf(block)));
  for (const { href } of links) {
    const at = href.indexOf('#');
    if (at >= 0 && at < href.length - 1) wanted.add(decoded(href.slice(at + 1)));
  }
  if (wanted.size === 0) return undefined;
  const found = new Set<string>();
  for (const { tag, attributes } of descendants(root)) {
    if (attributes.id !== undefined && wanted.has(attributes.id)) found.add(attributes.id);
    if (tag === 'a' && attributes.name !== undefined && wanted.has(attributes.name)) found.add(attributes.name);
  }
  return [...found];
}

const linksOf = (draft: { readonly links?: readonly DraftLink[] }) => draft.links ?? [];

/** Addresses come from pages: a stray % must not stop the reading. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function firstOf(root: PageElement, tag: string, value: (element: PageElement) => string): string | null {
  const element = findWithin(
    root,
    (part) => part.tag === 'svg',
    (part) => part.tag === tag,
  );
  return element === undefined ? null : value(element);
}

/** What the text being read belongs to. In all but `flow`, blocks within only break the line. */
type Mode = 'flow' | 'item' | 'heading' | 'cell';

interface TableState {
  readonly headerRows: ReadonlySet<PageElement>;
  readonly headers: (string | null)[];
  /** For each column, for how many rows more a cell from above reaches into it. */
  readonly taken: number[];
  /** The cell that reaches into it, or null where that says nothing of the rows below. */
  readonly reaching: (DraftCell | null)[];
  /** Whether the row being read is one of headers. */
  heads: boolean;
  cells: DraftCell[];
  column: number;
  /** The first column of the row with words of its own. */
  firstColumn: number | null;
}

const emptyTable = (headerRows: ReadonlySet<PageElement>): TableState => ({
  headerRows,
  headers: [],
  taken: [],
  reaching: [],
  heads: false,
  cells: [],
  column: 0,
  firstColumn: null,
});

interface Walk {
  readonly blocks: DraftBlock[];
  readonly leftOut: LeftOut[];
  readonly unread: Unread[];
  /** The page's own address, or null. */
  readonly url: string | null;
  readonly furniture: Furniture;
  readonly buffer: InlineBuffer;
  readonly modes: Mode[];
  readonly tables: TableState[];
  /** For each open block: whether its style sets it apart as a heading. */
  readonly styled: boolean[];
  /** Level of the nearest real heading before, 0 for none; and of the nearest heading that opens a panel. */
  level: number;
  panelLevel: number;
  listDepth: number;
  /** For each open list the number of its next item, where it counts by letters, else not a number. */
  readonly nextLetters: number[];
  /** Of the item that has begun, as long as no text of it was read. */
  letter: string | undefined;
  bold: number;
  /** Whether a line in large type is set apart by it: most of the page is not set so. */
  readonly largeHeads: boolean;
  /** How many blocks stand above the last rule across the page, or null where none is. */
  aboveRule: number | null;
}

const HEADING = /^h([1-6])$/;
/** What is drawn beside the title of a panel that can be opened. */
const OPENING_SIGN = /^[+\u2212\u2304\u25bc\u25be\u2795]$/;
const LIST = /^(?:ul|ol|menu|dir)$/;

function walkPage(
  root: PageElement,
  furniture: Furniture,
  url: string | null,
): Pick<Walk, 'blocks' | 'leftOut' | 'unread'> {
  const walk: Walk = {
    blocks: [],
    leftOut: [],
    unread: [],
    url,
    furniture,
    buffer: emptyBuffer(),
    modes: ['flow'],
    tables: [],
    styled: [false],
    level: 0,
    panelLevel: 0,
    listDepth: -1,
    nextLetters: [],
    letter: undefined,
    bold: 0,
    largeHeads: !isMostlyLarge(root),
    aboveRule: null,
  };
  const open: { element: PageElement; next: number; leave: () => void }[] = [
    { element: root, next: 0, leave: () => flush(walk) },
  ];
  for (let frame = open[open.length - 1]; frame !== undefined; frame = open[open.length - 1]) {
    const child = frame.element.children[frame.next++];
    if (child === undefined) {
      frame.leave();
      open.pop();
    } else if (!isElement(child)) {
      readText(walk, child, frame.element);
    } else {
      const leave = enter(walk, child);
      if (leave !== null) open.push({ element: child, next: 0, leave });
    }
  }
  withoutFooter(walk);
  return walk;
}

/** A page without mark-up for its footer has it below a last rule, as bare text. */
function withoutFooter(walk: Walk): void {
  if (walk.aboveRule === null) return;
  const footer = footerBlocks(walk.blocks, walk.aboveRule);
  if (footer === null) return;
  walk.blocks.length = walk.aboveRule;
  walk.leftOut.push({ reason: 'site footer', text: footer });
}

function mode(walk: Walk): Mode {
  return walk.modes[walk.modes.length - 1] ?? 'flow';
}

function readText(walk: Walk, text: string, parent: PageElement): void {
  if (parent.tag === 'pre' && text.includes('\n')) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) addBreak(walk.buffer);
      readLine(walk, line);
    }
    return;
  }
  readLine(walk, parent.tag === 'sup' ? superscript(text) : text);
}

function readLine(walk: Walk, text: string): void {
  const { buffer } = walk;
  // An empty line parts paragraphs, also where it is made of line breaks.
  if (buffer.breaks >= 2 && mode(walk) === 'flow' && text.trim() !== '') flush(walk);
  addText(buffer, text, walk.bold > 0);
}

/** Ends the block being read, if any. */
function flush(walk: Walk): void {
  const current = mode(walk);
  if (current === 'cell' || current === 'heading') {
    addBreak(walk.buffer);
    return;
  }
  const inline = takeText(walk.buffer);
  if (inline === null) return;
  if (current === 'item') {
    walk.blocks.push({
      kind: 'item',
      text: inline.text,
      links: inline.links,
      depth: Math.max(0, walk.listDepth),
      leadIn: null,
      letter: walk.letter,
    });
    walk.letter = undefined;
    return;
  }
  const styled = (walk.styled[walk.styled.length - 1] ?? false) || isControlOnly(inline);
  walk.blocks.push(...paragraphBlocks(inline, guessedLevel(walk), styled));
}

function isControlOnly({ text, links }: InlineText): boolean {
  const [link] = links;
  return links.length === 1 && link?.control === true && link.start === 0 && link.end === text.length;
}

function guessedLevel(walk: Walk): number {
  return Math.min(6, Math.max(1, walk.level, walk.panelLevel) + 1);
}

function leaveOut(walk: Walk, element: PageElement, reason: string): void {
  const text = visibleText(element, isUnseen);
  if (text !== '') walk.leftOut.push({ reason, text });
}

function noteUnread(walk: Walk, element: PageElement): void {
  const found = embeddedContent(element, walk.url);
  if (found !== null && !walk.unread.some(({ address }) => address === found.address)) walk.unread.push(found);
}

const nothing = (): void => {};

/** Begins an element; returns what to do at its end, or null where it is not to be entered. */
function enter(walk: Walk, element: PageElement): (() => void) | null {
  const { tag, attributes } = element;
  if (isUnseen(element)) {
    noteUnread(walk, element);
    if (/^(?:iframe|object|embed|video|canvas|svg)$/.test(tag)) markHeading(walk, 'picture');
    return null;
  }
  const reason = walk.furniture.reasons.get(element);
  if (reason !== undefined) {
    if (isBlock(element)) softBreak(walk);
    leaveOut(walk, element, reason);
    return null;
  }
  const panelTitle = walk.furniture.panelTitles.get(element);
  if (panelTitle !== undefined) addPanelTitle(walk, panelTitle);

  if (tag === 'br') {
    addBreak(walk.buffer);
    return null;
  }
  if (tag === 'img') {
    // Bullets were once drawn as pictures.
    if (/^(?:[*\u2022\u00b7]|bullet(?: point)?)$/i.test(attributes.alt?.trim() ?? '') && mode(walk) === 'flow')
      readLine(walk, '\u2022 ');
    else markHeading(walk, 'picture');
    return null;
  }
  if (tag === 'hr') {
    softBreak(walk);
    if (mode(walk) === 'flow') walk.aboveRule = inContentElement(element) ? null : walk.blocks.length;
    return null;
  }
  if ((tag === 'i' || attributes['aria-hidden'] === 'true') && OPENING_SIGN.test(visibleText(element, isUnseen, 4))) {
    leaveOut(walk, element, 'icon');
    return null;
  }
  const heading = headingLevel(element);
  if (heading !== null && (mode(walk) === 'flow' || mode(walk) === 'item')) {
    return enterHeading(walk, heading, 'marked', pictured(element));
  }
  if (tag === 'a' && attributes.href !== undefined) return enterLink(walk, element, attributes.href);
  if (tag === 'button' || tag === 'input' || attributes.role === 'button') return enterButton(walk, element);
  if (tag === 'label' && mode(walk) === 'flow' && isCheckedOpen(element))
    return enterHeading(walk, panelHeadingLevel(walk), 'panel');
  if (tag === 'summary' && mode(walk) === 'flow' && !holdsHeading(element))
    return enterHeading(walk, panelHeadingLevel(walk), 'panel');
  if (tag === 'details' && mode(walk) === 'flow') return enterPanel(walk, element);
  if (!isEmphasised(walk, element)) return enterPart(walk, element);
  walk.bold++;
  const leave = enterPart(walk, element);
  if (leave === null) walk.bold--;
  return (
    leave &&
    (() => {
      leave();
      walk.bold--;
    })
  );
}

function enterPart(walk: Walk, element: PageElement): (() => void) | null {
  const { tag, attributes } = element;
  if (mode(walk) === 'cell' || mode(walk) === 'heading') {
    if (!isBlock(element)) return nothing;
    addBreak(walk.buffer);
    return () => addBreak(walk.buffer);
  }
  const table = walk.tables[walk.tables.length - 1];
  const part = tablePart(element);
  if (table !== undefined && part === 'tr') return enterRow(walk, table, element);
  if (table !== undefined && /^(?:td|th|dt|dd)$/.test(part)) return enterCell(walk, table, element);
  if (part === 'table' && isDataTable(element)) return enterTable(walk, element);
  if (LIST.test(tag)) return enterList(walk, element);
  const wordLevel = mode(walk) === 'flow' ? wordListLevel(element) : null;
  if (wordLevel !== null) return enterWordItem(walk, wordLevel);
  if (/mso-list\s*:\s*ignore/i.test(attributes.style ?? '') && mode(walk) === 'item') return null;
  if (tag === 'li') {
    const letter = nextLetter(walk, element);
    return isContainer(element) ? enterBlock(walk, element) : enterItem(walk, letter);
  }
  if (tag === 'dt') return enterHeading(walk, guessedLevel(walk), 'term');
  if (tag === 'dl' && isShortPairs(element)) return enterPairs(walk);
  if (tag === 'dd' && isListedAnswer(element)) return enterItem(walk);
  if ((tag === 'pre' || tag === 'textarea') && mode(walk) === 'flow' && readPlainText(walk, element)) return null;
  if (!isBlock(element)) return nothing;
  // A closed panel with nothing in it.
  if (attributes.hidden !== undefined && element.children.every((child) => !isElement(child) && child.trim() === '')) {
    softBreak(walk);
    markHeading(walk, 'nothing');
  }
  return enterBlock(walk, element);
}

function isBlock(element: PageElement): boolean {
  if (isBlockTag(tablePart(element)) || element.tag.includes('-') || isSetApart(element)) return true;
  return /display\s*:\s*(?:block|flex|grid|table)/i.test(element.attributes.style ?? '');
}

/** A name and a motto, each with a class of its own and not even a space between: a style sheet sets them apart. */
function isSetApart(element: PageElement): boolean {
  const before = element.parent?.children[element.index - 1];
  if (!isElement(before) || ![before, element].every(({ tag, attributes }) => tag === 'span' && attributes.class))
    return false;
  const [last, first] = [before.children.at(-1), element.children[0]];
  return typeof last === 'string' && /\p{Ll}$/u.test(last) && typeof first === 'string' && /^\p{Lu}/u.test(first);
}

/** Underlined by hand, as headings are where nobody minds links. */
function isUnderlined({ tag, attributes, parent }: PageElement): boolean {
  const underlined = tag === 'u' || /text-decoration(?:-line)?\s*:\s*underline/i.test(attributes.style ?? '');
  return underlined && !within(parent, (around) => around.tag === 'a');
}

function isEmphasised(walk: Walk, element: PageElement): boolean {
  const { tag } = element;
  return (
    tag === 'b' ||
    tag === 'strong' ||
    isBoldStyle(element) ||
    isUnderlined(element) ||
    (walk.largeHeads && isLarge(element))
  );
}

/** Set in large type by the page's own mark-up, within a line. */
function isLarge({ tag, attributes: { size, style } }: PageElement): boolean {
  if (tag === 'big') return true;
  if (tag === 'font' && /^\s*(?:\+|[4-7])/.test(size ?? '')) return true;
  return (
    (tag === 'font' || tag === 'span') &&
    /font-size\s*:\s*(?:(?:1[4-9]|[2-9]\d)(?:\.\d+)?pt|(?:1[89]|[2-9]\d)(?:\.\d+)?px|x*-?large|(?:1\.[2-9]\d*|[2-9])r?em)/i.test(
      style ?? '',
    )
  );
}

/** Longer pieces in large type count as so long only, in UTF-16 code units. */
const LONGEST_PIECE = 1_000;

function isMostlyLarge(root: PageElement): boolean {
  const large = descendants(root, isUnseen).filter(isLarge);
  if (large.length === 0) return false;
  const length = large.reduce((sum, element) => sum + visibleText(element, isUnseen, LONGEST_PIECE).length, 0);
  return length > visibleText(root, isUnseen).length / 2;
}

function isBoldStyle(element: PageElement): boolean {
  return /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(element.attributes.style ?? '');
}

/** The headings inside a panel say nothing of the level of the panels after it. */
function enterPanel(walk: Walk, element: PageElement): () => void {
  const { level, panelLevel } = walk;
  const first = walk.blocks.length;
  const leave = enterBlock(walk, element);
  return () => {
    leave();
    if (walk.blocks.length === first + 1) markHeading(walk, 'nothing');
    walk.level = level;
    walk.panelLevel = panelLevel;
  };
}

/** Says of the heading that was read last, if nothing was read since, what stands under it. */
function markHeading(walk: Walk, holds: 'nothing' | 'picture'): void {
  const at = walk.blocks.length - 1;
  const last = walk.blocks[at];
  if (last?.kind === 'heading' && last.holds === undefined && mode(walk) === 'flow')
    walk.blocks[at] = { ...last, holds };
}

/** Parts what is before from what comes, without ending an item, heading or cell. */
function softBreak(walk: Walk): void {
  if (mode(walk) === 'flow') flush(walk);
  else addBreak(walk.buffer);
}

function enterBlock(walk: Walk, element: PageElement): () => void {
  if (mode(walk) === 'item') {
    addBreak(walk.buffer);
    return () => addBreak(walk.buffer);
  }
  flush(walk);
  walk.styled.push(isStyledHeading(element));
  walk.modes.push('flow');
  return () => {
    flush(walk);
    walk.modes.pop();
    walk.styled.pop();
  };
}

/** A paragraph or div that is called a heading, is marked as the control of a panel, or is set in large type. */
function isStyledHeading(element: PageElement): boolean {
  if (!/^(?:p|div|span|center|a|li|dt|caption|legend)$/.test(element.tag)) return false;
  const { attributes } = element;
  if (attributes['aria-expanded'] !== undefined || attributes['aria-controls'] !== undefined) return true;
  if (isBeforeHidden(element)) return true;
  if (
    /font-size\s*:\s*(?:1[4-9]|[2-9]\d)(?:pt|px)|font-size\s*:\s*(?:large|x-large|1\.[2-9]\d*em|[2-9]em)/i.test(
      attributes.style ?? '',
    )
  ) {
    return true;
  }
  const words = nameWords(element);
  return ['subhead', 'subheading', 'heading', 'title', 'question', 'accordionheader', 'subtitle'].some((word) =>
    words.has(word),
  );
}

/** True of a line right before a panel that is hidden; the line may be the last of a box of its own. */
function isBeforeHidden(line: PageElement): boolean {
  const panel = neighbour(line, 1) ?? (line.parent?.tag === 'div' ? neighbour(line.parent, 1) : null);
  if (panel === null) return false;
  const { hidden, style } = panel.attributes;
  return (
    (hidden !== undefined || panel.attributes['aria-hidden'] === 'true' || /display\s*:\s*none/.test(style ?? '')) &&
    visibleText(panel, isUnseen, 60).length >= 40
  );
}

function headingLevel(element: PageElement): number | null {
  const tagged = HEADING.exec(element.tag);
  if (tagged !== null) return Number(tagged[1]);
  if (element.attributes.role !== 'heading') return null;
  const level = Number(element.attributes['aria-level'] ?? 2);
  return level >= 1 && level <= 6 ? Math.floor(level) : 2;
}

function holdsHeading(element: PageElement): boolean {
  return findWithin(element, isUnseen, (part) => part !== element && headingLevel(part) !== null) !== undefined;
}

function panelHeadingLevel(walk: Walk): number {
  return Math.min(6, Math.max(1, walk.level) + 1);
}

/** Longest text of a heading element that is still a heading, in UTF-16 code units: some pages set whole texts in h3. */
const LONGEST_HEADING = 250;

/** The words of a heading that is a picture, or "". */
function pictured(heading: PageElement): string {
  const picture = findWithin(heading, isUnseen, ({ tag }) => tag === 'img');
  const alt = picture?.attributes.alt?.replace(/\s+/g, ' ').trim() ?? '';
  return /\.\w{3,4}$|\blogo\b/i.test(alt) ? '' : alt;
}

/** @param instead its text where it has no words of its own */
function enterHeading(walk: Walk, level: number, kind: 'marked' | 'panel' | 'term', instead = ''): () => void {
  const guessed = kind !== 'marked';
  flush(walk);
  walk.modes.push('heading');
  return () => {
    walk.modes.pop();
    const written = takeText(walk.buffer);
    if (written === null && instead === '') return;
    const inline = written ?? { text: instead, links: [], boldLines: [] };
    const text = inline.text.replace(/\n/g, ' ');
    if (text.length > LONGEST_HEADING || (guessed && text.length > 160)) {
      walk.blocks.push({ kind: 'paragraph', text: inline.text, links: inline.links });
      return;
    }
    walk.blocks.push({ kind: 'heading', text, links: inline.links, level, guessed });
    if (kind === 'panel') walk.panelLevel = level;
    if (kind === 'marked') {
      walk.level = level;
      walk.panelLevel = 0;
    }
  };
}

function addPanelTitle(walk: Walk, tab: PageElement): void {
  flush(walk);
  if (mode(walk) !== 'flow') return;
  const text = visibleText(tab, isUnseen);
  const level = panelHeadingLevel(walk);
  const href = tab.attributes.href;
  const links = href === undefined ? [] : [{ start: 0, end: text.length, href, control: true }];
  walk.blocks.push({ kind: 'heading', text, links, level, guessed: true });
  walk.panelLevel = level;
}

const DULL_BUTTON =
  /^\W*(?:(?:main )?menu|(?:open|close|toggle)(?: (?:the )?(?:main |mobile )?(?:menu|navigation|search|panel|window|all))?|(?:read|show|see|view|learn) (?:more|less)|(?:show|see|view|hide|open|close|expand|collapse) all(?: (?:sections|panels|answers|tabs|content|steps))?|expand|collapse|print(?: this page)?|search|back|next|previous|submit|send|go|share|translate)\W*$/i;

/** A button that opens a panel is the panel's heading; any other button is no text of the notice. */
function enterButton(walk: Walk, element: PageElement): (() => void) | null {
  if (mode(walk) === 'heading') return nothing;
  if (element.tag === 'input') return null;
  const text = visibleText(element, isUnseen);
  if (holdsHeading(element) || text.length > 160) return enterBlock(walk, element);
  if (opensPanel(element) && !DULL_BUTTON.test(text) && mode(walk) === 'flow') {
    return enterHeading(walk, panelHeadingLevel(walk), 'panel');
  }
  if (element.tag !== 'button' && !/^\W*(?:accept|ok|close|menu|print|search)\b/i.test(text))
    return enterBlock(walk, element);
  leaveOut(walk, element, 'button');
  return null;
}

/** The label of a checkbox that opens the panel after it: accordions without scripts are made so. */
function isCheckedOpen(label: PageElement): boolean {
  const box = label.parent?.children.find(
    (node): node is PageElement =>
      isElement(node) &&
      /^(?:checkbox|radio)$/.test(node.attributes.type ?? '') &&
      node.attributes.id === label.attributes.for,
  );
  const panel = neighbour(label, 1);
  return (
    box !== undefined && panel !== null && /^(?:div|section|article|ul)$/.test(panel.tag) && panel.children.length > 0
  );
}

const PANEL_ATTRIBUTES = [
  'aria-expanded',
  'aria-controls',
  'data-toggle',
  'data-bs-toggle',
  'data-target',
  'data-bs-target',
];

function opensPanel(element: PageElement): boolean {
  if (PANEL_ATTRIBUTES.some((name) => element.attributes[name] !== undefined)) return true;
  const words = nameWords(element);
  if (['accordion', 'acc', 'toggle', 'collapsible', 'faq', 'expander', 'question'].some((word) => words.has(word)))
    return true;
  // A plain button right before a block of text (the simplest home-made accordion).
  const next = neighbour(element, 1);
  return next !== null && /^(?:div|section)$/.test(next.tag) && visibleText(next, isUnseen, 60).length >= 40;
}

function enterLink(walk: Walk, element: PageElement, href: string): (() => void) | null {
  const control = isControl(element, href);
  if (control && mode(walk) !== 'heading' && DULL_BUTTON.test(visibleText(element, isUnseen, 80))) {
    leaveOut(walk, element, 'button');
    return null;
  }
  const leave = isBlock(element) ? enterBlock(walk, element) : nothing;
  openLink(walk.buffer, href, control);
  return () => {
    closeLink(walk.buffer);
    leave();
  };
}

/** A link that works the page (opens a panel, a menu, a tab) and leads nowhere. */
function isControl(element: PageElement, href: string): boolean {
  const { role, onclick } = element.attributes;
  const inside = (wanted: string) => within(element, ({ attributes }) => attributes.role === wanted);
  // Accordions often call themselves a list of tabs with their panels in it: what stands in a panel is text.
  if (role === 'tab' || role === 'button' || (inside('tablist') && !inside('tabpanel'))) return true;
  if (PANEL_ATTRIBUTES.some((name) => element.attributes[name] !== undefined)) return true;
  // The panel that it leads to comes right behind it.
  if (href.length > 1 && href === `#${neighbour(element, 1)?.attributes.id}`) return true;
  const emptyTarget = /^(?:#|javascript:)/i.test(href);
  if (!emptyTarget) return false;
  if (onclick?.trim()) return true;
  const words = nameWords(element);
  return ['toggle', 'dropdown', 'accordion', 'collapse', 'collapsed', 'expander', 'tab'].some((word) =>
    words.has(word),
  );
}

function enterList(walk: Walk, { attributes }: PageElement): () => void {
  flush(walk);
  walk.listDepth++;
  const isLettered = /^a$/i.test(attributes.type ?? '') || /er-(?:alpha|latin)/i.test(attributes.style ?? '');
  walk.nextLetters.push(isLettered ? Number(attributes.start ?? 1) : Number.NaN);
  return () => {
    flush(walk);
    walk.listDepth--;
    walk.nextLetters.pop();
  };
}

/** Counts an item of the open list; its letter, where the list has letters. */
function nextLetter({ nextLetters }: Walk, { attributes }: PageElement): string | undefined {
  const next = nextLetters.pop();
  if (next === undefined) return undefined;
  const number = next && (Number(attributes.value) || next);
  nextLetters.push(number + 1);
  return letterOf(`${String.fromCharCode(96 + number)})`);
}

function enterItem(walk: Walk, letter?: string): () => void {
  flush(walk);
  walk.letter = letter;
  walk.modes.push('item');
  return () => {
    flush(walk);
    walk.modes.pop();
  };
}

/** Nesting of a paragraph that Word, saved or pasted as a page, marks as a list's item; null for any other element. */
function wordListLevel(element: PageElement): number | null {
  if (element.tag !== 'p' || !/\bMsoList/i.test(element.attributes.class ?? '')) return null;
  const level = /mso-list\s*:\s*[^;]*\blevel(\d)/i.exec(element.attributes.style ?? '')?.[1];
  if (level === undefined) return null;
  const text = visibleText(element, isUnseen, 200);
  // A numbered heading is marked in the same way.
  const bold = findWithin(element, isUnseen, ({ tag }) => tag === 'b' || tag === 'strong');
  const heads = bold !== undefined && visibleText(bold, isUnseen, 200).length >= text.length - 8;
  return heads && canBeHeading(text) ? null : Number(level) - 1;
}

function enterWordItem(walk: Walk, level: number): () => void {
  flush(walk);
  const depth = walk.listDepth;
  walk.listDepth = level;
  walk.modes.push('item');
  return () => {
    flush(walk);
    walk.modes.pop();
    walk.listDepth = depth;
  };
}

/** A list item that is a section of the page rather than an item: it has headings, tables or panels of its own. */
function isContainer(item: PageElement): boolean {
  const skip = (part: PageElement): boolean => isUnseen(part) || part.tag === 'li';
  const section = findWithin(item, skip, (part) => {
    if (part === item) return false;
    if (part.tag === 'table' || part.tag === 'details' || headingLevel(part) !== null) return true;
    return part.tag === 'button' && opensPanel(part);
  });
  return section !== undefined;
}

/** A definition list of short answers ("Email", "Telephone"), read as rows. */
function isShortPairs(list: PageElement | null): boolean {
  if (list === null || list.tag !== 'dl') return false;
  // A list may wrap each pair in a box.
  const parts = list.children
    .filter(isElement)
    .flatMap((part) => (part.tag === 'div' ? part.children.filter(isElement) : part));
  const answers = parts.filter(({ tag }) => tag === 'dd');
  const terms = parts.filter(({ tag }) => tag === 'dt');
  if (answers.length !== terms.length || answers.length === 0) return false;
  return [...answers, ...terms].every(
    (part) =>
      visibleText(part, isUnseen, 120).length <= 80 &&
      !part.children.some((node) => isElement(node) && /^(?:ul|ol|p|div)$/.test(node.tag)),
  );
}

/** One of several short answers to the same term: an item that the term introduces. */
function isListedAnswer(answer: PageElement): boolean {
  const beside = neighbour(answer, -1)?.tag === 'dd' || neighbour(answer, 1)?.tag === 'dd';
  return (
    beside &&
    visibleText(answer, isUnseen, LONGEST_ANSWER + 1).length <= LONGEST_ANSWER &&
    !answer.children.some((node) => isElement(node) && isBlockTag(node.tag) && node.tag !== 'br')
  );
}

const LONGEST_ANSWER = 250;
/** Fewer lines of preformatted text are read as one paragraph. */
const FEWEST_LINES = 4;

/** Reads preformatted text as a text file is read: its lines, lists and headings are told by the signs it has. */
function readPlainText(walk: Walk, element: PageElement): boolean {
  const parts = descendants(element, isUnseen);
  if (parts.some((part) => part !== element && /^(?:a|img|table|ul|ol|h[1-6])$/.test(part.tag))) return false;
  const text = preformatted(element);
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (element.tag === 'pre' && lines < FEWEST_LINES) return false;
  flush(walk);
  const { blocks, leftOut } = textBlocks(text, Math.max(walk.level, walk.panelLevel));
  walk.blocks.push(...blocks);
  walk.leftOut.push(...leftOut);
  return true;
}

/** The text as it stands, with its line breaks. */
function preformatted(element: PageElement): string {
  const pieces: string[] = [];
  const waiting: (PageElement | string)[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === 'string') pieces.push(next);
    else if (next.tag === 'br') pieces.push('\n');
    else if (!isUnseen(next)) for (let i = next.children.length - 1; i >= 0; i--) waiting.push(next.children[i] ?? '');
  }
  return pieces.join('');
}

/** Rows of two cells: the term and its answer. */
function enterPairs(walk: Walk): () => void {
  flush(walk);
  walk.tables.push(emptyTable(new Set()));
  return () => {
    walk.tables.pop();
  };
}

/** Longest cell of a data table, and longest on average, in UTF-16 code units. */
const LONGEST_CELL = 1500;
const LONGEST_AVERAGE = 450;
/** Longest text of a table within a cell of a data table. */
const LONGEST_NESTED = 300;

/** A table of facts, read row by row; all other tables lay out the page and are read cell by cell as text. */
function isDataTable(table: PageElement): boolean {
  if (/^(?:presentation|none)$/.test(table.attributes.role ?? '')) return false;
  const rows = rowsOf(table);
  const [first] = rows;
  if (first === undefined) return false;
  const top = rows.find((row) => !isCaptionRow(row, rows)) ?? first;
  const headed = rows.length >= 2 && isHeaderRow(top);
  let cells = 0;
  let length = 0;
  let wide = 0;
  let headers = 0;
  for (const row of rows) {
    const inRow = cellsOf(row);
    if (inRow.length >= 2) wide++;
    for (const cell of inRow) {
      // Headers may be set as headings, and below a row of headers a small table may lie in a cell.
      const structured = (part: PageElement): boolean =>
        tablePart(part) === 'table'
          ? !headed || visibleText(part, isUnseen, LONGEST_NESTED + 1).length > LONGEST_NESTED
          : headingLevel(part) !== null && tablePart(cell) !== 'th' && !(headed && row === top);
      if (findWithin(cell, isUnseen, structured) !== undefined) return false;
      const size = visibleText(cell, isUnseen, LONGEST_CELL + 1).length;
      if (size > LONGEST_CELL) return false;
      if (tablePart(cell) === 'th') headers++;
      cells++;
      length += size;
    }
  }
  if (wide === 0 || (headers === 0 && (rows.length < 2 || wide < rows.length / 2))) return false;
  return length / cells <= LONGEST_AVERAGE;
}

function enterTable(walk: Walk, table: PageElement): () => void {
  flush(walk);
  const rows = rowsOf(table);
  const headerRows = new Set(
    rows.filter((row) => row.parent !== null && tablePart(row.parent) === 'thead' && cellsOf(row).length >= 2),
  );
  // A caption may stand above the headers, in a cell across the table.
  const first = rows.find((row, index) => index > 2 || !isCaptionRow(row, rows));
  if (headerRows.size === 0 && first !== undefined && first !== rows.at(-1) && isHeaderRow(first))
    headerRows.add(first);
  walk.tables.push(emptyTable(headerRows));
  return () => {
    flush(walk);
    walk.tables.pop();
  };
}

function enterRow(walk: Walk, table: TableState, row: PageElement): () => void {
  flush(walk);
  table.heads = table.headerRows.has(row);
  table.cells = [];
  table.column = 0;
  table.firstColumn = null;
  const above = new Map<DraftCell, number>();
  for (const [column, rows] of table.taken.entries()) {
    const cell = table.reaching[column];
    if (rows > 0 && cell && !above.has(cell)) above.set(cell, column);
  }
  return () => {
    if (table.cells.length > 0) walk.blocks.push({ kind: 'row', cells: table.cells, ...cellsAbove(table, above) });
    for (let column = 0; column < table.taken.length; column++) {
      const rows = table.taken[column] ?? 0;
      if (rows > 0) table.taken[column] = rows - 1;
    }
  };
}

function cellsAbove(
  { firstColumn }: TableState,
  above: ReadonlyMap<DraftCell, number>,
): { readonly above?: readonly DraftCellAbove[] } {
  if (above.size === 0) return {};
  return { above: [...above].map(([cell, column]) => ({ cell, leads: column < (firstColumn ?? 0) })) };
}

/** A cell that spans more than this is an editor's mistake. */
const WIDEST_SPAN = 50;

function spanOf(cell: PageElement, attribute: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.attributes[attribute] ?? cell.attributes[`aria-${attribute}`] ?? '1', 10);
  return value >= 1 && value <= WIDEST_SPAN ? value : 1;
}

function enterCell(walk: Walk, table: TableState, cell: PageElement): () => void {
  walk.modes.push('cell');
  return () => {
    walk.modes.pop();
    const inline = takeText(walk.buffer, true);
    while ((table.taken[table.column] ?? 0) > 0) table.column++;
    const column = table.column;
    const columns = spanOf(cell, 'colspan');
    const rows = spanOf(cell, 'rowspan');
    table.column += columns;
    for (let i = column; i < table.column; i++) {
      table.taken[i] = rows;
      table.reaching[i] = null;
    }
    if (inline === null) return;
    table.firstColumn ??= column;
    const { heads } = table;
    // A header row's cells are headers of themselves, so that a reader of the notice can tell the row from data.
    if (heads) for (let i = column; i < table.column; i++) table.headers[i] = inline.text;
    const made: DraftCell = {
      text: inline.text,
      links: inline.links,
      header: heads ? inline.text : (table.headers[column] ?? null),
    };
    table.cells.push(made);
    if (!heads) for (let i = column; i < table.column; i++) table.reaching[i] = made;
    if (cell.tag === 'dd') {
      walk.blocks.push({ kind: 'row', cells: table.cells });
      table.cells = [];
      table.column = 0;
      table.taken.length = 0;
    }
  };
}

function isCaptionRow(row: PageElement, rows: readonly PageElement[]): boolean {
  const [only, ...more] = cellsOf(row);
  return only !== undefined && more.length === 0 && spanOf(only, 'colspan') >= 2 && rows.length > 2;
}

/** Cells that are all headers, or all bold and short, in a row of two or more. */
function isHeaderRow(row: PageElement): boolean {
  const cells = cellsOf(row);
  if (cells.length < 2) return false;
  if (cells.every((cell) => tablePart(cell) === 'th')) return true;
  return cells.every((cell) => {
    const text = visibleText(cell, isUnseen, 100);
    return text !== '' && text.length <= 60 && canBeHeading(text) && (isBoldStyle(row) || isAllBold(cell, text));
  });
}

function isAllBold(cell: PageElement, text: string): boolean {
  const bold = findWithin(
    cell,
    isUnseen,
    (part) => part.tag === 'b' || part.tag === 'strong' || isBoldStyle(part) || headingLevel(part) !== null,
  );
  return bold !== undefined && visibleText(bold, isUnseen, 100) === text;
}
