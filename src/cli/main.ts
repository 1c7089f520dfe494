/** The command line's entry: hands arguments, files, network and clock to the review. */
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Pack } from '../engine/pack';
import { parseArguments, type ReviewRequest, USAGE } from './arguments';
import { loadRules } from './own-rules';
import { startPdfThread } from './pdf-thread';
import { EXIT_ALL_READ, EXIT_WRONG_USAGE, runReview } from './review';
import { loadSource } from './sources';

const root = new URL('../../', import.meta.url);

async function main(): Promise<number> {
  const version = await toolVersion();
  const parsed = parseArguments(process.argv.slice(2), localDay(new Date()));
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return EXIT_ALL_READ;
    case 'version':
      process.stdout.write(`${version}\n`);
      return EXIT_ALL_READ;
    case 'wrong':
      process.stderr.write(`${parsed.message}\nUse --help to see how.\n`);
      return EXIT_WRONG_USAGE;
    case 'review': {
      const rules = await loadRules(parsed.request.rules);
      if (!rules.ok) {
        process.stderr.write(`${rules.problems.join('\n')}\n`);
        return EXIT_WRONG_USAGE;
      }
      const sink = await openSink(parsed.request.output);
      if (!sink.ok) {
        process.stderr.write(`${sink.message}\n`);
        return EXIT_WRONG_USAGE;
      }
      const tell = (line: string) => process.stderr.write(`${line}\n`);
      const status = await runReview(parsed.request, {
        pack: rules.pack,
        ...(parsed.request.links ? { links: await linkCheck(parsed.request, rules.pack, version, tell) } : {}),
        toolVersion: version,
        load: (source) => loadSource(source, `Noticemark/${version} (reviews privacy notices; run by a person)`),
        startPdfThread,
        write: sink.write,
        tell,
      });
      await sink.close();
      return status;
    }
  }
}

/** The first Ctrl-C stops the asking and lets the report be written; the next one ends the program. */
async function linkCheck(request: ReviewRequest, pack: Pack, toolVersion: string, tell: (line: string) => void) {
  const { createLinkCheck, progressLine } = await import('./links');
  const stop = new AbortController();
  process.once('SIGINT', () => {
    tell('Stopping: links that were not asked yet are reported as not checked. Press Ctrl-C again to end at once.');
    stop.abort();
  });
  return createLinkCheck({
    pack,
    toolVersion,
    cacheFile: request.linksCache,
    signal: stop.signal,
    tell,
    progress: progressLine(process.stderr, Date.now),
  });
}

type Sink =
  | { readonly ok: true; readonly write: (text: string) => Promise<void>; readonly close: () => Promise<void> }
  | { readonly ok: false; readonly message: string };

async function openSink(path: string | null): Promise<Sink> {
  const stream = path === null ? process.stdout : createWriteStream(path);
  if (path !== null) {
    const problem = await new Promise<Error | null>((resolve) => {
      stream.once('open', () => resolve(null));
      stream.once('error', resolve);
    });
    if (problem)
      return {
        ok: false,
        message: `"${path}" cannot be written: check that its folder is there and may be written to.`,
      };
  }
  const write = (text: string) =>
    new Promise<void>((resolve, reject) => stream.write(text, (error) => (error ? reject(error) : resolve())));
  const close = () => new Promise<void>((resolve) => (path === null ? resolve() : stream.end(() => resolve())));
  return { ok: true, write, close };
}

async function toolVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

// A reader that closes early ("| head") is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await main();
