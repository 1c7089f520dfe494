/** The middle of measured values: one slow moment of the machine does not count. */

/** @returns the upper of the two in the middle; 0 where there are none */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
