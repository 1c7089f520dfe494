import { describe, expect, it } from 'vitest';
import { noticeKey, siteOf } from './notice-key';

describe('noticeKey', () => {
  it.each([
    ['https://www.ash.sch.uk/privacy/', 'http://ash.sch.uk/privacy#rights'],
    ['https://ash.sch.uk/privacy?id=4&utm_source=mail', 'https://ash.sch.uk/privacy?id=4'],
    ['https://ash.sch.uk/policies/index.html', 'https://ash.sch.uk/policies/'],
    ['/home/dpo/notices/ash.docx', 'C:\\Users\\dpo\\ash.docx'],
  ])('is the same for %s and %s', (one, other) => {
    expect(noticeKey(one)).toBe(noticeKey(other));
  });

  it.each([
    ['https://ash.sch.uk/privacy?id=4', 'https://ash.sch.uk/privacy?id=5'],
    ['https://ash.sch.uk/privacy', 'https://oak.sch.uk/privacy'],
  ])('differs for %s and %s', (one, other) => {
    expect(noticeKey(one)).not.toBe(noticeKey(other));
  });

  it('tells the notices of one page apart by their titles', () => {
    const page = 'https://ash.sch.uk/privacy';
    expect(noticeKey(page, 'For  Staff')).toBe(noticeKey(page, 'For staff'));
    expect(noticeKey(page, 'For staff')).not.toBe(noticeKey(page, 'For pupils'));
  });

  it('knows no site of a file', () => {
    expect(siteOf('https://www.ash.sch.uk:8080/x')).toBe('ash.sch.uk:8080');
    expect(siteOf('ash.docx')).toBe('');
  });
});
