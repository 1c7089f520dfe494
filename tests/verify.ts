/**
 * `npm test`: every check of the project, in two lanes side by side: the browsers, which mostly wait, and the unit tests;
 * all else goes to whichever ends first. Prints what each found and ends with one line "N passed, N failed": each unit,
 * example and browser test counts as one, each other step as one.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Counts {
  readonly passed: number;
  readonly failed: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** What the runner writes its counts to, and how they are read; without it the step passes or fails as a whole. */
  readonly counted?: {
    readonly file: string;
    readonly read: (json: unknown) => Counts;
    /** The tests that did not hold at once, said again below all else: of a long run only the end may be kept. */
    readonly names?: (json: unknown) => string[];
  };
}

const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'noticemark-test-'));
let passed = 0;
let failed = 0;
const failures: string[] = [];

/**
 * One step after the other, and then those that no lane has begun with; what a step prints is shown whole when it ends, as
 * another lane prints too.
 */
async function lane(steps: readonly Step[]): Promise<void> {
  const own = [...steps];
  for (let step = own.shift() ?? either.shift(); step !== undefined; step = own.shift() ?? either.shift()) {
    const start = Date.now();
    const { status, printed } = await run(step.command);
    const counts = countsOf(step, status);
    passed += counts.passed;
    failed += counts.failed;
    if (counts.failed > 0) failures.push(`${step.name}: ${counts.failed} failed`);
    if (step.counted && existsSync(step.counted.file)) {
      const named = step.counted.names?.(JSON.parse(readFileSync(step.counted.file, 'utf8'))) ?? [];
      failures.push(...named.map((name) => `  ${name}`));
    }
    const seconds = Math.round((Date.now() - start) / 1000);
    console.log(`\n=== ${step.name} (${seconds} s)\n${printed.trimEnd()}`);
  }
}

/** A runner that falls over before it could count is one failure. */
function countsOf({ counted }: Step, status: number): Counts {
  if (!counted) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (!existsSync(counted.file)) return { passed: 0, failed: 1 };
  const { passed, failed } = counted.read(JSON.parse(readFileSync(counted.file, 'utf8')));
  const isBad = failed === 0 && (status !== 0 || passed === 0);
  return { passed, failed: isBad ? 1 : failed };
}

function run([command, ...args]: Step['command']): Promise<{ readonly status: number; readonly printed: string }> {
  return new Promise((done) => {
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: browserCounts, NOTICEMARK_BUILT: 'yes' };
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    let printed = '';
    const take = (piece: Buffer) => {
      printed += piece.toString();
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => done({ status: 1, printed: `${printed}${error.message}` }));
    child.on('close', (status) => done({ status: status ?? 1, printed }));
  });
}

function numberAt(json: unknown, ...keys: string[]): number {
  let value = json;
  for (const key of keys) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'number' ? value : 0;
}

/** The children of a value's list of this name. */
function listAt(json: unknown, key: string): readonly unknown[] {
  const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined;
  return Array.isArray(value) ? value : [];
}

function textAt(json: unknown, key: string): string {
  const value: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, key) : undefined;
  return typeof value === 'string' ? value : '';
}

function namesFromVitest(json: unknown): string[] {
  return listAt(json, 'testResults').flatMap((file) =>
    listAt(file, 'assertionResults')
      .filter((test) => textAt(test, 'status') === 'failed')
      .map((test) => `failed: ${path.relative(root, textAt(file, 'name'))}: ${textAt(test, 'fullName')}`),
  );
}

/** Playwright's suites nest; a test there is "unexpected" where it failed, "flaky" where it held when tried again. */
function namesFromPlaywright(json: unknown): string[] {
  return [
    ...listAt(json, 'suites').flatMap(namesFromPlaywright),
    ...listAt(json, 'specs').flatMap((spec) =>
      listAt(spec, 'tests')
        .map((test) => textAt(test, 'status'))
        .filter((status) => status === 'unexpected' || status === 'flaky')
        .map(
          (status) =>
            `${status === 'flaky' ? 'held at the second try' : 'failed'}: ${textAt(spec, 'file')}: ${textAt(spec, 'title')}`,
        ),
    ),
  ];
}

const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
const script = (name: string, ...args: string[]): Step['command'] => [
  'npm',
  'run',
  '-s',
  name,
  ...(args.length > 0 ? ['--', ...args] : []),
];
const fromVitest = (json: unknown): Counts => ({
  passed: numberAt(json, 'numPassedTests'),
  failed: numberAt(json, 'numFailedTests'),
});
const unitCounts = path.join(scratch, 'unit.json');
const browserCounts = path.join(scratch, 'browser.json');
const firefoxCounts = path.join(scratch, 'firefox.json');
// As of the day the pack was last checked: a register that has aged since is a matter for its keeper, not for this run.
const checkedOn = /^checkedOn: (\S+)/m.exec(readFileSync(path.join(root, 'rules/pack.yaml'), 'utf8'))?.[1] ?? '';
const hasFirefox = ['/usr/bin/firefox-esr', '/usr/bin/firefox'].some((place) => existsSync(place));

const machine: readonly Step[] = [
  { name: 'types', command: [bin('tsc'), '--noEmit'] },
  { name: 'format and lint', command: [bin('biome'), 'check', '.'] },
  { name: 'unused code and dependencies', command: [bin('knip')] },
  { name: 'rule pack', command: script('rules:check') },
  { name: 'registers', command: script('rules:registers', checkedOn) },
  {
    name: 'unit, example, structure and command line tests',
    command: [bin('vitest'), 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${unitCounts}`],
    counted: { file: unitCounts, read: fromVitest, names: namesFromVitest },
  },
];

const browsers: readonly Step[] = [
  // Builds both extensions; the steps after it take what it has built.
  { name: 'packages for Chromium and Firefox', command: script('zip') },
  { name: 'what is in the packages', command: script('packages:check') },
  { name: 'lint of the Firefox build', command: [bin('web-ext'), 'lint', '-s', 'dist/firefox-mv3'] },
  {
    // Beside the other lane a browser is at times starved; what holds at the second try only is named at the end.
    name: 'browser tests',
    command: [bin('playwright'), 'test', '--retries=1', '--reporter=list,json'],
    counted: {
      file: browserCounts,
      read: (json) => ({
        passed: numberAt(json, 'stats', 'expected') + numberAt(json, 'stats', 'flaky'),
        failed: numberAt(json, 'stats', 'unexpected'),
      }),
      names: namesFromPlaywright,
    },
  },
  ...(hasFirefox
    ? [
        {
          name: 'tests in Firefox',
          command: [
            bin('vitest'),
            'run',
            '--config',
            'tests/firefox/vitest.config.ts',
            '--retry=1',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${firefoxCounts}`,
          ],
          counted: { file: firefoxCounts, read: fromVitest, names: namesFromVitest },
        } as const,
      ]
    : []),
];

/** For the lane that is through with its own first, the longest first. */
const either: Step[] = [
  { name: 'patterns that could blow up', command: script('check:redos') },
  { name: 'bulk review of invented sites, killed and gone on with', command: script('bulk:proof', '--short') },
  { name: 'links against servers that misbehave', command: script('links:proof', '--short') },
  { name: 'fidelity of every format', command: script('fidelity') },
  { name: 'samples', command: script('samples') },
];

console.log(
  `${machine.length + browsers.length + either.length} steps, in two lanes; each prints what it found when it ends.`,
);
await Promise.all([lane(browsers), lane(machine)]);
if (!hasFirefox) console.log('\n=== tests in Firefox\nNot run: Firefox is not installed.');

rmSync(scratch, { recursive: true, force: true });
console.log(failures.length > 0 ? `\n${failures.join('\n')}` : '\nNothing failed.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
