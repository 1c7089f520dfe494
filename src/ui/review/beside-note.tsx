/** Says so where the review that is shown is not that of the page beside it. */
import { usePageStrings } from '../strings/pages-context';
import type { FrontPage } from './review-doors';
import { hashOf } from './route';

interface BesideNoteProps {
  /** Null where the page has not been reviewed. */
  readonly front: FrontPage | null;
  /** Of the review that is shown; null where only its result is kept. */
  readonly reading: string | null;
}

export function BesideNote({ front, reading }: BesideNoteProps) {
  const { beside } = usePageStrings();
  if (front && front.reading === reading) return null;
  return (
    <p class="beside-note">
      {front ? beside.otherPage : beside.noReview}{' '}
      {front && <a href={hashOf({ screen: 'review', id: front.id })}>{beside.showPage}</a>}
    </p>
  );
}
