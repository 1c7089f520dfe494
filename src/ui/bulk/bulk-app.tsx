/** The bulk page: its bar, and the screen that its address names. Gets everything it does outside itself as `doors`. */
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { useHeadingFocus } from '../parts/use-heading-focus';
import { useSaid } from '../parts/use-said';
import { PageBar } from '../review/page-bar';
import { BatchLoader } from './batch-loader';
import type { BulkDoors } from './bulk-doors';
import { ImportScreen } from './import-screen';
import { type BulkRoute, bulkHashOf, bulkRouteOf } from './route';
import { ShelfScreen } from './shelf-screen';

export function BulkApp({ doors }: { readonly doors: BulkDoors }) {
  const [route, setRoute] = useState<BulkRoute>(() => bulkRouteOf(location.hash));
  const [said, announce] = useSaid();
  useLayoutEffect(() => {
    const follow = () => setRoute(bulkRouteOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: BulkRoute) => {
    location.hash = bulkHashOf(next);
  }, []);
  useHeadingFocus(route.screen);
  const shared = { doors, go, announce };
  return (
    <>
      <PageBar current="bulk" />
      {route.screen === 'shelf' && <ShelfScreen {...shared} />}
      {route.screen === 'new' && <ImportScreen {...shared} />}
      {route.screen === 'batch' && <BatchLoader key={route.id} id={route.id} tab={route.tab} {...shared} />}
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </>
  );
}

/** What every screen gets. */
export interface ScreenProps {
  readonly doors: BulkDoors;
  readonly go: (route: BulkRoute) => void;
  /** Has words read out. */
  readonly announce: (words: string) => void;
}
