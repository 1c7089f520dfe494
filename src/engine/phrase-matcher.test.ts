/** The matcher by itself: offsets, words of other alphabets, and texts made to keep it busy. What phrases mean is tested beside their parser. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pack, PhraseSequence, PlainPack } from './pack';
import { createPhraseMatcher, type TextSpan } from './phrase-matcher';
import { wordedText } from './worded-text';

const EMPTY: Pick<Pack, 'patterns' | 'phrases'> = { patterns: [], phrases: {} };

function spans(phrase: PhraseSequence, text: string, pack = EMPTY, limit?: number): readonly TextSpan[] {
  const matcher = createPhraseMatcher(pack);
  return matcher.search(wordedText(text)).spansIn(matcher.prepare(phrase), 0, limit);
}

function quotes(phrase: PhraseSequence, text: string, pack = EMPTY): readonly string[] {
  return spans(phrase, text, pack).map(([from, to]) => text.slice(from, to));
}

describe('the places of a phrase', () => {
  it('are all of them, in order, none overlapping', () => {
    expect(quotes([{ any: ['a', ['a', 'b']] }], 'a b a b, A')).toEqual(['a', 'a', 'A']);
    expect(quotes(['a', 2, 'b'], 'a a b a x y b')).toEqual(['a a b', 'a x y b']);
  });

  it('are as many as are asked for', () => {
    expect(spans(['a'], 'a a a', EMPTY, 2)).toEqual([
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

describe('the parts of a text', () => {
  const phrases: readonly PhraseSequence[] = [
    ['a', 'b'],
    ['a', 3, 'b'],
    [{ any: ['a', ['a', 'b']] }],
    ['a', 2, '%'],
    ['#'],
    ['£#'],
    [{ any: [['b', 'a'], 'x-ray'] }],
  ];
  const parts = fc.array(
    fc.array(fc.constantFrom('a', 'b', 'x', '7', '%', '£9', "a's", 'x-ray', ''), { maxLength: 8 }),
    { minLength: 1, maxLength: 5 },
  );

  it('are searched each by itself', () => {
    fc.assert(
      fc.property(parts, fc.constantFrom(...phrases), (wordsOfParts, phrase) => {
        const texts = wordsOfParts.map((words) => words.join(' '));
        const matcher = createPhraseMatcher(EMPTY);
        const prepared = matcher.prepare(phrase);
        const search = matcher.search(wordedText(texts));
        const alone = texts.map((text) => spans(phrase, text));
        expect(texts.map((_, part) => search.spansIn(prepared, part))).toEqual(alone);
      }),
    );
  });
});

describe('what is found', () => {
  type Item = PhraseSequence[number];
  const BETWEEN = '\\W{1,6}';
  /** The phrase as a regular expression, written out in the plainest way: the slow but sure matcher. */
  const expressionOf = (
    phrase: PhraseSequence,
    vocabularies: Readonly<Record<string, readonly PhraseSequence[]>>,
  ): string => {
    const sourceOf = (item: Exclude<Item, number | { readonly gap: number }>): string => {
      if (typeof item === 'string') return `\\b${item.replace('*', '\\w{0,24}')}\\b`;
      const options = 'of' in item ? (vocabularies[item.of] ?? []) : item.any;
      return `(?:${options.map((one) => (typeof one === 'string' ? sourceOf(one) : expressionOf(one, vocabularies))).join('|')})`;
    };
    let source = '';
    let gap = 0;
    for (const item of phrase) {
      if (typeof item === 'number') gap = item;
      else if (typeof item === 'object' && 'gap' in item) gap = item.gap;
      else {
        const before = source === '' ? '' : gap > 0 ? `(?:${BETWEEN}\\w+){0,${gap}}?${BETWEEN}` : BETWEEN;
        const optional = typeof item === 'object' && 'optional' in item;
        source += optional ? `(?:${before}${sourceOf(item)})?` : `${before}${sourceOf(item)}`;
        gap = 0;
      }
    }
    return source;
  };

  const word = fc.constantFrom('a', 'b', 'c', 'ab', 'a*');
  const run = fc.array(word, { minLength: 1, maxLength: 3 });
  const option = fc.oneof(word, run);
  const group = fc.array(option, { minLength: 1, maxLength: 4 }).map((any) => ({ any }));
  const part: fc.Arbitrary<Item> = fc.oneof(word, group, fc.constant({ of: 'things' }));
  const between: fc.Arbitrary<readonly Item[]> = fc.oneof(
    fc.constant([]),
    fc.constant([]),
    fc.nat(4).map((most) => [most]),
    group.map(({ any }) => [{ any, optional: true as const }]),
  );
  const phrases = fc
    .tuple(part, fc.array(fc.tuple(between, part), { maxLength: 3 }))
    .map(([first, more]): PhraseSequence => [first, ...more.flatMap(([gap, next]) => [...gap, next])]);
  const texts = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'ab', 'A'), fc.constantFrom(' ', ' ', ', ', ' - - - - ')), {
      maxLength: 14,
    })
    .map((pieces) => pieces.flat().join(''));

  it('is what a regular expression finds', () => {
    fc.assert(
      fc.property(phrases, fc.array(run, { minLength: 1, maxLength: 4 }), texts, (phrase, things, text) => {
        const pack = {
          patterns: things.map((words) => ({ words, needs: [] })),
          phrases: { things: things.map((_, id) => id) },
        };
        const expression = new RegExp(expressionOf(phrase, { things }), 'gi');
        expect(quotes(phrase, text, pack)).toEqual([...text.matchAll(expression)].map(([found]) => found));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('a vocabulary', () => {
  const pack: Pick<PlainPack, 'patterns' | 'phrases'> = {
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
  const workFor = (text: string) => {
    const matcher = createPhraseMatcher(EMPTY);
    const search = matcher.search(wordedText(text));
    expect(search.spansIn(matcher.prepare(phrase), 0)).toEqual([]);
    return search.work();
  };

  it.each([
    ['words', 'a '],
    ['hyphens', 'a-'],
    ['apostrophes', "a' '"],
    ['signs', 'a "-" '],
  ])(
    'of %s takes work in proportion to its length',
    (_, part) => {
      const [short, long] = [workFor(part.repeat(500)), workFor(part.repeat(2_000))];
      expect(long).toBeLessThan(short * 4.5);
      expect(short).toBeGreaterThan(500);
    },
    60_000,
  );
});
