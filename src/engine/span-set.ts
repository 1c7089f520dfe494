/** A set of spans that can say quickly whether something overlaps one of them, however long the text. */
import type { Span } from '../notice/notice';

export interface SpanSet {
  add(span: Span): void;
  /** Does one of the spans share a character with this one? */
  overlaps(span: Span): boolean;
}

/** Spans are kept by the stretches of so many characters (a power of two) that they reach into. */
const STRETCH_BITS = 8;

export function createSpanSet(): SpanSet {
  const byStretch = new Map<number, Span[]>();
  return {
    add(span) {
      for (let stretch = span.start >> STRETCH_BITS; stretch <= span.end >> STRETCH_BITS; stretch++) {
        const list = byStretch.get(stretch);
        if (list) list.push(span);
        else byStretch.set(stretch, [span]);
      }
    },
    overlaps({ start, end }) {
      for (let stretch = start >> STRETCH_BITS; stretch <= end >> STRETCH_BITS; stretch++) {
        if (byStretch.get(stretch)?.some((known) => known.start < end && known.end > start)) return true;
      }
      return false;
    },
  };
}
