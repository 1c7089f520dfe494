/** The decisions on the notice that is shown: laid beside its rows, made, taken back, undone. */
import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { ElementResult, Finding, Report } from '../../engine/report';
import { anchorOf, applyDecisions, type DecidedReport, type Decision } from '../../history/decision';
import { oneAtATime } from '../../queue/one-at-a-time';
import { useNow } from '../parts/use-now';
import type { DecidedAs, DecisionWish } from './decision-part';
import type { ReviewDoors } from './review-doors';

/** What was done last, and how to undo it. */
export interface LastDone {
  readonly kind: 'decided' | 'taken-back';
  readonly title: string;
  readonly undo: () => Promise<void>;
}

/** One is done after the other, in the order of the clicks: each counts from what the one before has left. */
export interface Decisions {
  readonly report: DecidedReport;
  readonly byRow: ReadonlyMap<string, DecidedAs>;
  readonly last: LastDone | null;
  readonly decide: (row: string, wish: DecisionWish) => Promise<void>;
  readonly takeBack: (row: string) => Promise<void>;
  /** Forgets a decision on what is no longer there. `title`: of its check. */
  readonly drop: (decision: Decision, title: string) => Promise<void>;
  /** @returns whether there was something to undo */
  readonly undo: () => Promise<boolean>;
  readonly closeLast: () => void;
  /** The report with all that has been decided by now, drawn or not. */
  readonly settled: () => Promise<DecidedReport>;
}

interface KeptDecisions {
  /** Which notice they are on; null before any are known. */
  readonly of: string | null;
  readonly all: readonly Decision[];
}

const NONE: readonly Decision[] = [];

export function useDecisions(report: Report, doors: ReviewDoors): Decisions {
  const kept = useNow<KeptDecisions>({ of: null, all: NONE });
  const last = useNow<LastDone | null>(null);
  const [inTurn] = useState(oneAtATime);
  const { location, part } = report.source;
  const of = `${location}\n${part?.title ?? ''}`;
  const all = kept.drawn.of === of ? kept.drawn.all : NONE;

  // Decisions belong to a notice, not to one review of it: they stay when it is reviewed for another day.
  useLayoutEffect(() => {
    let left = false;
    last.set(() => null);
    inTurn(async () => {
      const found = await doors.decisionsOn(report);
      if (!left) kept.set(() => ({ of, all: found }));
    }).catch(console.error);
    return () => {
      left = true;
    };
  }, [of, doors]);
  const decided = useMemo(() => applyDecisions(report, all, doors.today()), [report, all, doors]);
  const rows = useMemo(() => rowsOf(decided), [decided]);

  const isShown = () => kept.now().of === of;
  const decidedNow = async () =>
    applyDecisions(report, isShown() ? kept.now().all : await doors.decisionsOn(report), doors.today());
  const change = (next: (all: readonly Decision[]) => readonly Decision[]) =>
    kept.set((now) => (now.of === of ? { of, all: next(now.all) } : now));
  const done = (one: LastDone) => last.set((before) => (isShown() ? one : before));

  const put = async (decision: Decision) => {
    await doors.keepDecision(decision);
    change((before) => [...before.filter(({ id }) => id !== decision.id), decision]);
  };
  const remove = async (decision: Decision) => {
    await doors.dropDecision(decision.id);
    change((before) => before.filter(({ id }) => id !== decision.id));
  };
  const taken = async (decision: Decision, title: string) => {
    await remove(decision);
    done({ kind: 'taken-back', title, undo: () => put(decision) });
  };

  return {
    report: decided,
    byRow: useMemo(() => new Map([...rows].flatMap(([key, { as }]) => (as ? [[key, as] as const] : []))), [rows]),
    last: last.drawn,
    decide: (key, wish) =>
      inTurn(async () => {
        const found = rowsOf(await decidedNow()).get(key);
        if (!found || (found.as?.state === 'stands' && isSame(found.as.decision, wish))) return;
        const { row, as } = found;
        const made = await doors.makeDecision(report, { ...wish, check: row.check, anchor: anchorOf(report, row) });
        // A decision that is changed takes the place of the one before.
        const decision = as ? { ...made, id: as.decision.id } : made;
        await put(decision);
        done({ kind: 'decided', title: row.title, undo: () => (as ? put(as.decision) : remove(decision)) });
      }),
    takeBack: (key) =>
      inTurn(async () => {
        const found = rowsOf(await decidedNow()).get(key);
        if (found?.as) await taken(found.as.decision, found.row.title);
      }),
    drop: (decision, title) => inTurn(() => taken(decision, title)),
    undo: () =>
      inTurn(async () => {
        const one = last.now();
        if (!one) return false;
        await one.undo();
        last.set(() => null);
        return true;
      }),
    closeLast: () => last.set(() => null),
    settled: () => inTurn(decidedNow),
  };
}

/** Clicked twice: the second click says nothing new. */
function isSame(decision: Decision, wish: DecisionWish): boolean {
  return (['verdict', 'status', 'reason', 'note', 'until'] as const).every((part) => decision[part] === wish[part]);
}

interface DecidableRow {
  readonly row: ElementResult | Finding;
  readonly as: DecidedAs | null;
}

/** By the keys that `resultRows` gives its rows. */
function rowsOf({ elements, findings }: DecidedReport): ReadonlyMap<string, DecidableRow> {
  const asOf = (one: { decision: Decision | null; state: DecidedAs['state'] | null }) =>
    one.decision && one.state ? { decision: one.decision, state: one.state } : null;
  return new Map([
    ...elements.map((one): [string, DecidableRow] => [one.row.check, { row: one.row, as: asOf(one) }]),
    ...findings.map((one, at): [string, DecidableRow] => [`${one.row.check}#${at}`, { row: one.row, as: asOf(one) }]),
  ]);
}
