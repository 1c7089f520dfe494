/** Finds law that was repealed, revoked or replaced by the review's day and is relied on as if it stood. */
import type { Citation } from '../citations/citation';
import { dayAfter, dayInWords } from '../citations/law-names';
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { LegislationRow } from '../registers';
import { isHistory, saidWith } from './citation-history';

/**
 * Settings of the rule: the history phrases of `citation-history`; `currentFormPhrases`, words that make an old name
 * today's law ("as it has effect in the law of the United Kingdom"); `redefinedPhrases`, which say so for all of the
 * notice; `nameOfSomethingPhrases`, where the old name is part of a role's, firm's or product's.
 */
export function supersededLaw(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const laws = new Map(ctx.pack.registers.legislation.map((row) => [row.id, row]));
  const findings: RawFinding[] = [];
  const seen = new Set<string>();
  const redefined = rule.detect?.patterns.redefinedPhrases?.some((pattern) => ctx.matcher.hits(pattern).length);
  for (const citation of ctx.citations()) {
    const row = citation.kind === 'legislation' && citation.namedId !== null ? laws.get(citation.namedId) : undefined;
    if (!row?.inForce.to || row.inForce.to >= ctx.asOf || !citation.title) continue;
    if (ctx.nation !== 'unknown' && row.survivesIn?.includes(ctx.nation)) continue;
    if (row.once && seen.has(row.id)) continue;
    if (isHistory(ctx, rule, citation)) continue;
    if (row.readAs && redefined) continue;
    if (row.readAs && (saidWith(ctx, rule, 'currentFormPhrases', citation) || isInName(ctx, rule, citation))) continue;
    seen.add(row.id);
    findings.push(findingOf(row, citation.title, laws));
  }
  return findings;
}

function isInName(ctx: ReviewContext, rule: FindingRule, citation: Citation): boolean {
  const list = rule.detect?.patterns.nameOfSomethingPhrases ?? [];
  return list.some((pattern) =>
    ctx.matcher.hitsIn(pattern, citation.statement).some((hit) => hit.start < citation.end && hit.end > citation.start),
  );
}

function findingOf(
  row: LegislationRow,
  place: { readonly start: number; readonly end: number },
  laws: ReadonlyMap<string, LegislationRow>,
): RawFinding {
  const successors = (row.replacedBy ?? []).flatMap((id) => laws.get(id) ?? []);
  const from = dayAfter(row.inForce.to ?? '');
  const replacement = successors.map((law) => `the ${law.shortTitle ?? law.title}`).join(' and ');
  const href = successors[0]?.url;
  const unsure = row.confidence === 'unsure';
  return {
    start: place.start,
    end: place.end,
    variant: row.replacedNote ? 'explained' : 'default',
    ...(row.supersededSeverity ? { severity: row.supersededSeverity } : unsure ? { severity: 'advice' as const } : {}),
    ...(unsure ? { review: 'The register is not sure of this.' } : {}),
    authority: [{ cite: /^https:/.test(row.source) ? row.title : row.source, url: row.url }],
    data: {
      cited: row.title,
      replacement,
      from,
      fromInWords: dayInWords(from),
      ...(row.replacedNote ? { note: row.replacedNote } : {}),
      ...(href ? { href } : {}),
    },
  };
}
