/** The popup's wiring: the browser, the clock and the review behind the doors of the screen. */
import { render } from 'preact';
import { MARKS_CSS } from '../../src/page/marks-style';
import type { PageSnapshot } from '../../src/page/snapshot';
import { badgeOf } from '../../src/platform/badge';
import { besidePage } from '../../src/platform/beside-page';
import { browser } from '../../src/platform/browser';
import { documentAccess } from '../../src/platform/document-access';
import { readLanguage } from '../../src/platform/language-store';
import { localDay } from '../../src/platform/local-day';
import { readManaged } from '../../src/platform/managed-settings';
import { pageMarks } from '../../src/platform/page-marks';
import { type OpenPage, openPage, readTab } from '../../src/platform/read-tab';
import { dropReview, reviewStore } from '../../src/platform/review-store';
import { applyTheme, readSettings } from '../../src/platform/settings-store';
import { badgeFor } from '../../src/ui/popup/badge-words';
import { PopupApp } from '../../src/ui/popup/popup-app';
import { isKeptPopup, type KeptPopup, type PopupDoors } from '../../src/ui/popup/popup-state';
import { hashOf } from '../../src/ui/review/route';
import { en, type Strings } from '../../src/ui/strings/en';
import { stringsIn } from '../../src/ui/strings/in-language';
import { linkDoorsLater } from '../shared/link-doors-later';
import { loadRules, unusedRules } from '../shared/load-packs';
import type { ReviewMoment } from '../shared/review-bytes';

const NO_PAGE: OpenPage = { tab: -1, window: undefined, address: undefined, loading: false };

function doorsOf(page: OpenPage, strings: Strings): PopupDoors<PageSnapshot> {
  const { tab, address = '' } = page;
  const store = reviewStore<KeptPopup>(browser.storage.session, isKeptPopup);
  const marks = pageMarks(browser, tab, MARKS_CSS);
  const beside = besidePage(browser, page.window);
  const badge = badgeOf(browser, tab);
  const access = documentAccess(browser, address, !import.meta.env.FIREFOX);
  return {
    isLoading: async () => page.loading,
    kept: () => store.get(tab, address),
    async keep(kept) {
      const { gaps, title } = badgeFor(kept.review, strings);
      await Promise.all([store.put(tab, address, kept), gaps === null ? badge.clear() : badge.show(gaps, title)]);
    },
    async forget() {
      await Promise.all([dropReview(browser.storage.session, tab), badge.clear()]);
    },
    read() {
      // The page takes its snapshot in a process of its own; what reviews it is made ready meanwhile.
      afterPaint(readyReviewer);
      return readTab(browser, page);
    },
    async review(snapshot, onDescribed) {
      const [{ reviewSnapshot }, moment] = await Promise.all([import('./review-snapshot'), momentNow()]);
      return reviewSnapshot(snapshot, moment, onDescribed);
    },
    async reviewDocument(document) {
      const [{ reviewDocument }, moment] = await Promise.all([import('./review-document'), momentNow()]);
      return reviewDocument(document, moment);
    },
    asksForOwnSite: import.meta.env.FIREFOX,
    hasAccess: (document) => access.has(document.address),
    askAccess: (document) => access.ask(document.address),
    show: marks.show,
    clearMarks: marks.clear,
    links: linkDoorsLater(momentNow),
    copy: (text) => navigator.clipboard.writeText(text),
    async handOver(document) {
      const { handOver } = await import('./hand-over');
      const id = await handOver(document);
      if (id === null) return false;
      await browser.tabs.create({ url: browser.runtime.getURL(`/review.html${hashOf({ screen: 'handed', id })}`) });
      window.close();
      return true;
    },
    async openFull(review, part) {
      const { keepForPage } = await import('../shared/keep-for-page');
      const id = await keepForPage(review, part, en.truncated);
      await browser.tabs.create({ url: browser.runtime.getURL(`/review.html${hashOf({ screen: 'review', id })}`) });
      window.close();
    },
    openBeside:
      beside &&
      (async () => {
        await beside();
        window.close();
      }),
  };
}

/** Calls back when the window has been painted: making the engine and its rules ready would hold that up. */
function afterPaint(use: () => void): void {
  requestAnimationFrame(() => setTimeout(use));
}

/** The engine and its rules, for who asks for them next and hears what goes wrong. */
function readyReviewer(): void {
  Promise.all([import('./review-snapshot'), loadRules()]).catch(() => undefined);
}

async function momentNow(): Promise<ReviewMoment> {
  const { pack, own } = await loadRules();
  const now = new Date();
  return {
    pack,
    warnings: unusedRules(own, en.rulesUnused),
    asOf: localDay(now),
    retrievedAt: now.toISOString(),
    toolVersion: browser.runtime.getManifest().version,
  };
}

async function start(root: Element): Promise<void> {
  const managed = await readManaged(browser.storage.managed);
  const { local } = browser.storage;
  const [{ theme }, strings, page] = await Promise.all([
    readSettings(local, managed),
    readLanguage(local, navigator.languages, managed.language).then(stringsIn),
    openPage(browser),
  ]);
  document.title = strings.popupTitle;
  document.documentElement.lang = strings.language;
  applyTheme(document.documentElement, theme);
  render(<PopupApp doors={doorsOf(page ?? NO_PAGE, strings)} strings={strings} />, root);
}

const root = document.getElementById('popup');
if (root) void start(root);
