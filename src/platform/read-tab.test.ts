import { describe, expect, it } from 'vitest';
import type { BrowserApi } from './browser';
import { openPage, readTab } from './read-tab';

const PAGE = { tab: 7, window: 1, address: 'https://www.marrowfield.sch.uk/privacy', loading: false };
const SNAPSHOT = {
  source: '<p>',
  location: PAGE.address,
  title: '',
  contentType: 'text/html',
  lang: '',
  truncated: false,
};

/** A browser in which putting the script into the page gives `run`. */
function fakeScripting(run: () => unknown): Pick<BrowserApi, 'scripting'> {
  return { scripting: { executeScript: async () => [{ result: run() }] } } as unknown as Pick<BrowserApi, 'scripting'>;
}

const fails = (message: string) => () => {
  throw new Error(message);
};

describe('openPage', () => {
  const tabs = (...found: object[]) => ({ tabs: { query: async () => found } }) as unknown as Pick<BrowserApi, 'tabs'>;

  it('is the tab in front', async () => {
    expect(await openPage(tabs({ id: 7, windowId: 1, url: PAGE.address, status: 'loading' }))).toEqual({
      ...PAGE,
      loading: true,
    });
  });

  it('may have an address that the browser keeps to itself', async () => {
    expect(await openPage(tabs({ id: 7 }))).toEqual({ tab: 7, address: undefined, loading: false });
  });

  it('may not be there', async () => {
    expect(await openPage(tabs())).toBeNull();
  });
});

describe('readTab', () => {
  it('gives the snapshot that the script returns', async () => {
    expect(
      await readTab(
        fakeScripting(() => SNAPSHOT),
        PAGE,
      ),
    ).toEqual({ state: 'read', snapshot: SNAPSHOT });
  });

  it.each([
    ['a picture', () => ({ ...SNAPSHOT, contentType: 'image/png' }), 'not-a-document'],
    ['a script that was kept from running', () => null, 'refused'],
    ['an answer that is none', () => ({ source: 3 }), 'refused'],
    ['a page closed to extensions', fails('Cannot access contents of the page'), 'refused'],
    ['an error page', fails('Frame with ID 0 is showing error page'), 'error-page'],
  ])('refuses %s', async (_, run, refusal) => {
    expect(await readTab(fakeScripting(run), PAGE)).toEqual({ state: 'refused', refusal });
  });

  it.each([
    ['whose viewer lets scripts in', () => ({ ...SNAPSHOT, contentType: 'application/pdf' }), true],
    ['whose viewer keeps scripts out', fails('Missing host permission for the tab'), false],
  ])('tells of a PDF %s', async (_, run, reachable) => {
    const address = 'https://www.marrowfield.sch.uk/notice.pdf';
    expect(await readTab(fakeScripting(run), { ...PAGE, address })).toEqual({ state: 'document', address, reachable });
  });

  it('refuses a PDF on the reader’s own disk', async () => {
    const run = () => ({ ...SNAPSHOT, contentType: 'application/pdf' });
    const page = { ...PAGE, address: 'file:///c/notice.pdf' };
    expect(await readTab(fakeScripting(run), page)).toEqual({ state: 'refused', refusal: 'pdf' });
  });

  it('does not even try on a page of the browser', async () => {
    let tried = false;
    const api = fakeScripting(() => {
      tried = true;
    });
    expect(await readTab(api, { ...PAGE, address: 'chrome://settings/' })).toEqual({
      state: 'refused',
      refusal: 'browser-page',
    });
    expect(await readTab(api, { ...PAGE, address: undefined })).toEqual({ state: 'refused', refusal: 'browser-page' });
    expect(tried).toBe(false);
  });
});
