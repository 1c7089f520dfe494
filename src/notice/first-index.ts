/** Looks up by halves what is in order. */

/**
 * The first index of a stretch for which a test holds. Where it holds once, it has to hold for all that follow.
 * @param from the stretch's first index
 * @param to the index behind its last
 * @returns `to` where the test holds nowhere
 */
export function firstIndex(from: number, to: number, holds: (index: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
