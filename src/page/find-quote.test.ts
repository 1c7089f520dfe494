import { describe, expect, it } from 'vitest';
import { type QuoteTarget, quoteFinder } from './find-quote';

const target = (quote: string, prefix = '', suffix = ''): QuoteTarget => ({ quote, prefix, suffix });

/** The words found, one string a text node. */
function found(texts: readonly string[], wanted: QuoteTarget): string[] {
  return quoteFinder(texts)(wanted).map(({ text, start, end }) => (texts[text] ?? '').slice(start, end));
}

describe('quoteFinder', () => {
  it('finds a quote inside one text', () => {
    expect(quoteFinder(['We keep data until your 25th birthday.'])(target('25th birthday'))).toEqual([
      { text: 0, start: 24, end: 37 },
    ]);
  });

  it('finds a quote over several texts and gives the part in each', () => {
    expect(found(['You can ask for ', 'a copy', ' of your data.'], target('ask for a copy of your'))).toEqual(
      ['ask for ', 'a copy', ' of your'].map((part) => part.trim()),
    );
  });

  it('takes no notice of line breaks, runs of spaces, soft hyphens and zero-width characters', () => {
    expect(
      found(['confi\u00addential\n   infor\u200bmation\u00a0here'], target('confidential information here')),
    ).toEqual(['confi\u00addential\n   infor\u200bmation\u00a0here']);
  });

  it('takes curly and straight quotes, and dashes of any length, for one another', () => {
    expect(found(['the child’s file – “closed”'], target('the child\'s file - "closed"'))).toEqual([
      'the child’s file – “closed”',
    ]);
  });

  it('chooses among equal quotes by what stands around them', () => {
    const texts = ['Pupils: contact the office.', 'Parents: contact the office.', 'Staff: contact the office now.'];
    expect(quoteFinder(texts)(target('contact the office', 'Parents: '))).toEqual([{ text: 1, start: 9, end: 27 }]);
    expect(quoteFinder(texts)(target('contact the office', '', ' now.'))).toEqual([{ text: 2, start: 7, end: 25 }]);
    expect(quoteFinder(texts)(target('contact the office'))).toEqual([{ text: 0, start: 8, end: 26 }]);
  });

  it('prefers the exact case where words stand twice', () => {
    expect(quoteFinder(['PRIVACY NOTICE', 'Privacy notice'])(target('Privacy notice'))).toEqual([
      { text: 1, start: 0, end: 14 },
    ]);
  });

  it('passes over what a reader puts between table cells', () => {
    expect(found(['Health', 'allergies, medication'], target('Health | allergies, medication'))).toEqual([
      'Health',
      'allergies, medication',
    ]);
  });

  it('finds words that the page shows in other case', () => {
    expect(found(['DATA PROTECTION OFFICER'], target('Data Protection Officer'))).toEqual(['DATA PROTECTION OFFICER']);
  });

  it('marks the longest line where a quote over lines is not there as a whole', () => {
    const texts = ['Your rights', 'an advertisement', 'You can object to processing.'];
    expect(found(texts, target('Your rights\nYou can object to processing.'))).toEqual([
      'You can object to processing.',
    ]);
  });

  it('finds quotes made of signs alone', () => {
    expect(found(['Name: [ ] Date: <>'], target('<>'))).toEqual(['<>']);
  });

  it('says so when the words are gone, or when there are none', () => {
    expect(found(['Nothing of the kind.'], target('We keep it for ever'))).toEqual([]);
    expect(found(['Nothing of the kind.'], target(' \n '))).toEqual([]);
    expect(found([], target('words'))).toEqual([]);
  });

  it('keeps characters beyond the first plane whole', () => {
    expect(found(['Ask 𝐧𝐨𝐰 or later'], target('𝐧𝐨𝐰'))).toEqual(['𝐧𝐨𝐰']);
  });

  it('stays quick where a page repeats the same words endlessly', () => {
    const texts = Array.from({ length: 20_000 }, () => 'a a a a a a a a ');
    const start = performance.now();
    expect(found(texts, target('a a a', 'a a', 'a a')).length).toBeGreaterThan(0);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
