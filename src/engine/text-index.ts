/**
 * A notice made ready for matching: normalised text with a map back, sentences with their context (lead-in, headings,
 * column headers), and an index of words, so that a pattern is only tried on sentences that hold one of its anchors.
 */
import { type Normalised, normalise } from '../notice/normalise';
import type { Block, Notice, Span } from '../notice/notice';
import { wordsOf } from './words';

/** One sentence (or heading, list item's sentence, table row) with what stands over it. */
export interface Statement {
  /** Position in `TextIndex.statements`. */
  readonly id: number;
  /** Normalised text of the sentence. */
  readonly text: string;
  /** Offsets in `notice.text`. */
  readonly start: number;
  readonly end: number;
  /** Index in `notice.blocks`. */
  readonly block: number;
  readonly heading: boolean;
  /** Index in `notice.blocks` of the heading it stands under (for a heading: itself), or null. */
  readonly section: number | null;
  /** Ids of the statements over it: the list's lead-in (its last sentence) and the item's letter, the column headers, the headings above, nearest first. */
  readonly context: readonly number[];
  /**
   * Id of the row's first cell as a statement of its own, which stands over its other cells; null where there is none.
   * It may be the cell of a row above that reaches down into this one.
   */
  readonly label: number | null;
  /** Ids of the cells of rows above that reach down into this row, as statements of their own; part of the context. */
  readonly reachingIn: readonly number[];
  /** A column header given to its rows as context, a row's label, or an item's letter; not a text of the notice by itself. */
  readonly virtual: boolean;
  /** Where its clauses end, once somebody has asked (`conditions.ts`). */
  clauses: Clauses | null;
}

/** In offsets of the statement's text (UTF-16 code units): what parts two clauses, and where the second begins. */
export interface ClauseEnd {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

export interface Clauses {
  /** What parts the clauses, in order. The next begins behind it, but a conjunction is its first word. */
  readonly ends: readonly ClauseEnd[];
  /** What parts its main clauses, in order. Here a conjunction belongs to neither. */
  readonly mainEnds: readonly ClauseEnd[];
  /** A word that denies stands somewhere in the statement. */
  readonly mayNegate: boolean;
}

/** A statement while what stands over it is not yet known. */
type Unplaced = { -readonly [Key in keyof Statement]: Statement[Key] };

/** A match, in offsets of `notice.text`, with the statement it stands in and its offsets in the statement's text. */
export interface Hit {
  readonly statement: number;
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

export interface TextIndex {
  readonly notice: Notice;
  /** The notice's text made ready for matching; statements are parts of it. */
  readonly normal: Normalised;
  readonly statements: readonly Statement[];
  /** For every word of the notice (see `words`) the ids of the statements that hold it, ascending. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** Ids of the statements of a block, in order. */
  ofBlock(block: number): readonly number[];
  /** Ids of the statements that have this one in their context, ascending. */
  below(statement: number): readonly number[];
  /** Id of the cell of a block at an offset of the notice's text as a statement of its own; null where it stands over nothing. */
  cellAt(block: number, offset: number): number | null;
  /** The first and the last of the statements of the body that follow each other in one section with this one. */
  runOf(statement: number): { readonly first: number; readonly last: number };
  /** Offset in `notice.text` of an offset in a statement's text. */
  toSource(statement: number, offset: number): number;
}

/**
 * Indexes a notice. Linear in its text.
 * @param notice the notice as read; offsets in UTF-16 code units
 */
export function indexText(notice: Notice): TextIndex {
  const normal = normalise(notice.text);
  const statements: Unplaced[] = [];
  const normalStarts: number[] = [];
  const byBlock: number[][] = notice.blocks.map(() => []);
  const sentencesByBlock: { start: number; end: number }[][] = notice.blocks.map(() => []);
  for (const sentence of notice.sentences) sentencesByBlock[sentence.block]?.push(sentence);

  const title = titleHeading(notice.blocks);
  const contexts: number[][] = [];
  const add = (block: number, start: number, end: number, text: string, normalStart: number, virtual: boolean) => {
    const heading = notice.blocks[block]?.kind === 'heading';
    const id = statements.length;
    const section = heading ? block : (notice.blocks[block]?.section ?? null);
    const context: number[] = [];
    statements.push({
      id,
      text,
      start,
      end,
      block,
      heading,
      section,
      context,
      label: null,
      reachingIn: NONE,
      virtual,
      clauses: null,
    });
    contexts.push(context);
    normalStarts.push(normalStart);
    return id;
  };
  notice.blocks.forEach((block, index) => {
    const whole = block.kind === 'heading' || block.kind === 'row';
    const spans = whole ? [block] : (sentencesByBlock[index] ?? []);
    for (const span of spans) {
      const from = normal.toNormal(span.start);
      const text = normal.text.slice(from, normal.toNormal(span.end));
      byBlock[index]?.push(add(index, span.start, span.end, text, from, false));
    }
  });

  // Context, once every statement has its number.
  const headerIds = new Map<string, number>();
  const cellIds = new Map<string, number>();
  /** A cell as a statement of its own, the same for each row that it stands over. */
  const cellOf = (block: number, at: number): number | undefined => {
    const row = notice.blocks[block];
    const cell = row?.kind === 'row' ? row.cells[at] : undefined;
    if (cell === undefined || cell.end <= cell.start) return undefined;
    if (cell.end - cell.start > LONGEST_CELL_OVER_ROWS) return undefined;
    const key = cellKey(block, at);
    let id = cellIds.get(key);
    if (id === undefined) {
      id = add(block, cell.start, cell.end, normalise(notice.text.slice(cell.start, cell.end)).text, -1, true);
      cellIds.set(key, id);
    }
    return id;
  };
  /** A column's header, or the letter of a list's items, as a statement, the same for all of a section that it stands over. */
  const headerOf = (header: string, block: number, { start, end }: Span): number => {
    const key = `${notice.blocks[block]?.section}:${header}`;
    let id = headerIds.get(key);
    if (id === undefined) {
      id = add(block, start, end, normalise(header).text, -1, true);
      headerIds.set(key, id);
    }
    return id;
  };
  const headingChains = new Map<number, readonly number[]>();
  const chainOf = (section: number | null): readonly number[] => {
    if (section === null) return [];
    const known = headingChains.get(section);
    if (known) return known;
    const own = section === title ? [] : (byBlock[section] ?? []);
    const chain = [...own, ...chainOf(notice.blocks[section]?.section ?? null)];
    headingChains.set(section, chain);
    return chain;
  };
  const leadInOf = (block: Block | undefined, depth = 0): number[] => {
    if (block?.kind !== 'item' || block.leadIn === null || depth > 6) return [];
    const last = byBlock[block.leadIn]?.at(-1);
    return [...(last === undefined ? [] : [last]), ...leadInOf(notice.blocks[block.leadIn], depth + 1)];
  };
  /** "Why? To bill you.": a short question or label in a block stands over what follows it there like a heading. */
  const runInOver = (block: readonly number[]): ReadonlyMap<number, number> => {
    const over = new Map<number, number>();
    if (block.length < 2) return over;
    let label: number | undefined;
    block.forEach((id, at) => {
      const text = statements[id]?.text ?? '';
      const isLabel = isRunInHeading(text, false);
      if (label !== undefined && !isLabel) over.set(id, label);
      if (isLabel || (at === 0 && isRunInHeading(text, true))) label = id;
    });
    return over;
  };
  const runIns = byBlock.map(runInOver);
  const real = statements.length;
  for (let id = 0; id < real; id++) {
    const statement = statements[id];
    if (!statement) continue;
    const block = notice.blocks[statement.block];
    const above = block?.section ?? null;
    const headers: number[] = [];
    if (block?.kind === 'row') {
      for (const cell of block.cells) {
        if (!cell.header) continue;
        headers.push(headerOf(cell.header, statement.block, cell));
      }
      const first = block.cells.length > 1 ? block.cells[0] : undefined;
      if (first && first.end - first.start <= LONGEST_ROW_LABEL) statement.label = cellOf(statement.block, 0) ?? null;
      const above = (block.above ?? []).flatMap((cell) => {
        const over = cellOf(cell.block, cell.cell);
        if (over !== undefined && cell.leads) statement.label = over;
        return over ?? [];
      });
      statement.reachingIn = above;
      headers.push(...above);
    }
    if (block?.kind === 'item' && block.letter) headers.push(headerOf(`(${block.letter})`, statement.block, block));
    const runIn = runIns[statement.block]?.get(id);
    const over = [...(runIn === undefined ? [] : [runIn]), ...leadInOf(block), ...headers, ...chainOf(above)];
    contexts[id]?.push(...new Set(over));
  }

  const holders = new Map<string, number[]>();
  for (const { id, text } of statements) {
    for (const word of wordsOf(text)) {
      const list = holders.get(word);
      if (!list) holders.set(word, [id]);
      else if (list[list.length - 1] !== id) list.push(id);
    }
  }

  let below: ReadonlyMap<number, readonly number[]> | null = null;
  let runs: Runs | null = null;
  return {
    notice,
    normal,
    statements,
    holders,
    ofBlock: (block) => byBlock[block] ?? [],
    below(statement) {
      below ??= belowOf(statements);
      return below.get(statement) ?? [];
    },
    cellAt(block, offset) {
      const row = notice.blocks[block];
      if (row?.kind !== 'row') return null;
      const at = row.cells.findIndex((cell) => cell.start <= offset && offset < cell.end);
      return cellIds.get(cellKey(block, at)) ?? null;
    },
    runOf(statement) {
      runs ??= runsOf(statements);
      return { first: runs.firsts[statement] ?? statement, last: runs.lasts[statement] ?? statement };
    },
    toSource(statement, offset) {
      const start = normalStarts[statement] ?? -1;
      const place = statements[statement];
      if (!place) return 0;
      // A column header has no place of its own: its row stands for it.
      if (start < 0) return offset === 0 ? place.start : place.end;
      return normal.toSource(start + offset);
    },
  };
}

const NONE: readonly number[] = [];

const cellKey = (block: number, cell: number): string => `${block}:${cell}`;

/** Characters; a longer cell is content, wherever it reaches. */
const LONGEST_CELL_OVER_ROWS = 300;

/** Characters; a longer first cell is content, no label. */
const LONGEST_ROW_LABEL = 80;
const FEWEST_HEADINGS_BELOW_A_TITLE = 2;
const FEWEST_PARAGRAPHS_BELOW_A_TITLE = 3;

function belowOf(statements: readonly Statement[]): ReadonlyMap<number, readonly number[]> {
  const below = new Map<number, number[]>();
  for (const { id, context } of statements) {
    for (const over of context) {
      const list = below.get(over);
      if (list) list.push(id);
      else below.set(over, [id]);
    }
  }
  return below;
}

interface Runs {
  readonly firsts: readonly number[];
  readonly lasts: readonly number[];
}

function runsOf(statements: readonly Statement[]): Runs {
  const goesOn = (before: Statement | undefined, after: Statement | undefined) =>
    before !== undefined && after !== undefined && !after.virtual && before.section === after.section;
  const firsts: number[] = [];
  for (const { id, heading } of statements) {
    const before = statements[id - 1];
    const joins = !heading && before?.heading === false && !before.virtual && goesOn(before, statements[id]);
    firsts.push(joins ? (firsts[id - 1] ?? id) : id);
  }
  const lasts: number[] = [];
  for (let id = statements.length - 1; id >= 0; id--) {
    const after = statements[id + 1];
    const joins = after?.heading === false && goesOn(statements[id], after);
    lasts[id] = joins ? (lasts[id + 1] ?? id) : id;
  }
  return { firsts, lasts };
}

/**
 * The heading that is the notice's title: everything stands under it, so it says nothing about a section. The first
 * heading, where no other is of its level and at least two stand below it; or, where the notice begins with it, at least
 * three paragraphs do.
 */
function titleHeading(blocks: readonly Block[]): number | null {
  const headings = blocks.flatMap((block, index) => (block.kind === 'heading' ? [{ index, level: block.level }] : []));
  const first = headings[0];
  if (!first || !headings.slice(1).every((heading) => heading.level > first.level)) return null;
  if (headings.length > FEWEST_HEADINGS_BELOW_A_TITLE) return first.index;
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph' && block.section === first.index).length;
  return first.index === 0 && first.level === 1 && paragraphs >= FEWEST_PARAGRAPHS_BELOW_A_TITLE ? first.index : null;
}

/** Most words of a run-in heading: a question or a label before a colon, "How long we keep it.", any other such as "Sharing." */
const LONGEST_RUN_IN = 9;
const LONGEST_ASKING_RUN_IN = 6;
const LONGEST_OTHER_RUN_IN = 3;

function isRunInHeading(text: string, opensBlock: boolean): boolean {
  const most = /[?:]\W{0,3}$/.test(text)
    ? LONGEST_RUN_IN
    : /^\W{0,3}(?:who|what|why|where|when|how|which)\b(?!.*!\W{0,3}$)/i.test(text)
      ? LONGEST_ASKING_RUN_IN
      : opensBlock
        ? LONGEST_OTHER_RUN_IN
        : 0;
  return most > 0 && (text.match(/[\p{L}\p{N}'-]+/gu)?.length ?? 0) <= most;
}
