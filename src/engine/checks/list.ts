/** `list`: a list introduced by one of the patterns, or standing under such a heading, has enough members. */
import { conditionsHold, conditionsOf, rowsBelow } from '../conditions';
import type { Place, ReviewContext, Verdict } from '../context';
import type { Expr, PatternId } from '../pack';
import type { Statement } from '../text-index';
import { partsOf } from './enumeration';

interface Member extends Place {
  /** Normalised. */
  readonly text: string;
}

/** "It is not used for ...". */
const NOT_DONE =
  /\b(?:not|never|\w{2,8}n't) (?:\w{1,20} )?(?:used|for|collected|kept|held|shared|needed|processed|taken|passed|given)\b/i;

/** A sentence of prose with fewer parts is no enumeration. */
const FEWEST_PARTS = 3;

type ListExpr = Extract<Expr, { op: 'list' }>;

/**
 * Members are the items of a list, the rows of a table (or the cells below a column header), and the parts of a sentence
 * between commas, semicolons and "and"/"or" after the words that introduce them. The best introduced list decides; lists
 * are not added up.
 */
export function evaluateList(ctx: ReviewContext, expr: ListExpr): Verdict {
  let best: { introduction: Place | null; members: readonly Member[] } = { introduction: null, members: [] };
  const consider = (introduction: Place | null, members: readonly Member[]) => {
    const counted = members.filter((member) => !ignored(ctx, member.text, expr.ignore));
    if (counted.length > best.members.length) best = { introduction, members: counted };
  };
  const conditions = conditionsOf(expr);
  if (expr.list.length > 0) {
    const inBody = conditionsOf({ ...expr, in: 'body' });
    for (const pattern of expr.list) {
      for (const hit of ctx.matcher.hits(pattern)) {
        const statement = ctx.index.statements[hit.statement];
        if (!statement) continue;
        const row = statement.virtual ? rowLabelled(ctx, statement) : undefined;
        if (row) {
          const cells = { from: statement.text.length, to: row.text.length };
          if (conditionsHold(ctx, row, cells, inBody)) consider(row, partsInRows(ctx, row, statement.end));
        } else if (statement.virtual) {
          if (expr.in !== 'headings' && !barredAbove(ctx, statement, expr))
            consider(statement, cellsBelow(ctx, statement));
        } else if (
          conditionsHold(ctx, statement, hit, conditions) &&
          // "It is not used for doors, registers or books."
          !(expr.affirmative && NOT_DONE.test(statement.text.slice(hit.from, hit.to)))
        ) {
          consider(statement, membersAfter(ctx, statement, hit.to, expr));
        }
      }
    }
  } else {
    // No introduction asked for: everything below such a heading or lead-in.
    const members = ctx.index.statements.flatMap((statement) =>
      conditionsHold(ctx, statement, { from: 0, to: statement.text.length }, conditions)
        ? membersOf(ctx, statement)
        : [],
    );
    consider(null, members);
  }
  const enough = best.members.length >= expr.min && best.members.length <= (expr.max ?? Number.POSITIVE_INFINITY);
  const evidence = [
    ...(best.introduction ? [{ start: best.introduction.start, end: best.introduction.end }] : []),
    ...best.members.slice(0, 2).map(({ start, end }) => ({ start, end })),
  ];
  return { holds: enough, evidence: enough ? withoutInner(evidence) : [] };
}

/** The row whose first cell a statement is. */
function rowLabelled(ctx: ReviewContext, label: Statement): Statement | undefined {
  const row = ctx.index.statements[ctx.index.ofBlock(label.block)[0] ?? -1];
  return row?.label === label.id ? row : undefined;
}

function ignored(ctx: ReviewContext, text: string, patterns: readonly PatternId[] | undefined): boolean {
  return patterns?.some((pattern) => ctx.matcher.matches(pattern, text)) ?? false;
}

function membersAfter(ctx: ReviewContext, statement: Statement, offset: number, expr: ListExpr): readonly Member[] {
  if (statement.heading) return membersUnderHeading(ctx, statement, expr);
  const block = ctx.notice.blocks[statement.block];
  if (block?.kind === 'row') return partsInRows(ctx, statement, ctx.index.toSource(statement.id, offset));
  return [
    ...(expr.itemsOnly ? [] : partsAfter(ctx, statement, offset)),
    ...proseBelow(ctx, statement, expr),
    ...itemsAfter(ctx, statement),
  ];
}

/** The parts of a statement after an offset of its text. */
function partsAfter(ctx: ReviewContext, statement: Statement, offset: number): readonly Member[] {
  return partsOf(statement.text, offset).map(({ from, to }) => ({
    text: statement.text.slice(from, to),
    start: ctx.index.toSource(statement.id, from),
    end: ctx.index.toSource(statement.id, to),
  }));
}

/** The parts of a row's cells that end behind an offset of the notice's text: its own cell from there on, and the others. */
function partsInCells(ctx: ReviewContext, statement: Statement, offset: number): readonly Member[] {
  const block = ctx.notice.blocks[statement.block];
  if (block?.kind !== 'row') return [];
  return block.cells.flatMap((cell) => {
    const start = Math.max(cell.start, offset);
    if (start >= cell.end) return [];
    const text = ctx.notice.text.slice(start, cell.end);
    return partsOf(text, 0).map(({ from, to }) => ({
      text: text.slice(from, to),
      start: start + from,
      end: start + to,
    }));
  });
}

/** As `partsInCells`, and all parts of the rows below that the cell before the offset reaches into. */
function partsInRows(ctx: ReviewContext, statement: Statement, offset: number): readonly Member[] {
  const cell = ctx.index.cellAt(statement.block, offset - 1);
  const below = cell === null ? [] : rowsBelow(ctx, cell);
  return [statement, ...below].flatMap((row) => partsInCells(ctx, row, Math.max(offset, row.start)));
}

/** The cells of a table below one of its column headers, one member each. */
function cellsBelow(ctx: ReviewContext, header: Statement): readonly Member[] {
  return ctx.index.below(header.id).flatMap((id) => {
    const statement = ctx.index.statements[id];
    const block = ctx.notice.blocks[statement?.block ?? -1];
    if (statement?.virtual !== false || block?.kind !== 'row') return [];
    return block.cells.flatMap((cell) =>
      cell.header !== null && sameText(cell.header, header.text)
        ? [{ text: ctx.notice.text.slice(cell.start, cell.end), start: cell.start, end: cell.end }]
        : [],
    );
  });
}

/** Do the conditions on what stands over a table shut its column header out? */
function barredAbove(ctx: ReviewContext, header: Statement, expr: ListExpr): boolean {
  const row = ctx.index.statements[ctx.index.below(header.id)[0] ?? -1];
  if (!row) return true;
  const above = (pattern: PatternId) => row.context.some((id) => ctx.matcher.hitsIn(pattern, id).length > 0);
  return expr.notUnder?.some(above) === true || (expr.under !== undefined && !expr.under.some(above));
}

function sameText(source: string, normal: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? '';
  return words(source) === words(normal);
}

/** The items of the list a statement introduces, and the rows right below it. */
function itemsAfter(ctx: ReviewContext, statement: Statement): readonly Member[] {
  const members: Member[] = [];
  const { blocks } = ctx.notice;
  for (let index = statement.block + 1; index < blocks.length; index++) {
    const block = blocks[index];
    if (block?.kind === 'item' && block.leadIn !== null) {
      if (block.leadIn === statement.block) members.push(...firstOf(ctx, index));
      else if (block.leadIn < statement.block) break;
      continue;
    }
    if (block?.kind === 'row') {
      if (!isHeaderRow(ctx, index)) members.push(...firstOf(ctx, index));
      continue;
    }
    break;
  }
  return members;
}

function firstOf(ctx: ReviewContext, block: number): readonly Member[] {
  return ctx.index
    .ofBlock(block)
    .slice(0, 1)
    .flatMap((id) => {
      const statement = ctx.index.statements[id];
      return statement ? [{ text: statement.text, start: statement.start, end: statement.end }] : [];
    });
}

/** A table's first row, where its cells are the column headers of the next. */
function isHeaderRow(ctx: ReviewContext, block: number): boolean {
  const row = ctx.notice.blocks[block];
  const next = ctx.notice.blocks[block + 1];
  if (row?.kind !== 'row' || next?.kind !== 'row') return false;
  const headers = next.cells.flatMap((cell) => cell.header ?? []);
  return headers.length > 0 && row.cells.every((cell) => headers.includes(ctx.notice.text.slice(cell.start, cell.end)));
}

/** A statement as members: the parts where it enumerates, else itself. */
function membersOf(ctx: ReviewContext, statement: Statement): readonly Member[] {
  const parts = partsAfter(ctx, statement, 0);
  if (parts.length >= 2) return parts;
  return [{ text: statement.text, start: statement.start, end: statement.end }];
}

/**
 * The items and rows below a heading, one member each, and the parts of sentences that semicolons make a list. Other prose
 * has no members unless the rule takes its sentences: what a comma parts there may be anything.
 */
function membersUnderHeading(ctx: ReviewContext, heading: Statement, expr: ListExpr): readonly Member[] {
  const below = ctx.index.below(heading.id);
  // A heading over most of the notice is its title ("How we use pupil information"): what its sections list is theirs.
  const isTitle = below.length * 2 > ctx.index.statements.length;
  return below.flatMap((id) => {
    const statement = ctx.index.statements[id];
    if (!statement || statement.virtual || statement.heading) return [];
    if (isTitle && statement.context.some((over) => over > heading.id && ctx.index.statements[over]?.heading))
      return [];
    const kind = ctx.notice.blocks[statement.block]?.kind;
    if (kind !== 'item' && kind !== 'row') return proseMembers(ctx, statement, expr);
    if (isHeaderRow(ctx, statement.block)) return [];
    const isFirst = ctx.index.ofBlock(statement.block)[0] === statement.id;
    return isFirst ? [{ text: statement.text, start: statement.start, end: statement.end }] : [];
  });
}

/** Below a label that heads its own paragraph ("Why? To bill you; to plan trips; to ..."). */
function proseBelow(ctx: ReviewContext, label: Statement, expr: ListExpr): readonly Member[] {
  return ctx.index.below(label.id).flatMap((id) => {
    const statement = ctx.index.statements[id];
    return statement?.block === label.block && !statement.virtual ? proseMembers(ctx, statement, expr) : [];
  });
}

function proseMembers(ctx: ReviewContext, statement: Statement, expr: ListExpr): readonly Member[] {
  const parts = semicolonParts(ctx, statement);
  if (parts.length > 0) return parts;
  if (expr.parts) {
    const enumerated = partsAfter(ctx, statement, 0);
    return enumerated.length >= FEWEST_PARTS ? enumerated : [];
  }
  if (!expr.sentences) return [];
  return [{ text: statement.text, start: statement.start, end: statement.end }];
}

/** "shorter queues; no cash to lose; and nobody is named": three parts or more between semicolons. */
function semicolonParts(ctx: ReviewContext, statement: Statement): readonly Member[] {
  const ends = [...statement.text.matchAll(/;\s/g)].map((semicolon) => semicolon.index);
  if (ends.length < 2) return [];
  return [...ends, statement.text.length].flatMap((end, at) => {
    const raw = statement.text.slice(at === 0 ? 0 : (ends[at - 1] ?? 0) + 1, end);
    const text = raw.trim().replace(/^(?:and|or)\s/i, '');
    const start = end - text.length;
    return text === ''
      ? []
      : [{ text, start: ctx.index.toSource(statement.id, start), end: ctx.index.toSource(statement.id, end) }];
  });
}

function withoutInner(places: readonly Place[]): readonly Place[] {
  return places.filter(
    (place, at) => !places.some((other, index) => index < at && other.start <= place.start && other.end >= place.end),
  );
}
