import { describe, expect, it } from 'vitest';
import { quoteInPage } from './quote-in-page';

describe('quoteInPage', () => {
  it('takes along what stands on either side', () => {
    expect(quoteInPage({ quote: 'b', start: 2, end: 3 }, 'a b c')).toEqual({ quote: 'b', prefix: 'a ', suffix: ' c' });
    const long = quoteInPage({ quote: 'q', start: 500, end: 501 }, `${'x'.repeat(500)}q${'y'.repeat(500)}`);
    expect([long.prefix.length, long.suffix.length]).toEqual([80, 80]);
  });
});
