import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderLease } from './bulk-lock';

const root = await mkdtemp(path.join(tmpdir(), 'noticemark-lock-'));
afterAll(() => rm(root, { recursive: true, force: true }));
let number = 0;
const fresh = () => path.join(root, String(number++));

it('is given to one at a time, and again when it was given back', async () => {
  const folder = fresh();
  const first = await folderLease(folder).take('');
  expect(first).not.toBeNull();
  expect(await folderLease(folder).take('')).toBeNull();
  await first?.release();
  expect(await readdir(folder)).toEqual([]);
  await (await folderLease(folder).take(''))?.release();
});

it('is given to one of several that ask at once', async () => {
  const folder = fresh();
  const all = await Promise.all(Array.from({ length: 5 }, () => folderLease(folder).take('')));
  expect(all.filter((one) => one !== null)).toHaveLength(1);
  await all.find((one) => one !== null)?.release();
});

it.each([
  ['a program that is gone', { pid: 2 ** 22 + 12345, host: hostname() }, 0, true],
  ['a program that runs', { pid: process.ppid, host: hostname() }, 0, false],
  ['a program that runs and was silent for long', { pid: process.ppid, host: hostname() }, 700_000, true],
  ['a program of another machine', { pid: 1, host: 'another' }, 10_000, false],
  ['a silent program of another machine', { pid: 1, host: 'another' }, 70_000, true],
])('is taken over from %s: %j after %i ms: %s', async (_, holder, silent, taken) => {
  const folder = fresh();
  await (await folderLease(folder).take(''))?.release();
  const file = path.join(folder, 'lock');
  await writeFile(file, JSON.stringify({ ...holder, token: 'x' }));
  const then = new Date(Date.now() - silent);
  await utimes(file, then, then);
  const lease = await folderLease(folder).take('');
  expect(lease !== null).toBe(taken);
  await lease?.release();
});
