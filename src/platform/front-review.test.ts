import { describe, expect, it } from 'vitest';
import { type FrontApi, type FrontReview, followFront } from './front-review';

const isText = (kept: unknown): kept is string => typeof kept === 'string';

function fakeBrowser(items: Record<string, unknown>, front = 1) {
  const activated = new Set<(front: { tabId: number; windowId: number }) => void>();
  const changed = new Set<(changes: Record<string, unknown>, area: string) => void>();
  const listened = <Listener>(set: Set<Listener>) => ({
    addListener: (listener: Listener) => void set.add(listener),
    removeListener: (listener: Listener) => void set.delete(listener),
  });
  const api = {
    tabs: { query: async () => [{ id: front }], onActivated: listened(activated) },
    storage: {
      session: { get: async (key: string) => (key in items ? { [key]: items[key] } : {}) },
      onChanged: listened(changed),
    },
  } as unknown as FrontApi;
  const settled = () => new Promise((done) => setImmediate(done));
  return {
    api,
    async front(tabId: number, windowId = 9) {
      for (const listener of activated) listener({ tabId, windowId });
      await settled();
    },
    async put(key: string, kept: unknown, area = 'session') {
      items[key] = { address: 'https://www.marrowfield.sch.uk/', kept };
      for (const listener of changed) listener({ [key]: {} }, area);
      await settled();
    },
    settled,
  };
}

async function following(items: Record<string, unknown>) {
  const browser = fakeBrowser(items);
  const told: FrontReview<string>[] = [];
  const end = followFront(browser.api, 9, isText, (front) => told.push(front));
  await browser.settled();
  return { ...browser, told, end };
}

describe('followFront', () => {
  it('tells at once what is kept for the tab in front', async () => {
    const { told } = await following({ 'review:1': { kept: 'one' } });
    expect(told).toEqual([{ tab: 1, kept: 'one' }]);
  });

  it('follows the tab in front of its own window only', async () => {
    const { told, front } = await following({ 'review:2': { kept: 'two' } });
    await front(2, 8);
    await front(2);
    expect(told).toEqual([
      { tab: 1, kept: null },
      { tab: 2, kept: 'two' },
    ]);
  });

  it('tells when the tab in front is reviewed or its review dropped, and of nothing else', async () => {
    const { told, put } = await following({});
    await put('review:2', 'two');
    await put('review:1', 'one', 'local');
    expect(told).toHaveLength(1);
    await put('review:1', 'one');
    await put('review:1', undefined);
    expect(told.slice(1)).toEqual([
      { tab: 1, kept: 'one' },
      { tab: 1, kept: null },
    ]);
  });

  it('takes nothing that another version kept in another shape', async () => {
    const { told } = await following({ 'review:1': { kept: { old: true } } });
    expect(told).toEqual([{ tab: 1, kept: null }]);
  });

  it('tells nothing after its end', async () => {
    const { told, put, front, end } = await following({});
    end();
    await put('review:1', 'one');
    await front(2);
    expect(told).toHaveLength(1);
  });
});
