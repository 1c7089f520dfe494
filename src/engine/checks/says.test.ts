/** `says` shows the first sentences that say it, in the order of the text, whichever phrase finds them. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../tests/support/small-pack';

const quotes = (rule: string, text: string) => judge(rule, text).evidence.map(({ quote }) => quote);

describe('says', () => {
  it('shows the first three sentences, whatever the order of its phrases', () => {
    const rule = 'met: { says: [plum, pear, apple, fig] }';
    const text = 'An apple. A pear. A plum. An apple. A fig. A plum.';
    expect(quotes(rule, text)).toEqual(['An apple.', 'A pear.', 'A plum.']);
    expect(quotes(rule, 'A fig. A pear and a fig. A stone.')).toEqual(['A fig.', 'A pear and a fig.']);
  });

  it('passes over sentences that fail its conditions, and goes on behind them', () => {
    const rule = 'met: { says: [apple, pear], unless: [rotten] }';
    expect(quotes(rule, 'A rotten apple. A rotten pear. A pear. Not rotten: an apple. An apple.')).toEqual([
      'A pear.',
      'An apple.',
    ]);
  });

  it('takes a match that passes where another of the same sentence does not', () => {
    const rule = 'met: { says: [apple], affirmative: true }';
    expect(judge(rule, 'We have no apple; we sell an apple.').status).toBe('met');
    expect(judge(rule, 'We have no apple.').status).toBe('missing');
  });

  it('answers the same where only whether it holds is asked', () => {
    const rule =
      'met: { all: [{ none: [{ any: [{ says: [stone] }, { all: [{ says: [gravel] }, { says: [path] }] }] }] }, { says: [apple] }] }';
    expect(judge(rule, 'An apple.').status).toBe('met');
    expect(judge(rule, 'An apple. Some gravel.').status).toBe('met');
    expect(judge(rule, 'An apple. Some gravel. A path.').status).toBe('missing');
    expect(judge(rule, 'An apple. A stone.').status).toBe('missing');
  });
});
