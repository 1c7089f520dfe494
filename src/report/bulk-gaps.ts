/** What is lacking most often in a batch, and which kinds of notice; counted in schools and notices, never as a score. */
import type { Failure } from '../bulk/batch';
import type { BulkResult, ExpectedKind } from '../bulk/result/model';
import { answerOf, type GridRow } from './bulk-grid';

/** A check that is not in order at some school. */
export interface CommonGap {
  readonly check: string;
  readonly title: string;
  readonly type: 'element' | 'finding';
  /** Schools whose cell says missing, and partly there; of a finding, schools with a notice that has it, and 0. */
  readonly missing: number;
  readonly partial: number;
  /** Notices with a gap, and those that were held to the check. */
  readonly notices: number;
  readonly ofNotices: number;
  /** Ids of the schools, in the order of the rows. */
  readonly schools: readonly string[];
}

/** Those of the most schools first. @param rows as `gridRows` gives them */
export function commonGaps(
  result: Pick<BulkResult, 'elements' | 'findings'>,
  rows: readonly GridRow[],
): readonly CommonGap[] {
  const elements = result.elements.map(({ check, title }, at): CommonGap => {
    const answers = rows.flatMap(({ notices }) => notices.map((notice) => answerOf(notice.answers[at]).status));
    const held = answers.filter((status) => status !== null && status !== 'not-applicable');
    const cells = rows.map((row) => ({ school: row.school.school.id, status: row.cells[at]?.status }));
    const lacking = cells.filter(({ status }) => status === 'missing' || status === 'partial');
    return {
      check,
      title,
      type: 'element',
      missing: lacking.filter(({ status }) => status === 'missing').length,
      partial: lacking.filter(({ status }) => status === 'partial').length,
      notices: held.filter((status) => status !== 'met').length,
      ofNotices: held.length,
      schools: lacking.map(({ school }) => school),
    };
  });
  const findings = result.findings.map(({ check, title }): CommonGap => {
    const has = (notice: GridRow['notices'][number]) => notice.findings.some((one) => one.check === check);
    const schools = rows.filter(({ notices }) => notices.some(has)).map(({ school }) => school.school.id);
    const notices = rows.flatMap((row) => row.notices);
    return {
      check,
      title,
      type: 'finding',
      missing: schools.length,
      partial: 0,
      notices: notices.filter(has).length,
      ofNotices: notices.length,
      schools,
    };
  });
  return [...elements, ...findings]
    .filter(({ notices }) => notices > 0)
    .sort((a, b) => b.schools.length - a.schools.length || b.notices - a.notices);
}

/** An expected kind of notice, and the schools at which none was found. */
export interface MissingKind {
  readonly kind: ExpectedKind;
  readonly schools: readonly GridRow['school'][];
}

/** In the order of the rules; only schools that were looked through count. */
export function missingKinds(result: Pick<BulkResult, 'expected'>, rows: readonly GridRow[]): readonly MissingKind[] {
  return result.expected
    .map((kind) => ({
      kind,
      schools: rows.filter(({ school }) => school.lacking.includes(kind.id)).map(({ school }) => school),
    }))
    .filter(({ schools }) => schools.length > 0);
}

/** What came of a batch, in numbers. */
export interface BatchCounts {
  readonly schools: number;
  /** Schools that were looked through, those with at least a notice, those that could not be looked through, those still to do. */
  readonly done: number;
  readonly withNotices: number;
  readonly failed: number;
  readonly open: number;
  readonly notices: number;
  /** Of the schools' own pages and documents; and of those of others that they link to. */
  readonly failures: number;
  readonly elsewhere: number;
}

/** Those that the school itself can do something about. */
export function ownFailures(failures: readonly Failure[]): readonly Failure[] {
  return failures.filter(({ elsewhere }) => !elsewhere);
}

export function batchCounts({ schools }: Pick<BulkResult, 'schools'>): BatchCounts {
  const stage = (wanted: string) => schools.filter(({ state }) => state.stage === wanted).length;
  const [done, failed] = [stage('done'), stage('failed')];
  const all = schools.reduce((sum, { failures }) => sum + failures.length, 0);
  const own = schools.reduce((sum, { failures }) => sum + ownFailures(failures).length, 0);
  return {
    schools: schools.length,
    done,
    withNotices: schools.filter(({ notices }) => notices.length > 0).length,
    failed,
    open: schools.length - done - failed,
    notices: schools.reduce((sum, { notices }) => sum + notices.length, 0),
    failures: own,
    elsewhere: all - own,
  };
}
