/** Five hundred links over forty hosts, a third of them troublesome: how long that takes by the pace rules, and how long it took. */
import type { Pace } from '../../src/links/index';
import { notThere, type Place, pageOf, prose, type Visitor } from './world';

type Manner = 'healthy' | 'slow' | 'rate' | 'flaky' | 'refused' | 'silent' | 'hangs';

export interface Crowd {
  readonly places: readonly Place[];
  readonly hrefs: readonly string[];
  /** Milliseconds that the rules alone take, were every answer there at once. */
  readonly floor: number;
  /** Those that are there for people. */
  readonly healthy: ReadonlySet<string>;
}

/** Of each forty hosts. */
const MANNERS: readonly (readonly [Manner, number])[] = [
  ['slow', 3],
  ['rate', 3],
  ['flaky', 3],
  ['refused', 2],
  ['silent', 1],
  ['hangs', 1],
  ['healthy', 27],
];
const SLOW = 150;
/** Requests that a host with a limit lets through in `WINDOW` milliseconds. */
const LIMIT = 4;
const WINDOW = 1000;
/** One page in so many of a host that hangs never answers. */
const HANGING = 6;

export function crowdOf(links: number, hosts: number, pace: Pace): Crowd {
  const manners = MANNERS.flatMap(([manner, count]) =>
    new Array<Manner>(Math.round((count * hosts) / 40)).fill(manner),
  );
  while (manners.length < hosts) manners.push('healthy');
  const names = manners.slice(0, hosts).map((manner, at) => ({ manner, host: `${manner}-${at}.crowd.example` }));
  const places = names.map(
    ({ manner, host }, at): Place => ({
      host,
      door: manner === 'refused' ? 'refused' : manner === 'silent' ? 'silent' : 'open',
      handler: handlerOf(manner, at),
    }),
  );
  const hrefs = Array.from({ length: links }, (_, at) => {
    const { host } = names[at % hosts] ?? { host: 'nobody.example' };
    return `https://${host}/pages/${Math.floor(at / hosts)}`;
  });
  const perHost = (at: number) => Math.ceil((links - at) / hosts);
  const floors = names.map(({ manner }, at) => floorOf(manner, perHost(at), pace));
  const busy = names.map(({ manner }, at) => busyOf(manner, perHost(at), pace)).reduce((sum, one) => sum + one, 0);
  return {
    places,
    hrefs,
    floor: Math.max(...floors, busy / pace.atOnce),
    healthy: new Set(hrefs.filter((href) => /\/\/(?:healthy|slow|rate|flaky)-/.test(href))),
  };
}

function handlerOf(manner: Manner, seed: number): (visitor: Visitor) => void {
  const started: number[] = [];
  return (visitor) => {
    const { path, response, before } = visitor;
    const number = Number(/^\/pages\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    const serve = () => {
      if (Number.isNaN(number)) return notThere(visitor);
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end(pageOf(`Page ${number}`, `Page ${number}`, prose(seed * 100 + number, 200)));
    };
    switch (manner) {
      case 'slow':
        setTimeout(serve, SLOW);
        return;
      case 'rate': {
        const now = Date.now();
        while (started[0] !== undefined && started[0] < now - WINDOW) started.shift();
        if (started.length < LIMIT) {
          started.push(now);
          return serve();
        }
        response.writeHead(429, { 'retry-after': String(WINDOW / 1000) }).end();
        return;
      }
      case 'flaky':
        if (before > 0) return serve();
        response.writeHead(503).end();
        return;
      case 'hangs':
        if (number % HANGING !== HANGING - 1) serve();
        return;
      default:
        serve();
    }
  };
}

/** Least time for `n` requests to a host that answers at once: first by the gap, then by that of fast hosts. */
function gaps(n: number, pace: Pace): number {
  const first = Math.min(n - 1, pace.fastAfter - 1);
  return first * pace.gap + Math.max(0, n - 1 - first) * pace.fastGap;
}

function floorOf(manner: Manner, n: number, pace: Pace): number {
  switch (manner) {
    case 'healthy':
      return gaps(n, pace);
    case 'slow':
      return n * SLOW + (n - 1) * pace.gap;
    case 'rate':
      return (Math.ceil(n / LIMIT) - 1) * WINDOW;
    case 'flaky':
      // Each first try fails and doubles the gap; the second then stands between it and the next.
      return n * 3 * pace.gap;
    case 'refused':
      return pace.later;
    case 'silent':
      return pace.silence * pace.answer;
    case 'hangs': {
      const hanging = Math.floor(n / HANGING);
      return hanging * pace.tries * pace.answer + gaps(n - hanging, pace);
    }
  }
}

/** Time for which requests to the host take up one of the places there are for all. */
function busyOf(manner: Manner, n: number, pace: Pace): number {
  if (manner === 'slow') return n * SLOW;
  if (manner === 'silent') return pace.silence * pace.answer;
  return manner === 'hangs' ? Math.floor(n / HANGING) * pace.tries * pace.answer : 0;
}
