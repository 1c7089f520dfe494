/** Compiles own rules anew, out of sight, for a page that found none compiled for the rules as they are: see `load-packs.ts`. */
import { compileKept } from '../shared/compile-kept';

compileKept().then(
  () => parent.postMessage('compiled', location.origin),
  (error: unknown) => parent.postMessage(String(error), location.origin),
);
