/** A report as the screens list it: gaps by severity, what is in order apart. No wording here. */
import type { Authority, ElementStatus, QuotedSpan, Report, Severity } from '../../engine/report';

export type RowOutcome = ElementStatus | 'finding';

export interface ResultRow {
  /** Unlike any other row's of the report, and the same whenever the report is listed. */
  readonly key: string;
  readonly check: string;
  readonly title: string;
  readonly outcome: RowOutcome;
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string | null;
  readonly authority: readonly Authority[];
  /** Why a person has to look, or null; "" where no reason was given. */
  readonly review: string | null;
  /** What shows it. */
  readonly quotes: readonly QuotedSpan[];
  /** The nearest text there is, where something is lacking. */
  readonly nearest: readonly QuotedSpan[];
  /** The nearest text that is not the notice's: what it says and where it stands. */
  readonly outside: readonly { readonly quote: string; readonly reason: string }[];
}

export interface RowGroup {
  readonly severity: Severity;
  readonly rows: readonly ResultRow[];
}

const SEVERITIES: readonly Severity[] = ['legal', 'outdated', 'quality', 'advice'];

const OUTCOME_ORDER: Readonly<Record<RowOutcome, number>> = {
  missing: 0,
  partial: 1,
  finding: 2,
  met: 3,
  'not-applicable': 4,
};

/** All rows of a report: elements in the report's order, then findings in theirs. */
export function resultRows(report: Pick<Report, 'elements' | 'findings'>): readonly ResultRow[] {
  const elements = report.elements.map(
    (element): ResultRow => ({
      key: element.check,
      check: element.check,
      title: element.title,
      outcome: element.status,
      severity: element.severity,
      message: element.message,
      advice: element.advice ?? null,
      authority: element.authority,
      review: element.needsReview ? (element.reviewReason ?? '') : null,
      quotes: element.evidence,
      nearest: element.nearMisses ?? [],
      outside: element.nearOutside ?? [],
    }),
  );
  const findings = report.findings.map(
    (finding, index): ResultRow => ({
      key: `${finding.check}#${index}`,
      check: finding.check,
      title: finding.title,
      outcome: 'finding',
      severity: finding.severity,
      message: finding.message,
      advice: finding.suggestion ?? null,
      authority: finding.authority ?? [],
      review: finding.needsReview ? (finding.reviewReason ?? '') : null,
      quotes: [finding],
      nearest: [],
      outside: [],
    }),
  );
  return [...elements, ...findings];
}

/** Lacking or wrong, as against in order or beside the point. */
export function isGap({ outcome }: ResultRow): boolean {
  return outcome !== 'met' && outcome !== 'not-applicable';
}

/** What is lacking or wrong, the gravest first; groups without rows are left out. */
export function gapGroups(rows: readonly ResultRow[]): readonly RowGroup[] {
  const byOutcome = (left: ResultRow, right: ResultRow): number =>
    OUTCOME_ORDER[left.outcome] - OUTCOME_ORDER[right.outcome];
  return SEVERITIES.map((severity) => ({
    severity,
    rows: rows.filter((row) => isGap(row) && row.severity === severity).sort(byOutcome),
  })).filter(({ rows: found }) => found.length > 0);
}

export function rowsWith(rows: readonly ResultRow[], outcome: RowOutcome): readonly ResultRow[] {
  return rows.filter((row) => row.outcome === outcome);
}

export function hasPlace(span: QuotedSpan): boolean {
  return span.quote.trim() !== '';
}

/** Only addresses of the web become links: a report's data is never trusted with a scheme. */
export function webAddress(url: string | undefined): string | null {
  return url !== undefined && /^https?:\/\//i.test(url) ? url : null;
}
