/**
 * Keeps a batch in a folder: a journal of lines that is only written at its end, forced to the disk at each step. What
 * was being written when the program ended is passed over when the folder is opened again.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Batch } from '../bulk/batch';
import type { BulkStore, Change, Records, SchoolTable, Table } from '../bulk/store';

const JOURNAL = 'journal.jsonl';
const FILES = 'files';
const FORMAT = { format: 'noticemark-bulk', version: 1 };
/** Bytes up to which a large thing stands in the journal itself; larger ones are files. */
const MOST_IN_LINE = 16 * 1024;
/** The journal is written anew when so much of it (bytes) is out of date, and more of it than is not. */
const MUCH_WASTE = 32 * 1024 * 1024;
const CHUNK = 1024 * 1024;

/** Where a line with a record stands in the journal: bytes. */
interface Place {
  readonly at: number;
  readonly length: number;
}
interface RecordPlace extends Place {
  readonly school: string;
  readonly position: number;
}
/** In the journal, or a file. */
type BytesPlace = Place & { readonly file: string | null; readonly size: number };

/** A line of the journal. Lines count once the `end` after them is there. */
type Line =
  | { readonly put: Table; readonly record: Records[Table] }
  | { readonly drop: Table; readonly id: string }
  | { readonly keep: string; readonly size: number; readonly file?: string; readonly data?: string }
  | { readonly forget: string }
  | { readonly batch: Batch }
  | { readonly end: number };

/** The folder holds no batch, or what it holds cannot be read; the message is a sentence. */
export class UnreadableFolder extends Error {}

export function holdsBatch(folder: string): boolean {
  return existsSync(path.join(folder, JOURNAL));
}

/** @throws where there is a batch in the folder already, or it cannot be written to */
export async function createBatchFolder(folder: string, batch: Batch): Promise<BulkStore> {
  await mkdir(path.join(folder, FILES), { recursive: true });
  const temporary = path.join(folder, `${JOURNAL}.new`);
  const lines = [FORMAT, { batch }, { end: 1 }].map((line) => `${JSON.stringify(line)}\n`).join('');
  await writeFile(temporary, lines, { flush: true });
  if (holdsBatch(folder)) throw new Error('There is a batch in this folder already.');
  await rename(temporary, path.join(folder, JOURNAL));
  return openBatchFolder(folder);
}

/** @throws UnreadableFolder */
export async function openBatchFolder(folder: string): Promise<BulkStore> {
  const journalPath = path.join(folder, JOURNAL);
  let journal = await open(journalPath, 'r+').catch(() => {
    throw new UnreadableFolder(`There is no bulk review in "${folder}".`);
  });
  const index = emptyIndex();
  const read = await readJournal(journal, index, folder).catch(async (error: unknown) => {
    await journal.close();
    throw error;
  });
  let { end } = read;
  // What was cut off is not to stand between what is written from now on.
  await journal.truncate(end);
  await sweepFiles(folder, index);
  let kept = read.batch;
  let number = 0;
  let broken: Error | null = null;

  interface Pending {
    readonly changes: readonly Change[];
    readonly done: () => void;
    readonly failed: (error: unknown) => void;
  }
  const queue: Pending[] = [];
  let isWriting = false;
  let written: Promise<void> = Promise.resolve();

  const linesOf = async (changes: readonly Change[]): Promise<readonly Line[]> => {
    const lines: Line[] = [];
    for (const change of changes) {
      if (!('keep' in change)) {
        lines.push(change);
        continue;
      }
      const { keep, bytes } = change;
      const size = bytes.length;
      if (size <= MOST_IN_LINE) {
        lines.push({ keep, size, data: Buffer.from(bytes).toString('base64') });
        continue;
      }
      // Under a name of its own each time: what stood there before counts until this commit does.
      const file = `${createHash('sha256').update(keep).digest('hex').slice(0, 24)}-${process.pid}-${Date.now().toString(36)}-${number++}`;
      await writeFile(path.join(folder, FILES, file), bytes, { flush: true });
      lines.push({ keep, size, file });
    }
    return lines;
  };

  /** Everything that waits, in one write: many steps at a time cost one wait for the disk. */
  const writeAll = async (): Promise<void> => {
    while (queue.length > 0) {
      const together = queue.splice(0);
      try {
        if (broken !== null) throw broken;
        const placed: { readonly line: Line; readonly place: Place }[] = [];
        const buffers: Buffer[] = [];
        let at = end;
        const add = (line: Line) => {
          const buffer = Buffer.from(`${JSON.stringify(line)}\n`);
          placed.push({ line, place: { at, length: buffer.length } });
          buffers.push(buffer);
          at += buffer.length;
        };
        for (const { changes } of together) {
          const lines = await linesOf(changes);
          for (const line of lines) add(line);
          add({ end: lines.length });
        }
        await journal.write(Buffer.concat(buffers), 0, at - end, end).catch((error) => backTo(end, error));
        await journal.datasync();
        end = at;
        const outdated: string[] = [];
        for (const { line, place } of placed) {
          if ('batch' in line) kept = line.batch;
          note(index, line, place, outdated);
        }
        for (const file of outdated) await rm(path.join(folder, FILES, file), { force: true });
        for (const { done } of together) done();
      } catch (error) {
        for (const { failed } of together) failed(error);
      }
      if (index.waste > MUCH_WASTE && index.waste > end / 2) await rewrite().catch(() => undefined);
    }
    // In the same turn in which nothing was waiting any more: what comes now starts anew.
    isWriting = false;
  };

  const backTo = async (length: number, error: unknown): Promise<never> => {
    // A disk that is full holds the beginning of a line.
    await journal.truncate(length).catch(() => {
      broken = error instanceof Error ? error : new Error(String(error));
    });
    throw error;
  };

  /** Writes the journal anew with what still counts; the old one stands until the new one is whole. */
  const rewrite = async (): Promise<void> => {
    const temporary = path.join(folder, `${JOURNAL}.new`);
    const fresh = await open(temporary, 'w+');
    let at = 0;
    const moved = emptyIndex();
    const add = async (line: Line | typeof FORMAT) => {
      const buffer = Buffer.from(`${JSON.stringify(line)}\n`);
      await fresh.write(buffer, 0, buffer.length, at);
      if (!('format' in line)) note(moved, line, { at, length: buffer.length }, []);
      at += buffer.length;
    };
    try {
      await add(FORMAT);
      await add({ batch: kept });
      let count = 1;
      for (const places of [...index.tables.values(), index.bytes]) {
        for (const place of places.values()) {
          await add(await lineAt(journal, place));
          count++;
        }
      }
      await add({ end: count });
      await fresh.datasync();
      await rename(temporary, journalPath);
    } catch (error) {
      await fresh.close();
      throw error;
    }
    // At once, so that no reader looks for a place of one file in the other.
    const old = journal;
    journal = fresh;
    Object.assign(index, moved);
    end = at;
    await old.close();
  };

  return {
    batch: async () => kept,
    commit(changes) {
      return new Promise((done, failed) => {
        queue.push({ changes, done, failed });
        if (isWriting) return;
        isWriting = true;
        written = writeAll();
      });
    },
    async get<T extends Table>(table: T, id: string) {
      const place = index.tables.get(table)?.get(id);
      return place === undefined ? null : recordAt<T>(await lineAt(journal, place));
    },
    async ofSchool<T extends SchoolTable>(table: T, school: string) {
      const ids = [...(index.schools.get(table)?.get(school) ?? [])];
      const places = ids.flatMap((id) => index.tables.get(table)?.get(id) ?? []);
      places.sort((a, b) => a.position - b.position);
      const lines = await Promise.all(places.map((place) => lineAt(journal, place)));
      return lines.flatMap((line) => recordAt<T>(line) ?? []);
    },
    async bytes(id) {
      const place = index.bytes.get(id);
      if (place === undefined) return null;
      if (place.file !== null) return new Uint8Array(await readFile(path.join(folder, FILES, place.file)));
      const line = await lineAt(journal, place);
      return 'keep' in line && line.data !== undefined ? new Uint8Array(Buffer.from(line.data, 'base64')) : null;
    },
    async size() {
      let size = end;
      for (const place of index.bytes.values()) if (place.file !== null) size += place.size;
      return size;
    },
    async close() {
      await written;
      if (index.waste > end / 2) await rewrite().catch(() => undefined);
      await journal.close();
    },
  };
}

interface Index {
  tables: Map<Table, Map<string, RecordPlace>>;
  schools: Map<Table, Map<string, Set<string>>>;
  bytes: Map<string, BytesPlace>;
  /** Bytes of the journal that count no more. */
  waste: number;
}

function emptyIndex(): Index {
  return { tables: new Map(), schools: new Map(), bytes: new Map(), waste: 0 };
}

/** Takes a line that counts into the index. @param outdated gets the files that count no more */
function note(index: Index, line: Line, place: Place, outdated: string[]): void {
  if ('put' in line) {
    forgetRecord(index, line.put, line.record.id);
    const { record } = line;
    const where =
      'school' in record ? { school: record.school, position: record.position } : { school: '', position: 0 };
    inner(index.tables, line.put, () => new Map<string, RecordPlace>()).set(record.id, { ...place, ...where });
    const schools = inner(index.schools, line.put, () => new Map<string, Set<string>>());
    if (where.school !== '') inner(schools, where.school, () => new Set<string>()).add(record.id);
  } else if ('keep' in line) {
    forgetBytes(index, line.keep, outdated);
    index.bytes.set(line.keep, { ...place, file: line.file ?? null, size: line.size });
  } else {
    if ('drop' in line) forgetRecord(index, line.drop, line.id);
    else if ('forget' in line) forgetBytes(index, line.forget, outdated);
    index.waste += place.length;
  }
}

function forgetRecord(index: Index, table: Table, id: string): void {
  const old = index.tables.get(table)?.get(id);
  if (old === undefined) return;
  index.waste += old.length;
  index.tables.get(table)?.delete(id);
  index.schools.get(table)?.get(old.school)?.delete(id);
}

function forgetBytes(index: Index, id: string, outdated: string[]): void {
  const old = index.bytes.get(id);
  if (old === undefined) return;
  index.waste += old.length;
  if (old.file !== null) outdated.push(old.file);
  index.bytes.delete(id);
}

function inner<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

async function lineAt(journal: FileHandle, { at, length }: Place): Promise<Line> {
  const buffer = Buffer.alloc(length);
  await journal.read(buffer, 0, length, at);
  return JSON.parse(buffer.toString('utf8')) as Line;
}

function recordAt<T extends Table>(line: Line): Records[T] | null {
  return 'put' in line ? (line.record as Records[T]) : null;
}

/** @returns the batch, and where the last whole commit ends (bytes) */
async function readJournal(
  journal: FileHandle,
  index: Index,
  folder: string,
): Promise<{ readonly end: number; readonly batch: Batch }> {
  let batch: Batch | null = null;
  let end = 0;
  let waiting: { readonly line: Line; readonly place: Place }[] = [];
  let first = true;
  let cutOff = false;
  for await (const { text, at, length } of linesIn(journal)) {
    const line = lineIn(text);
    if (line === null) {
      cutOff = true;
      continue;
    }
    // Only what is written last can be cut off. Where more was kept after it, somebody else has been at the file.
    if (cutOff) throw new UnreadableFolder(`"${folder}" holds a bulk review that is damaged (at byte ${at}).`);
    if (first) {
      if (!('format' in line) || line.format !== FORMAT.format)
        throw new UnreadableFolder(`"${folder}" holds no bulk review of Noticemark.`);
      if (line.version > FORMAT.version)
        throw new UnreadableFolder(`"${folder}" comes from a newer version of Noticemark: update it first.`);
      first = false;
      continue;
    }
    if ('format' in line) continue;
    if (!('end' in line)) {
      waiting.push({ line, place: { at, length } });
      continue;
    }
    if (line.end !== waiting.length) {
      cutOff = true;
      continue;
    }
    for (const one of waiting) {
      if ('batch' in one.line) batch = one.line.batch;
      note(index, one.line, one.place, []);
    }
    waiting = [];
    end = at + length;
  }
  if (batch === null) throw new UnreadableFolder(`"${folder}" holds no bulk review, or one that is damaged.`);
  return { end, batch };
}

function lineIn(text: string): Line | typeof FORMAT | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The lines that end with a line break, with their places in bytes. */
async function* linesIn(journal: FileHandle): AsyncGenerator<Place & { readonly text: string }> {
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  let read = 0;
  for (;;) {
    const chunk = Buffer.alloc(CHUNK);
    const { bytesRead } = await journal.read(chunk, 0, CHUNK, read);
    if (bytesRead === 0) return;
    read += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let from = 0;
    for (let to = rest.indexOf(10); to >= 0; to = rest.indexOf(10, from)) {
      const length = to + 1 - from;
      yield { text: rest.toString('utf8', from, to), at, length };
      at += length;
      from = to + 1;
    }
    rest = rest.subarray(from);
  }
}

/** Files of commits that were never finished. */
async function sweepFiles(folder: string, index: Index): Promise<void> {
  const counted = new Set([...index.bytes.values()].map(({ file }) => file));
  for (const name of await readdir(path.join(folder, FILES)).catch(() => [])) {
    if (!counted.has(name)) await rm(path.join(folder, FILES, name), { force: true });
  }
  await mkdir(path.join(folder, FILES), { recursive: true });
}
