/** A page's text in 256 bytes, good enough to tell whether two pages are alike (MinHash of its runs of three words). */

const SIZE = 64;
const RUN = 3;
/** Words that are looked at, from the beginning. */
const MOST_WORDS = 1000;

/** Equal texts have equal sketches; a text of fewer than three words is one run. */
export function sketchOf(text: string): Uint32Array {
  const sketch = new Uint32Array(SIZE).fill(0xffffffff);
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
  const last = Math.max(0, words.length - RUN);
  for (let at = 0; at <= last && words.length > 0; at++) {
    const run = hashOf(words.slice(at, at + RUN).join(' '));
    for (let seed = 0; seed < SIZE; seed++) {
      const value = mixed(run ^ Math.imul(seed + 1, 0x9e3779b1));
      if (value < (sketch[seed] ?? 0)) sketch[seed] = value;
    }
  }
  return sketch;
}

/** The share of runs that two texts have in common, about; from 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let at = 0; at < SIZE; at++) if (a[at] === b[at]) same++;
  return same / SIZE;
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits of a number over all of it. */
function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
