import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { batchOf, candidate, school, storeContract } from '../../tests/bulk/store-contract';
import { openBulkShelf } from './bulk-store';

storeContract('the browser’s database', (name) => openBulkShelf(name), true);

describe('the browser’s database', () => {
  it('takes a commit back whole where one record cannot be written', async () => {
    const store = await (await openBulkShelf('whole')).create(batchOf('one', [school('a')]));
    const broken = { ...candidate('bad', 'a', 1), position: Number.NaN, linkText: (() => 1) as never };
    await expect(
      store.commit([
        { put: 'candidates', record: candidate('good', 'a', 0) },
        { put: 'candidates', record: broken },
      ]),
    ).rejects.toThrow();
    expect(await store.get('candidates', 'good')).toBeNull();
    await store.commit([{ put: 'candidates', record: candidate('good', 'a', 0) }]);
    expect(await store.get('candidates', 'good')).not.toBeNull();
  });

  it('knows its size without what was dropped', async () => {
    const store = await (await openBulkShelf('size')).create(batchOf('one', [school('a')]));
    await store.commit([{ keep: 'x', bytes: new Uint8Array(5000) }]);
    await store.commit([{ keep: 'x', bytes: new Uint8Array(100) }]);
    expect(await store.size()).toBe(100);
    await store.commit([{ forget: 'x' }]);
    expect(await store.size()).toBe(0);
  });
});
