/** The words of the extension's own pages for a language; Welsh is loaded when it is wanted. */
import type { PageStrings } from './en-pages';
import { enPages } from './en-pages';
import type { Language } from './in-language';

export async function pageStringsIn(language: Language): Promise<PageStrings> {
  return language === 'cy' ? (await import('./cy-pages')).cyPages : enPages;
}
