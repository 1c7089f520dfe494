/**
 * `npm run check:redos`: no regular expression of the rule pack can be kept busy by a hostile text. Exit 1 where one can.
 *
 * Phrases need no such check: the engine visits no state of a phrase twice. Each expression runs over texts made of its
 * own words, and those whose repeats could work against each other go through recheck too.
 */
import { compilePack, formatProblem } from './compile';
import { loadRuleFiles } from './load';
import type { RawExpression } from './phrase-book';
import { attackWithRecheck, attackWithWords, type Blowup, hasRepeatsToAnalyse, openQuantifierIn } from './redos';

/** For one expression. Of those that take longer, most are never settled: they are held against texts of their own words alone. */
const ANALYSIS_MILLISECONDS = 2_000;

const begin = performance.now();
const seconds = () => ((performance.now() - begin) / 1000).toFixed(1);
const say = (line: string) => process.stdout.write(`${line}\n`);
const faults = new Set<string>();
const fault = ({ source, ...place }: RawExpression, message: string) => {
  faults.add(source);
  say(`rules/${formatProblem({ ...place, message: `${message}: ${source}` })}`);
};
const busy = ({ took, attack }: Blowup) => `busy for ${Math.round(took)} ms with "${attack}" repeated`;

const { rawExpressions } = compilePack(loadRuleFiles());
for (const expression of rawExpressions) {
  const open = openQuantifierIn(expression.source);
  if (open !== undefined) fault(expression, `"${open}" has no end`);
  const blowup = attackWithWords(expression);
  if (blowup !== undefined) fault(expression, busy(blowup));
}
say(`${rawExpressions.length} expressions held against texts of their own words (${seconds()} s)`);

const analysed = rawExpressions.filter(({ source }) => !faults.has(source) && hasRepeatsToAnalyse(source));
const { blowups, undecided } = await attackWithRecheck(analysed, ANALYSIS_MILLISECONDS);
for (const { blowup, ...expression } of blowups) fault(expression, busy(blowup));
say(`${analysed.length} of them analysed by recheck, ${undecided} not settled in the time given (${seconds()} s)`);
say(faults.size === 0 ? 'No expression blows up.' : `${faults.size} expressions blow up.`);
process.exitCode = faults.size === 0 ? 0 : 1;
