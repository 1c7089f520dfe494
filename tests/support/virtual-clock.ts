/** A clock whose time passes only when nothing else is to be done: for tests of what waits. */
import type { LinkClock } from '../../src/links/index';

export interface VirtualClock extends LinkClock {
  /** Lets time pass until the promise is settled. */
  run<T>(promise: Promise<T>): Promise<T>;
}

export function virtualClock(start = Date.parse('2026-11-26T09:00:00Z')): VirtualClock {
  let time = start;
  const timers: { readonly at: number; readonly ring: () => void }[] = [];
  return {
    now: () => time,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const timer = {
          at: time + ms,
          ring: () => {
            signal.removeEventListener('abort', timer.ring);
            const place = timers.indexOf(timer);
            if (place >= 0) timers.splice(place, 1);
            resolve();
          },
        };
        timers.push(timer);
        signal.addEventListener('abort', timer.ring);
      }),
    async run(promise) {
      let done = false;
      const end = () => {
        done = true;
      };
      promise.then(end, end);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        if (done) return promise;
        const next = timers.reduce<(typeof timers)[number] | null>((a, b) => (a === null || b.at < a.at ? b : a), null);
        if (next === null) continue;
        time = Math.max(time, next.at);
        next.ring();
      }
    },
  };
}
