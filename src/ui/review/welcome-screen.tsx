/** The first thing a new reader sees: what it does, what it never does, which permission when, and a notice to try it on. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import type { ReviewDoors } from './review-doors';
import type { Route } from './route';

interface WelcomeScreenProps {
  readonly doors: ReviewDoors;
  readonly announce: (words: string) => void;
  readonly go: (route: Route) => void;
}

export function WelcomeScreen({ doors, announce, go }: WelcomeScreenProps) {
  const pages = usePageStrings();
  const { welcome } = pages;
  const [working, setWorking] = useState(false);
  const [failed, setFailed] = useState(false);
  const isWorking = useRef(false);
  const beginTurn = useTurns();
  useEffect(() => {
    document.title = pages.titled(welcome.title);
  }, [pages, welcome]);
  const tryIt = async () => {
    if (isWorking.current) return;
    isWorking.current = true;
    const isLatest = beginTurn();
    setWorking(true);
    setFailed(false);
    announce(pages.working.reviewing);
    try {
      const outcome = await doors.reviewText(welcome.sample, welcome.sampleName);
      if (!isLatest()) return;
      if (outcome.ok) go({ screen: 'review', id: outcome.id });
      else setFailed(true);
    } catch (error) {
      console.error(error);
      setFailed(true);
    } finally {
      isWorking.current = false;
      setWorking(false);
    }
  };
  return (
    <main class="page-main welcome" aria-busy={working}>
      <h1>{welcome.title}</h1>
      <p class="lead">{welcome.lead}</p>
      <div class="ways">
        {welcome.parts.map(({ title, points }) => (
          <section key={title} class="way">
            <h2>{title}</h2>
            <ul class="points">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p>
        <button type="button" class="main-button" aria-disabled={working} onClick={() => void tryIt()}>
          {working ? pages.working.reviewing : welcome.tryIt}
        </button>
      </p>
      <p class="quiet">{welcome.tryHint}</p>
      {failed && (
        <p class="problem" role="alert">
          {pages.failed}
        </p>
      )}
    </main>
  );
}
