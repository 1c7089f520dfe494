/** Where what has the keyboard's place goes away with a drawing, the place moves to what stays near by. */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * @param within the part of the screen that is watched, drawn by the component that calls this
 * @param fallbacks selectors of what to move to inside it, the best first; else the part itself
 */
export function useKeptFocus(within: RefObject<HTMLElement | null>, ...fallbacks: readonly string[]): void {
  // Asked while it is drawn: afterwards, what had it is gone.
  const wasInside = within.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const part = within.current;
    if (!wasInside || !part || document.activeElement !== document.body) return;
    const found = fallbacks.map((selector) => part.querySelector<HTMLElement>(selector)).find((one) => one !== null);
    const next = found ?? part;
    if (next.tabIndex < 0) next.tabIndex = -1;
    // What the reader looks at stays where it is: the next Tab leads on from here.
    next.focus({ preventScroll: true });
  });
}
