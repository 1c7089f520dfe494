/**
 * `npm run rules:check -- [FILE...]`: compiles the rule pack, and with it the files of an organisation's own rules, and
 * prints what is wrong, one problem a line; then tries those files' own examples. Exit 1 on errors.
 */
import { compilePack, formatProblem } from '../rules/compile';
import { loadRuleFiles } from '../rules/load';
import { readOwnFiles } from './own-rules';
import { triedExamples } from './try-examples';

const own = await readOwnFiles(process.argv.slice(2));
const print = (line: string) => process.stdout.write(`${line}\n`);
for (const problem of own.problems) print(problem);

const result = compilePack(loadRuleFiles(), own.files);
const named = (file: string) => (own.files.has(file) ? '' : 'rules/');
const errors = result.ok ? [] : result.errors;
for (const warning of result.warnings) print(`${named(warning.file)}${formatProblem(warning)} (warning)`);
for (const error of errors) print(`${named(error.file)}${formatProblem(error)}`);
const { elements, findings, patterns } = result.ok ? result.pack : result.sound;
print(
  `${elements.length} elements, ${findings.length} findings, ${patterns.length} patterns; ` +
    `${errors.length} errors, ${result.warnings.length} warnings`,
);

let wrong = 0;
if (result.ok && own.files.size > 0) {
  const tried = triedExamples(result.pack, own.files);
  wrong = tried.wrong.length;
  for (const line of tried.wrong) print(line);
  print(`${tried.count} examples tried, ${wrong} answered otherwise`);
}
process.exitCode = errors.length + own.problems.length + wrong === 0 ? 0 : 1;
