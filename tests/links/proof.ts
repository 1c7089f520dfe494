/**
 * `npm run links:proof [-- --short]`: checks links against servers on the loopback whose behaviour is known, and prints
 * outcome against truth: every behaviour, in ten rounds; then how long a crowd of links takes against what the pace rules
 * allow, and how much memory it needs. Exit 1 where anything is not as it should be.
 */
import { createLinkChecker, type Pace, systemClock, USUAL_PACE } from '../../src/links/index';
import { loadPack } from '../../src/rules/load';
import { BEHAVIOURS, PLACES } from './behaviours';
import { crowdOf } from './crowd';
import { noticeOf } from './notice-of-links';
import { startWorld } from './world';

const short = process.argv.includes('--short');
const ROUNDS = short ? 2 : 10;
/** Rounds at a time: most of a round is waiting. */
const AT_ONCE = 5;
const [LINKS, HOSTS] = short ? [160, 20] : [500, 40];
/** Megabytes by which memory may grow from the first fifth of the links to the last. */
const MOST_GROWTH = 8;

/** The usual manners in small: gaps of milliseconds, limits of a second or two. */
const QUICK: Pace = { ...USUAL_PACE, gap: 20, fastGap: 10, answer: 4000, body: 1000, later: 100, longestRest: 5000 };
const CROWDED: Pace = { ...USUAL_PACE, gap: 120, fastGap: 50, fast: 140, answer: 3000, body: 1000, later: 500 };
/** Lines of what is wrong in a round. */
const MOST_LINES = 10;
const MEGABYTE = 1024 * 1024;

const pack = await loadPack();
const failures: string[] = [];

interface Round {
  readonly right: number;
  readonly wrong: readonly string[];
  /** Healthy links that would make a finding without doubt. */
  readonly accused: readonly string[];
}

async function playRound(): Promise<Round> {
  const world = await startWorld(PLACES);
  const checker = createLinkChecker({ pack, ask: world.ask, clock: systemClock, random: Math.random, pace: QUICK });
  const source = { notice: noticeOf(BEHAVIOURS.map(({ href }) => href)), location: 'notice.html' };
  const answers = await checker.check(source, new AbortController().signal);
  if (world.sent('cookie') !== undefined) failures.push('a cookie was sent');
  if (!world.sent('user-agent')?.startsWith('Noticemark/')) failures.push('the program did not say its name');
  await world.close();
  const wrong: string[] = [];
  const accused: string[] = [];
  for (const { href, expect, healthy } of BEHAVIOURS) {
    const code = answers.get(href)?.outcome.code ?? 'no answer';
    if (code !== expect) wrong.push(`${href}: ${code}, and it is ${expect}`);
    const words = code === 'no answer' ? undefined : pack.registers.linkAnswers?.outcomes[code];
    if (healthy && words?.finding === 'broken-link' && words.doubt === undefined) accused.push(`${href}: ${code}`);
  }
  return { right: BEHAVIOURS.length - wrong.length, wrong, accused };
}

const begun = Date.now();
console.log(`${BEHAVIOURS.length} behaviours, ${ROUNDS} rounds`);
for (let round = 1; round <= ROUNDS; round += AT_ONCE) {
  const played = await Promise.all(Array.from({ length: Math.min(AT_ONCE, ROUNDS - round + 1) }, playRound));
  for (const [at, { right, wrong, accused }] of played.entries()) {
    console.log(
      `round ${round + at}: ${right} of ${BEHAVIOURS.length} as they are, ${accused.length} healthy ones called broken`,
    );
    for (const line of [...wrong, ...accused].slice(0, MOST_LINES)) console.log(`  ${line}`);
    if (wrong.length > 0) failures.push(`${wrong.length} behaviours not seen as they are in round ${round + at}`);
    if (accused.length > 0) failures.push(`${accused.length} healthy links called broken in round ${round + at}`);
  }
}

const crowd = crowdOf(LINKS, HOSTS, CROWDED);
const world = await startWorld(crowd.places);
const checker = createLinkChecker({ pack, ask: world.ask, clock: systemClock, random: Math.random, pace: CROWDED });
const heap: number[] = [];
const crowdNotice = noticeOf(crowd.hrefs);
const start = Date.now();
let next = LINKS / 5;
const answers = await checker.check(
  { notice: crowdNotice, location: 'notice.html' },
  new AbortController().signal,
  ({ done }) => {
    if (done < next) return;
    next += LINKS / 5;
    globalThis.gc?.();
    heap.push(process.memoryUsage().heapUsed / MEGABYTE);
  },
);
const took = Date.now() - start;
const crowding = Math.max(...[...world.crowding.values()]);
await world.close();
const lost = [...crowd.healthy].filter((href) => answers.get(href)?.outcome.code !== 'ok');
const growth = Math.max(...heap) - (heap[0] ?? 0);
console.log(
  `${LINKS} links over ${HOSTS} hosts, a third troublesome: ${(took / 1000).toFixed(1)} s; the rules alone take ` +
    `${(crowd.floor / 1000).toFixed(1)} s: ${(took / crowd.floor).toFixed(2)} times that`,
);
console.log(`at most ${crowding} requests to one host at a time; ${lost.length} healthy links not found to work`);
console.log(
  globalThis.gc
    ? `heap after each fifth of the links, in MB: ${heap.map((size) => size.toFixed(1)).join(', ')}`
    : 'memory was not measured: run with --expose-gc',
);
for (const href of lost.slice(0, MOST_LINES)) failures.push(`${href}: ${JSON.stringify(answers.get(href)?.outcome)}`);
if (took > 2 * crowd.floor) failures.push(`the crowd took ${took} ms, more than twice ${Math.round(crowd.floor)} ms`);
if (crowding > CROWDED.fastAtOnce) failures.push(`${crowding} requests at a time to one host`);
if (globalThis.gc && growth > MOST_GROWTH) failures.push(`memory grew by ${growth.toFixed(1)} MB in the run`);

console.log(
  failures.length === 0 ? `all as it should be, in ${Math.round((Date.now() - begun) / 1000)} s` : failures.join('\n'),
);
process.exitCode = failures.length === 0 ? 0 : 1;
