/** Finds public bodies under names that are out of date on the review's day, unless they are spoken of as history. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { BodyRow } from '../registers';
import type { Statement } from '../text-index';
import { tellingWords, wholeName } from './whole-name';

interface Mention {
  readonly row: BodyRow;
  readonly statement: Statement;
  /** The name in full. */
  readonly name: string;
  /** Offsets in the statement's text. */
  readonly from: number;
  readonly to: number;
}

/** Words that may stand between a name and the marker that makes it history. */
const NEAR_BY = 7;
/** A title of an Act or Regulations may hold an old name for good. */
const LAW_TITLE = /^[^.;:]{0,80}?\b(?:Act|Regulations|Order)\b(?:\s\([^)]{1,40}\))?\s(?:19|20)\d\d/;

/**
 * Settings of the rule: `historyBeforePhrases` and `historyAfterPhrases`, the markers that make a name next to them
 * history ("formerly called X", "X, which has closed").
 */
export function outdatedBody(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const findings: RawFinding[] = [];
  const seen = new Set<string>();
  for (const mention of mentions(ctx)) {
    const { row, statement } = mention;
    if (row.once && seen.has(row.id)) continue;
    if (isHistory(ctx, rule, mention)) continue;
    seen.add(row.id);
    const from = row.prefix ? withPlace(statement.text, mention.from) : mention.from;
    const unsure = row.confidence === 'unsure';
    const severity = unsure ? 'advice' : row.severity;
    const review = row.review ?? (unsure ? 'The register is not sure of this change of name.' : undefined);
    findings.push({
      start: ctx.index.toSource(statement.id, from),
      end: ctx.index.toSource(statement.id, mention.to),
      ...(row.variant ? { variant: row.variant } : {}),
      ...(severity ? { severity } : {}),
      ...(review ? { review } : {}),
      data: {
        name: mention.name,
        happened: row.happened,
        now: row.now,
        from: row.changed,
      },
    });
  }
  return findings;
}

/** Every mention of a body whose name had changed by the review's day, in the order of the text; the longest name wins. */
function mentions(ctx: ReviewContext): readonly Mention[] {
  const rows = ctx.pack.registers.bodies.filter(
    (row) => row.changed <= ctx.asOf && (!row.nations || ctx.nation === 'unknown' || row.nations.includes(ctx.nation)),
  );
  const found: Mention[] = [];
  for (const row of rows) {
    const before = found.length;
    for (const name of row.names) found.push(...occurrences(ctx, row, name, row.exactCase === true));
    for (const name of row.acronyms ?? NONE) found.push(...occurrences(ctx, row, name, true));
    const isNamed = found.length > before;
    const inContext = ({ statement }: Mention) => (row.near ?? []).some((word) => holds(statement.text, word));
    for (const name of row.shortForms ?? NONE) {
      found.push(...occurrences(ctx, row, name, true).filter((mention) => isNamed || inContext(mention)));
    }
  }
  found.sort((a, b) => a.statement.id - b.statement.id || a.from - b.from || b.to - a.to);
  const kept: Mention[] = [];
  for (const mention of found) {
    const last = kept.at(-1);
    const sameStatement = last?.statement.id === mention.statement.id;
    if (last && sameStatement && mention.from < last.to) continue;
    // "Clinical Commissioning Group (CCG)" is one mention.
    const between = last && sameStatement ? mention.statement.text.slice(last.to, mention.from) : null;
    if (
      last &&
      between !== null &&
      last.row.id === mention.row.id &&
      /^\s?[("'\u005b]{1,3}(?:the\s)?["']?$/i.test(between)
    ) {
      continue;
    }
    kept.push(mention);
  }
  return kept;
}

function occurrences(ctx: ReviewContext, row: BodyRow, name: string, exactCase: boolean): readonly Mention[] {
  const ids = statementsWithName(ctx, name);
  if (ids.length === 0) return NONE;
  const full = row.names.includes(name) ? name : (row.names[0] ?? name);
  const found: Mention[] = [];
  for (const id of ids) {
    const statement = ctx.index.statements[id];
    if (!statement || statement.virtual) continue;
    const whole = wholeName(name, exactCase);
    // Most sentences that hold the word do not hold the name.
    if (!whole.test(statement.text)) continue;
    for (const match of statement.text.matchAll(wholeName(name, exactCase))) {
      const mention = { row, statement, name: full, from: match.index, to: match.index + match[0].length };
      if (isThisBody(mention)) found.push(mention);
    }
  }
  return found;
}

const NONE: readonly never[] = [];

/** The sentences that hold all of the name's telling words: few of the others need a look, and a look takes an expression. */
function statementsWithName(ctx: ReviewContext, name: string): readonly number[] {
  const { holders } = ctx.index;
  let ids: readonly number[] | null = null;
  for (const word of tellingWords(name)) {
    const one = holders.get(word) ?? NONE;
    const several = holders.get(`${word}s`);
    const own = several === undefined ? one : [...new Set([...one, ...several])].sort((a, b) => a - b);
    ids = ids === null ? own : inBoth(ids, own);
    if (ids.length === 0) return NONE;
  }
  return ids ?? NONE;
}

/** Of two ascending lists. */
function inBoth(some: readonly number[], others: readonly number[]): readonly number[] {
  const both: number[] = [];
  let at = 0;
  for (const one of some) {
    while ((others[at] ?? Number.POSITIVE_INFINITY) < one) at++;
    if (others[at] === one) both.push(one);
  }
  return both;
}

/** The words around a name can make it another body, or part of the title of an Act. */
function isThisBody({ row, statement: { text }, from, to }: Mention): boolean {
  const before = text.slice(Math.max(0, from - 60), from);
  const after = text.slice(to, to + 120);
  if (row.notAfter?.some((word) => endsWithWord(before, word))) return false;
  if (row.notBefore?.some((word) => startsWithWord(after, word))) return false;
  if (row.notWith?.some((word) => holds(text, word))) return false;
  if (row.mustBeNear && !row.mustBeNear.some((word) => holds(text, word))) return false;
  return !LAW_TITLE.test(after);
}

/** Does a marker of history stand close to the name? */
function isHistory(ctx: ReviewContext, rule: FindingRule, mention: Mention): boolean {
  const { text, id } = mention.statement;
  const patterns = rule.detect?.patterns ?? {};
  const before = (patterns.historyBeforePhrases ?? []).flatMap((pattern) => ctx.matcher.hitsIn(pattern, id));
  if (before.some((hit) => hit.to <= mention.from && wordsIn(text.slice(hit.to, mention.from)) <= NEAR_BY)) return true;
  const after = (patterns.historyAfterPhrases ?? []).flatMap((pattern) => ctx.matcher.hitsIn(pattern, id));
  return after.some((hit) => hit.from >= mention.to && wordsIn(text.slice(mention.to, hit.from)) <= NEAR_BY);
}

/** Words between a name and its marker; the end of a clause is too far away. */
function wordsIn(between: string): number {
  if (/[;:]/.test(between)) return Number.POSITIVE_INFINITY;
  return between.match(/[\p{L}\p{N}'&-]+/gu)?.length ?? 0;
}

/** Takes in the place before the name: "Wessenshire Local Safeguarding Children Board". */
function withPlace(text: string, from: number): number {
  const place = /(?:\b[A-Z][\w'-]+\s(?:(?:and|&|of|upon|on)\s)?){1,4}$/.exec(text.slice(Math.max(0, from - 80), from));
  if (!place) return from;
  const words = place[0].replace(/^(?:The|Our|Your|If|Where|When|Out|For|With|From|To|See|Local)\s/, '');
  return from - words.length;
}

function holds(text: string, word: string): boolean {
  return wholeName(word).test(text);
}

function endsWithWord(text: string, word: string): boolean {
  const trimmed = text.trimEnd().toLowerCase();
  const wanted = word.toLowerCase();
  return trimmed.endsWith(wanted) && !/\w/.test(trimmed.at(-wanted.length - 1) ?? ' ');
}

function startsWithWord(text: string, word: string): boolean {
  const trimmed = text.replace(/^[\s,]+/, '').toLowerCase();
  const wanted = word.replace(/[‘’]/g, "'").toLowerCase();
  return trimmed.startsWith(wanted) && !/\w/.test(trimmed.at(wanted.length) ?? ' ');
}
