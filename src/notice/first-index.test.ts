import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstIndex } from './first-index';

describe('firstIndex', () => {
  test('is what a look at each index in turn finds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 })),
        fc.integer({ min: 0, max: 20 }),
        fc.nat(30),
        (list, least, skip) => {
          const sorted = [...list].sort((a, b) => a - b);
          const from = Math.min(skip, sorted.length);
          const there = sorted.findIndex((value, index) => index >= from && value >= least);
          const found = firstIndex(from, sorted.length, (index) => (sorted[index] ?? 0) >= least);
          expect(found).toBe(there < 0 ? sorted.length : there);
        },
      ),
    );
  });

  test('asks of a million indices only some twenty', () => {
    let asked = 0;
    firstIndex(0, 1_000_000, (index) => {
      asked++;
      return index >= 777_777;
    });
    expect(asked).toBeLessThanOrEqual(20);
  });
});
