/** `link`: a link whose text or address matches. */
import type { Link } from '../../notice/notice';
import type { ReviewContext, Verdict } from '../context';
import type { Expr, PatternId } from '../pack';

/** Links of the page itself, of a person's machine, or to no page. */
const NO_DOCUMENT = /^(?:#|javascript:|mailto:|tel:|file:|[a-z]:[\\/]|$)/i;
/** A link's text that leaves it to the sentence to say what it leads to. */
const SAYS_NOTHING =
  /^\W*(?:(?:please|click|available|found|download|read|see|view|go|look|it|this|the|on|our|full|data|records?) ){0,4}(?:here|link|page|website|site|this|it|download|pdf|online|(?:annex|appendix|schedule|table|list|plan|chart)(?: \w{1,2})?)\W*$/i;

/** A printed address says no more than that. */
const PRINTED = /^\W*(?:https?:\/\/|www\.)\S+$/i;

/** Addresses are matched as written and as words, so that "retention-schedule.pdf" answers to "retention schedule". */
export function evaluateLink(ctx: ReviewContext, expr: Extract<Expr, { op: 'link' }>): Verdict {
  const link = ctx.notice.links.find((one) => {
    if (one.control || NO_DOCUMENT.test(one.href.trim())) return false;
    const text = ctx.notice.text.slice(one.start, one.end);
    const texts = [text, one.href, one.href.replace(/[^A-Za-z0-9]+/g, ' ')];
    const said = (pattern: PatternId) => texts.some((other) => ctx.matcher.matches(pattern, other));
    if (expr.unless?.some(said)) return false;
    return (
      expr.link.some(said) || ((SAYS_NOTHING.test(text) || PRINTED.test(text)) && standsIn(ctx, one, expr.orIn ?? []))
    );
  });
  if (!link) return { holds: false, evidence: [] };
  return { holds: true, evidence: [{ start: link.start, end: link.end }] };
}

function standsIn(ctx: ReviewContext, link: Link, patterns: readonly PatternId[]): boolean {
  if (patterns.length === 0) return false;
  const statement = ctx.index.statements.find((one) => !one.virtual && one.start <= link.start && link.end <= one.end);
  return statement !== undefined && ctx.matcher.standsIn(patterns, statement.id);
}
