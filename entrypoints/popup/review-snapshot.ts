/** A page's snapshot in, its review out. Loaded after the popup has been painted: it brings the reader and the engine. */
import { readingId } from '../../src/history/reading';
import type { PageSnapshot } from '../../src/page/snapshot';
import { sha256 } from '../../src/platform/sha256';
import { readHtml } from '../../src/read/html';
import { DEFAULT_LIMITS, tooMuchText } from '../../src/read/limits';
import { pageDocuments } from '../../src/read/page-documents';
import { readText } from '../../src/read/text';
import type { OfferedDocument, PopupReview } from '../../src/ui/popup/popup-state';
import type { ReviewMoment } from '../shared/review-bytes';
import { reviewReading } from '../shared/review-reading';

/** @returns null for a page that holds more text than is reviewed */
export async function reviewSnapshot(snapshot: PageSnapshot, moment: ReviewMoment): Promise<PopupReview | null> {
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
  const reports = reviewReading(reading, { ...moment, takenIn: [] });
  return { reports, reading, truncated, documents: isText ? [] : offered(source, location) };
}

function offered(source: string, location: string): readonly OfferedDocument[] {
  const own = new URL(location).hostname;
  return pageDocuments(source, location).map((document) => {
    const { hostname } = new URL(document.address);
    return { ...document, host: hostname === own ? null : hostname };
  });
}
