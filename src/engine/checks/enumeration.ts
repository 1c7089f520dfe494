/** Where the text lists things: which list a block belongs to, and the parts of a sentence that enumerates. */
import type { Notice } from '../../notice/notice';

/** A part of a text, as offsets in it (UTF-16 code units). */
export interface Part {
  readonly from: number;
  readonly to: number;
}

const MOST_NESTING = 8;

/**
 * The list a block belongs to, named by the index of a block: an item's outermost lead-in (or, where nothing introduces
 * the list, its first item), a row's first row, any other block itself.
 */
export function listOf(notice: Notice, block: number): number {
  const { blocks } = notice;
  let at = block;
  for (let depth = 0; depth < MOST_NESTING; depth++) {
    const one = blocks[at];
    if (one?.kind !== 'item' || one.leadIn === null || one.leadIn >= at) break;
    at = one.leadIn;
  }
  const kind = blocks[at]?.kind;
  if (kind !== 'item' && kind !== 'row') return at;
  while (at > 0) {
    const before = blocks[at - 1];
    if (before?.kind !== kind || (before.kind === 'item' && before.leadIn !== null)) break;
    at--;
  }
  return at;
}

const SEPARATOR =
  /[,;]\s(?:(?:and|or|as well as|plus)\s)?|\s(?:and|or|as well as)\s|[.:?!]\s|\s[-\u2022\u00b7|]\s|\n|\(|\)/gi;

/**
 * The parts of a text from an offset on, between commas, semicolons, bullets, brackets, ends of sentences and "and" or "or"; the
 * whole rest where there are none. Words that only join belong to no part.
 */
export function partsOf(text: string, offset: number): readonly Part[] {
  const parts: Part[] = [];
  let from = offset;
  const take = (to: number) => {
    const raw = text.slice(from, to);
    const lead = raw.search(/[\p{L}\p{N}]/u);
    if (lead >= 0) parts.push({ from: from + lead, to: from + raw.trimEnd().length });
  };
  for (const divider of text.matchAll(SEPARATOR)) {
    if (divider.index < offset) continue;
    take(divider.index);
    from = divider.index + divider[0].length;
  }
  take(text.length);
  return parts;
}
