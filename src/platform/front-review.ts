/** Follows the tab in front of a window, and what was reviewed in it: for what stands beside the page. */
import type { BrowserApi } from './browser';
import { keptIn, keyOf } from './review-store';

export interface FrontReview<Kept> {
  readonly tab: number;
  /** Null where nothing has been reviewed since the tab's page was opened. */
  readonly kept: Kept | null;
}

/** The part of the browser that is used. */
export interface FrontApi {
  readonly tabs: Pick<BrowserApi['tabs'], 'query'> & {
    readonly onActivated: Listened<(front: { readonly tabId: number; readonly windowId: number }) => void>;
  };
  readonly storage: {
    readonly session: Pick<BrowserApi['storage']['session'], 'get'>;
    readonly onChanged: Listened<(changes: Readonly<Record<string, unknown>>, area: string) => void>;
  };
}

interface Listened<Listener> {
  addListener(listener: Listener): void;
  removeListener(listener: Listener): void;
}

/**
 * Tells at once and whenever another tab comes to the front, or its review changes or is dropped.
 * No address is asked for: a review is kept only as long as its tab shows the page.
 * @param window whose tabs count
 * @returns what ends it
 */
export function followFront<Kept>(
  { tabs, storage }: FrontApi,
  window: number,
  accepts: (kept: unknown) => kept is Kept,
  tell: (front: FrontReview<Kept>) => void,
): () => void {
  let front: number | undefined;
  let turn = 0;
  let over = false;
  /** Answers may come in another order than they were asked for: only the last one counts. */
  const look = async () => {
    const mine = ++turn;
    if (front === undefined) return;
    const tab = front;
    const kept = await keptIn(storage.session, tab, accepts);
    if (mine === turn && !over) tell({ tab, kept });
  };
  const activated = ({ tabId, windowId }: { readonly tabId: number; readonly windowId: number }) => {
    if (windowId !== window) return;
    front = tabId;
    void look();
  };
  const changed = (changes: Readonly<Record<string, unknown>>, area: string) => {
    if (area === 'session' && front !== undefined && keyOf(front) in changes) void look();
  };
  tabs.onActivated.addListener(activated);
  storage.onChanged.addListener(changed);
  void tabs.query({ active: true, windowId: window }).then(([tab]) => {
    front ??= tab?.id;
    return look();
  });
  return () => {
    over = true;
    tabs.onActivated.removeListener(activated);
    storage.onChanged.removeListener(changed);
  };
}
