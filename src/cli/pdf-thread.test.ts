/** Files made to hang end with their thread: in an error, or in a bounded reading. */
import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../tests/support/hostile-pdf';
import { HARD_NOTICE } from '../../tests/support/known-notice';
import { pdfFile } from '../../tests/support/pdf-file';
import { DEFAULT_LIMITS } from '../read/limits';
import { readPdf } from '../read/pdf';
import { startPdfThread } from './pdf-thread';

const SLOW = 120_000;
const GIVEN_MS = 6_000;

/** What is answered besides `timeout`, which a busy machine may bring to any of them. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  'a million objects': ['read'],
  'a page tree that holds itself': ['damaged', 'empty', 'too-large'],
  'a page tree as deep as the file': ['damaged', 'empty', 'too-large'],
  'a thousand million pages': ['read', 'too-large'],
  'a form that draws itself': ['read'],
  'fifty million operators': ['too-large'],
  'text without end': ['read'],
  'a page packed twice over': ['too-large'],
  'a structure tree that holds itself': ['read'],
  'letters all over the page': ['read'],
  'rules all over the page': ['read'],
};

describe('a file made to hang', () => {
  it.each(Object.entries(HOSTILE))('%s', { timeout: SLOW }, async (name, make) => {
    const bytes = make();
    expect(bytes.length).toBeLessThanOrEqual(DEFAULT_LIMITS.bytes);
    const before = performance.now();
    const read = await readPdf(bytes, { startThread: startPdfThread, signal: AbortSignal.timeout(GIVEN_MS) });
    expect(performance.now() - before).toBeLessThan(GIVEN_MS + 20_000);
    expect([...(ANSWERS[name] ?? []), 'timeout']).toContain(read.ok ? 'read' : read.error.code);
  });
});

describe('a thread', () => {
  it('reads as the program itself would', { timeout: SLOW }, async () => {
    const bytes = await pdfFile(HARD_NOTICE, { columns: 2 });
    const read = await readPdf(bytes, { startThread: startPdfThread });
    expect(read).toEqual(await readPdf(bytes));
    expect(read.ok).toBe(true);
  });

  it('is stopped with its reader', { timeout: SLOW }, async () => {
    let stopped = 0;
    const startThread = () => {
      const thread = startPdfThread();
      return {
        ...thread,
        stop: () => {
          stopped++;
          thread.stop();
        },
      };
    };
    await readPdf(await pdfFile(HARD_NOTICE), { startThread });
    await readPdf(new Uint8Array(2_000), { startThread });
    const stop = new AbortController();
    const reading = readPdf((HOSTILE['text without end'] ?? (() => new Uint8Array()))(), {
      startThread,
      signal: stop.signal,
    });
    setTimeout(() => stop.abort(), 300);
    expect(await reading).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(stopped).toBe(3);
  });

  it.each([
    ['once', 1, []],
    ['twice', 2, ['Page 1 is damaged: what stands there was not read and is not part of this review.']],
  ])('is started anew where a page fails: it failed %s', { timeout: SLOW }, async (_, failures, warnings) => {
    const bytes = await pdfFile(HARD_NOTICE);
    let started = 0;
    const startThread = () => {
      const thread = startPdfThread();
      started++;
      return started > failures ? thread : { ...thread, port: failingOnPageOne(thread.port) };
    };
    const read = await readPdf(bytes, { startThread });
    expect(read).toMatchObject({ ok: true, warnings });
    expect(started).toBe(2);
    if (failures === 1) expect(read).toEqual(await readPdf(bytes));
  });
});

/** Asks for a page that there is not whenever the first is asked for. */
function failingOnPageOne(port: Worker): Worker {
  const postMessage = (message: { action?: string; data?: { pageIndex?: number } }, transfer: Transferable[] = []) => {
    const isPageOne = message.action === 'GetPage' && message.data?.pageIndex === 0;
    port.postMessage(isPageOne ? { ...message, data: { ...message.data, pageIndex: 999 } } : message, transfer);
  };
  return new Proxy(port, {
    get(target, name) {
      if (name === 'postMessage') return postMessage;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
