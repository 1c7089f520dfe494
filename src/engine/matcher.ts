/** Runs a pack's patterns over an indexed notice, each at most once a sentence, and only where the words stand that it needs. */
import type { Pack, PatternId } from './pack';
import { packAnchors } from './pack-anchors';
import { createPhraseMatcher, type PhraseMatcher, type WordedText, wordedText } from './phrase-matcher';
import { addAll, addTo, emptySet, intersection, isIn, membersOf, type StatementSet } from './statement-set';
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

type TextSpan = readonly [number, number];

/** What a pack's patterns are searched with, made when it is first needed and kept for the next review. */
interface Compiled {
  readonly expressions: (RegExp | undefined)[];
  readonly phrases: PhraseMatcher;
}

const compiled = new WeakMap<Pack, Compiled>();
const NONE: readonly Hit[] = [];

/** What is known of a pattern in this notice. */
interface Search {
  /** The statements that hold all the words it needs. */
  readonly candidates: StatementSet;
  /** Those of them in which it has been looked for. */
  readonly searched: StatementSet;
  readonly found: Map<number, readonly Hit[]>;
  /** All matches, once all candidates have been searched. */
  all: readonly Hit[] | null;
}

/** @throws Error where a pattern id is not of this pack: the pack was not made by the compiler */
export function createMatcher(index: TextIndex, pack: Pack): Matcher {
  const spansOf = spanFinder(pack);
  const candidatesOf = candidateFinder(index, pack);
  /** By pattern; null where no statement holds the words it needs. */
  const searches: (Search | null | undefined)[] = new Array(pack.patterns.length);
  const searchOf = (id: PatternId): Search | null => {
    const known = searches[id];
    if (known !== undefined) return known;
    const candidates = candidatesOf(id);
    const search =
      candidates === null
        ? null
        : { candidates, searched: emptySet(index.statements.length), found: new Map(), all: null };
    searches[id] = search;
    return search;
  };
  const searchIn = (id: PatternId, search: Search, statement: number): readonly Hit[] => {
    if (isIn(search.searched, statement)) return search.found.get(statement) ?? NONE;
    addTo(search.searched, statement);
    const hits = hitsOf(spansOf(id, index.statements[statement]?.text ?? ''), index, statement);
    if (hits.length > 0) search.found.set(statement, hits);
    return hits;
  };

  const searchAll = (id: PatternId, search: Search): readonly Hit[] => {
    const all: Hit[] = [];
    for (const statement of membersOf(search.candidates)) all.push(...searchIn(id, search, statement));
    return all;
  };

  return {
    hits(pattern) {
      const search = searchOf(pattern);
      if (search === null) return NONE;
      search.all ??= searchAll(pattern, search);
      return search.all;
    },
    hitsIn(pattern, statement) {
      const search = searchOf(pattern);
      return search !== null && isIn(search.candidates, statement) ? searchIn(pattern, search, statement) : NONE;
    },
    matches: (pattern, text) => spansOf(pattern, text, 1).length > 0,
    spans: (pattern, text) => spansOf(pattern, text),
  };
}

/** Finds a pattern in a text; at most `limit` matches. Texts are cut into words once, however many patterns look at them. */
function spanFinder(pack: Pack): (id: PatternId, text: string, limit?: number) => readonly TextSpan[] {
  const { expressions, phrases } = compiled.get(pack) ?? { expressions: [], phrases: createPhraseMatcher(pack) };
  compiled.set(pack, { expressions, phrases });
  const worded = new Map<string, WordedText>();
  const wordedOf = (text: string): WordedText => {
    const made = worded.get(text) ?? wordedText(text);
    worded.set(text, made);
    return made;
  };
  return (id, text, limit = Number.POSITIVE_INFINITY) => {
    const pattern = pack.patterns[id];
    if (!pattern)
      throw new Error(`Pattern ${id} is not in rule pack ${pack.id} ${pack.version}; compile the pack anew.`);
    if ('words' in pattern) return phrases.spans(pattern.words, wordedOf(text), limit);
    const expression = expressions[id] ?? new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi');
    expressions[id] = expression;
    return expressionSpans(expression, text, limit);
  };
}

function expressionSpans(expression: RegExp, text: string, limit: number): readonly TextSpan[] {
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

/** Gives the statements that hold a word of every set that a pattern needs, or null where there are none. */
function candidateFinder(index: TextIndex, pack: Pack): (id: PatternId) => StatementSet | null {
  const anchors = packAnchors(pack);
  const count = index.statements.length;
  /** By anchor, the statements that hold it. */
  const holders: (StatementSet | undefined)[] = new Array(anchors.lexicon.size());
  for (const [word, statements] of index.holders) {
    for (const anchor of anchors.lexicon.answersOf(word)) {
      const set = holders[anchor] ?? emptySet(count);
      holders[anchor] = set;
      for (const statement of statements) addTo(set, statement);
    }
  }
  const everything = emptySet(count);
  for (const { id } of index.statements) addTo(everything, id);

  const holdersOfSet: (StatementSet | null | undefined)[] = new Array(anchors.sets.length);
  const holdersOf = (set: number): StatementSet | null => {
    const known = holdersOfSet[set];
    if (known !== undefined) return known;
    let all: StatementSet | null = null;
    let isOwn = false;
    for (const anchor of anchors.sets[set] ?? []) {
      const own = holders[anchor];
      if (own === undefined) continue;
      if (all !== null && !isOwn) {
        all = all.slice();
        isOwn = true;
      }
      if (all === null) all = own;
      else addAll(all, own);
    }
    holdersOfSet[set] = all;
    return all;
  };
  return (id) => {
    let candidates: StatementSet | null = everything;
    for (const need of pack.patterns[id]?.needs ?? []) {
      const own = holdersOf(need);
      candidates = own === null ? null : candidates === everything ? own : intersection(candidates, own);
      if (candidates === null) return null;
    }
    return candidates;
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
