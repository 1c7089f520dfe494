/** The wiring of the review beside a page: the review page's own, and the tab in front. */
import { browser } from '../../src/platform/browser';
import { applyTheme } from '../../src/platform/settings-store';
import { keepEarlyDrops } from '../../src/ui/parts/early-drops';
import { ReviewApp } from '../../src/ui/review/review-app';
import { reviewDoors } from '../review/review-doors';
import { drawPage } from '../shared/draw-page';
import { settingsInForce } from '../shared/settings-in-force';
import { besideDoors } from './beside-doors';

async function start(root: Element): Promise<void> {
  const giveEarlyDrops = keepEarlyDrops();
  applyTheme(document.documentElement, (await settingsInForce()).theme);
  const { id } = await browser.windows.getCurrent();
  await drawPage(root, <ReviewApp doors={reviewDoors()} beside={besideDoors(id ?? -1)} />);
  giveEarlyDrops();
}

const root = document.getElementById('review');
if (root) void start(root);
