/**
 * Vite plugin. `import { loadPack, fingerprint } from 'virtual:rule-pack'` gives the compiled rule pack, so that the extension
 * ships no YAML where it reviews. `import vocabularies from 'virtual:rule-phrases'` are its vocabularies as they are
 * written, for the one place that compiles rules of an organisation's own beside them.
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { shipPack } from '../engine/shipped-pack';
import { compilePack, formatProblem, vocabulariesOf } from './compile';
import { loadRuleFiles, RULES_DIR } from './load';

const OPENER = JSON.stringify(fileURLToPath(new URL('../engine/shipped-pack', import.meta.url)));
const FETCHER = JSON.stringify(fileURLToPath(new URL('../platform/fetch-packed', import.meta.url)));
/** Where the extension has its pack. */
const PACK_FILE = 'assets/rule-pack.gz';
const NAMES = ['virtual:rule-pack', 'virtual:rule-phrases'];

/**
 * The build fails with every problem as file:line:column where the rules do not compile.
 * @param as the whole pack as a module, or a module that fetches it from a packed file beside it, as pages of an extension do
 */
export function rulePack(dir: string = RULES_DIR, as: 'module' | 'file' = 'module'): Plugin {
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
      const shipped = shipPack(result.pack);
      const head = `import { openPack } from ${OPENER};\nexport const fingerprint = '${fingerprint}';`;
      if (as === 'module') {
        const { rest, patterns } = shipped;
        const pack = `openPack({ rest: ${parsed(rest)}, patterns: ${literal(patterns)} })`;
        return `${head}\nconst pack = ${pack};\nexport const loadPack = async () => pack;`;
      }
      const text = plain(`${JSON.stringify(shipped.rest)}\n${shipped.patterns}`);
      this.emitFile({ type: 'asset', fileName: PACK_FILE, source: gzipSync(text, { level: 9 }) });
      return `import { fetchPacked } from ${FETCHER};
${head}
const fetched = async () => {
  const [rest, patterns] = (await fetchPacked('/${PACK_FILE}')).split('\\n');
  return openPack({ rest: JSON.parse(rest), patterns });
};
let pack = null;
export const loadPack = () => (pack ??= fetched().catch((error) => { pack = null; throw error; }));`;
    },
  };
}

/**
 * A string that is parsed loads faster than the same value as code. It holds no apostrophes, so that what minifies puts it
 * in them and not in backticks, which load at half the speed.
 */
function parsed(value: unknown): string {
  return `JSON.parse(${literal(JSON.stringify(value))})`;
}

function literal(json: string): string {
  return JSON.stringify(plain(json));
}

/** ASCII only, so that browsers keep a byte a character. @param json one JSON text, or several */
function plain(json: string): string {
  return json.replace(BEYOND_ASCII_OR_APOSTROPHE, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Outside of strings JSON has neither. */
const BEYOND_ASCII_OR_APOSTROPHE = /[^\0-\x7f]|'/g;
