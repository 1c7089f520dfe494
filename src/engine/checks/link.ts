/** `link`: a link whose text or address matches. */
import type { ReviewContext, Verdict } from '../context';
import type { Expr, PatternId } from '../pack';

/** Addresses are matched as written and as words, so that "retention-schedule.pdf" answers to "retention schedule". */
export function evaluateLink(ctx: ReviewContext, expr: Extract<Expr, { op: 'link' }>): Verdict {
  const link = ctx.notice.links.find((one) => {
    if (one.control || /^(?:#|javascript:|mailto:|tel:|file:|[a-z]:[\\/]|$)/i.test(one.href.trim())) return false;
    const texts = [ctx.notice.text.slice(one.start, one.end), one.href, one.href.replace(/[^A-Za-z0-9]+/g, ' ')];
    const said = (pattern: PatternId) => texts.some((text) => ctx.matcher.matches(pattern, text));
    return expr.link.some(said) && !expr.unless?.some(said);
  });
  if (!link) return { holds: false, evidence: [] };
  return { holds: true, evidence: [{ start: link.start, end: link.end }] };
}
