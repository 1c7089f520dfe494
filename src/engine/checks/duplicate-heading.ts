/** Finds headings that stand twice with different text under them. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { wordsOf } from '../words';
import { type HeadingPlace, headingsOf, plainHeading } from './heading-texts';

/** Each heading is held against those before it that read the same: a text with more of them than any notice has is not read to its end. */
const MOST_PLACES = 500;

/**
 * Only headings in reach of each other: the same heading under two different parents ("How long" under each of several
 * uses) is an order, not a slip. A heading with nothing under it is an empty section, not a second one, unless headings
 * of its own stand below it.
 */
export function duplicateHeading(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const generic = rule.detect?.patterns.genericPhrases ?? [];
  const byText = new Map<string, HeadingPlace[]>();
  const headings = headingsOf(ctx.notice);
  for (const place of headings) {
    const text = plainHeading(place.text);
    const child = headings[place.order + 1]?.heading.section === place.block;
    if (text.length < 3 || (place.content === '' && !child)) continue;
    if (generic.some((pattern) => ctx.matcher.matches(pattern, place.text))) continue;
    const same = byText.get(text);
    if (same) same.push(place);
    else byText.set(text, [place]);
  }
  const findings: RawFinding[] = [];
  const contentOf = contentNumbers();
  for (const places of byText.values()) {
    places.slice(0, MOST_PLACES).forEach((place, nth) => {
      const earlier = places
        .slice(0, nth)
        .find((other) => contentOf(other) !== contentOf(place) && inReach(ctx, other, place));
      if (!earlier) return;
      findings.push({
        start: place.heading.start,
        end: place.heading.end,
        data: {
          heading: place.text,
          first: earlier.content.slice(0, 80),
          second: place.content.slice(0, 80),
          firstStart: earlier.heading.start,
        },
      });
    });
  }
  return findings.sort((a, b) => a.start - b.start);
}

/** Brothers and sisters, or one within the other. */
function inReach(ctx: ReviewContext, first: HeadingPlace, second: HeadingPlace): boolean {
  if (second.heading.section === first.block) return first.content !== '';
  if (first.heading.section === second.heading.section) return true;
  const parent = (place: HeadingPlace) => {
    const block = place.heading.section === null ? undefined : ctx.notice.blocks[place.heading.section];
    return block ? plainHeading(ctx.notice.text.slice(block.start, block.end)) : null;
  };
  // A guessed level says little of what stands under what.
  if (first.heading.guessed && second.heading.guessed) return parent(first) === parent(second);
  return false;
}

/** Numbers what stands under a heading, read as words: the same text has the same number. */
function contentNumbers(): (place: HeadingPlace) => number {
  const numbers = new Map<string, number>();
  const known = new Map<HeadingPlace, number>();
  return (place) => {
    const there = known.get(place);
    if (there !== undefined) return there;
    const content = wordsOf(place.content).join(' ');
    const number = numbers.get(content) ?? numbers.size;
    numbers.set(content, number);
    known.set(place, number);
    return number;
  };
}
