/** The language of the screens: what the reader has chosen, else what the browser says they read. */
import type { BrowserApi } from './browser';

export type Language = 'en' | 'cy';
/** `browser`: whichever of the two the browser names first. */
export type LanguageChoice = Language | 'browser';

const KEY = 'language';

type Area = Pick<BrowserApi['storage']['local'], 'get' | 'set'>;

/**
 * Whatever is not there, or not one of them, is the browser's.
 * @param managed what whoever manages the browser has set, for readers who have chosen none
 */
export async function readLanguageChoice(area: Pick<Area, 'get'>, managed?: Language): Promise<LanguageChoice> {
  const kept = (await area.get(KEY))[KEY];
  return kept === 'en' || kept === 'cy' || kept === 'browser' ? kept : (managed ?? 'browser');
}

export async function keepLanguageChoice(area: Pick<Area, 'set'>, choice: LanguageChoice): Promise<void> {
  await area.set({ [KEY]: choice });
}

/** @param preferred the reader's languages, the best first, as `navigator.languages` has them: Chromium itself speaks no Welsh */
export async function readLanguage(
  area: Pick<Area, 'get'>,
  preferred: readonly string[],
  managed?: Language,
): Promise<Language> {
  const choice = await readLanguageChoice(area, managed);
  if (choice !== 'browser') return choice;
  const first = preferred.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag === 'en' || tag === 'cy');
  return first === 'cy' ? 'cy' : 'en';
}
