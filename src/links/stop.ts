/** One ear at a signal for the many who wait: platforms warn of signals with hundreds of listeners. */

export interface Stop {
  stopped(): boolean;
  /** Calls `act` once it is stopped (not if it is already). @returns what takes it back */
  onStop(act: () => void): () => void;
}

/** @returns with it what lets go of the signal, when the work is done */
export function stopOf(signal: AbortSignal): Stop & { readonly release: () => void } {
  const waiting = new Set<() => void>();
  const stopAll = () => {
    for (const act of [...waiting]) act();
    waiting.clear();
  };
  signal.addEventListener('abort', stopAll);
  return {
    stopped: () => signal.aborted,
    onStop(act) {
      waiting.add(act);
      return () => waiting.delete(act);
    },
    release: () => signal.removeEventListener('abort', stopAll),
  };
}
