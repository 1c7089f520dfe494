/** The invented sites themselves: the same every time, with the truth told of them, and searched as the proof does. */
import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { likeness } from '../../src/links/sketch';
import { loadPack } from '../../src/rules/load';
import { siteFetch } from './fetch-site';
import { type Searched, searchSite, tallyOf, toolsOf } from './search-site';
import { type Sites, startSites } from './sites';

const open: Sites[] = [];
const start = async (count: number, seed: number) => {
  const sites = await startSites({ count, seed });
  open.push(sites);
  return sites;
};
afterAll(async () => {
  await Promise.all(open.map((sites) => sites.close()));
});
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('invented sites', () => {
  it('are the same for the same seed, byte for byte, and others for another', async () => {
    const [first, second, other] = [await start(12, 7), await start(12, 7), await start(12, 8)];
    expect(second.truth.map(({ notices }) => notices)).toEqual(first.truth.map(({ notices }) => notices));
    expect(other.truth.map(({ notices }) => notices)).not.toEqual(first.truth.map(({ notices }) => notices));
    const notices = first.truth.flatMap((one) => one.notices.filter(({ reach }) => reach === 'open'));
    const formats = (['html', 'pdf', 'word'] as const).map((format) => notices.find((one) => one.format === format));
    for (const one of formats) {
      const url = one?.address ?? '';
      const [a, b] = await Promise.all([first, second].map((sites) => siteFetch(sites)({ url, as: 'document' })));
      if (a?.kind !== 'fetched' || b?.kind !== 'fetched') throw new Error(`${url} could not be had`);
      expect(hash(b.bytes)).toBe(hash(a.bytes));
    }
  });

  it('hold enough of everything that the proof is about', async () => {
    const { truth } = await start(60, 1);
    const notices = truth.flatMap((one) => one.notices);
    expect(new Set(truth.map(({ plan }) => plan.style)).size).toBe(6);
    expect(new Set(notices.map(({ format }) => format))).toEqual(new Set(['html', 'pdf', 'word']));
    expect(new Set(notices.flatMap(({ kinds }) => kinds)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(notices.map(({ reach }) => reach)).size).toBeGreaterThanOrEqual(8);
    expect(truth.flatMap(({ decoys }) => decoys).length).toBeGreaterThan(300);
    expect(truth.filter(({ notices: own }) => own.length === 0).length).toBeGreaterThanOrEqual(3);
    const groups = new Map<string, number>();
    for (const { group } of notices) if (group !== null) groups.set(group, (groups.get(group) ?? 0) + 1);
    expect(Math.max(...groups.values())).toBeGreaterThanOrEqual(4);
    expect(notices.some(({ drift }) => drift)).toBe(true);
  });

  it('are the same when they are made one by one', async () => {
    const [usual, light] = [await start(9, 7), await startSites({ count: 9, seed: 7, light: true })];
    open.push(light);
    expect(light.list).toEqual(usual.list);
    expect(light.truthOf(8).notices).toEqual(usual.truth[8]?.notices);
  });

  it('are told apart by name, count what is asked of each, and are written as a list of schools', async () => {
    const sites = await start(4, 3);
    const [row] = sites.list;
    const home = sites.truth[0]?.plan.host ?? '';
    const outcome = await siteFetch(sites)({ url: `http://${home}/`, as: 'page' });
    expect(outcome).toMatchObject({ kind: 'fetched', status: 200 });
    expect(sites.requests().get(home)).toBe(1);
    expect(sites.log()).toEqual([`${home}/`]);
    expect(sites.route('www.nobody.example.org')).toBeNull();
    const lines = sites.csv().trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 4 + 2);
    expect(lines[1]).toContain(`"${row?.name}"`);
    expect(lines.at(-1)).toContain('"Closed"');
  });
});

describe('a search of invented sites', () => {
  it('finds what is there and nothing else, and knows one text on many sites again', async () => {
    const pack = await loadPack();
    const sites = await start(11, 5);
    const tools = toolsOf(pack);
    const searched: Searched[] = [];
    for (const truth of sites.truth) searched.push(await searchSite(truth, sites, tools));
    const tally = tallyOf(searched);
    expect(tally.lines).toEqual([]);
    expect(tally.found).toBe(tally.there);
    expect(tally.found).toBeGreaterThan(12);

    const readings = searched.flatMap(({ truth, result }) =>
      truth.notices.flatMap(({ address, group, drift, format }) => {
        const reading = result.candidates.find(({ lead }) => lead.url === address)?.lead.reading;
        return group === null || !reading ? [] : [{ group, drift, format, reading }];
      }),
    );
    const like = (a: (typeof readings)[number], b: (typeof readings)[number]) =>
      likeness(Uint32Array.from(a.reading.sketch), Uint32Array.from(b.reading.sketch));
    const pairs = readings.flatMap((a, at) => readings.slice(at + 1).map((b) => [a, b] as const));
    const same = pairs.filter(([a, b]) => a.group === b.group);
    expect(same.length).toBeGreaterThan(2);
    for (const [a, b] of same) {
      expect(like(a, b)).toBeGreaterThan(0.5);
      if (!a.drift && !b.drift && a.format === b.format) expect(b.reading.textHash).toBe(a.reading.textHash);
    }
    for (const [a, b] of pairs.filter(([one, other]) => one.group !== other.group))
      expect(like(a, b)).toBeLessThan(0.5);
  }, 180_000);
});
