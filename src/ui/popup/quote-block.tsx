/** One quote from the page, as text only, with the way to its place there. */
import type { QuotedSpan } from '../../engine/report';
import { useNoticeLanguage } from '../parts/notice-language';
import type { ShowOutcome } from '../parts/quote-in-page';
import { useStrings } from '../strings/strings-context';

interface QuoteBlockProps {
  readonly span: QuotedSpan;
  /** What came of showing it, where that was tried last and did not simply work. */
  readonly outcome: ShowOutcome | null;
  readonly onShow: (() => void) | null;
}

/** Long quotes are named by their beginning on the button. */
const SPOKEN = 60;

export function QuoteBlock({ span, outcome, onShow }: QuoteBlockProps) {
  const strings = useStrings();
  const language = useNoticeLanguage();
  const spoken = span.quote.length > SPOKEN ? `${span.quote.slice(0, SPOKEN)}…` : span.quote;
  return (
    <figure class="quote">
      {/* The page's own direction marks must not turn the words around it. */}
      <blockquote dir="auto" lang={language}>
        {span.quote}
      </blockquote>
      <figcaption>
        {(span.section || span.page !== undefined) && (
          <span class="quote-section">{strings.place(span.section ?? null, span.page ?? null)}</span>
        )}
        {onShow && (
          <button type="button" class="plain-button" aria-label={strings.showQuoteOnPage(spoken)} onClick={onShow}>
            {strings.showOnPage}
          </button>
        )}
      </figcaption>
      {outcome && outcome.state !== 'shown' && <p class="note">{strings.shown(outcome)}</p>}
    </figure>
  );
}
