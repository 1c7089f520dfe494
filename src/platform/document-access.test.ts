import { describe, expect, it, vi } from 'vitest';
import type { BrowserApi } from './browser';
import { documentAccess, hostPattern } from './document-access';

const PAGE = 'https://www.marrowfield.example/privacy';
const SAME = 'https://www.marrowfield.example/files/notice.pdf';
const OTHER = 'https://files.invented.example:8443/notice.pdf?x=1#page=2';

function browserThat(request: () => Promise<boolean>, contains = false) {
  const permissions = { request: vi.fn(request), contains: vi.fn(async () => contains) };
  return { permissions, api: { permissions } as unknown as Pick<BrowserApi, 'permissions'> };
}

describe('documentAccess', () => {
  it('names exactly the document’s host', () => {
    expect([SAME, OTHER, 'file:///c/notice.pdf', 'no address'].map(hostPattern)).toEqual([
      'https://www.marrowfield.example/*',
      'https://files.invented.example/*',
      null,
      null,
    ]);
  });

  it('asks for nothing where the click has opened the origin', async () => {
    const { api, permissions } = browserThat(async () => false);
    const access = documentAccess(api, PAGE, true);
    expect([await access.has(SAME), await access.ask(SAME)]).toEqual([true, true]);
    expect(permissions.request).not.toHaveBeenCalled();
  });

  it('asks for another host, and only for that', async () => {
    const { api, permissions } = browserThat(async () => true);
    const access = documentAccess(api, PAGE, true);
    expect(await access.has(OTHER)).toBe(false);
    expect(permissions.request).not.toHaveBeenCalled();
    expect(await access.ask(OTHER)).toBe(true);
    expect(permissions.request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://files.invented.example/*'] });
  });

  it('asks for the page’s own host where the click opens nothing', async () => {
    const { api, permissions } = browserThat(async () => true);
    await documentAccess(api, PAGE, false).ask(SAME);
    expect(permissions.request).toHaveBeenCalledExactlyOnceWith({ origins: ['https://www.marrowfield.example/*'] });
  });

  it('takes a no for a no, and a browser that forbids it too', async () => {
    expect(await documentAccess(browserThat(async () => false).api, PAGE, true).ask(OTHER)).toBe(false);
    const forbidden = browserThat(() => Promise.reject(new Error('blocked by policy')));
    expect(await documentAccess(forbidden.api, PAGE, true).ask(OTHER)).toBe(false);
  });

  it('asks nothing for what is not of the web', async () => {
    const { api, permissions } = browserThat(async () => true);
    expect(await documentAccess(api, PAGE, true).ask('file:///c/notice.pdf')).toBe(false);
    expect(permissions.request).not.toHaveBeenCalled();
  });
});
