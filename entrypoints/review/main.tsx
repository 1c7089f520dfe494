/** The review page's wiring: the browser, the clock, the history and the engine behind the doors of its screens. */
import { render } from 'preact';
import { ReviewApp } from '../../src/ui/review/review-app';
import { enPages } from '../../src/ui/strings/en-pages';
import { PageStringsProvider } from '../../src/ui/strings/pages-context';
import { reviewDoors } from './review-doors';

const root = document.getElementById('review');
if (root) {
  document.title = enPages.titled(enPages.pageTitle);
  render(
    <PageStringsProvider value={enPages}>
      <ReviewApp doors={reviewDoors()} />
    </PageStringsProvider>,
    root,
  );
}
