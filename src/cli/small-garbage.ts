/** Keeps the program's memory near what it holds. */
import { setFlagsFromString } from 'node:v8';

/** How much more than what is in use may lie about, in per cent of it, before it is collected. */
const GARBAGE = 40;

/**
 * To be called first. Node lets garbage grow to several times what is in use: with 90 MB in use a program that only reads
 * and writes on took 580 MB at its peak. So it is 300 MB, for a fourth more of processor time.
 */
export function keepGarbageSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE}`);
}
