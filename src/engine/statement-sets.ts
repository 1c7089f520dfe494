/**
 * Sets of statements as bits, one a statement, all in one piece of memory: thousands of them are cut with each other in no
 * time. They are filled word by word of the notice and not set by set, as most sets hold none of its words.
 */

export interface StatementSets {
  /** Is the statement in each of the sets of a list? */
  isInAll(lists: SetLists, list: number, statement: number): boolean;
  /**
   * The statements that are in each of the sets of a list, or null where there are none; all statements where there are no
   * sets. The bits are those of the next call too: whoever keeps them copies them.
   */
  common(lists: SetLists, list: number): StatementBits | null;
  /** Which statements `common` gives for one of these lists at least, as bits: see `isAmong`. */
  unionOfCommon(lists: SetLists, which: readonly number[]): StatementBits;
}

/** Lists of sets behind each other: those of list i from `numbers[from[i]]` to before `numbers[from[i + 1]]`. */
export interface SetLists {
  readonly numbers: Int32Array;
  readonly from: Int32Array;
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

export function takeOut(bits: StatementBits, statement: number): void {
  bits[statement >> 5] = (bits[statement >> 5] ?? 0) & ~(1 << (statement & 31));
}

/** Takes out this statement and all behind it. */
export function keepBefore(bits: StatementBits, statement: number): void {
  const at = statement >> 5;
  bits[at] = (bits[at] ?? 0) & ((1 << (statement & 31)) - 1);
  bits.fill(0, at + 1);
}

/**
 * @param sets how many there are
 * @param statements how many there are
 * @param fill puts statements, as bits, into some of the sets: those numbered `numbers[from]` to before `numbers[to]`
 */
export function createStatementSets(
  sets: number,
  statements: number,
  fill: (put: (own: StatementBits, numbers: Int32Array, from: number, to: number) => void) => void,
): StatementSets {
  const width = (statements + 31) >> 5;
  const bits = new Uint32Array(sets * width);
  const shared = new Uint32Array(width);
  /** Behind the last statement there is nothing. */
  const lastBits = (statements & 31) === 0 ? -1 : (1 << (statements & 31)) - 1;
  fill((own, numbers, from, to) => {
    for (let at = 0; at < width; at++) {
      const some = own[at] ?? 0;
      if (some === 0) continue;
      for (let i = from; i < to; i++) {
        const place = (numbers[i] ?? 0) * width + at;
        bits[place] = (bits[place] ?? 0) | some;
      }
    }
  });
  const common = ({ numbers, from }: SetLists, list: number): boolean => {
    shared.fill(-1);
    if (width > 0) shared[width - 1] = lastBits;
    const end = from[list + 1] ?? 0;
    for (let i = from[list] ?? 0; i < end; i++) {
      const begin = (numbers[i] ?? 0) * width;
      let any = 0;
      for (let at = 0; at < width; at++) {
        const both = (shared[at] ?? 0) & (bits[begin + at] ?? 0);
        shared[at] = both;
        any |= both;
      }
      if (any === 0) return false;
    }
    return width > 0;
  };
  return {
    isInAll({ numbers, from }, list, statement) {
      const at = statement >> 5;
      const end = from[list + 1] ?? 0;
      for (let i = from[list] ?? 0; i < end; i++) {
        if ((((bits[(numbers[i] ?? 0) * width + at] ?? 0) >>> (statement & 31)) & 1) === 0) return false;
      }
      return true;
    },
    unionOfCommon(lists, which) {
      const union = new Uint32Array(width);
      for (const list of which) {
        if (!common(lists, list)) continue;
        for (let at = 0; at < width; at++) union[at] = (union[at] ?? 0) | (shared[at] ?? 0);
      }
      return union;
    },
    common: (lists, list) => (common(lists, list) ? shared : null),
  };
}
