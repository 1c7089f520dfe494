/** Manners: who may be asked when. One queue a host, a gap between requests, more only where a host is fast, a limit for all. */
import type { LinkClock } from './port';
import type { Stop } from './stop';

/** All times in milliseconds. */
export interface Pace {
  /** From the end of one request to a host to the start of the next. */
  readonly gap: number;
  /** The gap where the host is fast: it answered so many in a row within `fast`. */
  readonly fastGap: number;
  readonly fast: number;
  readonly fastAfter: number;
  /** Requests at the same time to a fast host (else one), and to all hosts together. */
  readonly fastAtOnce: number;
  readonly atOnce: number;
  /** How long to wait for a status, and then for the body. */
  readonly answer: number;
  readonly body: number;
  /** Times that an address is asked before a failure counts; and one that says "too many requests". */
  readonly tries: number;
  readonly rateTries: number;
  /** How long after a failure it is tried again; doubles each time, with up to half as much again by chance. */
  readonly later: number;
  /** A host that wants to be left alone for longer than this is not asked again. */
  readonly longestRest: number;
  /** Time-outs in a row, with no answer before, after which a host is held to be silent. */
  readonly silence: number;
  readonly mostRedirects: number;
  /** Bytes of a page that are read, decompressed. */
  readonly mostBytes: number;
}

export const USUAL_PACE: Pace = {
  gap: 500,
  fastGap: 200,
  fast: 400,
  fastAfter: 3,
  fastAtOnce: 2,
  atOnce: 10,
  answer: 20_000,
  body: 10_000,
  tries: 2,
  rateTries: 3,
  later: 5_000,
  longestRest: 60_000,
  silence: 3,
  // As many as browsers follow.
  mostRedirects: 20,
  mostBytes: 384 * 1024,
};

export interface Turn {
  /** To be called once, when the request is over. `trouble`: the host is to be gone easy on. */
  leave(trouble: boolean): void;
}

export interface Gate {
  /** Waits for a turn with a host; null once it is stopped. `again`: a second try goes before first ones. */
  enter(host: string, stop: Stop, again: boolean): Promise<Turn | null>;
  /** No requests to the host for so long. */
  rest(host: string, ms: number): void;
}

interface Waiting {
  readonly start: (turn: Turn | null) => void;
}

interface Host {
  readonly name: string;
  readonly queue: Waiting[];
  running: number;
  /** Not before. */
  nextAt: number;
  quickInARow: number;
  trouble: number;
}

/** Most times that the gap doubles for a host in trouble. */
const MOST_DOUBLINGS = 4;

/** @param random gives numbers from 0 up to 1 */
export function createGate(pace: Pace, clock: LinkClock, random: () => number): Gate {
  const hosts = new Map<string, Host>();
  let running = 0;
  let wakeAt = Number.POSITIVE_INFINITY;
  let wake = new AbortController();

  const hostOf = (name: string): Host => {
    const known = hosts.get(name);
    if (known) return known;
    const made: Host = { name, queue: [], running: 0, nextAt: 0, quickInARow: 0, trouble: 0 };
    hosts.set(name, made);
    return made;
  };
  const isFast = (host: Host) => host.quickInARow >= pace.fastAfter;

  const begin = (host: Host): void => {
    const waiting = host.queue.shift();
    if (!waiting) return;
    running++;
    host.running++;
    const startedAt = clock.now();
    if (isFast(host)) host.nextAt = startedAt + pace.fastGap;
    let left = false;
    waiting.start({
      leave(trouble) {
        if (left) return;
        left = true;
        running--;
        host.running--;
        const now = clock.now();
        const quick = !trouble && now - startedAt <= pace.fast;
        host.quickInARow = quick ? host.quickInARow + 1 : 0;
        host.trouble = trouble ? Math.min(host.trouble + 1, MOST_DOUBLINGS) : 0;
        const gap = pace.gap * 2 ** host.trouble * (trouble ? 1 + random() / 2 : 1);
        if (!isFast(host)) host.nextAt = Math.max(host.nextAt, now + gap);
        pump();
      },
    });
  };

  const pump = (): void => {
    const now = clock.now();
    let soonest = Number.POSITIVE_INFINITY;
    // The longest queues first: they decide how long it all takes.
    const waiting = [...hosts.values()].filter((host) => host.queue.length > 0);
    waiting.sort((a, b) => b.queue.length - a.queue.length);
    for (const host of waiting) {
      while (host.queue.length > 0 && running < pace.atOnce && host.running < (isFast(host) ? pace.fastAtOnce : 1)) {
        if (host.nextAt > now) {
          soonest = Math.min(soonest, host.nextAt);
          break;
        }
        begin(host);
      }
    }
    if (soonest < wakeAt) {
      wake.abort();
      wake = new AbortController();
      const { signal } = wake;
      wakeAt = soonest;
      void clock.sleep(soonest - now, signal).then(() => {
        if (signal.aborted) return;
        wakeAt = Number.POSITIVE_INFINITY;
        pump();
      });
    }
  };

  return {
    enter(name, stop, again) {
      if (stop.stopped()) return Promise.resolve(null);
      const host = hostOf(name);
      return new Promise((resolve) => {
        const stay = stop.onStop(() => {
          const at = host.queue.indexOf(waiting);
          if (at >= 0) host.queue.splice(at, 1);
          resolve(null);
        });
        const waiting: Waiting = {
          start: (turn) => {
            stay();
            resolve(turn);
          },
        };
        if (again) host.queue.unshift(waiting);
        else host.queue.push(waiting);
        pump();
      });
    },
    rest(name, ms) {
      const host = hostOf(name);
      host.nextAt = Math.max(host.nextAt, clock.now() + ms);
    },
  };
}
