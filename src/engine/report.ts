/** The shape of a review: a public contract (schema version 1). A field may be added, none renamed or dropped. */

export const SCHEMA_VERSION = 1;

export type ElementStatus = 'met' | 'partial' | 'missing' | 'not-applicable';
export type Severity = 'legal' | 'outdated' | 'quality' | 'advice';
export type Nation = 'england' | 'wales' | 'scotland' | 'northern-ireland' | 'unknown';
export type NoticeKind =
  | 'pupils'
  | 'looked-after-children'
  | 'parents'
  | 'workforce'
  | 'job-applicants'
  | 'governors'
  | 'visitors'
  | 'alumni'
  | 'cctv'
  | 'biometrics'
  | 'website'
  | 'general'
  | 'unknown';

export type MediaType =
  | 'text/html'
  | 'text/plain'
  | 'text/markdown'
  | 'application/pdf'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.oasis.opendocument.text';

export interface Authority {
  readonly cite: string;
  readonly url?: string;
}

/** An exact place: `quote === notice.text.slice(start, end)`, in UTF-16 code units. */
export interface QuotedSpan {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** The heading it stands under, or null. */
  readonly section?: string | null;
  /** 1-based, of a paged document. */
  readonly page?: number;
}

export interface ElementResult {
  readonly check: string;
  /** The check's name in words. */
  readonly title: string;
  readonly status: ElementStatus;
  readonly severity: Severity;
  readonly authority: readonly Authority[];
  readonly message: string;
  readonly advice?: string;
  readonly evidence: readonly QuotedSpan[];
  readonly needsReview: boolean;
  readonly reviewReason?: string;
  readonly nearMisses?: readonly QuotedSpan[];
  /** For partial and missing: the nearest text outside the notice (site header, footer, sidebar), and where it stands. */
  readonly nearOutside?: readonly { readonly quote: string; readonly reason: string }[];
}

export interface Finding extends QuotedSpan {
  readonly check: string;
  /** The check's name in words. */
  readonly title: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestion?: string;
  readonly authority?: readonly Authority[];
  readonly data?: Readonly<Record<string, unknown>>;
  readonly needsReview: boolean;
  readonly reviewReason?: string;
}

/** What one address of the notice answered. */
export interface LinkResult extends QuotedSpan {
  /** As written in the notice; the place is the first of those where it stands. */
  readonly href: string;
  /** In how many places it stands. */
  readonly places: number;
  /** A stable code; see `LinkOutcome`. */
  readonly outcome: string;
  /** All is well, better linked otherwise, does not work, a person has to look, not asked. */
  readonly group: 'works' | 'change' | 'broken' | 'unsure' | 'not-checked';
  /** One plain sentence. */
  readonly message: string;
  readonly advice?: string;
  /** HTTP status. */
  readonly status?: number;
  readonly finalUrl?: string;
  readonly hops?: readonly { readonly url: string; readonly status: number | null }[];
  /** ISO date-time. */
  readonly checkedAt?: string;
  readonly needsReview: boolean;
  readonly reviewReason?: string;
}

export interface SourceInfo {
  /** URL, or the file path as given. */
  readonly location: string;
  readonly mediaType: MediaType;
  /** ISO date-time; the only field that may differ between two reviews of the same input. */
  readonly retrievedAt?: string;
  /** Of the bytes reviewed, hexadecimal. */
  readonly sha256: string;
  readonly characters: number;
  readonly coverage?: {
    readonly bodyCharacters: number;
    readonly noticeCharacters: number;
    readonly leftOut: readonly { readonly reason: string; readonly characters: number; readonly preview: string }[];
    /** What the source shows but could not be read with it: frames of other sites, documents in viewers. */
    readonly unread?: readonly {
      readonly what: string;
      readonly address: string;
      /** It may hold words of the notice: no film, map or the like. */
      readonly text: boolean;
    }[];
  };
  readonly pages?: number;
  readonly part?: { readonly index: number; readonly of: number; readonly title?: string };
}

export interface NoticeInfo {
  readonly isNotice: boolean;
  /** 0 to 1. */
  readonly confidence: number;
  readonly kind: NoticeKind;
  readonly nation: Nation;
  readonly title?: string | null;
  readonly organisation?: string | null;
  /** ISO day. */
  readonly lastReviewed?: string | null;
  /** Years. */
  readonly readingAge?: number | null;
  /** BCP 47 tag of the language it is written in, or null. */
  readonly language?: string | null;
  /** Why it is taken for a notice, or for none: plain sentences. */
  readonly reasons?: readonly string[];
  readonly text?: string;
}

export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly tool: {
    readonly name: string;
    readonly version: string;
    readonly rulePacks: readonly { readonly id: string; readonly version: string }[];
  };
  readonly source: SourceInfo;
  /** ISO day whose law and guidance the notice is held to. */
  readonly asOf: string;
  readonly notice: NoticeInfo;
  readonly summary: {
    readonly met: number;
    readonly partial: number;
    readonly missing: number;
    readonly notApplicable: number;
    readonly findings: number;
  };
  readonly elements: readonly ElementResult[];
  readonly findings: readonly Finding[];
  /** What the notice's links answered, in the order of the text; set where they were checked. */
  readonly links?: readonly LinkResult[];
  /** What the reader must know of this review as a whole: a rule pack that is too old, a page that could only be read in part. */
  readonly warnings?: readonly string[];
  /** Set instead of results where the source could not be read. */
  readonly error?: { readonly code: string; readonly message: string };
}
