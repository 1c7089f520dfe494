/** Only one tab runs a batch: the browser's own locks, which end with the tab however it ends. */
import type { Lease } from '../bulk/runner';

/** @param locks the browser's `navigator.locks` */
export function tabLease(locks: Pick<LockManager, 'request'>): Lease {
  return {
    take: (batch) =>
      new Promise((resolve, reject) => {
        const held = locks.request(`noticemark-bulk ${batch}`, { ifAvailable: true }, (lock) => {
          if (lock === null) {
            resolve(null);
            return undefined;
          }
          return new Promise<void>((release) => {
            resolve({
              release: async () => {
                release();
                await held;
              },
            });
          });
        });
        held.catch(reject);
      }),
  };
}
