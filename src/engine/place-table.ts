/** What was worked out for a thing at a place of a text, looked up by both numbers: a hash table without an object for each key. */

export interface PlaceTable<Value> {
  get(id: number, place: number): Value | undefined;
  /** Each pair of numbers is put in once. */
  set(id: number, place: number, value: Value): void;
}

/** Most tables stay small. A power of two. */
const FIRST_SIZE = 4;
/** The table grows when it is fuller than this. */
const FULLEST = 0.5;

export function createPlaceTable<Value>(): PlaceTable<Value> {
  let size = FIRST_SIZE;
  let ids = new Int32Array(size).fill(-1);
  let places = new Int32Array(size);
  let values: (Value | undefined)[] = new Array(size);
  let count = 0;

  /** The slot that holds the pair, or the free one where it belongs. */
  const slotOf = (id: number, place: number): number => {
    let slot = (Math.imul(id, 0x9e3779b1) ^ Math.imul(place, 0x85ebca6b)) >>> 7;
    for (slot &= size - 1; ids[slot] !== -1; slot = (slot + 1) & (size - 1)) {
      if (ids[slot] === id && places[slot] === place) break;
    }
    return slot;
  };

  const grow = () => {
    const old = { ids, places, values };
    size *= 2;
    ids = new Int32Array(size).fill(-1);
    places = new Int32Array(size);
    values = new Array(size);
    old.ids.forEach((id, slot) => {
      if (id === -1) return;
      const place = old.places[slot] ?? 0;
      const moved = slotOf(id, place);
      ids[moved] = id;
      places[moved] = place;
      values[moved] = old.values[slot];
    });
  };

  return {
    get: (id, place) => values[slotOf(id, place)],
    set(id, place, value) {
      if (count >= size * FULLEST) grow();
      const slot = slotOf(id, place);
      ids[slot] = id;
      places[slot] = place;
      values[slot] = value;
      count++;
    },
  };
}
