/**
 * Sets of statements as bits, one a statement, all in one piece of memory: thousands of them are cut with each other in no
 * time. A set is filled when it is first looked at, as most never are.
 */

export interface StatementSets {
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

export function emptySet(statements: number): StatementBits {
  return new Uint32Array((statements + 31) >> 5);
}

export function putAmong(bits: StatementBits, statement: number): void {
  bits[statement >> 5] = (bits[statement >> 5] ?? 0) | (1 << (statement & 31));
}

/**
 * @param sets how many sets there are
 * @param statements how many statements there are
 * @param fill puts the statements of a set into it, by `add`
 */
export function createStatementSets(
  sets: number,
  statements: number,
  fill: (set: number, add: (statement: number) => void) => void,
): StatementSets {
  const width = (statements + 31) >> 5;
  const bits = new Uint32Array(sets * width);
  const isFilled = new Uint8Array(sets);
  const shared = new Uint32Array(width);
  /** Behind the last statement there is nothing. */
  const lastBits = (statements & 31) === 0 ? -1 : (1 << (statements & 31)) - 1;
  let base = 0;
  const add = (statement: number) => {
    const at = base + (statement >> 5);
    bits[at] = (bits[at] ?? 0) | (1 << (statement & 31));
  };
  /** Where the bits of a set begin. */
  const bitsOf = (set: number): number => {
    if (isFilled[set] === 0) {
      isFilled[set] = 1;
      base = set * width;
      fill(set, add);
    }
    return set * width;
  };
  const common = (all: readonly number[]): boolean => {
    shared.fill(-1);
    if (width > 0) shared[width - 1] = lastBits;
    for (let i = 0; i < all.length; i++) {
      const from = bitsOf(all[i] ?? 0);
      let any = 0;
      for (let at = 0; at < width; at++) {
        const both = (shared[at] ?? 0) & (bits[from + at] ?? 0);
        shared[at] = both;
        any |= both;
      }
      if (any === 0) return false;
    }
    return width > 0;
  };
  return {
    isInAll(all, statement) {
      const at = statement >> 5;
      for (let i = 0; i < all.length; i++) {
        if ((((bits[bitsOf(all[i] ?? 0) + at] ?? 0) >>> (statement & 31)) & 1) === 0) return false;
      }
      return true;
    },
    unionOfCommon(lists) {
      const union = new Uint32Array(width);
      for (const all of lists) {
        if (!common(all)) continue;
        for (let at = 0; at < width; at++) union[at] = (union[at] ?? 0) | (shared[at] ?? 0);
      }
      return union;
    },
    common: (all) => (common(all) ? shared : null),
  };
}
