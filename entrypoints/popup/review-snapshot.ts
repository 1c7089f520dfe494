/** A page's snapshot in, its review out. Loaded after the popup has been painted: it brings the reader and the engine. */
import type { Pack } from '../../src/engine/pack';
import { reviewNotice } from '../../src/engine/review';
import type { PageSnapshot } from '../../src/page/snapshot';
import { sha256 } from '../../src/platform/sha256';
import { readHtml } from '../../src/read/html';
import { readText } from '../../src/read/text';
import type { PopupReview } from '../../src/ui/popup/popup-state';

export interface ReviewMoment {
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** ISO date-time. */
  readonly retrievedAt: string;
  readonly toolVersion: string;
}

export async function reviewSnapshot(snapshot: PageSnapshot, moment: ReviewMoment): Promise<PopupReview> {
  const { source, location, truncated } = snapshot;
  const isText = snapshot.contentType === 'text/plain';
  const report = reviewNotice({
    notice: isText ? readText(source, { markdown: false }) : readHtml(source, { url: location }),
    pack: moment.pack,
    asOf: moment.asOf,
    source: {
      location,
      mediaType: isText ? 'text/plain' : 'text/html',
      retrievedAt: moment.retrievedAt,
      sha256: await sha256(source),
    },
    toolVersion: moment.toolVersion,
  });
  return { report, truncated };
}
