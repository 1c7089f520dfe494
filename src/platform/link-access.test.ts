import { describe, expect, it, vi } from 'vitest';
import type { BrowserApi } from './browser';
import { linkAccess, linkFetch } from './link-access';

function browserWith(granted: Set<string>, answer = true) {
  const permissions = {
    contains: vi.fn(async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin))),
    request: vi.fn(async ({ origins }: { origins: string[] }) => {
      if (answer) for (const origin of origins) granted.add(origin);
      return answer;
    }),
    remove: vi.fn(async ({ origins }: { origins: string[] }) => {
      for (const origin of origins) granted.delete(origin);
      return true;
    }),
  };
  return { permissions, access: linkAccess({ permissions } as unknown as Pick<BrowserApi, 'permissions'>) };
}

describe('leave to ask', () => {
  it('is asked for exactly the hosts, and only what was new is given back', async () => {
    const granted = new Set(['http://a.example/*', 'https://a.example/*']);
    const { access, permissions } = browserWith(granted);
    const fresh = await access.request(['b.example:8080', 'a.example', 'b.example']);
    expect(permissions.request).toHaveBeenCalledExactlyOnceWith({
      origins: ['http://a.example/*', 'http://b.example/*', 'https://a.example/*', 'https://b.example/*'],
    });
    expect(await access.mayAsk('https://b.example/x')).toBe(true);
    expect(fresh).toEqual(['http://b.example/*', 'https://b.example/*']);
    await access.giveBack(fresh);
    expect([...granted]).toEqual(['http://a.example/*', 'https://a.example/*']);
  });

  it('can be refused, and nothing is asked where there is nothing to ask', async () => {
    const { access, permissions } = browserWith(new Set(), false);
    expect(await access.request(['a.example'])).toEqual([]);
    expect(await access.request([])).toEqual([]);
    await access.giveBack([]);
    expect(permissions.request).toHaveBeenCalledTimes(1);
    expect(permissions.remove).not.toHaveBeenCalled();
  });
});

describe('asking', () => {
  const request = (signal = new AbortController().signal) =>
    ({ url: 'https://a.example/x', method: 'GET', signal, allowPrivate: false }) as const;
  const yes = async () => true;

  it('sends no cookies and no referrer, and reads no more than it needs', async () => {
    const fetched = vi.fn(
      async () => new Response('a'.repeat(5000), { status: 200, headers: { 'content-type': 'text/html' } }),
    );
    const reply = await linkFetch(fetched as unknown as typeof fetch, yes)(request());
    expect(fetched).toHaveBeenCalledExactlyOnceWith(
      'https://a.example/x',
      expect.objectContaining({ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'follow' }),
    );
    if (reply.kind !== 'answer') throw new Error('no answer');
    expect([reply.status, reply.url, reply.header('content-type')]).toEqual([200, 'https://a.example/x', 'text/html']);
    const body = await reply.read(1000);
    expect([body.bytes.length, body.complete]).toEqual([1000, false]);
    reply.close();
  });

  it('does not ask without leave', async () => {
    const fetched = vi.fn();
    expect(await linkFetch(fetched as unknown as typeof fetch, async () => false)(request())).toEqual({
      kind: 'fault',
      fault: 'permission',
    });
    expect(fetched).not.toHaveBeenCalled();
  });

  it('tells a redirect out of sight from a failure, and a stop from both', async () => {
    const failing = (second: () => unknown) =>
      vi.fn(async (_: string, { redirect }: RequestInit) => {
        if (redirect === 'follow') throw new TypeError('Failed to fetch');
        return second();
      }) as unknown as typeof fetch;
    const hidden = failing(() => ({ type: 'opaqueredirect', body: null }));
    expect(await linkFetch(hidden, yes)(request())).toEqual({ kind: 'fault', fault: 'hidden-redirect' });
    const dead = failing(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await linkFetch(dead, yes)(request())).toEqual({ kind: 'fault', fault: 'connection-unknown' });
    expect(await linkFetch(dead, yes)(request(AbortSignal.abort()))).toEqual({ kind: 'fault', fault: 'aborted' });
  });
});
