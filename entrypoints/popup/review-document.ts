/** A document's address in, its review out: fetched, read and reviewed in the popup. */
import { fetchDocument } from '../../src/platform/fetch-document';
import type { DocumentOutcome, OfferedDocument } from '../../src/ui/popup/popup-state';
import { type ReviewMoment, reviewBytes } from '../shared/review-bytes';

export async function reviewDocument(document: OfferedDocument, moment: ReviewMoment): Promise<DocumentOutcome> {
  const fetched = await fetchDocument(document.address);
  if (!fetched.ok) return { state: 'failed', failure: fetched.failure };
  const { bytes, contentType } = fetched;
  // The address that the reader knows; where redirects led is of no use to them, and may hold a pass of the moment.
  const reviewed = await reviewBytes(bytes, { location: document.address, contentType }, moment);
  if (!reviewed.ok) {
    const { message, needsPassword } = reviewed;
    return { state: 'failed', failure: 'unreadable', message, ...(needsPassword ? { needsPassword } : {}) };
  }
  return {
    state: 'reviewed',
    review: { reports: reviewed.reports, reading: reviewed.reading, truncated: false, documents: [] },
  };
}
