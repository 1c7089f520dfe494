/** For tests: a hook in a screen of its own, which is drawn when its state changes, without a browser. */
import { type ContainerNode, h, render } from 'preact';

export interface DrawnHook<Result> {
  /** What it gave when it was last drawn. */
  readonly drawn: () => Result;
  /** Lets all that waits happen: answers, drawing, effects. */
  readonly settle: () => Promise<void>;
  readonly leave: () => void;
}

/** @param use the hook's call; called anew with each drawing */
export function drawHook<Result>(use: () => Result): DrawnHook<Result> {
  // All of a page that is asked for by a screen without elements.
  const place = { nodeType: 1, parentNode: null, firstChild: null, childNodes: [] } as unknown as ContainerNode;
  const results: Result[] = [];
  const Screen = () => {
    results.push(use());
    return null;
  };
  render(h(Screen, {}), place);
  return {
    drawn() {
      const last = results.at(-1);
      if (last === undefined) throw new Error('nothing was drawn');
      return last;
    },
    settle: () => new Promise((done) => setTimeout(done)),
    leave: () => render(null, place),
  };
}
