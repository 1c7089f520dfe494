/** A quote of the report, as it is looked for in the live page, and what comes of it. */
import type { QuotedSpan } from '../../engine/report';

/** A quote with its surroundings, to be found again in the page. */
export interface QuoteInPage {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What became of showing a quote in the page. */
export type ShowOutcome =
  | { readonly state: 'shown' }
  | { readonly state: 'hidden'; readonly opener: string | null }
  | { readonly state: 'absent' }
  | { readonly state: 'lost' };

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
