/** A state that is known before it is drawn: keys, clicks and answers come faster than screens. */
import { useRef, useState } from 'preact/hooks';

export type Change<T> = (now: T) => T;

export interface Now<T> {
  /** As it is drawn. */
  readonly drawn: T;
  /** As it was set last, whatever has been drawn since. To be asked by handlers, not while drawing. */
  now(): T;
  /** @returns what it is now */
  set(change: Change<T>): T;
}

/** The same for as long as the screen is there, but for `drawn`. */
export function useNow<T>(first: T): Now<T> {
  const [drawn, draw] = useState(first);
  const latest = useRef(first);
  const doors = useRef<Omit<Now<T>, 'drawn'> | null>(null);
  doors.current ??= {
    now: () => latest.current,
    set(change) {
      latest.current = change(latest.current);
      const next = latest.current;
      draw(() => next);
      return next;
    },
  };
  return { drawn, ...doors.current };
}
