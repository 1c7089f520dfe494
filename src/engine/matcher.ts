/** Runs a pack's patterns over an indexed notice, each at most once a review, each only where one of its anchors stands. */
import type { Pack, PatternId } from './pack';
import { createPhraseMatcher, type PhraseMatcher, type WordedText, wordedText } from './phrase-matcher';
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

interface Compiled {
  readonly expressions: (RegExp | undefined)[];
  readonly phrases: PhraseMatcher;
}

const compiled = new WeakMap<Pack, Compiled>();
const NONE: readonly Hit[] = [];

type TextSpan = readonly [number, number];

/** @throws Error where a pattern id is not of this pack: the pack was not made by the compiler */
export function createMatcher(index: TextIndex, pack: Pack): Matcher {
  const { expressions, phrases } = compiled.get(pack) ?? { expressions: [], phrases: createPhraseMatcher(pack) };
  compiled.set(pack, { expressions, phrases });

  const worded = new Map<string, WordedText>();
  const wordedOf = (text: string): WordedText => {
    const known = worded.get(text);
    if (known) return known;
    const made = wordedText(text);
    worded.set(text, made);
    return made;
  };
  const spansOf = (id: PatternId, text: string, limit?: number): readonly TextSpan[] => {
    const pattern = pack.patterns[id];
    if (!pattern)
      throw new Error(`Pattern ${id} is not in rule pack ${pack.id} ${pack.version}; compile the pack anew.`);
    if ('words' in pattern) return phrases.spans(pattern.words, wordedOf(text), limit);
    const expression = expressions[id] ?? new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi');
    expressions[id] = expression;
    const found: TextSpan[] = [];
    expression.lastIndex = 0;
    for (let match = expression.exec(text); match && found.length < (limit ?? found.length + 1); ) {
      if (match[0].length > 0) found.push([match.index, match.index + match[0].length]);
      else expression.lastIndex++;
      match = expression.exec(text);
    }
    return found;
  };

  const holding = new Map<number, ReadonlySet<number>>();
  const holdersOf = (wordSet: number): ReadonlySet<number> => {
    const known = holding.get(wordSet);
    if (known) return known;
    const holders = new Set(index.candidates(pack.wordSets[wordSet] ?? []));
    holding.set(wordSet, holders);
    return holders;
  };
  const candidatesOf = (id: PatternId): readonly number[] => {
    const { anchors = [], needs = [] } = pack.patterns[id] ?? {};
    let candidates = index.candidates(anchors);
    for (const need of needs) {
      if (candidates.length === 0) return candidates;
      const holders = holdersOf(need);
      candidates = candidates.filter((statement) => holders.has(statement));
    }
    return candidates;
  };

  const found = new Map<PatternId, Map<number, Hit[]>>();
  const lists = new Map<PatternId, readonly Hit[]>();
  const byStatement = (id: PatternId): Map<number, Hit[]> => {
    const known = found.get(id);
    if (known) return known;
    const result = new Map<number, Hit[]>();
    found.set(id, result);
    const candidates = candidatesOf(id);
    if (candidates.length === 0) return result;
    for (const statement of candidates) {
      const hits = spansOf(id, index.statements[statement]?.text ?? '').map(([from, to]) => ({
        statement,
        from,
        to,
        start: index.toSource(statement, from),
        end: index.toSource(statement, to),
      }));
      if (hits.length > 0) result.set(statement, hits);
    }
    return result;
  };

  return {
    hits(pattern) {
      const known = lists.get(pattern);
      if (known) return known;
      const list = [...byStatement(pattern).values()].flat();
      lists.set(pattern, list);
      return list;
    },
    hitsIn: (pattern, statement) => byStatement(pattern).get(statement) ?? NONE,
    matches: (pattern, text) => spansOf(pattern, text, 1).length > 0,
    spans: (pattern, text) => spansOf(pattern, text),
  };
}
