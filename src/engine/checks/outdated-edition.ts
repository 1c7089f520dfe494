/** Finds editions of guidance that are not the one in force on the review's day, and guidance that was withdrawn. */
import type { Citation } from '../citations/citation';
import { editionCited, editionInForce } from '../citations/in-force';
import { dayInWords, editionInWords } from '../citations/law-names';
import type { RawFinding, ReviewContext } from '../context';
import { addMonths } from '../dates';
import type { FindingRule } from '../pack';
import type { GuidanceRow } from '../registers';
import { isHistory } from './citation-history';
import { numberSetting } from './settings';

/**
 * Settings of the rule: the history phrases of `citation-history`; `graceMonths`, how long after a new edition the old
 * one is only due for an update. An edition that is published but not yet in force is accepted, and so is one later
 * than the register knows.
 */
export function outdatedEdition(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const rows = new Map(ctx.pack.registers.guidance.map((row) => [row.id, row]));
  const grace = numberSetting(rule, 'graceMonths', 0);
  return ctx.citations().flatMap((citation): RawFinding[] => {
    const row = citation.kind === 'guidance' ? rows.get(citation.id ?? '') : undefined;
    if (!row || isHistory(ctx, rule, citation)) return [];
    if (row.withdrawnFrom !== undefined && row.withdrawnFrom <= ctx.asOf) return withdrawn(row, citation, rows);
    const finding = outdated(ctx.asOf, grace, row, citation);
    return finding ? [finding] : [];
  });
}

function outdated(asOf: string, grace: number, row: GuidanceRow, citation: Citation): RawFinding | null {
  if (!citation.edition) return null;
  const cited = editionCited(row, citation.edition);
  const current = editionInForce(row, asOf, true);
  if (!cited || !current || cited.inForce.from >= current.inForce.from) return null;
  const behind = row.editions.filter(
    (one) => one.inForce.from > cited.inForce.from && one.inForce.from <= current.inForce.from,
  ).length;
  const recent = addMonths(current.inForce.from, grace) > asOf && behind === 1;
  const unsure = (cited.confidence ?? row.confidence) === 'unsure';
  return {
    start: citation.start,
    end: citation.end,
    variant: recent ? 'recent' : 'default',
    ...(recent || unsure ? { severity: 'advice' as const } : {}),
    ...(unsure ? { review: 'The register is not sure of this edition.' } : {}),
    ...(row.url ? { authority: [{ cite: editionInWords(row, current.name), url: row.url }] } : {}),
    data: {
      cited: editionInWords(row, cited.name),
      inForce: editionInWords(row, current.name),
      from: current.inForce.from,
      fromInWords: dayInWords(current.inForce.from),
      editionsBehind: behind,
      ...(row.url ? { href: row.url } : {}),
    },
  };
}

function withdrawn(row: GuidanceRow, citation: Citation, rows: ReadonlyMap<string, GuidanceRow>): RawFinding[] {
  const successors = (row.replacedBy ?? []).flatMap((id) => rows.get(id) ?? []);
  const from = row.withdrawnFrom ?? '';
  const unsure = row.confidence === 'unsure';
  const url = successors.find((one) => one.url)?.url;
  const replacement = successors.map((one) => one.title).join(' and ');
  return [
    {
      start: citation.start,
      end: citation.end,
      variant: 'withdrawn',
      ...(unsure ? { severity: 'advice' as const, review: 'The register is not sure of this.' } : {}),
      ...(url ? { authority: [{ cite: replacement, url }] } : {}),
      data: {
        cited: citation.edition ? editionInWords(row, citation.edition.text) : row.title,
        inForce: replacement,
        from,
        fromInWords: dayInWords(from),
        ...(url ? { href: url } : {}),
      },
    },
  ];
}
