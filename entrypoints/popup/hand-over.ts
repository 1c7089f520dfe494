/** Hands a document over to the review page, which can ask for its password. */
import { fetchDocument } from '../../src/platform/fetch-document';
import { keepHandedFile } from '../../src/platform/handed-file';
import type { OfferedDocument } from '../../src/ui/popup/popup-state';

/** @returns under which the page finds it; null where it could not be fetched again */
export async function handOver({ address, name }: OfferedDocument): Promise<string | null> {
  const fetched = await fetchDocument(address);
  return fetched.ok ? keepHandedFile({ name, location: address, bytes: fetched.bytes }) : null;
}
