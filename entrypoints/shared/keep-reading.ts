/** Keeps what was read and its reviews on this device. */
import type { Report } from '../../src/engine/report';
import { noticeKey, siteOf } from '../../src/history/notice-key';
import { type Reading, reviewId } from '../../src/history/reading';
import type { HistoryStore } from '../../src/platform/history-store';

export interface KeptReading {
  readonly reading: Reading;
  /** ISO day. */
  readonly asOf: string;
  /** Indices in the reading's `leftOut`. */
  readonly takenIn: readonly number[];
}

/** @returns the ids under which the reviews are kept, in their order */
export async function keepReading(
  history: HistoryStore,
  { reading, takenIn }: Pick<KeptReading, 'reading' | 'takenIn'>,
  reports: readonly Report[],
): Promise<readonly string[]> {
  await history.keepReading(reading);
  const { location } = reading.source;
  for (const report of reports) {
    await history.keep({
      id: reviewId(reading.id, report),
      notice: noticeKey(location, report.source.part?.title),
      site: siteOf(location),
      savedAt: new Date().toISOString(),
      report,
      reading: reading.id,
      ...(takenIn.length > 0 ? { takenIn } : {}),
    });
  }
  return reports.map((report) => reviewId(reading.id, report));
}
