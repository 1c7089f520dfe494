/** The word that was probably meant. */
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from './nearest';

describe('the nearest word', () => {
  it.each([
    ['sayz', ['says', 'status'], 'says'],
    ['Unles', ['under', 'unless'], 'unless'],
    ['recipients-wrods', ['recipient-words', 'recipients-words'], 'recipients-words'],
    ['zebra', ['says', 'status'], undefined],
    ['x', [], undefined],
  ])('to %s', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected);
  });

  it('is offered as a question, or not at all', () => {
    expect(didYouMean('sayz', ['says'])).toBe('; did you mean "says"?');
    expect(didYouMean('zebra', ['says'])).toBe('');
  });
});
