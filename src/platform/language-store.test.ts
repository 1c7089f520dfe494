import { describe, expect, it } from 'vitest';
import { keepLanguageChoice, readLanguage, readLanguageChoice } from './language-store';

function fakeArea(items: Record<string, unknown> = {}) {
  return {
    get: async () => ({ ...items }),
    set: async (entries: Record<string, unknown>) => void Object.assign(items, entries),
  };
}

describe('the language', () => {
  it.each([
    [['cy-GB', 'en-GB'], 'cy'],
    [['fr', 'cy', 'en'], 'cy'],
    [['en-GB', 'cy'], 'en'],
    [['pl'], 'en'],
    [[], 'en'],
  ] as const)('is, of %j, %s', async (preferred, language) => {
    expect(await readLanguage(fakeArea(), preferred)).toBe(language);
  });

  it('is the reader’s choice before the browser’s', async () => {
    const area = fakeArea();
    await keepLanguageChoice(area, 'cy');
    expect(await readLanguage(area, ['en-GB'])).toBe('cy');
    await keepLanguageChoice(area, 'browser');
    expect(await readLanguage(area, ['en-GB'])).toBe('en');
  });

  it('is the browser’s where something else is kept', async () => {
    expect(await readLanguageChoice(fakeArea({ language: { cy: true } }))).toBe('browser');
  });
});
