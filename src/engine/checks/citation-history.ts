/** Tells citations that the notice relies on from those it speaks of as past. */
import { firstIndex } from '../../notice/first-index';
import type { Citation } from '../citations/citation';
import type { ReviewContext } from '../context';
import type { FindingRule, PatternId } from '../pack';

/** Words that may stand between the marker and the citation, before it and behind it. */
const BEFORE = 7;
const BEHIND = 22;
/** A sentence that goes on about the citation of the one before starts with its marker. */
const NEXT_START = 12;

/** What stands between two laws of a list. */
const AND = /^,?\s(?:and\s)?(?:of\s)?(?:the\s)?$/;
/** Characters that it matches at most. */
const LONGEST_AND = 13;
/** More citations than lie in one another: the one right before is among so many. */
const LAST_FEW = 8;

/**
 * Settings of the rule: `historyBeforePhrases` and `historyAfterPhrases`, the markers in the same sentence ("replaced
 * the ...", "..., which was repealed"), `historyNextPhrases`, what the next sentence starts with ("It was repealed"),
 * and `historyUnderPhrases`, what a column or section is headed whose rows tell of earlier versions of the document.
 */
export function isHistory(ctx: ReviewContext, rule: FindingRule, citation: Citation): boolean {
  const patterns = rule.detect?.patterns ?? {};
  const hitsIn = (list: readonly PatternId[] | undefined, statement: number) =>
    (list ?? []).flatMap((pattern) => ctx.matcher.hitsIn(pattern, statement));
  const between = (from: number, to: number) => {
    const text = ctx.notice.text.slice(from, to);
    return /;/.test(text) ? Number.POSITIVE_INFINITY : (text.match(/[\p{L}\p{N}'’&-]+/gu)?.length ?? 0);
  };
  const ahead = hitsIn(patterns.historyBeforePhrases, citation.statement);
  if (ahead.some((hit) => hit.end <= citation.start && between(hit.end, citation.start) <= BEFORE)) return true;
  const behind = hitsIn(patterns.historyAfterPhrases, citation.statement);
  if (behind.some((hit) => hit.start >= citation.end && between(citation.end, hit.start) <= BEHIND)) return true;
  // "..., under the Act of 1998; that Act has been repealed."
  const nexts = patterns.historyNextPhrases;
  const isNextClause = (from: number, to: number) => /^[^;]{0,20};\s*$/.test(ctx.notice.text.slice(from, to));
  if (hitsIn(nexts, citation.statement).some(({ start }) => start > citation.end && isNextClause(citation.end, start)))
    return true;
  // "... replaced the Act of 1976 and the Act of 1995."
  const listed = before(ctx.citations(), citation).find(
    (one) =>
      one.end < citation.start &&
      citation.start - one.end <= LONGEST_AND &&
      AND.test(ctx.notice.text.slice(one.end, citation.start)),
  );
  if (listed && isHistory(ctx, rule, listed)) return true;
  const here = ctx.index.statements[citation.statement];
  if (here && ctx.notice.blocks[here.block]?.kind === 'row') {
    if (here.context.some((over) => hitsIn(patterns.historyUnderPhrases, over).length > 0)) return true;
  }
  const next = ctx.index.statements[citation.statement + 1];
  if (!here || !next || next.block !== here.block) return false;
  return hitsIn(patterns.historyNextPhrases, next.id).some((hit) => hit.from <= NEXT_START);
}

/** The last few citations that begin before this one, of all in the order of the text. */
function before(citations: readonly Citation[], { start }: Citation): readonly Citation[] {
  const end = firstIndex(0, citations.length, (at) => (citations[at]?.start ?? 0) >= start);
  return citations.slice(Math.max(0, end - LAST_FEW), end);
}

/** Does one of the rule's phrases stand in the citation's sentence? */
export function saidWith(ctx: ReviewContext, rule: FindingRule, setting: string, citation: Citation): boolean {
  const list = rule.detect?.patterns[setting] ?? [];
  return ctx.matcher.standsIn(list, citation.statement);
}
