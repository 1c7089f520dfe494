/** Which entries a word answers to, also those that come later. */
import { describe, expect, it } from 'vitest';
import { lexiconOf } from './lexicon';

describe('the lexicon of a pack', () => {
  it('is one for each pack', () => {
    const pack = {};
    expect(lexiconOf(pack)).toBe(lexiconOf(pack));
    expect(lexiconOf({})).not.toBe(lexiconOf(pack));
  });

  it('numbers every entry once', () => {
    const lexicon = lexiconOf({});
    expect(['data', 'delet*', 'data'].map(lexicon.numberOf)).toEqual([0, 1, 0]);
    expect(lexicon.size()).toBe(2);
  });

  it('knows what a word answers to, whenever an entry came', () => {
    const lexicon = lexiconOf({});
    const [deleted, beginning] = ['deleted', 'delet*'].map(lexicon.numberOf);
    expect(lexicon.answersOf('deleted')).toEqual([deleted, beginning]);
    expect(lexicon.answersOf('deletion')).toEqual([beginning]);
    expect(lexicon.answersOf('dele')).toEqual([]);
    const shorter = lexicon.numberOf('de*');
    expect(lexicon.answersOf('dele')).toEqual([shorter]);
    expect(lexicon.answersOf('deletion')).toEqual([shorter, beginning]);
  });

  it('passes over what is too long for a word', () => {
    const lexicon = lexiconOf({});
    lexicon.numberOf('a*');
    expect(lexicon.answersOf('a'.repeat(200_000))).toEqual([]);
  });
});
