/** Vite plugin: `import pack from 'virtual:rule-pack'` is the compiled rule pack, so that the extension ships no YAML. */
import type { Plugin } from 'vite';
import { compilePack, formatProblem } from './compile';
import { loadRuleFiles, RULES_DIR } from './load';

const NAME = 'virtual:rule-pack';
/** The mark of a module that other plugins leave alone. */
const RESOLVED = `\0${NAME}`;

/** The build fails with every problem as file:line:column where the rules do not compile. */
export function rulePack(dir: string = RULES_DIR): Plugin {
  return {
    name: 'noticemark:rule-pack',
    resolveId: (source) => (source === NAME ? RESOLVED : undefined),
    load(resolved) {
      if (resolved !== RESOLVED) return undefined;
      const files = loadRuleFiles(dir);
      for (const file of files.keys()) this.addWatchFile(`${dir}/${file}`);
      const result = compilePack(files);
      for (const warning of result.warnings) this.warn(`rules/${formatProblem(warning)}`);
      if (!result.ok) {
        const problems = result.errors.map((error) => `rules/${formatProblem(error)}`);
        return this.error(`The rules do not compile:\n${problems.join('\n')}`);
      }
      // A string that is parsed loads faster than the same value as code.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(result.pack))});`;
    },
  };
}
