/** One quote from the page, as text only, with the way to its place there. */
import type { QuotedSpan } from '../../engine/report';
import { QuoteFigure, spokenQuote } from '../parts/quote-figure';
import type { ShowOutcome } from '../parts/quote-in-page';
import { useStrings } from '../strings/strings-context';

interface QuoteBlockProps {
  readonly span: QuotedSpan;
  /** What came of showing it, where that was tried last and did not simply work. */
  readonly outcome: ShowOutcome | null;
  readonly onShow: (() => void) | null;
}

export function QuoteBlock({ span, outcome, onShow }: QuoteBlockProps) {
  const strings = useStrings();
  return (
    <QuoteFigure
      quote={span.quote}
      place={span.section || span.page !== undefined ? strings.place(span.section ?? null, span.page ?? null) : ''}
      note={outcome && outcome.state !== 'shown' ? strings.shown(outcome) : null}
      buttons={
        onShow && (
          <button
            type="button"
            class="plain-button"
            aria-label={strings.showQuoteOnPage(spokenQuote(span.quote))}
            onClick={onShow}
          >
            {strings.showOnPage}
          </button>
        )
      }
    />
  );
}
