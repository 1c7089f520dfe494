/** Tells the answer to what was asked for last from those that come too late: after another wish, or when the screen is gone. */
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';

/** Whether nothing has been asked for since, and the screen is still there. */
export type IsLatest = () => boolean;

/** @returns begins a turn, which ends all before it */
export function useTurns(): () => IsLatest {
  const turn = useRef(0);
  useLayoutEffect(
    () => () => {
      turn.current++;
    },
    [],
  );
  return useCallback(() => {
    const mine = ++turn.current;
    return () => turn.current === mine;
  }, []);
}
