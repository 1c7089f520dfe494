/** What a check works with: the notice, its index, the pack and the day. Made once a review; everything in it is lazy and memoised. */
import type { Notice } from '../notice/notice';
import type { Citation } from './citations/citation';
import type { Contact } from './contacts';
import type { Like } from './likeness';
import type { LinkAnswers } from './link-answer';
import type { Matcher } from './matcher';
import type { Expr, Pack } from './pack';
import type { Authority, ElementStatus, Nation, NoticeKind, Severity } from './report';
import type { TextIndex } from './text-index';

export interface ReviewContext {
  readonly notice: Notice;
  readonly index: TextIndex;
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  readonly kind: NoticeKind;
  readonly nation: Nation;
  /** The name of the school, trust or body that gives the notice, or null. */
  readonly organisation: string | null;
  /** Every citation of law and guidance in the notice, in order. */
  citations(): readonly Citation[];
  /** Every contact detail in the notice, in order. */
  contacts(): readonly Contact[];
  /** By element the statement that reads most like those that tell it. */
  likest(): ReadonlyMap<string, Like>;
  /** Whether likeness may answer or doubt (`decide`): in whole notices, for which its marks were set. */
  readonly guesses: boolean;
  /** What the notice's links answered; null where they were not asked. */
  readonly linkAnswers: LinkAnswers | null;
  /** Where the pack's patterns match. */
  readonly matcher: Matcher;
  /** The status of another element of this notice. @throws Error where rules ask for each other in a circle */
  statusOf(check: string): ElementStatus;
  /** Does the expression hold, and where is that seen? */
  evaluate(expr: Expr): Verdict;
  /** Does it hold? Told sooner than where. */
  holds(expr: Expr): boolean;
}

/** No more places than this are shown of what holds. */
export const MOST_EVIDENCE = 3;

/**
 * An expression's answer, with the places that show it (offsets in the notice's text): of the sentences that say it at
 * least the first `MOST_EVIDENCE`.
 */
export interface Verdict {
  readonly holds: boolean;
  readonly evidence: readonly Place[];
}

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A finding as a detector hands it over: the rule adds what is missing. */
export interface RawFinding extends Place {
  /** Key into the rule's `messages` and `suggestions` (default: 'default'). */
  readonly variant?: string;
  readonly severity?: Severity;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly authority?: readonly Authority[];
  readonly review?: string;
}
