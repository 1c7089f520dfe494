/** Sentence ends in the prose of notices. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences';

function sentences(text: string): string[] {
  return splitSentences(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitSentences', () => {
  it.each([
    ['Ask Mrs. Dale or Dr. Okoye. They will help.', 2],
    ["St. Oda's C.E. Primary School is the controller. We are small.", 2],
    ['We use e.g. names and i.e. labels. Nothing else.', 2],
    ['Our basis is Art. 6(1)(e). See also para. 18 and No. 2 of the list.', 2],
    ['Does it go abroad? No. It stays here.', 3],
    ['Write to J. R. Pell at the office. He answers.', 2],
    ['Version 1.2 of this notice costs 3.50 to print.', 1],
    ['See www.example.org/privacy.html for more. Or ask.', 2],
    ['He said "we delete it." Then he did.', 2],
    ['We keep it (for six years.) Then it goes.', 2],
    ['names; addresses; and: dates of birth', 1],
    ['1. Who we are', 1],
    ['1.2 The Trust is the controller. It is reached by post.', 2],
    ['We share data.We never sell it.', 2],
    ['Data is kept in the U.K. We do not send it abroad.', 2],
    ['Tallow Inc. counts visits. Ordwell Ltd. does not.', 2],
    ['It opens at 9 a.m. on Mondays. Call then.', 2],
    ['We hold names, dates, etc. for each pupil. That is all.', 2],
    ['Wait ... there is more. Done!', 2],
    ['Email office@hill.example.org. We answer.', 2],
  ])('%j has %i', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('keeps an address over several lines in one piece', () => {
    expect(sentences('Mrs Oda Pell\nBusiness manager\nMill Road\n01632 960100')).toHaveLength(1);
  });

  it('ends at a line that ends a sentence', () => {
    expect(sentences('What do we keep?\nyour name\nWe never sell it.\nAsk us.')).toEqual([
      'What do we keep?',
      'your name\nWe never sell it.',
      'Ask us.',
    ]);
  });

  it('parts all that is not white space, in order, without overlap', () => {
    const words = fc.constantFrom(
      'We',
      'keep',
      'data',
      'Mrs.',
      'e.g.',
      'No.',
      '2',
      '.',
      '?',
      '\n',
      '  ',
      'U.K.',
      '"',
      ')',
      'a.b',
      '...',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join(' ');
        const spans = splitSentences(text);
        expect(
          spans
            .map(({ start, end }) => text.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          last = end;
        }
      }),
    );
  });
});
