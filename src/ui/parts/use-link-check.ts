/** A check of links from the click to its end: leave, progress, stopping, and going on where a screen was closed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Report } from '../../engine/report';
import type { LinkCheckState, LinkDoors, LinkPlan, LinkProgress, LinkSubject } from './link-doors';

export type LinkStep = 'waiting' | 'asking' | 'checking' | 'failed';

export type LinkEnd = 'done' | 'stopped' | 'failed';

export interface LinkCheckWish {
  readonly subject: LinkSubject;
  readonly doors: LinkDoors;
  /** As it was last given to `onState`. */
  readonly state: LinkCheckState;
  readonly onState: (state: LinkCheckState) => void;
  /** Reviews that hold the answers. */
  readonly onReports: (reports: readonly Report[]) => void;
  readonly onProgress: (progress: LinkProgress) => void;
  readonly onEnd: (end: LinkEnd) => void;
}

export interface LinkCheckRun {
  /** Null until it is known. */
  readonly plan: LinkPlan | null;
  readonly step: LinkStep;
  readonly progress: LinkProgress | null;
  /** To be called first thing in the handler of a click. */
  start(): void;
  stop(): void;
  giveBack(): Promise<void>;
}

export function useLinkCheck(wish: LinkCheckWish): LinkCheckRun {
  const { subject, doors, state } = wish;
  const [plan, setPlan] = useState<LinkPlan | null>(null);
  const [step, setStep] = useState<LinkStep>('waiting');
  const [progress, setProgress] = useState<LinkProgress | null>(null);
  const abort = useRef<AbortController | null>(null);
  /** Counted, so that what an earlier subject began is told from what is shown now. */
  const turn = useRef(0);
  const leftSince = (mine: number) => turn.current !== mine;

  /** What would be asked next depends on the leave there is. */
  const makePlan = async () => {
    const mine = turn.current;
    try {
      const made = await doors.plan(subject);
      if (!leftSince(mine)) setPlan(made);
    } catch (error) {
      console.error(error);
    }
  };

  const check = async (granted: readonly string[]) => {
    const mine = turn.current;
    const stop = new AbortController();
    abort.current = stop;
    setStep('checking');
    const end = { asked: null, granted };
    try {
      const reports = await doors.check(subject, stop.signal, (next) => {
        if (leftSince(mine)) return;
        setProgress(next);
        wish.onProgress(next);
      });
      if (leftSince(mine)) return;
      wish.onReports(reports);
      wish.onState(end);
      setStep('waiting');
      wish.onEnd(stop.signal.aborted ? 'stopped' : 'done');
    } catch (error) {
      console.error(error);
      if (leftSince(mine)) return;
      wish.onState(end);
      setStep('failed');
      wish.onEnd('failed');
    }
    setProgress(null);
    await makePlan();
  };

  // A later start of the same screen goes on with what an earlier one began, if the reader said yes.
  const goOn = async ({ asked, granted }: LinkCheckState) => {
    if (asked === null) return;
    const mine = turn.current;
    const held = await doors.held(asked);
    const all = [...new Set([...granted, ...held])];
    if (leftSince(mine)) return;
    if (held.length === asked.length) await check(all);
    else wish.onState({ asked: null, granted: all });
  };

  useEffect(() => {
    setPlan(null);
    setStep('waiting');
    void makePlan();
    void goOn(state);
    return () => {
      // What has begun belongs to a screen that is no longer there.
      turn.current++;
      abort.current?.abort();
    };
  }, [doors, subject.reading.id, subject.asOf, subject.takenIn.join()]);

  return {
    plan,
    step,
    progress,
    start() {
      if (!plan || step === 'asking' || step === 'checking') return;
      const answer = doors.request(plan);
      const mine = turn.current;
      setStep('asking');
      wish.onState({ asked: plan.fresh, granted: state.granted });
      void answer.then((granted) => {
        if (!leftSince(mine)) void check([...new Set([...state.granted, ...granted])]);
      });
    },
    stop: () => abort.current?.abort(),
    async giveBack() {
      const mine = turn.current;
      await doors.giveBack(state.granted);
      await makePlan();
      if (leftSince(mine)) return;
      wish.onState({ ...state, granted: [] });
    },
  };
}
