/** What is done again, and what is not: documents that have not changed, files, links that had no permission. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/bulk/memory-store';
import { createRunner } from '../../src/bulk/run';
import { candidatesOf, failuresOf, reportOf, rowsOf } from '../../src/bulk/store';
import { createLinkTransport } from '../../src/cli/link-transport';
import { systemClock, USUAL_PACE } from '../../src/links/index';
import { virtualClock } from '../support/virtual-clock';
import { collected, homePage, network, noticePage, policiesPage, threeSchools, toolsOf } from './small-world';
import { batchOf, school } from './store-contract';

describe('a document that has not changed', () => {
  it('is answered by "not modified", for its tag or its day, and not read a second time', async () => {
    const pages: Record<string, string> = {
      '/': homePage('Ash School'),
      '/policies': policiesPage([
        ['/pupils.pdf', 'Privacy notice for pupils'],
        ['/staff.pdf', 'Privacy notice for the workforce'],
      ]),
      '/pupils.pdf': noticePage('Ash School', 'pupils'),
      '/staff.pdf': noticePage('Ash School', 'workforce'),
    };
    const day = 'Mon, 07 Sep 2026 08:00:00 GMT';
    const answers: string[] = [];
    const server = createServer(({ url = '', headers }, response) => {
      const text = pages[url];
      const isSame = headers['if-none-match'] === '"p1"' || headers['if-modified-since'] === day;
      const status = text === undefined ? 404 : isSame ? 304 : 200;
      answers.push(`${status} ${url}`);
      const known = url === '/pupils.pdf' ? { etag: '"p1"' } : url === '/staff.pdf' ? { 'last-modified': day } : {};
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...known });
      response.end(status === 200 ? text : undefined);
    });
    await new Promise<void>((done) => {
      server.listen(0, '127.0.0.1', done);
    });
    const { port } = server.address() as AddressInfo;
    const tools = {
      ...toolsOf(network({}, virtualClock()), virtualClock()),
      clock: systemClock,
      ask: createLinkTransport({ userAgent: 'Noticemark/0' }),
      pace: { ...USUAL_PACE, later: 1 },
    };
    const listed = [school('a', { name: 'Ash School', website: `http://127.0.0.1:${port}/` })];
    const settings = { ...batchOf('x', []).settings, gap: 0 };
    const first = memoryStore(batchOf('one', listed, { settings }));
    expect(await (await createRunner(first, tools)).start()).toBe('done');
    const begun = answers.length;
    const second = memoryStore(batchOf('two', listed, { settings, previous: 'one' }));
    let read = 0;
    const counted: typeof second = {
      ...second,
      commit(changes) {
        for (const change of changes) if ('put' in change && change.put === 'readings') read++;
        return second.commit(changes);
      },
    };
    expect(await (await createRunner(counted, { ...tools, previous: first })).start()).toBe('done');
    server.close();
    const again = answers.slice(begun);
    expect(again).toEqual(expect.arrayContaining(['304 /pupils.pdf', '304 /staff.pdf']));
    expect(again).not.toContain('200 /pupils.pdf');
    expect(again).not.toContain('200 /staff.pdf');
    expect(read).toBe(0);
    const shown = async (store: typeof first) =>
      (await collected(rowsOf(store))).map(({ url, kind, textHash, cells }) => ({ url, kind, textHash, cells }));
    expect(await shown(second)).toEqual(await shown(first));
    expect(await shown(first)).toHaveLength(2);
  });
});

describe('files that are run anew', () => {
  const files: Record<string, string> = {
    'file:Ash/pupils.html': noticePage('Ash School', 'pupils'),
    'file:Ash/staff.html': noticePage('Ash School', 'workforce'),
  };
  const listed = [school('Ash', { name: 'Ash', website: null, notices: Object.keys(files) })];
  const given = (all: Record<string, string>) => async (address: string) =>
    all[address] === undefined ? null : new TextEncoder().encode(all[address]);

  it('are reviewed from what was read of them, by the day of the new run, or read where they are given again', async () => {
    const clock = virtualClock();
    const net = network({}, clock);
    const first = memoryStore(batchOf('one', listed));
    await clock.run((await createRunner(first, toolsOf(net, clock, { file: given(files) }))).start());
    const settings = { ...batchOf('x', []).settings, asOf: '2030-09-01' };
    const second = memoryStore(batchOf('two', listed, { settings, previous: 'one' }));
    const newer = { 'file:Ash/staff.html': noticePage('Ash School', 'workforce', 'And we hold shoe sizes.') };
    const tools = toolsOf(net, clock, { file: given(newer), previous: first });
    expect(await clock.run((await createRunner(second, tools)).start())).toBe('done');
    expect(await collected(failuresOf(second))).toEqual([]);
    const [before, after] = [await collected(rowsOf(first)), await collected(rowsOf(second))];
    expect(after.map(({ url }) => url)).toEqual(before.map(({ url }) => url));
    expect(after[0]?.textHash).toBe(before[0]?.textHash);
    expect(after[1]?.textHash).not.toBe(before[1]?.textHash);
    expect(after[0] && (await reportOf(second, after[0]))?.asOf).toBe('2030-09-01');
  });
});

describe('links that the browser may not ask', () => {
  it('are counted by host, and asked once that is permitted', async () => {
    const clock = virtualClock();
    const { world, schools } = threeSchools();
    world['https://ico.example/complain'] = '<main><h1>Complain</h1></main>';
    const net = network(world, clock);
    let permitted = false;
    const ask: typeof net.ask = async (request) =>
      request.url.startsWith('https://ico.example/') && !permitted
        ? { kind: 'fault', fault: 'permission' }
        : net.ask(request);
    const settings = { ...batchOf('x', []).settings, links: true };
    const store = memoryStore(batchOf('one', schools, { settings }));
    const runner = await createRunner(store, { ...toolsOf(net, clock), ask });
    await clock.run(runner.start());
    const unchecked = async () => (await collected(candidatesOf(store))).flatMap((one) => one.unchecked ?? []);
    expect(await unchecked()).toEqual([
      { host: 'ico.example', links: 1, forPermission: true },
      { host: 'ico.example', links: 1, forPermission: true },
      { host: 'ico.example', links: 1, forPermission: true },
    ]);
    permitted = true;
    const asked = net.asked.length;
    await runner.askLinksAgain();
    expect(await clock.run(runner.start())).toBe('done');
    const again = net.asked.slice(asked).map(({ url }) => url);
    expect(again.filter((url) => url === 'https://ico.example/complain')).toHaveLength(1);
    expect(again.every((url) => url.startsWith('https://ico.example/'))).toBe(true);
    expect(await unchecked()).toEqual([]);
    for (const row of await collected(rowsOf(store))) {
      const links = (await reportOf(store, row))?.links ?? [];
      expect(links.find(({ href }) => href.includes('ico.example'))?.outcome).toBe('ok');
    }
  });
});
