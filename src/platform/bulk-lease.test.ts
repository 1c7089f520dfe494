import { expect, it } from 'vitest';
import { tabLease } from './bulk-lease';

/** Locks as the browser has them, as far as they are used here. */
function fakeLocks(): Pick<LockManager, 'request'> {
  const held = new Set<string>();
  const request = async (name: string, _: LockOptions, act: (lock: Lock | null) => unknown) => {
    if (held.has(name)) return act(null);
    held.add(name);
    try {
      return await act({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  };
  return { request: request as LockManager['request'] };
}

it('is given to one at a time, and again when it was given back', async () => {
  const lease = tabLease(fakeLocks());
  const first = await lease.take('a');
  expect(first).not.toBeNull();
  expect(await lease.take('a')).toBeNull();
  expect(await lease.take('b')).not.toBeNull();
  await first?.release();
  expect(await lease.take('a')).not.toBeNull();
});
