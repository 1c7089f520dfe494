/** Reviews what was read of a candidate: rows for the grid, whole reports beside them. */
import type { LinkAnswers } from '../engine/link-answer';
import type { Report } from '../engine/report';
import { reviewNotices } from '../engine/review-parts';
import { sketchOf } from '../links/sketch';
import type { Notice } from '../notice/notice';
import type { RunTools } from './run-tools';
import { type Change, type KeptCandidate, type KeptRow, packed, reportBytes } from './store';

/** Notices that one document holds, at most, so that rows sort by one number. */
export const ROWS_OF_CANDIDATE = 1000;

export interface ReviewOfCandidate {
  readonly candidate: KeptCandidate;
  readonly rows: readonly KeptRow[];
  readonly reports: readonly Report[];
}

/**
 * @param asOf ISO day
 * @param reviewedAs see `KeptCandidate`
 */
export async function reviewCandidate(
  candidate: KeptCandidate,
  notice: Notice,
  { asOf, reviewedAs }: { readonly asOf: string; readonly reviewedAs: string },
  linkAnswers: LinkAnswers | null,
  { pack, toolVersion, sha256 }: Pick<RunTools, 'pack' | 'toolVersion' | 'sha256'>,
): Promise<ReviewOfCandidate> {
  const source = {
    location: candidate.readFrom ?? candidate.url,
    mediaType: candidate.mediaType ?? 'text/html',
    sha256: candidate.sha256 ?? '',
    ...(candidate.retrievedAt === null ? {} : { retrievedAt: candidate.retrievedAt }),
  } as const;
  const reports = reviewNotices({
    notice,
    pack,
    asOf,
    toolVersion,
    source,
    ...(candidate.warnings.length === 0 ? {} : { warnings: candidate.warnings }),
    ...(linkAnswers === null ? {} : { linkAnswers }),
  });
  const rows: KeptRow[] = [];
  for (const [index, report] of reports.entries()) {
    if (report.notice.isNotice) rows.push(await rowOf(candidate, report, index, sha256));
  }
  const state = candidate.state === 'struck' ? 'struck' : rows.length > 0 ? 'notice' : 'no-notice';
  return { candidate: { ...candidate, state, reviewedAs }, rows, reports };
}

/** @param before the rows that the candidate had */
export function changesOf(
  { candidate, rows, reports }: ReviewOfCandidate,
  before: readonly KeptRow[],
): readonly Change[] {
  const ids = new Set(rows.map(({ id }) => id));
  return [
    { put: 'candidates', record: candidate },
    ...before.flatMap(({ id }): Change[] => (ids.has(id) ? [] : [{ drop: 'rows', id }])),
    ...rows.map((record): Change => ({ put: 'rows', record })),
    rows.length > 0
      ? { keep: reportBytes(candidate.id), bytes: packed(reports) }
      : { forget: reportBytes(candidate.id) },
  ];
}

async function rowOf(
  candidate: KeptCandidate,
  report: Report,
  index: number,
  sha256: RunTools['sha256'],
): Promise<KeptRow> {
  const { notice, source } = report;
  const text = (notice.text ?? '').replace(/\s+/g, ' ').trim();
  return {
    id: `${candidate.id} ${index + 1}`,
    school: candidate.school,
    candidate: candidate.id,
    url: source.location,
    part: source.part?.title ?? null,
    title: notice.title ?? null,
    organisation: notice.organisation ?? null,
    kind: notice.kind,
    nation: notice.nation,
    date: notice.lastReviewed ?? null,
    retrievedAt: candidate.retrievedAt ?? '',
    mediaType: source.mediaType,
    sha256: source.sha256,
    textHash: await sha256(text),
    sketch: [...sketchOf(text)],
    cells: report.elements.map(({ check, status, needsReview }) => ({ check, status, needsReview })),
    findings: report.findings.map(({ check, severity, quote, message }) => ({ check, severity, quote, message })),
    position: candidate.position * ROWS_OF_CANDIDATE + index,
    index,
  };
}
