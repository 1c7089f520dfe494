/**
 * `npm test`: every check of the project, one after the other. Prints what each found and ends with one line
 * "N passed, N failed": each unit, example and browser test counts as one, each other step as one.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'noticemark-test-'));
let passed = 0;
let failed = 0;
const failures: string[] = [];

/** A step that passes or fails as a whole. */
function step(name: string, command: string, ...args: string[]): void {
  count(name, run(name, command, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** A step whose runner writes its counts; a runner that falls over before it could counts as one failure. */
function suite(
  name: string,
  file: string,
  read: (json: unknown) => { passed: number; failed: number },
  command: string,
  ...args: string[]
): void {
  const status = run(name, command, args, { PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 };
  if (status !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  count(name, counts);
}

function run(name: string, command: string, args: readonly string[], env: Record<string, string> = {}): number {
  console.log(`\n=== ${name}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

function count(name: string, counts: { passed: number; failed: number }): void {
  passed += counts.passed;
  failed += counts.failed;
  if (counts.failed > 0) failures.push(`${name}: ${counts.failed} failed`);
}

function numberAt(json: unknown, ...keys: string[]): number {
  let value = json;
  for (const key of keys) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof value === 'number' ? value : 0;
}

const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
step('types', bin('tsc'), '--noEmit');
step('format and lint', bin('biome'), 'check', '.');
step('unused code and dependencies', bin('knip'));
step('rule pack', 'npm', 'run', '-s', 'rules:check');
// As of the day the pack was last checked: a register that has aged since is a matter for its keeper, not for this run.
const checkedOn = /^checkedOn: (\S+)/m.exec(readFileSync(path.join(root, 'rules/pack.yaml'), 'utf8'))?.[1] ?? '';
step('registers', 'npm', 'run', '-s', 'rules:registers', '--', checkedOn);
step('patterns that could blow up', 'npm', 'run', '-s', 'check:redos');
const units = path.join(scratch, 'unit.json');
suite(
  'unit, example, structure and command line tests',
  units,
  (json) => ({
    passed: numberAt(json, 'numPassedTests'),
    failed: numberAt(json, 'numFailedTests'),
  }),
  bin('vitest'),
  'run',
  '--reporter=dot',
  '--reporter=json',
  `--outputFile.json=${units}`,
);
step('samples', 'npm', 'run', '-s', 'samples');
step('fidelity of every format', 'npm', 'run', '-s', 'fidelity');
step('links against servers that misbehave', 'npm', 'run', '-s', 'links:proof', '--', '--short');
step('packages for Chromium and Firefox', 'npm', 'run', '-s', 'zip');
step('what is in the packages', 'npm', 'run', '-s', 'packages:check');
step('bulk review of invented sites, killed and gone on with', 'npm', 'run', '-s', 'bulk:proof', '--', '--short');
step('lint of the Firefox build', 'npm', 'run', '-s', 'lint:firefox');
const browser = path.join(scratch, 'browser.json');
suite(
  'browser tests',
  browser,
  (json) => ({
    passed: numberAt(json, 'stats', 'expected') + numberAt(json, 'stats', 'flaky'),
    failed: numberAt(json, 'stats', 'unexpected'),
  }),
  bin('playwright'),
  'test',
  '--reporter=line,json',
);

if (['/usr/bin/firefox-esr', '/usr/bin/firefox'].some((place) => existsSync(place))) {
  const firefox = path.join(scratch, 'firefox.json');
  suite(
    'tests in Firefox',
    firefox,
    (json) => ({ passed: numberAt(json, 'numPassedTests'), failed: numberAt(json, 'numFailedTests') }),
    bin('vitest'),
    'run',
    '--config',
    'tests/firefox/vitest.config.ts',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${firefox}`,
  );
} else console.log('\n=== tests in Firefox\nNot run: Firefox is not installed.');

rmSync(scratch, { recursive: true, force: true });
console.log(failures.length > 0 ? `\n${failures.join('\n')}` : '\nNothing failed.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
