/** A file on its way from the popup to the review page: kept on this device until it is read, and one at a time. */
import { type DBSchema, openDB } from 'idb';

export interface HandedFile {
  readonly name: string;
  /** Where it came from. */
  readonly location: string;
  readonly bytes: Uint8Array;
}

interface Schema extends DBSchema {
  files: { key: string; value: HandedFile };
}

const open = () =>
  openDB<Schema>('noticemark-handed', 1, { upgrade: (fresh) => void fresh.createObjectStore('files') });

/** What was handed over before, and never read, is let go. @returns under which it is kept */
export async function keepHandedFile(file: HandedFile): Promise<string> {
  const db = await open();
  const id = crypto.randomUUID();
  const write = db.transaction('files', 'readwrite');
  await write.store.clear();
  await write.store.put(file, id);
  await write.done;
  db.close();
  return id;
}

export async function handedFile(id: string): Promise<HandedFile | null> {
  const db = await open();
  const file = await db.get('files', id);
  db.close();
  return file ?? null;
}

export async function dropHandedFiles(): Promise<void> {
  const db = await open();
  await db.clear('files');
  db.close();
}
