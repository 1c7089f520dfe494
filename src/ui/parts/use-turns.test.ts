import { describe, expect, it } from 'vitest';
import { drawHook } from './drawn-hook';
import { useTurns } from './use-turns';

describe('useTurns', () => {
  it('knows the latest turn from those before, and none when the screen is gone', () => {
    const screen = drawHook(useTurns);
    const begin = screen.drawn();
    const first = begin();
    expect(first()).toBe(true);
    const second = begin();
    expect([first(), second()]).toEqual([false, true]);
    screen.leave();
    expect([first(), second()]).toEqual([false, false]);
  });
});
