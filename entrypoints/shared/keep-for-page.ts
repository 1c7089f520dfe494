/** Hands a review of the popup over to the review page, or to the one beside the page: keeps it where the page finds it. */
import { openHistory } from '../../src/platform/history-store';
import type { PopupReview } from '../../src/ui/popup/popup-state';
import { keepReading } from './keep-reading';

/**
 * @param cut what to say where the page was longer than could be read
 * @returns the id of the part's review
 */
export async function keepForPage(
  { reports, reading, truncated }: PopupReview,
  part: number,
  cut: string,
): Promise<string> {
  const warnings = truncated ? [cut] : [];
  const ids = await keepReading(
    await openHistory(),
    { reading: { ...reading, warnings: [...warnings, ...reading.warnings] }, takenIn: [] },
    reports.map((report) => (truncated ? { ...report, warnings: [...warnings, ...(report.warnings ?? [])] } : report)),
  );
  const id = ids[part] ?? ids[0];
  if (id === undefined) throw new Error('a review has at least one report');
  return id;
}
