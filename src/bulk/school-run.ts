/** One school's way through a run, a kept step at a time: its files, the search of its site, the reviews. */

import type { LinkAnswers } from '../engine/link-answer';
import {
  addNotice,
  beginCrawl,
  type Crawl,
  crawlResult,
  delayOf,
  type FindPlan,
  type FindTools,
  type FoundDocument,
  nextWanted,
  type Reading,
  retryFailed,
  takeOutcome,
  USUAL_LIMITS,
} from '../find/index';
import type { FetchOutcome, Wanted } from '../find/port';
import type { Gate } from '../links/index';
import { stopOf } from '../links/stop';
import type { Notice } from '../notice/notice';
import { type ReadResult, readSource } from '../read/index';
import { sourceFormat } from '../read/source-format';
import {
  afterSearch,
  candidateId,
  elsewhereOf,
  isFileAddress,
  NOT_KEPT,
  NOT_KEPT_WORDS,
  siteFailure,
} from './after-search';
import type { Batch, School } from './batch';
import type { Fetcher } from './fetch';
import type { RunLinks } from './links-of-run';
import type { NetworkWatch } from './network';
import { changesOf, reviewCandidate } from './review-candidate';
import { AGENT, type RunTools } from './run-tools';
import {
  type BulkStore,
  type Change,
  crawlBytes,
  fileBytes,
  type KeptCandidate,
  type KeptFailure,
  noticeBytes,
  noticeOf,
  packed,
  reportBytes,
  type SchoolState,
  type UncheckedLinks,
  unpacked,
  untouched,
} from './store';

export interface SchoolRunTools {
  readonly run: RunTools;
  readonly store: BulkStore;
  readonly batch: Batch;
  readonly fetch: Fetcher;
  readonly gate: Gate;
  readonly watch: NetworkWatch;
  /** Null where links are not asked. */
  readonly links: RunLinks | null;
  /** Fingerprint of the rule pack. */
  readonly packId: string;
  /** Is told of every state that was kept. */
  readonly onState: (before: SchoolState, after: SchoolState) => void;
}

/** `lost`: the network is gone. */
export type SchoolEnd = 'done' | 'found' | 'stopped' | 'lost';

/** Work on one school. Its methods that change what is kept run one after the other, whoever calls them. */
export interface SchoolRun {
  /** Goes on from what is kept until the school is done, or until its candidates are found. */
  work(until: 'found' | 'done', signal: AbortSignal, isStopping: () => boolean): Promise<SchoolEnd>;
  strike(candidate: string): Promise<void>;
  restore(candidate: string): Promise<void>;
  /** @returns the candidate's id */
  add(url: string): Promise<string>;
  retry(): Promise<void>;
  /** Has notices reviewed again of which links were not checked for want of permission. */
  askLinksAgain(): Promise<boolean>;
  /** Marks it failed, for a reason that is no fault of its site. */
  fail(code: string, message: string): Promise<void>;
  state(): Promise<SchoolState>;
}

export function reviewedAsOf(asOf: string, packId: string): string {
  return `${asOf} ${packId}`;
}

export function schoolRun(school: School, tools: SchoolRunTools): SchoolRun {
  const { store, batch, run, packId } = tools;
  const { pack, sha256 } = run;
  const { asOf } = batch.settings;
  const reviewedAs = reviewedAsOf(asOf, packId);
  let state: SchoolState | null = null;
  let crawl: Crawl | null = null;
  let earlier: Earlier | null = null;

  let last: Promise<unknown> = Promise.resolve();
  /** One change at a time: a step of the run and a click of the user never see each other half done. */
  const exclusive = <T>(act: () => Promise<T>): Promise<T> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };

  const stateNow = async (): Promise<SchoolState> => {
    state ??= (await store.get('schools', school.id)) ?? untouched(school);
    return state;
  };
  /** Keeps changes together with the school's state, whose counts follow from them. */
  const keep = async (changes: readonly Change[], what: Partial<SchoolState>): Promise<void> => {
    const before = await stateNow();
    const after = { ...before, ...what };
    await store.commit([...changes, { put: 'schools', record: after }]);
    state = after;
    tools.onState(before, after);
  };

  const loadCrawl = async (): Promise<Crawl> => {
    if (crawl !== null) return crawl;
    const bytes = await store.bytes(crawlBytes(school.id));
    crawl = bytes === null ? beginCrawl(school.website, await planOf(), pack) : (unpacked(bytes) as Crawl);
    return crawl;
  };
  const planOf = async (): Promise<FindPlan> => ({
    agent: AGENT,
    notices: [...school.notices.filter((one) => !isFileAddress(one)), ...(await earlierNow()).added],
    hosts: [],
    names: [school.name, school.trust].flatMap((name) => (name === null || name === '' ? [] : [name])),
    mostPages: batch.settings.mostPages,
    mostDocuments: USUAL_LIMITS.mostDocuments,
    mostDepth: batch.settings.mostDepth,
  });
  const earlierNow = async (): Promise<Earlier> => {
    earlier ??= await earlierOf(school.id, run.previous, packId);
    return earlier;
  };

  const keptNow = async () => ({
    candidates: await store.ofSchool('candidates', school.id),
    failures: await store.ofSchool('failures', school.id),
    rows: await store.ofSchool('rows', school.id),
  });

  const reader = (step: StepReading): FindTools['read'] => readerOf(step, tools);

  /** The next file that the list names and that was not read yet. */
  const nextFile = async (): Promise<string | null> => {
    for (const address of school.notices) {
      if (isFileAddress(address) && (await store.get('candidates', candidateId(school.id, address))) === null)
        return address;
    }
    return null;
  };

  const takeFile = async (address: string): Promise<void> => {
    const id = candidateId(school.id, address);
    const position = school.notices.indexOf(address);
    const bytes = await run.file?.(address);
    const step: StepReading = { key: null, failure: null };
    const read = bytes ? await reader(step)(bytes, { location: address, contentType: null }) : null;
    const blank = { ...emptyCandidate(school.id, id, address, position, 'list'), promise: 1 };
    const { documents, failures } = await stateNow();
    const before = bytes ? null : ((await earlierNow()).candidates.get(id) ?? null);
    const text = before?.hasText === true ? await run.previous?.bytes(noticeBytes(id)) : null;
    if (before !== null && text) {
      // It was given to the run before, and what was read of it then is held to the rules anew.
      const { unchecked: _, ...kept } = before;
      const isStruck = kept.state === 'struck';
      const record: KeptCandidate = { ...kept, position, state: isStruck ? 'struck' : 'notice', reviewedAs: null };
      await keep(
        [
          { put: 'candidates', record },
          { keep: noticeBytes(id), bytes: text },
        ],
        { stage: 'finding', documents: documents + 1 },
      );
      return;
    }
    if (!bytes || read === null || !read.ok) {
      const error =
        read !== null && !read.ok
          ? read.error
          : { code: 'not-there', message: 'The file is not there any more. Choose it anew.' };
      const failure: KeptFailure = {
        id,
        school: school.id,
        url: address,
        candidate: id,
        code: error.code,
        message: error.message,
        position,
      };
      const record = { ...blank, state: 'unreadable' as const };
      await keep(
        [
          { put: 'candidates', record },
          { put: 'failures', record: failure },
        ],
        { stage: 'finding', failures: failures + 1 },
      );
      return;
    }
    const words = read.notice.text.replace(/\s+/g, ' ').trim();
    const record: KeptCandidate = {
      ...blank,
      state: 'notice',
      mediaType: read.mediaType,
      sha256: await sha256(bytes),
      textHash: await sha256(words),
      readFrom: address,
      retrievedAt: new Date(run.clock.now()).toISOString(),
      hasText: true,
      warnings: read.warnings ?? [],
    };
    await keep(
      [
        { put: 'candidates', record },
        { keep: noticeBytes(id), bytes: packed(read.notice) },
        ...readingChanges(step, record),
        { forget: fileBytes(address) },
      ],
      { stage: 'finding', documents: documents + 1 },
    );
  };

  /** One request of the search, and what came of it. */
  const search = async (wanted: Wanted, signal: AbortSignal): Promise<'kept' | 'stopped' | 'lost'> => {
    const stop = stopOf(signal);
    try {
      const before = await earlierNow();
      const host = new URL(wanted.url).host;
      const delay = crawl === null ? 0 : delayOf(crawl, wanted.url);
      const known = before.readings.get(wanted.url) ?? null;
      const { doubts } = await stateNow();
      const answer = await tools.watch.watched(
        host,
        () => tools.fetch(wanted, wanted.as === 'document' ? known : null, stop),
        doubts > 0,
        stop,
      );
      if (delay > 0) tools.gate.rest(host, delay);
      if (answer === null) return 'stopped';
      if (answer.kind === 'lost') {
        await exclusive(() => keep([], { doubts: doubts + 1 }));
        return 'lost';
      }
      await exclusive(() => take(wanted, answer.outcome, known, before));
      return 'kept';
    } finally {
      stop.release();
    }
  };

  const take = async (wanted: Wanted, answered: FetchOutcome, known: Reading | null, before: Earlier) => {
    const now = await loadCrawl();
    const step: StepReading = { key: null, failure: null };
    const outcome = await unchangedIfSame(wanted, answered, known, sha256);
    const retrievedAt = new Date(run.clock.now()).toISOString();
    const findTools: FindTools = {
      pack,
      sha256,
      read: reader(step),
      earlier: () => (known === null ? null : { ...known, retrievedAt }),
    };
    const taken = await takeOutcome(now, wanted, outcome, findTools);
    const changes: Change[] = [{ keep: crawlBytes(school.id), bytes: packed(taken.crawl) }];
    if (taken.found !== null) changes.push(...(await foundChanges(taken.found, step)));
    else if (outcome.kind === 'not-modified' && known !== null)
      changes.push(...(await copied(wanted, taken.crawl, before)));
    if (step.failure !== null) {
      const lead = Object.values(taken.crawl.leads).find(({ url }) => url === wanted.url);
      if (lead?.state === 'unreadable') {
        const id = candidateId(school.id, lead.key);
        const { code, message } = step.failure;
        const place = { school: school.id, url: lead.url, candidate: id, position: lead.depth };
        const failure = { id, ...place, code, message, ...elsewhereOf(lead) };
        changes.push({ put: 'failures', record: failure });
      }
    }
    const leads = Object.values(taken.crawl.leads);
    await keep(changes, {
      stage: 'finding',
      foundBy: packId,
      requests: taken.crawl.requests,
      documents: leads.filter(({ reading }) => reading !== null).length + (await filesRead()),
    });
    crawl = taken.crawl;
  };

  const filesRead = async () =>
    (await store.ofSchool('candidates', school.id)).filter(({ url, hasText }) => isFileAddress(url) && hasText).length;

  /** Struck is what the user struck, in this run or, where nothing is known of it yet, in the one before. */
  const stateOfFound = async (id: string, known: KeptCandidate | undefined): Promise<'struck' | 'notice'> => {
    const isStruck = known === undefined ? (await earlierNow()).struck.has(id) : known.state === 'struck';
    return isStruck ? 'struck' : 'notice';
  };

  const foundChanges = async (found: FoundDocument, step: StepReading): Promise<readonly Change[]> => {
    const { lead, reading, notice, warnings } = found;
    const id = candidateId(school.id, lead.key);
    const others = await store.ofSchool('candidates', school.id);
    const old = others.find((one) => one.id === id);
    const record: KeptCandidate = {
      ...emptyCandidate(school.id, id, lead.url, old?.position ?? others.length, old?.by ?? 'found'),
      foundOn: lead.foundOn,
      linkText: lead.text,
      promise: lead.notice,
      score: reading.score,
      state: await stateOfFound(id, old),
      mediaType: reading.mediaType,
      sha256: reading.sha256,
      textHash: reading.textHash,
      validators: { etag: reading.etag, lastModified: reading.lastModified },
      readFrom: reading.url,
      retrievedAt: reading.retrievedAt,
      hasText: true,
      warnings,
    };
    return [
      { put: 'candidates', record },
      { keep: noticeBytes(id), bytes: packed(notice) },
      ...readingChanges(step, record),
    ];
  };

  /** The text of a document that has not changed since the run before is that run's. */
  const copied = async (wanted: Wanted, after: Crawl, before: Earlier): Promise<readonly Change[]> => {
    const lead = Object.values(after.leads).find(({ url }) => url === wanted.url);
    if (lead?.state !== 'notice' || lead.reading === null || run.previous === undefined) return [];
    const id = candidateId(school.id, lead.key);
    const old = before.candidates.get(id);
    const bytes = await run.previous.bytes(noticeBytes(id));
    if (old === undefined || bytes === null) return [];
    const record: KeptCandidate = {
      ...old,
      state: await stateOfFound(id, undefined),
      position: (await store.ofSchool('candidates', school.id)).length,
      retrievedAt: lead.reading.retrievedAt,
      reviewedAs: null,
      also: [],
      reason: null,
    };
    return [
      { put: 'candidates', record },
      { keep: noticeBytes(id), bytes },
    ];
  };

  const finishSearch = async (now: Crawl): Promise<void> => {
    const result = crawlResult(now, pack);
    const kept = await keptNow();
    const { struck } = await earlierNow();
    const isKnown = new Set(kept.candidates.map(({ id }) => id));
    const { changes, candidates, failures, remarks } = afterSearch(
      school,
      result,
      kept,
      new Set([
        ...kept.candidates.flatMap(({ id, state: is }) => (is === 'struck' ? [id] : [])),
        // What was struck last time is struck again, unless the user took it in since.
        ...[...struck].filter((id) => !isKnown.has(id)),
      ]),
    );
    const any = candidates.some(({ state: is }) => is === 'notice');
    await keep([...changes, { keep: crawlBytes(school.id), bytes: packed(now) }], {
      // Nothing to go on with where the site could not be entered.
      stage: failures.some(({ candidate }) => candidate === null) && !any ? 'failed' : 'found',
      failures: failures.length,
      remarks,
      foundBy: packId,
    });
  };

  const nextToReview = async (): Promise<KeptCandidate | null> => {
    const all = await store.ofSchool('candidates', school.id);
    return (
      all.find(
        ({ state: is, hasText, reviewedAs: as }) =>
          (is === 'notice' || is === 'no-notice') && hasText && as !== reviewedAs,
      ) ?? null
    );
  };

  const review = async (candidate: KeptCandidate, signal: AbortSignal): Promise<'kept' | 'stopped'> => {
    const notice = await noticeOf(store, candidate.id);
    const links =
      tools.links === null || notice === null || isFileAddress(candidate.url)
        ? null
        : await tools.links.answersOf(notice, candidate.readFrom ?? candidate.url, signal);
    if (signal.aborted) return 'stopped';
    await exclusive(async () => {
      const now = await store.get('candidates', candidate.id);
      // Struck meanwhile, or read anew.
      if (now === null || now.state === 'struck' || now.sha256 !== candidate.sha256) return;
      await keepReview(now, notice, links);
    });
    return 'kept';
  };

  const keepReview = async (
    candidate: KeptCandidate,
    notice: Notice | null,
    links: Awaited<ReturnType<RunLinks['answersOf']>>,
  ): Promise<void> => {
    const rows = (await store.ofSchool('rows', school.id)).filter((row) => row.candidate === candidate.id);
    const { notices } = await stateNow();
    if (notice === null) {
      const { failures } = await stateNow();
      const { id, url } = candidate;
      const failure = {
        id,
        school: school.id,
        url,
        candidate: id,
        code: NOT_KEPT,
        message: NOT_KEPT_WORDS,
        position: failures,
      };
      await keep(
        [
          { put: 'candidates', record: { ...candidate, state: 'unreadable', hasText: false } },
          { put: 'failures', record: failure },
          ...rows.map((row): Change => ({ drop: 'rows', id: row.id })),
        ],
        { failures: failures + 1, notices: notices - rows.length },
      );
      return;
    }
    const result = await reviewCandidate(candidate, notice, { asOf, reviewedAs }, links?.answers ?? null, run);
    const unchecked = links === null ? [] : uncheckedOf(links.answers);
    const { unchecked: _, ...record } = result.candidate;
    const reviewed = { ...result, candidate: unchecked.length > 0 ? { ...record, unchecked } : record };
    await keep([...changesOf(reviewed, rows), ...(links?.changes ?? [])], {
      stage: 'reviewing',
      notices: notices - rows.length + result.rows.length,
    });
  };

  return {
    state: stateNow,
    async work(until, signal, isStopping) {
      for (;;) {
        if (signal.aborted || isStopping()) return 'stopped';
        const { stage, reviewedAs: as } = await stateNow();
        switch (stage) {
          case 'failed':
            return 'done';
          case 'done':
            if (as === reviewedAs) return 'done';
            await exclusive(() => keep([], { stage: 'found' }));
            break;
          case 'waiting':
          case 'finding': {
            const file = await nextFile();
            if (file !== null) {
              await exclusive(() => takeFile(file));
              break;
            }
            const [wanted] = nextWanted(await loadCrawl(), 1, pack);
            if (wanted === undefined) {
              await exclusive(async () => {
                const now = await loadCrawl();
                // The user may have added an address just now.
                if (crawlResult(now, pack).done !== null) await finishSearch(now);
              });
              break;
            }
            const end = await search(wanted, signal);
            if (end !== 'kept') return end;
            break;
          }
          case 'found':
          case 'reviewing': {
            if (until === 'found' && stage === 'found') return 'found';
            const candidate = await nextToReview();
            if (candidate === null) {
              await exclusive(async () => {
                if ((await nextToReview()) === null && (await stateNow()).stage !== 'finding')
                  await keep([], { stage: 'done', reviewedAs });
              });
              break;
            }
            if ((await review(candidate, signal)) === 'stopped') return 'stopped';
            break;
          }
        }
      }
    },
    strike: (id) =>
      exclusive(async () => {
        const candidate = await store.get('candidates', id);
        if (candidate === null || candidate.state === 'struck') return;
        const rows = (await store.ofSchool('rows', school.id)).filter((row) => row.candidate === id);
        const failure = await store.get('failures', id);
        const { notices, failures } = await stateNow();
        await keep(
          [
            { put: 'candidates', record: { ...candidate, state: 'struck', reviewedAs: null } },
            ...rows.map((row): Change => ({ drop: 'rows', id: row.id })),
            { drop: 'failures', id },
            { forget: reportBytes(id) },
          ],
          { notices: notices - rows.length, failures: failures - (failure === null ? 0 : 1) },
        );
      }),
    restore: (id) =>
      exclusive(async () => {
        const candidate = await store.get('candidates', id);
        if (candidate?.state !== 'struck') return;
        const now = await stateNow();
        const back = candidate.hasText ? 'notice' : 'unread';
        await keep([{ put: 'candidates', record: { ...candidate, state: back, reviewedAs: null } }], {
          stage:
            now.stage === 'waiting' || now.stage === 'finding' ? now.stage : candidate.hasText ? 'found' : 'finding',
        });
      }),
    add: (url) =>
      exclusive(async () => {
        const now = addNotice(await loadCrawl(), url, pack);
        const lead = Object.values(now.leads).find((one) => one.url === url && one.by === 'named');
        const id = candidateId(school.id, lead?.key ?? url);
        const kept = await store.get('candidates', id);
        const position = kept?.position ?? (await store.ofSchool('candidates', school.id)).length;
        const fresh = { ...emptyCandidate(school.id, id, url, position, 'user'), promise: 1 };
        const record: KeptCandidate =
          kept === null
            ? fresh
            : {
                ...kept,
                by: 'user',
                state: kept.state === 'struck' ? (kept.hasText ? 'notice' : 'unread') : kept.state,
              };
        await keep(
          [
            { put: 'candidates', record },
            { keep: crawlBytes(school.id), bytes: packed(now) },
          ],
          { stage: 'finding' },
        );
        crawl = now;
        return id;
      }),
    retry: () =>
      exclusive(async () => {
        const now = retryFailed(await loadCrawl());
        const { candidates, failures } = await keptNow();
        if (failures.length === 0) return;
        const files = candidates.filter(({ url, state: is }) => isFileAddress(url) && is === 'unreadable');
        await keep(
          [
            { keep: crawlBytes(school.id), bytes: packed(now) },
            ...files.map(({ id }): Change => ({ drop: 'candidates', id })),
            ...failures.map(({ id }): Change => ({ drop: 'failures', id })),
          ],
          { stage: 'finding', failures: 0, remarks: [], doubts: 0 },
        );
        crawl = now;
      }),
    askLinksAgain: () =>
      exclusive(async () => {
        const waiting = (await store.ofSchool('candidates', school.id)).filter(
          ({ state: is, unchecked = [] }) => is === 'notice' && unchecked.some(({ forPermission }) => forPermission),
        );
        if (waiting.length === 0) return false;
        const { stage } = await stateNow();
        await keep(
          waiting.map((one): Change => ({ put: 'candidates', record: { ...one, reviewedAs: null } })),
          { stage: stage === 'done' ? 'found' : stage, reviewedAs: null },
        );
        return true;
      }),
    fail: (code, message) =>
      exclusive(async () => {
        const { failures } = await stateNow();
        const known = await store.get('failures', school.id);
        const failure = { ...siteFailure(school, 'cancelled'), code, message, position: 0 };
        await keep([{ put: 'failures', record: failure }], {
          stage: 'failed',
          failures: failures + (known === null ? 1 : 0),
        });
      }),
  };
}

function uncheckedOf(answers: LinkAnswers): readonly UncheckedLinks[] {
  const found = new Map<string, UncheckedLinks>();
  for (const { url, outcome } of answers.values()) {
    if (url === null || !outcome.code.startsWith('not-checked')) continue;
    const forPermission = outcome.code === 'not-checked-permission';
    const { hostname: host } = new URL(url);
    const key = `${host} ${forPermission}`;
    found.set(key, { host, forPermission, links: (found.get(key)?.links ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => (a.host < b.host ? -1 : 1));
}

/** What a step read, beside what the search makes of it. */
interface StepReading {
  key: string | null;
  failure: { readonly code: string; readonly message: string } | null;
}

/** Milliseconds. */
const SECOND_READING = 300_000;

/** Reads what was not read before, in this run or in the one before it. */
function readerOf(step: StepReading, { run, store }: SchoolRunTools): FindTools['read'] {
  return async (bytes, { location, contentType }): Promise<ReadResult> => {
    const format = sourceFormat(bytes, location, contentType);
    const isDocument = format?.kind === 'pdf' || format?.kind === 'docx' || format?.kind === 'odt';
    // How a page is read depends on where it stands.
    const key = `${await run.sha256(bytes)} ${isDocument ? format.kind : `${location} ${contentType ?? ''}`}`;
    step.key = key;
    for (const kept of [store, run.previous]) {
      const reading = await kept?.get('readings', key);
      const notice = kept && reading ? await noticeOf(kept, reading.candidate) : null;
      if (!reading || notice === null) continue;
      const { mediaType, warnings } = reading;
      return { ok: true, notice, mediaType, ...(warnings.length === 0 ? {} : { warnings }) };
    }
    const thread = run.startPdfThread === undefined ? {} : { startThread: run.startPdfThread };
    let read = await readSource(bytes, { location, contentType, pdf: thread });
    // The clock goes on while the device sleeps or is busy; nobody waits before it, so there is a second, longer try.
    if (!read.ok && read.error.code === 'timeout') {
      const signal = AbortSignal.timeout(SECOND_READING);
      read = await readSource(bytes, { location, contentType, pdf: { ...thread, signal } });
    }
    if (!read.ok) step.failure = read.error;
    return read;
  };
}

function readingChanges({ key }: StepReading, { id, mediaType, warnings }: KeptCandidate): readonly Change[] {
  if (key === null || mediaType === null) return [];
  return [{ put: 'readings', record: { id: key, candidate: id, mediaType, warnings } }];
}

function emptyCandidate(
  school: string,
  id: string,
  url: string,
  position: number,
  by: KeptCandidate['by'],
): KeptCandidate {
  return {
    id,
    school,
    url,
    foundOn: null,
    linkText: '',
    promise: 0,
    score: null,
    state: 'unread',
    by,
    mediaType: null,
    sha256: null,
    textHash: null,
    validators: null,
    position,
    readFrom: null,
    retrievedAt: null,
    hasText: false,
    warnings: [],
    reviewedAs: null,
    also: [],
    reason: null,
  };
}

/** A document that was sent again with the same bytes is one that has not changed. */
async function unchangedIfSame(
  wanted: Wanted,
  outcome: FetchOutcome,
  known: Reading | null,
  sha256: RunTools['sha256'],
): Promise<FetchOutcome> {
  if (outcome.kind !== 'fetched' || wanted.as !== 'document' || known === null) return outcome;
  if (outcome.url !== known.url || (await sha256(outcome.bytes)) !== known.sha256) return outcome;
  return { kind: 'not-modified', url: outcome.url };
}

/** What the run before knows of a school. */
interface Earlier {
  /** By address: what was read there by the same rule pack, and is kept. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly candidates: ReadonlyMap<string, KeptCandidate>;
  readonly struck: ReadonlySet<string>;
  /** Addresses that the user added. */
  readonly added: readonly string[];
}

async function earlierOf(school: string, previous: BulkStore | undefined, packId: string): Promise<Earlier> {
  const kept = (await previous?.ofSchool('candidates', school)) ?? [];
  const candidates = new Map(kept.map((one) => [one.id, one]));
  const struck = new Set(kept.flatMap(({ id, state }) => (state === 'struck' ? [id] : [])));
  const added = kept.flatMap(({ by, url, state }) => (by === 'user' && state !== 'struck' ? [url] : []));
  const readings = new Map<string, Reading>();
  const bytes = await previous?.bytes(crawlBytes(school));
  const before = await previous?.get('schools', school);
  if (bytes && before?.foundBy === packId) {
    for (const { key, url, reading, state } of Object.values((unpacked(bytes) as Crawl).leads)) {
      if (reading === null) continue;
      const isKept = candidates.get(candidateId(school, key))?.hasText === true;
      if (state === 'no-notice' || (state === 'notice' && isKept)) readings.set(url, reading);
    }
  }
  return { readings, candidates, struck, added };
}
