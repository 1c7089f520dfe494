/** Waits with limits: for answers and bodies that may not come, for a second try. */
import type { LinkClock } from './port';
import type { Stop } from './stop';

/**
 * What the promise gives, or null where it takes longer. Then the request is stopped; a body that is being read gives
 * what has come of it so far.
 */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  stop: AbortController,
  clock: LinkClock,
  grace?: AbortController,
): Promise<T | null> {
  const timer = new AbortController();
  const end = () => timer.abort();
  stop.signal.addEventListener('abort', end);
  const late = sleepAwake(ms, timer.signal, clock).then(() => null);
  const first = await Promise.race([promise, late]);
  timer.abort();
  stop.signal.removeEventListener('abort', end);
  if (first !== null) return first;
  stop.abort();
  if (!grace) return null;
  // Reading ends at once now that it is stopped; one that does not is given up.
  const given = clock.sleep(Math.min(ms, 1000), grace.signal).then(() => null);
  const rest = await Promise.race([promise, given]);
  grace.abort();
  return rest;
}

/** Parts in which a limit of time is waited for. */
const PARTS = 8;

/**
 * Waits for so long, as far as this program is awake: where a busy or sleeping machine holds it up, that counts for one
 * part only, and what has come in meanwhile is seen before time is called.
 */
async function sleepAwake(ms: number, signal: AbortSignal, clock: LinkClock): Promise<void> {
  for (let part = 0; part < PARTS && !signal.aborted; part++) await clock.sleep(ms / PARTS, signal);
}

export async function sleepUnlessStopped(ms: number, stop: Stop, clock: LinkClock): Promise<void> {
  const timer = new AbortController();
  const keepOn = stop.onStop(() => timer.abort());
  if (!stop.stopped()) await clock.sleep(ms, timer.signal);
  keepOn();
}

/** Milliseconds from a Retry-After header: seconds or a date. */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
