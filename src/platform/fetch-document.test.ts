import { describe, expect, it } from 'vitest';
import { fetchDocument } from './fetch-document';

const ADDRESS = 'https://www.marrowfield.example/notice.pdf';
const answering = (response: () => Response | Promise<Response>) => (async () => response()) as typeof fetch;
const sized = (bytes: number, headers: Record<string, string> = {}) =>
  new Response(
    new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < bytes; sent += 1024 * 1024) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    }),
    { headers },
  );

describe('fetchDocument', () => {
  it('gives the bytes and what they are', async () => {
    const pdf = () => new Response('%PDF-1.4', { headers: { 'content-type': 'application/pdf' } });
    expect(await fetchDocument(ADDRESS, answering(pdf))).toEqual({
      ok: true,
      bytes: new TextEncoder().encode('%PDF-1.4'),
      contentType: 'application/pdf',
      address: ADDRESS,
    });
  });

  it.each([
    ['a page in the file’s place', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }), 'web-page'],
    ['a file that is gone', () => new Response('', { status: 404 }), 'gone'],
    ['a closed door', () => new Response('', { status: 403 }), 'not-allowed'],
    ['a server in trouble', () => new Response('', { status: 503 }), 'server-error'],
    ['a file that says it is too large', () => sized(0, { 'content-length': '99999999' }), 'too-large'],
    ['a file that is too large and does not say so', () => sized(30 * 1024 * 1024), 'too-large'],
    ['no permission or no network', () => Promise.reject(new TypeError('Failed to fetch')), 'blocked'],
  ])('tells of %s', async (_, response, failure) => {
    expect(await fetchDocument(ADDRESS, answering(response))).toEqual({ ok: false, failure });
  });

  it('does not wait for ever', async () => {
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    expect(await fetchDocument(ADDRESS, never, 10)).toEqual({ ok: false, failure: 'timeout' });
  });
});
