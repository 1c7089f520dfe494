/** Finds another school's name where the notice speaks of its own: left over from the text that it was made from. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule, PatternId } from '../pack';
import { bare, type NameRun } from './name-runs';

/** The words by which names are told apart, in lower case. */
export interface NameWords {
  /** Written with a capital without being names. */
  readonly common: ReadonlySet<string>;
  /** What is named: School, Trust, Lane. */
  readonly kinds: ReadonlySet<string>;
  /** Those that end a school's name. */
  readonly schools: ReadonlySet<string>;
}

interface SchoolName {
  readonly run: NameRun;
  readonly from: number;
  readonly to: number;
  /** The words that no other school of the place need have. */
  readonly own: readonly string[];
}

/**
 * A name is only held to be stray where the notice names its own school more often, and speaks of the other one, wherever
 * it does, as of itself. Settings of the rule: `ownVoiceBeforePhrases` and `ownVoiceBehindPhrases`, what stands right
 * before and right behind a school's name where its own notice speaks of it ("At ...", "... will not share");
 * `otherSchoolPhrases`, words of a sentence that tells of another school.
 */
export function strayNames(
  ctx: ReviewContext,
  rule: FindingRule,
  runs: readonly NameRun[],
  words: NameWords,
): readonly RawFinding[] {
  if (ctx.organisation === null || !words.schools.has(lastWord(ctx.organisation))) return [];
  const known = ownWords(ctx.organisation.split(' '), words);
  const names = runs.flatMap((run) => schoolNames(run, words));
  const groups = new Map<string, SchoolName[]>();
  for (const name of names) {
    const key = name.own.join(' ');
    const group = groups.get(key);
    if (group) group.push(name);
    else groups.set(key, [name]);
  }
  // The school that is named most often gives the notice: the one called the controller may be the stray one.
  const home = [...groups.values()].sort((a, b) => b.length - a.length)[0]?.[0];
  if (!home) return [];
  const isHome = (own: readonly string[]) => home.own.every(isOneOf(own)) || own.every(isOneOf(home.own));
  const mine = names.filter(({ own }) => isHome(own));
  if (!isHome(known) && !mine.some((name) => isOwnVoice(ctx, rule, name))) return [];
  const others = [...groups.values()].filter(([first]) => first && !isHome(first.own));
  const findings: RawFinding[] = [];
  for (const places of others) {
    if (places.length >= mine.length || !places.every((place) => isOwnVoice(ctx, rule, place))) continue;
    for (const { run, from, to } of places) {
      const { statement } = run;
      findings.push({
        start: ctx.index.toSource(statement.id, from),
        end: ctx.index.toSource(statement.id, to),
        variant: 'other',
        data: { spelling: statement.text.slice(from, to), other: home.run.statement.text.slice(home.from, home.to) },
        review: 'It may be another school that is rightly named here.',
      });
    }
  }
  return findings;
}

const isOneOf = (list: readonly string[]) => (word: string) => list.includes(word);

function lastWord(name: string): string {
  return bare(name.split(' ').at(-1) ?? '').toLowerCase();
}

function ownWords(parts: readonly string[], { common, kinds, schools }: NameWords): readonly string[] {
  return parts
    .map((part) => bare(part.replace(/[.,()]/g, '')).toLowerCase())
    .filter((word) => word.length > 2 && !common.has(word) && !schools.has(word) && !kinds.has(word));
}

/** The schools' names in a run: from the first word that is a name to the last that says it is a school. */
function schoolNames(run: NameRun, words: NameWords): readonly SchoolName[] {
  const names: SchoolName[] = [];
  const isSchool = (at: number) => words.schools.has(bare(run.words[at]?.text ?? '').toLowerCase());
  const isAdjacent = (at: number) =>
    run.statement.text.slice(run.words[at - 1]?.to, run.words[at]?.from) === ' ' && run.words[at] !== undefined;
  let first = -1;
  for (let at = 0; at < run.words.length; at++) {
    const text = bare(run.words[at]?.text ?? '').toLowerCase();
    // "Occasionally the College": no name goes over an article.
    if (/ the $/.test(run.statement.text.slice(run.words[at - 1]?.to ?? 0, run.words[at]?.from))) first = -1;
    // ... also in a heading in capitals.
    if (run.words[at]?.text === 'THE') {
      first = -1;
      continue;
    }
    if (first < 0 && !isSchool(at) && (text === 'st' || text === 'saint' || !words.common.has(text))) first = at;
    if (first < 0 || !isSchool(at) || (isAdjacent(at + 1) && isSchool(at + 1))) continue;
    const [start, end] = [run.words[first], run.words[at]];
    const own = ownWords(
      run.words.slice(first, at + 1).map((word) => word.text),
      words,
    );
    // "Fellside Academy Trust", "Harbour School Road": a school's name is part of another.
    if (start && end && own.length > 0 && !isAdjacent(at + 1)) {
      names.push({ run, from: start.from, to: end.from + bare(end.text).length, own });
    }
    first = -1;
  }
  return names;
}

/** How much of the sentence beside a name is looked at, in characters. */
const BESIDE = 60;

function isOwnVoice(ctx: ReviewContext, rule: FindingRule, { run, from, to }: SchoolName): boolean {
  const {
    ownVoiceBeforePhrases = [],
    ownVoiceBehindPhrases = [],
    otherSchoolPhrases = [],
  } = rule.detect?.patterns ?? {};
  const { text, id } = run.statement;
  const says = (patterns: readonly PatternId[], part: string) =>
    patterns.some((pattern) => ctx.matcher.matches(pattern, part));
  return (
    (says(ownVoiceBehindPhrases, text.slice(to, to + BESIDE)) ||
      says(ownVoiceBeforePhrases, text.slice(Math.max(0, from - BESIDE), from))) &&
    !ctx.matcher.standsIn(otherSchoolPhrases, id)
  );
}
