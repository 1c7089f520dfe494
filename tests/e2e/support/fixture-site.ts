/** Serves the fixture pages of invented schools from this machine; the browser is told to find every *.sch.uk here. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { noticeAsDocx, noticeAsPdf } from './documents';

const PAGES = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));

/** Pages that other tests read, too, under "/hard/". */
const HARD_PAGES = fileURLToPath(new URL('../../fixtures/hard-pages/', import.meta.url));

/** Pages that other tests read, too, under "/corpus/". */
export const CORPUS = fileURLToPath(new URL('../../corpus/dev/', import.meta.url));

export interface FixtureSite {
  readonly port: number;
  /** Address of a fixture page: its file's name, without ".html". */
  page(name: string, host?: string): string;
  close(): Promise<void>;
}

/** Of the PDF that is protected. */
export const PASSWORD = 'orchard way';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Pages that name another host of this machine say PORT for the port that is not known before. */
function ported(body: Buffer, port: number | undefined): Buffer {
  return Buffer.from(body.toString('utf8').replaceAll(':PORT/', `:${port}/`));
}

export async function serveFixtures(): Promise<FixtureSite> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://fixture').pathname.slice(1);
    const missing = () => void response.writeHead(404).end();
    if (/^(?:(?:notice|files\/(?:pupil|staff)-privacy-notice)\.pdf|download\/42)$/.test(name)) {
      void noticeAsPdf().then((pdf) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf));
    } else if (name === 'files/protected.pdf') {
      void noticeAsPdf(PASSWORD).then((pdf) => response.writeHead(200, { 'content-type': 'application/pdf' }).end(pdf));
    } else if (name === 'moved/complaints') {
      response.writeHead(301, { location: '/term-dates' }).end();
    } else if (name === 'files/governors.docx') {
      void noticeAsDocx().then((word) => response.writeHead(200, { 'content-type': WORD }).end(word));
    } else if (/^hard\/[a-z.-]+\.html$/.test(name)) {
      readFile(`${HARD_PAGES}${name.slice('hard/'.length)}`).then(
        (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
        missing,
      );
    } else if (/^corpus\/[a-z0-9-]+$/.test(name)) {
      readFile(`${CORPUS}${name.slice('corpus/'.length)}.html`).then(
        (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
        missing,
      );
    } else if (/^[a-z-]+(?:\.txt)?$/.test(name)) {
      const isText = name.endsWith('.txt');
      const type = `${isText ? 'text/plain' : 'text/html'}; charset=utf-8`;
      readFile(`${PAGES}${isText ? name : `${name}.html`}`).then(
        (body) => response.writeHead(200, { 'content-type': type }).end(ported(body, request.socket.localPort)),
        missing,
      );
    } else {
      missing();
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    page: (name, host = 'www.marrowfield.sch.uk') => `http://${host}:${port}/${name}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
