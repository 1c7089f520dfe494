/** Addresses are compared by host and path, however they are written. */
import { describe, expect, it } from 'vitest';
import { addressMatches, plainAddress } from './superseded-link';

describe('plainAddress', () => {
  it.each([
    ['HTTPS://WWW.Larkfold.example.org/Policies/', 'larkfold.example.org/policies'],
    ['larkfold.example.org/a//b?x=1#y', 'larkfold.example.org/a/b'],
    ['//larkfold.example.org', 'larkfold.example.org'],
    ['http://larkfold.example.org:8080/a%20b', 'larkfold.example.org/a b'],
    ['http://larkfold.example.org/100%', 'larkfold.example.org/100%'],
  ])('%s', (href, plain) => expect(plainAddress(href)).toBe(plain));

  it.each(['mailto:office@larkfold.example.org', '#top', '/policies', 'javascript:void(0)', ''])(
    '%s is no web address',
    (href) => expect(plainAddress(href)).toBeNull(),
  );
});

describe('addressMatches', () => {
  it('takes a path alone, or with all below it', () => {
    expect(addressMatches('a.example/x', 'a.example/x')).toBe(true);
    expect(addressMatches('a.example/x/y', 'a.example/x')).toBe(false);
    expect(addressMatches('a.example/x/y', 'a.example/x/*')).toBe(true);
    expect(addressMatches('a.example/x', 'a.example/x/*')).toBe(true);
    expect(addressMatches('a.example/x--2', 'a.example/x/*')).toBe(false);
  });

  it('takes anything for a star within a path', () => {
    expect(addressMatches('a.example/x/notices/y', 'a.example/*notices*')).toBe(true);
    expect(addressMatches('a.example/x/notices', 'a.example/*notices')).toBe(true);
    expect(addressMatches('a.example/x/notices/y', 'a.example/*notices')).toBe(false);
    expect(addressMatches('a.example/x/notices/y', 'a.example/*notices/*')).toBe(true);
    expect(addressMatches('a.example/x', 'a.example/*notices*')).toBe(false);
    expect(addressMatches('b.example/notices', 'a.example/*notices*')).toBe(false);
  });

  it('takes in subdomains only where the register says so', () => {
    expect(addressMatches('www.old.a.example/x', '*.a.example/*')).toBe(true);
    expect(addressMatches('old.a.example', 'a.example/*')).toBe(false);
    expect(addressMatches('nota.example', '*.a.example/*')).toBe(false);
  });
});
