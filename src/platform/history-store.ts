/** Keeps reviews and decisions on this device, in the browser's own database. Nothing leaves it. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Archive, KeptReview } from '../history/archive';
import type { Decision } from '../history/decision';
import type { Reading } from '../history/reading';

/** A review without its text: what a list needs. */
export interface ReviewSummary {
  readonly id: string;
  readonly notice: string;
  readonly site: string;
  /** ISO date-time. */
  readonly savedAt: string;
  readonly title: string;
  readonly organisation: string;
  readonly location: string;
  /** ISO day. */
  readonly asOf: string;
  readonly gaps: number;
  /** Missing from what was kept by older versions: it was one. */
  readonly isNotice?: boolean;
  /** Bytes it takes, roughly. */
  readonly bytes: number;
  /** Id of the reading it was made from, where that is kept. */
  readonly reading?: string;
}

export interface HistoryStore {
  /** Keeps what was read of a source, for as long as a review of it is kept. */
  keepReading(reading: Reading): Promise<void>;
  reading(id: string): Promise<Reading | null>;
  /** Keeps a review; one of the same id is replaced. */
  keep(review: KeptReview): Promise<void>;
  get(id: string): Promise<KeptReview | null>;
  /** Newest first. `search` looks in title, organisation and address. */
  list(search?: string): Promise<readonly ReviewSummary[]>;
  /** Reviews of one notice, newest first. */
  of(notice: string): Promise<readonly ReviewSummary[]>;
  /** Deletes a review. What was read stays while another review of it does; so do decisions on its notice. */
  remove(id: string): Promise<void>;
  removeAll(): Promise<void>;
  decisionsOn(notice: string): Promise<readonly Decision[]>;
  /** Notices of which something was decided. */
  decided(): Promise<ReadonlySet<string>>;
  decide(decision: Decision): Promise<void>;
  undecide(id: string): Promise<void>;
  counts(): Promise<{ readonly reviews: number; readonly decisions: number }>;
  everything(): Promise<Archive>;
  /** Takes an archive in, all of it or nothing; what has the same id is replaced. */
  takeIn(archive: Archive): Promise<void>;
}

interface Schema extends DBSchema {
  reviews: { key: string; value: KeptReview; indexes: { notice: string } };
  summaries: { key: string; value: ReviewSummary; indexes: { notice: string } };
  decisions: { key: string; value: Decision; indexes: { notice: string } };
  readings: { key: string; value: Reading };
}

const VERSION = 1;
const STORES = ['reviews', 'summaries', 'decisions', 'readings'] as const;

/** @param name of the database, another one for tests */
export async function openHistory(name = 'noticemark-history'): Promise<HistoryStore> {
  const db = await openDB<Schema>(name, VERSION, {
    upgrade(fresh) {
      for (const store of ['reviews', 'summaries', 'decisions'] as const) {
        fresh.createObjectStore(store, { keyPath: 'id' }).createIndex('notice', 'notice');
      }
      fresh.createObjectStore('readings', { keyPath: 'id' });
    },
    // A newer version of the extension in another tab must not wait for this one.
    blocking: () => db.close(),
  });
  return storeOf(db);
}

function storeOf(db: IDBPDatabase<Schema>): HistoryStore {
  return {
    keepReading: async (reading) => void (await db.put('readings', reading)),
    reading: async (id) => (await db.get('readings', id)) ?? null,
    async keep(review) {
      const write = db.transaction(['reviews', 'summaries'], 'readwrite');
      await Promise.all([
        write.objectStore('reviews').put(review),
        write.objectStore('summaries').put(summaryOf(review)),
        write.done,
      ]);
    },
    get: async (id) => (await db.get('reviews', id)) ?? null,
    async list(search = '') {
      const wanted = search.trim().toLowerCase();
      const all = await db.getAll('summaries');
      return newestFirst(
        all.filter(({ title, organisation, location }) =>
          `${title}\n${organisation}\n${location}`.toLowerCase().includes(wanted),
        ),
      );
    },
    of: async (notice) => newestFirst(await db.getAllFromIndex('summaries', 'notice', notice)),
    async remove(id) {
      const write = db.transaction(STORES, 'readwrite');
      const summaries = write.objectStore('summaries');
      const { notice, reading } = (await summaries.get(id)) ?? {};
      await write.objectStore('reviews').delete(id);
      await summaries.delete(id);
      const others = reading === undefined ? [] : await summaries.getAll();
      if (reading !== undefined && !others.some((other) => other.reading === reading)) {
        await write.objectStore('readings').delete(reading);
      }
      if (notice !== undefined && (await summaries.index('notice').count(notice)) === 0) {
        const decisions = write.objectStore('decisions');
        for (const key of await decisions.index('notice').getAllKeys(notice)) await decisions.delete(key);
      }
      await write.done;
    },
    async removeAll() {
      const write = db.transaction(STORES, 'readwrite');
      for (const store of STORES) await write.objectStore(store).clear();
      await write.done;
    },
    decisionsOn: (notice) => db.getAllFromIndex('decisions', 'notice', notice),
    async decided() {
      const notices = new Set<string>();
      const index = db.transaction('decisions').store.index('notice');
      for await (const { key } of index.iterate(null, 'nextunique')) notices.add(key);
      return notices;
    },
    decide: async (decision) => void (await db.put('decisions', decision)),
    undecide: (id) => db.delete('decisions', id),
    counts: async () => ({ reviews: await db.count('reviews'), decisions: await db.count('decisions') }),
    everything: async () => ({
      reviews: await db.getAll('reviews'),
      decisions: await db.getAll('decisions'),
      readings: await db.getAll('readings'),
    }),
    async takeIn({ reviews, decisions, readings = [] }) {
      const write = db.transaction(STORES, 'readwrite');
      try {
        for (const review of reviews) {
          await write.objectStore('reviews').put(review);
          await write.objectStore('summaries').put(summaryOf(review));
        }
        for (const decision of decisions) await write.objectStore('decisions').put(decision);
        for (const reading of readings) await write.objectStore('readings').put(reading);
        await write.done;
      } catch (error) {
        // One transaction: what was written of it before the fault is taken back.
        write.abort();
        await write.done.catch(() => undefined);
        throw error;
      }
    },
  };
}

function summaryOf({ id, notice, site, savedAt, report, reading }: KeptReview): ReviewSummary {
  return {
    id,
    notice,
    site,
    savedAt,
    title: report.notice.title ?? '',
    organisation: report.notice.organisation ?? '',
    location: report.source.location,
    asOf: report.asOf,
    gaps: report.summary.partial + report.summary.missing + report.summary.findings,
    isNotice: report.notice.isNotice,
    bytes: JSON.stringify(report).length,
    ...(reading === undefined ? {} : { reading }),
  };
}

function newestFirst(summaries: readonly ReviewSummary[]): readonly ReviewSummary[] {
  return [...summaries].sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
}
