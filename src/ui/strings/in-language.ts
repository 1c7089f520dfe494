/** The words for a language. Welsh is loaded when it is wanted: whoever reads English never fetches it. */
import type { Strings } from './en';
import { en } from './en';

export type Language = 'en' | 'cy';

export async function stringsIn(language: Language): Promise<Strings> {
  return language === 'cy' ? (await import('./cy')).cy : en;
}
