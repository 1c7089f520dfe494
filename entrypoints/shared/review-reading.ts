/** Reviews what was read. Brings the engine: loaded when it is needed. */
import type { LinkAnswers } from '../../src/engine/link-answer';
import type { Pack } from '../../src/engine/pack';
import type { Report } from '../../src/engine/report';
import { type BegunReviews, beginReviews } from '../../src/engine/review-parts';
import type { Reading } from '../../src/history/reading';
import { takeIn } from '../../src/notice/take-in';

interface ReviewWish {
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** Indices in the reading's `leftOut`. */
  readonly takenIn: readonly number[];
  readonly toolVersion: string;
  /** What its reports say besides what the reader said. */
  readonly warnings?: readonly string[];
  /** What the links answered, where they were asked (`reading-links.ts`). */
  readonly linkAnswers?: LinkAnswers;
}

/** One report for each notice that was read, at least one. */
export function reviewReading(reading: Reading, wish: ReviewWish): readonly Report[] {
  return beginReading(reading, wish).finish();
}

/** The same in two steps. */
export function beginReading(
  reading: Reading,
  { pack, asOf, takenIn, toolVersion, warnings = [], linkAnswers }: ReviewWish,
): BegunReviews {
  const all = [...reading.warnings, ...warnings];
  return beginReviews({
    notice: takeIn(reading.notice, takenIn),
    pack,
    asOf,
    toolVersion,
    source: reading.source,
    ...(linkAnswers === undefined ? {} : { linkAnswers }),
    ...(all.length > 0 ? { warnings: all } : {}),
  });
}
