/** The table against an ordinary map. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPlaceTable } from './place-table';

it('gives back what was put in, and nothing else', () => {
  const pairs = fc.uniqueArray(fc.tuple(fc.nat(50), fc.nat(100_000)), { selector: String, maxLength: 400 });
  fc.assert(
    fc.property(pairs, pairs, (put, asked) => {
      const table = createPlaceTable<string>();
      const map = new Map<string, string>();
      for (const [id, place] of put) {
        table.set(id, place, `${id} at ${place}`);
        map.set(String([id, place]), `${id} at ${place}`);
      }
      for (const [id, place] of [...put, ...asked]) {
        expect(table.get(id, place)).toBe(map.get(String([id, place])));
      }
    }),
  );
});
