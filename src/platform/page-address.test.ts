import { describe, expect, it } from 'vitest';
import { refusalOf, refusalOfContent, refusalOfFailure } from './page-address';

describe('refusalOf', () => {
  it.each([
    ['https://www.marrowfield.sch.uk/privacy', null],
    ['http://localhost:8080/', null],
    ['file:///home/me/notice.html', null],
    [undefined, 'browser-page'],
    ['', 'browser-page'],
    ['about:blank', 'browser-page'],
    ['about:addons', 'browser-page'],
    ['chrome://settings/', 'browser-page'],
    ['edge://newtab/', 'browser-page'],
    ['not an address', 'browser-page'],
    ['chrome-extension://abc/page.html', 'extension-page'],
    ['moz-extension://abc/page.html', 'extension-page'],
    ['view-source:https://www.marrowfield.sch.uk/', 'page-source'],
    ['https://chromewebstore.google.com/detail/x', 'extension-store'],
    ['https://chrome.google.com/webstore/category/extensions', 'extension-store'],
    ['https://chrome.google.com/intl/en', null],
    ['https://addons.mozilla.org/en-GB/firefox/', 'extension-store'],
    ['https://microsoftedge.microsoft.com/addons/Microsoft-Edge', 'extension-store'],
    ['https://addons.mozilla.org.example.sch.uk/', null],
  ])('%s', (address, refusal) => {
    expect(refusalOf(address)).toBe(refusal);
  });
});

describe('refusalOfContent', () => {
  it.each([
    ['text/html', null],
    ['application/xhtml+xml', null],
    ['text/plain', null],
    ['application/pdf', 'pdf'],
    ['image/png', 'not-a-document'],
    ['application/json', 'not-a-document'],
    ['image/svg+xml', 'not-a-document'],
  ])('%s', (type, refusal) => {
    expect(refusalOfContent(type)).toBe(refusal);
  });
});

describe('refusalOfFailure', () => {
  it('tells a page that did not load by what the browser says', () => {
    expect(refusalOfFailure('https://a.sch.uk/', 'Error: Frame with ID 0 is showing error page')).toBe('error-page');
  });

  it('takes a PDF whose viewer is closed to extensions for a PDF', () => {
    expect(refusalOfFailure('https://a.sch.uk/notice.PDF?v=2', 'Missing host permission for the tab')).toBe('pdf');
  });

  it('takes what Firefox keeps closed after a click for a PDF, though its address does not say so', () => {
    const reason = 'Error: Missing host permission for the tab';
    expect(refusalOfFailure('https://a.sch.uk/download?id=3', reason)).toBe('pdf');
    expect(refusalOfFailure('file:///home/me/notice.html', reason)).toBe('local-file');
  });

  it('names the permission that files need', () => {
    expect(refusalOfFailure('file:///home/me/notice.html', 'Cannot access contents of the page')).toBe('local-file');
  });

  it('has an answer for all else', () => {
    expect(refusalOfFailure('https://a.sch.uk/', 'This page cannot be scripted due to a policy')).toBe('refused');
  });
});
