/** The review page: its bar, and the screen that its address names. Gets everything it does outside itself as `doors`. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { CompareScreen } from './compare-screen';
import { HistoryScreen } from './history-screen';
import type { ReviewDoors } from './review-doors';
import { ReviewLoader } from './review-loader';
import { hashOf, type Route, routeOf } from './route';
import { StartScreen } from './start-screen';
import { useSaid } from './use-said';

export function ReviewApp({ doors }: { readonly doors: ReviewDoors }) {
  const strings = useStrings();
  const pages = usePageStrings();
  const [route, setRoute] = useState<Route>(() => routeOf(location.hash));
  const [said, announce] = useSaid();
  useEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: Route) => {
    location.hash = hashOf(next);
  }, []);

  return (
    <>
      <header class="page-bar">
        <img src="/icon/noticemark.svg" alt="" width="24" height="24" />
        <span class="product">{strings.productName}</span>
        <nav aria-label={pages.navigation}>
          <a href={hashOf({ screen: 'start' })} aria-current={route.screen === 'start' ? 'page' : undefined}>
            {pages.navReview}
          </a>
          <a href={hashOf({ screen: 'history' })} aria-current={route.screen === 'history' ? 'page' : undefined}>
            {pages.navHistory}
          </a>
        </nav>
      </header>
      <Screen route={route} doors={doors} announce={announce} go={go} />
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </>
  );
}

interface ScreenProps {
  readonly route: Route;
  readonly doors: ReviewDoors;
  readonly announce: (words: string) => void;
  readonly go: (route: Route) => void;
}

function Screen({ route, ...rest }: ScreenProps) {
  switch (route.screen) {
    case 'start':
      return <StartScreen {...rest} />;
    case 'review':
      return <ReviewLoader id={route.id} {...rest} />;
    case 'history':
      return <HistoryScreen {...rest} />;
    case 'compare':
      return <CompareScreen before={route.before} after={route.after} doors={rest.doors} />;
  }
}
