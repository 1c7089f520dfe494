/**
 * `npm run rules:check -- [FILE...]`: compiles the rule pack, and with it the files of an organisation's own rules, and
 * prints what is wrong, one problem a line; then tries those files' own examples. Exit 1 on errors.
 */
import { withAddedRules } from '../engine/added-rules';
import { compileAddedRules, compilePack, formatProblem, vocabulariesOf } from '../rules/compile';
import { loadRuleFiles } from '../rules/load';
import { readOwnFiles } from './own-rules';
import { triedExamples } from './try-examples';

const own = await readOwnFiles(process.argv.slice(2));
const print = (line: string) => process.stdout.write(`${line}\n`);
for (const problem of own.problems) print(problem);

const files = loadRuleFiles();
const result = compilePack(files);
const added = result.ok && own.files.size > 0 ? compileAddedRules(result.pack, vocabulariesOf(files), own.files) : null;
const warnings = [...result.warnings, ...(added?.warnings ?? [])];
const errors = [...(result.ok ? [] : result.errors), ...(added === null || added.ok ? [] : added.errors)];
const named = (file: string) => (own.files.has(file) ? '' : 'rules/');
for (const warning of warnings) print(`${named(warning.file)}${formatProblem(warning)} (warning)`);
for (const error of errors) print(`${named(error.file)}${formatProblem(error)}`);
const sound = result.ok ? result.pack : result.sound;
const pack = added?.ok ? withAddedRules(sound, added.added) : sound;
print(
  `${pack.elements.length} elements, ${pack.findings.length} findings, ${pack.patterns.length} patterns; ` +
    `${errors.length} errors, ${warnings.length} warnings`,
);

let wrong = 0;
if (added?.ok) {
  const tried = triedExamples(pack, own.files);
  wrong = tried.wrong.length;
  for (const line of tried.wrong) print(line);
  print(`${tried.count} examples tried, ${wrong} answered otherwise`);
}
process.exitCode = errors.length + own.problems.length + wrong === 0 ? 0 : 1;
