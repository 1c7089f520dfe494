/** The wiring of the review beside a page: the review page's own, and the tab in front. */
import { render } from 'preact';
import { browser } from '../../src/platform/browser';
import { applyTheme, readSettings } from '../../src/platform/settings-store';
import { ReviewApp } from '../../src/ui/review/review-app';
import { enPages } from '../../src/ui/strings/en-pages';
import { PageStringsProvider } from '../../src/ui/strings/pages-context';
import { reviewDoors } from '../review/review-doors';
import { besideDoors } from './beside-doors';

async function start(root: Element): Promise<void> {
  document.title = enPages.titled(enPages.pageTitle);
  applyTheme(document.documentElement, (await readSettings(browser.storage.local)).theme);
  const { id } = await browser.windows.getCurrent();
  render(
    <PageStringsProvider value={enPages}>
      <ReviewApp doors={reviewDoors()} beside={besideDoors(id ?? -1)} />
    </PageStringsProvider>,
    root,
  );
}

const root = document.getElementById('review');
if (root) void start(root);
