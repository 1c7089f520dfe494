/** The table against an ordinary map. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ABSENT, numberAt, numberTable, putNumber } from './number-table';

it('gives back what was put in, and nothing else', () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(100_000)), { selector: String, maxLength: 400 });
  fc.assert(
    fc.property(pairs, pairs, (put, asked) => {
      const table = numberTable();
      const map = new Map<string, number>();
      for (const [id, place] of put) {
        putNumber(table, id, place, id + place);
        map.set(String([id, place]), id + place);
      }
      for (const [id, place] of [...put, ...asked]) {
        expect(numberAt(table, id, place)).toBe(map.get(String([id, place])) ?? ABSENT);
      }
    }),
  );
});
