/** A notice made of some of another's blocks, in an order of one's own. */
import type { Block, Link, Notice, Sentence } from './notice';

/** A block that is taken over. */
export interface Pick {
  /** Index in the source's `blocks`. */
  readonly block: number;
  /** Index in the source's `blocks` of the heading it now stands under, or null. Left out: the one it stood under before. */
  readonly section?: number | null;
  /** The level of a heading, where it changes. */
  readonly level?: number;
}

/**
 * The notice of the picked blocks, in the order given. Sections and lead-ins that are not picked, too, are null. What
 * belongs to the document as a whole (title, language, what was left out or could not be read, pages) is taken over.
 */
export function selectBlocks(notice: Notice, picks: readonly Pick[]): Notice {
  const newIndex = new Map(picks.map(({ block }, index) => [block, index]));
  const at = (index: number | null): number | null => (index === null ? null : (newIndex.get(index) ?? null));
  const sentencesOf = grouped(notice.sentences, notice.blocks.length, ({ block }) => block);
  const linksOf = linksByBlock(notice);
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const sentences: Sentence[] = [];
  const links: Link[] = [];
  let length = 0;
  for (const { block: from, section, level } of picks) {
    const source = notice.blocks[from];
    if (source === undefined) continue;
    const text = notice.text.slice(source.start, source.end);
    const before = separator(blocks[blocks.length - 1]?.kind, source.kind);
    pieces.push(before, text);
    const start = length + before.length;
    const by = start - source.start;
    const index = blocks.length;
    length = start + text.length;
    blocks.push(moved(source, by, { section: at(section === undefined ? source.section : section), level, at }));
    for (const sentence of sentencesOf[from] ?? []) sentences.push({ ...shifted(sentence, by), block: index });
    for (const link of linksOf[from] ?? []) links.push(shifted(link, by));
  }
  return Object.freeze({ ...notice, text: pieces.join(''), blocks, sentences, links });
}

interface NewPlace {
  readonly section: number | null;
  readonly level: number | undefined;
  readonly at: (index: number | null) => number | null;
}

function moved(block: Block, by: number, { section, level, at }: NewPlace): Block {
  switch (block.kind) {
    case 'heading':
      return { ...shifted(block, by), section, level: level ?? block.level };
    case 'item':
      return { ...shifted(block, by), section, leadIn: at(block.leadIn) };
    case 'row':
      return movedRow(block, by, { section, level, at });
    case 'paragraph':
      return { ...shifted(block, by), section };
  }
}

/** A cell above that is not picked, too, reaches in no more. */
function movedRow({ above, ...row }: Extract<Block, { kind: 'row' }>, by: number, { section, at }: NewPlace): Block {
  const reaching = (above ?? []).flatMap((cell) => {
    const block = at(cell.block);
    return block === null ? [] : [{ ...cell, block }];
  });
  return {
    ...shifted(row, by),
    section,
    cells: row.cells.map((cell) => shifted(cell, by)),
    ...(reaching.length === 0 ? {} : { above: reaching }),
  };
}

/** As `buildNotice` parts blocks. */
function separator(previous: Block['kind'] | undefined, next: Block['kind']): string {
  if (previous === undefined) return '';
  return next === 'item' || (next === 'row' && previous === 'row') ? '\n' : '\n\n';
}

function shifted<T extends { readonly start: number; readonly end: number }>(span: T, by: number): T {
  return { ...span, start: span.start + by, end: span.end + by };
}

function grouped<T>(all: readonly T[], groups: number, groupOf: (one: T) => number): readonly (readonly T[])[] {
  const lists: T[][] = Array.from({ length: groups }, () => []);
  for (const one of all) lists[groupOf(one)]?.push(one);
  return lists;
}

function linksByBlock(notice: Notice): readonly (readonly Link[])[] {
  let block = 0;
  return grouped(notice.links, notice.blocks.length, (link) => {
    while ((notice.blocks[block]?.end ?? Number.POSITIVE_INFINITY) < link.end) block++;
    return block;
  });
}
