import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everything, network, threeSchools, toolsOf } from '../../tests/bulk/small-world';
import { batchOf } from '../../tests/bulk/store-contract';
import { virtualClock } from '../../tests/support/virtual-clock';
import { memoryStore } from './memory-store';
import { createRunner } from './run';
import type { BulkStore } from './store';

interface Kill {
  /** Commits of the session until it is killed. */
  readonly at: number;
  /** Was the last commit kept before the program was gone? */
  readonly kept: boolean;
}

const SCHOOLS_AT_ONCE = 3;

/** A store whose program is gone after so many commits: nothing is kept or answered after that. */
function killedAt(store: BulkStore, { at, kept }: Kill): BulkStore {
  let commits = 0;
  const gone = () => commits >= at;
  const alive = async <T>(act: () => Promise<T>): Promise<T> => {
    if (gone()) throw new Error('killed');
    return act();
  };
  return {
    ...store,
    get: (table, id) => alive(() => store.get(table, id)),
    ofSchool: (table, id) => alive(() => store.ofSchool(table, id)),
    bytes: (id) => alive(() => store.bytes(id)),
    async commit(changes) {
      if (gone()) throw new Error('killed');
      commits++;
      if (commits < at || kept) await store.commit(changes);
      if (gone()) throw new Error('killed');
    },
  };
}

async function run(kills: readonly Kill[], links: boolean) {
  const clock = virtualClock();
  const { world, schools } = threeSchools();
  world['https://ico.example/complain'] = '<main><h1>Complain</h1></main>';
  const net = network(world, clock);
  const { settings } = batchOf('x', []);
  const store = memoryStore(batchOf('one', schools, { settings: { ...settings, links } }));
  const tools = toolsOf(net, clock, { schoolsAtOnce: SCHOOLS_AT_ONCE });
  for (const kill of kills) {
    const runner = await createRunner(killedAt(store, kill), tools).catch(() => null);
    if (runner !== null) await clock.run(runner.start()).catch(() => undefined);
  }
  const runner = await createRunner(store, tools);
  const end = await clock.run(runner.start());
  return { end, kept: await everything(store), asked: net.asked.map(({ url }) => url), progress: runner.progress() };
}

it.each([false, true])(
  'comes to the same end however often and wherever it is killed (links: %s)',
  { timeout: 180_000 },
  async (links) => {
    const whole = await run([], links);
    expect(whole.end).toBe('done');
    const kill = fc.record({ at: fc.integer({ min: 1, max: 14 }), kept: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(kill, { minLength: 1, maxLength: 5 }), async (kills) => {
        const { end, kept, asked, progress } = await run(kills, links);
        expect(end).toBe('done');
        expect(kept).toEqual(whole.kept);
        expect(progress).toMatchObject({ notices: whole.progress.notices, failures: whole.progress.failures });
        // Asked again is only what was under way in a school when it was killed, each address with its second tries, and
        // one that answered before, to see whether the network is there.
        for (const url of new Set(asked)) {
          const times = (list: readonly string[]) => list.filter((one) => one === url).length;
          expect(times(asked)).toBeLessThanOrEqual(times(whole.asked) * (1 + kills.length) + kills.length);
        }
        expect(new Set(asked)).toEqual(new Set(whole.asked));
        const most = links ? Number.POSITIVE_INFINITY : whole.asked.length + kills.length * SCHOOLS_AT_ONCE * 2;
        expect(asked.length).toBeLessThanOrEqual(most);
      }),
      { numRuns: links ? 4 : 8 },
    );
  },
);
