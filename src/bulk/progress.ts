/** Counts of a run, and how long it will take at the pace that was measured. */
import type { SchoolStage } from './batch';
import type { RunProgress, RunState } from './runner';
import type { SchoolState } from './store';

export interface ProgressKeeper {
  /** Counts a school's state, in place of the one it had. */
  count(before: SchoolState | null, after: SchoolState): void;
  /** A school is being worked at, and asks this; null: it is not any more. */
  at(school: string, url: string | null | undefined): void;
  /** A school was finished in this session. */
  finished(): void;
  begin(now: number): void;
  snapshot(state: RunState, now: number): RunProgress;
}

/** Schools that have to be finished before there is anything to go by. */
const FEWEST = 2;
/** A school that takes longer than most is never held to be nearly done. */
const MOST_OF_A_SCHOOL = 0.9;

/** @param total schools of the batch */
export function createProgress(total: number): ProgressKeeper {
  const stages: Record<SchoolStage, number> = {
    waiting: total,
    finding: 0,
    found: 0,
    reviewing: 0,
    done: 0,
    failed: 0,
  };
  const sums = { requests: 0, documents: 0, notices: 0, failures: 0 };
  const now = new Map<string, { url: string | null; requests: number }>();
  let startedAt: number | null = null;
  let done = 0;
  let requestsOfDone = 0;

  const left = (elapsed: number): number | null => {
    if (done < FEWEST) return null;
    const usual = Math.max(1, requestsOfDone / done);
    let partly = 0;
    for (const { requests } of now.values()) partly += Math.min(MOST_OF_A_SCHOOL, requests / usual);
    const open = stages.waiting + stages.finding + stages.found + stages.reviewing;
    return Math.round((elapsed / (done + partly)) * Math.max(0, open - partly));
  };

  return {
    count(before, after) {
      stages[before?.stage ?? 'waiting']--;
      stages[after.stage]++;
      for (const name of ['requests', 'documents', 'notices', 'failures'] as const) {
        sums[name] += after[name] - (before?.[name] ?? 0);
      }
      const working = now.get(after.id);
      if (working) working.requests += after.requests - (before?.requests ?? 0);
    },
    at(school, url) {
      if (url === undefined) now.delete(school);
      else now.set(school, { url, requests: now.get(school)?.requests ?? 0 });
    },
    finished() {
      done++;
      requestsOfDone = sums.requests;
    },
    begin(at) {
      startedAt = at;
      done = 0;
    },
    snapshot(state, at) {
      const elapsed = startedAt === null ? 0 : at - startedAt;
      return {
        state,
        schools: { total, ...stages },
        ...sums,
        now: [...now].map(([school, { url }]) => ({ school, url })),
        elapsed,
        left: left(elapsed),
      };
    },
  };
}
