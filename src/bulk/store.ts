/** Where a batch is kept: one port for the browser's database, a folder of files and memory; and what is read from it. */
import { inflateSync, strFromU8 } from 'fflate';
import type { Report } from '../engine/report';
import type { Notice } from '../notice/notice';
import type { Batch, Candidate, Failure, NoticeRow, School, SchoolStage } from './batch';

/** How far a school is; its counts are of what is kept. */
export interface SchoolState {
  /** The school's id in the batch. */
  readonly id: string;
  readonly stage: SchoolStage;
  /** Requests that were answered, or failed for good. */
  readonly requests: number;
  /** Documents and pages that were read as one that may be a notice. */
  readonly documents: number;
  readonly notices: number;
  readonly failures: number;
  /** Why nothing more was found or nothing could be: plain sentences (robots.txt forbids, limits of pages). */
  readonly remarks: readonly string[];
  /** Times that a run was stopped at this school because no site answered at all. */
  readonly doubts: number;
}

/** A candidate with what the run needs to go on with it. */
export interface KeptCandidate extends Candidate {
  /** Its place among those of its school. */
  readonly position: number;
  /** Key of what was read of it, where it could be read. */
  readonly reading: string | null;
  /** ISO date-time of its bytes. */
  readonly retrievedAt: string | null;
  /** Has it been reviewed, as it stands? */
  readonly reviewed: boolean;
}

/** A row with where its report is. */
export interface KeptRow extends NoticeRow {
  readonly position: number;
  /** Key of the reports, and which of them: texts that are the same are reviewed once. */
  readonly review: string;
  readonly index: number;
}

export interface KeptFailure extends Failure {
  readonly id: string;
  readonly position: number;
  /** The candidate it belongs to; null where the site itself failed. */
  readonly candidate: string | null;
}

/** What was read of bytes, under a key that says of which. The notice is kept as bytes. */
export interface KeptReading {
  readonly id: string;
  readonly mediaType: NoticeRow['mediaType'];
  /** Of the whole notice as read: key of its bytes. */
  readonly notice: string;
  readonly textHash: string;
  readonly warnings: readonly string[];
}

/** What a link answered, as the check of links keeps it. */
export interface KeptLinkAnswer {
  /** The address. */
  readonly id: string;
  /** JSON of the check's own. */
  readonly answer: unknown;
}

export interface Records {
  readonly schools: SchoolState;
  readonly candidates: KeptCandidate;
  readonly rows: KeptRow;
  readonly failures: KeptFailure;
  readonly readings: KeptReading;
  readonly links: KeptLinkAnswer;
}
export type Table = keyof Records;
/** Tables whose records belong to a school, in an order of their own. */
export type SchoolTable = 'candidates' | 'rows' | 'failures';

export type Change =
  | { readonly [T in Table]: { readonly put: T; readonly record: Records[T] } }[Table]
  | { readonly drop: Table; readonly id: string }
  /** Large things: what is read of a document, reports, how far the finding is. */
  | { readonly keep: string; readonly bytes: Uint8Array }
  | { readonly forget: string }
  | { readonly batch: Batch };

/** One batch's store. Every method may reject where the device fails (full, gone); nothing half done is seen then. */
export interface BulkStore {
  batch(): Promise<Batch>;
  /** All of it or nothing; kept for good when it resolves. */
  commit(changes: readonly Change[]): Promise<void>;
  get<T extends Table>(table: T, id: string): Promise<Records[T] | null>;
  /** By position. */
  ofSchool<T extends SchoolTable>(table: T, school: string): Promise<readonly Records[T][]>;
  bytes(id: string): Promise<Uint8Array | null>;
  /** Bytes that it takes, about. */
  size(): Promise<number>;
  close(): Promise<void>;
}

/** A batch in a list of batches. */
export interface BatchSummary {
  readonly id: string;
  readonly name: string;
  /** ISO date-time. */
  readonly createdAt: string;
  /** ISO day. */
  readonly asOf: string;
  readonly schools: number;
}

/** All batches that are kept. */
export interface BulkShelf {
  /** Newest first. */
  list(): Promise<readonly BatchSummary[]>;
  create(batch: Batch): Promise<BulkStore>;
  /** Null where there is no such batch. */
  open(id: string): Promise<BulkStore | null>;
  /** Deletes a batch with all that was kept of it. */
  remove(id: string): Promise<void>;
}

export function summaryOf({ id, name, createdAt, settings, schools }: Batch): BatchSummary {
  return { id, name, createdAt, asOf: settings.asOf, schools: schools.length };
}

/** Compares for a list. */
export function newestFirst(a: BatchSummary, b: BatchSummary): number {
  return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1;
}

/** A school with how far it is. */
export interface SchoolWithState {
  readonly school: School;
  readonly state: SchoolState;
}

export function untouched(school: School): SchoolState {
  return {
    id: school.id,
    stage: 'waiting',
    requests: 0,
    documents: 0,
    notices: 0,
    failures: 0,
    remarks: [],
    doubts: 0,
  };
}

/** In the order of the list; one record at a time is in memory, as in all that follow. */
export async function* schoolsOf(store: BulkStore): AsyncGenerator<SchoolWithState> {
  for (const school of (await store.batch()).schools) {
    yield { school, state: (await store.get('schools', school.id)) ?? untouched(school) };
  }
}

/** Rows in the order of the list, then of the school's notices. */
export const rowsOf = (store: BulkStore): AsyncGenerator<KeptRow> => recordsOf(store, 'rows');
export const candidatesOf = (store: BulkStore): AsyncGenerator<KeptCandidate> => recordsOf(store, 'candidates');
export const failuresOf = (store: BulkStore): AsyncGenerator<KeptFailure> => recordsOf(store, 'failures');

async function* recordsOf<T extends SchoolTable>(store: BulkStore, table: T): AsyncGenerator<Records[T]> {
  for (const { id } of (await store.batch()).schools) yield* await store.ofSchool(table, id);
}

/** The whole report of a row, as a review of that one source gives it; null where there is none. */
export async function reportOf(store: BulkStore, row: KeptRow): Promise<Report | null> {
  const bytes = await store.bytes(reviewBytes(row.review));
  if (bytes === null) return null;
  const report = (unpacked(bytes) as readonly Report[])[row.index];
  if (report === undefined) return null;
  // The same text on many sites was reviewed once: where this one came from is put in.
  const { url, retrievedAt, sha256, mediaType } = row;
  return { ...report, source: { ...report.source, location: url, mediaType, retrievedAt, sha256 } };
}

/** What was read of a row's document: all of it, which may hold several notices. */
export async function noticeOf(store: BulkStore, candidate: KeptCandidate): Promise<Notice | null> {
  const reading = candidate.reading === null ? null : await store.get('readings', candidate.reading);
  const bytes = reading === null ? null : await store.bytes(noticeBytes(reading.notice));
  return bytes === null ? null : (unpacked(bytes) as Notice);
}

/** Names of the large things. */
export const reviewBytes = (review: string): string => `review ${review}`;
export const noticeBytes = (notice: string): string => `notice ${notice}`;

function unpacked(bytes: Uint8Array): unknown {
  return JSON.parse(strFromU8(inflateSync(bytes)));
}
