/** The review page: its bar, and the screen that its address names. Gets everything it does outside itself as `doors`. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { CompareScreen } from './compare-screen';
import { HistoryScreen } from './history-screen';
import { PageBar } from './page-bar';
import type { ReviewDoors } from './review-doors';
import { ReviewLoader } from './review-loader';
import { hashOf, type Route, routeOf } from './route';
import { StartScreen } from './start-screen';
import { useSaid } from './use-said';
import { WelcomeScreen } from './welcome-screen';

export function ReviewApp({ doors }: { readonly doors: ReviewDoors }) {
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
      <PageBar current={route.screen === 'start' || route.screen === 'history' ? route.screen : null} />
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
    case 'welcome':
      return <WelcomeScreen {...rest} />;
    case 'history':
      return <HistoryScreen {...rest} />;
    case 'compare':
      return <CompareScreen before={route.before} after={route.after} doors={rest.doors} />;
  }
}
