import { describe, expect, it } from 'vitest';
import { localDay } from './local-day';
import { sha256 } from './sha256';

describe('localDay', () => {
  it('is the day where the reader is, with leading zeros', () => {
    expect(localDay(new Date(2026, 8, 1, 0, 30))).toBe('2026-09-01');
    expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });
});

describe('sha256', () => {
  it('is of the UTF-8 bytes', async () => {
    expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(await sha256('é')).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c');
  });
});
