/** A quote with where it stands, the buttons that lead there, and what came of them. */
import type { ComponentChildren } from 'preact';
import { useNoticeLanguage } from './notice-language';

interface QuoteFigureProps {
  readonly quote: ComponentChildren;
  /** Section and page; "" where neither is known. */
  readonly place: string;
  readonly buttons: ComponentChildren;
  readonly note: string | null;
}

export function QuoteFigure({ quote, place, buttons, note }: QuoteFigureProps) {
  const language = useNoticeLanguage();
  return (
    <figure class="quote">
      {/* The page's own direction marks must not turn the words around it. */}
      <blockquote dir="auto" lang={language}>
        {quote}
      </blockquote>
      <figcaption>
        {place && <span class="quote-section">{place}</span>}
        <span class="quote-buttons">{buttons}</span>
      </figcaption>
      {note && <p class="note">{note}</p>}
    </figure>
  );
}

/** Long quotes are named by their beginning on a button. */
const SPOKEN = 60;

export function spokenQuote(quote: string): string {
  return quote.length > SPOKEN ? `${quote.slice(0, SPOKEN)}…` : quote;
}
