/** The review page's wiring: the browser, the clock, the history and the engine behind the doors of its screens. */
import { render } from 'preact';
import { browser } from '../../src/platform/browser';
import { applyTheme, readSettings } from '../../src/platform/settings-store';
import { ReviewApp } from '../../src/ui/review/review-app';
import { enPages } from '../../src/ui/strings/en-pages';
import { PageStringsProvider } from '../../src/ui/strings/pages-context';
import { reviewDoors } from './review-doors';

async function start(root: Element): Promise<void> {
  document.title = enPages.titled(enPages.pageTitle);
  applyTheme(document.documentElement, (await readSettings(browser.storage.local)).theme);
  render(
    <PageStringsProvider value={enPages}>
      <ReviewApp doors={reviewDoors()} />
    </PageStringsProvider>,
    root,
  );
}

const root = document.getElementById('review');
if (root) void start(root);
