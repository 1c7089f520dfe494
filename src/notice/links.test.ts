/** Addresses printed in a text. */
import { describe, expect, it } from 'vitest';
import { printedAddresses } from './links';

function addresses(text: string): string[] {
  return printedAddresses(text).map(({ start, end, href }) => {
    expect(text.slice(start, end)).toBe(href);
    return href;
  });
}

describe('printedAddresses', () => {
  it.each([
    [
      'Go to https://www.hill.example.org/data/notice?year=1#top, or ask.',
      ['https://www.hill.example.org/data/notice?year=1#top'],
    ],
    ['(see www.hill.example.org/a_(b)).', ['www.hill.example.org/a_(b)']],
    ['Write to data.officer@hill.example.sch.uk. Thank you', ['data.officer@hill.example.sch.uk']],
    [
      'The regulator (regulator.org.uk) has more at regulator.org.uk/complaints.',
      ['regulator.org.uk', 'regulator.org.uk/complaints'],
    ],
    ['<https://hill.example.org/x>', ['https://hill.example.org/x']],
    ['We met @ noon; version 1.2; no links.', []],
    ['\u2018https://hill.example.org/\u2019', ['https://hill.example.org/']],
    ['http:// is no address', []],
  ])('%j', (text, expected) => {
    expect(addresses(text)).toEqual(expected);
  });

  it.each(['a@', 'www.', '.uk', 'http://x', 'a.uk'])(
    'cuts endless rubbish into addresses of bounded length: %j',
    (piece) => {
      let last = 0;
      for (const { start, end } of printedAddresses(piece.repeat(5_000))) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end - start).toBeLessThanOrEqual(2_048);
        last = end;
      }
    },
  );
});
