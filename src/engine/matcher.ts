/** Runs a pack's patterns over an indexed notice, each at most once a review, each only where one of its anchors stands. */
import type { Pack, PatternId } from './pack';
import type { Hit, TextIndex } from './text-index';

export interface Matcher {
  /** All matches of the pattern in order; headings and column headers included. */
  hits(pattern: PatternId): readonly Hit[];
  /** The matches in one statement, in order. */
  hitsIn(pattern: PatternId, statement: number): readonly Hit[];
  /** Does the pattern match this text (already normalised)? */
  matches(pattern: PatternId, text: string): boolean;
  /** Where the pattern matches in this text (already normalised): [from, to), in order. */
  spans(pattern: PatternId, text: string): readonly (readonly [number, number])[];
}

const compiled = new WeakMap<Pack, (RegExp | undefined)[]>();
const NONE: readonly Hit[] = [];

/** @throws Error where a pattern id is not of this pack: the pack was not made by the compiler */
export function createMatcher(index: TextIndex, pack: Pack): Matcher {
  let expressions = compiled.get(pack);
  if (!expressions) {
    expressions = new Array<RegExp | undefined>(pack.patterns.length);
    compiled.set(pack, expressions);
  }
  const cache = expressions;
  const expressionOf = (id: PatternId): RegExp => {
    const known = cache[id];
    if (known) return known;
    const pattern = pack.patterns[id];
    if (!pattern) throw new Error(`Pattern ${id} is not in rule pack ${pack.id} ${pack.version}; compile the pack anew.`);
    const made = new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi');
    cache[id] = made;
    return made;
  };

  const found = new Map<PatternId, Map<number, Hit[]>>();
  const lists = new Map<PatternId, readonly Hit[]>();
  const byStatement = (id: PatternId): Map<number, Hit[]> => {
    const known = found.get(id);
    if (known) return known;
    const result = new Map<number, Hit[]>();
    found.set(id, result);
    const candidates = index.candidates(pack.patterns[id]?.anchors ?? []);
    if (candidates.length === 0) return result;
    const expression = expressionOf(id);
    for (const statement of candidates) {
      const text = index.statements[statement]?.text ?? '';
      expression.lastIndex = 0;
      for (let match = expression.exec(text); match; match = expression.exec(text)) {
        if (match[0].length === 0) {
          expression.lastIndex++;
          continue;
        }
        const from = match.index;
        const to = from + match[0].length;
        const hit = { statement, from, to, start: index.toSource(statement, from), end: index.toSource(statement, to) };
        const list = result.get(statement);
        if (list) list.push(hit);
        else result.set(statement, [hit]);
      }
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
    matches(pattern, text) {
      const expression = expressionOf(pattern);
      expression.lastIndex = 0;
      return expression.test(text);
    },
    spans(pattern, text) {
      const expression = expressionOf(pattern);
      expression.lastIndex = 0;
      return [...text.matchAll(expression)].map((match) => [match.index, match.index + match[0].length]);
    },
  };
}
