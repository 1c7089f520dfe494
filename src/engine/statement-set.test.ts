/** Bits against ordinary sets. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addAll, addTo, emptySet, intersection, isIn, membersOf } from './statement-set';

const COUNT = 100;
const ids = fc.uniqueArray(fc.nat(COUNT - 1));

function setOf(members: readonly number[]) {
  const set = emptySet(COUNT);
  for (const id of members) addTo(set, id);
  return set;
}

const ascending = (members: Iterable<number>) => [...members].sort((a, b) => a - b);

describe('a set of statements', () => {
  it('holds what was put into it', () => {
    fc.assert(
      fc.property(ids, (members) => {
        const set = setOf(members);
        expect(membersOf(set)).toEqual(ascending(members));
        for (let id = 0; id < COUNT; id++) expect(isIn(set, id)).toBe(members.includes(id));
      }),
    );
  });

  it('is joined and cut with another', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const both = intersection(setOf(one), setOf(other));
        expect(both === null ? [] : membersOf(both)).toEqual(ascending(one.filter((id) => other.includes(id))));
        const either = setOf(one);
        addAll(either, setOf(other));
        expect(membersOf(either)).toEqual(ascending(new Set([...one, ...other])));
      }),
    );
  });
});
