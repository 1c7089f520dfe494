/** What can be read off regular expressions, and that nothing is read off them that is not certain. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../engine/words';
import { expressionAnchors } from './expression-anchors';

const read = (source: string) => expressionAnchors(source).map(({ words }) => words.join(' '));

describe('the words and signs an expression needs', () => {
  it.each([
    [String.raw`\(England\)`, ['england', '(', ')']],
    [String.raw`\bcats?\b`, ['cat*']],
    [String.raw`\b(?:cat|dogs?) food\b`, ['food', 'cat dog*']],
    [String.raw`^\W{0,3}(?:404|410)\b`, ['404 410']],
    [String.raw`[\w.+-]{1,40}@[\w-]{1,40}\.`, ['@', '.']],
    [String.raw`\b[Pp]upil premium`, ['pupil', 'premium*']],
    [String.raw`\bBT\d{1,2} \d[A-Z]{2}\b`, ['bt*', '#', '#']],
    [String.raw`\b(?!x)us(?:-based| firm)\b`, ['us', 'based firm']],
    [String.raw`\bx{4,12}\b`, ['xxxx*']],
    [String.raw`\bab{2}c\b`, ['abbc']],
    [String.raw`[●•]{1,9}\s?\[`, ['[', '• ●']],
  ])('%s', (source, needs) => {
    expect([...read(source)].sort()).toEqual([...needs].sort());
  });

  it.each([
    ['the end of a word', 'ing\\b'],
    ['what may be absent', '(?:\\bcat\\b)?x'],
    ['what only one of the alternatives has', '\\bcat\\b|x'],
    ['what must not stand there', '(?!\\bcat\\b)(?<!\\bdog\\b )x'],
    ['letters of which any may stand there', '\\b[cd]at\\b'],
    ['letters in the midst of a word', '\\w{1,3}cat\\b'],
    ['an escape it does not know', '\\Bcat'],
    ['any character but some', '[^(]'],
  ])('not: %s', (_, source) => {
    expect(read(source)).toEqual([]);
  });

  it('stand in every text that it matches', () => {
    const piece = fc.constantFrom(
      'cat',
      'dog',
      'c',
      '[Cc]at',
      '\\bcat',
      'dog\\b',
      ' ',
      '\\W',
      '\\W{0,2}',
      '\\(',
      '\\d',
      's?',
      '\\b',
    );
    const run = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));
    const source = fc.oneof(
      run,
      fc.tuple(run, run, run, fc.constantFrom('', '?', '{1,2}')).map(([a, b, c, how]) => `${a}(?:${b}|${c})${how}${a}`),
    );
    const text = fc
      .array(fc.constantFrom('cat', 'dog', 'c', 's', ' ', '(', '7', '-', 'x'), { maxLength: 12 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(source, fc.array(text, { minLength: 1, maxLength: 8 }), (written, texts) => {
        const expression = new RegExp(written, 'i');
        for (const one of texts.filter((each) => expression.test(each))) {
          const words = wordsOf(one);
          for (const { words: needed } of expressionAnchors(written)) {
            const stands = needed.some((need) =>
              need === '#'
                ? /[\d#]/.test(one)
                : /^\W$/.test(need)
                  ? one.includes(need)
                  : words.some((word) => (need.endsWith('*') ? word.startsWith(need.slice(0, -1)) : word === need)),
            );
            expect(stands, `${written} in ${one}: ${needed.join()}`).toBe(true);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
