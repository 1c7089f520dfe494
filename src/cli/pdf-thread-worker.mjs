/** What runs on the thread: pdf.js's own worker, on the port that the program hands over, with its memory bounded. */
import { workerData } from 'node:worker_threads';
import { boundMemory } from '../read/pdf/allowance.mjs';

const { port } = workerData;
boundMemory(() => port.postMessage({ exceeded: true }));
// Only now: pdf.js makes its first arrays as it is loaded.
const { WorkerMessageHandler } = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
WorkerMessageHandler.initializeFromPort(port);
