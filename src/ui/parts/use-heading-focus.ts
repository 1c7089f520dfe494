/** Moves the keyboard's place to the heading of a screen that has taken the place of another: what had it is gone, or says nothing of the new one. */
import { useLayoutEffect, useRef } from 'preact/hooks';

/** @param screen another one where the screen is; not for the first, which the browser begins at its top */
export function useHeadingFocus(screen: string): void {
  const before = useRef(screen);
  useLayoutEffect(() => {
    if (before.current === screen) return undefined;
    before.current = screen;
    const from = document.activeElement;
    const take = (): boolean => {
      const heading = document.querySelector<HTMLElement>('main h1');
      if (!heading) return false;
      const { activeElement } = document;
      // Gone elsewhere by the reader's own wish, while the screen was opened.
      if (activeElement !== from && activeElement !== document.body) return true;
      heading.tabIndex = -1;
      heading.focus();
      return true;
    };
    if (take()) return undefined;
    const watch = new MutationObserver(() => {
      if (take()) watch.disconnect();
    });
    watch.observe(document.body, { childList: true, subtree: true });
    return () => watch.disconnect();
  }, [screen]);
}
