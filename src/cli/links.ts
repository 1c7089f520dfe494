/** The check of links on the command line: its cache file, its line of progress, its way to the network. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import type { LinkAnswers } from '../engine/link-answer';
import type { Pack } from '../engine/pack';
import { type AskLink, createLinkCache, createLinkChecker, type LinkSource, systemClock } from '../links/index';
import { createLinkTransport, isLocalHost } from './link-transport';

export interface LinkCheck {
  /** What the notice's links answer; those that were not reached before the signal stopped it say so. */
  answersOf(source: LinkSource): Promise<LinkAnswers>;
  /** Writes the cache file, if there is one. */
  save(): Promise<void>;
}

export interface LinkCheckOptions {
  readonly pack: Pack;
  readonly toolVersion: string;
  /** Null: answers are kept for this run only. */
  readonly cacheFile: string | null;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
  /** Shows how far it is; `last` where nothing more comes of this notice. */
  readonly progress: (text: string, last: boolean) => void;
  /** Instead of the network, for tests. */
  readonly ask?: AskLink;
}

export async function createLinkCheck(options: LinkCheckOptions): Promise<LinkCheck> {
  const { pack, toolVersion, cacheFile, tell } = options;
  const saved = cacheFile === null ? null : await readFile(cacheFile, 'utf8').catch(() => null);
  const cache = createLinkCache(`${pack.id} ${pack.version}`, saved);
  const userAgent = `Noticemark/${toolVersion} (checks the links of privacy notices; run by a person)`;
  const checker = createLinkChecker({
    pack,
    ask: options.ask ?? createLinkTransport({ userAgent }),
    clock: systemClock,
    random: Math.random,
    cache,
    isLocal: isLocalHost,
  });
  return {
    answersOf: (source) =>
      checker.check(source, options.signal, ({ done, total }) => {
        if (total > 0) options.progress(`Links of ${source.location}: ${done} of ${total}`, done === total);
      }),
    async save() {
      if (cacheFile === null) return;
      try {
        // Whole or not at all: a run that is stopped leaves the old file.
        await writeFile(`${cacheFile}.new`, cache.save());
        await rename(`${cacheFile}.new`, cacheFile);
      } catch {
        tell(`The answers of links could not be kept in "${cacheFile}": check that its folder may be written to.`);
      }
    },
  };
}

/** Milliseconds between two lines of progress where they cannot be written over each other. */
const LINE_EVERY = 10_000;

/** Shows progress in one line of a terminal, or now and then in a line of its own in a log. */
export function progressLine(
  stream: { readonly isTTY?: boolean; write(text: string): unknown },
  now: () => number,
): (text: string, last: boolean) => void {
  let shownAt = Number.NEGATIVE_INFINITY;
  return (text, last) => {
    if (stream.isTTY) stream.write(`\r${text}\u001b[K${last ? '\n' : ''}`);
    else if (last || now() - shownAt >= LINE_EVERY) {
      shownAt = now();
      stream.write(`${text}\n`);
    }
  };
}
