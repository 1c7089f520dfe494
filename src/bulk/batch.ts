/** What a bulk review is made of, as it is kept from step to step. Everything here is plain JSON. */
import type { ElementStatus, MediaType, Nation, NoticeKind, Severity } from '../engine/report';
import type { FetchFault, Validators } from '../find/port';

/** A school of the list, as far as the list tells. */
export interface School {
  /** Unique in the batch: its URN where it has one. */
  readonly id: string;
  readonly name: string;
  readonly urn: string | null;
  /** Home page. Null where only addresses or files of notices are given. */
  readonly website: string | null;
  /** Addresses of notices that the list itself names. */
  readonly notices: readonly string[];
  readonly trust: string | null;
  readonly phase: string | null;
  readonly type: string | null;
  readonly authority: string | null;
}

export interface BatchSettings {
  /** ISO day. */
  readonly asOf: string;
  /** Are the links of notices asked? */
  readonly links: boolean;
  /** Milliseconds between two requests to one host. */
  readonly gap: number;
  /** Pages a site may take, and how far from its home page. */
  readonly mostPages: number;
  readonly mostDepth: number;
}

export interface Batch {
  readonly id: string;
  readonly name: string;
  /** ISO date-time. */
  readonly createdAt: string;
  readonly settings: BatchSettings;
  readonly schools: readonly School[];
  /** The run of the same list that this one is compared with. */
  readonly previous: string | null;
  /** Fingerprint of the rule pack that all of it is reviewed by; set by the first run. */
  readonly pack?: string;
}

export type SchoolStage = 'waiting' | 'finding' | 'found' | 'reviewing' | 'done' | 'failed';

/** Something that did not work, and is said. */
export interface Failure {
  readonly school: string;
  readonly url: string;
  /** A fetch's fault, or the code of the reader's error. */
  readonly code: FetchFault | string;
  readonly message: string;
  /** A page of somebody else that the school's pages link to, such as a supplier's notice; absent: the school's own. */
  readonly elsewhere?: true;
}

/** One document that may be a notice: found, or named by the list, or added by the user. */
export interface Candidate {
  /** Unique in the batch. */
  readonly id: string;
  readonly school: string;
  readonly url: string;
  /** Where the link to it stands; null for one that was named. */
  readonly foundOn: string | null;
  readonly linkText: string;
  /** Before it was read, and after: 0 to 1. */
  readonly promise: number;
  readonly score: number | null;
  readonly state: 'unread' | 'notice' | 'no-notice' | 'unreadable' | 'struck';
  readonly by: 'found' | 'list' | 'user';
  readonly mediaType: MediaType | null;
  /** Of the bytes, and of the notice's text (white space as one): what was read again unchanged, and what is one text on many sites. */
  readonly sha256: string | null;
  readonly textHash: string | null;
  readonly validators: Validators | null;
}

/** One check's answer in the grid. */
export interface GridCell {
  readonly check: string;
  readonly status: ElementStatus;
  readonly needsReview: boolean;
}

export interface GridFinding {
  readonly check: string;
  readonly severity: Severity;
  readonly quote: string;
  readonly message: string;
}

/** One notice's result: what the grid, the lists and the exports need without the whole report. */
export interface NoticeRow {
  /** Unique in the batch; the whole report is kept under it. */
  readonly id: string;
  readonly school: string;
  readonly candidate: string;
  readonly url: string;
  /** Which of several notices in the document, by its title. */
  readonly part: string | null;
  readonly title: string | null;
  readonly organisation: string | null;
  readonly kind: NoticeKind;
  readonly nation: Nation;
  /** ISO day, or as far as the notice tells. */
  readonly date: string | null;
  /** ISO date-time. */
  readonly retrievedAt: string;
  readonly mediaType: MediaType;
  readonly sha256: string;
  readonly textHash: string;
  /** A few numbers by which texts of one template are told: see `bulk/sketch.ts`. */
  readonly sketch: readonly number[];
  readonly cells: readonly GridCell[];
  readonly findings: readonly GridFinding[];
}
