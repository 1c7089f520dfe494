import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { folderShelf } from '../../tests/bulk/folder-shelf';
import { batchOf, candidate, school, storeContract } from '../../tests/bulk/store-contract';
import { createBatchFolder, openBatchFolder, UnreadableFolder } from './bulk-store';

const root = await mkdtemp(path.join(tmpdir(), 'noticemark-store-'));
afterAll(() => rm(root, { recursive: true, force: true }));

storeContract('a folder', async (name) => folderShelf(path.join(root, name)), true);

describe('a folder', () => {
  const batch = batchOf('one', [school('a')]);

  it('has every commit whole or not at all, wherever the journal is cut off', async () => {
    const folder = path.join(root, 'cut');
    const store = await createBatchFolder(folder, batch);
    const begun = (await readFile(path.join(folder, 'journal.jsonl'))).length;
    for (let number = 0; number < 3; number++) {
      await store.commit([
        { put: 'candidates', record: candidate(`c${number}`, 'a', number) },
        { keep: `k${number}`, bytes: new Uint8Array([number]) },
      ]);
    }
    const journal = await readFile(path.join(folder, 'journal.jsonl'));
    await store.close();
    for (let length = begun; length <= journal.length; length += 37) {
      await writeFile(path.join(folder, 'journal.jsonl'), journal.subarray(0, length));
      const opened = await openBatchFolder(folder);
      const candidates = await opened.ofSchool('candidates', 'a');
      for (let number = 0; number < 3; number++) {
        expect((await opened.bytes(`k${number}`)) !== null).toBe(candidates.length > number);
      }
      // What is written then is found by the next one.
      await opened.commit([{ put: 'candidates', record: candidate('after', 'a', 9) }]);
      await opened.close();
      const again = await openBatchFolder(folder);
      expect((await again.ofSchool('candidates', 'a')).map(({ id }) => id)).toEqual([
        ...candidates.map(({ id }) => id),
        'after',
      ]);
      await again.close();
    }
  });

  it('says so where it was damaged before its end, and does not cut the rest off', async () => {
    const folder = path.join(root, 'damaged');
    const store = await createBatchFolder(folder, batch);
    await store.commit([{ put: 'candidates', record: candidate('c', 'a', 0) }]);
    await store.close();
    const file = path.join(folder, 'journal.jsonl');
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [...lines.slice(0, 3), '{"put":"cand', ...lines.slice(3)].join('\n'));
    await expect(openBatchFolder(folder)).rejects.toThrow(UnreadableFolder);
    expect(await readFile(file, 'utf8')).toContain('"end":1}\n');
  });

  it('refuses what is no batch, and one of a newer version', async () => {
    await expect(openBatchFolder(path.join(root, 'none'))).rejects.toThrow(/no bulk review/);
    const folder = path.join(root, 'newer');
    await (await createBatchFolder(folder, batch)).close();
    await writeFile(path.join(folder, 'journal.jsonl'), '{"format":"noticemark-bulk","version":99}\n');
    await expect(openBatchFolder(folder)).rejects.toThrow(/newer version/);
    await writeFile(path.join(folder, 'journal.jsonl'), '{"some":"thing"}\n');
    await expect(openBatchFolder(folder)).rejects.toThrow(/no bulk review/);
  });

  it('does not take a folder that holds a batch for a new one', async () => {
    const folder = path.join(root, 'twice');
    await (await createBatchFolder(folder, batch)).close();
    await expect(createBatchFolder(folder, batch)).rejects.toThrow(/already/);
  });

  it('gives back the room of what counts no more, and of files that no commit names', async () => {
    const folder = path.join(root, 'room');
    const store = await createBatchFolder(folder, batch);
    const large = new Uint8Array(60_000).fill(7);
    for (let number = 0; number < 30; number++) {
      await store.commit([
        { keep: 'same', bytes: large },
        { keep: 'small', bytes: large.subarray(0, 10_000 + number) },
        { put: 'candidates', record: candidate('c', 'a', number) },
      ]);
    }
    expect(await readdir(path.join(folder, 'files'))).toHaveLength(1);
    const before = await store.size();
    await store.close();
    await appendFile(path.join(folder, 'files', 'left-over'), 'x');
    const again = await openBatchFolder(folder);
    expect(await again.size()).toBeLessThan(before / 3);
    expect(await readdir(path.join(folder, 'files'))).toHaveLength(1);
    expect((await again.bytes('same'))?.length).toBe(60_000);
    expect((await again.bytes('small'))?.length).toBe(10_029);
    expect((await again.get('candidates', 'c'))?.position).toBe(29);
    await again.close();
  });
});
