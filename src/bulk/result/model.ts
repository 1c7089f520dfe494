/** The result of a batch, small enough to be held whole for thousands of notices; the reports stay where they are kept. */
import type { Report, Severity } from '../../engine/report';
import type { Batch, Failure, GridCell, NoticeRow, School } from '../batch';
import type { KeptCandidate, SchoolState } from '../store';

/** A check by its name in words. */
export interface CheckName {
  readonly check: string;
  readonly title: string;
}

/** A kind of notice that schools are expected to publish; one of `kinds` will do. */
export interface ExpectedKind {
  readonly id: string;
  readonly title: string;
  readonly kinds: readonly NoticeRow['kind'][];
  /** Else it is only good practice. */
  readonly needed: boolean;
}

/** What the rules call things. */
export interface ResultNames {
  /** Elements in the catalogue's order: the grid's columns. */
  readonly elements: readonly CheckName[];
  readonly findings: readonly CheckName[];
  readonly expected: readonly ExpectedKind[];
}

export interface FindingCount {
  readonly check: string;
  readonly severity: Severity;
  readonly count: number;
}

/** One notice of the result: a row without what only its report needs. */
export interface BulkNotice extends Omit<NoticeRow, 'sketch' | 'cells' | 'findings'> {
  /** One letter for each of the result's elements; see `letterOf`. */
  readonly answers: string;
  readonly findings: readonly FindingCount[];
}

export interface BulkSchool {
  readonly school: School;
  readonly state: SchoolState;
  readonly notices: readonly BulkNotice[];
  readonly failures: readonly Failure[];
  /** Ids of expected kinds of which no notice was found; empty while the school is not done. */
  readonly lacking: readonly string[];
  /** Candidates that turned out to be no notice, or were struck. */
  readonly setAside: number;
}

/** How near a notice is to the text that most of its template share. */
export type Drift = 'same' | 'close' | 'drifted';

export interface TemplateMember {
  readonly school: string;
  /** The notice's id. */
  readonly notice: string;
  readonly drift: Drift;
}

/** Texts of several schools that come from one. */
export interface Template {
  /** The notice whose text stands for it: that which most members have, else the one that the others are nearest to. */
  readonly model: TemplateMember;
  /** All, the model among them, in the order of the list. */
  readonly members: readonly TemplateMember[];
  readonly schools: number;
}

export interface BulkResult extends ResultNames {
  readonly batch: Pick<Batch, 'id' | 'name' | 'createdAt' | 'settings' | 'previous'>;
  /** In the order of the list. */
  readonly schools: readonly BulkSchool[];
  /** Those that most schools share first. */
  readonly templates: readonly Template[];
}

/** Where the whole of a result is read from, a school at a time. */
export interface BulkSource {
  readonly result: BulkResult;
  /** The whole reports of a school's notices, in their order; those that are gone are left out. */
  reportsOf(school: string): AsyncIterable<{ readonly notice: BulkNotice; readonly report: Report }>;
  candidatesOf(school: string): Promise<readonly KeptCandidate[]>;
  /** A school's notices with every answer and finding, but without what only their reports hold. */
  rowsOf(school: string): Promise<readonly NoticeRow[]>;
}

const LETTERS: Readonly<Record<GridCell['status'], string>> = {
  met: 'm',
  partial: 'p',
  missing: 'x',
  'not-applicable': 'n',
};
/** Of a check that a notice was not held to. */
const NOT_ASKED = '.';

/** A capital where a person has to look. */
export function letterOf(cell: GridCell | undefined): string {
  if (cell === undefined) return NOT_ASKED;
  const letter = LETTERS[cell.status];
  return cell.needsReview ? letter.toUpperCase() : letter;
}
