/** Reviews what was read. Brings the engine: loaded when it is needed. */
import type { Pack } from '../../src/engine/pack';
import type { Report } from '../../src/engine/report';
import { reviewNotices } from '../../src/engine/review-parts';
import type { Reading } from '../../src/history/reading';
import { takeIn } from '../../src/notice/take-in';

interface ReviewWish {
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** Indices in the reading's `leftOut`. */
  readonly takenIn: readonly number[];
  readonly toolVersion: string;
}

/** One report for each notice that was read, at least one. */
export function reviewReading(reading: Reading, { pack, asOf, takenIn, toolVersion }: ReviewWish): readonly Report[] {
  return reviewNotices({
    notice: takeIn(reading.notice, takenIn),
    pack,
    asOf,
    toolVersion,
    source: reading.source,
    ...(reading.warnings.length > 0 ? { warnings: reading.warnings } : {}),
  });
}
