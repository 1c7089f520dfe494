/** A few invented schools on an invented network, and a run of them: for tests of the runner. */
import { createHash } from 'node:crypto';
import type { Batch, School } from '../../src/bulk/batch';
import type { RunTools } from '../../src/bulk/run-tools';
import type { Lease } from '../../src/bulk/runner';
import { type BulkStore, candidatesOf, failuresOf, noticeOf, reportOf, rowsOf, schoolsOf } from '../../src/bulk/store';
import type { Pack } from '../../src/engine/pack';
import { type AskLink, type LinkReply, USUAL_PACE } from '../../src/links/index';
import { loadPack } from '../../src/rules/load';
import type { VirtualClock } from '../support/virtual-clock';
import { school } from './store-contract';

export const pack: Pack = await loadPack();

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}
/** By address; what is not here is not found. A function is asked each time; null: the name is not known. */
export type World = Record<string, string | Answer | null | ((headers: Readonly<Record<string, string>>) => Answer)>;

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Network {
  readonly ask: AskLink;
  readonly asked: readonly Asked[];
  /** Nobody answers while this is set. */
  down: boolean;
}

/** @param ms that an answer takes */
export function network(world: World, clock: VirtualClock, ms = 20): Network {
  const asked: Asked[] = [];
  const it: Network = {
    asked,
    down: false,
    async ask({ url, signal, headers = {}, allowPrivate }): Promise<LinkReply> {
      asked.push({ url, headers });
      await clock.sleep(ms, signal);
      if (signal.aborted) return { kind: 'fault', fault: 'aborted' };
      if (it.down) return { kind: 'fault', fault: 'name-unsure' };
      const host = new URL(url).hostname;
      const known = Object.keys(world).some((one) => new URL(one).hostname === host && world[one] !== null);
      if (!known) return { kind: 'fault', fault: 'name-unknown' };
      if (/^127\./.test(host) && !allowPrivate) return { kind: 'fault', fault: 'private' };
      const found = world[url] ?? { status: 404, body: '<h1>Not found</h1>' };
      const answer = typeof found === 'function' ? found(headers) : typeof found === 'string' ? { body: found } : found;
      const { status = 200, body = '' } = answer;
      const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
      const all: Record<string, string> = { 'content-type': 'text/html; charset=utf-8', ...answer.headers };
      return {
        kind: 'answer',
        status,
        url,
        header: (name) => all[name] ?? null,
        read: async (most) => ({ bytes: bytes.subarray(0, most), complete: bytes.length <= most }),
        close: () => undefined,
      };
    },
  };
  return it;
}

const ABOUT = {
  pupils: [
    'pupils',
    'We hold names, dates of birth, attendance and attainment of our pupils to support their learning.',
  ],
  workforce: [
    'the school workforce',
    'We hold payroll, contract, absence and qualification details of our staff to employ them.',
  ],
  parents: [
    'parents and carers',
    'We hold contact details of parents and carers so that we can reach them in an emergency.',
  ],
} as const;

/** A little notice of a school's own. @param more words that make it another text */
export function noticePage(name: string, about: keyof typeof ABOUT, more = ''): string {
  const [who, what] = ABOUT[about];
  return `<html lang="en-GB"><head><title>Privacy notice for ${who} - ${name}</title></head><body>
<header><nav><a href="/">Home</a> <a href="/policies">Policies</a></nav></header><main>
<h1>Privacy notice for ${who}</h1>
<p>${name} is the data controller for the personal data that we collect about ${who}. This privacy notice explains how we use it.</p>
<h2>Data we hold</h2><p>${what} ${more}</p>
<h2>Why we use it</h2><p>We use the data to meet our statutory duties, and our lawful basis is that processing is necessary for a task carried out in the public interest under Article 6(1)(e) of the UK GDPR.</p>
<h2>Sharing</h2><p>We share information with the Department for Education and with the local authority. We keep it for as long as our retention schedule says.</p>
<h2>Your rights</h2><p>You have the right to request access to personal data that we hold about you. To make a request, contact our data protection officer at dpo@${name.toLowerCase().replace(/\W+/g, '')}.example. You may complain to the Information Commission at <a href="https://ico.example/complain">ico.example</a>.</p>
</main></body></html>`;
}

export function policiesPage(links: readonly (readonly [string, string])[]): string {
  return `<html><head><title>Policies</title></head><body><main><h1>Policies</h1><ul>${links
    .map(([href, text]) => `<li><a href="${href}">${text}</a></li>`)
    .join('')}</ul></main></body></html>`;
}

export function homePage(name: string): string {
  return `<html><head><title>${name}</title></head><body><header><nav><a href="/">Home</a> <a href="/policies">Policies</a> <a href="/news">News</a></nav></header><main><h1>Welcome to ${name}</h1><p>We are a small and happy school.</p></main></body></html>`;
}

/** Three schools: one with two notices, one of a trust's notice and a broken link, one whose name is not known. */
export function threeSchools(): { readonly world: World; readonly schools: readonly School[] } {
  const trust = noticePage('Vale Trust', 'pupils');
  const world: World = {
    'https://ash.example/': homePage('Ash School'),
    'https://ash.example/policies': policiesPage([
      ['/privacy-pupils', 'Privacy notice for pupils'],
      ['/privacy-staff', 'Privacy notice for the workforce'],
      ['/uniform', 'Uniform policy'],
    ]),
    'https://ash.example/privacy-pupils': noticePage('Ash School', 'pupils'),
    'https://ash.example/privacy-staff': noticePage('Ash School', 'workforce'),
    'https://ash.example/uniform': '<main><h1>Uniform</h1><p>Blue jumpers.</p></main>',
    'https://ash.example/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'User-agent: *\nDisallow:\n' },
    'https://beech.example/': homePage('Beech School'),
    'https://beech.example/policies': policiesPage([
      ['/docs/trust-privacy.txt', 'Privacy notice (trust)'],
      ['/privacy-parents', 'Privacy notice for parents'],
    ]),
    'https://beech.example/docs/trust-privacy.txt': trust,
    'https://beech.example/privacy-parents': { status: 500, body: 'Fault' },
  };
  return {
    world,
    schools: [
      school('a', { name: 'Ash School', website: 'https://ash.example/' }),
      school('b', { name: 'Beech School', website: 'https://beech.example/', trust: 'Vale Trust' }),
      school('c', { name: 'Cedar School', website: 'https://cedar.example/' }),
    ],
  };
}

/** A lease that a run always gets, or never. */
export function leaseOf(free = true): Lease {
  return { take: async () => (free ? { release: async () => undefined } : null) };
}

export function toolsOf(net: Network, clock: VirtualClock, more: Partial<RunTools> = {}): RunTools {
  return {
    pack,
    toolVersion: '0',
    ask: net.ask,
    clock,
    random: () => 0,
    sha256: async (source) => createHash('sha256').update(source).digest('hex'),
    lease: leaseOf(),
    pace: USUAL_PACE,
    ...more,
  };
}

/** Everything that is kept of a batch but the times. */
export async function everything(store: BulkStore): Promise<unknown> {
  const plain = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner) => (/^(?:retrievedAt|checkedAt)$/.test(key) ? undefined : inner)));
  const batch: Batch = await store.batch();
  const found: unknown[] = [batch.pack, batch.settings];
  for await (const one of schoolsOf(store)) found.push(plain(one.state));
  for await (const one of candidatesOf(store)) {
    found.push(plain(one), plain(await noticeOf(store, one.id)));
  }
  for await (const one of rowsOf(store)) found.push(plain(one), plain(await reportOf(store, one)));
  for await (const one of failuresOf(store)) found.push(plain(one));
  return found;
}

export async function collected<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of stream) found.push(one);
  return found;
}
