/** Finds statutory guidance with yearly editions that a notice names without saying which edition it follows. */
import { editionInForce } from '../citations/in-force';
import { editionInWords } from '../citations/law-names';
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { isHistory, saidWith } from './citation-history';

/**
 * One row a sentence; none where another place of the notice names the edition. Settings of the rule: the history
 * phrases of `citation-history`; `notTitlePhrases`, where the words of the title are only words; `namedPhrases`, what
 * makes a title in small letters a title ("guidance").
 */
export function undatedGuidance(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const rows = new Map(ctx.pack.registers.guidance.map((row) => [row.id, row]));
  const named = ctx.citations().filter((citation) => citation.kind === 'guidance');
  const dated = new Set(named.flatMap((citation) => (citation.edition || citation.openEdition ? [citation.id] : [])));
  const findings: RawFinding[] = [];
  const seen = new Set<string>();
  for (const citation of named) {
    const row = rows.get(citation.id ?? '');
    if (!row?.yearly || !citation.title || dated.has(row.id)) continue;
    const statement = ctx.index.statements[citation.statement];
    if (!statement || statement.heading || isHistory(ctx, rule, citation)) continue;
    const place = `${row.id} ${statement.id}`;
    if (seen.has(place)) continue;
    const first = ctx.notice.text[citation.title.start] ?? '';
    if (
      first === first.toLowerCase() &&
      !saidWith(ctx, rule, 'namedPhrases', citation) &&
      !isLinked(ctx, citation.title)
    )
      continue;
    if (saidWith(ctx, rule, 'notTitlePhrases', citation)) continue;
    const current = editionInForce(row, ctx.asOf);
    if (!current) continue;
    seen.add(place);
    findings.push({
      start: citation.title.start,
      end: citation.title.end,
      ...(row.url ? { authority: [{ cite: editionInWords(row, current.name), url: row.url }] } : {}),
      data: {
        title: row.title,
        inForce: editionInWords(row, current.name),
        from: current.inForce.from,
        ...(row.url ? { href: row.url } : {}),
      },
    });
  }
  return findings;
}

/** A link that starts or ends with the title is a reference, whatever letters it is in. */
function isLinked(ctx: ReviewContext, title: { readonly start: number; readonly end: number }): boolean {
  return ctx.notice.links.some((link) => link.kind === 'anchor' && link.start < title.end && link.end > title.start);
}
