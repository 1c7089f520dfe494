/** Long work in parts, so that a page can draw and hear its reader, and a program its signals, in between. */

/** Milliseconds of work after which others get their turn. */
const LONGEST = 40;

/**
 * @returns what is to be awaited in a loop: it gives way to everything that waits, where enough has been done since it did
 * so last. Not by a timer, as browsers let those of pages in the background run but once a minute.
 */
export function turnGiver(): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < LONGEST) return undefined;
    return new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        last = performance.now();
        resolve();
      };
      port2.postMessage(null);
    });
  };
}
