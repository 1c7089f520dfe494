/** Sets of statements as bits, one a statement, all in one piece of memory: thousands of them are cut with each other in no time. */

export interface StatementSets {
  /** Puts a statement into a set. */
  add(set: number, statement: number): void;
  /** Is the statement in each of these sets? */
  isInAll(sets: readonly number[], statement: number): boolean;
  /**
   * The statements that are in each of these sets, or null where there are none; all statements where there are no sets.
   * The bits are those of the next call too: whoever keeps them copies them.
   */
  common(sets: readonly number[]): StatementBits | null;
  /** Which statements `common` gives for one of the lists at least, as bits: see `isAmong`. */
  unionOfCommon(lists: readonly (readonly number[])[]): StatementBits;
}

/** Bit `id & 31` of element `id >> 5` says whether statement `id` is among them. */
export type StatementBits = Uint32Array;

export function isAmong(bits: StatementBits, statement: number): boolean {
  return (((bits[statement >> 5] ?? 0) >>> (statement & 31)) & 1) === 1;
}

/**
 * @param sets how many sets there are, all empty at first
 * @param statements how many statements there are
 */
export function createStatementSets(sets: number, statements: number): StatementSets {
  const width = (statements + 31) >> 5;
  const bits = new Uint32Array(sets * width);
  const shared = new Uint32Array(width);
  /** Behind the last statement there is nothing. */
  const lastBits = (statements & 31) === 0 ? -1 : (1 << (statements & 31)) - 1;
  return {
    add(set, statement) {
      const at = set * width + (statement >> 5);
      bits[at] = (bits[at] ?? 0) | (1 << (statement & 31));
    },
    isInAll(all, statement) {
      for (const set of all) {
        if ((((bits[set * width + (statement >> 5)] ?? 0) >>> (statement & 31)) & 1) === 0) return false;
      }
      return true;
    },
    unionOfCommon(lists) {
      const union = new Uint32Array(width);
      for (const all of lists) {
        for (let at = 0; at < width; at++) {
          let both = -1;
          for (const set of all) both &= bits[set * width + at] ?? 0;
          union[at] = (union[at] ?? 0) | both;
        }
      }
      return union;
    },
    common(all) {
      let any = 0;
      for (let at = 0; at < width; at++) {
        let both = at === width - 1 ? lastBits : -1;
        for (let i = 0; i < all.length; i++) both &= bits[(all[i] ?? 0) * width + at] ?? 0;
        shared[at] = both;
        any |= both;
      }
      return any === 0 ? null : shared;
    },
  };
}
