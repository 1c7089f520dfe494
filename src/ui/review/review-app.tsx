/**
 * The review page: its bar, and the screen that its address names. Gets everything it does outside itself as `doors`.
 * Beside a page it follows what is reviewed there.
 */
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useHeadingFocus } from '../parts/use-heading-focus';
import { type Announce, useSaid } from '../parts/use-said';
import { CompareScreen } from './compare-screen';
import { HistoryScreen } from './history-screen';
import { PageBar } from './page-bar';
import type { BesideDoors, BesidePage, FrontPage, ReviewDoors } from './review-doors';
import { ReviewLoader } from './review-loader';
import { hashOf, type Route, routeOf } from './route';
import { StartScreen } from './start-screen';
import { type FileList, useFileList } from './use-file-list';
import { WelcomeScreen } from './welcome-screen';

interface ReviewAppProps {
  readonly doors: ReviewDoors;
  /** Null in a tab of its own. */
  readonly beside?: BesideDoors | null;
}

export function ReviewApp({ doors, beside = null }: ReviewAppProps) {
  const [route, setRoute] = useState<Route>(() => routeOf(location.hash));
  const [said, announce] = useSaid();
  useLayoutEffect(() => {
    const follow = () => setRoute(routeOf(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((next: Route) => {
    location.hash = hashOf(next);
  }, []);

  const front = useFront(beside, go);
  const list = useFileList(doors, announce);
  const isStart = route.screen === 'start' || route.screen === 'handed';
  useHeadingFocus(isStart ? 'start' : route.screen);

  return (
    <>
      <PageBar
        current={isStart ? 'start' : route.screen === 'history' ? route.screen : null}
        isBeside={beside !== null}
      />
      <Screen
        route={route}
        doors={doors}
        list={list}
        beside={beside && { doors: beside, front }}
        announce={announce}
        go={go}
      />
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </>
  );
}

/** What was reviewed in the tab in front; each new review of it is shown as it comes. */
function useFront(beside: BesideDoors | null, go: (route: Route) => void): FrontPage | null {
  const [front, setFront] = useState<FrontPage | null>(null);
  useEffect(
    () =>
      beside?.follow((next) => {
        setFront(next);
        if (next) go({ screen: 'review', id: next.id });
      }),
    [beside, go],
  );
  return front;
}

interface ScreenProps {
  readonly route: Route;
  readonly doors: ReviewDoors;
  readonly list: FileList;
  readonly beside: BesidePage | null;
  readonly announce: Announce;
  readonly go: (route: Route) => void;
}

function Screen({ route, ...rest }: ScreenProps) {
  switch (route.screen) {
    case 'start':
      return <StartScreen handed={null} {...rest} />;
    case 'handed':
      return <StartScreen handed={route.id} {...rest} />;
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
