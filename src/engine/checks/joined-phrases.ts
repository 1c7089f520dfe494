/** Finds places where phrases stand, and makes one row of those that stand next to each other in one block. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';

interface Found {
  readonly start: number;
  readonly end: number;
  readonly block: number;
  readonly statement: number;
}

/**
 * Settings of the rule: `joinPhrases` (what is looked for), `contextPhrases` (one of them stands in the same sentence
 * or one next to it in the block), `unlessPhrases` (none in the same sentence), `reach` (most characters between two
 * matches of one row).
 */
export function joinedPhrases(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const { joinPhrases = [], contextPhrases = [], unlessPhrases = [] } = rule.detect?.patterns ?? {};
  const reach = typeof rule.detect?.settings.reach === 'number' ? rule.detect.settings.reach : 0;
  const variant = typeof rule.detect?.settings.variant === 'string' ? rule.detect.settings.variant : 'default';
  const stands = (patterns: readonly number[], statement: number) => ctx.matcher.standsIn(patterns, statement);

  const found: Found[] = joinPhrases
    .flatMap((pattern) => ctx.matcher.hits(pattern))
    .flatMap((hit) => {
      const statement = ctx.index.statements[hit.statement];
      if (!statement || statement.virtual || statement.heading || stands(unlessPhrases, hit.statement)) return [];
      const near = [
        ...ctx.index.ofBlock(statement.block).filter((id) => Math.abs(id - hit.statement) <= 2),
        ...statement.context,
      ];
      if (!near.some((id) => stands(contextPhrases, id))) return [];
      return [{ start: hit.start, end: hit.end, block: statement.block, statement: hit.statement }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);

  const rows: Found[] = [];
  for (const one of found) {
    const last = rows.at(-1);
    if (last && last.block === one.block && one.start - last.end <= reach) {
      rows[rows.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    } else rows.push(one);
  }
  return rows.map(({ start, end }) => ({ start, end, variant }));
}
