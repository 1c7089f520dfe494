/** The background: drops a tab's review and its badge when its page is left, and opens the first page once. Holds no state. */
import { defineBackground } from 'wxt/utils/define-background';
import { clearBadge } from '../src/platform/badge';
import { browser } from '../src/platform/browser';
import { dropReviewsOfLeftPages } from '../src/platform/review-store';

export default defineBackground({
  type: 'module',
  main() {
    dropReviewsOfLeftPages(browser.tabs, browser.storage.session, (tab) => void clearBadge(browser, tab));
    browser.runtime.onInstalled.addListener(({ reason }) => {
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/review.html#/welcome') });
    });
  },
});
