/** Keeps the program's memory near what it holds. */
import { setFlagsFromString } from 'node:v8';

/** How much more than what is in use may lie about, in per cent of it, before it is collected. */
const GARBAGE = 40;

/**
 * To be called first. Node lets garbage grow to several times what is in use, which costs memory and saves processor time;
 * a bulk run has little in use and reads for hours. `npm run bulk:proof -- --files` prints what it takes.
 */
export function keepGarbageSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE}`);
}
