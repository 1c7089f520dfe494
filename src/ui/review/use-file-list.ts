/** Several files at once: read and reviewed one after the other, each with what came of it. Goes on while other screens are shown. */
import { useCallback, useRef } from 'preact/hooks';
import { useNow } from '../parts/use-now';
import { usePageStrings } from '../strings/pages-context';
import type { ReadOutcome, ReviewDoors } from './review-doors';

export interface ListedFile {
  /** Unlike any other's. */
  readonly key: number;
  readonly file: File;
  readonly state:
    | { readonly step: 'waiting' }
    | { readonly step: 'reading' }
    | ({ readonly step: 'done' } & Omit<Extract<ReadOutcome, { ok: true }>, 'ok'>)
    | { readonly step: 'failed'; readonly message: string }
    /** Waits for its password; `message` says so, or that the last one was wrong. */
    | { readonly step: 'password'; readonly message: string };
}

export interface FileList {
  readonly files: readonly ListedFile[];
  add(files: readonly File[]): void;
  open(key: number, password: string): void;
  clear(): void;
}

interface Job {
  readonly key: number;
  readonly file: File;
  readonly password: string | null;
}

export function useFileList(doors: ReviewDoors, announce: (words: string) => void): FileList {
  const pages = usePageStrings();
  const list = useNow<readonly ListedFile[]>([]);
  const { set: setFiles, now: filesNow } = list;
  const waiting = useRef<Job[]>([]);
  const isBusy = useRef(false);
  const keys = useRef(0);

  const tell = useCallback(
    (key: number, state: ListedFile['state']) => {
      setFiles((now) => now.map((one) => (one.key === key ? { ...one, state } : one)));
    },
    [setFiles],
  );
  const work = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    for (let job = waiting.current.shift(); job; job = waiting.current.shift()) {
      const { key, file, password } = job;
      tell(key, { step: 'reading' });
      announce(pages.working.reading(file.name));
      tell(key, await stateOf(() => doors.reviewFile(file, password), pages.failed));
    }
    isBusy.current = false;
    announce(pages.start.filesDone);
  }, [announce, doors, pages, tell]);

  const add = useCallback(
    (fresh: readonly File[]) => {
      const jobs = fresh.map((file) => ({ key: keys.current++, file, password: null }));
      setFiles((now) => [...now, ...jobs.map(({ key, file }) => ({ key, file, state: { step: 'waiting' } as const }))]);
      waiting.current.push(...jobs);
      void work();
    },
    [work, setFiles],
  );
  const open = useCallback(
    (key: number, password: string) => {
      const listed = filesNow().find((one) => one.key === key);
      // Asked for twice: the first try is under way.
      if (listed?.state.step !== 'password') return;
      tell(key, { step: 'waiting' });
      waiting.current.push({ key, file: listed.file, password });
      void work();
    },
    [filesNow, tell, work],
  );
  const clear = useCallback(() => {
    waiting.current = [];
    setFiles(() => []);
  }, [setFiles]);
  return { files: list.drawn, add, open, clear };
}

async function stateOf(work: () => Promise<ReadOutcome>, failed: string): Promise<ListedFile['state']> {
  try {
    const outcome = await work();
    if (outcome.ok) {
      const { id, notices, gaps, isNotice } = outcome;
      return { step: 'done', id, notices, gaps, isNotice };
    }
    return { step: outcome.needsPassword ? 'password' : 'failed', message: outcome.message };
  } catch (error) {
    console.error(error);
    return { step: 'failed', message: failed };
  }
}
