/** The entry of the bulk review on the command line: hands arguments, network and the terminal to it. */
import { readFile } from 'node:fs/promises';
import { AGENT } from '../bulk/run-tools';
import type { Pace } from '../links/index';
import { runBulk } from './bulk';
import { BULK_USAGE, parseBulkArguments } from './bulk-arguments';
import { createLinkTransport, type TransportOptions } from './link-transport';
import { progressLine } from './links';
import { loadRules } from './own-rules';
import { EXIT_ALL_READ, EXIT_WRONG_USAGE } from './review';

const EXIT_INTERRUPTED = 130;

/** Instead of the real network and its manners, for tests. */
export interface InventedNetwork extends Pick<TransportOptions, 'resolve' | 'route'> {
  readonly pace?: Pace;
}

/**
 * @param args the words after the command
 * @returns the exit status
 */
export async function bulkCommand(
  args: readonly string[],
  { pace, ...network }: InventedNetwork = {},
): Promise<number> {
  const parsed = parseBulkArguments(args);
  const tell = (line: string) => process.stderr.write(`${line}\n`);
  switch (parsed.kind) {
    case 'help':
      process.stdout.write(BULK_USAGE);
      return EXIT_ALL_READ;
    case 'wrong':
      tell(`${parsed.message}\nUse --help to see how.`);
      return EXIT_WRONG_USAGE;
    case 'bulk': {
      const rules = await loadRules(parsed.request.rules);
      if (!rules.ok) {
        tell(rules.problems.join('\n'));
        return EXIT_WRONG_USAGE;
      }
      const toolVersion = await versionOfTool();
      const userAgent = `${AGENT}/${toolVersion} (reviews privacy notices of schools; run by a person)`;
      return runBulk(parsed.request, {
        pack: rules.pack,
        toolVersion,
        ask: createLinkTransport({ userAgent, ...network }),
        today: localDay(new Date()),
        tell,
        progress: progressLine(process.stderr, Date.now),
        onInterrupt,
        ...(pace === undefined ? {} : { pace }),
      });
    }
  }
}

/** The first Ctrl-C pauses, the second ends the program; what is kept can be gone on with either way. */
function onInterrupt(pause: () => void): () => void {
  let asked = false;
  const listener = () => {
    if (asked) process.exit(EXIT_INTERRUPTED);
    asked = true;
    pause();
  };
  process.on('SIGINT', listener);
  process.on('SIGTERM', listener);
  return () => {
    process.off('SIGINT', listener);
    process.off('SIGTERM', listener);
  };
}

async function versionOfTool(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
}

function localDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
