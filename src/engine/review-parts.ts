/** Reviews what a source holds: one report for each of its notices. */
import { splitNotice } from './parts';
import type { Report } from './report';
import { type ReviewInput, reviewNotice } from './review';

/**
 * One report for each notice that the source holds, in the source's order, each with `source.part`; a single report
 * without it where the source holds one notice, or none.
 * @throws Error as `reviewNotice`
 */
export function reviewNotices(input: ReviewInput): readonly Report[] {
  const parts = splitNotice(input.notice, input.pack);
  if (parts.length === 0) return [reviewNotice(input)];
  return parts.map(({ title, notice }, at) =>
    reviewNotice({
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
    }),
  );
}
