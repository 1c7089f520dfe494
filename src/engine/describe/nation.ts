/** In which nation a school is, by the bodies, laws and words that only schools there have to do with. */

import { normalise } from '../../notice/normalise';
import type { Matcher } from '../matcher';
import type { NationVocabulary } from '../registers';
import type { Nation } from '../report';
import type { TextIndex } from '../text-index';

/**
 * The nation for which the evidence is strongest; where the notice has none, that of the page around it counts.
 * `unknown` where there is too little, or as much for two.
 */
export function findNation(index: TextIndex, matcher: Matcher, vocabulary: NationVocabulary): Nation {
  const inNotice = strongest(vocabulary, (pattern) => matcher.hits(pattern).length > 0);
  if (inNotice !== null) return inNotice;
  const { leftOut, documentTitle } = index.notice;
  const around = [...leftOut.map((left) => left.text), documentTitle ?? ''].map((text) => normalise(text).text);
  return strongest(vocabulary, (pattern) => around.some((text) => matcher.matches(pattern, text))) ?? 'unknown';
}

function strongest(vocabulary: NationVocabulary, shows: (pattern: number) => boolean): Nation | null {
  const points = vocabulary.rows
    .map((row) => ({
      id: row.id,
      sum: row.evidence.reduce((sum, { weight, sayPhrases }) => sum + weight * sayPhrases.filter(shows).length, 0),
    }))
    .sort((a, b) => b.sum - a.sum);
  const [top, second] = points;
  if (!top || top.sum < vocabulary.least) return null;
  return second && second.sum === top.sum ? 'unknown' : top.id;
}
