/** A batch kept in memory: for tests, and for what need not outlive its page. */
import type { Batch } from './batch';
import {
  type BulkShelf,
  type BulkStore,
  type Change,
  newestFirst,
  type Records,
  type SchoolTable,
  summaryOf,
  type Table,
} from './store';

/** @param batch kept as it is; nothing else is there yet */
export function memoryStore(batch: Batch): BulkStore {
  let kept = batch;
  const tables = new Map<Table, Map<string, string>>();
  const bytes = new Map<string, Uint8Array>();
  const tableOf = (name: Table): Map<string, string> => {
    const known = tables.get(name) ?? new Map<string, string>();
    tables.set(name, known);
    return known;
  };
  const apply = (change: Change): void => {
    if ('batch' in change) kept = change.batch;
    // As text, so that nobody can change what is kept.
    else if ('put' in change) tableOf(change.put).set(change.record.id, JSON.stringify(change.record));
    else if ('drop' in change) tableOf(change.drop).delete(change.id);
    else if ('keep' in change) bytes.set(change.keep, change.bytes.slice());
    else bytes.delete(change.forget);
  };
  return {
    batch: async () => kept,
    async commit(changes) {
      for (const change of changes) apply(change);
    },
    async get<T extends Table>(table: T, id: string) {
      const text = tableOf(table).get(id);
      return text === undefined ? null : (JSON.parse(text) as Records[T]);
    },
    async ofSchool<T extends SchoolTable>(table: T, school: string) {
      const all = [...tableOf(table).values()].map((text) => JSON.parse(text) as Records[T]);
      return all.filter((one) => one.school === school).sort((a, b) => a.position - b.position);
    },
    bytes: async (id) => bytes.get(id) ?? null,
    async size() {
      let size = 0;
      for (const table of tables.values()) for (const text of table.values()) size += text.length;
      for (const one of bytes.values()) size += one.length;
      return size;
    },
    close: async () => undefined,
  };
}

/** Batches kept in memory. */
export function memoryShelf(): BulkShelf {
  const stores = new Map<string, BulkStore>();
  return {
    async list() {
      const batches = await Promise.all([...stores.values()].map((store) => store.batch()));
      return batches.map(summaryOf).sort(newestFirst);
    },
    async create(batch) {
      const store = memoryStore(batch);
      stores.set(batch.id, store);
      return store;
    },
    open: async (id) => stores.get(id) ?? null,
    remove: async (id) => void stores.delete(id),
  };
}
