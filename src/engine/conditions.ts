/** The conditions a rule can put on the sentence in which something was found. */
import { firstIndex } from '../notice/first-index';
import type { Span } from '../notice/notice';
import type { ReviewContext } from './context';
import type { Nearby, PatternId, Reach, SentenceConditions } from './pack';
import type { ClauseEnd, Clauses, Hit, Statement } from './text-index';
import { wordsOf } from './words';

/** Where in a statement's normalised text the match stands. */
export interface MatchRange {
  readonly from: number;
  readonly to: number;
}

/**
 * A negator in the few words before a match denies it. Not so "not only", "no longer needed" (which is why, not whether), nor
 * a verb's negator with a "may" or "can" behind it ("an applicant who isn't appointed may have ..."): that is its own verb.
 */
const NEGATED_BEFORE = new RegExp(
  [
    String.raw`\b(?:no(?!\W{1,3}longer\W{1,3}(?:need\w{0,3}|necessary|required|relevant|useful)\b)|nor|neither|none|nobody|cannot)\b(?!\W{1,3}(?:one\W{1,3})?(?:only|but|except|save|other than|apart from)\b)(?:\W{1,6}[\w'-]{1,30}){0,4}\W{0,6}$`,
    String.raw`\b(?:not|never|without(?!\W{1,3}(?:undue|unreasonable|further|any)?\W{0,3}(?:delay|charge|cost|fee|payment)\b)|unable|\w{2,8}n't|(?:don|doesn|won|isn|aren|can|couldn|wouldn|shouldn)t)\b(?!\W{1,3}only\b)(?:\W{1,6}(?:mean|imply|follow|guarantee)\b(?:\W{1,6}[\w'-]{1,30}){0,3}|(?:\W{1,6}(?!(?:can|could|may|might|will|must|shall|should)\b)[\w'-]{1,30}){0,4})\W{0,6}$`,
  ].join('|'),
  'i',
);

/** Without one of these nothing is denied. */
const NEGATOR =
  /\b(?:not|no|never|nor|neither|none|cannot|without|unable|nobody|\w{2,8}n't|(?:don|doesn|won|isn|aren|can|couldn|wouldn|shouldn)t)\b/i;

/** Conditions as they are looked at for each of many matches: always of the same shape, so that looking is quick. */
export interface Conditions {
  readonly in: 'body' | 'headings' | 'both';
  /** There are others than `in`. */
  readonly areMore: boolean;
  readonly also: SentenceConditions['also'];
  readonly unless: SentenceConditions['unless'];
  readonly unlessBefore: SentenceConditions['unlessBefore'];
  readonly unlessClause: SentenceConditions['unlessClause'];
  readonly under: SentenceConditions['under'];
  readonly notUnder: SentenceConditions['notUnder'];
  readonly about: SentenceConditions['about'];
  readonly beside: SentenceConditions['beside'];
  readonly notBeside: SentenceConditions['notBeside'];
  readonly affirmative: SentenceConditions['affirmative'];
}

export function conditionsOf(given: SentenceConditions): Conditions {
  const { also, unless, unlessBefore, unlessClause, under, notUnder, about, beside, notBeside, affirmative } = given;
  return {
    in: given.in ?? 'body',
    areMore: Boolean(
      also ??
        unless ??
        unlessBefore ??
        unlessClause ??
        under ??
        notUnder ??
        about ??
        beside ??
        notBeside ??
        affirmative,
    ),
    also,
    unless,
    unlessBefore,
    unlessClause,
    under,
    notUnder,
    about,
    beside,
    notBeside,
    affirmative,
  };
}

/** Do all conditions hold for a match in this statement? */
export function conditionsHold(
  ctx: ReviewContext,
  statement: Statement,
  match: MatchRange,
  conditions: Conditions,
): boolean {
  const where = conditions.in;
  if (statement.virtual) return false;
  if (where === 'body' && statement.heading) return false;
  if (where === 'headings' && !statement.heading) return false;
  if (!conditions.areMore) return true;
  if (conditions.also && !allStandWith(ctx, conditions.also, statement, match)) return false;
  if (conditions.unless && standsInMain(ctx, conditions.unless, statement, match)) return false;
  if (conditions.unlessBefore && standsInside(ctx, conditions.unlessBefore, statement.id, { from: -1, to: match.from }))
    return false;
  if ((conditions.under || conditions.notUnder || conditions.about) && !standsRight(ctx, statement, match, conditions))
    return false;
  if (conditions.unlessClause) {
    const clause = clauseAround(ctx, statement, match);
    if (standsInside(ctx, conditions.unlessClause, statement.id, clause)) return false;
  }
  if (conditions.affirmative && isNegated(ctx, statement, match)) return false;
  if (conditions.beside && !saidNear(ctx, statement, conditions.beside)) return false;
  if (conditions.notBeside && saidNear(ctx, statement, conditions.notBeside)) return false;
  return true;
}

/** Do the conditions on what stands over a match hold? */
function standsRight(
  ctx: ReviewContext,
  statement: Statement,
  match: MatchRange,
  { under, notUnder, about }: Conditions,
): boolean {
  const over = contextOf(ctx, statement, match);
  const label = rowLabel(ctx, statement, match);
  if (under && !standsOver(ctx, under, statement, over, label)) return false;
  if (notUnder && standsOver(ctx, notUnder, statement, over, label)) return false;
  return !about || standsInRow(ctx, about, statement) || standsOver(ctx, about, statement, over, label);
}

/** Does one of the patterns stand in what is over the match, or in the label of its row? */
function standsOver(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  statement: Statement,
  over: readonly number[],
  label: Span | null,
): boolean {
  for (const id of over) if (standsIn(ctx, patterns, id)) return true;
  if (label === null) return false;
  if (statement.label !== null && standsIn(ctx, patterns, statement.label)) return true;
  return patterns.some((pattern) => ctx.matcher.hitsIn(pattern, statement.id).some((hit) => hit.start < label.end));
}

/** Does one of the patterns stand in the statement? */
function standsIn(ctx: ReviewContext, patterns: readonly PatternId[], statement: number): boolean {
  return ctx.matcher.standsIn(patterns, statement);
}

/** Does one of the patterns stand in the statement, or in a cell of a row above that is a cell of this row too? */
function standsInRow(ctx: ReviewContext, patterns: readonly PatternId[], statement: Statement): boolean {
  if (standsIn(ctx, patterns, statement.id)) return true;
  for (const cell of statement.reachingIn) if (standsIn(ctx, patterns, cell)) return true;
  return false;
}

/** Does one pattern of each group stand with the match? */
function allStandWith(
  ctx: ReviewContext,
  groups: readonly (readonly PatternId[])[],
  statement: Statement,
  match: MatchRange,
): boolean {
  for (const group of groups) if (!standsWith(ctx, group, statement, match)) return false;
  return true;
}

/** As `standsInRow`; where the match stands in a cell of several rows, it may be any of them. */
function standsWith(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  statement: Statement,
  match: MatchRange,
): boolean {
  if (standsInRow(ctx, patterns, statement)) return true;
  if (ctx.notice.blocks[statement.block]?.kind !== 'row') return false;
  const cell = ctx.index.cellAt(statement.block, ctx.index.toSource(statement.id, match.from));
  return cell !== null && rowsBelow(ctx, cell).some((row) => standsIn(ctx, patterns, row.id));
}

/** The rows that a cell of a row above reaches into, in order. */
export function rowsBelow(ctx: ReviewContext, cell: number): readonly Statement[] {
  return ctx.index.below(cell).flatMap((id) => {
    const row = ctx.index.statements[id];
    return row?.reachingIn.includes(cell) ? [row] : [];
  });
}

/** Is the match denied by a word before it in its clause? */
function isNegated(ctx: ReviewContext, statement: Statement, match: MatchRange): boolean {
  if (!clausesOf(ctx, statement).mayNegate) return false;
  const clause = clauseAround(ctx, statement, match);
  return NEGATED_BEFORE.test(statement.text.slice(clause.from, match.from));
}

/** What stands over a match: in a table only its own column's header, beside what stands over the whole row. */
function contextOf(ctx: ReviewContext, statement: Statement, match: MatchRange): readonly number[] {
  const block = ctx.notice.blocks[statement.block];
  const isWhole = match.from === 0 && match.to === statement.text.length;
  if (block?.kind !== 'row' || isWhole) return statement.context;
  const at = ctx.index.toSource(statement.id, match.from);
  const cell = block.cells.find((one) => one.start <= at && at < one.end);
  const header = cell?.header ? headerKey(cell.header) : null;
  return statement.context.filter((id) => {
    const above = ctx.index.statements[id];
    return above?.virtual !== true || headerKey(above.text) === header;
  });
}

/** The first cell of the row a match stands in ("Who gets it"): it stands over the other cells. Null for a match in itself. */
function rowLabel(ctx: ReviewContext, statement: Statement, match: MatchRange): Span | null {
  const block = ctx.notice.blocks[statement.block];
  // A cell that reaches in from above stands over all that the row itself holds.
  if (statement.label !== null && statement.reachingIn.includes(statement.label))
    return { start: statement.start, end: statement.start };
  const first = block?.kind === 'row' && block.cells.length > 1 ? block.cells[0] : undefined;
  return first && ctx.index.toSource(statement.id, match.from) >= first.end ? first : null;
}

/** A header's words, by which its two spellings (as written and normalised) are one. */
function headerKey(text: string): string {
  return wordsOf(text).join(' ');
}

/** The clause the match stands in: from the last to the next semicolon, colon, dash or conjunction that begins a clause. */
export function clauseAround(ctx: ReviewContext, statement: Statement, match: MatchRange): MatchRange {
  return between(clausesOf(ctx, statement).ends, statement, match);
}

/** From the last of the ends before the match to the next behind it. */
function between(ends: readonly ClauseEnd[], statement: Statement, match: MatchRange): MatchRange {
  let from = 0;
  let to = statement.text.length;
  for (const end of ends) {
    if (end.to <= match.from) from = end.next;
    else if (end.from >= match.to) {
      to = end.from;
      break;
    }
  }
  return { from, to };
}

function clausesOf(ctx: ReviewContext, statement: Statement): Clauses {
  if (statement.clauses !== null) return statement.clauses;
  const { endPhrases, mainEndPhrases } = ctx.pack.registers.notice.clauses;
  const endsOf = (...patterns: readonly PatternId[]) =>
    patterns
      .flatMap((pattern) => ctx.matcher.hitsIn(pattern, statement.id))
      .map(({ from, to }) => ({ from, to, next: /[,.]/.test(statement.text[from] ?? '') ? from + 1 : to }))
      .sort((a, b) => a.from - b.from);
  const made = {
    ends: endsOf(...endPhrases, ...mainEndPhrases),
    // The conjunction belongs to neither: ", but nothing is sent abroad" makes no exception.
    mainEnds: endsOf(...mainEndPhrases).map((end) => ({ ...end, next: end.to })),
    mayNegate: NEGATOR.test(statement.text),
  };
  statement.clauses = made;
  return made;
}

/**
 * Does one of the patterns stand in the same statement of the sentence as the match? "We share our hall with a school,
 * and we share data with the council": what is said of the hall is nothing about the data.
 */
function standsInMain(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  statement: Statement,
  match: MatchRange,
): boolean {
  for (const cell of statement.reachingIn) if (standsIn(ctx, patterns, cell)) return true;
  if (!standsIn(ctx, patterns, statement.id)) return false;
  const { mainEnds } = clausesOf(ctx, statement);
  return mainEnds.length === 0 || standsInside(ctx, patterns, statement.id, between(mainEnds, statement, match));
}

/** Does one of the patterns stand in that stretch of the statement, at least in part? */
function standsInside(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  statement: number,
  range: MatchRange,
): boolean {
  if (!standsIn(ctx, patterns, statement)) return false;
  const isInside = (hit: Hit) => hit.from < range.to && hit.to > range.from;
  return patterns.some((pattern) => ctx.matcher.hitsIn(pattern, statement).some(isInside));
}

function saidNear(ctx: ReviewContext, statement: Statement, near: Nearby): boolean {
  const { first, last } = neighbours(ctx, statement, near.within);
  // A section may be all of the notice: its matches are looked up, not its sentences one by one.
  if (near.within === 'section' && !near.also && !near.unless && !near.about) {
    return near.says.some((pattern) => hitsOtherThan(ctx.matcher.hits(pattern), statement.id, first, last));
  }
  for (let id = first; id <= last; id++) {
    if (id !== statement.id && standsIn(ctx, near.says, id) && holdsNear(ctx, id, near)) return true;
  }
  return false;
}

function holdsNear(ctx: ReviewContext, id: number, { also, unless, about }: Nearby): boolean {
  return (
    !(also?.some((group) => !standsIn(ctx, group, id)) || (unless && standsIn(ctx, unless, id))) &&
    (!about ||
      standsIn(ctx, about, id) ||
      (ctx.index.statements[id]?.context.some((over) => standsIn(ctx, about, over)) ?? false))
  );
}

/** Does one of the matches, which are in the order of the text, stand in a range of statements, but not in this one? */
function hitsOtherThan(hits: readonly Hit[], statement: number, first: number, last: number): boolean {
  let at = firstIndex(0, hits.length, (hit) => (hits[hit]?.statement ?? 0) >= first);
  for (; (hits[at]?.statement ?? Number.POSITIVE_INFINITY) <= last; at++) {
    if (hits[at]?.statement !== statement) return true;
  }
  return false;
}

/** The first and the last of the statements near one: of its block, its section, or so many either way in its section. */
export function neighbours(
  ctx: ReviewContext,
  { id, block }: Statement,
  within: Reach,
): { readonly first: number; readonly last: number } {
  if (within === 'block') {
    const ids = ctx.index.ofBlock(block);
    return { first: ids[0] ?? id, last: ids.at(-1) ?? id };
  }
  const run = ctx.index.runOf(id);
  if (within === 'section') return run;
  return { first: Math.max(run.first, id - within), last: Math.min(run.last, id + within) };
}
