import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, readSettings, type Settings, writeSettings } from './settings-store';

function fakeArea(items: Record<string, unknown> = {}) {
  return {
    get: async () => ({ ...items }),
    set: async (entries: Record<string, unknown>) => void Object.assign(items, entries),
  };
}

describe('settings', () => {
  it('are as at the beginning where nothing is kept', async () => {
    expect(await readSettings(fakeArea())).toEqual(DEFAULT_SETTINGS);
  });

  it('come back as they were written', async () => {
    const settings: Settings = {
      reviewer: { name: 'Ann Elm', organisation: 'Elm Trust' },
      theme: 'dark',
      hiddenChecks: ['wording-slip'],
    };
    const area = fakeArea();
    await writeSettings(area, settings);
    expect(await readSettings(area)).toEqual(settings);
  });

  it.each([null, 'dark', { theme: 'pink', reviewer: 3, hiddenChecks: 'all' }, { reviewer: { name: 1 } }])(
    'do without what is of another shape: %j',
    async (settings) => {
      expect(await readSettings(fakeArea({ settings }))).toEqual(DEFAULT_SETTINGS);
    },
  );
});
