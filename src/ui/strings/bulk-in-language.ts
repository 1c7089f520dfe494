/** The words of the bulk page for a language. */
import { type BulkStrings, enBulk } from './en-bulk';
import type { Language } from './in-language';

export async function bulkStringsIn(_language: Language): Promise<BulkStrings> {
  return enBulk;
}
