/** A notice with pieces that the reader had left out taken in again, where a person knows better. */
import { buildNotice } from './build';
import type { Notice } from './notice';

/**
 * Each piece stands at the end of the text, paragraph by paragraph, under no heading: where in the source it stood is
 * not known any more. Everything before it keeps its offsets.
 * @param pieces indices in `notice.leftOut`; those that are none are passed over
 */
export function takeIn(notice: Notice, pieces: readonly number[]): Notice {
  const taken = new Set(pieces.filter((at) => notice.leftOut[at] !== undefined));
  if (taken.size === 0) return notice;
  const added = buildNotice({
    blocks: notice.leftOut.flatMap(({ text }, at) =>
      taken.has(at) ? text.split(/\n+/).map((line) => ({ kind: 'paragraph' as const, text: line })) : [],
    ),
  });
  const start = notice.text === '' || added.text === '' ? notice.text.length : notice.text.length + BETWEEN.length;
  const moved = <T extends { readonly start: number; readonly end: number }>(span: T): T => ({
    ...span,
    start: span.start + start,
    end: span.end + start,
  });
  return Object.freeze({
    ...notice,
    text: [notice.text, added.text].filter((text) => text !== '').join(BETWEEN),
    blocks: [...notice.blocks, ...added.blocks.map(moved)],
    sentences: [
      ...notice.sentences,
      ...added.sentences.map((one) => ({ ...moved(one), block: one.block + notice.blocks.length })),
    ],
    links: [...notice.links, ...added.links.map(moved)],
    leftOut: notice.leftOut.filter((_, at) => !taken.has(at)),
  });
}

/** As `buildNotice` parts paragraphs. */
const BETWEEN = '\n\n';
