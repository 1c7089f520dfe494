/** The citations of a notice under review: read off its text, each with the statement it stands in. */
import type { ReviewContext } from '../context';
import type { Citation } from './citation';
import { citationsInNotice } from './read-citations';

/** @returns the citations in the order of the text */
export function findCitations(ctx: Pick<ReviewContext, 'notice' | 'index' | 'pack' | 'asOf'>): readonly Citation[] {
  const { notice, index, pack, asOf } = ctx;
  const blockAt = new Map<number, readonly number[]>();
  let block = 0;
  return citationsInNotice(notice, pack.registers, asOf).map((citation) => {
    while ((notice.blocks[block]?.end ?? Number.POSITIVE_INFINITY) <= citation.start) block++;
    const ids = blockAt.get(block) ?? index.ofBlock(block);
    blockAt.set(block, ids);
    const own = ids.find((id) => (index.statements[id]?.end ?? 0) > citation.start) ?? ids.at(-1) ?? 0;
    return { ...citation, statement: own };
  });
}
