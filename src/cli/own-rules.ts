/** Loads the rule pack and, beside it, the files named with --rules. */
import { readFile } from 'node:fs/promises';
import { type LoadedPack, loadPackWith } from '../rules/load';

/** @returns the pack, or what is wrong with the files, a line each: then nothing is reviewed */
export async function loadRules(paths: readonly string[]): Promise<LoadedPack> {
  const { files, problems } = await readOwnFiles(paths);
  return problems.length > 0 ? { ok: false, problems } : loadPackWith(files);
}

/** Reads files of an organisation's own rules; what can't be opened is in `problems`, a sentence each. */
export async function readOwnFiles(
  paths: readonly string[],
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly problems: readonly string[] }> {
  const files = new Map<string, string>();
  const problems: string[] = [];
  for (const path of new Set(paths)) {
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (typeof text === 'string') files.set(path, text);
    else if (text.code === 'ENOENT') problems.push(`${path}: there is no such file of rules.`);
    else if (text.code === 'EISDIR') problems.push(`${path}: this is a folder; name the file of rules in it.`);
    else problems.push(`${path}: the file of rules cannot be opened (${text.code ?? text.message}).`);
  }
  return { files, problems };
}
