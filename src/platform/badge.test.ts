import { describe, expect, it } from 'vitest';
import { badgeOf } from './badge';
import type { BrowserApi } from './browser';

function fakeAction(gone = false) {
  const state = new Map<string, unknown>();
  const set = (name: string) => async (details: Record<string, unknown>) => {
    if (gone) throw new Error('No tab with id: 7.');
    state.set(name, details);
  };
  const action = {
    setBadgeText: set('text'),
    setBadgeTextColor: set('ink'),
    setBadgeBackgroundColor: set('colour'),
    setTitle: set('title'),
    getTitle: async () => 'Review this page’s privacy notice',
  };
  return { api: { action } as unknown as Pick<BrowserApi, 'action'>, state };
}

describe('the badge', () => {
  it('says the number of gaps, on this tab only, and the words with it', async () => {
    const { api, state } = fakeAction();
    await badgeOf(api, 7).show(9, 'Nine gaps');
    expect(state.get('text')).toEqual({ tabId: 7, text: '9' });
    expect(state.get('title')).toEqual({ tabId: 7, title: 'Nine gaps' });
  });

  it.each([
    [0, '–'],
    [99, '99'],
    [100, '99+'],
  ])('writes %i as %s', async (gaps, text) => {
    const { api, state } = fakeAction();
    await badgeOf(api, 7).show(gaps, '');
    expect(state.get('text')).toEqual({ tabId: 7, text });
  });

  it('looks calmer where there is no gap', async () => {
    const { api, state } = fakeAction();
    await badgeOf(api, 7).show(0, '');
    const calm = state.get('colour');
    await badgeOf(api, 7).show(1, '');
    expect(state.get('colour')).not.toEqual(calm);
  });

  it('goes, and the button’s usual title comes back', async () => {
    const { api, state } = fakeAction();
    const badge = badgeOf(api, 7);
    await badge.show(9, 'Nine gaps');
    await badge.clear();
    expect(state.get('text')).toEqual({ tabId: 7, text: '' });
    expect(state.get('title')).toEqual({ tabId: 7, title: 'Review this page’s privacy notice' });
  });

  it('does not mind a tab that is gone', async () => {
    const badge = badgeOf(fakeAction(true).api, 7);
    await expect(badge.show(1, '')).resolves.toBeUndefined();
    await expect(badge.clear()).resolves.toBeUndefined();
  });
});
