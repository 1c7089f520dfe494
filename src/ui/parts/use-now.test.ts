import { describe, expect, it } from 'vitest';
import { drawHook } from './drawn-hook';
import { useNow } from './use-now';

describe('useNow', () => {
  it('counts from what was set last, drawn or not, and draws it in the end', async () => {
    const screen = drawHook(() => useNow(0));
    const first = screen.drawn();
    expect(first.set((now) => now + 1)).toBe(1);
    expect(first.set((now) => now + 1)).toBe(2);
    expect([first.drawn, first.now(), screen.drawn().drawn]).toEqual([0, 2, 0]);
    await screen.settle();
    expect(screen.drawn()).toMatchObject({ drawn: 2, now: first.now, set: first.set });
  });
});
