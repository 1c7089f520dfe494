/** Evaluates a rule's expression over a notice: the one place where the kinds of check meet. */
import { evaluateCites, evaluateCitesTag } from './checks/cites';
import { evaluateContact, evaluateHasContact } from './checks/contact';
import { evaluateCount } from './checks/count';
import { evaluateDate } from './checks/date';
import { evaluateLink } from './checks/link';
import { evaluateList } from './checks/list';
import { evaluateRoute } from './checks/route';
import { evaluateSays } from './checks/says';
import { evaluateVerbatim } from './checks/verbatim';
import type { Place, ReviewContext, Verdict } from './context';
import type { Expr } from './pack';

const NO: Verdict = { holds: false, evidence: [] };
const YES: Verdict = { holds: true, evidence: [] };

/**
 * @returns whether the expression holds, with the sentences that show it
 * @throws Error where a fact or an element is not in the pack (the compiler refuses such packs)
 */
export function evaluateExpr(ctx: ReviewContext, expr: Expr): Verdict {
  switch (expr.op) {
    case 'any':
      return firstThatHolds(ctx, expr.of);
    case 'all':
      return allThatHold(ctx, expr.of);
    case 'none':
      return expr.of.some((one) => ctx.evaluate(one).holds) ? NO : YES;
    case 'says':
      return evaluateSays(ctx, expr);
    case 'count':
      return evaluateCount(ctx, expr);
    case 'list':
      return evaluateList(ctx, expr);
    case 'verbatim':
      return evaluateVerbatim(ctx, expr);
    case 'contact':
      return evaluateContact(ctx, expr);
    case 'route':
      return evaluateRoute(ctx, expr);
    case 'cites':
      return evaluateCites(ctx, expr);
    case 'citesTag':
      return evaluateCitesTag(ctx, expr);
    case 'organisation':
      return namesOrganisation(ctx);
    case 'hasContact':
      return evaluateHasContact(ctx, expr);
    case 'date':
      return evaluateDate(ctx, expr);
    case 'link':
      return evaluateLink(ctx, expr);
    case 'fact': {
      const fact = ctx.pack.facts[expr.fact];
      if (!fact) throw new Error(`Fact "${expr.fact}" is not in rule pack ${ctx.pack.id}.`);
      return ctx.evaluate(fact);
    }
    case 'status':
      return expr.is.includes(ctx.statusOf(expr.check)) ? YES : NO;
    case 'kind':
      return expr.kinds.includes(ctx.kind) ? YES : NO;
    case 'nation':
      return expr.nations.includes(ctx.nation) ? YES : NO;
    case 'period':
      return (expr.from === undefined || ctx.asOf >= expr.from) && (expr.to === undefined || ctx.asOf <= expr.to)
        ? YES
        : NO;
  }
}

function firstThatHolds(ctx: ReviewContext, of: readonly Expr[]): Verdict {
  for (const one of of) {
    const verdict = ctx.evaluate(one);
    if (verdict.holds) return verdict;
  }
  return NO;
}

function allThatHold(ctx: ReviewContext, of: readonly Expr[]): Verdict {
  const evidence: Place[] = [];
  for (const one of of) {
    const verdict = ctx.evaluate(one);
    if (!verdict.holds) return NO;
    evidence.push(...verdict.evidence);
  }
  return { holds: true, evidence };
}

function namesOrganisation(ctx: ReviewContext): Verdict {
  if (ctx.organisation === null) return NO;
  const statement = ctx.index.statements.find(
    (one) => !one.virtual && ctx.organisation !== null && one.text.includes(ctx.organisation),
  );
  return { holds: true, evidence: statement ? [{ start: statement.start, end: statement.end }] : [] };
}
