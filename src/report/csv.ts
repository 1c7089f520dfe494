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

/** What a row may say beyond the notice it is of; what it does not say stays empty. */
type OwnCells = Partial<Omit<CsvRow, keyof AboutNotice>> & Pick<CsvRow, 'type'>;

interface AboutNotice {
  readonly source: string;
  readonly part: string;
  readonly organisation: string;
  readonly notice: string;
  readonly kind: string;
  readonly nation: string;
  readonly 'as of': string;
}

/** Field by field: there are hundreds of thousands of rows in a large batch, and objects spread into one another are slow. */
function rowOf(about: AboutNotice, own: OwnCells): CsvRow {
  return {
    source: about.source,
    part: about.part,
    organisation: about.organisation,
    notice: about.notice,
    kind: about.kind,
    nation: about.nation,
    'as of': about['as of'],
    type: own.type,
    check: own.check ?? '',
    title: own.title ?? '',
    status: own.status ?? '',
    severity: own.severity ?? '',
    message: own.message ?? '',
    quote: own.quote ?? '',
    section: own.section ?? '',
    page: own.page ?? '',
    'nearest text': own['nearest text'] ?? '',
    law: own.law ?? '',
    'what to do': own['what to do'] ?? '',
    link: own.link ?? '',
    'look at this': own['look at this'] ?? '',
    reason: own.reason ?? '',
  };
}

/** A row for each element, finding and link of a report; one for what is no notice or could not be read. */
export function csvRows(report: Report): readonly CsvRow[] {
  const { notice, source } = report;
  const about: AboutNotice = {
    source: source.location,
    part: source.part ? `${source.part.index} of ${source.part.of}` : '',
    organisation: notice.organisation ?? '',
    notice: notice.title ?? '',
    kind: notice.kind,
    nation: notice.nation,
    'as of': report.asOf,
  };
  if (report.error || !notice.isNotice) {
    const status = report.error ? 'could not be read' : 'not a privacy notice';
    const message = report.error?.message ?? (notice.reasons ?? []).join(' ');
    return [rowOf(about, { type: 'notice', check: report.error?.code ?? '', status, message })];
  }
  const elements = report.elements.map((element): CsvRow => {
    const first = element.evidence[0];
    return rowOf(about, {
      type: 'element',
      check: element.check,
      title: element.title,
      status: element.status,
      severity: element.severity,
      message: element.message,
      quote: element.evidence.map((span) => oneLine(span.quote)).join(' […] '),
      section: sectionOf(first),
      page: pageOf(first),
      'nearest text': (element.nearMisses ?? []).map((span) => oneLine(span.quote)).join(' […] '),
      law: lawSentence(element.authority),
      'what to do': element.advice ?? '',
      'look at this': element.needsReview ? 'yes' : '',
      reason: element.reviewReason ?? '',
    });
  });
  const findings = report.findings.map((finding): CsvRow => {
    const href = finding.data?.href;
    return rowOf(about, {
      type: 'finding',
      check: finding.check,
      title: finding.title,
      status: 'finding',
      severity: finding.severity,
      message: finding.message,
      quote: oneLine(finding.quote),
      section: sectionOf(finding),
      page: pageOf(finding),
      law: lawSentence(finding.authority),
      'what to do': finding.suggestion ?? '',
      link: typeof href === 'string' ? href : '',
      'look at this': finding.needsReview ? 'yes' : '',
      reason: finding.reviewReason ?? '',
    });
  });
  const links = (report.links ?? []).map((link): CsvRow => {
    const way = linkWay(link);
    return rowOf(about, {
      type: 'link',
      check: link.outcome,
      title: 'Link',
      status: LINK_GROUP_WORDS[link.group],
      message: `${link.message}${way ? ` ${way}` : ''}${link.checkedAt ? ` (${link.checkedAt})` : ''}`,
      quote: oneLine(link.quote),
      section: sectionOf(link),
      page: pageOf(link),
      'what to do': link.advice ?? '',
      link: link.href,
      'look at this': link.needsReview ? 'yes' : '',
      reason: link.reviewReason ?? '',
    });
  });
  return [...elements, ...findings, ...links];
}

const sectionOf = (span: QuotedSpan | undefined): string => (span?.section ? oneLine(span.section) : '');
const pageOf = (span: QuotedSpan | undefined): string => (span?.page === undefined ? '' : String(span.page));
