/** A batch's result and how far its run is, kept in step with what the runner tells. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BulkResult } from '../../bulk/result/model';
import type { RunEnd, RunProgress } from '../../bulk/runner';
import type { OpenBatch } from './bulk-doors';

/** Milliseconds: a run tells of itself many times a second. */
const REFRESH = 500;

export interface BatchState {
  /** Null until it is gathered. */
  readonly result: BulkResult | null;
  readonly progress: RunProgress;
  /** Counted up when anything of the result has changed, so that lists read anew. */
  readonly turn: number;
  /** The device did not keep what it was given. */
  readonly fault: boolean;
  start(until: 'found' | 'done'): Promise<RunEnd | null>;
  reload(): Promise<void>;
}

export function useBatch(open: OpenBatch): BatchState {
  const { runner } = open;
  const [result, setResult] = useState<BulkResult | null>(null);
  const [progress, setProgress] = useState(() => runner.progress());
  const [turn, setTurn] = useState(0);
  const [fault, setFault] = useState(false);
  const dirty = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const reload = useCallback(async () => {
    setResult(await open.result());
    setTurn((now) => now + 1);
  }, [open]);

  const refresh = useCallback(async () => {
    timer.current = null;
    setProgress(runner.progress());
    const ids = [...dirty.current];
    dirty.current.clear();
    if (ids.length === 0) return;
    const fresh = new Map(await Promise.all(ids.map(async (id) => [id, await open.school(id)] as const)));
    setResult((now) => now && { ...now, schools: now.schools.map((one) => fresh.get(one.school.id) ?? one) });
    setTurn((now) => now + 1);
  }, [open, runner]);

  useEffect(() => {
    reload().catch(console.error);
    const later = () => {
      timer.current ??= setTimeout(() => void refresh().catch(console.error), REFRESH);
    };
    const off = runner.onEvent((event) => {
      if (event.kind === 'school') dirty.current.add(event.state.id);
      later();
    });
    return () => {
      off();
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
    };
  }, [runner, reload, refresh]);

  const start = useCallback(
    async (until: 'found' | 'done') => {
      setFault(false);
      try {
        const end = await runner.start({ until });
        setProgress(runner.progress());
        await reload();
        return end;
      } catch (error) {
        console.error(error);
        setFault(true);
        setProgress(runner.progress());
        return null;
      }
    },
    [runner, reload],
  );
  return { result, progress, turn, fault, start, reload };
}
