/** Joins lines into running text: words that a hyphen parts, addresses that break, checked against the document's words. */
import type { DraftLink } from '../../notice/build';
import type { InlineText } from '../inline-text';
import { type Line, spaceBetween, textOf } from './lines';
import type { LinkArea, Run } from './page-content';

/** The words of a document and how often they stand within a line, in lower case. */
export type Vocabulary = ReadonlyMap<string, number>;

const WORD = /[\p{L}\p{N}][\p{L}\p{N}'\u2019-]*/gu;
const LINE_HYPHEN = /[\p{L}\p{N}][-\u2010\u2011\u00ad]$/u;

/** Counts the words within lines; those at a line's ends may be parts of words. */
export function vocabularyOf(lines: readonly Line[]): Vocabulary {
  const words = new Map<string, number>();
  for (const line of lines) {
    const text = textOf(line).toLowerCase();
    const cut = LINE_HYPHEN.test(text);
    const found = [...text.matchAll(WORD)].map((match) => match[0]);
    const list = cut ? found.slice(0, -1) : found;
    for (const word of list) words.set(word, (words.get(word) ?? 0) + 1);
  }
  return words;
}

/** First halves that keep their hyphen: "non-teaching", "self-harm". */
const PREFIX =
  /^(?:non|self|co|ex|pre|post|multi|cross|well|long|short|full|part|on|off|in|up|out|high|low|old|new|one|two|three|third|first|second|year|real|face|day|data|e|opt|opted|anti|all|free|high|key|mid|semi|sub|under|over|school|trust|court|decision)$/;

/** What stands between a line that ends in a hyphen and the next: true where the hyphen is part of the word. */
function keepsHyphen(before: string, after: string, words: Vocabulary): boolean {
  const head = /[\p{L}\p{N}'\u2019-]+$/u.exec(before.replace(/[-\u2010\u2011\u00ad]$/, ''))?.[0].toLowerCase() ?? '';
  const tail = /^[\p{L}\p{N}'\u2019-]+/u.exec(after)?.[0].toLowerCase() ?? '';
  const joined = words.get(head + tail) ?? 0;
  const hyphened = words.get(`${head}-${tail}`) ?? 0;
  if (joined !== hyphened) return hyphened > joined;
  // Neither stands elsewhere. A hyphen of the typesetter's own (U+2010 or a soft one) is none of the word's.
  if (/[\u2010\u00ad]$/.test(before)) return false;
  if (/[\p{Lu}\p{N}]/u.test(after.charAt(0)) || head.includes('-')) return true;
  if (PREFIX.test(head)) return true;
  return (words.get(head) ?? 0) > 0 && (words.get(tail) ?? 0) > 0 && tail.length > 3 && head.length > 3;
}

const ADDRESS_END = /(?:https?:\/\/|www\.|[\w.+-]+@)[^\s<>()[\]]*$|\b[\w-]+(?:\.[\w-]+)+\/[^\s<>()[\]]*$/i;
const ADDRESS_GOES_ON = /^[a-z0-9/?=&_%#~.+-][^\s]*/i;

/** True if an address that stands at the end of `before` goes on at the start of `after`. */
function addressGoesOn(before: string, after: string, href: string | null): boolean {
  const head = ADDRESS_END.exec(before)?.[0];
  const tail = /^\S+/.exec(after)?.[0] ?? '';
  if (head === undefined || tail === '') return false;
  const plainTail = tail.replace(/[.,;:!?)]+$/, '');
  if (href !== null && plainTail !== '') {
    if (plain(href).includes(plain(head + plainTail))) return true;
    if (plain(href).endsWith(plain(head))) return false;
  }
  if (!ADDRESS_GOES_ON.test(tail)) return false;
  if (/@[^.]*$/.test(head)) return /^[\w-]*\.[\w.-]+/.test(tail) || (/[.-]$/.test(head) && /^[\w.-]+$/.test(plainTail));
  if (/[/=&?_-]$/.test(head))
    return /^[\w%]/.test(tail) && (/[/\d_=&.%-]/.test(plainTail) || /^[a-z]+$/.test(plainTail));
  if (/^[/?#&=_%]/.test(tail)) return true;
  if (/\.$/.test(head))
    return /^(?:(?:[a-z0-9-]+\.)*(?:uk|com|org|net|wales|scot|info|eu|io|co|gov|sch)\b)/i.test(tail);
  return /^[a-z0-9-]*(?:\.[a-z]{2,}\/|[-_/][\w-]+[-_/])/i.test(tail) && !/\.$/.test(tail);
}

function plain(address: string): string {
  return address
    .replace(/^(?:mailto:|https?:\/\/)?(?:www\.)?/i, '')
    .replace(/\/$/, '')
    .toLowerCase();
}

/** How two lines of one paragraph are told apart: by nothing but their width, or on purpose. */
export type Joint = 'wrapped' | 'broken';

/**
 * One text of lines. Links are found by the areas of each line's page.
 * @param joint what parts line `index` from the one before
 */
export function composed(
  lines: readonly Line[],
  areasOf: (page: number) => readonly LinkArea[],
  words: Vocabulary,
  joint: (index: number) => Joint,
): InlineText {
  let text = '';
  const boldLines: boolean[] = [];
  const linked: (string | null)[] = [];
  let bold = true;
  let letters = false;
  const add = (value: string, hrefs: readonly (string | null)[] | null): void => {
    for (let i = 0; i < value.length; i++) linked.push(hrefs?.[i] ?? null);
    text += value;
  };
  for (const [index, line] of lines.entries()) {
    const areas = areasOf(line.page).filter((area) => overlaps(area, line));
    const pieces = lineText(line, areas);
    if (index > 0 && text !== '') {
      const href = linked[linked.length - 1] ?? null;
      const after = pieces.text;
      if (addressGoesOn(text.slice(-300), after, href)) {
        // Nothing between them.
      } else if (LINE_HYPHEN.test(text) && /^[\p{L}\p{N}]/u.test(after) && joint(index) === 'wrapped') {
        if (!keepsHyphen(text.slice(-60), after, words)) {
          text = text.slice(0, -1);
          linked.pop();
        }
      } else if (joint(index) === 'wrapped' && !/\s$/.test(text)) {
        add(/[/\u2014]$/.test(text) && /^\p{Ll}/u.test(after) && !/\s[/\u2014]$/.test(text) ? '' : ' ', [href]);
      } else if (joint(index) === 'broken') {
        add('\n', null);
        boldLines.push(bold && letters);
        bold = true;
        letters = false;
      }
    }
    for (const run of line.runs) {
      if (!/[\p{L}\p{N}]/u.test(run.text)) continue;
      letters = true;
      if (!run.bold) bold = false;
    }
    add(pieces.text, pieces.hrefs);
  }
  boldLines.push(bold && letters);
  return { text, links: linksOf(text, linked), boldLines };
}

function overlaps(area: LinkArea, line: Line): boolean {
  return area.left < line.right && area.right > line.left && area.top < line.bottom && area.bottom > line.top;
}

function lineText(line: Line, areas: readonly LinkArea[]): { text: string; hrefs: (string | null)[] } {
  let text = '';
  const hrefs: (string | null)[] = [];
  let last: Run | null = null;
  const add = (char: string, href: string | null): void => {
    if (/\s/.test(char) && (text === '' || text.endsWith(' '))) return;
    text += /\s/.test(char) ? ' ' : char;
    hrefs.push(href);
  };
  for (const run of line.runs) {
    if (last !== null && spaceBetween(last, run)) add(' ', null);
    const mine = areas.filter((area) => area.left < run.right && area.right > run.left);
    const middle = run.y - 0.3 * run.size;
    for (let i = 0; i < run.text.length; i++) {
      let href: string | null = null;
      if (mine.length > 0) {
        const x = ((run.edges[i] ?? 0) + (run.edges[i + 1] ?? 0)) / 2;
        const area = mine.find(
          ({ left, right, top, bottom }) =>
            x >= left - 0.5 && x <= right + 0.5 && middle >= top - 1 && middle <= bottom + 1,
        );
        href = area?.href ?? null;
      }
      add(run.text.charAt(i), href);
    }
    last = run;
  }
  const end = text.trimEnd().length;
  return { text: text.slice(0, end), hrefs: hrefs.slice(0, end) };
}

/** Stretches of one address, without white space at their ends; over a line break an address goes on. */
function linksOf(text: string, linked: readonly (string | null)[]): DraftLink[] {
  const links: DraftLink[] = [];
  let start = -1;
  let href: string | null = null;
  const flush = (end: number): void => {
    if (href === null || start === -1) return;
    let [from, to] = [start, end];
    while (from < to && /[\s.,;]/.test(text.charAt(from))) from++;
    while (to > from && /\s/.test(text.charAt(to - 1))) to--;
    // The stop after a link is often part of its area.
    if (to - from > 1 && /[.,;]$/.test(text.slice(from, to)) && !/\.\S*\.$/.test(text.slice(from, to))) to--;
    if (to > from) links.push({ start: from, end: to, href });
  };
  for (let i = 0; i <= text.length; i++) {
    let here = linked[i] ?? null;
    if (i < text.length && here === null && /\s/.test(text.charAt(i)) && href !== null && linked[i + 1] === href)
      here = href;
    if (here === href) continue;
    flush(i);
    href = here;
    start = i;
  }
  return links;
}
