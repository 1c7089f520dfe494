/** Asks for pages and documents with manners: in turn with a host, within limits, along redirects, again where it may pass. */
import type { Pack } from '../engine/pack';
import type { LinkAnswerRegister } from '../engine/registers';
import { readPageFace } from '../find/page-links';
import type { FetchFault, FetchOutcome, Validators, Wanted, WantedAs } from '../find/port';
import { followed, withoutFragment } from '../links/address';
import type { AskLink, Gate, LinkClock, LinkFault, LinkReply, Pace } from '../links/index';
import { challengeOfAnswer, challengeOfPage } from '../links/page-facts';
import { isPrivateHost } from '../links/private-address';
import type { Stop } from '../links/stop';
import { retryAfter, sleepUnlessStopped, within } from '../links/waiting';
import { decode } from '../read/decode';

export interface FetchTools {
  readonly ask: AskLink;
  readonly clock: LinkClock;
  /** Gives numbers from 0 up to 1. */
  readonly random: () => number;
  readonly pace: Pace;
  /** Shared with the check of links. */
  readonly gate: Gate;
  readonly pack: Pack;
  readonly register: LinkAnswerRegister;
  /** May this host (as `URL` gives its `hostname`) be asked although it is on no network but a local one? */
  readonly mayBePrivate: (hostname: string) => boolean;
  /** Is told when a request begins. */
  readonly onAsk?: (url: string) => void;
}

/**
 * Asks for an address. Never rejects; null where it was stopped before there was an answer.
 * @param known what the caller holds of the address already: it is sent only where that is out of date
 */
export type Fetcher = (wanted: Wanted, known: Validators | null, stop: Stop) => Promise<FetchOutcome | null>;

const MEGABYTE = 1024 * 1024;
/** Bytes that are read, decompressed; of robots.txt and sitemaps the beginning does. */
const MOST_BYTES: Readonly<Record<WantedAs, number>> = {
  robots: 512 * 1024,
  sitemap: 10 * MEGABYTE,
  page: 25 * MEGABYTE,
  document: 25 * MEGABYTE,
};
/** A document is larger than a page, and comes from slower machines: times as long may its body take. */
const DOCUMENT_PATIENCE = 6;

export function createFetcher(tools: FetchTools): Fetcher {
  const { gate, pace, random, clock } = tools;
  /** One address, until it answers or has failed for good. */
  const askInTurn = async (url: string, wanted: Wanted, known: Validators | null, stop: Stop): Promise<Answer> => {
    const { host, hostname } = new URL(url);
    const allowPrivate = tools.mayBePrivate(hostname);
    if (!allowPrivate && isPrivateHost(hostname, tools.register.privateHosts)) return failed('private');
    for (let tried = 1; ; tried++) {
      const turn = await gate.enter(host, stop, tried > 1);
      if (turn === null) return CANCELLED;
      tools.onAsk?.(url);
      const { answer, rest } = await exchange(url, wanted, known, allowPrivate, stop, tools);
      const passing = isPassing(answer);
      turn.leave(passing);
      if (!passing) return answer;
      const busy = answer.kind === 'failed' && answer.fault === 'busy';
      if (tried >= (busy ? pace.rateTries : pace.tries) || (rest ?? 0) > pace.longestRest) return answer;
      if (rest !== null) gate.rest(host, rest);
      const backOff = pace.later * 2 ** (tried - 1) * (1 + random() / 2);
      await sleepUnlessStopped(Math.max(rest ?? 0, backOff), stop, clock);
    }
  };

  return async (wanted, known, stop) => {
    let url = withoutFragment(wanted.url);
    const seen = new Set([url]);
    for (;;) {
      const answer = await askInTurn(url, wanted, known, stop);
      switch (answer.kind) {
        case 'cancelled':
          return null;
        case 'failed':
          return { ...answer, url };
        case 'not-modified':
          return { kind: 'not-modified', url };
        case 'fetched':
          return answer;
        case 'redirect':
          if (seen.has(answer.to) || seen.size > pace.mostRedirects)
            return { kind: 'failed', url: answer.to, fault: 'too-many-redirects', status: null };
          seen.add(answer.to);
          url = answer.to;
      }
    }
  };
}

type Answer =
  | Extract<FetchOutcome, { kind: 'fetched' }>
  | { readonly kind: 'failed'; readonly fault: FetchFault; readonly status: number | null }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'not-modified' }
  | { readonly kind: 'cancelled' };

const CANCELLED: Answer = { kind: 'cancelled' };

function failed(fault: FetchFault, status: number | null = null): Answer {
  return { kind: 'failed', fault, status };
}

/** May the failure pass if it is asked again a little later? */
function isPassing(answer: Answer): boolean {
  if (answer.kind !== 'failed') return false;
  return /^(?:timeout|name-unknown|connection|busy|server-error)$/.test(answer.fault);
}

/** One request: its answer, and for how long the host wants to be left alone (milliseconds, null where it does not say). */
async function exchange(
  url: string,
  wanted: Wanted,
  known: Validators | null,
  allowPrivate: boolean,
  stop: Stop,
  tools: FetchTools,
): Promise<{ readonly answer: Answer; readonly rest: number | null }> {
  const { clock, pace } = tools;
  const controller = new AbortController();
  const keepOn = stop.onStop(() => controller.abort());
  if (stop.stopped()) controller.abort();
  const { signal } = controller;
  let reply: LinkReply | null = null;
  try {
    const headers = conditions(known);
    const asked = tools.ask({ url, method: 'GET', signal, allowPrivate, ...(headers === null ? {} : { headers }) });
    reply = await within(pace.answer, asked, controller, clock);
    if (stop.stopped()) return { answer: CANCELLED, rest: null };
    if (reply === null) {
      // Somebody who does not heed the signal: what comes late is let go.
      void asked.then((late) => late.kind === 'answer' && late.close());
      return { answer: failed('timeout'), rest: null };
    }
    if (reply.kind === 'fault') return { answer: failed(FAULTS[reply.fault]), rest: null };
    const answer = await answerOf(url, wanted, reply, controller, tools);
    if (stop.stopped()) return { answer: CANCELLED, rest: null };
    return { answer, rest: retryAfter(reply.header('retry-after'), clock.now()) };
  } finally {
    keepOn();
    controller.abort();
    if (reply?.kind === 'answer') reply.close();
  }
}

function conditions(known: Validators | null): Readonly<Record<string, string>> | null {
  if (known === null) return null;
  const { etag, lastModified } = known;
  if (etag !== null) return { 'if-none-match': etag };
  return lastModified === null ? null : { 'if-modified-since': lastModified };
}

async function answerOf(
  url: string,
  { as }: Wanted,
  reply: Extract<LinkReply, { kind: 'answer' }>,
  controller: AbortController,
  tools: FetchTools,
): Promise<Answer> {
  const { pace, clock, register } = tools;
  const { status, header } = reply;
  if (status === 304) return { kind: 'not-modified' };
  const location = header('location');
  if (status >= 300 && status < 400) {
    const to = location === null ? null : followed(location.trim(), url);
    return to === null ? failed('not-found', status) : { kind: 'redirect', to };
  }
  if (challengeOfAnswer({ status, header }, register) !== null) return failed('challenge', status);
  if (status < 200 || status >= 300) {
    const isHeldUp = HELD_UP.has(status) && (await holdsUp(url, reply, controller, tools));
    return failed(isHeldUp ? 'challenge' : faultOfStatus(status), status);
  }
  const most = MOST_BYTES[as];
  if (Number(header('content-length') ?? 0) > most && (as === 'page' || as === 'document')) return failed('too-large');
  const patience = pace.body * (as === 'document' ? DOCUMENT_PATIENCE : 1);
  const stopped = new AbortController();
  const body = await within(patience, reply.read(most + 1), controller, clock, stopped);
  if (body === null) return failed('timeout');
  const whole = body.complete && body.bytes.length <= most;
  if (!whole && body.bytes.length > most) {
    if (as === 'page' || as === 'document') return failed('too-large');
  } else if (!whole) return failed(controller.signal.aborted ? 'timeout' : 'connection');
  return {
    kind: 'fetched',
    url: withoutFragment(reply.url),
    status,
    contentType: header('content-type'),
    bytes: body.bytes.subarray(0, most),
    retrievedAt: new Date(clock.now()).toISOString(),
    etag: header('etag'),
    lastModified: header('last-modified'),
  };
}

/** With which a site that wants to see a person answers; other pages of these are what their status says. */
const HELD_UP = new Set([401, 403, 405, 406, 429, 503]);
const CHALLENGE_BYTES = 128 * 1024;

async function holdsUp(
  url: string,
  { status, header, read }: Extract<LinkReply, { kind: 'answer' }>,
  controller: AbortController,
  { pack, pace, clock, register }: FetchTools,
): Promise<boolean> {
  if (!/html/i.test(header('content-type') ?? 'html')) return false;
  const body = await within(pace.body, read(CHALLENGE_BYTES), controller, clock, new AbortController());
  if (body === null) return false;
  const html = decode(body.bytes);
  const { title, words } = readPageFace(html, url);
  return challengeOfPage({ status, header, html }, { title, text: words }, pack, register) !== null;
}

function faultOfStatus(status: number): FetchFault {
  if (status === 404 || status === 410) return 'not-found';
  if (status === 401 || status === 407 || status === 511) return 'sign-in';
  if (status === 429) return 'busy';
  if (status === 408) return 'timeout';
  return status >= 500 ? 'server-error' : status >= 400 ? 'refused' : 'server-error';
}

const FAULTS: Readonly<Record<LinkFault, FetchFault>> = {
  'name-unknown': 'name-unknown',
  'name-unsure': 'connection',
  'tls-expired': 'tls',
  'tls-name': 'tls',
  'tls-untrusted': 'tls',
  'tls-chain': 'tls',
  'tls-other': 'tls',
  'connection-refused': 'connection',
  'connection-reset': 'connection',
  'connection-unreachable': 'connection',
  'connection-unknown': 'connection',
  private: 'private',
  permission: 'permission',
  'hidden-redirect': 'hidden-redirect',
  // The time was over.
  aborted: 'timeout',
};
