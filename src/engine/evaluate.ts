/** Evaluates a rule's expression over a notice: the one place where the kinds of check meet. */

import { evaluateCites, evaluateCitesTag } from './checks/cites';
import { evaluateContact, evaluateHasContact } from './checks/contact';
import { evaluateCount } from './checks/count';
import { evaluateDate } from './checks/date';
import { evaluateLink } from './checks/link';
import { evaluateList } from './checks/list';
import { evaluateRoute } from './checks/route';
import { evaluateSays, isSaid, passingHits, refusesWords, sentencesOf } from './checks/says';
import { evaluateVerbatim } from './checks/verbatim';
import type { Place, ReviewContext, Verdict } from './context';
import { withoutLastWord } from './describe/organisation';
import type { ElementRule, Expr } from './pack';
import type { Statement } from './text-index';

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
      return expr.of.some((one) => ctx.holds(one)) ? NO : YES;
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
    case 'fact':
      return ctx.evaluate(factOf(ctx, expr.fact));
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

/** Does the expression hold? As `evaluateExpr`, without what shows it. */
export function exprHolds(ctx: ReviewContext, expr: Expr): boolean {
  switch (expr.op) {
    case 'any':
      return expr.of.some((one) => ctx.holds(one));
    case 'all':
      return expr.of.every((one) => ctx.holds(one));
    case 'fact':
      return ctx.holds(factOf(ctx, expr.fact));
    case 'says':
      return isSaid(ctx, expr);
    default:
      return ctx.evaluate(expr).holds;
  }
}

/** All sentences that show what holds, where those of its verdict may be only the first. */
export function allEvidence(ctx: ReviewContext, expr: Expr): readonly Place[] {
  switch (expr.op) {
    case 'any': {
      const first = expr.of.find((one) => ctx.holds(one));
      return first === undefined ? [] : allEvidence(ctx, first);
    }
    case 'all':
      return expr.of.flatMap((one) => allEvidence(ctx, one));
    case 'fact':
      return allEvidence(ctx, factOf(ctx, expr.fact));
    case 'says':
      return sentencesOf(ctx, passingHits(ctx, expr.says, expr));
    default:
      return ctx.evaluate(expr).evidence;
  }
}

/** The ways in which an expression can hold, each by itself. */
export function waysOf(ctx: ReviewContext, expr: Expr): readonly Expr[] {
  if (expr.op === 'any') return expr.of.flatMap((one) => waysOf(ctx, one));
  return expr.op === 'fact' ? waysOf(ctx, factOf(ctx, expr.fact)) : [expr];
}

/** Do words of the rule stand in the statement, and one of its guards refuses them there? */
export function isRefused(ctx: ReviewContext, { met, partial }: ElementRule, statement: Statement): boolean {
  return [met, partial].some((expr) => expr !== undefined && refuses(ctx, expr, statement));
}

function refuses(ctx: ReviewContext, expr: Expr, statement: Statement): boolean {
  switch (expr.op) {
    case 'any':
    case 'all':
      return expr.of.some((one) => refuses(ctx, one, statement));
    case 'fact':
      return refuses(ctx, factOf(ctx, expr.fact), statement);
    case 'says':
      return refusesWords(ctx, expr, statement);
    default:
      return false;
  }
}

function factOf(ctx: ReviewContext, name: string): Expr {
  const fact = ctx.pack.facts[name];
  if (!fact) throw new Error(`Fact "${name}" is not in rule pack ${ctx.pack.id}.`);
  return fact;
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

/** In the text itself: the name may be known from the page's title alone, and be whole there only. */
function namesOrganisation(ctx: ReviewContext): Verdict {
  const whole = ctx.organisation?.toLowerCase().replace(/^the /, '');
  if (whole === undefined) return NO;
  const statements = ctx.index.statements.filter(({ virtual }) => !virtual);
  const naming = (name: string) => statements.find(({ text }) => text.toLowerCase().includes(name));
  const shorter = withoutLastWord(whole);
  const statement = naming(whole) ?? (shorter.includes(' ') ? naming(shorter) : undefined);
  return statement ? { holds: true, evidence: [{ start: statement.start, end: statement.end }] } : NO;
}
