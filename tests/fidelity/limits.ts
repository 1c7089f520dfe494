/**
 * `npm run limits [-- NAME...]`: reads files made to hang or to fill the memory, each in a program of its own, and
 * prints what was answered, in what time, and what memory it took at most beside an ordinary notice. Ends with status 1
 * where one takes more than it may. Names (parts of a file's name) choose what is tried.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { startPdfThread } from '../../src/cli/pdf-thread';
import { readSource } from '../../src/read/index';
import { HOSTILE_DOCUMENTS } from '../support/hostile-document';
import { BOMBS, HOSTILE } from '../support/hostile-pdf';
import { HARD_NOTICE } from '../support/known-notice';
import { pdfFile } from '../support/pdf-file';

/** What the command line gives a PDF; a machine with other work needs some of it. */
const MOST_SECONDS = 75;
/** What a thread may take, and what the program holds beside it of the file and of what was read. */
const MOST_MEGABYTES = 2_000;
const PLAIN = 'an ordinary notice';

const FILES: Readonly<Record<string, () => Uint8Array | Promise<Uint8Array>>> = {
  [PLAIN]: () => pdfFile(HARD_NOTICE),
  ...BOMBS,
  ...HOSTILE,
  ...HOSTILE_DOCUMENTS,
};

interface Outcome {
  readonly bytes: number;
  readonly answer: string;
  readonly seconds: number;
  readonly megabytes: number;
}

const [first, name] = process.argv.slice(2);
if (first === '--one') console.log(JSON.stringify(await outcomeOf(name ?? '')));
else tryAll(process.argv.slice(2));

/** Reads one file here. */
async function outcomeOf(name: string): Promise<Outcome> {
  const bytes = (await FILES[name]?.()) ?? new Uint8Array();
  let most = process.memoryUsage.rss();
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 10);
  const before = process.resourceUsage().maxRSS;
  const begun = performance.now();
  const read = await readSource(bytes, { location: 'notice', pdf: { startThread: startPdfThread } });
  clearInterval(look);
  const seconds = (performance.now() - begun) / 1_000;
  // The making of the file may have taken more than its reading; then what was seen while reading counts.
  const after = process.resourceUsage().maxRSS;
  const peak = after > before ? after / 1_024 : most / (1_024 * 1_024);
  const answer = read.ok ? `read: ${read.notice.text.length} characters` : `${read.error.code}: ${read.error.message}`;
  return { bytes: bytes.length, answer, seconds, megabytes: peak };
}

function tryAll(wanted: readonly string[]): void {
  const names = Object.keys(FILES).filter(
    (each) => wanted.length === 0 || each === PLAIN || wanted.some((part) => each.includes(part)),
  );
  let plain = 0;
  let missed = 0;
  console.log(`${'file'.padEnd(44)}  kB packed  seconds  MB more  answer`);
  for (const each of names) {
    const run = spawnSync(process.execPath, ['--import', 'tsx', fileURLToPath(import.meta.url), '--one', each], {
      encoding: 'utf8',
    });
    const outcome = run.status === 0 ? (JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as Outcome) : null;
    if (each === PLAIN) plain = outcome?.megabytes ?? 0;
    const more = (outcome?.megabytes ?? 0) - plain;
    const late = outcome === null || outcome.seconds > MOST_SECONDS || more > MOST_MEGABYTES;
    if (late) missed++;
    const figures = [(outcome?.bytes ?? 0) / 1_024, outcome?.seconds ?? 0, more];
    const row = `${figures[0]?.toFixed(1).padStart(9)}  ${figures[1]?.toFixed(1).padStart(7)}  ${figures[2]?.toFixed(0).padStart(7)}`;
    console.log(`${each.padEnd(44)}  ${row}  ${(outcome?.answer ?? 'died').slice(0, 76)}${late ? '  MISSED' : ''}`);
  }
  console.log(missed === 0 ? 'Every file ended within its bounds.' : `${missed} files went beyond their bounds.`);
  process.exitCode = missed > 0 ? 1 : 0;
}
