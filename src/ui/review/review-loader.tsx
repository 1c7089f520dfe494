/** Gets a kept review and shows it, or says that it is not there. */

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MessageScreen } from '../parts/message-screen';
import type { Announce } from '../parts/use-said';
import { usePageStrings } from '../strings/pages-context';
import type { BesidePage, CheckFacts, OpenReview, ReviewDoors } from './review-doors';
import { ReviewScreen } from './review-screen';
import type { Route } from './route';
import { hashOf } from './route';

interface ReviewLoaderProps {
  readonly id: string;
  readonly doors: ReviewDoors;
  readonly beside: BesidePage | null;
  readonly announce: Announce;
  readonly go: (route: Route) => void;
}

type Loading =
  | { readonly step: 'opening' }
  | { readonly step: 'gone' }
  | { readonly step: 'failed' }
  | { readonly step: 'open'; readonly review: OpenReview; readonly facts: CheckFacts };

export function ReviewLoader({ id, doors, beside, announce, go }: ReviewLoaderProps) {
  const pages = usePageStrings();
  const [state, setState] = useState<Loading>({ step: 'opening' });
  const [turn, setTurn] = useState(0);
  /** Null when the reader has gone on to another screen. */
  const here = useRef<string | null>(id);
  useLayoutEffect(() => {
    here.current = id;
    return () => {
      here.current = null;
    };
  }, [id]);
  /** A review that was made again may have the id that it had. */
  const reopen = (again: string) => {
    if (here.current !== id) return false;
    if (again === id) setTurn((now) => now + 1);
    else go({ screen: 'review', id: again });
    return true;
  };
  const besideTurn = beside?.front?.turn;
  useEffect(() => {
    let left = false;
    const open = async () => {
      const [review, facts] = await Promise.all([doors.open(id), doors.facts()]);
      if (!left) setState(review ? { step: 'open', review, facts } : { step: 'gone' });
    };
    open().catch((error) => {
      console.error(error);
      if (!left) setState({ step: 'failed' });
    });
    return () => {
      left = true;
    };
  }, [id, doors, turn, besideTurn]);

  switch (state.step) {
    case 'opening':
      return (
        <main class="page-main" aria-busy="true">
          <p class="progress">{pages.working.opening}</p>
        </main>
      );
    case 'gone':
    case 'failed':
      return (
        <main class="page-main">
          <MessageScreen
            title={state.step === 'gone' ? pages.goneTitle : pages.failedTitle}
            sentences={[state.step === 'gone' ? pages.gone : pages.failed]}
          />
          <p class="message">
            <a href={hashOf({ screen: 'start' })}>{pages.startAgain}</a>
          </p>
        </main>
      );
    case 'open':
      // The same reading made again for another day keeps what is open and where the keyboard is.
      return (
        <ReviewScreen
          key={state.review.reading?.id ?? id}
          review={state.review}
          facts={state.facts}
          doors={doors}
          beside={beside}
          announce={announce}
          reopen={reopen}
        />
      );
  }
}
