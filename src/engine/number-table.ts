/** What was worked out for a thing at a place of a text, as a number, looked up by both numbers: a hash table without objects. */

export interface NumberTable {
  size: number;
  count: number;
  /** Three numbers a slot: the thing (-1 where the slot is free), the place, the value. */
  slots: Int32Array;
}

/** Told where nothing was put in. */
export const ABSENT = -2;

const FIRST_SIZE = 64;
const EMPTY = new Int32Array(0);
const A_SLOT = 3;

export function numberTable(): NumberTable {
  return { size: 0, count: 0, slots: EMPTY };
}

/** Where the slot begins that holds the pair, or the free one where it belongs. */
function slotOf({ slots, size }: NumberTable, id: number, place: number): number {
  let slot = ((Math.imul(id, 0x9e3779b1) ^ Math.imul(place, 0x85ebca6b)) >>> 7) & (size - 1);
  for (;;) {
    const at = slot * A_SLOT;
    const own = slots[at];
    if (own === -1 || (own === id && slots[at + 1] === place)) return at;
    slot = (slot + 1) & (size - 1);
  }
}

/** The value of a pair, or `ABSENT`. */
export function numberAt(table: NumberTable, id: number, place: number): number {
  if (table.count === 0) return ABSENT;
  const at = slotOf(table, id, place);
  return table.slots[at] === -1 ? ABSENT : (table.slots[at + 2] ?? ABSENT);
}

/** Each pair of numbers (from 0 up) is put in once. */
export function putNumber(table: NumberTable, id: number, place: number, value: number): void {
  if (table.count * 2 >= table.size) grow(table);
  const at = slotOf(table, id, place);
  table.slots[at] = id;
  table.slots[at + 1] = place;
  table.slots[at + 2] = value;
  table.count++;
}

function grow(table: NumberTable): void {
  const old = table.slots;
  table.size = table.size === 0 ? FIRST_SIZE : table.size * 2;
  table.slots = new Int32Array(table.size * A_SLOT).fill(-1);
  for (let from = 0; from < old.length; from += A_SLOT) {
    const id = old[from] ?? -1;
    if (id === -1) continue;
    const at = slotOf(table, id, old[from + 1] ?? 0);
    table.slots[at] = id;
    table.slots[at + 1] = old[from + 1] ?? 0;
    table.slots[at + 2] = old[from + 2] ?? 0;
  }
}
