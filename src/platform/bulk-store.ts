/** Keeps bulk reviews on this device, in a database of their own, so that closing the tab or the browser loses nothing. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Batch } from '../bulk/batch';
import type { BatchSummary, BulkShelf, BulkStore, Change, Records, SchoolTable, Table } from '../bulk/store';

/** A record as it lies in the database: batches share the tables. */
interface Row<T extends Table> {
  readonly batch: string;
  readonly id: string;
  /** "" and 0 where the record belongs to no school. */
  readonly school: string;
  readonly position: number;
  readonly record: Records[T];
}

type Tables = { [T in Table]: { key: [string, string]; value: Row<T>; indexes: { school: [string, string, number] } } };

interface Schema extends DBSchema, Tables {
  batches: { key: string; value: { readonly id: string; readonly batch: Batch } };
  bytes: { key: [string, string]; value: { readonly batch: string; readonly id: string; readonly bytes: Uint8Array } };
  /** Of the bytes and of the records, so that a batch's size is known without reading it. */
  sizes: { key: [string, string]; value: { readonly batch: string; readonly id: string; readonly size: number } };
}

const VERSION = 1;
const TABLES = ['schools', 'candidates', 'rows', 'failures', 'readings', 'links'] as const satisfies readonly Table[];
const STORES = ['batches', ...TABLES, 'bytes', 'sizes'] as const;

/** The browser's shelf: its batches can be taken away and brought in, too. */
export interface DeviceShelf extends BulkShelf {
  /**
   * All that is kept of a batch, the batch first, as it is at one moment, also while it is run.
   * @param visit must not wait for anything
   */
  visit(id: string, visit: (change: Change) => void): Promise<void>;
  /** A batch that is in no list until it is published; what was left of it by a try before is gone. */
  stage(id: string): Promise<BulkStore>;
  /** All of them or none. */
  publish(batches: readonly Batch[]): Promise<void>;
}

/** @param name of the database, another one for tests */
export async function openBulkShelf(name = 'noticemark-bulk'): Promise<DeviceShelf> {
  const db = await openDB<Schema>(name, VERSION, {
    upgrade(fresh) {
      fresh.createObjectStore('batches', { keyPath: 'id' });
      for (const table of TABLES) {
        fresh
          .createObjectStore(table, { keyPath: ['batch', 'id'] })
          .createIndex('school', ['batch', 'school', 'position']);
      }
      fresh.createObjectStore('bytes', { keyPath: ['batch', 'id'] });
      fresh.createObjectStore('sizes', { keyPath: ['batch', 'id'] });
    },
    // A newer version of the extension in another tab must not wait for this one.
    blocking: () => db.close(),
  });
  const remove = async (id: string): Promise<void> => {
    const write = db.transaction(STORES, 'readwrite');
    const all = IDBKeyRange.bound([id], [id, []]);
    await Promise.all([
      write.objectStore('batches').delete(id),
      ...TABLES.map((table) => write.objectStore(table).delete(all)),
      write.objectStore('bytes').delete(all),
      write.objectStore('sizes').delete(all),
      write.done,
    ]);
  };
  return {
    async list() {
      const all = await db.getAll('batches');
      return all.map(({ batch }) => summaryOf(batch)).sort(newestFirst);
    },
    async create(batch) {
      await db.put('batches', { id: batch.id, batch });
      return storeOf(db, batch.id);
    },
    open: async (id) => ((await db.getKey('batches', id)) === undefined ? null : storeOf(db, id)),
    remove,
    async visit(id, visit) {
      const read = db.transaction(STORES);
      const all = IDBKeyRange.bound([id], [id, []]);
      const kept = await read.objectStore('batches').get(id);
      if (kept === undefined) return;
      visit({ batch: kept.batch });
      for (const table of TABLES) {
        for await (const { value } of read.objectStore(table).iterate(all)) {
          visit({ put: table, record: value.record } as Change);
        }
      }
      for await (const { value } of read.objectStore('bytes').iterate(all))
        visit({ keep: value.id, bytes: value.bytes });
    },
    async stage(id) {
      await remove(id);
      return storeOf(db, id);
    },
    async publish(batches) {
      const write = db.transaction('batches', 'readwrite');
      await Promise.all([...batches.map((batch) => write.store.put({ id: batch.id, batch })), write.done]);
    },
  };
}

function storeOf(db: IDBPDatabase<Schema>, batch: string): BulkStore {
  return {
    async batch() {
      const kept = await db.get('batches', batch);
      if (kept === undefined) throw new Error('This bulk review was deleted.');
      return kept.batch;
    },
    async commit(changes) {
      const write = db.transaction(STORES, 'readwrite');
      try {
        // Put one after the other without waiting: one transaction, one write to the disk.
        await Promise.all([...changes.map((change) => apply(write, batch, change)), write.done]);
      } catch (error) {
        if (write.error === null) write.abort();
        await write.done.catch(() => undefined);
        throw error;
      }
    },
    async get<T extends Table>(table: T, id: string) {
      const row = (await db.get(table, [batch, id])) as Row<T> | undefined;
      return row?.record ?? null;
    },
    async ofSchool<T extends SchoolTable>(table: T, school: string) {
      const range = IDBKeyRange.bound([batch, school], [batch, school, []]);
      const rows = (await db.getAllFromIndex(table, 'school', range)) as unknown as readonly Row<T>[];
      return rows.map(({ record }) => record);
    },
    bytes: async (id) => (await db.get('bytes', [batch, id]))?.bytes ?? null,
    async size() {
      // Tens of thousands of small records: all at once is many times quicker than one by one.
      const sizes = await db.getAll('sizes', IDBKeyRange.bound([batch], [batch, []]));
      return sizes.reduce((sum, { size }) => sum + size, 0);
    },
    // The database is the shelf's, and stays open.
    close: async () => undefined,
  };
}

type Write = IDBPTransaction<Schema, typeof STORES, 'readwrite'>;

async function apply(write: Write, batch: string, change: Change): Promise<void> {
  const sizes = write.objectStore('sizes');
  if ('batch' in change) {
    await write.objectStore('batches').put({ id: batch, batch: change.batch });
  } else if ('put' in change) {
    const { put, record } = change;
    const place =
      'school' in record ? { school: record.school, position: record.position } : { school: '', position: 0 };
    const row = { batch, id: record.id, ...place, record } as Row<typeof put>;
    await Promise.all([
      write.objectStore(put).put(row as never),
      sizes.put({ batch, id: `${put} ${record.id}`, size: JSON.stringify(record).length }),
    ]);
  } else if ('drop' in change) {
    await Promise.all([
      write.objectStore(change.drop).delete([batch, change.id]),
      sizes.delete([batch, `${change.drop} ${change.id}`]),
    ]);
  } else if ('keep' in change) {
    // A part of a larger buffer would be kept with all of it.
    const bytes = change.bytes.slice();
    await Promise.all([
      write.objectStore('bytes').put({ batch, id: change.keep, bytes }),
      sizes.put({ batch, id: `bytes ${change.keep}`, size: bytes.length }),
    ]);
  } else {
    await Promise.all([
      write.objectStore('bytes').delete([batch, change.forget]),
      sizes.delete([batch, `bytes ${change.forget}`]),
    ]);
  }
}

function summaryOf({ id, name, createdAt, settings, schools }: Batch): BatchSummary {
  return { id, name, createdAt, asOf: settings.asOf, schools: schools.length };
}

function newestFirst(a: BatchSummary, b: BatchSummary): number {
  return a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : a.id < b.id ? -1 : 1;
}
