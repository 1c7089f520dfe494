/** The popup's wiring: the browser, the clock and the review behind the doors of the screen. */
import { render } from 'preact';
import { MARKS_CSS } from '../../src/page/marks-style';
import type { PageSnapshot } from '../../src/page/snapshot';
import { browser } from '../../src/platform/browser';
import { localDay } from '../../src/platform/local-day';
import { pageMarks } from '../../src/platform/page-marks';
import { type OpenPage, openPage, readTab } from '../../src/platform/read-tab';
import { dropReview, reviewStore } from '../../src/platform/review-store';
import { PopupApp } from '../../src/ui/popup/popup-app';
import { isKeptPopup, type KeptPopup, type PopupDoors } from '../../src/ui/popup/popup-state';
import { en } from '../../src/ui/strings/en';

const NO_PAGE: OpenPage = { tab: -1, address: undefined, loading: false };

function doorsOf(page: OpenPage): PopupDoors<PageSnapshot> {
  const { tab, address = '' } = page;
  const store = reviewStore<KeptPopup>(browser.storage.session, isKeptPopup);
  const marks = pageMarks(browser, tab, MARKS_CSS);
  return {
    isLoading: async () => page.loading,
    kept: () => store.get(tab, address),
    keep: (kept) => store.put(tab, address, kept),
    forget: () => dropReview(browser.storage.session, tab),
    read: () => readTab(browser, page),
    async review(snapshot) {
      // Fetched now, not with the popup: the window is painted before the engine and its rules are parsed.
      const [{ reviewSnapshot }, { default: pack }] = await Promise.all([
        import('./review-snapshot'),
        import('virtual:rule-pack'),
      ]);
      const now = new Date();
      return reviewSnapshot(snapshot, {
        pack,
        asOf: localDay(now),
        retrievedAt: now.toISOString(),
        toolVersion: browser.runtime.getManifest().version,
      });
    },
    show: marks.show,
    clearMarks: marks.clear,
    copy: (text) => navigator.clipboard.writeText(text),
  };
}

async function start(root: Element): Promise<void> {
  document.title = en.popupTitle;
  const page = (await openPage(browser)) ?? NO_PAGE;
  render(<PopupApp doors={doorsOf(page)} strings={en} />, root);
}

const root = document.getElementById('popup');
if (root) void start(root);
