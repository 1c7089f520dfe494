/** How far one wording of a title is from another: edits by word, small ones for endings and slips of a letter. */

import { editDistance } from '../checks/edit-distance';

/** Words that carry no meaning in a title: a slip there costs little. */
const SMALL = new Set(['the', 'and', 'of', 'in', 'to', 'for', 'on', 'about', 'etc', 'a', 'at', 'by', 'with', 'from']);
const NATION = new Set(['england', 'wales', 'scotland', 'ireland', 'northern', 'uk', 'gb']);

export function isSmallWord(word: string): boolean {
  return SMALL.has(word);
}

export function isNationWord(word: string): boolean {
  return NATION.has(word);
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

/**
 * Aligns a title with the words that stand before its end in a text.
 * @param title words of the title, in order
 * @param before words of the text in order; the title ends with the last of them
 */
export function alignBack(title: readonly string[], before: readonly string[]): Alignment | null {
  const last = before.at(-1);
  if (last === undefined && title.length > 0) return null;
  const rows = title.length;
  const columns = Math.min(before.length, rows + 3);
  const titleAt = (i: number) => title[rows - i] ?? '';
  const textAt = (j: number) => before[before.length - j] ?? '';
  // cost[i][j]: the last i words of the title against the last j words of the text.
  let previous: Cell[] = [];
  for (let j = 0; j <= columns; j++) {
    previous.push({ cost: j === 0 ? 0 : (previous[j - 1]?.cost ?? 0) + insertCost(textAt(j)), short: false, kept: 0 });
  }
  for (let i = 1; i <= rows; i++) {
    const row: Cell[] = [];
    const word = titleAt(i);
    for (let j = 0; j <= columns; j++) {
      const above = previous[j] ?? NEVER;
      let best: Cell = NATION.has(word)
        ? { cost: above.cost, short: true, kept: above.kept }
        : { cost: above.cost + (SMALL.has(word) ? 0.12 : 0.85), short: above.short, kept: above.kept };
      if (j > 0) {
        const diagonal = previous[j - 1] ?? NEVER;
        const change = changeCost(word, textAt(j));
        const kept = diagonal.kept + (change < 0.5 && !SMALL.has(word) ? 1 : 0);
        best = better(best, { cost: diagonal.cost + change, short: diagonal.short, kept });
        const left = row[j - 1] ?? NEVER;
        best = better(best, { cost: left.cost + insertCost(textAt(j)), short: left.short, kept: left.kept });
      }
      row.push(best);
    }
    previous = row;
  }
  let found: Alignment | null = null;
  for (let j = 0; j <= columns; j++) {
    const cell = previous[j] ?? NEVER;
    if (!found || cell.cost < found.cost - 1e-9 || (cell.cost < found.cost + 1e-9 && !cell.short && found.short)) {
      found = { cost: round(cell.cost), short: cell.short, used: j, kept: cell.kept };
    }
  }
  return found;
}

interface Cell {
  readonly cost: number;
  readonly short: boolean;
  readonly kept: number;
}
const NEVER: Cell = { cost: Number.POSITIVE_INFINITY, short: false, kept: 0 };

function better(a: Cell, b: Cell): Cell {
  if (b.cost < a.cost - 1e-9) return b;
  return b.cost < a.cost + 1e-9 && a.short && !b.short ? b : a;
}

function insertCost(word: string): number {
  return SMALL.has(word) ? 0.12 : 0.85;
}

/** Costs once worked out: notices say the same words again and again. Emptied when it grows beyond any notice's need. */
const costs = new Map<string, number>();
const MOST_COSTS = 20_000;

function changeCost(title: string, text: string): number {
  if (title === text) return 0;
  const key = `${title} ${text}`;
  const known = costs.get(key);
  if (known !== undefined) return known;
  if (costs.size >= MOST_COSTS) costs.clear();
  const cost = costOfChange(title, text);
  costs.set(key, cost);
  return cost;
}

function costOfChange(title: string, text: string): number {
  if (title === 'and' && text === '&') return 0;
  // An apostrophe left out or misplaced is nothing; one put where the law has none is a slip.
  if (title.includes("'") && bare(title) === bare(text)) return 0;
  if (SMALL.has(title) && SMALL.has(text)) return 0.12;
  if (NATION.has(title) || NATION.has(text)) return 2;
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
