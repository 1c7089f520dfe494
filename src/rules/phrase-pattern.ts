/** Phrases compiled: what the engine's matcher takes, and the words without which a phrase can't match. */
import type { PhraseItem, PhraseSequence } from '../engine/pack';
import { type AnchorSet, cheapestFirst, union, wordAnchors } from './anchors';
import { expressionAnchors } from './expression-anchors';
import { type Gap, type Item, NEIGHBOURS, type Phrase, type Sequence, type VocabularyReference } from './phrase';

/** A compiled phrase: see `Pattern` in the engine. */
export type CompiledPhrase = {
  /** Sets of words, the most telling first: of each, one stands in every text that can match. */
  readonly needs: readonly (readonly string[])[];
} & ({ readonly words: PhraseSequence } | { readonly source: string; readonly caseSensitive?: true });

/** Gives the phrases of a vocabulary; throws a `PhraseError` where there is none of that name. */
export type Vocabularies = (reference: VocabularyReference) => readonly Phrase[];

/** A set of words that nearly every sentence holds one of sorts out nothing. */
const MOST_COST_OF_NEED = 150;

/** Most sets that are read off a regular expression: more sort out little more. */
const MOST_READ = 2;

/** @throws PhraseError where a vocabulary is unknown */
export function compilePhrase(phrase: Phrase, vocabularies: Vocabularies): CompiledPhrase {
  if (phrase.kind === 'raw') {
    const { source, anchors, caseSensitive } = phrase;
    const read = expressionAnchors(source).filter(({ cost }, rank) => rank === 0 || cost <= MOST_COST_OF_NEED);
    const needs = [...(anchors.length > 0 ? [anchors] : []), ...read.slice(0, MOST_READ).map(({ words }) => words)];
    return { source, needs, ...(caseSensitive ? { caseSensitive } : {}) };
  }
  const anchors = sequenceAnchors(phrase.sequence, vocabularies);
  return {
    words: sequenceWords(phrase.sequence),
    needs: anchors.filter(({ cost }, rank) => rank === 0 || cost <= MOST_COST_OF_NEED).map(({ words }) => words),
  };
}

function sequenceWords({ items, gaps, lead, trail }: Sequence): PhraseSequence {
  const gap = ({ most, not }: Gap): readonly PhraseItem[] => {
    if (most === 0) return [];
    return not === null ? [most] : [{ gap: most, not: not.name }];
  };
  return [
    ...gap(lead),
    ...items.flatMap((item, position) => [itemWords(item), ...gap(gaps[position] ?? NEIGHBOURS)]),
    ...gap(trail),
  ];
}

function itemWords(item: Item): PhraseItem {
  switch (item.kind) {
    case 'word':
      return item.text;
    case 'vocabulary':
      return { of: item.name };
    case 'group': {
      const options = new Map(
        item.options.map((option) => {
          const words = sequenceWords(option);
          const [only] = words;
          return [JSON.stringify(words), words.length === 1 && typeof only === 'string' ? only : words];
        }),
      );
      return { any: [...options.values()], ...(item.optional ? { optional: true } : {}) };
    }
  }
}

/** Anchors of each member that has some, the least frequent first. */
function sequenceAnchors(sequence: Sequence, vocabularies: Vocabularies): readonly AnchorSet[] {
  return cheapestFirst(sequence.items.map((item) => itemAnchors(item, vocabularies)));
}

function itemAnchors(item: Item, vocabularies: Vocabularies): AnchorSet | null {
  const best = (sequence: Sequence) => sequenceAnchors(sequence, vocabularies)[0] ?? null;
  switch (item.kind) {
    case 'word':
      return wordAnchors(item.text);
    case 'group':
      return item.optional ? null : union(item.options.map(best));
    case 'vocabulary': {
      const phrases = vocabularies(item);
      const known = anchorsOf.get(phrases);
      if (known !== undefined) return known;
      const made = union(
        phrases.map((phrase) => {
          if (phrase.kind === 'words') return best(phrase.sequence);
          return phrase.anchors.length > 0 ? phrase.anchors : (expressionAnchors(phrase.source)[0] ?? null);
        }),
      );
      anchorsOf.set(phrases, made);
      return made;
    }
  }
}

/** What vocabularies come to, by their phrases: they are part of many phrases. */
const anchorsOf = new WeakMap<readonly Phrase[], AnchorSet | null>();
