/** `count`: so many different things of a vocabulary are found, each in a sentence under the conditions. */
import { conditionsOf } from '../conditions';
import type { ReviewContext, Verdict } from '../context';
import type { CountScope, Expr } from '../pack';
import { createSpanSet } from '../span-set';
import type { Hit, Statement } from '../text-index';
import { listOf } from './enumeration';
import { hitsUnder, sentencesOf } from './says';

interface Sighting {
  readonly hit: Hit;
  /** What was seen: the pattern; for a pattern that reads names (case as written), the name. */
  readonly thing: string;
}

/**
 * Counts things, not words. Where matches overlap the longest is the thing that was meant ("council" in "parish council"
 * is no second thing); words side by side name one thing ("catering supplier"); the same pattern twice is one thing, but
 * every different name is one of its own.
 */
export function evaluateCount(ctx: ReviewContext, expr: Extract<Expr, { op: 'count' }>): Verdict {
  const sightings = compoundsAsOne(ctx, withoutOverlaps(withoutTitles(ctx, sightingsOf(ctx, expr))));
  let best: ReadonlyMap<string, Sighting> = new Map();
  for (const group of grouped(ctx, sightings, expr.within)) {
    const things = new Map<string, Sighting>();
    for (const sighting of group) if (!things.has(sighting.thing)) things.set(sighting.thing, sighting);
    if (things.size > best.size) best = things;
  }
  if (best.size < expr.min) return { holds: false, evidence: [] };
  return {
    holds: true,
    evidence: sentencesOf(
      ctx,
      [...best.values()].map((sighting) => sighting.hit),
    ),
  };
}

function sightingsOf(ctx: ReviewContext, expr: Extract<Expr, { op: 'count' }>): readonly Sighting[] {
  const conditions = conditionsOf(expr);
  const sightings: Sighting[] = [];
  for (const pattern of expr.count) {
    const hits = hitsUnder(ctx, [pattern], conditions);
    if (hits.length === 0) continue;
    const searched = ctx.pack.patterns.at(pattern);
    const readsNames = searched !== undefined && 'source' in searched && searched.caseSensitive === true;
    const own = String(pattern);
    for (const hit of hits) {
      const thing = readsNames
        ? (ctx.index.statements[hit.statement]?.text.slice(hit.from, hit.to).toLowerCase() ?? '')
        : own;
      sightings.push({ hit, thing });
    }
  }
  return sightings;
}

/** Words of a law's or a guidance's title name nothing by themselves: "Keeping Children Safe in Education". */
function withoutTitles(ctx: ReviewContext, sightings: readonly Sighting[]): readonly Sighting[] {
  if (sightings.length === 0) return sightings;
  const titles = createSpanSet();
  for (const citation of ctx.citations()) titles.add(citation);
  const isWithin = ({ start, end }: Hit) => ctx.citations().some((one) => one.start <= start && end <= one.end);
  return sightings.filter(({ hit }) => !(titles.overlaps(hit) && isWithin(hit)));
}

/** In the order of the text. Of those that overlap in a statement, the longest stays. */
function withoutOverlaps(sightings: readonly Sighting[]): readonly Sighting[] {
  const length = ({ hit }: Sighting) => hit.to - hit.from;
  const kept = new Map<number, Sighting[]>();
  for (const one of [...sightings].sort((a, b) => length(b) - length(a))) {
    const others = kept.get(one.hit.statement) ?? [];
    if (others.some(({ hit }) => hit.from < one.hit.to && hit.to > one.hit.from)) continue;
    kept.set(one.hit.statement, [...others, one]);
  }
  return [...kept.values()].flat().sort((a, b) => a.hit.statement - b.hit.statement || a.hit.from - b.hit.from);
}

/** Of matches with nothing but a space or a hyphen between them the first stays: it says which supplier, which record. */
function compoundsAsOne(ctx: ReviewContext, sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.filter(({ hit }, at) => {
    const before = sightings[at - 1]?.hit;
    if (before?.statement !== hit.statement) return true;
    return !/^[ -]$/.test(ctx.notice.text.slice(before.end, hit.start));
  });
}

function grouped(
  ctx: ReviewContext,
  sightings: readonly Sighting[],
  scope: CountScope | undefined,
): readonly (readonly Sighting[])[] {
  if (scope === undefined) return [sightings];
  const groups = new Map<number, Sighting[]>();
  for (const sighting of sightings) {
    const statement = ctx.index.statements[sighting.hit.statement];
    if (!statement) continue;
    const key = scopeKey(ctx, statement, scope);
    const group = groups.get(key);
    if (group) group.push(sighting);
    else groups.set(key, [sighting]);
  }
  return [...groups.values()];
}

function scopeKey(ctx: ReviewContext, statement: Statement, scope: CountScope): number {
  if (scope === 'sentence') return statement.id;
  return scope === 'section' ? (statement.section ?? -1) : listOf(ctx.notice, statement.block);
}
