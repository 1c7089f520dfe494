/** Bounds the memory of a thread of the extension's pages. Imported before pdf.js, which makes its first arrays at once. */
import { boundMemory } from './allowance.mjs';

const renew = boundMemory(() => globalThis.postMessage({ exceeded: true }));

globalThis.addEventListener('message', ({ data }) => {
  if (data?.action === 'GetDocRequest') renew();
});
