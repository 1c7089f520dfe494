/** What the files of a batch are made from, and the words they share. */
import type { SchoolComparison } from '../bulk/result/compare-runs';
import type { BulkNotice, BulkSchool, BulkSource } from '../bulk/result/model';
import type { Report } from '../engine/report';
import type { SchoolCell } from './bulk-grid';
import type { Casebook } from './casebook';
import { oneLine, STATUS_WORDS } from './model';

export interface BulkExport extends BulkSource {
  /** What a person decided on a report, and who that person is. */
  bookOf(report: Report): Casebook | Promise<Casebook>;
  /** Against the last run of the list, school by school; null where there is none. */
  changes(): AsyncIterable<SchoolComparison> | null;
}

export interface NoticeBook {
  readonly notice: BulkNotice;
  readonly book: Casebook;
}

/** A school's reviews with what was decided on them. */
export async function* booksOf(source: BulkExport, school: BulkSchool): AsyncGenerator<NoticeBook> {
  for await (const { notice, report } of source.reportsOf(school.school.id)) {
    yield { notice, book: await source.bookOf(report) };
  }
}

export function noticeTitle({ part, title, url }: Pick<BulkNotice, 'part' | 'title' | 'url'>): string {
  return oneLine(part ?? title ?? url);
}

/** "missing", "partly there in 2 of 5 kinds of notice"; an empty string where nothing was held to the check. */
export function cellWords({ status, kinds, of, needsReview, differs }: SchoolCell): string {
  if (status === null) return '';
  const share = of > 1 && kinds < of ? ` in ${kinds} of ${of} kinds of notice` : '';
  const notes = [needsReview ? 'look at this' : '', differs ? 'notices of one kind differ' : ''].filter(Boolean);
  return `${STATUS_WORDS[status]}${share}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

/** Of a failure: whose the page is. */
export const WHOSE_WORDS = {
  own: 'the school’s own',
  elsewhere: 'linked from the school’s pages, and not its own',
} as const;

/** How far a school is, in words. */
export function stageWords({ state, notices, failures }: BulkSchool): string {
  switch (state.stage) {
    case 'done':
      return notices.length > 0 ? 'reviewed' : 'looked through: no notice was found';
    case 'failed':
      return failures.length > 0 ? 'could not be looked through' : 'not looked through';
    case 'waiting':
      return 'not looked at yet';
    case 'finding':
    case 'found':
    case 'reviewing':
      return 'not finished';
  }
}

/** "1 school", "12 schools". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
