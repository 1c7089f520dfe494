/** Reads the rule pack from disk: for the command line, the tests and the build. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withAddedRules } from '../engine/added-rules';
import type { Pack } from '../engine/pack';

/** The rules folder of this project. */
export const RULES_DIR = fileURLToPath(new URL('../../rules', import.meta.url));
const CACHE_DIR = fileURLToPath(new URL('../../node_modules/.cache/noticemark', import.meta.url));
const COMPILER_DIR = fileURLToPath(new URL('.', import.meta.url));

/** All YAML files of a rules folder by path below it, with `/`. */
export function loadRuleFiles(dir: string = RULES_DIR): ReadonlyMap<string, string> {
  return new Map(
    yamlFilesOf(dir).map((path) => [relative(dir, path).split(sep).join('/'), readFileSync(path, 'utf8')]),
  );
}

function yamlFilesOf(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * The compiled pack of a rules folder, kept in the cache folder under a hash of its files and of the compiler.
 * @throws Error with every problem as file:line:column where the rules do not compile
 */
export async function loadPack(dir: string = RULES_DIR): Promise<Pack> {
  const files = loadRuleFiles(dir);
  const cached = join(CACHE_DIR, `pack-${hashOf(files)}.json`);
  if (last?.from === cached) return last.pack;
  const pack = (readJson(cached) as Pack | undefined) ?? (await compileInto(cached, files));
  last = { from: cached, pack };
  return pack;
}

/** The pack that was loaded last: what it is searched with is kept with it. */
let last: { readonly from: string; readonly pack: Pack } | null = null;

async function compileInto(cached: string, files: ReadonlyMap<string, string>): Promise<Pack> {
  // The compiler and its YAML library are only loaded where there is something to compile.
  const { compilePack, formatProblem } = await import('./compile');
  const result = compilePack(files);
  if (!result.ok) throw new Error(`The rules do not compile:\n${result.errors.map(formatProblem).join('\n')}`);
  writeJson(cached, result.pack);
  return result.pack;
}

export type LoadedPack =
  | { readonly ok: true; readonly pack: Pack }
  /** A line each, as file:line:column: message. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * The project's pack together with rules of an organisation's own.
 * @param own texts of its files, by the name that problems are reported under
 * @throws Error as `loadPack`
 */
export async function loadPackWith(own: ReadonlyMap<string, string>): Promise<LoadedPack> {
  const pack = await loadPack();
  if (own.size === 0) return { ok: true, pack };
  const { compileAddedRules, formatProblem, vocabulariesOf } = await import('./compile');
  const result = compileAddedRules(pack, vocabulariesOf(loadRuleFiles()), own);
  if (!result.ok) return { ok: false, problems: result.errors.map(formatProblem) };
  return { ok: true, pack: withAddedRules(pack, result.added) };
}

function hashOf(files: ReadonlyMap<string, string>): string {
  const hash = createHash('sha256');
  const add = (name: string, text: string) => hash.update(`${name}\0${text}\0`);
  for (const [name, text] of files) if (!name.endsWith('/examples.yaml')) add(name, text);
  for (const name of readdirSync(COMPILER_DIR)
    .filter((one) => one.endsWith('.ts') && !one.endsWith('.test.ts'))
    .sort()) {
    add(name, readFileSync(join(COMPILER_DIR, name), 'utf8'));
  }
  return hash.digest('hex').slice(0, 24);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    // Not there yet, or half written by a process that was stopped: compile anew.
    return undefined;
  }
}

/** Best effort: a project that can't be written to works without the cache. */
function writeJson(path: string, value: unknown): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    const temporary = `${path}.${process.pid}`;
    writeFileSync(temporary, JSON.stringify(value));
    renameSync(temporary, path);
  } catch {
    return;
  }
}
