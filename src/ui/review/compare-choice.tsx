/** Two of a notice's reviews to be held against each other: the latest two, or any two where there are more. */
import { useId, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { HistoryEntry } from './review-doors';
import { hashOf } from './route';

interface CompareChoiceProps {
  readonly title: string;
  /** Newest first. */
  readonly reviews: readonly HistoryEntry[];
}

export function CompareChoice({ title, reviews }: CompareChoiceProps) {
  const { history } = usePageStrings();
  const [latest, previous] = reviews;
  if (!latest || !previous) return null;
  return (
    <>
      <a
        class="plain-button"
        href={hashOf({ screen: 'compare', before: previous.id, after: latest.id })}
        aria-label={history.compareNamed(title)}
      >
        {history.compare}
      </a>
      {reviews.length > 2 && <AnyTwo reviews={reviews} latest={latest.id} previous={previous.id} />}
    </>
  );
}

interface AnyTwoProps {
  readonly reviews: readonly HistoryEntry[];
  /** Ids. */
  readonly latest: string;
  readonly previous: string;
}

function AnyTwo({ reviews, latest, previous }: AnyTwoProps) {
  const { history, compare } = usePageStrings();
  const id = useId();
  const [chosen, setChosen] = useState({ before: previous, after: latest });
  // One may have been deleted meanwhile.
  const known = (review: string, otherwise: string) => (reviews.some((one) => one.id === review) ? review : otherwise);
  const before = known(chosen.before, previous);
  const after = known(chosen.after, latest);
  return (
    <details class="compare-any">
      <summary>{history.compareAny}</summary>
      <div class="compare-fields">
        <span>
          <label for={`${id}-before`}>{compare.before}</label>
          <ReviewSelect
            id={`${id}-before`}
            reviews={reviews}
            value={before}
            onValue={(value) => setChosen((now) => ({ ...now, before: value }))}
          />
        </span>
        <span>
          <label for={`${id}-after`}>{compare.after}</label>
          <ReviewSelect
            id={`${id}-after`}
            reviews={reviews}
            value={after}
            onValue={(value) => setChosen((now) => ({ ...now, after: value }))}
          />
        </span>
        {before === after ? (
          <span class="quiet">{history.compareSame}</span>
        ) : (
          <a class="plain-button" href={hashOf({ screen: 'compare', before, after })}>
            {history.compareThese}
          </a>
        )}
      </div>
    </details>
  );
}

interface ReviewSelectProps {
  readonly id: string;
  readonly reviews: readonly HistoryEntry[];
  readonly value: string;
  readonly onValue: (id: string) => void;
}

function ReviewSelect({ id, reviews, value, onValue }: ReviewSelectProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  return (
    <select id={id} value={value} onChange={({ currentTarget }) => onValue(currentTarget.value)}>
      {reviews.map((review) => (
        <option key={review.id} value={review.id}>
          {`${pages.moment(review.savedAt)} · ${pages.history.asOf(strings.day(review.asOf))}`}
        </option>
      ))}
    </select>
  );
}
