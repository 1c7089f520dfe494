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
  'text without end': ['too-large'],
  'a page that calls itself a picture': ['too-large'],
  'a bomb that is encrypted': ['too-large'],
  'a picture larger than memory, as a page': ['too-large'],
  'a picture larger than memory': ['read'],
  'a row of a thousand million bytes': ['empty', 'too-large'],
  'forms that fan out': ['too-large'],
  'a function of a thousand million values': ['too-large', 'read'],
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

  it('reads long files beside short ones', { timeout: SLOW }, async () => {
    const [long, short] = [await pdfFile(HARD_NOTICE), await pdfFile(HARD_NOTICE.slice(0, 3))];
    const alone = await readPdf(long);
    const beside = await Promise.all(
      [long, short, long, short, long, short].map((bytes) => readPdf(bytes, { startThread: startPdfThread })),
    );
    expect(alone).toMatchObject({ ok: true, warnings: [] });
    for (const at of [0, 2, 4]) expect(beside[at]).toEqual(alone);
  });
});
