import { describe, expect, it } from 'vitest';
import { buildNotice } from '../../notice/build';
import { quoteContext } from './quote-context';

const notice = buildNotice({
  blocks: [
    { kind: 'paragraph', text: 'We teach. We follow KCSIE 2018 with care. We stop.' },
    {
      kind: 'row',
      cells: [
        { text: 'Health', header: null },
        { text: 'allergies', header: null },
      ],
    },
  ],
});
const spanOf = (quote: string) => {
  const start = notice.text.indexOf(quote);
  return { quote, start, end: start + quote.length };
};

describe('quoteContext', () => {
  it('gives the sentence around the words', () => {
    expect(quoteContext(notice, spanOf('KCSIE 2018'))).toEqual({
      before: 'We follow ',
      quote: 'KCSIE 2018',
      after: ' with care.',
    });
  });

  it('gives all sentences that the words run over', () => {
    expect(quoteContext(notice, spanOf('teach. We follow'))).toEqual({
      before: 'We ',
      quote: 'teach. We follow',
      after: ' KCSIE 2018 with care.',
    });
  });

  it('parts the cells of a table by what can be seen', () => {
    expect(quoteContext(notice, spanOf('allergies')).before).toBe('Health · ');
  });

  it('cuts long sentences at a word', () => {
    const words = 'word '.repeat(100);
    const text = `${words}HERE ${words}`.trim();
    const { before, after } = quoteContext(
      { text, sentences: [{ start: 0, end: text.length, block: 0 }] },
      { quote: 'HERE', start: 500, end: 504 },
    );
    expect(before).toMatch(/^… word/);
    expect(after).toMatch(/word …$/);
    expect(before.length).toBeLessThan(250);
  });
});
