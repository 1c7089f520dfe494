/** Words of any alphabet with their places, and what stands between them. */
import { describe, expect, it } from 'vitest';
import { lexiconOf } from './lexicon';
import { answersIn, HANGING, NEAR, POSSESSIVE, wordedText } from './worded-text';

function wordsIn(...parts: readonly string[]) {
  const { lower, starts, ends } = wordedText(parts);
  return Array.from(starts, (start, word) => lower.slice(start, ends[word]));
}

describe('a text cut into words', () => {
  it('has words of any alphabet, and keeps its length in lower case', () => {
    const text = "Yr Ŵyl: parent's İ-2_x 𝒜b";
    expect(wordsIn(text)).toEqual(['yr', 'ŵyl', 'parent', 's', 'İ', '2_x', '𝒜b', '']);
    expect(wordedText(text).lower).toHaveLength(text.length);
  });

  it('has an empty word at the end of each part', () => {
    expect(wordsIn('A b.', '', 'c')).toEqual(['a', 'b', '', '', 'c', '']);
    const { partWords, partStarts, partOf } = wordedText(['A b.', '', 'c']);
    expect([...partWords]).toEqual([0, 3, 4, 6]);
    expect([...partStarts]).toEqual([0, 5, 6, 8]);
    expect([...partOf].slice(0, 6)).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it('knows the first word behind every offset', () => {
    expect([...wordedText('ab, c').wordFrom]).toEqual([0, 1, 1, 1, 1, 2]);
  });

  it('knows what stands between words', () => {
    expect([...wordedText("Eve's x-ray           far").joints].slice(0, 5)).toEqual([
      0,
      NEAR | HANGING | POSSESSIVE,
      NEAR,
      NEAR | HANGING,
      0,
    ]);
  });
});

describe('what its words answer to', () => {
  it('are entries of the lexicon', () => {
    const lexicon = lexiconOf({});
    const [data, beginning] = ['data', 'd*', 'other'].map(lexicon.numberOf);
    const { entries, from } = answersIn(wordedText(['Data do', 'the data']), lexicon);
    const ofWord = (word: number) => [...entries.slice(from[word], from[word + 1])];
    expect([0, 1, 2, 3, 4].map(ofWord)).toEqual([[data, beginning], [beginning], [], [], [data, beginning]]);
  });
});
