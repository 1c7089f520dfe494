/** Does one thing after the other: what goes out from what is kept, or takes several steps, must not be overtaken. */

/** @returns begins a piece of work when all before it has ended, well or not */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let latest: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = latest.then(work);
    latest = done.catch(() => undefined);
    return done;
  };
}
