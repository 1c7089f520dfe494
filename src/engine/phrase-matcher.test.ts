/** The matcher by itself: offsets, words of other alphabets, and texts made to keep it busy. What phrases mean is tested beside their parser. */
import { describe, expect, it } from 'vitest';
import type { Pack, PhraseSequence } from './pack';
import { createPhraseMatcher, wordedText } from './phrase-matcher';

const EMPTY: Pick<Pack, 'patterns' | 'phrases'> = { patterns: [], phrases: {} };

function quotes(phrase: PhraseSequence, text: string, pack = EMPTY): readonly string[] {
  return createPhraseMatcher(pack)
    .spans(phrase, wordedText(text))
    .map(([from, to]) => text.slice(from, to));
}

describe('a text cut into words', () => {
  it('has words of any alphabet with their places, and keeps its length in lower case', () => {
    const { words, starts, ends, lower, text } = wordedText("Yr Ŵyl: parent's İ-2_x");
    expect(words).toEqual(['yr', 'ŵyl', 'parent', 's', 'İ', '2_x']);
    expect(starts.map((start, word) => text.slice(start, ends[word]))).toEqual([
      'Yr',
      'Ŵyl',
      'parent',
      's',
      'İ',
      '2_x',
    ]);
    expect(lower).toHaveLength(text.length);
  });
});

describe('the places of a phrase', () => {
  it('are all of them, in order, none overlapping', () => {
    expect(quotes([{ any: ['a', ['a', 'b']] }], 'a b a b, A')).toEqual(['a', 'a', 'A']);
    expect(quotes(['a', 2, 'b'], 'a a b a x y b')).toEqual(['a a b', 'a x y b']);
  });

  it('are as many as are asked for', () => {
    expect(createPhraseMatcher(EMPTY).spans(['a'], wordedText('a a a'), 2)).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('prefer the first alternative and the shortest gap', () => {
    expect(quotes(['a', { any: [['b', 'c'], 'b'] }], 'a b c')).toEqual(['a b c']);
    expect(quotes(['a', { any: ['b', ['b', 'c']] }], 'a b c')).toEqual(['a b']);
    expect(quotes(['a', 3, 'b'], 'a x b b')).toEqual(['a x b']);
  });

  it('may begin with a sign', () => {
    expect(quotes(['£#'], 'costs £10.50, or (£7)')).toEqual(['£10.50', '£7']);
    expect(quotes(['pay', 1, '£#'], 'pay up to £10; pay only £7')).toEqual(['pay only £7']);
  });
});

describe('a vocabulary', () => {
  const pack: Pick<Pack, 'patterns' | 'phrases'> = {
    patterns: [
      { words: ['ask', { of: 'whom' }], needs: [] },
      { words: ['us'], needs: [] },
      { source: '\\bthe (?:Office|office staff)', caseSensitive: true, needs: [] },
    ],
    phrases: { whom: [1, 2], asking: [0] },
  };

  it('stands for each of its phrases, expressions with their case among them', () => {
    expect(quotes([{ of: 'asking' }, 'now'], 'Ask us now; ask the Office now; ask the office now', pack)).toEqual([
      'Ask us now',
      'ask the Office now',
    ]);
  });

  it('of another pack is refused', () => {
    expect(() => quotes([{ of: 'whom' }], 'us', { patterns: [], phrases: { whom: [7] } })).toThrow('compile it anew');
  });
});

describe('a text made to keep the matcher busy', () => {
  const phrase: PhraseSequence = [
    'a',
    30,
    { any: ['a', ['a', { any: ['a'], optional: true }, 'a']] },
    30,
    { any: [['a', 30, 'a']], optional: true },
    30,
    'a',
    30,
    'z',
  ];

  it.each([
    ['words', 'a '],
    ['hyphens', 'a-'],
    ['apostrophes', "a' 'a"],
    ['signs', 'a "-" '],
  ])('of %s does not', (_, part) => {
    const text = part.repeat(2_000);
    const begin = performance.now();
    expect(quotes(phrase, text)).toEqual([]);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('takes time in proportion to its length', () => {
    const milliseconds = (length: number) => {
      const begin = performance.now();
      quotes(phrase, 'a '.repeat(length));
      return performance.now() - begin;
    };
    milliseconds(500);
    const short = Math.min(milliseconds(500), milliseconds(500), milliseconds(500));
    const long = Math.min(milliseconds(2_000), milliseconds(2_000));
    expect(long / short).toBeLessThan(16);
  }, 20_000);
});
