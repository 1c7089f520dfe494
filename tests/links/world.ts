/**
 * A little internet on the loopback: names are given to a resolver and a router of its own, so that checks of links meet
 * every way in which servers behave, and nothing outside this machine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net';
import { createSecureContext, type SecureContext } from 'node:tls';
import { createLinkTransport, type ResolvedAddress } from '../../src/cli/link-transport';
import type { AskLink } from '../../src/links/index';
import { type Issuer, makeCertificate } from './certificate';

export interface Visitor {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** How often this host and path has been asked before, HEAD and GET counted together. */
  readonly before: number;
  readonly host: string;
  readonly path: string;
  readonly secure: boolean;
}

export type Handler = (visitor: Visitor) => void;

/** How a host meets connections, before anything is asked. */
export type Door =
  | 'open'
  | 'no-such-name'
  | 'name-trouble'
  | 'private'
  | 'refused'
  | 'refused-secure'
  | 'reset'
  | 'garbage'
  | 'silent'
  | 'self-signed'
  | 'expired'
  | 'other-name'
  | 'half-chain'
  | 'plain-at-secure';

export interface Place {
  readonly host: string;
  readonly door?: Door;
  readonly handler?: Handler;
}

export interface World {
  readonly ask: AskLink;
  /** Requests so far, by host. */
  readonly asked: ReadonlyMap<string, number>;
  /** Most requests to one host at the same time. */
  readonly crowding: ReadonlyMap<string, number>;
  /** A header that was ever sent, or undefined. */
  readonly sent: (name: string) => string | undefined;
  close(): Promise<void>;
}

/** An address of the internet that nobody is asked at: what names of the world are looked up as. */
const PUBLIC: ResolvedAddress = { address: '93.184.215.14', family: 4 };
const PRIVATE: ResolvedAddress = { address: '10.20.30.40', family: 4 };

export async function startWorld(places: readonly Place[]): Promise<World> {
  const byHost = new Map(places.map((place) => [place.host, place]));
  const counts = new Map<string, number>();
  const asked = new Map<string, number>();
  const now = new Map<string, number>();
  const crowding = new Map<string, number>();
  const headers = new Map<string, string>();
  const sockets = new Set<Socket>();
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  };

  const answer = (secure: boolean) => (request: IncomingMessage, response: ServerResponse) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = request.url ?? '/';
    const key = `${host}${path}`;
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    asked.set(host, (asked.get(host) ?? 0) + 1);
    const running = (now.get(host) ?? 0) + 1;
    now.set(host, running);
    crowding.set(host, Math.max(running, crowding.get(host) ?? 0));
    response.on('close', () => now.set(host, (now.get(host) ?? 1) - 1));
    for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
    const { handler = notThere } = byHost.get(host) ?? {};
    handler({ request, response, before, host, path, secure });
  };

  const plain = createServer(answer(false));
  const authority = makeCertificate({ names: ['World Authority'], authority: true });
  const unknown = makeCertificate({ names: ['Unknown Authority'], authority: true });
  const contexts = new Map<string, SecureContext>();
  const contextOf = (host: string): SecureContext => {
    const known = contexts.get(host);
    if (known) return known;
    const { cert, key } = certificateFor(host, byHost.get(host)?.door ?? 'open', authority, unknown);
    const made = createSecureContext({ cert, key });
    contexts.set(host, made);
    return made;
  };
  const fallback = makeCertificate({ names: ['nobody.example'], issuer: authority });
  const secure = createTlsServer(
    { cert: fallback.cert, key: fallback.key, SNICallback: (host, done) => done(null, contextOf(host)) },
    answer(true),
  );
  const raw: Readonly<Record<'reset' | 'garbage' | 'silent', RawServer>> = {
    reset: createRawServer((socket) => {
      track(socket);
      socket.once('data', () => socket.resetAndDestroy());
    }),
    garbage: createRawServer((socket) => {
      track(socket);
      socket.end('220 mail.example ESMTP ready\r\n');
    }),
    silent: createRawServer(track),
  };
  const closed = createRawServer();
  const servers = { plain, secure, ...raw, closed };
  for (const server of Object.values(servers)) {
    server.on('connection', track);
    server.on('tlsClientError', () => undefined);
    server.on('clientError', (_: Error, socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  }
  const portOf = (server: RawServer) => (server.address() as AddressInfo).port;
  const ports = Object.fromEntries(Object.entries(servers).map(([name, server]) => [name, portOf(server)]));
  await new Promise<void>((resolve) => closed.close(() => resolve()));

  return {
    asked,
    crowding,
    sent: (name) => headers.get(name),
    ask: createLinkTransport({
      userAgent: 'Noticemark/test (checks links of privacy notices; run by a person)',
      ca: authority.cert,
      resolve: async (host) => {
        const door = byHost.get(host)?.door ?? 'open';
        if (!byHost.has(host) || door === 'no-such-name') throw Object.assign(new Error(host), { code: 'ENOTFOUND' });
        if (door === 'name-trouble') throw Object.assign(new Error(host), { code: 'EAI_AGAIN' });
        return [door === 'private' ? PRIVATE : PUBLIC];
      },
      route: (host, port) => ({
        address: '127.0.0.1',
        port: ports[doorAt(byHost.get(host)?.door ?? 'open', port)] ?? 0,
      }),
    }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(
        Object.values(servers).map((server) => new Promise<void>((resolve) => server.close(() => resolve()))),
      );
    },
  };
}

function doorAt(door: Door, port: number): string {
  const secure = port === 443 || port === 8443;
  switch (door) {
    case 'refused':
      return 'closed';
    case 'refused-secure':
      return secure ? 'closed' : 'plain';
    case 'reset':
    case 'garbage':
    case 'silent':
      return door;
    case 'plain-at-secure':
      return 'plain';
    default:
      return secure ? 'secure' : 'plain';
  }
}

function certificateFor(host: string, door: Door, authority: Issuer, unknown: Issuer) {
  switch (door) {
    case 'self-signed':
      return makeCertificate({ names: [host] });
    case 'expired':
      return makeCertificate({ names: [host], issuer: authority, days: -3 });
    case 'other-name':
      return makeCertificate({ names: [`not-${host}`], issuer: authority });
    case 'half-chain':
      return makeCertificate({ names: [host], issuer: unknown });
    default:
      return makeCertificate({ names: [host], issuer: authority });
  }
}

/** The honest answer to an address that is not there. */
export function notThere({ response }: Visitor): void {
  response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
  response.end(pageOf('Page not found', 'Page not found', 'Nothing is here.'));
}

export function pageOf(title: string, heading: string, body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body><header>Site</header><main><h1>${heading}</h1><p>${body}</p></main></body></html>`;
}

const SUBJECTS = [
  'The office',
  'A teacher',
  'Our library',
  'The choir',
  'Every class',
  'The kitchen',
  'A governor',
  'The garden club',
];
const VERBS = ['keeps', 'opens', 'counts', 'mends', 'shares', 'records', 'lends', 'paints'];
const OBJECTS = [
  'the old boats',
  'nine long tables',
  'a register of shells',
  'the winter timetable',
  'some borrowed lanterns',
  'the harbour maps',
  'two spare keys',
  'letters from families',
];

/** Text of a page's length that is another one for each seed. */
export function prose(seed: number, sentences = 24): string {
  const pick = (from: readonly string[], at: number) => from[Math.abs(at) % from.length] ?? '';
  return Array.from({ length: sentences }, (_, at) => {
    const mix = (seed + 1) * 7919 + at * 104_729 + seed * at;
    return `${pick(SUBJECTS, mix)} ${pick(VERBS, mix >> 3)} ${pick(OBJECTS, mix >> 6)} on day ${(mix % 97) + seed}.`;
  }).join(' ');
}
