import { describe, expect, it } from 'vitest';
import { en } from './en';

describe('the English catalogue', () => {
  it('counts in words, with the right form for one', () => {
    expect(en.counts.findings(1)).toBe('1 finding');
    expect(en.counts.findings(12)).toBe('12 findings');
    expect(en.counts.notApplicable(1)).toBe('1 doesn’t apply');
    expect(en.counts.notApplicable(5)).toBe('5 don’t apply');
  });

  it('writes a day as people do, whatever the time zone', () => {
    expect(en.day('2026-09-01')).toBe('1 September 2026');
  });

  it('says kindly where a text is hidden', () => {
    expect(en.shown({ state: 'hidden', opener: 'Your rights' })).toBe(
      'This text is in a closed panel: open “Your rights” on the page.',
    );
  });
});
