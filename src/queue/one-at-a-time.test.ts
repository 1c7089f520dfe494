import { describe, expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time';

describe('oneAtATime', () => {
  it('begins each piece of work when the one before has ended, well or not', async () => {
    const inTurn = oneAtATime();
    const said: string[] = [];
    const work = (name: string, fails = false) =>
      inTurn(async () => {
        said.push(`${name} begins`);
        await Promise.resolve();
        await Promise.resolve();
        said.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const all = await Promise.allSettled([work('one'), work('two', true), work('three')]);
    expect(said).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await work('four')).toBe('four');
  });
});
