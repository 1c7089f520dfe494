/** Marks in the page that the review stands beside: shown row by row, taken away with the row. */

import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../../engine/report';
import { quoteInPage, type ShowOutcome } from '../parts/quote-in-page';
import { hasPlace, type ResultRow } from '../parts/result-rows';
import type { Announce } from '../parts/use-said';
import { useTurns } from '../parts/use-turns';
import { useStrings } from '../strings/strings-context';
import type { BesidePage, OpenReview } from './review-doors';

/** What came of it, and for which quote. */
export interface ShownInPage {
  readonly row: string;
  /** Of the quote in the notice's text. */
  readonly start: number;
  readonly outcome: ShowOutcome;
}

interface MarksInPage {
  /** Is it the page beside it that was reviewed? */
  readonly possible: boolean;
  readonly shown: ShownInPage | null;
  /** Marks the row's quotes, or the nearest text there is, and goes to the one at `start`; clears where it has none. */
  readonly show: (row: ResultRow, start: number | undefined) => void;
  readonly clear: () => void;
}

export function useMarksInPage(
  beside: BesidePage | null,
  review: OpenReview,
  report: Report,
  announce: Announce,
): MarksInPage {
  const strings = useStrings();
  const [shown, setShown] = useState<ShownInPage | null>(null);
  const beginTurn = useTurns();
  const front = beside?.front;
  const possible = Boolean(front?.inPage && front.reading === review.reading?.id);
  const doors = possible ? beside?.doors : undefined;
  // What was said of one page does not hold for another.
  useEffect(() => setShown(null), [front?.reading]);

  const clear = () => {
    beginTurn();
    setShown(null);
    if (doors) void doors.clearMarks();
  };
  const show = async (row: ResultRow, start: number | undefined) => {
    if (!doors) return;
    const quotes = row.quotes.filter(hasPlace);
    const nearest = row.nearest.filter(hasPlace);
    const isQuote = quotes.some((span) => span.start === start);
    const spans = isQuote ? quotes : nearest;
    const focus = spans.findIndex((span) => span.start === start);
    if (start === undefined || focus < 0) {
      clear();
      return;
    }
    const targets = spans.map((span) => quoteInPage(span, report.notice.text ?? ''));
    const isLatest = beginTurn();
    const announceShown = announce.later();
    const outcome = await doors.show(targets, focus, isQuote ? 'quote' : 'nearest');
    // The page may take its time: meanwhile another row was opened, or this one closed.
    if (!isLatest()) return;
    setShown({ row: row.key, start, outcome });
    announceShown(strings.shown(outcome));
  };
  return { possible, shown, show: (row, start) => void show(row, start), clear };
}
