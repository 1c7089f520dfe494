/** Takes the rules of an organisation's own out of the pack that was compiled with them. */
import type { AddedRules } from '../engine/added-rules';
import type { Pack } from '../engine/pack';

/**
 * @param whole compiled from the files of `pack` and from own ones: the compiler puts what these add behind the pack's own
 */
export function addedRulesOf(pack: Pack, whole: Pack): AddedRules {
  const { additions = [], patterns, wordSets, elements, findings, facts, phrases } = whole;
  const fresh = <Value>(all: Readonly<Record<string, Value>>, known: object) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => !Object.hasOwn(known, name)));
  return {
    additions,
    patterns: patterns.slice(pack.patterns.length),
    wordSets: wordSets.slice(pack.wordSets.length),
    elements: elements.slice(pack.elements.length),
    findings: findings.slice(pack.findings.length),
    facts: fresh(facts, pack.facts),
    phrases: fresh(phrases, pack.phrases),
  };
}
