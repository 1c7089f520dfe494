/** The bulk review on the command line: its list, its folder, its progress; everything it needs is handed in. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Batch, School } from '../bulk/batch';
import { chosen, type ListReading, readFiles, readList, readPasted } from '../bulk/list';
import { createRunner } from '../bulk/run';
import type { RunProgress } from '../bulk/runner';
import type { BulkStore } from '../bulk/store';
import type { Pack } from '../engine/pack';
import { USUAL_LIMITS } from '../find/index';
import { type AskLink, type Pace, systemClock, USUAL_PACE } from '../links/index';
import type { BulkRequest } from './bulk-arguments';
import { folderLease } from './bulk-lock';
import { writeResults } from './bulk-results';
import { createBatchFolder, holdsBatch, openBatchFolder, UnreadableFolder } from './bulk-store';
import { isLocalHost } from './link-transport';
import { startPdfThread } from './pdf-thread';
import { EXIT_ALL_READ, EXIT_SOME_UNREAD, EXIT_WRONG_USAGE } from './review';

export interface BulkTools {
  readonly pack: Pack;
  readonly toolVersion: string;
  readonly ask: AskLink;
  /** ISO day. */
  readonly today: string;
  /** Takes messages for the person at the terminal, a line each. */
  readonly tell: (line: string) => void;
  /** Shows how far it is; `last` where nothing more comes. */
  readonly progress: (text: string, last: boolean) => void;
  /** Calls when the user wants to pause. @returns what takes it off */
  readonly onInterrupt: (pause: () => void) => () => void;
  /** Instead of the usual manners, but for the gap: for tests. */
  readonly pace?: Pace;
}

/** Under the folder of the results: what was done, to go on with. */
const KEPT = 'kept';
/** In it: the folder in which the files stand that the list names. */
const SOURCE = 'files-of.txt';
/** Problems of a list that are told one by one. */
const MOST_TOLD = 20;
const TELL_EVERY_MS = 500;

class WrongUsage extends Error {}

/** @returns the exit status */
export async function runBulk(request: BulkRequest, tools: BulkTools): Promise<number> {
  const kept = path.join(request.out, KEPT);
  try {
    await mkdir(request.out, { recursive: true }).catch(() => {
      throw new WrongUsage(`"${request.out}" cannot be made: check that its folder is there and may be written to.`);
    });
    const lease = folderLease(kept);
    // Looked at before anything is opened: another run may be writing.
    const held = await lease.take('');
    if (held === null)
      throw new WrongUsage(`Another run is at work in "${request.out}". Wait for it, or stop it first.`);
    try {
      const store = await storeOf(request, kept, tools);
      try {
        return await runStore(store, request, kept, tools);
      } finally {
        await store.close();
      }
    } finally {
      await held.release();
    }
  } catch (error) {
    if (!(error instanceof WrongUsage) && !(error instanceof UnreadableFolder)) throw error;
    tools.tell(error.message);
    return EXIT_WRONG_USAGE;
  }
}

async function storeOf(request: BulkRequest, kept: string, tools: BulkTools): Promise<BulkStore> {
  const { out, resume, list } = request;
  if (holdsBatch(kept)) {
    if (!resume)
      throw new WrongUsage(
        `"${out}" holds a bulk review already. Add --resume to go on with it, or name another folder.`,
      );
    if (list !== null) tools.tell(`Going on with the run in "${out}"; the list itself is not read again.`);
    return openBatchFolder(kept);
  }
  const others = (await readdir(out)).filter((name) => name !== KEPT);
  if (others.length > 0) throw new WrongUsage(`"${out}" is not empty. Name a new folder for the results.`);
  if (list === null) throw new WrongUsage(`There is no run in "${out}" to go on with. Name a list to start one.`);
  const { schools, folder } = await readSchools(list, request, tools);
  const batch: Batch = {
    id: randomUUID(),
    name: path.basename(list).replace(/\.\w+$/, ''),
    createdAt: new Date().toISOString(),
    settings: {
      asOf: request.asOf ?? tools.today,
      links: request.links,
      gap: request.pace ?? USUAL_PACE.gap,
      mostPages: USUAL_LIMITS.mostPages,
      mostDepth: USUAL_LIMITS.mostDepth,
    },
    schools,
    previous: request.previous === null ? null : path.resolve(request.previous),
  };
  if (folder !== null) await writeFile(path.join(kept, SOURCE), path.resolve(folder));
  return createBatchFolder(kept, batch);
}

/** @returns with the folder in which the files stand that are named; null where the list names addresses */
async function readSchools(
  list: string,
  { trust, phase }: BulkRequest,
  { pack, tell }: BulkTools,
): Promise<{ readonly schools: readonly School[]; readonly folder: string | null }> {
  const register = pack.registers.bulkList;
  if (!register) throw new Error(`Rule pack ${pack.id} does not say how lists are written.`);
  const found = await stat(list).catch(() => null);
  if (found === null)
    throw new WrongUsage(`There is no file "${list}". Check the name, and that you are in the right folder.`);
  if (found.isDirectory()) {
    const names = await readdir(list, { recursive: true, withFileTypes: true });
    const files = names.flatMap((one) =>
      one.isFile() ? [path.relative(list, path.join(one.parentPath, one.name)).split(path.sep).join('/')] : [],
    );
    const schools = readFiles(files);
    if (schools.length === 0) throw new WrongUsage(`There is no file in "${list}".`);
    tell(
      `${counted(schools.length, 'school')} with ${counted(schools.flatMap(({ notices }) => notices).length, 'file')}.`,
    );
    return { schools, folder: list };
  }
  const bytes = new Uint8Array(await readFile(list));
  const result = /\.txt$/i.test(list)
    ? readPasted(new TextDecoder().decode(bytes), register)
    : await readList(bytes, path.basename(list), register);
  if (!result.ok) throw new WrongUsage(result.message);
  const narrowed = chosen(result.list, {
    ...(trust === null ? {} : { trust }),
    ...(phase === null ? {} : { phase }),
  });
  tellOfList(narrowed, tell);
  if (narrowed.schools.length > 0) return { schools: narrowed.schools, folder: null };
  if (result.list.schools.length === 0)
    throw new WrongUsage(`No school of "${list}" was understood: a column with web addresses is needed.`);
  const all = trust !== null && result.list.trusts.length > 0 ? ` Trusts are ${someOf(result.list.trusts)}.` : '';
  throw new WrongUsage(`No school of "${list}" was chosen.${all}`);
}

function tellOfList({ rows, schools, columns }: ListReading, tell: (line: string) => void): void {
  const problems = rows.filter((row) => row.understood === 'problem');
  const out = rows.filter((row) => row.understood === 'left-out');
  const read = Object.entries(columns).map(([column, heading]) => `${column} from “${heading}”`);
  if (read.length > 0) tell(`Read ${read.join(', ')}.`);
  tell(
    `${counted(schools.length, 'school')}; ${counted(out.length, 'row')} left out, ${counted(problems.length, 'row')} not understood.`,
  );
  for (const row of problems.slice(0, MOST_TOLD)) tell(`  line ${row.line}: ${'why' in row ? row.why : ''}`);
  if (problems.length > MOST_TOLD) tell(`  and ${problems.length - MOST_TOLD} more.`);
}

async function runStore(store: BulkStore, request: BulkRequest, kept: string, tools: BulkTools): Promise<number> {
  const { pack, toolVersion, ask, tell, progress } = tools;
  const batch = await store.batch();
  const previous = await previousOf(batch, tell);
  const filesIn = await readFile(path.join(kept, SOURCE), 'utf8').catch(() => null);
  try {
    const runner = await createRunner(store, {
      pack,
      toolVersion,
      ask,
      clock: systemClock,
      random: Math.random,
      sha256: async (source) => createHash('sha256').update(source).digest('hex'),
      // Held by this program since it began.
      lease: { take: async () => ({ release: async () => undefined }) },
      startPdfThread,
      isLocal: isLocalHost,
      ...(tools.pace === undefined ? {} : { pace: tools.pace }),
      ...(previous === null ? {} : { previous }),
      file: async (address) => {
        const file = path.join(filesIn ?? '.', address.slice('file:'.length));
        return readFile(file).then(
          (bytes) => new Uint8Array(bytes),
          () => null,
        );
      },
    });
    if (request.resume && request.asOf !== null && request.asOf !== batch.settings.asOf)
      await runner.reviewAgain(request.asOf);
    let toldAt = 0;
    const off = runner.onEvent((event) => {
      const now = Date.now();
      if (event.kind !== 'progress' || now - toldAt < TELL_EVERY_MS) return;
      toldAt = now;
      progress(progressWords(event.progress), false);
    });
    const offInterrupt = tools.onInterrupt(() => {
      tell('Pausing: what is under way is kept. Press Ctrl-C again to end at once; both can be resumed.');
      void runner.pause();
    });
    const end = await runner.start().finally(() => {
      off();
      offInterrupt();
    });
    const last = runner.progress();
    progress(progressWords(last), true);
    await writeResults(store, request.out, pack, previous);
    if (end === 'paused')
      tell(
        `Paused. What there is so far is in "${request.out}"; go on with: npm run -s bulk -- --resume --out ${request.out}`,
      );
    else tell(`The results are in "${request.out}".`);
    if (last.failures > 0) tell(`${counted(last.failures, 'address')} could not be read; the results say why.`);
    return end === 'done' && last.failures === 0 ? EXIT_ALL_READ : EXIT_SOME_UNREAD;
  } finally {
    await previous?.close();
  }
}

async function previousOf({ previous }: Batch, tell: (line: string) => void): Promise<BulkStore | null> {
  if (previous === null) return null;
  const kept = path.join(previous, KEPT);
  if (!existsSync(kept)) {
    tell(`There is no earlier run in "${previous}": everything is read anew.`);
    return null;
  }
  return openBatchFolder(kept);
}

/** "12 of 60 schools, 85 notices, 3 failures, 340 requests; about 4 minutes left" */
export function progressWords({ schools, notices, failures, requests, left, state }: RunProgress): string {
  const done = `${schools.done + schools.failed} of ${counted(schools.total, 'school')}`;
  const rest = left === null ? '' : `; about ${timeWords(left)} left`;
  const offline = state === 'offline' ? '; no site answers, waiting for the network' : '';
  return `${done}, ${counted(notices, 'notice')}, ${counted(failures, 'failure')}, ${counted(requests, 'request')}${rest}${offline}`;
}

function timeWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'a minute';
  if (minutes < 90) return counted(minutes, 'minute');
  return `${(minutes / 60).toFixed(1)} hours`;
}

function counted(count: number, what: string): string {
  const plural = /[^aeiou]y$/.test(what) ? what.replace(/y$/, 'ies') : /s$/.test(what) ? `${what}es` : `${what}s`;
  return `${count} ${count === 1 ? what : plural}`;
}

function someOf(names: readonly string[]): string {
  const shown = names.slice(0, MOST_TOLD);
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}
