/** Reviews what a source holds: one report for each of its notices. */
import { splitNotice } from './parts';
import type { NoticeInfo, Report } from './report';
import { beginReview, type ReviewInput } from './review';

/** A review of which is known what the first of its notices is. */
export interface BegunReviews {
  readonly first: NoticeInfo;
  /** See `reviewNotices`. */
  finish(): readonly Report[];
}

/**
 * One report for each notice that the source holds, in the source's order, each with `source.part`; a single report
 * without it where the source holds one notice, or none.
 * @throws Error as `reviewNotice`
 */
export function reviewNotices(input: ReviewInput): readonly Report[] {
  return beginReviews(input).finish();
}

/** The same in two steps, for a screen that shows what is known. @throws Error as `reviewNotice` */
export function beginReviews(input: ReviewInput): BegunReviews {
  const parts = splitNotice(input.notice, input.pack);
  const inputs = parts.map(({ title, notice }, at) => ({
    ...input,
    notice,
    source: { ...input.source, part: { index: at + 1, of: parts.length, title } },
    beside: parts
      .filter((_, other) => other !== at)
      .map((other) => ({
        reason: 'another notice in the same source',
        characters: other.own,
        preview: other.title,
      })),
  }));
  const [firstInput = input, ...others] = inputs;
  const first = beginReview(firstInput);
  return {
    first: first.notice,
    finish: () => [first.finish(), ...others.map((other) => beginReview(other).finish())],
  };
}
