/** `says`: some sentence matches one of the patterns, under the conditions. */
import { type Conditions, conditionsHold, conditionsOf } from '../conditions';
import { MOST_EVIDENCE, type Place, type ReviewContext, type Verdict } from '../context';
import type { Expr, PatternId, SentenceConditions } from '../pack';
import type { Hit, Statement } from '../text-index';

/** The matches of the patterns that pass the conditions, in the order of the patterns. */
export function passingHits(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  given: SentenceConditions,
): readonly Hit[] {
  return hitsUnder(ctx, patterns, conditionsOf(given));
}

/** As `passingHits`, for who asks again and again. */
export function hitsUnder(ctx: ReviewContext, patterns: readonly PatternId[], conditions: Conditions): readonly Hit[] {
  let passing: readonly Hit[] = NO_HITS;
  let joined: Hit[] | null = null;
  for (const pattern of patterns) {
    const hits = ctx.matcher.hits(pattern);
    if (hits.length === 0) continue;
    const own = passingOf(ctx, hits, conditions);
    if (own.length === 0) continue;
    if (passing.length === 0) passing = own;
    else {
      joined ??= [...passing];
      passing = joined;
      for (const hit of own) joined.push(hit);
    }
  }
  return passing;
}

/** Those of the matches that pass; the list itself where that is all of them, as it mostly is. */
function passingOf(ctx: ReviewContext, hits: readonly Hit[], conditions: Conditions): readonly Hit[] {
  let passing: Hit[] | null = null;
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at];
    if (hit === undefined) continue;
    const statement = ctx.index.statements[hit.statement];
    const passes = statement !== undefined && conditionsHold(ctx, statement, hit, conditions);
    if (passes) passing?.push(hit);
    else passing ??= hits.slice(0, at);
  }
  return passing ?? hits;
}

const NO_HITS: readonly Hit[] = [];

/** The sentences the matches stand in, each once, in the order of the text. */
export function sentencesOf(ctx: ReviewContext, hits: readonly Hit[]): readonly Place[] {
  return placesOf(
    ctx,
    [...new Set(hits.map((hit) => hit.statement))].sort((a, b) => a - b),
  );
}

function placesOf(ctx: ReviewContext, statements: readonly number[]): readonly Place[] {
  return statements.flatMap((id) => {
    const statement = ctx.index.statements[id];
    return statement ? [{ start: statement.start, end: statement.end }] : [];
  });
}

type SaysExpr = Extract<Expr, { op: 'says' }>;

/** Looks no further than the first sentences that are shown. */
export function evaluateSays(ctx: ReviewContext, expr: SaysExpr): Verdict {
  const first = ctx.matcher.firstStatements(expr.says, MOST_EVIDENCE, passes(ctx, expr));
  return { holds: first.length > 0, evidence: placesOf(ctx, first) };
}

/** Does `evaluateSays` hold? Looks no further than the first sentence it comes upon. */
export function isSaid(ctx: ReviewContext, expr: SaysExpr): boolean {
  return ctx.matcher.standsAnywhere(expr.says, passes(ctx, expr));
}

function passes(ctx: ReviewContext, expr: SaysExpr): (statement: number, from: number, to: number) => boolean {
  const conditions = conditionsOf(expr);
  return (id, from, to) => {
    const statement = ctx.index.statements[id];
    return statement !== undefined && conditionsHold(ctx, statement, { from, to }, conditions);
  };
}

/** Does one of the patterns stand in the statement, and a guard (`unless`, `affirmative` ...) turns it down there? */
export function refusesWords(ctx: ReviewContext, expr: SaysExpr, statement: Statement): boolean {
  const { unless, unlessBefore, unlessClause, notUnder, notBeside, affirmative } = conditionsOf(expr);
  const guards = conditionsOf({ in: 'both', unless, unlessBefore, unlessClause, notUnder, notBeside, affirmative });
  return expr.says.some((pattern) =>
    ctx.matcher.hitsIn(pattern, statement.id).some((hit) => !conditionsHold(ctx, statement, hit, guards)),
  );
}
