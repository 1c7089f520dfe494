import { describe, expect, it, vi } from 'vitest';
import {
  collected,
  everything,
  leaseOf,
  network,
  noticePage,
  pack,
  threeSchools,
  toolsOf,
  type World,
} from '../../tests/bulk/small-world';
import { batchOf, school } from '../../tests/bulk/store-contract';
import { HARD_NOTICE } from '../../tests/support/known-notice';
import { pdfFile } from '../../tests/support/pdf-file';
import { virtualClock } from '../../tests/support/virtual-clock';
import { memoryStore } from './memory-store';
import { createRunner } from './run';
import { candidatesOf, failuresOf, reportOf, rowsOf, schoolsOf } from './store';

async function setUp(more: Parameters<typeof toolsOf>[2] = {}, batch: Parameters<typeof batchOf>[2] = {}) {
  const clock = virtualClock();
  const { world, schools } = threeSchools();
  const net = network(world, clock);
  const store = memoryStore(batchOf('one', schools, batch));
  const tools = toolsOf(net, clock, more);
  return { clock, world, net, store, tools, runner: await createRunner(store, tools) };
}

describe('a run', () => {
  it('finds, reads and reviews the notices of every school, and says what failed', async () => {
    const { clock, store, runner } = await setUp();
    expect(await clock.run(runner.start())).toBe('done');
    const rows = await collected(rowsOf(store));
    expect(rows.map(({ school: of, kind, url }) => [of, kind, url])).toEqual([
      ['a', 'pupils', 'https://ash.example/privacy-pupils'],
      ['a', 'workforce', 'https://ash.example/privacy-staff'],
      ['b', 'pupils', 'https://beech.example/docs/trust-privacy.txt'],
    ]);
    expect(rows[0]?.cells).toHaveLength(28);
    const report = rows[0] && (await reportOf(store, rows[0]));
    expect(report?.source).toMatchObject({ location: rows[0]?.url, sha256: rows[0]?.sha256 });
    expect(report?.elements.map(({ status }) => status)).toEqual(rows[0]?.cells.map(({ status }) => status));
    expect((await collected(failuresOf(store))).map(({ school: of, code, url }) => [of, code, url])).toEqual([
      ['b', 'server-error', 'https://beech.example/privacy-parents'],
      ['c', 'name-unknown', 'https://cedar.example/'],
    ]);
    expect((await collected(schoolsOf(store))).map(({ state }) => [state.stage, state.notices])).toEqual([
      ['done', 2],
      ['done', 1],
      ['failed', 0],
    ]);
    expect(runner.progress()).toMatchObject({
      state: 'done',
      schools: { done: 2, failed: 1, waiting: 0 },
      notices: 3,
      failures: 2,
    });
  });

  it('does nothing more when it is started again', async () => {
    const { clock, store, net, tools, runner } = await setUp();
    await clock.run(runner.start());
    const before = await everything(store);
    const asked = net.asked.length;
    const again = await createRunner(store, tools);
    expect(again.progress()).toMatchObject({ notices: 3, failures: 2, schools: { done: 2, failed: 1 } });
    expect(await clock.run(again.start())).toBe('done');
    expect(net.asked).toHaveLength(asked);
    expect(await everything(store)).toEqual(before);
  });

  it('keeps the gap between two requests to a host', async () => {
    const { clock, net, runner } = await setUp({}, { settings: { ...batchOf('x', []).settings, gap: 2000 } });
    const times: number[] = [];
    const { ask } = net;
    Object.assign(net, { ask });
    const begun = clock.now();
    await clock.run(runner.start());
    times.push(clock.now() - begun);
    const own = net.asked.filter(({ url }) => url.startsWith('https://ash.example/'));
    expect(clock.now() - begun).toBeGreaterThanOrEqual((own.length - 4) * 2000 * 0.4);
  });

  it('stops when candidates are found, and goes on with what the user struck and added', async () => {
    const { clock, world, store, runner } = await setUp();
    world['https://ash.example/hidden'] = noticePage('Ash School', 'parents');
    expect(await clock.run(runner.start({ until: 'found' }))).toBe('found');
    expect(await collected(rowsOf(store))).toEqual([]);
    const staff = (await collected(candidatesOf(store))).find(({ url }) => url.endsWith('-staff'));
    await runner.strike(staff?.id ?? '');
    const added = await runner.add('a', 'https://ash.example/hidden');
    expect(await runner.add('a', 'no address')).toBeNull();
    expect(await store.get('candidates', added ?? '')).toMatchObject({ state: 'unread', by: 'user' });
    expect(await clock.run(runner.start())).toBe('done');
    const kinds = async () => (await store.ofSchool('rows', 'a')).map(({ kind }) => kind).sort();
    expect(await kinds()).toEqual(['parents', 'pupils']);
    expect(await store.get('candidates', staff?.id ?? '')).toMatchObject({ state: 'struck' });
    await runner.restore(staff?.id ?? '');
    await clock.run(runner.start());
    expect(await kinds()).toEqual(['parents', 'pupils', 'workforce']);
    await runner.strike(added ?? '');
    expect(await kinds()).toEqual(['pupils', 'workforce']);
    expect(runner.progress().notices).toBe(3);
  });

  it('tries again what failed, and nothing else', async () => {
    const { clock, world, net, store, runner } = await setUp();
    await clock.run(runner.start());
    world['https://beech.example/privacy-parents'] = noticePage('Beech School', 'parents');
    world['https://cedar.example/'] = noticePage('Cedar School', 'pupils');
    const before = net.asked.length;
    await runner.retryFailed();
    expect(runner.progress().failures).toBe(0);
    expect(await clock.run(runner.start())).toBe('done');
    expect(net.asked.slice(before).some(({ url }) => /ash|trust-privacy/.test(url))).toBe(false);
    expect((await store.ofSchool('rows', 'b')).map(({ kind }) => kind).sort()).toEqual(['parents', 'pupils']);
    expect((await store.ofSchool('rows', 'c')).map(({ kind }) => kind)).toEqual(['pupils']);
    expect(await collected(failuresOf(store))).toEqual([]);
    expect(runner.progress()).toMatchObject({ notices: 5, failures: 0 });
  });

  it('pauses and goes on; cancels and says so', async () => {
    const { clock, net, store, tools, runner } = await setUp();
    const running = runner.start();
    await clock.run(clock.sleep(1500, new AbortController().signal));
    await clock.run(runner.pause());
    expect(await running).toBe('paused');
    const asked = net.asked.length;
    await clock.run(clock.sleep(60_000, new AbortController().signal));
    expect(net.asked).toHaveLength(asked);
    const next = await createRunner(store, tools);
    const again = next.start();
    await clock.run(clock.sleep(1000, new AbortController().signal));
    await clock.run(next.cancel());
    expect(await again).toBe('cancelled');
    expect((await collected(schoolsOf(store))).every(({ state }) => /done|failed/.test(state.stage))).toBe(true);
    expect((await collected(failuresOf(store))).some(({ code }) => code === 'cancelled')).toBe(true);
    await next.retryFailed();
    expect(await clock.run(next.start())).toBe('done');
    expect((await collected(rowsOf(store))).length).toBe(3);
  });

  it('does not run what another one runs', async () => {
    const { clock, net, runner } = await setUp({ lease: leaseOf(false) });
    expect(await clock.run(runner.start())).toBe('held-elsewhere');
    expect(net.asked).toEqual([]);
  });

  it('waits for a network that is gone, pauses when it stays so, and loses nothing', async () => {
    const { clock, net, store, runner } = await setUp();
    const states = new Set<string>();
    runner.onEvent((event) => event.kind === 'progress' && states.add(event.progress.state));
    const running = runner.start();
    await clock.run(clock.sleep(1200, new AbortController().signal));
    net.down = true;
    expect(await clock.run(running)).toBe('paused');
    expect(states.has('offline')).toBe(true);
    net.down = false;
    expect(await clock.run(runner.start())).toBe('done');
    expect((await collected(rowsOf(store))).length).toBe(3);
    expect((await collected(failuresOf(store))).map(({ code }) => code)).toEqual(['server-error', 'name-unknown']);
  });

  it('reviews again for another day without asking anybody', async () => {
    const { clock, net, store, runner } = await setUp();
    await clock.run(runner.start());
    const before = await collected(rowsOf(store));
    const asked = net.asked.length;
    await runner.reviewAgain('2030-09-01');
    expect(await clock.run(runner.start())).toBe('done');
    expect(net.asked).toHaveLength(asked);
    const after = await collected(rowsOf(store));
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after[0] && (await reportOf(store, after[0]))?.asOf).toBe('2030-09-01');
    await runner.reviewAgain('2026-11-26');
    await clock.run(runner.start());
    expect(await collected(rowsOf(store))).toEqual(before);
  });

  it('reviews all of it by one rule pack', async () => {
    const { clock, net, store, tools, runner } = await setUp();
    await clock.run(runner.start({ until: 'found' }));
    const other = { ...pack, version: 'other' };
    const next = await createRunner(store, { ...tools, pack: other });
    const asked = net.asked.length;
    expect(await clock.run(next.start())).toBe('done');
    expect(net.asked).toHaveLength(asked);
    const rows = await collected(rowsOf(store));
    expect(rows[0] && (await reportOf(store, rows[0]))?.tool.rulePacks[0]?.version).toBe('other');
  });

  it('asks local addresses only where the list names them', async () => {
    const clock = virtualClock();
    const world: World = {
      'http://127.0.0.1:8080/': noticePage('Local School', 'pupils').replace(
        '<h2>Sharing',
        '<p><a href="http://127.0.0.2/privacy-notice">Privacy notice for parents</a></p><h2>Sharing',
      ),
      'http://127.0.0.2/privacy-notice': noticePage('Other', 'parents'),
    };
    const net = network(world, clock);
    const store = memoryStore(
      batchOf('one', [school('l', { name: 'Local School', website: 'http://127.0.0.1:8080/' })]),
    );
    await clock.run((await createRunner(store, toolsOf(net, clock))).start());
    expect((await collected(rowsOf(store))).length).toBe(1);
    expect(net.asked.some(({ url }) => url.startsWith('http://127.0.0.2'))).toBe(false);
  });

  it('reads files that were given, a folder a school', async () => {
    const files: Record<string, string> = {
      'file:Ash/pupils.html': noticePage('Ash School', 'pupils'),
      'file:Ash/nothing.txt': '',
    };
    const clock = virtualClock();
    const net = network({}, clock);
    const listed = school('Ash', { website: null, notices: [...Object.keys(files), 'file:Ash/gone.pdf'] });
    const store = memoryStore(batchOf('one', [listed]));
    const file = async (address: string) =>
      files[address] === undefined ? null : new TextEncoder().encode(files[address]);
    expect(await clock.run((await createRunner(store, toolsOf(net, clock, { file }))).start())).toBe('done');
    expect((await collected(rowsOf(store))).map(({ url }) => url)).toEqual(['file:Ash/pupils.html']);
    expect((await collected(failuresOf(store))).map(({ url, code }) => [url, code])).toEqual([
      ['file:Ash/nothing.txt', 'empty'],
      ['file:Ash/gone.pdf', 'not-there'],
    ]);
    expect(net.asked).toEqual([]);
  });

  it('asks links where that is wanted, each address once in a run', async () => {
    const { clock, world, net, store, runner } = await setUp(
      {},
      { settings: { ...batchOf('x', []).settings, links: true } },
    );
    world['https://ico.example/complain'] = '<main><h1>Complain</h1></main>';
    await clock.run(runner.start());
    expect(net.asked.filter(({ url }) => url === 'https://ico.example/complain')).toHaveLength(1);
    const rows = await collected(rowsOf(store));
    for (const row of rows) {
      const links = (await reportOf(store, row))?.links ?? [];
      expect(links.find(({ href }) => href.includes('ico.example'))?.outcome).toBe('ok');
    }
  });

  it('reads a PDF again that took too long: a device that slept or was busy is no fault of the file', async () => {
    const bytes = await pdfFile(HARD_NOTICE);
    const clock = virtualClock();
    const store = memoryStore(batchOf('one', [school('Ash', { website: null, notices: ['file:Ash/pupils.pdf'] })]));
    const runner = await createRunner(store, toolsOf(network({}, clock), clock, { file: async () => bytes }));
    const late = vi.spyOn(AbortSignal, 'timeout');
    late.mockImplementationOnce(() => AbortSignal.abort(new DOMException('', 'TimeoutError')));
    expect(await clock.run(runner.start())).toBe('done');
    expect(late).toHaveBeenCalledTimes(2);
    late.mockRestore();
    expect(await collected(failuresOf(store))).toEqual([]);
    expect((await collected(rowsOf(store))).map(({ url }) => url)).toEqual(['file:Ash/pupils.pdf']);
  });
});
