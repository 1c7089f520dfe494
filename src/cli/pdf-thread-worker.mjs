/** What runs on the thread: pdf.js's own worker, on the port that the program hands over. */
import { workerData } from 'node:worker_threads';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

WorkerMessageHandler.initializeFromPort(workerData.port);
