import { expect, it } from 'vitest';
import { placeFor } from './grid-keys';

const size = { rows: 5, columns: 4 };

it.each<[string, boolean, [number, number], [number, number] | null]>([
  ['ArrowUp', false, [0, 1], [0, 1]],
  ['ArrowUp', false, [2, 1], [1, 1]],
  ['ArrowDown', false, [4, 1], [4, 1]],
  ['ArrowLeft', false, [2, 0], [2, 0]],
  ['ArrowRight', false, [2, 0], [2, 1]],
  ['ArrowRight', false, [2, 3], [2, 3]],
  ['Home', false, [2, 3], [2, 0]],
  ['End', false, [2, 0], [2, 3]],
  ['Home', true, [2, 3], [0, 0]],
  ['End', true, [0, 0], [4, 3]],
  ['PageDown', false, [1, 2], [4, 2]],
  ['PageUp', false, [3, 2], [0, 2]],
  ['Tab', false, [3, 2], null],
  ['x', false, [3, 2], null],
])('%s (control: %s) from %j leads to %j', (key, isControl, [row, column], to) => {
  expect(placeFor(key, isControl, { row, column }, size)).toEqual(to && { row: to[0], column: to[1] });
});
