/** Serves the fixture pages of invented schools from this machine; the browser is told to find every *.sch.uk here. */

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

const PAGES = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));

/** Pages that other tests read, too, under "/corpus/". */
export const CORPUS = fileURLToPath(new URL('../../corpus/dev/', import.meta.url));

export interface FixtureSite {
  readonly port: number;
  /** Address of a fixture page: its file's name, without ".html". */
  page(name: string, host?: string): string;
  close(): Promise<void>;
}

/** `%PDF` is enough for the browser to show its own viewer. */
const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>';

export async function serveFixtures(): Promise<FixtureSite> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://fixture').pathname.slice(1);
    const missing = () => void response.writeHead(404).end();
    if (name === 'notice.pdf') {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(PDF);
    } else if (/^corpus\/[a-z0-9-]+$/.test(name)) {
      readFile(`${CORPUS}${name.slice('corpus/'.length)}.html`).then(
        (body) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body),
        missing,
      );
    } else if (/^[a-z-]+(?:\.txt)?$/.test(name)) {
      const isText = name.endsWith('.txt');
      const type = `${isText ? 'text/plain' : 'text/html'}; charset=utf-8`;
      readFile(`${PAGES}${isText ? name : `${name}.html`}`).then(
        (body) => response.writeHead(200, { 'content-type': type }).end(body),
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
