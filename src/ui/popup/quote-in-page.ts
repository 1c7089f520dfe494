/** A quote of the report, as it is looked for in the live page. */
import type { QuotedSpan } from '../../engine/report';
import type { QuoteInPage } from './popup-state';

/** UTF-16 code units of the text on either side of a quote that tell it from others like it. */
const SURROUNDINGS = 80;

/** The quote with what stands around it in the notice. A span without a place (it has no length) can't be shown. */
export function quoteInPage(span: QuotedSpan, text: string): QuoteInPage {
  return {
    quote: span.quote,
    prefix: text.slice(Math.max(0, span.start - SURROUNDINGS), span.start),
    suffix: text.slice(span.end, span.end + SURROUNDINGS),
  };
}
