/** A quote in its sentence, cut so that it stays readable. */
import type { QuotedSpan } from '../../engine/report';
import type { Notice, Span } from '../../notice/notice';

export interface QuoteContext {
  readonly before: string;
  readonly quote: string;
  readonly after: string;
}

/** UTF-16 code units shown on either side of the quote. */
const MOST_AROUND = 240;

export function quoteContext(notice: Pick<Notice, 'text' | 'sentences'>, span: QuotedSpan): QuoteContext {
  const { text } = notice;
  const around = sentencesOver(notice, span);
  const [start, end] = [Math.min(around.start, span.start), Math.max(around.end, span.end)];
  return {
    before: lastWords(shown(text.slice(start, span.start))),
    quote: shown(text.slice(span.start, span.end)),
    after: firstWords(shown(text.slice(span.end, end))),
  };
}

function sentencesOver({ sentences }: Pick<Notice, 'sentences'>, { start, end }: Span): Span {
  const over = sentences.filter((one) => one.start < end && one.end > start);
  return { start: over[0]?.start ?? start, end: over.at(-1)?.end ?? end };
}

/** The cells of a table row are parted by tabs, which can't be seen. */
function shown(text: string): string {
  return text.replace(/\t/g, ' · ');
}

function lastWords(text: string): string {
  return text.length <= MOST_AROUND ? text : `…${text.slice(-MOST_AROUND).replace(/^\S*\s*/, ' ')}`;
}

function firstWords(text: string): string {
  return text.length <= MOST_AROUND ? text : `${text.slice(0, MOST_AROUND).replace(/\s*\S*$/, ' ')}…`;
}
