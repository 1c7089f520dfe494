/** Checks the links of notices: what to ask, asking it with manners, and what the answers mean. */
import type { LinkAnswer, LinkAnswers, LinkOutcome } from '../engine/link-answer';
import type { Pack } from '../engine/pack';
import type { LinkAnswerRegister } from '../engine/registers';
import type { Notice } from '../notice/notice';
import { hostOf, isSamePage, withoutFragment } from './address';
import { createLinkCache, type KeptAnswer, type LinkCache } from './cache';
import { hasPlace, hostsAsked, type LinksOfHost, type LinkTask, linkTasks } from './collect';
import { type Judgement, judge, wantsSibling } from './judge';
import { type Gate, type Pace, USUAL_PACE } from './pace';
import type { AskLink, LinkClock } from './port';
import { isPrivateHost } from './private-address';
import { likeness } from './sketch';
import { stopOf } from './stop';
import { createVisitor, type Visit, type VisitOptions, type Visitor } from './visit';

export interface LinkTools {
  readonly pack: Pack;
  readonly ask: AskLink;
  readonly clock: LinkClock;
  /** Gives numbers from 0 up to 1. */
  readonly random: () => number;
  readonly pace?: Pace;
  /** Shared with others who ask the same hosts; absent: one of its own. */
  readonly gate?: Gate;
  readonly cache?: LinkCache;
  /**
   * Is a host on no network but a local one? Asked about the notice's own host, where its name alone does not say so.
   * Absent: names alone decide.
   */
  readonly isLocal?: (host: string) => Promise<boolean>;
}

export interface LinkProgress {
  readonly done: number;
  readonly total: number;
}

export interface LinkSource {
  readonly notice: Notice;
  /** Its web address; anything else (a file's path) counts as none. */
  readonly location: string;
}

export interface LinkChecker {
  /**
   * An answer for every link of the notice that is not a control of its page. Never rejects; what was not reached
   * before the signal stopped it says so.
   */
  check(source: LinkSource, signal: AbortSignal, onProgress?: (progress: LinkProgress) => void): Promise<LinkAnswers>;
}

/** What a check of a notice will ask. */
export interface LinkPlan {
  readonly hosts: readonly LinksOfHost[];
  /** Links that can be told without asking anybody. */
  readonly unasked: number;
}

/** To be shown before a check starts. */
export function linkPlan({ notice, location }: LinkSource, pack: Pack): LinkPlan {
  const register = registerOf(pack);
  const base = webBase(location);
  const allowPrivate = base !== null && isPrivateHost(hostOf(base), register.privateHosts);
  const tasks = linkTasks(notice, base, pack, register, allowPrivate);
  return { hosts: hostsAsked(tasks), unasked: tasks.filter(({ kind }) => kind === 'settled').length };
}

/** One checker serves a whole run: no address is asked twice, and hosts keep their queues. */
export function createLinkChecker(tools: LinkTools): LinkChecker {
  const { pack } = tools;
  const register = registerOf(pack);
  const cache = tools.cache ?? createLinkCache(pack.id);
  const visitor = createVisitor({ ...tools, register, pace: tools.pace ?? USUAL_PACE });
  const run: Run = { visitor, register, cache, tools, waiting: new Map(), siblings: new Map() };
  return {
    async check({ notice, location }, signal, onProgress) {
      const base = webBase(location);
      const allowPrivate = base !== null && (await isLocalHost(hostOf(base), register, tools));
      const tasks = linkTasks(notice, base, pack, register, allowPrivate);
      const asked = tasks.filter((task) => task.kind === 'ask');
      const fragments = new Map<string, Set<string>>();
      for (const { url, fragment } of asked) {
        if (fragment === null) continue;
        fragments.set(url, (fragments.get(url) ?? new Set()).add(fragment));
      }
      const stop = stopOf(signal);
      let done = 0;
      const tell = () => onProgress?.({ done, total: asked.length });
      tell();
      const answers = await Promise.all(
        tasks.map(async (task): Promise<LinkAnswer> => {
          if (task.kind === 'settled') return settled(task.href, task.outcome);
          const places = fragments.get(task.url) ?? NO_PLACES;
          const kept = await keptAnswer(task, places, { stop, allowPrivate, wantPlaces: places.size > 0 }, run);
          done++;
          tell();
          return answerOf(task, kept);
        }),
      );
      stop.release();
      const sure = visitor.answered() ? answers : answers.map(inDoubt(answers));
      // What is in doubt because nothing answered is not to be believed later.
      if (visitor.answered()) for (const keep of run.waiting.values()) keep();
      run.waiting.clear();
      return new Map(sure.map((answer) => [answer.href, answer]));
    },
  };
}

interface Run {
  readonly visitor: Visitor;
  readonly register: LinkAnswerRegister;
  readonly cache: LinkCache;
  readonly tools: LinkTools;
  /** Answers on their way to the cache, by address. */
  readonly waiting: Map<string, () => void>;
  /** By folder, an address in it that can't exist. */
  readonly siblings: Map<string, string>;
}

const NO_PLACES: ReadonlySet<string> = new Set();

function registerOf(pack: Pack): LinkAnswerRegister {
  const register = pack.registers.linkAnswers;
  if (!register) throw new Error(`Rule pack ${pack.id} has no register of what links answer.`);
  return register;
}

function webBase(location: string): string | null {
  return /^https?:\/\//i.test(location) && URL.canParse(location) ? withoutFragment(new URL(location).href) : null;
}

async function isLocalHost(host: string, register: LinkAnswerRegister, tools: LinkTools): Promise<boolean> {
  return isPrivateHost(host, register.privateHosts) || (await tools.isLocal?.(host)) === true;
}

function settled(href: string, outcome: LinkOutcome): LinkAnswer {
  return {
    href,
    url: null,
    checkedAt: null,
    outcome,
    status: null,
    finalUrl: null,
    hops: [],
    https: null,
    page: null,
  };
}

type AskTask = Extract<LinkTask, { kind: 'ask' }>;

function answerOf(task: AskTask, kept: KeptAnswer): LinkAnswer {
  const { places, ...answer } = kept;
  const works = answer.outcome.code === 'ok' || answer.outcome.code === 'insecure';
  const lost = works && task.fragment !== null && places[task.fragment] === false;
  return {
    href: task.href,
    url: task.url,
    ...answer,
    ...(lost && task.fragment !== null ? { outcome: { code: 'no-such-place', place: task.fragment } } : {}),
  };
}

async function keptAnswer(
  task: AskTask,
  places: ReadonlySet<string>,
  options: VisitOptions,
  run: Run,
): Promise<KeptAnswer> {
  const { clock } = run.tools;
  const known = run.cache.get(task.url, clock.now());
  if (known && [...places].every((place) => place in known.places)) return known;
  const judged = await judgement(task, options, run);
  const { places: found, ...answer } = judged;
  const kept: KeptAnswer = {
    ...answer,
    checkedAt: new Date(clock.now()).toISOString(),
    places: Object.fromEntries([...places].map((place) => [place, found === null || hasPlace(found, place)])),
  };
  if (!answer.outcome.code.startsWith('not-checked')) run.waiting.set(task.url, () => run.cache.put(task.url, kept));
  return kept;
}

async function judgement(task: AskTask, options: VisitOptions, run: Run): Promise<Judgement> {
  const { url } = task;
  if (task.schemeGuessed) {
    const first = await judgedVisit(url, options, run);
    if (!CANNOT_CONNECT.test(first.judged.outcome.code)) return first.judged;
    const second = await judgedVisit(withScheme(url, 'http:'), options, run);
    return second.visit.end.kind === 'page' ? second.judged : first.judged;
  }
  const { visit, judged } = await judgedVisit(url, options, run);
  if (!url.startsWith('http:') || !IS_THERE.has(judged.outcome.code)) return judged;
  const https = await httpsOf(visit, options, run);
  if (https === null) return judged;
  const same = judged.outcome.code === 'ok';
  return { ...judged, https, ...(same ? { outcome: { code: 'insecure', now: https } } : {}) };
}

const CANNOT_CONNECT = /^(?:tls|connection)-|^timeout$/;
const IS_THERE: ReadonlySet<string> = new Set([
  'ok',
  'redirected',
  'redirected-permanently',
  'redirected-untold',
  'moved-home',
]);

async function judgedVisit(
  url: string,
  options: VisitOptions,
  run: Run,
): Promise<{ readonly visit: Visit; readonly judged: Judgement }> {
  const { register, visitor } = run;
  const visit = await visitor.visit(url, options);
  if (!wantsSibling(visit, register)) return { visit, judged: judge(visit, register) };
  const sibling = await visitor.visit(siblingOf(url, run), { ...options, wantPlaces: false });
  return { visit, judged: judge(visit, register, sibling) };
}

/** Letters of a name that no page has. */
const UNLIKELY = 10;

/** One for each folder in a run, so that many suspects there cost one request more. */
function siblingOf(url: string, { register, tools, siblings }: Run): string {
  const folder = new URL('.', url).href;
  const known = siblings.get(folder);
  if (known) return known;
  const letter = () => String.fromCharCode(97 + Math.floor(tools.random() * 26));
  const made = `${folder}${register.softGone.sibling}${Array.from({ length: UNLIKELY }, letter).join('')}`;
  siblings.set(folder, made);
  return made;
}

/** The https: form of an http: address that works and is the same page, or null. */
async function httpsOf(visit: Visit, options: VisitOptions, run: Run): Promise<string | null> {
  const secure = withScheme(visit.asked, 'https:');
  // The site itself sends its readers there.
  const own = [...visit.hops.map(({ url }) => url), visit.url].find(
    (url) => url.startsWith('https:') && isSamePage(url, visit.asked, run.register),
  );
  if (own !== undefined) return own;
  const { port } = new URL(visit.asked);
  if (port !== '') return null;
  const other = await run.visitor.visit(secure, { ...options, wantPlaces: false });
  const [here, there] = [visit.end, other.end];
  if (here.kind !== 'page' || there.kind !== 'page' || there.status >= 300 || there.challenge !== null) return null;
  if (!other.url.startsWith('https:') || !isSamePage(visit.url, other.url, run.register)) return null;
  if (here.facts === null || there.facts === null) return here.facts === there.facts ? secure : null;
  return likeness(here.facts.sketch, there.facts.sketch) >= ALIKE_ENOUGH ? secure : null;
}

/** A page shows a clock, a news item, a count: it is not the same to the letter when it is asked for twice. */
const ALIKE_ENOUGH = 0.5;

function withScheme(url: string, scheme: 'http:' | 'https:'): string {
  return url.replace(/^https?:/i, scheme);
}

/**
 * Nothing answered in the whole run: the fault may well be on this side. Several hosts that fail at once are not
 * checked; a single one is in doubt.
 */
function inDoubt(answers: readonly LinkAnswer[]): (answer: LinkAnswer) => LinkAnswer {
  const failed = new Set(
    answers.flatMap(({ url, outcome }) => (url !== null && NO_ANSWER.test(outcome.code) ? [hostOf(url)] : [])),
  );
  return (answer) => {
    const { code } = answer.outcome;
    if (answer.url === null || !NO_ANSWER.test(code)) return answer;
    if (failed.size > 1) return { ...answer, outcome: { code: 'not-checked-network' } };
    if (code === 'name-unknown') return { ...answer, outcome: { code: 'name-unsure' } };
    if (code === 'connection-refused') return { ...answer, outcome: { code: 'connection-unreachable' } };
    return answer;
  };
}

const NO_ANSWER = /^(?:name-|connection-|timeout$)/;
