/** `cites` and `citesTag`: the notice cites a provision, or any law of the register with a tag. */
import type { Citation } from '../citations/citation';
import { conditionsHold, conditionsOf } from '../conditions';
import type { ReviewContext, Verdict } from '../context';
import type { Expr, SentenceConditions } from '../pack';

export function evaluateCites(ctx: ReviewContext, expr: Extract<Expr, { op: 'cites' }>): Verdict {
  return firstCitation(ctx, expr, (citation) => {
    if (citation.id !== expr.law) return false;
    if (expr.provision === undefined) return true;
    const wanted = expr.provision.toLowerCase().split(/\s+/);
    const [unit, number] = wanted.length === 2 ? wanted : [undefined, wanted[0]];
    const found = citation.provisions.filter(
      (provision) =>
        (unit === undefined || provision.unit === unit) &&
        provision.number.toLowerCase() === (number ?? '').toLowerCase(),
    );
    if (found.length === 0) return false;
    const { point } = expr;
    if (point === undefined) return true;
    if (point === 'some') return found.some((provision) => provision.point !== undefined);
    if (point === 'none') return found.every((provision) => provision.point === undefined);
    return found.some((provision) => provision.point !== undefined && point.includes(provision.point));
  });
}

export function evaluateCitesTag(ctx: ReviewContext, expr: Extract<Expr, { op: 'citesTag' }>): Verdict {
  const laws = new Map(ctx.pack.registers.legislation.map((row) => [row.id, row]));
  return firstCitation(ctx, expr, (citation) => {
    const row = citation.id === null ? undefined : laws.get(citation.id);
    if (!row?.tags?.includes(expr.tag)) return false;
    // Of an Act about many things only some provisions carry the tag; the Act cited as a whole may mean them.
    const { tagProvisions } = row;
    if (tagProvisions === undefined || citation.provisions.length === 0) return true;
    return citation.provisions.some((provision) => tagProvisions.includes(provision.number));
  });
}

function firstCitation(
  ctx: ReviewContext,
  given: SentenceConditions,
  wanted: (citation: Citation) => boolean,
): Verdict {
  const conditions = conditionsOf(given);
  for (const citation of ctx.citations()) {
    if (!wanted(citation)) continue;
    const statement = ctx.index.statements[citation.statement];
    if (!statement) continue;
    const from = citation.start - statement.start;
    const range = { from: Math.max(0, from), to: Math.min(statement.text.length, citation.end - statement.start) };
    if (!conditionsHold(ctx, statement, range, conditions)) continue;
    return { holds: true, evidence: [{ start: statement.start, end: statement.end }] };
  }
  return { holds: false, evidence: [] };
}
