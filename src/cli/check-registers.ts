/**
 * `npm run rules:registers [-- YYYY-MM-DD]`: what has to be looked at in the registers of laws, guidance, bodies, links
 * and contacts, one problem a line, as of today or the day given. Exit 1 where there is any.
 */
import { isIsoDay } from '../engine/dates';
import { compilePack } from '../rules/compile';
import { loadRuleFiles } from '../rules/load';
import { registerProblems } from './register-problems';

const day = process.argv[2] ?? new Date().toISOString().slice(0, 10);
if (!isIsoDay(day)) {
  process.stderr.write(`"${day}" is not a day; write it as YYYY-MM-DD.\n`);
  process.exitCode = 64;
} else {
  const result = compilePack(loadRuleFiles());
  const { registers } = result.ok ? result.pack : result.sound;
  const problems = registerProblems(registers, day);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${problems.length} problems in the registers as of ${day}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
