import { describe, expect, it } from 'vitest';
import { drawHook } from './drawn-hook';
import { useSaid } from './use-said';

describe('useSaid', () => {
  const screen = () => {
    const { drawn, settle } = drawHook(useSaid);
    return {
      announce: drawn()[1],
      said: async () => {
        await settle();
        return drawn()[0];
      },
    };
  };

  it('says the last words in place of those before, and the same words anew', async () => {
    const { announce, said } = screen();
    announce('Marked on the page.');
    announce('Copied.');
    const once = await said();
    announce('Copied.');
    const twice = await said();
    expect([once.words, twice.words]).toEqual(['Copied.', 'Copied.']);
    expect(twice.turn).toBeGreaterThan(once.turn);
  });

  it('says a late answer behind what was said since it was asked for', async () => {
    const { announce, said } = screen();
    announce('Reviewed.');
    const answer = announce.later();
    announce('Copied.');
    answer('Marked on the page.');
    expect((await said()).words).toBe('Copied. Marked on the page.');
  });

  it('says an answer alone where nothing was said since', async () => {
    const { announce, said } = screen();
    announce('Reviewed.');
    announce.later()('Marked on the page.');
    expect((await said()).words).toBe('Marked on the page.');
  });
});
