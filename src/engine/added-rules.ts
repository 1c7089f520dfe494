/** Rules of an organisation's own, compiled, apart from the pack they were compiled with: what is kept and joined again. */
import type { ElementRule, Expr, FindingRule, Pack, Pattern, PatternId, PatternList } from './pack';

/** What stands behind the pack's own in each of its lists. Numbers count on from the pack's. */
export interface AddedRules {
  readonly additions: readonly { readonly id: string; readonly version: string }[];
  readonly patterns: readonly Pattern[];
  readonly wordSets: readonly (readonly string[])[];
  readonly elements: readonly ElementRule[];
  readonly findings: readonly FindingRule[];
  readonly facts: Readonly<Record<string, Expr>>;
  readonly phrases: Readonly<Record<string, readonly PatternId[]>>;
}

export const NO_ADDED_RULES: AddedRules = {
  additions: [],
  patterns: [],
  wordSets: [],
  elements: [],
  findings: [],
  facts: {},
  phrases: {},
};

/** @param pack the very one that the rules were compiled with */
export function withAddedRules(pack: Pack, added: AddedRules): Pack {
  return {
    ...pack,
    additions: [...(pack.additions ?? []), ...added.additions],
    patterns: behind(pack.patterns, added.patterns),
    wordSets: [...pack.wordSets, ...added.wordSets],
    elements: [...pack.elements, ...added.elements],
    findings: [...pack.findings, ...added.findings],
    facts: { ...pack.facts, ...added.facts },
    phrases: { ...pack.phrases, ...added.phrases },
  };
}

function behind(first: PatternList, others: readonly Pattern[]): PatternList {
  const { length } = first;
  return { length: length + others.length, at: (id) => (id < length ? first.at(id) : others[id - length]) };
}
