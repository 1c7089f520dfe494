/** The review page's wiring: the browser, the clock, the history and the engine behind the doors of its screens. */
import { applyTheme } from '../../src/platform/settings-store';
import { ReviewApp } from '../../src/ui/review/review-app';
import { drawPage } from '../shared/draw-page';
import { settingsInForce } from '../shared/settings-in-force';
import { reviewDoors } from './review-doors';

async function start(root: Element): Promise<void> {
  applyTheme(document.documentElement, (await settingsInForce()).theme);
  await drawPage(root, <ReviewApp doors={reviewDoors()} />);
}

const root = document.getElementById('review');
if (root) void start(root);
