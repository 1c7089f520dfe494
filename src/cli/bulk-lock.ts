/** Only one program runs a batch: a file with its number, touched while it runs. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import type { Lease } from '../bulk/runner';

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly token: string;
}

/** Milliseconds between two signs of life. */
const BEAT = 5_000;
/** Without a sign of life for so long, another machine's program is held to be gone. */
const SILENT = 60_000;
/** So is one of this machine although its number is in use: by something else, since numbers are used again. */
const LONG_SILENT = 600_000;
/** Two that take over at once find that out within this time. */
const SETTLE = 100;

/** @param folder of the batch */
export function folderLease(folder: string): Lease {
  const file = path.join(folder, 'lock');
  return {
    async take() {
      await mkdir(folder, { recursive: true });
      const own: Holder = { pid: process.pid, host: hostname(), token: randomUUID() };
      for (let tries = 0; tries < 3; tries++) {
        if (await written(file, own)) {
          await new Promise((resolve) => setTimeout(resolve, SETTLE));
          if ((await holderOf(file))?.token !== own.token) return null;
          return heldLease(file, own);
        }
        if (!(await isGone(file))) return null;
        await rm(file, { force: true });
      }
      return null;
    },
  };
}

function heldLease(file: string, own: Holder) {
  const beat = setInterval(() => {
    const now = new Date();
    void utimes(file, now, now).catch(() => undefined);
  }, BEAT);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      if ((await holderOf(file))?.token === own.token) await rm(file, { force: true });
    },
  };
}

/** Only where there is none. */
async function written(file: string, own: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(JSON.stringify(own));
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder;
  } catch {
    // Gone, or being written.
    return null;
  }
}

async function isGone(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (found === null) return true;
  const silent = Date.now() - found.mtimeMs;
  const holder = await holderOf(file);
  if (holder === null) return silent > BEAT;
  if (holder.host !== hostname()) return silent > SILENT;
  return !isAlive(holder.pid) || silent > LONG_SILENT;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
