/** `says`: some sentence matches one of the patterns, under the conditions. */
import { conditionsHold } from '../conditions';
import type { Place, ReviewContext, Verdict } from '../context';
import type { Expr, PatternId, SentenceConditions } from '../pack';
import type { Hit } from '../text-index';

/** The matches of the patterns that pass the conditions, in the order of the patterns. */
export function passingHits(
  ctx: ReviewContext,
  patterns: readonly PatternId[],
  conditions: SentenceConditions,
): readonly Hit[] {
  const lists: (readonly Hit[])[] = [];
  for (const pattern of patterns) {
    const passing = passingOf(ctx, ctx.matcher.hits(pattern), conditions);
    if (passing.length > 0) lists.push(passing);
  }
  return lists.length < 2 ? (lists[0] ?? NO_HITS) : lists.flat();
}

/** Those of the matches that pass; the list itself where that is all of them, as it mostly is. */
function passingOf(ctx: ReviewContext, hits: readonly Hit[], conditions: SentenceConditions): readonly Hit[] {
  if (hits.length === 0) return NO_HITS;
  const passes = (hit: Hit) => {
    const statement = ctx.index.statements[hit.statement];
    return statement !== undefined && conditionsHold(ctx, statement, hit, conditions);
  };
  const failing = hits.findIndex((hit) => !passes(hit));
  if (failing < 0) return hits;
  return [...hits.slice(0, failing), ...hits.slice(failing + 1).filter(passes)];
}

const NO_HITS: readonly Hit[] = [];

/** The sentences the matches stand in, each once, in the order of the text. */
export function sentencesOf(ctx: ReviewContext, hits: readonly Hit[]): readonly Place[] {
  const ids = [...new Set(hits.map((hit) => hit.statement))].sort((a, b) => a - b);
  return ids.flatMap((id) => {
    const statement = ctx.index.statements[id];
    return statement ? [{ start: statement.start, end: statement.end }] : [];
  });
}

export function evaluateSays(ctx: ReviewContext, expr: Extract<Expr, { op: 'says' }>): Verdict {
  const hits = passingHits(ctx, expr.says, expr);
  return { holds: hits.length > 0, evidence: sentencesOf(ctx, hits) };
}
