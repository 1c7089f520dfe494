/** The decisions on the notice that is shown: laid beside its rows, made, taken back, undone. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ElementResult, Finding, Report } from '../../engine/report';
import { anchorOf, applyDecisions, type DecidedReport, type Decision } from '../../history/decision';
import type { DecidedAs, DecisionWish } from './decision-part';
import type { ReviewDoors } from './review-doors';

/** What was done last, and how to undo it. */
export interface LastDone {
  readonly kind: 'decided' | 'taken-back';
  readonly title: string;
  readonly undo: () => Promise<void>;
}

export interface Decisions {
  readonly report: DecidedReport;
  readonly byRow: ReadonlyMap<string, DecidedAs>;
  readonly last: LastDone | null;
  readonly decide: (row: string, wish: DecisionWish) => Promise<void>;
  readonly takeBack: (row: string) => Promise<void>;
  /** Forgets a decision on what is no longer there. */
  readonly drop: (decision: Decision) => Promise<void>;
  readonly closeLast: () => void;
}

export function useDecisions(report: Report, doors: ReviewDoors): Decisions {
  const [all, setAll] = useState<readonly Decision[]>([]);
  const [last, setLast] = useState<LastDone | null>(null);
  const { location, part } = report.source;
  // Decisions belong to a notice, not to one review of it: they stay when it is reviewed for another day.
  useEffect(() => {
    let left = false;
    setLast(null);
    doors
      .decisionsOn(report)
      .then((found) => !left && setAll(found))
      .catch(console.error);
    return () => {
      left = true;
    };
  }, [location, part?.title, doors]);
  const decided = useMemo(() => applyDecisions(report, all, doors.today()), [report, all, doors]);
  const rows = useMemo(() => rowsOf(decided), [decided]);

  const put = async (decision: Decision) => {
    await doors.keepDecision(decision);
    setAll((before) => [...before.filter(({ id }) => id !== decision.id), decision]);
  };
  const remove = async (decision: Decision) => {
    await doors.dropDecision(decision.id);
    setAll((before) => before.filter(({ id }) => id !== decision.id));
  };
  const taken = async (decision: Decision, title: string) => {
    await remove(decision);
    setLast({ kind: 'taken-back', title, undo: () => put(decision) });
  };

  return {
    report: decided,
    byRow: new Map([...rows].flatMap(([key, { as }]) => (as ? [[key, as] as const] : []))),
    last,
    async decide(key, wish) {
      const found = rows.get(key);
      if (!found) return;
      const { row, as } = found;
      const made = await doors.makeDecision(report, { ...wish, check: row.check, anchor: anchorOf(report, row) });
      // A decision that is changed takes the place of the one before.
      const decision = as ? { ...made, id: as.decision.id } : made;
      await put(decision);
      setLast({ kind: 'decided', title: row.title, undo: () => (as ? put(as.decision) : remove(decision)) });
    },
    async takeBack(key) {
      const found = rows.get(key);
      if (found?.as) await taken(found.as.decision, found.row.title);
    },
    drop: (decision) => taken(decision, decision.check),
    closeLast: () => setLast(null),
  };
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
