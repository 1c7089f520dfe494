/** What the review page does outside itself. The engine and its rules are fetched when the first review needs them. */
import type { Report } from '../../src/engine/report';
import { noticeKey } from '../../src/history/notice-key';
import { browser } from '../../src/platform/browser';
import { dropHandedFiles, handedFile } from '../../src/platform/handed-file';
import { type HistoryStore, openHistory } from '../../src/platform/history-store';
import { localDay } from '../../src/platform/local-day';
import { saveFile } from '../../src/platform/save-file';
import type { ReadOutcome, ReviewDoors } from '../../src/ui/review/review-doors';
import { en } from '../../src/ui/strings/en';
import type { KeptReading } from '../shared/keep-reading';
import { linkDoors } from '../shared/link-doors';
import { loadRules, unusedRules } from '../shared/load-packs';
import { settingsInForce } from '../shared/settings-in-force';
import { exported } from './exported';

const engine = async () => {
  const [review, kept, { pack, own }] = await Promise.all([
    import('../shared/review-reading'),
    import('./open-kept'),
    loadRules(),
  ]);
  return { ...review, ...kept, pack, warnings: unusedRules(own, en.rulesUnused) };
};

/** As the readers put what they can't read. */
const UNOPENED =
  'The browser can’t open it: it may be a folder, or it was moved meanwhile. Choose the files themselves.';

const keyOf = ({ source }: Report) => noticeKey(source.location, source.part?.title);

export function reviewDoors(): ReviewDoors {
  let opened: Promise<HistoryStore> | null = null;
  const history = () => {
    opened ??= openHistory();
    return opened;
  };
  const version = () => browser.runtime.getManifest().version;
  const today = () => localDay(new Date());

  const reviewAndKeep = async (kept: KeptReading): Promise<{ id: string; reports: readonly Report[] }> => {
    const { reviewReading, pack, warnings } = await engine();
    const { keepReading } = await import('../shared/keep-reading');
    const reviewed = reviewReading(kept.reading, { ...kept, pack, warnings, toolVersion: version() });
    const [first] = await keepReading(await history(), kept, reviewed);
    if (first === undefined) throw new Error('a reading has at least one review');
    return { id: first, reports: reviewed };
  };
  const take = async (bytes: Uint8Array, location: string, password: string | null): Promise<ReadOutcome> => {
    const { readBytes } = await import('../shared/read-bytes');
    const read = await readBytes(bytes, {
      location,
      contentType: null,
      retrievedAt: new Date().toISOString(),
      ...(password === null ? {} : { password }),
    });
    if (!read.ok) return read;
    const { id, reports } = await reviewAndKeep({ reading: read.reading, asOf: today(), takenIn: [] });
    const gaps = reports.map(({ summary }) => summary.partial + summary.missing + summary.findings);
    return {
      ok: true,
      id,
      notices: reports.length,
      gaps: gaps.reduce((sum, number) => sum + number, 0),
      isNotice: reports.some(({ notice }) => notice.isNotice),
    };
  };

  return {
    today,
    async facts() {
      const { pack, factsOf } = await engine();
      return factsOf(pack, await settingsInForce());
    },
    async open(id) {
      const { openKept, pack } = await engine();
      return openKept(await history(), id, pack);
    },
    async reviewFile(file, password) {
      const bytes = await file.arrayBuffer().catch(() => null);
      if (bytes === null) return { ok: false, message: UNOPENED, needsPassword: false };
      return take(new Uint8Array(bytes), file.name, password);
    },
    handedName: async (id) => (await handedFile(id))?.name ?? null,
    async reviewHanded(id, password) {
      const file = await handedFile(id);
      if (!file) throw new Error('the file is not there any more');
      const outcome = await take(file.bytes, file.location, password);
      if (outcome.ok) await dropHandedFiles();
      return outcome;
    },
    reviewText: (text, name) => take(new TextEncoder().encode(text), `${name}.md`, null),
    reviewAgain: async (reading, wish) => (await reviewAndKeep({ reading, ...wish })).id,
    async keepReports(reading, takenIn, reports, part) {
      const { keepReading } = await import('../shared/keep-reading');
      const ids = await keepReading(await history(), { reading, takenIn }, reports);
      const id = ids[part] ?? ids[0];
      if (id === undefined) throw new Error('a reading has at least one review');
      return id;
    },
    links: linkDoors(async () => {
      const { pack, warnings } = await engine();
      return { pack, warnings, asOf: today(), retrievedAt: new Date().toISOString(), toolVersion: version() };
    }),
    decisionsOn: async (report) => (await history()).decisionsOn(keyOf(report)),
    async makeDecision(report, draft) {
      const { name } = (await settingsInForce()).reviewer;
      const about = { id: crypto.randomUUID(), notice: keyOf(report), decidedAt: new Date().toISOString() };
      return { ...draft, ...about, ...(name ? { by: name } : {}) };
    },
    keepDecision: async (decision) => (await history()).decide(decision),
    dropDecision: async (id) => (await history()).undecide(id),
    history: async (search) => (await history()).list(search),
    keptBytes: async () => (await navigator.storage?.estimate?.())?.usage ?? null,
    async pair(before, after) {
      const store = await history();
      const [old, now] = [await store.get(before), await store.get(after)];
      return old && now ? [old.report, now.report] : null;
    },
    forget: async (id) => (await history()).remove(id),
    forgetAll: async () => (await history()).removeAll(),
    async saveAll(name) {
      const { everythingAsFile } = await import('../shared/everything');
      const contents = await everythingAsFile(new Date().toISOString());
      return saveFile(name, { contents, type: 'application/json', ending: '.json' });
    },
    async takeInAll(file) {
      const { takeEverythingIn } = await import('../shared/everything');
      return takeEverythingIn(file);
    },
    async save(kind, book, name) {
      const file = await exported(kind, book);
      return saveFile(name, file);
    },
    async message(book) {
      const { renderMessage } = await import('../../src/report/message');
      return renderMessage(book);
    },
    copy: (text) => navigator.clipboard.writeText(text),
  };
}
