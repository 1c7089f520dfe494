/** A page's snapshot in, its review out. Fetched with the popup's page: it brings the reader and the engine. */
import type { NoticeInfo } from '../../src/engine/report';
import { readingId } from '../../src/history/reading';
import type { PageSnapshot } from '../../src/page/snapshot';
import { sha256 } from '../../src/platform/sha256';
import { readHtml } from '../../src/read/html';
import { DEFAULT_LIMITS, tooMuchText } from '../../src/read/limits';
import { pageDocuments } from '../../src/read/page-documents';
import { readText } from '../../src/read/text';
import type { OfferedDocument, PopupReview } from '../../src/ui/popup/popup-state';
import type { ReviewMoment } from '../shared/review-bytes';
import { beginReading } from '../shared/review-reading';

/**
 * @param onDescribed told what the page's notice is before it is checked
 * @returns null for a page that holds more text than is reviewed
 */
export async function reviewSnapshot(
  snapshot: PageSnapshot,
  moment: ReviewMoment,
  onDescribed: (notice: NoticeInfo) => void,
): Promise<PopupReview | null> {
  const { source, location, truncated } = snapshot;
  const isText = snapshot.contentType === 'text/plain';
  const origin = {
    location,
    mediaType: isText ? 'text/plain' : 'text/html',
    retrievedAt: moment.retrievedAt,
    sha256: await sha256(source),
  } as const;
  const notice = isText ? readText(source, { markdown: false }) : readHtml(source, { url: location });
  if (tooMuchText(notice, DEFAULT_LIMITS) !== null) return null;
  const reading = { id: readingId(origin), notice, source: origin, warnings: [] };
  const begun = beginReading(reading, { ...moment, takenIn: [] });
  onDescribed(begun.first);
  await painted();
  const reports = begun.finish();
  return { reports, reading, truncated, documents: isText ? [] : offered(source, location) };
}

/** Milliseconds; a window that nobody sees is never painted. */
const MOST_TO_PAINT = 100;

/** When what was told last is on the screen. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, MOST_TO_PAINT);
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

function offered(source: string, location: string): readonly OfferedDocument[] {
  const own = new URL(location).hostname;
  return pageDocuments(source, location).map((document) => {
    const { hostname } = new URL(document.address);
    return { ...document, host: hostname === own ? null : hostname };
  });
}
