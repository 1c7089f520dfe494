/** All that is kept on this device, as one file: reviews, decisions, bulk reviews, own rules, settings. Taken in again whole, or not at all. */
import { CutOff, changeLine, fileWithBatches, partsOfFile, readLine } from '../../src/bulk/archive';
import type { Batch } from '../../src/bulk/batch';
import type { BulkStore, Change } from '../../src/bulk/store';
import { readArchive, writeArchive } from '../../src/history/archive';
import { browser } from '../../src/platform/browser';
import { type DeviceShelf, openBulkShelf } from '../../src/platform/bulk-store';
import { dropHandedFiles } from '../../src/platform/handed-file';
import { openHistory } from '../../src/platform/history-store';
import { keepLanguageChoice, readLanguageChoice } from '../../src/platform/language-store';
import { isKeptRulePack, type KeptRulePack, readKeptRules, writeKeptRules } from '../../src/platform/rule-pack-store';
import { asSettings, changeSettings, readSettings } from '../../src/platform/settings-store';

export type TakenEverything =
  | {
      readonly ok: true;
      readonly reviews: number;
      readonly decisions: number;
      readonly rulePacks: number;
      readonly batches: number;
    }
  /** A sentence each. */
  | { readonly ok: false; readonly problems: readonly string[] };

/** @param exportedAt ISO date-time */
export async function everythingAsFile(exportedAt: string): Promise<Blob> {
  const history = await openHistory();
  const { packs } = await readKeptRules(browser.storage.local);
  const settings = {
    ...(await readSettings(browser.storage.local)),
    language: await readLanguageChoice(browser.storage.local),
  };
  const head = writeArchive({ ...(await history.everything()), rulePacks: packs, settings }, exportedAt);
  const shelf = await openBulkShelf();
  const batches: Blob[] = [];
  for (const { id } of await shelf.list()) batches.push(...(await linesOfBatch(shelf, id)));
  return new Blob(batches.length > 0 ? [...fileWithBatches(head, batches)] : [head]);
}

/** Handed to the browser in pieces of about this many characters, which it keeps on the disk. */
const PIECE = 4_000_000;

async function linesOfBatch(shelf: DeviceShelf, id: string): Promise<readonly Blob[]> {
  const pieces: Blob[] = [];
  let lines: string[] = [];
  let length = 0;
  const hand = () => {
    if (lines.length > 0) pieces.push(new Blob([lines.join(',\n')]));
    lines = [];
    length = 0;
  };
  await shelf.visit(id, (change) => {
    const line = changeLine(change);
    lines.push(line);
    length += line.length;
    if (length > PIECE) hand();
  });
  hand();
  return pieces;
}

/**
 * What has the same id takes the place of what is there; a bulk review that is there stays as it is, as it may be further.
 * Nothing can be seen before all of the file is found sound.
 */
export async function takeEverythingIn(file: Blob): Promise<TakenEverything> {
  const { head, lines } = await partsOfFile(file);
  const read = readArchive(head);
  if (!read.ok) return read;
  const { archive, besides } = read;
  const archived = (besides.rulePacks ?? []).filter(isKeptRulePack);
  if (archived.length < (besides.rulePacks ?? []).length) {
    return { ok: false, problems: ['The rules in the file are not as Noticemark writes them.'] };
  }
  const rules = archived.length > 0 ? await rulesWith(archived) : null;
  if (rules && !rules.ok) return rules;
  const history = await openHistory();
  const shelf = await openBulkShelf();
  const staged = new Map<string, Batch>();
  try {
    const problem = await stageBatches(shelf, lines, staged);
    if (problem !== null) {
      await unstage(shelf, staged);
      return { ok: false, problems: [problem] };
    }
    await history.takeIn(archive);
  } catch (error) {
    await unstage(shelf, staged);
    throw error;
  }
  await shelf.publish([...staged.values()]);
  if (rules) await writeKeptRules(browser.storage.local, rules);
  await takeSettingsIn(besides.settings);
  return {
    ok: true,
    reviews: archive.reviews.length,
    decisions: archive.decisions.length,
    rulePacks: archived.length,
    batches: staged.size,
  };
}

/** Changes are written so many at a time. */
const AT_ONCE = 200;

/** @returns what is wrong with the file, or null */
async function stageBatches(
  shelf: DeviceShelf,
  lines: AsyncIterable<string>,
  staged: Map<string, Batch>,
): Promise<string | null> {
  const here = new Set((await shelf.list()).map(({ id }) => id));
  let store: BulkStore | null = null;
  let isFirst = true;
  let waiting: Change[] = [];
  const write = async () => {
    if (store) await store.commit(waiting);
    waiting = [];
  };
  let at = 0;
  try {
    for await (const line of lines) {
      at++;
      const read = readLine(line);
      if (!read.ok) return `Bulk reviews, line ${at}: ${read.problem}`;
      if (read.batch) {
        await write();
        const { id } = read.batch;
        if (staged.has(id)) return `Bulk reviews, line ${at}: the same bulk review stands twice in the file`;
        store = here.has(id) ? null : await shelf.stage(id);
        if (store) staged.set(id, read.batch);
        isFirst = false;
      } else if (isFirst) {
        return `Bulk reviews, line ${at}: it belongs to no bulk review`;
      } else if (store) {
        waiting.push(read.change);
        if (waiting.length >= AT_ONCE) await write();
      }
    }
  } catch (error) {
    if (error instanceof CutOff) return 'The file was cut off: its bulk reviews have no end.';
    throw error;
  }
  await write();
  return null;
}

async function unstage(shelf: DeviceShelf, staged: ReadonlyMap<string, Batch>): Promise<void> {
  for (const id of staged.keys()) await shelf.remove(id);
}

/** What is not sound of it is left as it is. */
async function takeSettingsIn(settings: unknown): Promise<void> {
  if (typeof settings !== 'object' || settings === null) return;
  await changeSettings(browser.storage.local, asSettings(settings));
  const language: unknown = Reflect.get(settings, 'language');
  if (language === 'en' || language === 'cy' || language === 'browser') {
    await keepLanguageChoice(browser.storage.local, language);
  }
}

async function rulesWith(archived: readonly KeptRulePack[]) {
  const { packs: kept } = await readKeptRules(browser.storage.local);
  const packs = [...kept.filter(({ id }) => !archived.some((one) => one.id === id)), ...archived];
  const { compiledWith } = await import('./compile-kept');
  const compiled = await compiledWith(packs);
  const faulty = compiled.packs.filter(({ from, problems }) => from === 'reader' && problems.length > 0);
  if (faulty.length === 0) return { ok: true, packs, compiled } as const;
  const problems = faulty.flatMap(({ title, problems: own }) =>
    own.map(({ line, column, message }) => `${title}:${line}:${column}: ${message}`),
  );
  return { ok: false, problems } as const;
}

export async function deleteEverything(): Promise<void> {
  const history = await openHistory();
  await history.removeAll();
  const shelf = await openBulkShelf();
  for (const { id } of await shelf.list()) await shelf.remove(id);
  await dropHandedFiles();
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}
