/** Normalised text and its map back to the source. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise';

describe('normalise', () => {
  it.each([
    ['the child\u2019s \u201cfile\u201d', 'the child\'s "file"'],
    ['2024\u20132025 \u2014 or \u2212 5', '2024-2025 - or - 5'],
    ['a\u00a0b\u2009c \n\t d\u3000e', 'a b c d e'],
    ['confi\u00addential\u200b data\u2060', 'confidential data'],
    ['o\ufb03ce, \ufb01le, \ufb05', 'office, file, st'],
    ['UK GDPR\u00b9 and section 47\u00b2', 'UK GDPR and section 47'],
    ['and so on\u2026', 'and so on...'],
    ['\uff2b\uff23\uff33\uff29\uff25', 'KCSIE'],
    ['`quoted\u00b4', "'quoted'"],
    ['\u202aleft\u202c to right', 'left to right'],
    ['Ffordd y M\u00f4r, \u0175', 'Ffordd y M\u00f4r, \u0175'],
    ['a \u200b b', 'a b'],
  ])('makes %j %j', (source, text) => {
    expect(normalise(source).text).toBe(text);
  });

  it('gives the source range of a match, ligatures as a whole', () => {
    const source = 'Our  o\ufb03ce keeps it';
    const { text, sourceSpan } = normalise(source);
    const start = text.indexOf('off');
    expect(sourceSpan(start, start + 3)).toEqual({ start: 5, end: 7 });
    const all = sourceSpan(start, start + 'office'.length);
    expect(source.slice(all.start, all.end)).toBe('o\ufb03ce');
  });

  it('leaves clean text as it is, with an identity map', () => {
    const source = 'Plain words only.';
    const normal = normalise(source);
    expect(normal.text).toBe(source);
    expect([normal.toSource(5), normal.toNormal(5), normal.toSource(99)]).toEqual([5, 5, source.length]);
  });

  const anyText = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      ' ',
      '\n',
      '.',
      '\u2019',
      '\u00ad',
      '\u200b',
      '\ufb03',
      '\u2026',
      '\u00b2',
      '\u00a0',
      '\ud83d\ude00',
    ),
    maxLength: 60,
  });

  it('loses no place: the map rises, covers the source, and leads there and back', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text, toSource, toNormal } = normalise(source);
        expect(toSource(text.length)).toBe(source.length);
        for (let i = 0; i < text.length; i++) {
          expect(toSource(i)).toBeLessThanOrEqual(toSource(i + 1));
          const back = toNormal(toSource(i));
          expect(back).toBeLessThanOrEqual(i);
          expect(toSource(back)).toBe(toSource(i));
        }
        for (let i = 0; i < source.length; i++) expect(toNormal(i)).toBeLessThanOrEqual(toNormal(i + 1));
      }),
    );
  });

  it('is its own normal form', () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { text } = normalise(source);
        expect(normalise(text).text).toBe(text);
      }),
    );
  });
});
