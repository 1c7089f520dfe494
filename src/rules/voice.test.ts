import { describe, expect, it } from 'vitest';
import { parsePhrase } from './phrase';
import { compilePhrase } from './phrase-pattern';
import { voiced } from './voice';

const names = [parsePhrase('the school')];
const wordsOf = (text: string) => {
  const compiled = compilePhrase(voiced(parsePhrase(text)), () => names);
  return 'words' in compiled ? compiled.words : [];
};
const NAMES = { of: 'names-of-us' };

describe('voiced', () => {
  it('lets "we" stand for the names of the school', () => {
    expect(wordsOf('what we')).toEqual(['what', { any: ['we', [NAMES]] }]);
    expect(wordsOf('tell us')).toEqual(['tell', 'us']);
    expect(wordsOf('(we|they) will')).toEqual([{ any: [[{ any: ['we', [NAMES]] }], 'they'] }, 'will']);
  });

  it('adds the third person of the verb behind "we", also over an adverb or a gap', () => {
    expect(wordsOf('we keep')[1]).toEqual({ any: ['keep', 'keeps'] });
    expect(wordsOf('we have')[1]).toEqual({ any: ['have', 'has'] });
    expect(wordsOf('we (carry out|process|share)')[1]).toEqual({
      any: [['carry', 'out'], 'process', 'share', ['carries', 'out'], 'processes', 'shares'],
    });
    expect(wordsOf('we [also] keep')[2]).toEqual({ any: ['keep', 'keeps'] });
    expect(wordsOf('we ..3 keep')[2]).toEqual({ any: ['keep', 'keeps'] });
  });

  it('leaves auxiliaries, past tenses and what is far away as they are', () => {
    expect(wordsOf('we will keep').slice(1)).toEqual(['will', 'keep']);
    expect(wordsOf('we shared data').slice(1)).toEqual(['shared', 'data']);
    expect(wordsOf('we ..9 keep')[2]).toBe('keep');
    expect(wordsOf('tell us about').slice(2)).toEqual(['about']);
  });
});
