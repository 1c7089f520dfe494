/** Reports as one table: a row per element and per finding. Safe to open in a spreadsheet. */
import Papa from 'papaparse';
import type { QuotedSpan, Report } from '../engine/report';
import { LINK_GROUP_WORDS, lawSentence, linkWay, oneLine } from './model';

export const CSV_COLUMNS = [
  'source',
  'part',
  'organisation',
  'notice',
  'kind',
  'nation',
  'as of',
  'type',
  'check',
  'title',
  'status',
  'severity',
  'message',
  'quote',
  'section',
  'page',
  'nearest text',
  'law',
  'what to do',
  'link',
  'look at this',
  'reason',
] as const;

export type CsvRow = Readonly<Record<(typeof CSV_COLUMNS)[number], string>>;

/**
 * UTF-8 with a byte order mark (spreadsheets need it), CRLF lines. A cell that a spreadsheet would run as a formula is
 * kept as text by a leading apostrophe.
 */
export function renderCsv(reports: readonly Report[]): string {
  const rows = reports.flatMap(csvRows);
  const csv = Papa.unparse(
    { fields: [...CSV_COLUMNS], data: rows.map((row) => CSV_COLUMNS.map((column) => row[column])) },
    { escapeFormulae: true, newline: '\r\n' },
  );
  return `\ufeff${csv}\r\n`;
}

/** A row for each element, finding and link of a report; one for what is no notice or could not be read. */
export function csvRows(report: Report): readonly CsvRow[] {
  const { notice, source } = report;
  const common = {
    source: source.location,
    part: source.part ? `${source.part.index} of ${source.part.of}` : '',
    organisation: notice.organisation ?? '',
    notice: notice.title ?? '',
    kind: notice.kind,
    nation: notice.nation,
    'as of': report.asOf,
  };
  const blank = {
    quote: '',
    section: '',
    page: '',
    'nearest text': '',
    law: '',
    'what to do': '',
    link: '',
    'look at this': '',
    reason: '',
  };
  if (report.error || !notice.isNotice) {
    const status = report.error ? 'could not be read' : 'not a privacy notice';
    const message = report.error?.message ?? (notice.reasons ?? []).join(' ');
    return [
      {
        ...common,
        ...blank,
        type: 'notice',
        check: report.error?.code ?? '',
        title: '',
        status,
        severity: '',
        message,
      },
    ];
  }
  const elements = report.elements.map((element): CsvRow => {
    const first = element.evidence[0];
    return {
      ...common,
      ...blank,
      ...placed(first),
      type: 'element',
      check: element.check,
      title: element.title,
      status: element.status,
      severity: element.severity,
      message: element.message,
      quote: element.evidence.map((span) => oneLine(span.quote)).join(' […] '),
      'nearest text': (element.nearMisses ?? []).map((span) => oneLine(span.quote)).join(' […] '),
      law: lawSentence(element.authority),
      'what to do': element.advice ?? '',
      'look at this': element.needsReview ? 'yes' : '',
      reason: element.reviewReason ?? '',
    };
  });
  const findings = report.findings.map((finding): CsvRow => {
    const href = finding.data?.href;
    return {
      ...common,
      ...blank,
      ...placed(finding),
      type: 'finding',
      check: finding.check,
      title: finding.title,
      status: 'finding',
      severity: finding.severity,
      message: finding.message,
      quote: oneLine(finding.quote),
      law: lawSentence(finding.authority),
      'what to do': finding.suggestion ?? '',
      link: typeof href === 'string' ? href : '',
      'look at this': finding.needsReview ? 'yes' : '',
      reason: finding.reviewReason ?? '',
    };
  });
  const links = (report.links ?? []).map((link): CsvRow => {
    const way = linkWay(link);
    return {
      ...common,
      ...blank,
      ...placed(link),
      type: 'link',
      check: link.outcome,
      title: 'Link',
      status: LINK_GROUP_WORDS[link.group],
      severity: '',
      message: `${link.message}${way ? ` ${way}` : ''}${link.checkedAt ? ` (${link.checkedAt})` : ''}`,
      quote: oneLine(link.quote),
      'what to do': link.advice ?? '',
      link: link.href,
      'look at this': link.needsReview ? 'yes' : '',
      reason: link.reviewReason ?? '',
    };
  });
  return [...elements, ...findings, ...links];
}

function placed(span: QuotedSpan | undefined): { section: string; page: string } {
  return {
    section: span?.section ? oneLine(span.section) : '',
    page: span?.page === undefined ? '' : String(span.page),
  };
}
