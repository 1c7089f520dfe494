/**
 * Runs a batch: several schools at a time, each a kept step after the other. Whatever ends it, the next start goes on
 * from what is kept, and comes to the same end.
 */
import { createGate, USUAL_PACE } from '../links/index';
import type { Batch, School } from './batch';
import { createFetcher } from './fetch';
import { linksOfRun } from './links-of-run';
import { createNetworkWatch } from './network';
import { createProgress } from './progress';
import type { RunTools } from './run-tools';
import type { BulkRunner, RunEnd, RunEvent, RunState } from './runner';
import { reviewedAsOf, type SchoolRun, schoolRun } from './school-run';
import { type BulkStore, type SchoolState, untouched } from './store';

const SCHOOLS_AT_ONCE = 8;
/** Milliseconds that a pause waits for what is under way before it is cut off; it is then asked for again. */
const GRACE = 3_000;
/** A host that has shown to be fast is asked sooner: this much of the gap, and never sooner than its usual. */
const FAST_GAP = 0.4;

/** What is kept could not be written: the run cannot go on. */
export class StoreFault extends Error {}

/** @throws Error where the rule pack does not say how notices are found */
export async function createRunner(kept: BulkStore, tools: RunTools): Promise<BulkRunner> {
  const { pack, clock, random, ask } = tools;
  const register = pack.registers.linkAnswers;
  if (!register) throw new Error(`Rule pack ${pack.id} has no register of what links answer.`);
  const packId = (await tools.sha256(JSON.stringify(pack))).slice(0, 16);
  let storeFault: unknown = null;
  /** A device that does not keep what it is given ends the run, whichever school it happened to. */
  const store: BulkStore = {
    ...kept,
    async commit(changes) {
      try {
        await kept.commit(changes);
      } catch (error) {
        storeFault = error;
        throw error;
      }
    },
  };
  let batch = await store.batch();
  const schools = new Map(batch.schools.map((school) => [school.id, school]));
  const progress = createProgress(batch.schools.length);
  for (const school of batch.schools) {
    const state = await store.get('schools', school.id);
    if (state !== null) progress.count(untouched(school), state);
  }

  const { gap } = batch.settings;
  const usual = tools.pace ?? USUAL_PACE;
  const pace = { ...usual, gap, fastGap: Math.min(gap, Math.max(usual.fastGap, gap * FAST_GAP)) };
  const gate = createGate(pace, clock, random);
  const named = namedHosts(batch);
  let onAsk: (url: string) => void = () => undefined;
  const fetch = createFetcher({
    ask,
    clock,
    random,
    pace,
    gate,
    pack,
    register,
    mayBePrivate: (host) => named.has(host),
    onAsk: (url) => onAsk(url),
  });
  const listeners = new Set<(event: RunEvent) => void>();
  let runState: RunState = 'idle';
  const snapshot = () =>
    progress.snapshot(watch.isOffline() && runState === 'running' ? 'offline' : runState, clock.now());
  const tell = (event: RunEvent) => {
    for (const listener of listeners) listener(event);
  };
  const tellProgress = () => tell({ kind: 'progress', progress: snapshot() });
  const watch = createNetworkWatch({
    clock,
    ...(tools.isOffline === undefined ? {} : { isOffline: tools.isOffline }),
    probe: async (url, stop) => {
      const outcome = await fetch({ url, as: 'page' }, null, stop);
      return outcome !== null && (outcome.kind !== 'failed' || outcome.status !== null);
    },
    onChange: tellProgress,
  });

  const links = () => (batch.settings.links ? linksOfRun(store, gate, pace, tools) : null);
  let runLinks = links();
  const onState = (before: SchoolState, after: SchoolState) => {
    progress.count(before, after);
    tell({ kind: 'school', state: after });
    tellProgress();
  };
  /** Only schools that are being worked at, or changed by the user, are in memory. */
  const open = new Map<string, { readonly run: SchoolRun; users: number }>();
  const withSchool = async <T>(id: string, act: (run: SchoolRun) => Promise<T>): Promise<T> => {
    const school = schools.get(id);
    if (school === undefined) throw new Error(`There is no school "${id}" in this batch.`);
    const entry = open.get(id) ?? { run: runOf(school), users: 0 };
    open.set(id, entry);
    entry.users++;
    try {
      return await act(entry.run);
    } finally {
      entry.users--;
      if (entry.users === 0) open.delete(id);
    }
  };
  const runOf = (school: School) =>
    schoolRun(school, {
      run: tools,
      store,
      batch,
      gate,
      watch,
      packId,
      onState,
      links: runLinks,
      fetch: (wanted, known, stop) => {
        progress.at(school.id, wanted.url);
        return fetch(wanted, known, stop);
      },
    });

  interface Session {
    readonly ended: Promise<RunEnd>;
    readonly abort: AbortController;
    stopping: 'pause' | 'cancel' | null;
    /** Schools that the user made wait again. */
    readonly again: string[];
  }
  let session: Session | null = null;

  const runSession = async (until: 'found' | 'done', own: Session): Promise<RunEnd> => {
    const lease = await tools.lease.take(batch.id);
    if (lease === null) {
      runState = 'held-elsewhere';
      tellProgress();
      return 'held-elsewhere';
    }
    try {
      batch = await store.batch();
      await settlePack(until);
      runState = 'running';
      progress.begin(clock.now());
      tellProgress();
      return await workThrough(until, own);
    } finally {
      await lease.release();
    }
  };

  /** All of a batch is reviewed by one rule pack: where that has changed, what was reviewed is so again. */
  const settlePack = async (until: 'found' | 'done'): Promise<void> => {
    if (batch.pack === packId || until === 'found') return;
    for (const school of batch.schools) {
      const stage = (await store.get('schools', school.id))?.stage ?? 'waiting';
      if (stage === 'done' || stage === 'failed') continue;
      await keepBatch({ ...batch, pack: packId });
      return;
    }
  };
  const keepBatch = async (fresh: Batch): Promise<void> => {
    await store.commit([{ batch: fresh }]);
    batch = fresh;
    runLinks = links();
  };

  const isOpen = (state: SchoolState | null, until: 'found' | 'done'): boolean => {
    switch (state?.stage ?? 'waiting') {
      case 'failed':
        return false;
      case 'found':
      case 'reviewing':
        return until === 'done';
      case 'done':
        return until === 'done' && state?.reviewedAs !== reviewedAsOf(batch.settings.asOf, batch.pack ?? packId);
      case 'waiting':
      case 'finding':
        return true;
    }
  };

  const workThrough = async (until: 'found' | 'done', own: Session): Promise<RunEnd> => {
    const list = batch.schools[Symbol.iterator]();
    let lost = false;
    let fault: unknown = null;
    const nextSchool = async (): Promise<string | null> => {
      for (;;) {
        const id = own.again.shift() ?? nextOf(list)?.id ?? null;
        if (id === null || isOpen(await store.get('schools', id), until)) return id;
      }
    };
    const isStopping = () => own.stopping !== null || lost || fault !== null;
    const working = new Set<string>();
    const worker = async (): Promise<void> => {
      while (!isStopping()) {
        const id = await nextSchool();
        if (id === null) return;
        // Another worker has it, and sees what the user changed.
        if (working.has(id)) continue;
        working.add(id);
        try {
          const end = await withSchool(id, (run) => run.work(until, own.abort.signal, isStopping));
          if (end === 'lost') {
            lost = true;
            own.abort.abort();
          } else if (end !== 'stopped') progress.finished();
        } catch (error) {
          if (storeFault !== null) {
            fault = storeFault;
            own.abort.abort();
          } else {
            // One site that this program cannot cope with must not cost the others theirs.
            await withSchool(id, (run) => run.fail('fault', faultOf(error))).catch((worse: unknown) => {
              fault = worse;
            });
          }
        } finally {
          working.delete(id);
          progress.at(id, undefined);
          tellProgress();
        }
        // The user may have changed it in the very moment in which it was done.
        if (!isStopping() && isOpen(await store.get('schools', id), until)) own.again.push(id);
      }
    };
    onAsk = () => tellProgress();
    const count = Math.min(tools.schoolsAtOnce ?? SCHOOLS_AT_ONCE, Math.max(1, batch.schools.length));
    do {
      await Promise.all(Array.from({ length: count }, worker));
      // A user may have changed a school while the last ones were finishing.
    } while (own.again.length > 0 && !isStopping());
    if (fault !== null) {
      storeFault = null;
      runState = 'paused';
      tellProgress();
      throw new StoreFault('What was found could not be kept: is the device full?', { cause: fault });
    }
    if (own.stopping === 'cancel') {
      await cancelRest();
      return 'cancelled';
    }
    if (own.stopping === 'pause' || lost) return 'paused';
    return until === 'found' ? 'found' : 'done';
  };

  const cancelRest = async (): Promise<void> => {
    for (const { id } of batch.schools) {
      const stage = (await store.get('schools', id))?.stage ?? 'waiting';
      if (stage === 'done' || stage === 'failed') continue;
      await withSchool(id, (run) => run.fail('cancelled', 'The run was cancelled before this school was done.'));
    }
  };

  const stopSession = async (how: 'pause' | 'cancel'): Promise<void> => {
    const own = session;
    if (own === null) return;
    own.stopping = how;
    runState = 'pausing';
    tellProgress();
    if (how === 'cancel') own.abort.abort();
    const waited = new AbortController();
    void clock.sleep(GRACE, waited.signal).then(() => own.abort.abort());
    await own.ended.catch(() => undefined);
    waited.abort();
  };

  /** Work for the run that is going on, if one is. */
  const wake = (id: string): void => {
    session?.again.push(id);
  };
  const schoolOf = async (candidate: string): Promise<string> => {
    const found = await store.get('candidates', candidate);
    if (found === null) throw new Error(`There is no candidate "${candidate}" in this batch.`);
    return found.school;
  };

  return {
    async start({ until = 'done' } = {}) {
      if (session !== null) return session.ended;
      let begin: (end: Promise<RunEnd>) => void = () => undefined;
      const own: Session = {
        ended: new Promise((resolve) => {
          begin = resolve;
        }),
        abort: new AbortController(),
        stopping: null,
        again: [],
      };
      session = own;
      const running = runSession(until, own).finally(() => {
        session = null;
      });
      begin(running);
      // Whoever started it is told of a fault; who only waits for its end need not be.
      own.ended.catch(() => undefined);
      const end = await running;
      if (end !== 'held-elsewhere') runState = end === 'found' ? 'paused' : end;
      tellProgress();
      return end;
    },
    pause: () => stopSession('pause'),
    cancel: () => stopSession('cancel'),
    async retryFailed(ids) {
      for (const id of ids ?? batch.schools.map((school) => school.id)) {
        if (((await store.get('schools', id))?.failures ?? 0) === 0) continue;
        await withSchool(id, (run) => run.retry());
        wake(id);
      }
    },
    strike: async (candidate) => withSchool(await schoolOf(candidate), (run) => run.strike(candidate)),
    async restore(candidate) {
      const id = await schoolOf(candidate);
      await withSchool(id, (run) => run.restore(candidate));
      wake(id);
    },
    async add(id, url) {
      if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
      named.add(new URL(url).hostname);
      const candidate = await withSchool(id, (run) => run.add(new URL(url).href));
      wake(id);
      return candidate;
    },
    async askLinksAgain() {
      // A check remembers within itself what it was not permitted.
      runLinks = links();
      for (const { id } of batch.schools) if (await withSchool(id, (run) => run.askLinksAgain())) wake(id);
    },
    async reviewAgain(asOf) {
      if (session !== null) throw new Error('Pause the run first.');
      await keepBatch({ ...batch, settings: { ...batch.settings, asOf }, pack: packId });
    },
    progress: snapshot,
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function nextOf(list: Iterator<School>): School | null {
  const { done, value } = list.next();
  return done ? null : value;
}

/** Hosts that the list itself names: they may be asked even where they are on no network but a local one. */
function namedHosts({ schools }: Batch): Set<string> {
  const hosts = new Set<string>();
  for (const { website, notices } of schools) {
    for (const address of [website, ...notices]) {
      if (address !== null && URL.canParse(address)) hosts.add(new URL(address).hostname);
    }
  }
  return hosts;
}

function faultOf(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  return `Noticemark could not cope with this site (${what}). Please report it.`;
}
