/** Where a batch is kept: one port for the browser's database, a folder of files and memory; and what is read from it. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Report } from '../engine/report';
import type { KeptAnswer } from '../links/index';
import type { Notice } from '../notice/notice';
import type { Batch, Candidate, Failure, NoticeRow, School, SchoolStage } from './batch';

/** How far a school is; its counts are of what is kept. */
export interface SchoolState {
  /** The school's id in the batch. */
  readonly id: string;
  readonly stage: SchoolStage;
  /** Requests that were answered, or failed for good. */
  readonly requests: number;
  /** Pages and documents that were read. */
  readonly documents: number;
  readonly notices: number;
  readonly failures: number;
  /** Why there may be more than was found: plain sentences (robots.txt forbids, limits of pages). */
  readonly remarks: readonly string[];
  /** Times that a run was stopped at this school because no site answered at all. */
  readonly doubts: number;
  /** Day and rule pack by which all its notices were reviewed. */
  readonly reviewedAs: string | null;
  /** Fingerprint of the rule pack that told its notices from other documents. */
  readonly foundBy: string | null;
}

/** A candidate with what the run needs to go on with it. */
export interface KeptCandidate extends Candidate {
  /** Its place among those of its school. */
  readonly position: number;
  /** Where its bytes came from in the end; null while it was not read. */
  readonly readFrom: string | null;
  /** ISO date-time of its bytes. */
  readonly retrievedAt: string | null;
  /** What was read of it is kept, and can be reviewed again. */
  readonly hasText: boolean;
  /** Sentences for the reader of the review: what of it could not be read. */
  readonly warnings: readonly string[];
  /** Day and rule pack by which it was reviewed; null where it is still to be. */
  readonly reviewedAs: string | null;
  /** Further addresses at which the same text stands. */
  readonly also: readonly string[];
  /** Why it is no notice, or was not read, where that is known: a code, or a sentence. */
  readonly reason: string | null;
  /** Links of it that were not checked, by why; absent where links are not asked, or all were. */
  readonly unchecked?: readonly UncheckedLinks[];
}

/** Links to one host that were not checked. */
export interface UncheckedLinks {
  /** As `URL` gives its `hostname`. */
  readonly host: string;
  readonly links: number;
  /** The browser has not been given permission to ask the host; else the link says why itself. */
  readonly forPermission: boolean;
}

/** A row with where its report is. */
export interface KeptRow extends NoticeRow {
  readonly position: number;
  /** Which of the reports that are kept for its candidate. */
  readonly index: number;
}

export interface KeptFailure extends Failure {
  readonly id: string;
  readonly position: number;
  /** The candidate it belongs to; null where the site itself failed. */
  readonly candidate: string | null;
}

/** Bytes that were read already, and what for: they need not be read again. */
export interface KeptReading {
  /** Hash of the bytes, with what else decides how they are read. */
  readonly id: string;
  /** The candidate whose text it is. */
  readonly candidate: string;
  readonly mediaType: NoticeRow['mediaType'];
  readonly warnings: readonly string[];
}

/** What a link answered, as the check of links keeps it. */
export interface KeptLinkAnswer {
  /** The address. */
  readonly id: string;
  readonly answer: KeptAnswer;
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
    reviewedAs: null,
    foundBy: null,
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
export async function reportOf(store: BulkStore, row: Pick<KeptRow, 'candidate' | 'index'>): Promise<Report | null> {
  const bytes = await store.bytes(reportBytes(row.candidate));
  return bytes === null ? null : ((unpacked(bytes) as readonly Report[])[row.index] ?? null);
}

/** What was read of a candidate: all of its document, which may hold several notices. Null where it is not kept. */
export async function noticeOf(store: BulkStore, candidate: string): Promise<Notice | null> {
  const bytes = await store.bytes(noticeBytes(candidate));
  return bytes === null ? null : (unpacked(bytes) as Notice);
}

/** Names of the large things. */
export const reportBytes = (candidate: string): string => `reports ${candidate}`;
export const noticeBytes = (candidate: string): string => `notice ${candidate}`;
/** How far the search of a school's site is. */
export const crawlBytes = (school: string): string => `crawl ${school}`;
/** A file that was given, until it is read. */
export const fileBytes = (address: string): string => `file ${address}`;

/** Fast rather than small: it is done at every step. */
const LEVEL = 3;

/** JSON, packed. */
export function packed(value: unknown): Uint8Array {
  return deflateSync(strToU8(JSON.stringify(value)), { level: LEVEL });
}

export function unpacked(bytes: Uint8Array): unknown {
  return JSON.parse(strFromU8(inflateSync(bytes)));
}
