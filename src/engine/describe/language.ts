/** The language of a text, told by its small words. */
import type { LanguageVocabulary } from '../registers';
import type { TextIndex } from '../text-index';

/**
 * The language most of the recognised words are in. A text in two languages has the one the rules read, as long as
 * that has its share; a text in no known language has the one its source declares.
 * @returns a BCP 47 tag, or null where neither the words nor the source say
 */
export function findLanguage(index: TextIndex, vocabulary: LanguageVocabulary): string | null {
  const counts = vocabulary.rows.map((row) => ({ id: row.id, count: 0 }));
  const positions = positionsOf(vocabulary);
  for (const statement of index.statements) {
    if (statement.virtual) continue;
    for (const word of statement.text.toLowerCase().match(/[a-zà-ÿ'ŵŷ]+/g) ?? []) {
      for (const position of positions.get(word) ?? NONE) {
        const row = counts[position];
        if (row) row.count++;
      }
    }
  }
  const top = [...counts].sort((a, b) => b.count - a.count)[0];
  const reviewed = counts.find((row) => row.id === vocabulary.reviewed);
  const declared = index.notice.language?.split('-')[0]?.toLowerCase() ?? null;
  if (!top || !reviewed || top.count < vocabulary.fewestWords) return declared;
  const other = top === reviewed ? null : top;
  if (!other) return reviewed.id;
  return other.count >= vocabulary.share * (other.count + reviewed.count) ? other.id : reviewed.id;
}

const NONE: readonly number[] = [];
const known = new WeakMap<LanguageVocabulary, ReadonlyMap<string, readonly number[]>>();

/** For each word the rows of the vocabulary that hold it, by position. */
function positionsOf(vocabulary: LanguageVocabulary): ReadonlyMap<string, readonly number[]> {
  const there = known.get(vocabulary);
  if (there) return there;
  const positions = new Map<string, number[]>();
  vocabulary.rows.forEach(({ words }, position) => {
    for (const word of words) positions.set(word, [...(positions.get(word) ?? []), position]);
  });
  known.set(vocabulary, positions);
  return positions;
}
