/** Opens a batch: its runner with the browser's network and locks, its result, its reviews and its files. */

import { isFileAddress } from '../../src/bulk/after-search';
import { collectResult, resultNames, schoolResult, sourceOf } from '../../src/bulk/result/collect';
import { compareRuns, type SchoolComparison } from '../../src/bulk/result/compare-runs';
import { driftText } from '../../src/bulk/result/drift-text';
import type { BulkResult } from '../../src/bulk/result/model';
import { createRunner } from '../../src/bulk/run';
import {
  type BulkShelf,
  type BulkStore,
  candidatesOf,
  fileBytes,
  noticeOf,
  reportOf,
  type UncheckedLinks,
  untouched,
} from '../../src/bulk/store';
import type { Pack } from '../../src/engine/pack';
import type { Report } from '../../src/engine/report';
import { applyDecisions } from '../../src/history/decision';
import { noticeKey } from '../../src/history/notice-key';
import { type Reading, readingId, reviewId } from '../../src/history/reading';
import { systemClock } from '../../src/links/index';
import { browser } from '../../src/platform/browser';
import { tabLease } from '../../src/platform/bulk-lease';
import { type HistoryStore, openHistory } from '../../src/platform/history-store';
import { type LinkAccess, linkFetch } from '../../src/platform/link-access';
import { startPdfThread } from '../../src/platform/pdf-thread';
import { sha256 } from '../../src/platform/sha256';
import type { BulkExport } from '../../src/report/bulk-export';
import type { Casebook } from '../../src/report/casebook';
import type { OpenBatch } from '../../src/ui/bulk/bulk-doors';
import { hashOf } from '../../src/ui/review/route';
import { keepReading } from '../shared/keep-reading';
import { settingsInForce } from '../shared/settings-in-force';
import { hostsOfSchools, withTwins } from './hosts';

interface OpenTools {
  readonly pack: Pack;
  readonly access: LinkAccess;
  readonly today: () => string;
}

/** Null where the batch is not kept. */
export async function openBatch(
  id: string,
  shelf: BulkShelf,
  { pack, access, today }: OpenTools,
): Promise<OpenBatch | null> {
  const store = await shelf.open(id);
  if (!store) return null;
  const batch = await store.batch();
  const previous = batch.previous === null ? null : await shelf.open(batch.previous);
  const names = resultNames(pack, pack.registers.find?.expected ?? []);
  const runner = await createRunner(store, {
    pack,
    toolVersion: browser.runtime.getManifest().version,
    ask: linkFetch((...request) => fetch(...request), access.mayAsk),
    clock: systemClock,
    random: Math.random,
    sha256,
    lease: tabLease(navigator.locks),
    ...(previous ? { previous } : {}),
    startPdfThread,
    file: (address) => store.bytes(fileBytes(address)),
    isOffline: () => !navigator.onLine,
  });
  const fileAddresses = new Set(batch.schools.flatMap(({ notices }) => notices.filter(isFileAddress)));
  let history: Promise<HistoryStore> | null = null;
  const kept = () => {
    history ??= openHistory();
    return history;
  };
  const exportOf = (result: BulkResult): BulkExport => {
    // Asked once a file and not once a report.
    let settings: ReturnType<typeof settingsInForce> | null = null;
    let decided: Promise<ReadonlySet<string>> | null = null;
    const bookOf = async (report: Report): Promise<Casebook> => {
      settings ??= settingsInForce();
      const { reviewer } = await settings;
      decided ??= kept().then((all) => all.decided());
      const key = noticeKey(report.source.location, report.source.part?.title);
      const decisions = (await decided).has(key) ? await (await kept()).decisionsOn(key) : [];
      return {
        report,
        decided: decisions.length > 0 ? applyDecisions(report, decisions, today()) : null,
        reviewer: reviewer.name || reviewer.organisation ? reviewer : null,
      };
    };
    const changes = () => (previous ? compareRuns(previous, store) : null);
    return { ...sourceOf(store, result), bookOf, changes };
  };
  const hosts = withTwins(hostsOfSchools(batch.schools));
  return {
    batch,
    hosts,
    runner,
    result: () => collectResult(store, names),
    async school(of) {
      const school = batch.schools.find((one) => one.id === of);
      if (!school) throw new Error(`there is no school "${of}"`);
      return schoolResult(store, { school, state: (await store.get('schools', of)) ?? untouched(school) }, names);
    },
    candidates: (school) => store.ofSchool('candidates', school),
    async withoutLeave() {
      const may = await Promise.all(
        hosts.map(
          async (host) => (await access.mayAsk(`https://${host}/`)) || (await access.mayAsk(`http://${host}/`)),
        ),
      );
      return hosts.filter((_, at) => !may[at]);
    },
    async unchecked() {
      const found = new Map<string, UncheckedLinks>();
      for await (const { unchecked = [], state } of candidatesOf(store)) {
        if (state !== 'notice') continue;
        for (const one of unchecked) {
          const key = `${one.host} ${one.forPermission}`;
          found.set(key, { ...one, links: one.links + (found.get(key)?.links ?? 0) });
        }
      }
      return [...found.values()].sort((a, b) => b.links - a.links || (a.host < b.host ? -1 : 1));
    },
    async filesReadAt() {
      const [address] = fileAddresses;
      if (previous === null || address === undefined) return null;
      let last: string | null = null;
      for await (const { url, retrievedAt } of candidatesOf(previous)) {
        if (fileAddresses.has(url) && retrievedAt !== null && (last === null || retrievedAt > last)) last = retrievedAt;
      }
      return last;
    },
    async takeFiles(files) {
      let taken = 0;
      for (const { path, file } of files) {
        const address = `file:${path}`;
        if (!fileAddresses.has(address)) continue;
        await store.commit([{ keep: fileBytes(address), bytes: new Uint8Array(await file.arrayBuffer()) }]);
        taken++;
      }
      return { taken, other: files.length - taken };
    },
    async review(notice) {
      const review = await keptReview(store, await kept(), notice);
      if (review === null) return false;
      const url = browser.runtime.getURL(`/review.html${hashOf({ screen: 'review', id: review })}`);
      await browser.tabs.create({ url });
      return true;
    },
    difference: (model, notice) => driftText(store, model, notice),
    async message(school) {
      const { schoolMessage } = await import('../../src/report/bulk-files');
      let text = '';
      // A message speaks of its school alone: the others need not be gathered for it.
      const alone: BulkResult = { ...names, batch, schools: [school], templates: [] };
      for await (const piece of schoolMessage(exportOf(alone), school)) text += piece;
      return text;
    },
    async compare(other) {
      const before = await shelf.open(other);
      if (!before) return null;
      const schools: SchoolComparison[] = [];
      for await (const one of compareRuns(before, store)) schools.push(one);
      return { asOf: (await before.batch()).settings.asOf, schools };
    },
    async save(kind, onPart) {
      const { saveBatchFile } = await import('./save-batch-file');
      return saveBatchFile(kind, batch.name, exportOf(await collectResult(store, names)), onPart);
    },
    async close() {
      await runner.pause();
      await previous?.close();
      await store.close();
    },
  };
}

/** Keeps all of a notice's document in the history, as if it had been opened by itself. @returns the review's id */
async function keptReview(store: BulkStore, history: HistoryStore, id: string): Promise<string | null> {
  const row = await store.get('rows', id);
  const candidate = row ? await store.get('candidates', row.candidate) : null;
  const notice = candidate ? await noticeOf(store, candidate.id) : null;
  if (!row || !candidate || !notice) return null;
  const reports: Report[] = [];
  for (let index = 0; ; index++) {
    const report = await reportOf(store, { candidate: row.candidate, index });
    if (report === null) break;
    reports.push(report);
  }
  const report = reports[row.index];
  if (!report) return null;
  const { location, mediaType, retrievedAt, sha256: hash } = report.source;
  const source: Reading['source'] = {
    location,
    mediaType,
    sha256: hash,
    ...(retrievedAt === undefined ? {} : { retrievedAt }),
  };
  const reading: Reading = { id: readingId(source), notice, source, warnings: candidate.warnings };
  await keepReading(history, { reading, takenIn: [] }, reports);
  return reviewId(reading.id, report);
}
