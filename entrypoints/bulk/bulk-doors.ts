/** What the bulk page does outside itself. The engine, its rules and the readers are loaded when a batch is opened. */
import type { Batch } from '../../src/bulk/batch';
import { type BulkShelf, type Change, fileBytes } from '../../src/bulk/store';
import { browser } from '../../src/platform/browser';
import { openBulkShelf } from '../../src/platform/bulk-store';
import { linkAccess } from '../../src/platform/link-access';
import { localDay } from '../../src/platform/local-day';
import type { BulkDoors } from '../../src/ui/bulk/bulk-doors';
import { loadRules } from '../shared/load-packs';
import { hostsOfSchools, withTwins } from './hosts';

/** Pages of a site, and steps from its home page. */
const LIMITS = { mostPages: 60, mostDepth: 4 } as const;

export function bulkDoors(): BulkDoors {
  let opened: Promise<BulkShelf> | null = null;
  const shelf = () => {
    opened ??= openBulkShelf();
    return opened;
  };
  let loaded: ReturnType<typeof loadRules> | null = null;
  const pack = async () => {
    loaded ??= loadRules();
    return (await loaded).pack;
  };
  const access = linkAccess(browser);
  const today = () => localDay(new Date());

  return {
    today,
    async shelf() {
      const all = await shelf();
      return Promise.all(
        (await all.list()).map(async (summary) => {
          const store = await all.open(summary.id);
          return { ...summary, bytes: (await store?.size()) ?? 0 };
        }),
      );
    },
    remove: async (id) => (await shelf()).remove(id),
    async readText(text) {
      const [{ readTextList }, rules] = await Promise.all([import('./read-list'), pack()]);
      return readTextList(text, rules);
    },
    async readFiles(files) {
      const [{ readFileList }, rules] = await Promise.all([import('./read-list'), pack()]);
      return readFileList(files, rules);
    },
    async hostsOf(schools) {
      const sites = hostsOfSchools(schools);
      if (sites.length === 0) return { sites: 0, hosts: [] };
      const { find } = (await pack()).registers;
      return { sites: sites.length, hosts: [...withTwins(sites), ...(find?.documentHosts ?? [])] };
    },
    async askLeave(hosts) {
      if (hosts.length > 0) await access.request(hosts);
    },
    async askLeaveOnce(hosts) {
      const fresh = await access.request(hosts);
      return () => access.giveBack(fresh);
    },
    async create({ name, settings, schools, files }) {
      const batch: Batch = {
        id: crypto.randomUUID(),
        name,
        createdAt: new Date().toISOString(),
        settings: { ...settings, ...LIMITS },
        schools,
        previous: null,
      };
      const store = await (await shelf()).create(batch);
      const named = new Set(schools.flatMap(({ notices }) => notices));
      for (const [address, bytes] of files) {
        if (named.has(address)) await store.commit([{ keep: fileBytes(address), bytes } satisfies Change]);
      }
      await store.close();
      return batch.id;
    },
    async again(id) {
      const old = await (await shelf()).open(id);
      if (!old) throw new Error('this batch is not kept any more');
      const { pack: _, ...batch } = await old.batch();
      const createdAt = new Date().toISOString();
      const settings = { ...batch.settings, asOf: today() };
      const fresh: Batch = { ...batch, id: crypto.randomUUID(), createdAt, settings, previous: id };
      await (await (await shelf()).create(fresh)).close();
      return fresh.id;
    },
    async open(id) {
      const [{ openBatch }, rules, all] = await Promise.all([import('./open-batch'), pack(), shelf()]);
      return openBatch(id, all, { pack: rules, access, today });
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
}
