/** `npm run rules:check`: compiles the rule pack and prints what is wrong with it, one problem a line. Exit 1 on errors. */
import { compilePack, formatProblem } from './compile';
import { loadRuleFiles } from './load';

const result = compilePack(loadRuleFiles());
const errors = result.ok ? [] : result.errors;
for (const warning of result.warnings) process.stdout.write(`rules/${formatProblem(warning)} (warning)\n`);
for (const error of errors) process.stdout.write(`rules/${formatProblem(error)}\n`);
const { elements, findings, patterns } = result.ok ? result.pack : result.sound;
process.stdout.write(
  `${elements.length} elements, ${findings.length} findings, ${patterns.length} patterns; ` +
    `${errors.length} errors, ${result.warnings.length} warnings\n`,
);
process.exitCode = errors.length === 0 ? 0 : 1;
