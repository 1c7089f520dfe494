/** Runs in a popup before its own code, and notes in `shown` at which millisecond of the clock what was drawn. */
globalThis.shown = {};

/** @param {string} name */
function note(name) {
  if (globalThis.shown[name] !== undefined) return;
  globalThis.shown[name] = null;
  // The frame that holds it goes to the screen when its callbacks are done, whatever the page does next.
  requestAnimationFrame(() => {
    globalThis.shown[name] = performance.timeOrigin + performance.now();
  });
}

new MutationObserver(() => {
  if (document.querySelector('p')) note('picture');
  if (document.querySelector('main[aria-busy=true] h1')) note('described');
  if (document.querySelector('main:not([aria-busy=true]) h1')) note('result');
}).observe(document, { childList: true, subtree: true, attributes: true });
