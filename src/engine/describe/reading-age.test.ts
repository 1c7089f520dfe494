import { describe, expect, it } from 'vitest';
import { readText } from '../../read/text';
import { indexText } from '../text-index';
import { readingAge, syllablesOf } from './reading-age';

describe('syllablesOf', () => {
  it.each([
    ['a', 1],
    ['name', 1],
    ['names', 1],
    ['school', 1],
    ['table', 2],
    ['data', 2],
    ['pupil', 2],
    ['asked', 1],
    ['needed', 2],
    ['deleted', 3],
    ['places', 2],
    ['keeping', 2],
    ['statement', 2],
    ['usually', 4],
    ['information', 4],
    ['education', 4],
    ['organisation', 5],
    ["school's", 1],
    ['légal', 2],
  ])('counts %s: %i', (word, count) => {
    expect(syllablesOf(word)).toBe(count);
  });
});

describe('readingAge', () => {
  const of = (sentence: string, times: number) =>
    readingAge(indexText(readText(sentence.repeat(times), { markdown: true })));

  it('says nothing of fewer than 100 words', () => {
    expect(of('We keep your name safe here. ', 16)).toBeNull();
    expect(of('We keep your name safe here. ', 17)).not.toBeNull();
  });

  it('follows Flesch-Kincaid plus five', () => {
    // Six words and six syllables a sentence: 0.39 x 6 + 11.8 - 15.59 + 5.
    expect(of('We keep your name safe here. ', 20)).toBe(3.6);
  });

  it('is higher for longer words and sentences', () => {
    const hard = of(
      'The organisation determines retention periods by reference to statutory obligations, regulatory expectations and operational necessity. ',
      10,
    );
    expect(hard).toBeGreaterThan(20);
  });

  it('leaves out headings, tables, addresses and numbers', () => {
    const plain = of('We keep your name safe here. ', 20);
    const text = `# Organisational responsibilities notwithstanding\n\n${'We keep your name safe here. '.repeat(20)}\n\n| Responsibilities | Organisational |\n|---|---|\n| Administrative | Educational |\n`;
    expect(readingAge(indexText(readText(text, { markdown: true })))).toBe(plain);
  });
});
