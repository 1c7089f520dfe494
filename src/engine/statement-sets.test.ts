/** Bits against ordinary sets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStatementSets, emptySet, isAmong, putAmong } from './statement-sets';

const COUNT = 100;
const ids = fc.uniqueArray(fc.nat(COUNT - 1));

describe('sets of statements', () => {
  it('have in common what is in each of them', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 4 }), (lists) => {
        const all = lists.map((_, set) => set);
        // One list of all the sets, and behind it one for each.
        const among = {
          numbers: Int32Array.from([...all, ...all]),
          from: Int32Array.from([0, ...[...all, all.length].map((at) => all.length + at)]),
        };
        const sets = createStatementSets(lists.length, COUNT, (put) => {
          lists.forEach((list, set) => {
            const own = emptySet(COUNT);
            for (const id of list) putAmong(own, id);
            put(own, Int32Array.of(set), 0, 1);
          });
        });
        const common = Array.from({ length: COUNT }, (_, id) => id).filter((id) =>
          lists.every((list) => list.includes(id)),
        );
        const bits = sets.common(among, 0) ?? new Uint32Array(0);
        expect(Array.from({ length: COUNT + 28 }, (_, id) => id).filter((id) => isAmong(bits, id))).toEqual(common);
        for (let id = 0; id < COUNT; id++) expect(sets.isInAll(among, 0, id)).toBe(common.includes(id));
        const union = sets.unionOfCommon(
          among,
          all.map((set) => set + 1),
        );
        for (let id = 0; id < COUNT; id++) expect(isAmong(union, id)).toBe(lists.some((list) => list.includes(id)));
      }),
    );
  });
});
