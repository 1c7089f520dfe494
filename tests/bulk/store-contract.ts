/** What every store of a batch must do, whatever it is made of. */
import { describe, expect, it } from 'vitest';
import type { Batch, School } from '../../src/bulk/batch';
import type { BulkShelf, KeptCandidate, KeptFailure } from '../../src/bulk/store';
import { candidatesOf, failuresOf, schoolsOf } from '../../src/bulk/store';

export function school(id: string, more: Partial<School> = {}): School {
  return {
    id,
    name: `School ${id}`,
    urn: id,
    website: `https://${id}.example/`,
    notices: [],
    trust: null,
    phase: null,
    type: null,
    authority: null,
    ...more,
  };
}

export function batchOf(id: string, schools: readonly School[], more: Partial<Batch> = {}): Batch {
  return {
    id,
    name: `Batch ${id}`,
    createdAt: '2026-11-26T09:00:00.000Z',
    settings: { asOf: '2026-11-26', links: false, gap: 500, mostPages: 60, mostDepth: 4 },
    schools,
    previous: null,
    ...more,
  };
}

export function candidate(id: string, of: string, position: number, more: Partial<KeptCandidate> = {}): KeptCandidate {
  return {
    id,
    school: of,
    url: `https://${of}.example/${id}`,
    foundOn: null,
    linkText: 'Privacy “notice”\r\n\u2028',
    promise: 0.5,
    score: null,
    state: 'unread',
    by: 'found',
    mediaType: null,
    sha256: null,
    textHash: null,
    validators: null,
    position,
    readFrom: null,
    retrievedAt: null,
    hasText: false,
    warnings: [],
    reviewedAs: null,
    also: [],
    reason: null,
    ...more,
  };
}

const failure = (id: string, of: string, position: number): KeptFailure => ({
  id,
  school: of,
  url: 'https://a.example/',
  code: 'timeout',
  message: 'It did not answer.',
  position,
  candidate: null,
});

const hexOf = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex');

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
}

/**
 * @param open a shelf on what is kept under a name; called again with the same name, as after a crash
 */
export function storeContract(name: string, open: (name: string) => Promise<BulkShelf>, survives: boolean): void {
  let number = 0;
  const fresh = () => `contract-${name}-${process.pid}-${number++}`;

  describe(`a batch kept in ${name}`, () => {
    it('gives back what was kept, by id and by school in order of position', async () => {
      const shelf = await open(fresh());
      const store = await shelf.create(batchOf('one', [school('b'), school('a')]));
      await store.commit([
        { put: 'candidates', record: candidate('c2', 'a', 2) },
        { put: 'candidates', record: candidate('c1', 'a', 1) },
        { put: 'candidates', record: candidate('c3', 'b', 0) },
        { put: 'failures', record: failure('f', 'a', 0) },
      ]);
      expect(await store.get('candidates', 'c2')).toEqual(candidate('c2', 'a', 2));
      expect(await store.get('candidates', 'none')).toBeNull();
      expect((await store.ofSchool('candidates', 'a')).map(({ id }) => id)).toEqual(['c1', 'c2']);
      expect((await all(candidatesOf(store))).map(({ id }) => id)).toEqual(['c3', 'c1', 'c2']);
      expect(await all(failuresOf(store))).toEqual([failure('f', 'a', 0)]);
      expect((await all(schoolsOf(store))).map(({ school: one, state }) => [one.id, state.stage])).toEqual([
        ['b', 'waiting'],
        ['a', 'waiting'],
      ]);
      await store.close();
    });

    it('replaces, moves to another school and drops', async () => {
      const shelf = await open(fresh());
      const store = await shelf.create(batchOf('one', [school('a'), school('b')]));
      await store.commit([{ put: 'candidates', record: candidate('c', 'a', 0) }]);
      await store.commit([{ put: 'candidates', record: candidate('c', 'b', 0, { state: 'notice' }) }]);
      expect(await store.ofSchool('candidates', 'a')).toEqual([]);
      expect((await store.get('candidates', 'c'))?.state).toBe('notice');
      await store.commit([
        { drop: 'candidates', id: 'c' },
        { drop: 'candidates', id: 'never there' },
      ]);
      expect(await all(candidatesOf(store))).toEqual([]);
      await store.close();
    });

    it('keeps bytes under any name, and forgets them', async () => {
      const shelf = await open(fresh());
      const store = await shelf.create(batchOf('one', []));
      const large = new Uint8Array(300_000).map((_, at) => (at * 7) % 251);
      const names = ['review a/b ../c', 'review a/b ../C', 'æ — “name” '.repeat(60)];
      await store.commit(names.map((keep, at) => ({ keep, bytes: large.subarray(at) })));
      for (const [at, id] of names.entries()) expect(hexOf(await store.bytes(id))).toBe(hexOf(large.subarray(at)));
      await store.commit([{ keep: names[0] ?? '', bytes: new Uint8Array([1]) }, { forget: names[1] ?? '' }]);
      expect(await store.bytes(names[0] ?? '')).toEqual(new Uint8Array([1]));
      expect(await store.bytes(names[1] ?? '')).toBeNull();
      expect(await store.size()).toBeGreaterThan(200_000);
      await store.close();
    });

    it('takes commits at the same time in their order', async () => {
      const shelf = await open(fresh());
      const store = await shelf.create(batchOf('one', [school('a')]));
      await Promise.all(
        Array.from({ length: 50 }, (_, position) =>
          store.commit([
            { put: 'candidates', record: candidate('same', 'a', position) },
            { put: 'candidates', record: candidate(`c${position}`, 'a', position) },
          ]),
        ),
      );
      expect((await store.get('candidates', 'same'))?.position).toBe(49);
      expect(await store.ofSchool('candidates', 'a')).toHaveLength(51);
      await store.close();
    });

    it('lists batches newest first, and deletes one with all of it', async () => {
      const shelf = await open(fresh());
      const old = await shelf.create(batchOf('old', [school('a')], { createdAt: '2026-09-01T00:00:00.000Z' }));
      await old.commit([
        { put: 'candidates', record: candidate('c', 'a', 0) },
        { keep: 'x', bytes: new Uint8Array(9) },
      ]);
      const recent = await shelf.create(batchOf('new', [school('a'), school('b')]));
      await recent.commit([{ put: 'candidates', record: candidate('c', 'a', 7) }]);
      expect((await shelf.list()).map(({ id, schools }) => [id, schools])).toEqual([
        ['new', 2],
        ['old', 1],
      ]);
      await Promise.all([old.close(), recent.close()]);
      await shelf.remove('old');
      expect((await shelf.list()).map(({ id }) => id)).toEqual(['new']);
      expect(await shelf.open('old')).toBeNull();
      const left = await shelf.open('new');
      expect((await left?.ofSchool('candidates', 'a'))?.map(({ position }) => position)).toEqual([7]);
      await left?.close();
    });

    it('keeps a changed batch', async () => {
      const shelf = await open(fresh());
      const store = await shelf.create(batchOf('one', [school('a')]));
      await store.commit([{ batch: batchOf('one', [school('a'), school('b')], { name: 'Other' }) }]);
      expect((await store.batch()).schools).toHaveLength(2);
      await store.close();
      expect((await shelf.list())[0]).toMatchObject({ name: 'Other', schools: 2 });
    });

    if (survives)
      it('has everything when it is opened again', async () => {
        const place = fresh();
        const store = await (await open(place)).create(batchOf('one', [school('a')]));
        await store.commit([
          { put: 'candidates', record: candidate('c', 'a', 0) },
          { keep: 'x', bytes: new Uint8Array([1, 2]) },
        ]);
        await store.commit([{ put: 'candidates', record: candidate('c', 'a', 3) }]);
        await store.close();
        const again = await (await open(place)).open('one');
        expect((await again?.get('candidates', 'c'))?.position).toBe(3);
        expect(await again?.bytes('x')).toEqual(new Uint8Array([1, 2]));
        expect((await again?.batch())?.name).toBe('Batch one');
        await again?.close();
      });
  });
}
