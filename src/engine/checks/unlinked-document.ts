/** Finds documents the reader is sent to, where the notice has no link to them. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { contentStems } from './heading-texts';
import { passingHits } from './says';

/** A link that shares so many telling words with a sentence leads to the document it speaks of. */
const SHARED_WORDS = 2;

/**
 * Settings of the rule: `documentPhrases` (a sentence that sends the reader to a document), `unlessPhrases` (it can be
 * had another way).
 */
export function unlinkedDocument(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const { documentPhrases = [], unlessPhrases = [] } = rule.detect?.patterns ?? {};
  const links = ctx.notice.links
    .filter((link) => !link.control && link.href !== '' && !/^(?:mailto:|tel:|#|javascript:)/i.test(link.href))
    .map((link) => {
      const words = `${ctx.notice.text.slice(link.start, link.end)} ${link.href.replace(/[^\p{L}]+/gu, ' ')}`;
      return { start: link.start, end: link.end, words: new Set(contentStems(ctx.pack, words)) };
    });
  const seen = new Set<number>();
  const findings: RawFinding[] = [];
  const hits = [...passingHits(ctx, documentPhrases, {})].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const hit of hits) {
    const statement = ctx.index.statements[hit.statement];
    if (!statement || seen.has(hit.statement)) continue;
    if (ctx.matcher.standsIn(unlessPhrases, hit.statement)) continue;
    const block = ctx.notice.blocks[statement.block];
    if (!block || links.some((link) => link.start >= block.start && link.end <= block.end)) continue;
    // Linked elsewhere under the same words.
    const words = contentStems(ctx.pack, statement.text.slice(hit.from, hit.to));
    if (links.some((link) => words.filter((word) => link.words.has(word)).length >= SHARED_WORDS)) continue;
    seen.add(hit.statement);
    findings.push({ start: hit.start, end: hit.end });
  }
  return findings;
}
