import { describe, expect, it } from 'vitest';
import { changeSettings, DEFAULT_SETTINGS, readSettings, type Settings } from './settings-store';

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

  it('come back as they were changed, and only what was changed', async () => {
    const settings: Settings = {
      reviewer: { name: 'Ann Elm', organisation: 'Elm Trust' },
      theme: 'dark',
      hiddenChecks: ['wording-slip'],
    };
    const area = fakeArea();
    await Promise.all([
      changeSettings(area, { reviewer: settings.reviewer }),
      changeSettings(area, { theme: 'dark' }),
      changeSettings(area, { hiddenChecks: ['wording-slip'] }),
    ]);
    expect(await readSettings(area)).toEqual(settings);
    await changeSettings(area, { hiddenChecks: [] });
    expect(await readSettings(area)).toEqual({ ...settings, hiddenChecks: [] });
  });

  it.each([null, 'dark', { theme: 'pink', reviewer: 3, hiddenChecks: 'all' }, { reviewer: { name: 1 } }])(
    'do without what is of another shape: %j',
    async (settings) => {
      expect(await readSettings(fakeArea({ settings }))).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('go on being kept after one could not be', async () => {
    const area = fakeArea();
    const full = { ...area, set: () => Promise.reject(new Error('full')) };
    await expect(changeSettings(full, { theme: 'dark' })).rejects.toThrow('full');
    await changeSettings(area, { theme: 'light' });
    expect((await readSettings(area)).theme).toBe('light');
  });

  it('give way to the organisation’s, except for the look', async () => {
    const area = fakeArea();
    const managed = {
      organisation: 'Fell Trust',
      hiddenChecks: ['undated-guidance'],
      theme: 'dark' as const,
      rulePacks: [],
    };
    await changeSettings(area, { reviewer: { name: 'Ann Elm', organisation: 'Elm Trust' }, hiddenChecks: [] });
    expect(await readSettings(area, managed)).toEqual({
      reviewer: { name: 'Ann Elm', organisation: 'Fell Trust' },
      theme: 'dark',
      hiddenChecks: ['undated-guidance'],
    });
    await changeSettings(area, { theme: 'light' });
    expect((await readSettings(area, managed)).theme).toBe('light');
  });
});
