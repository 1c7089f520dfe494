/** Asks web servers for the check of links, over Node's own HTTP: the address is looked at before it is dialled, faults are told apart. */
import { lookup } from 'node:dns/promises';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import {
  type AskLink,
  isPrivateIp,
  type LinkBody,
  type LinkFault,
  type LinkReply,
  type LinkRequest,
} from '../links/index';

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface TransportOptions {
  /** How the program names itself to web servers. */
  readonly userAgent: string;
  /** All addresses of a host. @throws an error with the code of getaddrinfo */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
  /** Where a connection really goes, for tests; the addresses that were looked up are held to the rules before. */
  readonly route?: (host: string, port: number) => { readonly address: string; readonly port: number };
  /** Certificates to trust beside none: for tests. */
  readonly ca?: string;
}

/** Nothing is sent but the request itself: no cookies, no referrer, no credentials. Redirects are not followed. */
export function createLinkTransport(options: TransportOptions): AskLink {
  const resolve = options.resolve ?? resolveHost;
  return async (asked) => {
    const url = new URL(asked.url);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    try {
      const addresses = /^[\d.]+$|:/.test(host)
        ? [{ address: host, family: host.includes(':') ? 6 : 4 }]
        : await resolve(host);
      if (asked.signal.aborted) return fault('aborted');
      if (!asked.allowPrivate && addresses.some(({ address }) => isPrivateIp(address))) return fault('private');
      return await send(asked, url, addresses, options);
    } catch (error) {
      return fault(asked.signal.aborted ? 'aborted' : faultOf(error));
    }
  };
}

/** Is this host on no network but a local one? False where it cannot be looked up. */
export async function isLocalHost(host: string): Promise<boolean> {
  try {
    return (await resolveHost(host)).some(({ address }) => isPrivateIp(address));
  } catch {
    return false;
  }
}

function resolveHost(host: string): Promise<readonly ResolvedAddress[]> {
  return lookup(host, { all: true, verbatim: true });
}

function send(
  { method, signal, headers }: LinkRequest,
  url: URL,
  addresses: readonly ResolvedAddress[],
  { userAgent, route, ca }: TransportOptions,
): Promise<LinkReply> {
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const routed = route?.(url.hostname, port);
  return new Promise((resolve) => {
    const request: ClientRequest = (secure ? httpsRequest : httpRequest)({
      method,
      host: routed?.address ?? url.hostname.replace(/^\[|\]$/g, ''),
      port: routed?.port ?? port,
      path: `${url.pathname}${url.search}`,
      // Only the addresses that were looked at are dialled: a name cannot change its mind in between.
      lookup: lookupOf(addresses),
      servername: /^[\d.]+$|:/.test(url.hostname) ? '' : url.hostname,
      agent: false,
      ...(ca === undefined ? {} : { ca }),
      headers: {
        host: url.host,
        'user-agent': userAgent,
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
        'accept-language': 'en-GB,en;q=0.9',
        'accept-encoding': 'gzip, deflate, br',
        ...headers,
      },
    });
    const abort = () => request.destroy();
    const end = (reply: LinkReply) => {
      if (reply.kind === 'fault') signal.removeEventListener('abort', abort);
      resolve(reply);
    };
    signal.addEventListener('abort', abort);
    // The signal may have stopped it while the name was looked up.
    if (signal.aborted) abort();
    request.on('error', (error) => end(fault(signal.aborted ? 'aborted' : faultOf(error))));
    request.on('upgrade', (_, socket) => {
      socket.destroy();
      end(fault('connection-reset'));
    });
    request.on('response', (response) => {
      end(
        answerOf(response, url.href, method, () => {
          signal.removeEventListener('abort', abort);
          request.destroy();
        }),
      );
    });
    request.end();
  });
}

function lookupOf(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_, { all }, callback) => {
    const [first] = addresses;
    if (all) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family ?? 4);
  };
}

function answerOf(response: IncomingMessage, url: string, method: string, close: () => void): LinkReply {
  // A response that breaks off says so here too; what has come is kept.
  response.on('error', () => undefined);
  return {
    kind: 'answer',
    status: response.statusCode ?? 0,
    url,
    header(name) {
      const value = response.headers[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(', ') : value;
    },
    read: (most) =>
      method === 'HEAD' ? Promise.resolve({ bytes: new Uint8Array(), complete: true }) : bodyOf(response, most),
    close,
  };
}

/** A page packed to burst is unpacked no further than what is read of it. */
function bodyOf(response: IncomingMessage, most: number): Promise<LinkBody> {
  const body = unpacked(response);
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const end = (complete: boolean) => {
      body.removeAllListeners('data');
      response.destroy();
      if (body !== response) body.destroy();
      resolve({ bytes: Buffer.concat(chunks).subarray(0, most), complete });
    };
    body.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) end(false);
    });
    body.on('end', () => end(response.complete));
    body.on('error', () => end(false));
    body.on('close', () => end(response.complete && size <= most));
    // Where it breaks off, what unpacks it waits for more.
    if (body !== response) {
      response.on('aborted', () => end(false));
      response.on('close', () => !response.complete && end(false));
    }
  });
}

function unpacked(response: IncomingMessage): Readable {
  const lenient = { finishFlush: constants.Z_SYNC_FLUSH };
  switch ((response.headers['content-encoding'] ?? '').trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip(lenient));
    case 'deflate':
      return response.pipe(createInflate(lenient));
    case 'br':
      return response.pipe(createBrotliDecompress());
    default:
      return response;
  }
}

function fault(which: LinkFault): LinkReply {
  return { kind: 'fault', fault: which };
}

const FAULTS: Readonly<Record<string, LinkFault>> = {
  ENOTFOUND: 'name-unknown',
  ENODATA: 'name-unknown',
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-untrusted',
  CERT_REVOKED: 'tls-untrusted',
  CERT_UNTRUSTED: 'tls-untrusted',
  // Also what a network looks like whose own filter stands in for every site: never certain.
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-chain',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-chain',
  ECONNREFUSED: 'connection-refused',
  ECONNRESET: 'connection-reset',
  EPIPE: 'connection-reset',
  EHOSTUNREACH: 'connection-unreachable',
  ENETUNREACH: 'connection-unreachable',
  EADDRNOTAVAIL: 'connection-unreachable',
  ETIMEDOUT: 'connection-unreachable',
};

/** Every attempt to connect may have failed in its own way: a refusal is the plainest. */
function faultOf(error: unknown): LinkFault {
  if (error instanceof AggregateError) {
    const faults = error.errors.map(faultOf);
    return faults.find((one) => one === 'connection-refused') ?? faults[0] ?? 'connection-unreachable';
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = FAULTS[code];
  if (known) return known;
  if (code.startsWith('EAI_')) return 'name-unsure';
  if (/^(?:ERR_SSL|ERR_TLS|EPROTO)/.test(code)) return 'tls-other';
  // What answers speaks no HTTP.
  return code.startsWith('HPE_') ? 'connection-reset' : 'connection-unreachable';
}
