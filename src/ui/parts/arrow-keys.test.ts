import { describe, expect, it } from 'vitest';
import { lineFor } from './arrow-keys';

describe('lineFor', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['ArrowUp', 3, 2],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['Enter', 1, null],
    ['Tab', 1, null],
  ])('%s from line %i', (key, at, line) => expect(lineFor(key, at, 5)).toBe(line));
});
