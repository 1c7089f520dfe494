/** The review page's wiring: the browser, the clock, the history and the engine behind the doors of its screens. */
import { applyTheme } from '../../src/platform/settings-store';
import { keepEarlyDrops } from '../../src/ui/parts/early-drops';
import { ReviewApp } from '../../src/ui/review/review-app';
import { drawPage } from '../shared/draw-page';
import { settingsInForce } from '../shared/settings-in-force';
import { reviewDoors } from './review-doors';

async function start(root: Element): Promise<void> {
  const giveEarlyDrops = keepEarlyDrops();
  applyTheme(document.documentElement, (await settingsInForce()).theme);
  await drawPage(root, <ReviewApp doors={reviewDoors()} />);
  giveEarlyDrops();
}

const root = document.getElementById('review');
if (root) void start(root);
