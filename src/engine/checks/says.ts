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
function passingOf(ctx: ReviewContext, hits: readonly Hit[], conditions: SentenceConditions): readonly Hit[] {
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
