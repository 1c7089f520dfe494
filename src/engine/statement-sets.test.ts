/** Bits against ordinary sets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStatementSets, isAmong } from './statement-sets';

const COUNT = 100;
const ids = fc.uniqueArray(fc.nat(COUNT - 1));

describe('sets of statements', () => {
  it('have in common what is in each of them', () => {
    fc.assert(
      fc.property(fc.array(ids, { maxLength: 4 }), (lists) => {
        const sets = createStatementSets(lists.length, COUNT, (set, add) => lists[set]?.forEach(add));
        const all = lists.map((_, set) => set);
        const common = Array.from({ length: COUNT }, (_, id) => id).filter((id) =>
          lists.every((list) => list.includes(id)),
        );
        const bits = sets.common(all) ?? new Uint32Array(0);
        expect(Array.from({ length: COUNT + 28 }, (_, id) => id).filter((id) => isAmong(bits, id))).toEqual(common);
        for (let id = 0; id < COUNT; id++) expect(sets.isInAll(all, id)).toBe(common.includes(id));
        const union = sets.unionOfCommon(all.map((set) => [set]));
        for (let id = 0; id < COUNT; id++) expect(isAmong(union, id)).toBe(lists.some((list) => list.includes(id)));
      }),
    );
  });
});
