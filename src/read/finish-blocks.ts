/** What every reader does with its list of blocks at the end: mend broken paragraphs, find titles, introduce lists. */
import type { DraftBlock, DraftItem, DraftLink, DraftParagraph } from '../notice/build';
import { looksLikeTitle } from './heading-guess';

/** Words no sentence or heading of a notice ends with: what follows belongs to it. */
const OPEN_END =
  /(?:^|\s)(?:the|an?|of|in|to|and|or|by|for|with|our|your|their|its|from|at|on|as|is|are|was|were|be|been|that|which|who|such|than|under|into|this|these|those|will|may|can|not)$/i;
const SHORTEST_OPEN = 40;
const INTRODUCES = /(?::|\b(?:such as|includ(?:e|es|ing)|the following|namely|for example|e\.g\.?)[;,:]?)$/i;

/** The blocks with broken paragraphs joined, titles at the top as headings, and each list item's lead-in. */
export function finishBlocks(blocks: readonly DraftBlock[]): DraftBlock[] {
  return withLeadIns(nested(withTitles(joined(blocks))));
}

/** Joins a paragraph that goes on, in the middle of a sentence, in the next one (a page break, a stray tag). */
function joined(blocks: readonly DraftBlock[]): DraftBlock[] {
  const result: DraftBlock[] = [];
  // Parts of the block that is growing; joined once, so that a chain of parts costs no more than its length.
  let parts: (DraftParagraph | DraftItem)[] = [];
  const flush = (): void => {
    const first = parts[0];
    if (first === undefined) return;
    const pieces: string[] = [];
    const links: DraftLink[] = [];
    let length = 0;
    for (const part of parts) {
      if (pieces.length > 0) {
        pieces.push(' ');
        length++;
      }
      for (const link of part.links ?? []) links.push({ ...link, start: link.start + length, end: link.end + length });
      pieces.push(part.text);
      length += part.text.length;
    }
    result.push({ ...first, text: pieces.join(''), links });
    parts = [];
  };
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'item') {
      flush();
      result.push(block);
      continue;
    }
    const previous = parts[parts.length - 1];
    const goesOn =
      previous !== undefined &&
      block.kind === 'paragraph' &&
      continues(previous, parts[0]?.kind === 'item', block.text);
    if (!goesOn) flush();
    parts.push(block);
  }
  flush();
  return result;
}

function continues(previous: DraftParagraph | DraftItem, inItem: boolean, next: string): boolean {
  const before = previous.text.trimEnd();
  const after = next.trimStart();
  if (/[.!?:;]['"\u2019\u201d)]*$/.test(before) || before === '') return false;
  if (/^(?:https?:|www\.|\S+@)/i.test(after)) return false;
  const lowerCase = /^[\p{Ll}]/u.test(after) && !/^\p{Ll}[.)]\s/u.test(after);
  const openEnd = OPEN_END.test(before.slice(-30));
  if (inItem) return lowerCase && (openEnd || openBracket(before));
  return (lowerCase && (openEnd || before.length >= SHORTEST_OPEN)) || (openEnd && before.length >= SHORTEST_OPEN);
}

function openBracket(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

/** Short lines at the very top, before the first heading or the first paragraph of prose, are the document's titles. */
function withTitles(blocks: readonly DraftBlock[]): DraftBlock[] {
  const result = [...blocks];
  for (let i = 0; i < 4 && i + 1 < result.length; i++) {
    const block = result[i];
    const next = result[i + 1];
    if (block?.kind !== 'paragraph' || next?.kind === 'item' || next?.kind === 'row') break;
    if (isLink(block) || !looksLikeTitle(block.text)) break;
    result[i] = { ...block, kind: 'heading', level: 1, guessed: true };
  }
  return result;
}

function isLink({ text, links }: DraftParagraph): boolean {
  return links?.length === 1 && links[0]?.start === 0 && links[0].end === text.length;
}

/** In a flat list, what follows an item such as "Personal information such as:" is below it. */
function nested(blocks: readonly DraftBlock[]): DraftBlock[] {
  const result: DraftBlock[] = [];
  let under: number | null = null;
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'item') {
      under = null;
      result.push(block);
      continue;
    }
    const next = blocks[index + 1];
    const flat: boolean = next?.kind === 'item' && next.depth === block.depth;
    if (under !== null && block.depth < under) under = null;
    if (flat && INTRODUCES.test(block.text) && (under === null || block.depth === under)) {
      under = block.depth;
      result.push(block);
    } else if (under !== null && INTRODUCES.test(block.text) && block.depth === under) {
      under = null;
      result.push(block);
    } else {
      result.push(under === null ? block : { ...block, depth: block.depth + 1 });
    }
  }
  return result;
}

/** An item's lead-in is the item it is nested in, else the paragraph or heading right before its list. */
function withLeadIns(blocks: readonly DraftBlock[]): DraftBlock[] {
  let listLeadIn: number | null = null;
  let above: number[] = [];
  return blocks.map((block, index) => {
    if (block.kind !== 'item') {
      listLeadIn = block.kind === 'row' ? null : index;
      above = [];
      return block;
    }
    above.length = Math.min(above.length, block.depth);
    const parent = above.findLast((item) => item !== undefined);
    while (above.length < block.depth) above.push(parent ?? -1);
    above.push(index);
    const leadIn = parent === undefined || parent === -1 ? listLeadIn : parent;
    return { ...block, leadIn };
  });
}
