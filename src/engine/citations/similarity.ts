/** How far one wording of a title is from another: edits by word, small ones for endings and slips of a letter. */

import { editDistance } from '../checks/edit-distance';

/** Words that carry no meaning in a title: a slip there costs little. */
const SMALL = new Set(['the', 'and', 'of', 'in', 'to', 'for', 'on', 'about', 'etc', 'a', 'at', 'by', 'with', 'from']);

export function isSmallWord(word: string): boolean {
  return SMALL.has(word);
}

export interface Alignment {
  /** 0 is the very wording. */
  readonly cost: number;
  /** A nation in brackets is left out; not part of `cost`. */
  readonly short: boolean;
  /** How many words of the text belong to it, counted back from its end. */
  readonly used: number;
  /** Words that mean something and are the same or nearly so. */
  readonly kept: number;
}

/** What the cheapest way through to a pair of words costs; "none" where there is no way. */
interface Row {
  readonly cost: Float64Array;
  /** 1 where a nation is left out on the way. */
  readonly short: Uint8Array;
  readonly kept: Uint8Array;
}

/** No title has so many words, with what may be too many in the text. */
const MOST_COLUMNS = 64;
const emptyRow = (): Row => ({
  cost: new Float64Array(MOST_COLUMNS),
  short: new Uint8Array(MOST_COLUMNS),
  kept: new Uint8Array(MOST_COLUMNS),
});
/** Two rows for all alignments, since there are thousands in a notice; nothing in them outlives a call. */
let lastRow = emptyRow();
let thisRow = emptyRow();
/** Costs are rounded at the end: one that is higher by less than this may still be told as the same. */
const HALF_A_STEP = 0.006;
/** Costs closer than this are the same. */
const SAME = 1e-9;

/**
 * Aligns a title with the words that stand before its end in a text.
 * @param title words of the title, in order
 * @param before words of the text in order; the title ends with the last of them
 * @param nations words that name a nation, as the register has them; always the same set
 * @param most a higher cost is of no use: null in its place
 */
export function alignBack(
  title: readonly string[],
  before: readonly string[],
  nations: ReadonlySet<string>,
  most = Number.POSITIVE_INFINITY,
): Alignment | null {
  if (before.length === 0 && title.length > 0) return null;
  const rows = title.length;
  if (endsWith(before, title)) return { cost: 0, short: false, used: rows, kept: meaningful(title) };
  const columns = Math.min(before.length, rows + 3, MOST_COLUMNS - 1);
  // cost[j] of a row i: the last i words of the title against the last j words of the text.
  lastRow.cost[0] = 0;
  for (let j = 0; j <= columns; j++) {
    if (j > 0) lastRow.cost[j] = (lastRow.cost[j - 1] ?? 0) + insertCost(before[before.length - j] ?? '');
    lastRow.short[j] = 0;
    lastRow.kept[j] = 0;
  }
  for (let i = 1; i <= rows; i++) {
    const least = fillRow(title[rows - i] ?? '', before, columns, nations);
    // Further rows only add to it.
    if (least > most + HALF_A_STEP) return null;
    const filled = thisRow;
    thisRow = lastRow;
    lastRow = filled;
  }
  let best = 0;
  for (let j = 1; j <= columns; j++) {
    if (isBetter(lastRow.cost[j] ?? 0, lastRow.short[j] ?? 0, lastRow.cost[best] ?? 0, lastRow.short[best] ?? 0))
      best = j;
  }
  return {
    cost: round(lastRow.cost[best] ?? 0),
    short: lastRow.short[best] === 1,
    used: best,
    kept: lastRow.kept[best] ?? 0,
  };
}

/** One more word of the title, nearer to its beginning: left out, changed, or with a word too many behind it. @returns the least cost in the row */
function fillRow(word: string, before: readonly string[], columns: number, nations: ReadonlySet<string>): number {
  const isSmall = SMALL.has(word);
  const isNation = nations.has(word);
  const leaveOut = isNation ? 0 : isSmall ? 0.12 : 0.85;
  const changes = changesOf(word);
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j <= columns; j++) {
    let cost = (lastRow.cost[j] ?? 0) + leaveOut;
    let short = isNation ? 1 : (lastRow.short[j] ?? 0);
    let kept = lastRow.kept[j] ?? 0;
    if (j > 0) {
      const text = before[before.length - j] ?? '';
      const change = changeCost(word, text, changes, nations);
      const changed = (lastRow.cost[j - 1] ?? 0) + change;
      if (isBetter(changed, lastRow.short[j - 1] ?? 0, cost, short)) {
        cost = changed;
        short = lastRow.short[j - 1] ?? 0;
        kept = (lastRow.kept[j - 1] ?? 0) + (change < 0.5 && !isSmall ? 1 : 0);
      }
      const inserted = (thisRow.cost[j - 1] ?? 0) + insertCost(text);
      if (isBetter(inserted, thisRow.short[j - 1] ?? 0, cost, short)) {
        cost = inserted;
        short = thisRow.short[j - 1] ?? 0;
        kept = thisRow.kept[j - 1] ?? 0;
      }
    }
    thisRow.cost[j] = cost;
    thisRow.short[j] = short;
    thisRow.kept[j] = kept;
    if (cost < least) least = cost;
  }
  return least;
}

/** Cheaper, or as cheap with no nation left out. */
function isBetter(cost: number, short: number, thanCost: number, thanShort: number): boolean {
  return cost < thanCost - SAME || (cost < thanCost + SAME && thanShort === 1 && short === 0);
}

function endsWith(before: readonly string[], title: readonly string[]): boolean {
  const offset = before.length - title.length;
  return offset >= 0 && title.every((word, at) => word === before[offset + at]);
}

function meaningful(words: readonly string[]): number {
  let count = 0;
  for (const word of words) if (!SMALL.has(word)) count++;
  return count;
}

function insertCost(word: string): number {
  return SMALL.has(word) ? 0.12 : 0.85;
}

/** By word of a title and word of a text: costs once worked out. Emptied when it grows beyond any notice's need. */
const costs = new Map<string, Map<string, number>>();
const MOST_COSTS = 20_000;
let costsKnown = 0;

function changesOf(title: string): Map<string, number> {
  const known = costs.get(title) ?? new Map<string, number>();
  costs.set(title, known);
  return known;
}

function changeCost(title: string, text: string, known: Map<string, number>, nations: ReadonlySet<string>): number {
  if (title === text) return 0;
  const there = known.get(text);
  if (there !== undefined) return there;
  if (costsKnown >= MOST_COSTS) {
    costs.clear();
    costsKnown = 0;
  }
  const cost = costOfChange(title, text, nations);
  known.set(text, cost);
  costsKnown++;
  return cost;
}

function costOfChange(title: string, text: string, nations: ReadonlySet<string>): number {
  if (title === 'and' && text === '&') return 0;
  // An apostrophe left out or misplaced is nothing; one put where the law has none is a slip.
  if (title.includes("'") && bare(title) === bare(text)) return 0;
  if (SMALL.has(title) && SMALL.has(text)) return 0.12;
  if (nations.has(title) || nations.has(text)) return 2;
  if (stem(title) === stem(text)) return 0.25;
  const shortest = Math.min(title.length, text.length);
  const edits = editDistance(title, text, 2);
  if (shortest >= 8 && edits <= 2) return 0.3;
  if (shortest >= 4 && edits <= 1) return 0.3;
  return 2;
}

function bare(word: string): string {
  return word.replaceAll("'", '');
}

/** What two spellings of a word have in common, as a key to look titles up by. */
export function wordKey(word: string): string {
  return stem(word).slice(0, 5);
}

/** Crude on purpose: enough to see that "equalities" means "equality" and "young person's" "young persons". */
function stem(word: string): string {
  const plain = bare(word.replace(/'s$/, ''));
  if (plain === 'people' || plain === 'peoples') return 'person';
  if (plain === 'childrens' || plain === 'child' || plain === 'childs') return 'children';
  return plain.length > 4 ? plain.replace(/ies$/, 'y').replace(/s$/, '') : plain;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
