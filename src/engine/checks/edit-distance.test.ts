/** Slips of the pen are counted as people make them. */
import { describe, expect, it } from 'vitest';
import { editDistance, unaccented } from './edit-distance';

describe('editDistance', () => {
  it.each([
    ['loner', 'longer', 1],
    ['thistel', 'thistle', 1],
    ['access', 'excess', 2],
    ['lyle', 'lisle', 2],
    ['same', 'same', 0],
  ])('%s and %s are %i apart', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
    expect(editDistance(b, a, 2)).toBe(distance);
  });

  it('stops counting beyond the limit', () => {
    expect(editDistance('retention', 'portability', 2)).toBe(3);
    expect(editDistance('abc', 'abcdef', 2)).toBe(3);
  });

  it('knows letters without their accents', () => {
    expect(unaccented('Igé Lôn')).toBe('ige lon');
  });
});
