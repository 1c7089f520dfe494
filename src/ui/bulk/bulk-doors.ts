/** What the bulk page shows, and everything it does outside itself. */
import type { Batch, BatchSettings, School } from '../../bulk/batch';
import type { SchoolComparison } from '../../bulk/result/compare-runs';
import type { BulkResult, BulkSchool } from '../../bulk/result/model';
import type { BulkRunner } from '../../bulk/runner';
import type { BatchSummary, KeptCandidate, UncheckedLinks } from '../../bulk/store';
import type { ListColumn } from '../../engine/registers';
import type { TextChange } from '../../history/compare';

/** One row of a list, as it was understood. */
export interface ListLine {
  /** 1-based, as in the file. */
  readonly number: number;
  /** What stands there, short. */
  readonly text: string;
  readonly state: 'taken' | 'doubtful' | 'left-out';
  /** Sentences. */
  readonly notes: readonly string[];
  /** Null where the row was left out, or belongs to a school of another row. */
  readonly school: School | null;
}

export interface ListPreview {
  readonly lines: readonly ListLine[];
  /** Columns that were understood: their heads, and what they were taken for. */
  readonly columns: readonly { readonly head: string; readonly column: ListColumn }[];
  readonly schools: readonly School[];
  /** Bytes of the files that schools name, by address. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export type ListReading =
  | { readonly ok: true; readonly preview: ListPreview }
  /** Sentences for the reader. */
  | { readonly ok: false; readonly problems: readonly string[] };

export interface ShelfEntry extends BatchSummary {
  /** Bytes it takes, about. */
  readonly bytes: number;
}

export interface BatchDraft {
  readonly name: string;
  readonly settings: Pick<BatchSettings, 'asOf' | 'links' | 'gap'>;
  readonly schools: readonly School[];
  readonly files: ListPreview['files'];
}

export type BatchFileKind = 'xlsx' | 'board' | 'grid' | 'csv' | 'results' | 'jsonl' | 'all';

/** A file that was chosen or dropped, with where it lies below what was. */
export interface GivenFile {
  readonly path: string;
  readonly file: File;
}

/** A batch that stands open. */
export interface OpenBatch {
  readonly batch: Batch;
  /** The hosts of its list, under both their usual names. */
  readonly hosts: readonly string[];
  readonly runner: BulkRunner;
  result(): Promise<BulkResult>;
  /** One school's part of the result, as it is kept now. */
  school(id: string): Promise<BulkSchool>;
  candidates(school: string): Promise<readonly KeptCandidate[]>;
  /** Those of its hosts that may not be read yet. */
  withoutLeave(): Promise<readonly string[]>;
  /** Links of its notices that were not checked, by host. */
  unchecked(): Promise<readonly UncheckedLinks[]>;
  /** ISO date-time at which the run before read the files that this one is to be given; null where there are none. */
  filesReadAt(): Promise<string | null>;
  /** Takes files in place of those of the run before; `other`: how many the list does not name. */
  takeFiles(files: readonly GivenFile[]): Promise<{ readonly taken: number; readonly other: number }>;
  /** Opens a notice's review in a tab of its own, and keeps it as one that was opened by itself. False where it is gone. */
  review(notice: string): Promise<boolean>;
  /** How a notice differs from its template, school names aside; null where a text is not kept. */
  difference(model: string, notice: string): Promise<readonly TextChange[] | null>;
  message(school: BulkSchool): Promise<string>;
  /** Null where the other batch is not kept. */
  compare(other: string): Promise<{ readonly asOf: string; readonly schools: readonly SchoolComparison[] } | null>;
  /** Makes the file, hands it over, and gives its name. @param onPart is told how much of it is made: 0 to 1 */
  save(kind: BatchFileKind, onPart: (part: number) => void): Promise<string>;
  close(): Promise<void>;
}

export interface AskedHosts {
  readonly sites: number;
  readonly hosts: readonly string[];
}

export interface BulkDoors {
  /** ISO day where the reader is. */
  today(): string;
  shelf(): Promise<readonly ShelfEntry[]>;
  remove(id: string): Promise<void>;
  readText(text: string): Promise<ListReading>;
  /** Lists, notices, or both. */
  readFiles(files: readonly GivenFile[]): Promise<ListReading>;
  /** Sites of the list, and all hosts that a batch of these schools asks leave for. */
  hostsOf(schools: readonly School[]): Promise<AskedHosts>;
  /** Asks for leave to read these hosts; to be called first thing in the handler of a click. */
  askLeave(hosts: readonly string[]): Promise<void>;
  /** As `askLeave`, for hosts that are asked once only. @returns what gives it back */
  askLeaveOnce(hosts: readonly string[]): Promise<() => Promise<void>>;
  create(draft: BatchDraft): Promise<string>;
  /** A new batch of the same list, to be compared with this one; gives its id. */
  again(id: string): Promise<string>;
  /** Null where it is not kept. */
  open(id: string): Promise<OpenBatch | null>;
  copy(text: string): Promise<void>;
}
