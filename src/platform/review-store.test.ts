import { describe, expect, it } from 'vitest';
import { dropReviewsOfLeftPages, reviewStore, type SessionArea } from './review-store';

const isText = (kept: unknown): kept is string => typeof kept === 'string';
const PAGE = 'https://www.marrowfield.sch.uk/privacy';

/** A storage area in memory that holds at most `room` characters of JSON. */
function fakeArea(room = Number.POSITIVE_INFINITY): SessionArea {
  const items = new Map<string, unknown>();
  return {
    async get(keys) {
      const wanted = keys === null || keys === undefined ? [...items.keys()] : [String(keys)];
      return Object.fromEntries(wanted.filter((key) => items.has(key)).map((key) => [key, items.get(key)]));
    },
    async set(entries) {
      const after = new Map([...items, ...Object.entries(entries)]);
      if (JSON.stringify([...after]).length > room) throw new Error('quota exceeded');
      for (const [key, value] of Object.entries(entries)) items.set(key, value);
    },
    async remove(keys) {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}

describe('reviewStore', () => {
  it('gives back what was kept for the tab and its page', async () => {
    const store = reviewStore(fakeArea(), isText);
    await store.put(7, PAGE, 'a review');
    expect(await store.get(7, PAGE)).toBe('a review');
    expect(await store.get(8, PAGE)).toBeNull();
  });

  it('takes another place in the page for the same page, another address for another', async () => {
    const store = reviewStore(fakeArea(), isText);
    await store.put(7, `${PAGE}#rights`, 'a review');
    expect(await store.get(7, `${PAGE}#contact`)).toBe('a review');
    expect(await store.get(7, `${PAGE}?page=2`)).toBeNull();
  });

  it('gives nothing back that another version kept in another shape', async () => {
    const area = fakeArea();
    await area.set({ 'review:7': { address: PAGE, kept: { old: true } } });
    expect(await reviewStore(area, isText).get(7, PAGE)).toBeNull();
  });

  it('lets go of other tabs’ reviews when there is no more room, and of nothing else', async () => {
    const area = fakeArea(300);
    await area.set({ setting: 'stays' });
    const store = reviewStore(area, isText);
    await store.put(1, PAGE, 'x'.repeat(120));
    await store.put(2, PAGE, 'y'.repeat(120));
    expect(await store.get(2, PAGE)).toBe('y'.repeat(120));
    expect(await store.get(1, PAGE)).toBeNull();
    expect(await area.get('setting')).toEqual({ setting: 'stays' });
  });

  it('goes on without keeping what is too large by itself', async () => {
    const store = reviewStore(fakeArea(100), isText);
    await store.put(1, PAGE, 'x'.repeat(500));
    expect(await store.get(1, PAGE)).toBeNull();
  });
});

const settled = () => new Promise((done) => setImmediate(done));

describe('dropReviewsOfLeftPages', () => {
  type Updated = (tab: number, change: { readonly status?: string; readonly url?: string }) => void;

  async function opened() {
    const area = fakeArea();
    const listeners: { updated?: Updated; removed?: (tab: number) => void } = {};
    const left: number[] = [];
    dropReviewsOfLeftPages(
      {
        onUpdated: { addListener: (updated) => Object.assign(listeners, { updated }) },
        onRemoved: { addListener: (removed) => Object.assign(listeners, { removed }) },
      },
      area,
      (tab) => left.push(tab),
    );
    const store = reviewStore(area, isText);
    await store.put(1, PAGE, 'one');
    await store.put(2, PAGE, 'two');
    return { store, listeners, left };
  }

  it.each([
    ['another page', { status: 'loading', url: 'https://www.marrowfield.sch.uk/contact' }],
    ['another page at a place in it', { status: 'loading', url: 'https://www.marrowfield.sch.uk/contact#map' }],
    ['the same page without a place: it is fetched anew', { status: 'loading', url: PAGE }],
    ['the same page again', { status: 'loading' }],
  ])('drops the review of a tab that loads %s', async (_, change) => {
    const { store, listeners, left } = await opened();
    listeners.updated?.(1, change);
    await settled();
    expect(await store.get(1, PAGE)).toBeNull();
    expect(await store.get(2, PAGE)).toBe('two');
    expect(left).toEqual([1]);
  });

  it.each([
    ['another place in the same page', { status: 'loading', url: `${PAGE}#rights` }],
    ['the end of loading', { status: 'complete' }],
    ['a new title', {}],
  ])('keeps it at %s', async (_, change) => {
    const { store, listeners, left } = await opened();
    listeners.updated?.(1, change);
    await settled();
    expect(await store.get(1, PAGE)).toBe('one');
    expect(left).toEqual([]);
  });

  it('says nothing of a tab that had none', async () => {
    const { listeners, left } = await opened();
    listeners.updated?.(3, { status: 'loading' });
    await settled();
    expect(left).toEqual([]);
  });

  it('drops the review of a tab that is closed', async () => {
    const { store, listeners } = await opened();
    listeners.removed?.(2);
    expect(await store.get(2, PAGE)).toBeNull();
  });
});
