/**
 * `npm run check:redos`: no pattern of the rule pack can be kept busy by a hostile text. Exit 1 where one can.
 *
 * Phrases are safe by how they are compiled: every part is bounded, joiners cut a text in one way only, and the ways
 * in which gaps can be filled are limited. What is left to show is measured: each pattern runs over texts made of its
 * own words, and regular expressions that somebody wrote, and one phrase of each shape, go through recheck too.
 */
import { compilePack, formatProblem } from './compile';
import { loadRuleFiles } from './load';
import { parsePhrase } from './phrase';
import type { RawExpression } from './phrase-book';
import { compilePhrase } from './phrase-pattern';
import { attackWithRecheck, attackWithWords, hasRepeatsToAnalyse, openQuantifierIn } from './redos';

const SHAPES = [
  'a b',
  'a .. b',
  'a ... [b] c',
  '[a] b (c|d e) f*',
  "a-b c's ..30 d",
  'a [.. b] # c',
  'a .. b .. c .. d',
];

/** For all of them together to take less than a minute on two cores. */
const ANALYSIS_MILLISECONDS = 3_000;

const begin = performance.now();
const seconds = () => ((performance.now() - begin) / 1000).toFixed(1);
const say = (line: string) => process.stdout.write(`${line}\n`);

const result = compilePack(loadRuleFiles());
const { patterns } = result.ok ? result.pack : result.sound;
let faults = 0;
for (const pattern of patterns) {
  const open = openQuantifierIn(pattern.source);
  const blowup = open === undefined ? attackWithWords(pattern) : undefined;
  if (open === undefined && blowup === undefined) continue;
  faults++;
  const fault =
    open === undefined ? `${Math.round(blowup?.took ?? 0)} ms on "${blowup?.attack}" repeated` : `"${open}" has no end`;
  say(`${fault}: ${pattern.source.slice(0, 400)}`);
}
say(`${patterns.length} patterns held against texts of their own words (${seconds()} s)`);

const shapes = SHAPES.map((phrase, position): RawExpression => {
  const { source } = compilePhrase(parsePhrase(phrase), () => []);
  return { file: `phrase "${phrase}"`, line: position + 1, column: 1, source, flags: 'gi' };
});
const analysed = result.rawExpressions.filter(({ source }) => hasRepeatsToAnalyse(source));
const { blowups, undecided } = await attackWithRecheck([...shapes, ...analysed], ANALYSIS_MILLISECONDS);
for (const { blowup, source, ...place } of blowups) {
  faults++;
  say(
    `rules/${formatProblem({ ...place, message: `${Math.round(blowup.took)} ms on "${blowup.attack}" repeated: ${source}` })}`,
  );
}
say(
  `${shapes.length} shapes of phrases and ${analysed.length} of ${result.rawExpressions.length} expressions analysed, ` +
    `${undecided} not settled in the time given (${seconds()} s)`,
);
say(faults === 0 ? 'No pattern blows up.' : `${faults} patterns blow up.`);
process.exitCode = faults === 0 ? 0 : 1;
