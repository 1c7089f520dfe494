/** Asks for addresses, each once in a run: in turn, in time, again later where a failure may pass, along redirects. */
import type { LinkHop } from '../engine/link-answer';
import type { Pack } from '../engine/pack';
import type { LinkAnswerRegister } from '../engine/registers';
import { decode } from '../read/decode';
import { followed, hostOf, withoutFragment } from './address';
import { createGate, type Gate, type Pace } from './pace';
import { challengeOfAnswer, type PageFacts, readPage } from './page-facts';
import type { AskLink, LinkClock, LinkFault, LinkReply } from './port';
import type { Stop } from './stop';
import { retryAfter, sleepUnlessStopped, within } from './waiting';

/** What one address answered. */
export type Step =
  | { readonly kind: 'redirect'; readonly status: number; readonly to: string; readonly setsCookie: boolean }
  | { readonly kind: 'bad-redirect'; readonly status: number }
  | {
      readonly kind: 'page';
      readonly status: number;
      /** Another than was asked where the browser followed redirects by itself. */
      readonly url: string;
      readonly challenge: string | null;
      /** Null where it is no web page, or was not read. */
      readonly facts: PageFacts | null;
    }
  | { readonly kind: 'fault'; readonly fault: Exclude<LinkFault, 'aborted'> }
  | { readonly kind: 'timeout' }
  /** The host asked to be left alone for long, or has not answered others. */
  | { readonly kind: 'busy' | 'silent' }
  | { readonly kind: 'cancelled' };

/** Where an address leads in the end. */
export interface Visit {
  readonly asked: string;
  readonly hops: readonly LinkHop[];
  /** The address that gave `end`. */
  readonly url: string;
  readonly end: Step | { readonly kind: 'loop' | 'too-many-redirects' };
  /** A cookie was set on the way. */
  readonly cookies: boolean;
}

export interface VisitTools {
  readonly ask: AskLink;
  readonly clock: LinkClock;
  /** Gives numbers from 0 up to 1. */
  readonly random: () => number;
  readonly pace: Pace;
  readonly pack: Pack;
  readonly register: LinkAnswerRegister;
  /** Shared with others who ask the same hosts; absent: one of its own. */
  readonly gate?: Gate;
}

export interface Visitor {
  /** Never rejects. */
  visit(url: string, options: VisitOptions): Promise<Visit>;
  /** Has anybody answered yet? */
  answered(): boolean;
}

export interface VisitOptions {
  readonly stop: Stop;
  readonly allowPrivate: boolean;
  /** Keep the names of the page's places, for fragments. */
  readonly wantPlaces: boolean;
}

/** What is known of a host beside its turn in the queue. */
interface Health {
  answered: boolean;
  timeoutsInARow: number;
  /** By origin: a failure to connect that a second try has borne out. */
  readonly down: Map<string, Exclude<LinkFault, 'aborted'>>;
}

export function createVisitor(tools: VisitTools): Visitor {
  const { pace, clock, random } = tools;
  const gate = tools.gate ?? createGate(pace, clock, random);
  const health = new Map<string, Health>();
  const steps = new Map<string, Promise<Step>>();
  let anyAnswer = false;

  const healthOf = (host: string): Health => {
    const known = health.get(host);
    if (known) return known;
    const made: Health = { answered: false, timeoutsInARow: 0, down: new Map() };
    health.set(host, made);
    return made;
  };

  /** One request per address in a run; one that was cancelled has not been made. */
  const step = async (url: string, options: VisitOptions): Promise<Step> => {
    const key = `${options.wantPlaces ? 'places ' : ''}${options.allowPrivate ? 'private ' : ''}${url}`;
    const known = steps.get(key);
    if (known) return known;
    const asked = askInTurn(url, options);
    steps.set(key, asked);
    const answer = await asked;
    if (answer.kind === 'cancelled') steps.delete(key);
    return answer;
  };

  const askInTurn = async (url: string, options: VisitOptions): Promise<Step> => {
    const host = hostOf(url);
    const origin = new URL(url).origin;
    const own = healthOf(host);
    let head = isDocument(url, tools.register);
    let last: Step | null = null;
    for (let tried = 0; ; ) {
      const turn = await gate.enter(host, options.stop, last !== null);
      if (turn === null) return { kind: 'cancelled' };
      const down = own.down.get(origin);
      if (down !== undefined || (!own.answered && own.timeoutsInARow >= pace.silence)) {
        turn.leave(false);
        return down === undefined ? (last ?? { kind: 'silent' }) : { kind: 'fault', fault: down };
      }
      const { step: answer, rest } = await exchange(url, head ? 'HEAD' : 'GET', options, tools);
      turn.leave(isPassing(answer));
      if (answer.kind === 'timeout') own.timeoutsInARow++;
      else if (answer.kind !== 'fault' && answer.kind !== 'cancelled') {
        anyAnswer = true;
        own.answered = true;
        own.timeoutsInARow = 0;
      }
      // A server may refuse HEAD and serve the document: only GET counts for a failure.
      if (head && !isFine(answer) && answer.kind !== 'cancelled') {
        head = false;
        if (answer.kind === 'page') continue;
      }
      tried++;
      if (!isPassing(answer)) return answer;
      const most = answer.kind === 'page' && answer.status === 429 ? pace.rateTries : pace.tries;
      if (tried >= most) {
        // The other addresses of the origin need not find that out for themselves.
        if (answer.kind === 'fault' && !own.answered && answer.fault !== 'connection-reset')
          own.down.set(origin, answer.fault);
        return answer;
      }
      const backOff = pace.later * 2 ** (tried - 1) * (1 + random() / 2);
      if (rest !== null && rest > pace.longestRest) return { kind: 'busy' };
      if (rest !== null) gate.rest(host, rest);
      last = answer;
      await sleepUnlessStopped(Math.max(rest ?? 0, backOff), options.stop, clock);
    }
  };

  return {
    answered: () => anyAnswer,
    async visit(asked, options) {
      const hops: LinkHop[] = [];
      const seen = new Set<string>([asked]);
      let cookies = false;
      let url = asked;
      for (;;) {
        const answer = await step(url, options);
        const next = nextOf(answer, url);
        if (answer.kind === 'page' && next === null && answer.url !== url) {
          hops.push({ url, status: null, by: 'redirect' });
          url = answer.url;
        }
        if (next === null) return { asked, hops, url, end: answer, cookies };
        if (answer.kind === 'redirect' && answer.setsCookie) cookies = true;
        hops.push({ url, ...next.hop });
        if (seen.has(next.to)) return { asked, hops, url, end: { kind: 'loop' }, cookies };
        if (hops.length >= pace.mostRedirects)
          return { asked, hops, url, end: { kind: 'too-many-redirects' }, cookies };
        seen.add(next.to);
        url = next.to;
      }
    },
  };
}

function nextOf(answer: Step, url: string): { readonly to: string; readonly hop: Omit<LinkHop, 'url'> } | null {
  if (answer.kind === 'redirect') return { to: answer.to, hop: { status: answer.status, by: 'redirect' } };
  const refresh = answer.kind === 'page' && answer.status < 300 ? (answer.facts?.refresh ?? null) : null;
  // A page that only reloads itself is there.
  if (answer.kind !== 'page' || refresh === null || refresh === url || answer.challenge !== null) return null;
  return { to: refresh, hop: { status: answer.status, by: 'refresh' } };
}

function isDocument(url: string, register: LinkAnswerRegister): boolean {
  const path = new URL(url).pathname.toLowerCase();
  return register.documents.some((ending) => path.endsWith(ending));
}

const isFine = (answer: Step) => answer.kind === 'redirect' || (answer.kind === 'page' && answer.status < 400);

/** May the failure pass if it is asked again later? */
function isPassing(answer: Step): boolean {
  switch (answer.kind) {
    case 'timeout':
      return true;
    case 'fault':
      return /^(?:name|connection)-/.test(answer.fault);
    case 'page':
      return (answer.status === 429 || answer.status >= 500 || answer.status === 408) && answer.challenge === null;
    default:
      return false;
  }
}

const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;

/** One request: its answer, and for how long the host wants to be left alone (milliseconds, null where it does not say). */
async function exchange(
  url: string,
  method: 'GET' | 'HEAD',
  options: VisitOptions,
  tools: VisitTools,
): Promise<{ readonly step: Step; readonly rest: number | null }> {
  const { clock, pace } = tools;
  const stop = new AbortController();
  const keepOn = options.stop.onStop(() => stop.abort());
  if (options.stop.stopped()) stop.abort();
  let reply: LinkReply | null = null;
  try {
    const asked = tools.ask({ url, method, signal: stop.signal, allowPrivate: options.allowPrivate });
    reply = await within(pace.answer, asked, stop, clock);
    if (options.stop.stopped()) return { step: { kind: 'cancelled' }, rest: null };
    if (reply === null) {
      // Somebody who does not heed the signal: what comes late is let go.
      void asked.then((late) => late.kind === 'answer' && late.close());
      return { step: { kind: 'timeout' }, rest: null };
    }
    if (reply.kind === 'fault') {
      const { fault } = reply;
      return { step: fault === 'aborted' ? { kind: 'timeout' } : { kind: 'fault', fault }, rest: null };
    }
    const step = await stepOf(url, reply, method, options, tools, stop);
    if (options.stop.stopped()) return { step: { kind: 'cancelled' }, rest: null };
    return { step, rest: retryAfter(reply.header('retry-after'), clock.now()) };
  } finally {
    keepOn();
    stop.abort();
    if (reply?.kind === 'answer') reply.close();
  }
}

async function stepOf(
  url: string,
  reply: Extract<LinkReply, { kind: 'answer' }>,
  method: 'GET' | 'HEAD',
  options: VisitOptions,
  { pace, pack, register, clock }: VisitTools,
  stop: AbortController,
): Promise<Step> {
  const { status, header } = reply;
  const location = header('location');
  if (status >= 300 && status < 400 && status !== 304 && (location !== null || status !== 300)) {
    const to = location === null ? null : followed(location.trim(), url);
    if (to === null) return { kind: 'bad-redirect', status };
    return { kind: 'redirect', status, to, setsCookie: header('set-cookie') !== null };
  }
  const type = header('content-type');
  const at = withoutFragment(reply.url);
  const bare: Step = {
    kind: 'page',
    status,
    url: at,
    challenge: challengeOfAnswer({ status, header }, register),
    facts: null,
  };
  if (method === 'HEAD' || (type !== null && !PAGE_TYPE.test(type))) return bare;
  const stopped = new AbortController();
  const body = await within(pace.body, reply.read(pace.mostBytes), stop, clock, stopped);
  if (body === null || body.bytes.length === 0) return bare;
  const html = decode(body.bytes, /charset\s*=\s*["']?([\w-]{2,40})/i.exec(type ?? '')?.[1] ?? null);
  if (type === null && !/^\s*</.test(html)) return bare;
  const source = { url: at, status, html, complete: body.complete, header, wantPlaces: options.wantPlaces };
  const facts = readPage(source, pack, register);
  return { ...bare, challenge: facts.challenge ?? bare.challenge, facts };
}
