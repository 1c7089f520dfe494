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
  const passing: Hit[] = [];
  for (const pattern of patterns) {
    for (const hit of ctx.matcher.hits(pattern)) {
      const statement = ctx.index.statements[hit.statement];
      if (statement !== undefined && conditionsHold(ctx, statement, hit, conditions)) passing.push(hit);
    }
  }
  return passing;
}

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
