/** Runs a pack's patterns over an indexed notice, each at most once a sentence, and only where the words stand that it needs. */
import type { Pack, PatternId } from './pack';
import { packAnchors } from './pack-anchors';
import { createPhraseMatcher, type PhraseMatcher, type TextSpan, type WordedText, wordedText } from './phrase-matcher';
import { createStatementSets } from './statement-sets';
import type { Hit, TextIndex } from './text-index';

export interface Matcher {
  /** All matches of the pattern in order; headings and column headers included. */
  hits(pattern: PatternId): readonly Hit[];
  /** The matches in one statement, in order. */
  hitsIn(pattern: PatternId, statement: number): readonly Hit[];
  /** Does the pattern match this text (already normalised)? */
  matches(pattern: PatternId, text: string): boolean;
  /** Where the pattern matches in this text (already normalised): [from, to), in order. */
  spans(pattern: PatternId, text: string): readonly TextSpan[];
}

/** What a pack's patterns are searched with, made when it is first needed and kept for the next review. */
interface Compiled {
  readonly expressions: (RegExp | undefined)[];
  readonly phrases: PhraseMatcher;
}

const compiled = new WeakMap<Pack, Compiled>();
const NONE: readonly Hit[] = [];

/** What is known of a pattern in this notice. */
interface Search {
  /** What was found in the statements looked at so far; once `all` is known, those without a match may be absent. */
  found: Map<number, readonly Hit[]> | null;
  /** All matches, once they have been asked for. */
  all: readonly Hit[] | null;
}

/** @throws Error where a pattern id is not of this pack: the pack was not made by the compiler */
export function createMatcher(index: TextIndex, pack: Pack): Matcher {
  const { spansOf, spansIn } = spanFinder(index, pack);
  const candidates = candidateFinder(index, pack);
  /** By pattern. */
  const searches: (Search | undefined)[] = new Array(pack.patterns.length);
  const searchOf = (id: PatternId): Search => {
    const search = searches[id] ?? { found: null, all: null };
    searches[id] = search;
    return search;
  };
  const searchIn = (id: PatternId, search: Search, statement: number): readonly Hit[] => {
    const known = search.found?.get(statement);
    if (known !== undefined) return known;
    if (search.all !== null) return NONE;
    const hits = hitsOf(spansIn(id, statement), index, statement);
    search.found ??= new Map();
    search.found.set(statement, hits);
    return hits;
  };
  const searchAll = (id: PatternId, search: Search): readonly Hit[] => {
    let lists: (readonly Hit[])[] | null = null;
    for (const statement of candidates.of(id)) {
      const known = search.found?.get(statement);
      const hits = known ?? hitsOf(spansIn(id, statement), index, statement);
      if (hits.length === 0) continue;
      if (lists === null) lists = [hits];
      else lists.push(hits);
      if (known !== undefined) continue;
      search.found ??= new Map();
      search.found.set(statement, hits);
    }
    if (lists === null) return NONE;
    return lists.length === 1 ? (lists[0] ?? NONE) : lists.flat();
  };

  return {
    hits(pattern) {
      const search = searchOf(pattern);
      search.all ??= searchAll(pattern, search);
      return search.all;
    },
    hitsIn: (pattern, statement) =>
      candidates.has(pattern, statement) ? searchIn(pattern, searchOf(pattern), statement) : NONE,
    matches: (pattern, text) => spansOf(pattern, text, 1).length > 0,
    spans: (pattern, text) => spansOf(pattern, text),
  };
}

/** For texts that are no part of a notice: does the pattern match this (normalised) text? Keeps the texts it has seen. */
export function createTextMatcher(pack: Pack): (pattern: PatternId, text: string) => boolean {
  const { spansOf } = spanFinder({ statements: [] }, pack);
  return (pattern, text) => spansOf(pattern, text, 1).length > 0;
}

interface SpanFinder {
  /** Finds a pattern in a text; at most `limit` matches. */
  spansOf(id: PatternId, text: string, limit?: number): readonly TextSpan[];
  /** Finds a pattern in a statement. */
  spansIn(id: PatternId, statement: number): readonly TextSpan[];
}

/** Texts are cut into words once, however many patterns look at them. */
function spanFinder(index: Pick<TextIndex, 'statements'>, pack: Pack): SpanFinder {
  const { expressions, phrases } = compiled.get(pack) ?? { expressions: [], phrases: createPhraseMatcher(pack) };
  compiled.set(pack, { expressions, phrases });
  const find = (id: PatternId, text: string, worded: () => WordedText, limit: number): readonly TextSpan[] => {
    const pattern = pack.patterns[id];
    if (!pattern)
      throw new Error(`Pattern ${id} is not in rule pack ${pack.id} ${pack.version}; compile the pack anew.`);
    if ('words' in pattern) return phrases.spans(pattern.words, worded(), limit);
    const expression = expressions[id] ?? new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi');
    expressions[id] = expression;
    return expressionSpans(expression, text, limit);
  };

  const statements: WordedText[] = [];
  const others = new Map<string, WordedText>();
  const wordedStatement = (statement: number, text: string): WordedText => {
    const made = statements[statement] ?? wordedText(text);
    statements[statement] = made;
    return made;
  };
  const wordedOther = (text: string): WordedText => {
    const made = others.get(text) ?? wordedText(text);
    others.set(text, made);
    return made;
  };
  return {
    spansOf: (id, text, limit = Number.POSITIVE_INFINITY) => find(id, text, () => wordedOther(text), limit),
    spansIn(id, statement) {
      const text = index.statements[statement]?.text ?? '';
      return find(id, text, () => wordedStatement(statement, text), Number.POSITIVE_INFINITY);
    },
  };
}

const NO_SPANS: readonly TextSpan[] = [];

function expressionSpans(expression: RegExp, text: string, limit: number): readonly TextSpan[] {
  expression.lastIndex = 0;
  if (!expression.test(text)) return NO_SPANS;
  const spans: TextSpan[] = [];
  expression.lastIndex = 0;
  while (spans.length < limit) {
    const match = expression.exec(text);
    if (!match) break;
    if (match[0].length > 0) spans.push([match.index, match.index + match[0].length]);
    else expression.lastIndex++;
  }
  return spans;
}

interface Candidates {
  /** The statements that hold a word of every set that the pattern needs, ascending. */
  of(id: PatternId): readonly number[];
  has(id: PatternId, statement: number): boolean;
}

const NO_NEEDS: readonly number[] = [];

function candidateFinder(index: TextIndex, pack: Pack): Candidates {
  const anchors = packAnchors(pack);
  /** By anchor, lists of statements that hold it; a statement may be in several. */
  const holders: (readonly (readonly number[])[] | undefined)[] = new Array(anchors.lexicon.size());
  for (const [word, statements] of index.holders) {
    for (const anchor of anchors.lexicon.answersOf(word)) {
      const lists = holders[anchor];
      holders[anchor] = lists === undefined ? [statements] : [...lists, statements];
    }
  }
  const sets = createStatementSets(anchors.sets.length, index.statements.length);
  const filled = new Uint8Array(anchors.sets.length);
  /** The sets that a pattern needs; each is filled when it is first asked for. */
  const needsOf = (id: PatternId): readonly number[] => {
    const needs = pack.patterns[id]?.needs ?? NO_NEEDS;
    for (const set of needs) {
      if (filled[set] === 1) continue;
      filled[set] = 1;
      for (const anchor of anchors.sets[set] ?? NO_NEEDS) {
        for (const statements of holders[anchor] ?? []) for (const statement of statements) sets.add(set, statement);
      }
    }
    return needs;
  };
  return {
    of: (id) => sets.common(needsOf(id)),
    has: (id, statement) => sets.isInAll(needsOf(id), statement),
  };
}

function hitsOf(spans: readonly TextSpan[], index: TextIndex, statement: number): readonly Hit[] {
  if (spans.length === 0) return NONE;
  return spans.map(([from, to]) => ({
    statement,
    from,
    to,
    start: index.toSource(statement, from),
    end: index.toSource(statement, to),
  }));
}
