/** The review page: its bar, and the screen that its address names. Gets everything it does outside itself as `doors`. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
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
        </nav>
      </header>
      {route.screen === 'review' ? (
        <ReviewLoader id={route.id} doors={doors} announce={announce} go={go} />
      ) : (
        <StartScreen doors={doors} announce={announce} go={go} />
      )}
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </>
  );
}
