/**
 * Vite plugin. `import pack, { fingerprint } from 'virtual:rule-pack'` is the compiled rule pack, so that the extension
 * ships no YAML where it reviews. `import vocabularies from 'virtual:rule-phrases'` are its vocabularies as they are
 * written, for the one place that compiles rules of an organisation's own beside them.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { shipPack } from '../engine/shipped-pack';
import { compilePack, formatProblem, vocabulariesOf } from './compile';
import { loadRuleFiles, RULES_DIR } from './load';

const OPENER = fileURLToPath(new URL('../engine/shipped-pack', import.meta.url));
const NAMES = ['virtual:rule-pack', 'virtual:rule-phrases'];

/** The build fails with every problem as file:line:column where the rules do not compile. */
export function rulePack(dir: string = RULES_DIR): Plugin {
  return {
    name: 'noticemark:rule-pack',
    // The mark of a module that other plugins leave alone.
    resolveId: (source) => (NAMES.includes(source) ? `\0${source}` : undefined),
    load(resolved) {
      const name = NAMES.find((one) => resolved === `\0${one}`);
      if (name === undefined) return undefined;
      const files = loadRuleFiles(dir);
      for (const file of files.keys()) this.addWatchFile(`${dir}/${file}`);
      if (name === 'virtual:rule-phrases') return `export default ${parsed(vocabulariesOf(files))};`;
      const result = compilePack(files);
      for (const warning of result.warnings) this.warn(`rules/${formatProblem(warning)}`);
      if (!result.ok) {
        const problems = result.errors.map((error) => `rules/${formatProblem(error)}`);
        return this.error(`The rules do not compile:\n${problems.join('\n')}`);
      }
      const json = JSON.stringify(result.pack);
      const fingerprint = createHash('sha256').update(json).digest('hex').slice(0, 16);
      const { rest, patterns } = shipPack(result.pack);
      return `import { openPack } from ${JSON.stringify(OPENER)};
export const fingerprint = '${fingerprint}';
export default openPack({ rest: ${parsed(rest)}, patterns: ${literal(patterns)} });`;
    },
  };
}

/**
 * A string that is parsed loads faster than the same value as code. It holds ASCII only, so that browsers keep a byte a
 * character, and no apostrophes, so that what minifies puts it in them and not in backticks, which load at half the speed.
 */
function parsed(value: unknown): string {
  return `JSON.parse(${literal(JSON.stringify(value))})`;
}

/** @param json one JSON text, or several */
function literal(json: string): string {
  const plain = json.replace(
    BEYOND_ASCII_OR_APOSTROPHE,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return JSON.stringify(plain);
}

/** Outside of strings JSON has neither. */
const BEYOND_ASCII_OR_APOSTROPHE = /[^\0-\x7f]|'/g;
