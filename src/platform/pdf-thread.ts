/** Threads for pdf.js in the extension's pages: one that is free is used again, one that has rested is ended. */
import workerUrl from '../read/pdf/page-thread.mjs?worker&url';

interface Idle {
  readonly worker: Worker;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** Long enough for the next document of a run, short enough to give the memory back. */
const REST_MS = 10_000;

const idle: Idle[] = [];

/** A thread for one document, for `readPdf` and `readSource`. Its reader gives it back, or stops it where it hangs. */
export function startPdfThread(): {
  readonly port: Worker;
  readonly ended: Promise<'error'>;
  readonly release: () => void;
  readonly stop: () => void;
} {
  const free = idle.pop();
  if (free !== undefined) clearTimeout(free.timer);
  const worker = free?.worker ?? new Worker(workerUrl, { type: 'module' });
  const ended = new Promise<'error'>((resolve) =>
    worker.addEventListener('error', () => resolve('error'), { once: true }),
  );
  return {
    port: worker,
    ended,
    stop: () => worker.terminate(),
    release: () => {
      const entry: Idle = {
        worker,
        timer: setTimeout(() => {
          worker.terminate();
          const at = idle.indexOf(entry);
          if (at !== -1) idle.splice(at, 1);
        }, REST_MS),
      };
      idle.push(entry);
    },
  };
}
