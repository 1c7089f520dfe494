/** The words of the bulk page for a language; Welsh is loaded when it is wanted. */
import { type BulkStrings, enBulk } from './en-bulk';
import type { Language } from './in-language';

export async function bulkStringsIn(language: Language): Promise<BulkStrings> {
  return language === 'cy' ? (await import('./cy-bulk')).cyBulk : enBulk;
}
