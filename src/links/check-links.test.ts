import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../tests/support/virtual-clock';
import { readHtml } from '../read/html';
import { loadPack } from '../rules/load';
import { createLinkCache } from './cache';
import { createLinkChecker, type LinkTools, linkPlan } from './check-links';
import { USUAL_PACE } from './pace';
import type { AskLink, LinkReply, LinkRequest } from './port';

const pack = await loadPack();

const notice = (...hrefs: string[]) =>
  readHtml(
    `<main><h1>Notice</h1>${hrefs.map((href) => `<p>We keep <a href="${href}">this document</a> there.</p>`).join('')}</main>`,
  );

const WORDS = 'We keep what the law asks us to keep and tell you so in plain words. '.repeat(20);
const PAGE = `<title>A page</title><h1>A page</h1><p>${WORDS}</p>`;

function answer(status: number, headers: Record<string, string> = {}, body = PAGE, url = ''): LinkReply {
  return {
    kind: 'answer',
    status,
    url,
    header: (name) => ({ 'content-type': 'text/html', ...headers })[name] ?? null,
    read: async () => ({ bytes: new TextEncoder().encode(body), complete: true }),
    close: () => undefined,
  };
}

interface Asked extends Pick<LinkRequest, 'url' | 'method'> {
  readonly at: number;
}

/** A network of one function, with the clock's time of each request. Answers take `ms`. */
function network(answers: (request: LinkRequest, before: number) => LinkReply, ms = 50) {
  const clock = virtualClock();
  const asked: Asked[] = [];
  const begun = clock.now();
  let running = 0;
  let most = 0;
  const ask: AskLink = async (request) => {
    const before = asked.filter(({ url }) => url === request.url).length;
    asked.push({ url: request.url, method: request.method, at: clock.now() - begun });
    running++;
    most = Math.max(most, running);
    await clock.sleep(ms, request.signal);
    running--;
    if (request.signal.aborted) return { kind: 'fault', fault: 'aborted' };
    const reply = answers(request, before);
    return reply.kind === 'answer' && reply.url === '' ? { ...reply, url: request.url } : reply;
  };
  const tools: LinkTools = { pack, ask, clock, random: () => 0 };
  return { clock, asked, tools, most: () => most };
}

const NEVER = new AbortController().signal;
const FILE = 'notice.html';

describe('manners', () => {
  it('asks a host one at a time with a gap, and faster once it has shown to be fast', async () => {
    const { tools, clock, asked } = network(() => answer(200));
    const hrefs = Array.from({ length: 6 }, (_, at) => `https://a.example/${at}`);
    await clock.run(createLinkChecker(tools).check({ notice: notice(...hrefs), location: FILE }, NEVER));
    const gaps = asked.slice(1).map(({ at }, before) => at - (asked[before]?.at ?? 0));
    expect(gaps.slice(0, 2)).toEqual([550, 550]);
    expect(gaps.at(-1)).toBe(USUAL_PACE.fastGap);
  });

  it('asks many hosts at once, but no more than the limit', async () => {
    const { tools, clock, most } = network(() => answer(200));
    const hrefs = Array.from({ length: 30 }, (_, at) => `https://h${at}.example/`);
    await clock.run(createLinkChecker(tools).check({ notice: notice(...hrefs), location: FILE }, NEVER));
    expect(most()).toBe(USUAL_PACE.atOnce);
  });

  it('asks for an address once in a run, however many notices have it, and for its redirects too', async () => {
    const { tools, clock, asked } = network(({ url }) =>
      url.endsWith('/old') ? answer(301, { location: '/new' }) : answer(200),
    );
    const checker = createLinkChecker(tools);
    const source = {
      notice: notice('https://a.example/old', 'https://a.example/new', 'https://a.example/new#x'),
      location: FILE,
    };
    await clock.run(Promise.all([checker.check(source, NEVER), checker.check(source, NEVER)]));
    const plain = asked.map(({ url }) => url);
    expect(plain.filter((url) => url.endsWith('/old'))).toHaveLength(1);
    expect(plain.every((url) => !url.includes('#'))).toBe(true);
  });

  it('waits as long as Retry-After says, seconds or a date, and leaves the whole host alone', async () => {
    const { tools, clock, asked } = network(({ url }, before) =>
      url.endsWith('/1') && before === 0 ? answer(429, { 'retry-after': '30' }) : answer(200),
    );
    const source = { notice: notice('https://a.example/1', 'https://a.example/2'), location: FILE };
    const answers = await clock.run(createLinkChecker(tools).check(source, NEVER));
    expect(asked.slice(1).every(({ at }) => at >= 30_000)).toBe(true);
    expect([...answers.values()].map(({ outcome }) => outcome.code)).toEqual(['ok', 'ok']);
  });

  it('does not wait for hours', async () => {
    const { tools, clock, asked } = network(() => answer(503, { 'retry-after': '7200' }));
    const answers = await clock.run(
      createLinkChecker(tools).check({ notice: notice('https://a.example/'), location: FILE }, NEVER),
    );
    expect(answers.get('https://a.example/')?.outcome.code).toBe('not-checked-busy');
    expect(asked).toHaveLength(1);
  });

  it('tries a failure again later before it counts', async () => {
    const { tools, clock, asked } = network((_, before) => (before === 0 ? answer(500) : answer(200)));
    const answers = await clock.run(
      createLinkChecker(tools).check({ notice: notice('https://a.example/'), location: FILE }, NEVER),
    );
    expect(answers.get('https://a.example/')?.outcome.code).toBe('ok');
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(USUAL_PACE.later);
  });

  it('gives up a host that answers nobody, without waiting for each address', async () => {
    const { tools, clock, asked } = network(({ url }) => answer(url.includes('good') ? 200 : 599), 0);
    const silent: AskLink = async (request) => {
      if (request.url.includes('good')) return tools.ask(request);
      asked.push({ url: request.url, method: request.method, at: 0 });
      await clock.sleep(1e9, request.signal);
      return { kind: 'fault', fault: 'aborted' };
    };
    const hrefs = ['https://good.example/', ...Array.from({ length: 20 }, (_, at) => `https://silent.example/${at}`)];
    const start = clock.now();
    const answers = await clock.run(
      createLinkChecker({ ...tools, ask: silent }).check({ notice: notice(...hrefs), location: FILE }, NEVER),
    );
    expect(asked.filter(({ url }) => url.includes('silent'))).toHaveLength(USUAL_PACE.silence);
    expect(clock.now() - start).toBeLessThan(90_000);
    const codes = [...answers.values()].map(({ outcome }) => outcome.code);
    expect(codes[1]).toBe('timeout');
    expect(codes.slice(3).every((code) => code === 'not-checked-silent')).toBe(true);
  });

  it('stops at once, and says what was not asked', async () => {
    const { tools, clock, asked } = network(() => answer(200), 5000);
    const stop = new AbortController();
    const hrefs = Array.from({ length: 10 }, (_, at) => `https://a.example/${at}`);
    const check = createLinkChecker(tools).check({ notice: notice(...hrefs), location: FILE }, stop.signal);
    const start = clock.now();
    void clock.sleep(7000, NEVER).then(() => stop.abort());
    const answers = await clock.run(check);
    expect(clock.now() - start).toBe(7000);
    expect(asked).toHaveLength(2);
    expect([...answers.values()].map(({ outcome }) => outcome.code)).toEqual([
      'ok',
      ...new Array(9).fill('not-checked-cancelled'),
    ]);
  });
});

describe('who is asked', () => {
  const PRIVATE = 'http://192.168.7.7/policy';

  it('no private host, unless the notice came from one', async () => {
    const { tools, clock, asked } = network(() => answer(200));
    const checker = createLinkChecker(tools);
    const source = { notice: notice(PRIVATE), location: 'https://www.larkfold.example/privacy' };
    const answers = await clock.run(checker.check(source, NEVER));
    expect(answers.get(PRIVATE)?.outcome.code).toBe('not-checked-private');
    expect(asked).toEqual([]);
    const own = await clock.run(checker.check({ ...source, location: 'http://192.168.7.1/privacy' }, NEVER));
    expect(own.get(PRIVATE)?.outcome.code).toMatch(/^(?:ok|insecure)$/);
  });

  it('whom a name leads to is asked of the one who looks names up', async () => {
    const { tools, clock } = network(() => answer(200));
    const checker = createLinkChecker({ ...tools, isLocal: async (host) => host === 'school.example' });
    const answers = await clock.run(
      checker.check({ notice: notice(PRIVATE), location: 'http://school.example/' }, NEVER),
    );
    expect(answers.get(PRIVATE)?.outcome.code).not.toBe('not-checked-private');
  });

  it('lists the hosts beforehand', () => {
    const source = {
      notice: notice('https://a.example/x', 'https://a.example/y', 'http://b.example:8080/', '#', PRIVATE),
      location: FILE,
    };
    expect(linkPlan(source, pack)).toEqual({
      hosts: [
        { host: 'a.example', links: 2 },
        { host: 'b.example:8080', links: 1 },
      ],
      unasked: 2,
    });
  });
});

describe('what is made of answers', () => {
  it('accuses nobody where nothing answers at all', async () => {
    const { tools, clock } = network(() => ({ kind: 'fault', fault: 'name-unknown' }));
    const several = notice('https://a.example/', 'https://b.example/');
    const codes = async (one: typeof several) =>
      [...(await clock.run(createLinkChecker(tools).check({ notice: one, location: FILE }, NEVER))).values()].map(
        ({ outcome }) => outcome.code,
      );
    expect(await codes(several)).toEqual(['not-checked-network', 'not-checked-network']);
    expect(await codes(notice('https://a.example/'))).toEqual(['name-unsure']);
  });

  it('takes redirects that the browser followed by itself', async () => {
    const { tools, clock } = network(() => answer(200, {}, PAGE, 'https://a.example/'));
    const answers = await clock.run(
      createLinkChecker(tools).check({ notice: notice('https://a.example/policy'), location: FILE }, NEVER),
    );
    expect(answers.get('https://a.example/policy')).toMatchObject({
      outcome: { code: 'moved-home', now: 'https://a.example/' },
      hops: [{ url: 'https://a.example/policy', status: null }],
    });
  });

  it('tries http: where the text gives no scheme and https: is not there', async () => {
    const { tools, clock } = network(({ url }) =>
      url.startsWith('https:') ? { kind: 'fault', fault: 'connection-refused' } : answer(200),
    );
    const printed = readHtml('<main><h1>N</h1><p>It is at www.a.example/list for all.</p></main>');
    const answers = await clock.run(createLinkChecker(tools).check({ notice: printed, location: FILE }, NEVER));
    expect(answers.get('www.a.example/list')).toMatchObject({ outcome: { code: 'ok' }, https: null });
  });

  it('carries the time of the check', async () => {
    const { tools, clock } = network(() => answer(404));
    const answers = await clock.run(
      createLinkChecker(tools).check({ notice: notice('https://a.example/'), location: FILE }, NEVER),
    );
    expect(answers.get('https://a.example/')).toMatchObject({
      outcome: { code: 'gone' },
      status: 404,
      checkedAt: '2026-11-26T09:00:00.050Z',
    });
  });
});

describe('the cache', () => {
  it('saves requests for a day, failures for an hour, and is no trouble when it is broken', async () => {
    const { tools, clock, asked } = network(({ url }) => answer(url.includes('gone') ? 404 : 200));
    const source = { notice: notice('https://a.example/', 'https://gone.example/'), location: FILE };
    const cache = createLinkCache('pack 1');
    const first = await clock.run(createLinkChecker({ ...tools, cache }).check(source, NEVER));
    const saved = cache.save();
    const again = async (hours: number, file: string, judgedBy = 'pack 1') => {
      await clock.run(clock.sleep(hours * 3_600_000, NEVER));
      asked.length = 0;
      const kept = createLinkCache(judgedBy, file);
      const answers = await clock.run(createLinkChecker({ ...tools, cache: kept }).check(source, NEVER));
      return { answers, urls: asked.map(({ url }) => url) };
    };
    const soon = await again(0.5, saved);
    expect(soon.urls).toEqual([]);
    expect(soon.answers).toEqual(first);
    expect((await again(2, saved)).urls).toEqual(['https://gone.example/']);
    expect((await again(30, saved)).urls).toHaveLength(2);
    for (const file of ['', '{', '[]', '{"format":1,"judgedBy":"pack 1","answers":{"https://a.example/":{}}}'])
      expect((await again(0, file)).urls).toHaveLength(2);
    expect((await again(0, saved, 'pack 2')).urls).toHaveLength(2);
  });
});
