/**
 * Invented school websites on the loopback, told apart by the name in each request's Host header, with what is really on
 * them. The same seed gives the same sites, byte for byte; nothing is made before it is asked for.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import {
  type Publication,
  type SchoolHead,
  type SchoolPlan,
  schoolHead,
  schoolPlan,
  type trustPlan,
  trustText,
} from './school-plan';
import {
  type Answer,
  type BuiltSite,
  buildSchool,
  buildTrust,
  companyHost,
  type Host,
  namesOf,
  STORE,
  trustPath,
} from './school-site';

export interface SitesOptions {
  /** Schools. */
  readonly count: number;
  readonly seed: number;
  /** Milliseconds before every answer, and before one of a slow site. */
  readonly delay?: number;
  readonly slow?: number;
  /** Files that were made are kept for the next request, as many bytes as this at most. */
  readonly kept?: number;
  /** For thousands of schools: a site is made when it is asked for, and only the last few are kept; `truth` is empty. */
  readonly light?: boolean;
}

export interface SchoolRow {
  readonly urn: string;
  readonly name: string;
  readonly website: string;
  readonly trust: string | null;
  readonly phase: string;
  readonly type: string;
  readonly authority: string;
}

export interface SchoolTruth extends Pick<BuiltSite, 'notices' | 'decoys'> {
  readonly row: SchoolRow;
  readonly plan: SchoolPlan;
}

export interface Sites {
  readonly port: number;
  readonly list: readonly SchoolRow[];
  readonly truth: readonly SchoolTruth[];
  /** By the school's place in the list. */
  readonly truthOf: (number: number) => SchoolTruth;
  /** The list as the national register of schools writes it, with two schools that are closed. */
  readonly csv: () => string;
  /** Requests so far by host, and the last of them in order: "host/path". */
  readonly requests: () => ReadonlyMap<string, number>;
  readonly log: () => readonly string[];
  readonly forgetRequests: () => void;
  /** Where a connection to a host really goes; null for a name that nobody has. */
  readonly route: (host: string) => { readonly address: string; readonly port: number } | null;
  /** For Chromium's `--host-resolver-rules`. */
  readonly resolverRules: string;
  readonly close: () => Promise<void>;
}

/** Requests that are remembered in order. */
const MOST_LOGGED = 200_000;
const MEGABYTE = 1024 * 1024;
/** Sites that are kept at once in light running. */
const FEW = 12;

export async function startSites(options: SitesOptions): Promise<Sites> {
  const { count, seed, delay = 0, slow = 400, kept = 32 * MEGABYTE, light = false } = options;
  const fixed = new Map<string, Host>([
    ['www.paperkite-sites.example.com', companyHost('Paperkite Limited')],
    ['www.lunchpurse.example.com', companyHost('Lunchpurse Payments Limited')],
  ]);
  const list: SchoolRow[] = [];
  const owners = new Map<string, number>();
  const trusts = new Map<number, ReturnType<typeof trustPlan>>();
  for (let number = 0; number < count; number++) {
    const head = schoolHead(number, seed);
    const { own, other, old, website } = namesOf(head);
    list.push(rowOf(head, website));
    if (head.quirk !== 'host-unknown')
      for (const name of [own, other, old]) if (name !== null) owners.set(name, number);
    if (head.trust !== null) trusts.set(head.trust.number, head.trust);
  }
  for (const trust of trusts.values()) {
    for (const [name, host] of buildTrust(trust, trust.central ? trustPublications(trust, seed) : []))
      fixed.set(name, host);
  }
  const built = new Map<number, { readonly site: BuiltSite; readonly plan: SchoolPlan }>();
  const siteOf = (number: number) => {
    const there = built.get(number);
    if (there !== undefined) return there;
    const plan = schoolPlan(number, seed);
    const { trust } = plan;
    const site = buildSchool(plan, (group) => (trust === null ? null : `http://${trust.host}${trustPath({ group })}`));
    const [oldest] = built.keys();
    if (light && built.size >= FEW && oldest !== undefined) built.delete(oldest);
    built.set(number, { site, plan });
    return { site, plan };
  };
  const truthOf = (number: number): SchoolTruth => {
    const { site, plan } = siteOf(number);
    const row = list[number];
    if (row === undefined) throw new Error(`There is no school ${number}.`);
    return { row, plan, notices: site.notices, decoys: site.decoys };
  };
  const find = (name: string, path: string): Answer | null => {
    // One store of documents serves many schools, each in a folder named like its host.
    const number = name === STORE ? Number(/^\/[^/]*-(\d+)\//.exec(path)?.[1] ?? -1) : owners.get(name);
    if (number === undefined) return fixed.get(name)?.(path) ?? null;
    return list[number] === undefined ? null : (siteOf(number).site.hosts.get(name)?.(path) ?? null);
  };

  const counts = new Map<string, number>();
  const log: string[] = [];
  const seen = new Set<string>();
  const sockets = new Set<Socket>();
  const files = keptFiles(kept);
  const server = createServer((request, response) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    const path = request.url ?? '/';
    counts.set(name, (counts.get(name) ?? 0) + 1);
    if (log.length < MOST_LOGGED) log.push(`${name}${path}`);
    const answer = find(name, path);
    const again = seen.has(`${name}${path}`);
    if (answer?.manner === 'flaky') seen.add(`${name}${path}`);
    const wait = delay + (answer?.manner === 'slow' ? slow : 0);
    const act = () => void send(response, answer, request, again, () => files(`${name}${path}`, answer));
    if (wait > 0) setTimeout(act, wait);
    else act();
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  server.keepAliveTimeout = 1000;
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    list,
    truth: light ? [] : list.map((_, number) => truthOf(number)),
    truthOf,
    csv: () => csvOf(list),
    requests: () => counts,
    log: () => log,
    forgetRequests() {
      counts.clear();
      log.length = 0;
      seen.clear();
    },
    route(host) {
      const name = host.toLowerCase();
      const known = name === STORE || owners.has(name) || fixed.has(name);
      return known ? { address: '127.0.0.1', port } : null;
    },
    resolverRules: `MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function send(
  response: ServerResponse,
  answer: Answer | null,
  { method, headers }: IncomingMessage,
  again: boolean,
  bodyOf: () => Promise<Uint8Array>,
): Promise<void> {
  if (answer?.manner === 'reset') {
    response.destroy();
    return;
  }
  if (answer === null || (answer.manner === 'flaky' && !again)) {
    const text = answer === null ? 'Page not found' : 'Service unavailable';
    response.writeHead(answer === null ? 404 : 503, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`<html><head><title>${text}</title></head><body><h1>${text}</h1></body></html>`);
    return;
  }
  if (answer.location !== undefined) {
    response.writeHead(answer.status ?? 301, { location: answer.location });
    response.end();
    return;
  }
  const whole = await bodyOf();
  const body = answer.manner === 'truncated' ? whole.subarray(0, whole.length / 2) : whole;
  const etag = `"${body.length.toString(16)}"`;
  if (headers['if-none-match'] === etag) {
    response.writeHead(304, { etag });
    response.end();
    return;
  }
  response.writeHead(answer.status ?? 200, { 'content-type': answer.type, 'content-length': body.length, etag });
  response.end(method === 'HEAD' ? undefined : body);
}

/** Makes a file when it is first asked for, and keeps it while there is room. */
function keptFiles(most: number): (key: string, answer: Answer | null) => Promise<Uint8Array> {
  const known = new Map<string, Uint8Array>();
  let size = 0;
  return async (key, answer) => {
    const there = known.get(key);
    if (there !== undefined) return there;
    const made = (await answer?.body()) ?? '';
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made;
    // Only what takes long to make is worth keeping.
    if (typeof made === 'string') return bytes;
    for (const [oldest, { length }] of known) {
      if (size + bytes.length <= most) break;
      known.delete(oldest);
      size -= length;
    }
    known.set(key, bytes);
    size += bytes.length;
    return bytes;
  };
}

function trustPublications(trust: ReturnType<typeof trustPlan>, seed: number): readonly Publication[] {
  return (['pupils', 'workforce'] as const).map((kind, at) => ({
    id: at,
    text: () => trustText(trust, kind, seed, null),
    title: trustText(trust, kind, seed, null).title,
    format: 'pdf',
    kinds: [kind],
    decoy: null,
    place: 'hub',
    framed: false,
    group: `trust ${trust.number} ${kind}`,
    drift: false,
    byTrust: true,
    twice: false,
  }));
}

function rowOf({ urn, name, phase, authority, trust, number }: SchoolHead, website: string): SchoolRow {
  const type = trust !== null ? 'Academy converter' : number % 2 === 0 ? 'Community school' : 'Voluntary aided school';
  return { urn, name, website, trust: trust?.name ?? null, phase, type, authority };
}

const COLUMNS = [
  'URN',
  'LA (name)',
  'EstablishmentName',
  'TypeOfEstablishment (name)',
  'EstablishmentStatus (name)',
  'PhaseOfEducation (name)',
  'Trusts (name)',
  'SchoolWebsite',
] as const;

function csvOf(list: readonly SchoolRow[]): string {
  const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`;
  const lines = list.map((row) => [
    row.urn,
    row.authority,
    row.name,
    row.type,
    'Open',
    row.phase,
    row.trust ?? '',
    row.website,
  ]);
  const closed = ['Gone Hill School', 'Old Mill Infants'].map((name, at) => [
    String(900_000 + at),
    'Skelshire',
    name,
    'Community school',
    'Closed',
    'Primary',
    '',
    '',
  ]);
  return `${[[...COLUMNS], ...lines, ...closed].map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}
