/** The check of links in a run: answers are kept with the batch, and no more of them is in memory than is in use. */
import type { LinkAnswers } from '../engine/link-answer';
import {
  createLinkCache,
  createLinkChecker,
  type Gate,
  type KeptAnswer,
  type LinkCache,
  type Pace,
} from '../links/index';
import type { Notice } from '../notice/notice';
import type { RunTools } from './run-tools';
import type { BulkStore, Change } from './store';

export interface RunLinks {
  /** What the notice's links answer, and what is to be kept of it. Null where it was stopped. */
  answersOf(
    notice: Notice,
    location: string,
    signal: AbortSignal,
  ): Promise<{ readonly answers: LinkAnswers; readonly changes: readonly Change[] } | null>;
}

/** Notices after which what one checker remembers is let go; answers are kept in the store. */
const NOTICES_OF_CHECKER = 50;

export function linksOfRun(store: BulkStore, gate: Gate, pace: Pace, tools: RunTools): RunLinks {
  const { pack, ask, clock, random, isLocal } = tools;
  const start = () => {
    const inner = createLinkCache(`${pack.id} ${pack.version}`);
    const fresh = new Map<string, KeptAnswer>();
    const cache: LinkCache = {
      get: inner.get,
      put(url, answer) {
        inner.put(url, answer);
        fresh.set(url, answer);
      },
      save: inner.save,
    };
    const checker = createLinkChecker({
      pack,
      ask,
      clock,
      random,
      pace,
      gate,
      cache,
      ...(isLocal === undefined ? {} : { isLocal }),
    });
    return { inner, fresh, checker, notices: 0 };
  };
  let now = start();

  return {
    async answersOf(notice, location, signal) {
      if (now.notices++ >= NOTICES_OF_CHECKER) now = start();
      const { inner, fresh, checker } = now;
      for (const href of new Set(notice.links.map((link) => link.href))) {
        const url = URL.canParse(href, location) ? new URL(href, location) : null;
        if (url === null) continue;
        url.hash = '';
        const kept = inner.get(url.href, clock.now()) === null ? await store.get('links', url.href) : null;
        if (kept !== null) inner.put(url.href, kept.answer);
      }
      const answers = await checker.check({ notice, location }, signal);
      if (signal.aborted) return null;
      const changes = [...fresh].map(([id, answer]): Change => ({ put: 'links', record: { id, answer } }));
      fresh.clear();
      return { answers, changes };
    },
  };
}
