/** Overlaps across the stretches that spans are kept by. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpanSet } from './span-set';

const span = fc.tuple(fc.nat(3000), fc.nat(700)).map(([start, length]) => ({ start, end: start + length }));

describe('a set of spans', () => {
  it('knows what shares a character with one of them', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 20 }), span, (spans, one) => {
        const set = createSpanSet();
        for (const other of spans) set.add(other);
        expect(set.overlaps(one)).toBe(spans.some((other) => other.start < one.end && other.end > one.start));
      }),
    );
  });
});
