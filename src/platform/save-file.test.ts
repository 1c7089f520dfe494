import { describe, expect, it } from 'vitest';
import { fileName } from './save-file';

describe('fileName', () => {
  it.each([
    ['Privacy notice: pupils / parents - review 2026-11-26', 'Privacy notice pupils parents - review 2026-11-26'],
    ['..\\..\\evil', 'evil'],
    ['a\u202Efdp.exe\n', 'a fdp.exe'],
    ['...', 'Noticemark'],
    ['', 'Noticemark'],
  ])('%j becomes %j', (name, plain) => {
    expect(fileName(name)).toBe(plain);
  });

  it('is cut where it is long', () => {
    expect(fileName('x'.repeat(500))).toHaveLength(120);
  });
});
