/** The background: drops a tab's review when its page is left. Holds no state. */
import { defineBackground } from 'wxt/utils/define-background';
import { browser } from '../src/platform/browser';
import { dropReviewsOfLeftPages } from '../src/platform/review-store';

export default defineBackground({
  type: 'module',
  main() {
    dropReviewsOfLeftPages(browser.tabs, browser.storage.session);
  },
});
