/** Sets of statements as bits, one a statement, so that thousands of them are joined and cut in no time. */

/** Bit `id & 31` of element `id >> 5` says whether statement `id` is in the set. */
export type StatementSet = Uint32Array;

export function emptySet(statements: number): StatementSet {
  return new Uint32Array((statements + 31) >> 5);
}

export function addTo(set: StatementSet, id: number): void {
  const at = id >> 5;
  set[at] = (set[at] ?? 0) | (1 << (id & 31));
}

export function isIn(set: StatementSet, id: number): boolean {
  return (((set[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}

/** Adds all of another set to a set. */
export function addAll(set: StatementSet, other: StatementSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) | (other[at] ?? 0);
}

/** What is in both sets, or null where that is nothing. */
export function intersection(one: StatementSet, other: StatementSet): StatementSet | null {
  let any = 0;
  const both = new Uint32Array(one.length);
  for (let at = 0; at < one.length; at++) {
    const bits = (one[at] ?? 0) & (other[at] ?? 0);
    both[at] = bits;
    any |= bits;
  }
  return any === 0 ? null : both;
}

/** The statements of a set, ascending. */
export function membersOf(set: StatementSet): readonly number[] {
  const ids: number[] = [];
  for (let at = 0; at < set.length; at++) {
    for (let bits = set[at] ?? 0; bits !== 0; bits &= bits - 1) ids.push(at * 32 + 31 - Math.clz32(bits & -bits));
  }
  return ids;
}
