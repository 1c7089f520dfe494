/** What the review beside a page does with that page: follows which was reviewed, and marks quotes in it. */
import { MARKS_CSS } from '../../src/page/marks-style';
import { browser } from '../../src/platform/browser';
import { followFront } from '../../src/platform/front-review';
import { type PageMarks, pageMarks } from '../../src/platform/page-marks';
import { isKeptPopup, type KeptPopup } from '../../src/ui/popup/popup-state';
import type { BesideDoors, FrontPage } from '../../src/ui/review/review-doors';
import { en } from '../../src/ui/strings/en';
import { keepForPage } from '../shared/keep-for-page';

/** @param window that it stands in */
export function besideDoors(window: number): BesideDoors {
  /** Of the tab in front; those of a tab that was in front before stay where they are. */
  let marks: PageMarks | null = null;
  let marked: number | null = null;
  let turn = 0;
  /** Kept once: a review that is opened again may have been made anew for another day meanwhile. */
  const known = new Map<string, FrontPage>();

  const pageOf = async (kept: KeptPopup): Promise<FrontPage> => {
    const key = keyOf(kept);
    const before = known.get(key);
    if (before) return before;
    const id = await keepForPage(kept.review, kept.view.part, en.truncated);
    turn++;
    const page = { id, reading: kept.review.reading.id, inPage: kept.document === null, turn };
    known.set(key, page);
    return page;
  };

  addEventListener('pagehide', () => void marks?.clear());
  return {
    follow(tell) {
      let told: string | null | undefined;
      return followFront(browser, window, isKeptPopup, async ({ tab, kept }) => {
        // One for a tab, so that what it is asked is done in turn.
        const isSame = marks !== null && marked === tab;
        if (!isSame || !kept) marks = kept ? pageMarks(browser, tab, MARKS_CSS) : null;
        marked = tab;
        const key = kept && `${tab} ${keyOf(kept)}`;
        // What the reader does in the popup changes what is kept, and not which review it is.
        if (key === told) return;
        told = key;
        const page = kept && (await pageOf(kept));
        if (key === told) tell(page);
      });
    },
    show: async (quotes, focus, kind) => (await marks?.show(quotes, focus, kind)) ?? { state: 'lost' },
    clearMarks: async () => marks?.clear(),
    inTab: (hash) => browser.runtime.getURL(`/review.html${hash}`),
  };
}

/** Another where the page was read again, or its links were checked. */
function keyOf({ review, document }: KeptPopup): string {
  const links = review.reports.flatMap((report) => report.links?.map(({ checkedAt }) => checkedAt ?? '') ?? []);
  return [review.reading.id, document?.address ?? '', ...links.sort().slice(-1), links.length].join(' ');
}
