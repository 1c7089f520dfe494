/** A thread of Node for pdf.js, with bounds: a hostile file ends with its thread, not with the program. */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { PdfThread } from '../read/pdf';

const MEGABYTE = 1024 * 1024;
/** What a document may add to the memory of the program before its thread is ended. */
const MOST_MEMORY = 1_500 * MEGABYTE;
const LOOK_EVERY_MS = 200;

export function startPdfThread(): PdfThread {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./pdf-thread-worker.mjs', import.meta.url), {
    workerData: { port: port2 },
    transferList: [port2],
    // Nothing of the program's own loader: pdf.js is plain JavaScript, and large.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    stdout: true,
    stderr: true,
  });
  const before = process.memoryUsage.rss();
  const stop = (): void => {
    clearInterval(look);
    port1.close();
    void worker.terminate();
  };
  let tooMuch = (): void => {};
  const ended = new Promise<'error' | 'memory'>((resolve) => {
    tooMuch = () => resolve('memory');
    worker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'error'),
    );
    worker.once('exit', () => resolve('error'));
  });
  const look = setInterval(() => {
    if (process.memoryUsage.rss() - before <= MOST_MEMORY) return;
    tooMuch();
    stop();
  }, LOOK_EVERY_MS);
  look.unref();
  // pdf.js asks for no more of a port than Node's and the browsers' have in common.
  return { port: port1 as unknown as globalThis.Worker, ended, stop };
}
