/** Tells a site's footer that stands as bare text at the end of the page, below its last rule, from the notice's end. */
import type { DraftBlock } from '../notice/build';
import { NOTICE_WORDS, SITE_FOOTER } from './furniture';

/** UTF-16 code units, lines: a footer that nothing marks as one is a line or two. */
const LONGEST = 300;
const MOST_LINES = 4;
/** What stands above is this many times longer: the rule parts no halves of a text. */
const LEAST_SHARE = 8;

/** Words that a notice's own last lines have: who to turn to, and when it was written. */
const OF_THE_NOTICE =
  /\b(?:contact|questions?|complain\w*|officer|dpo|privacy|notice|policy|data|gdpr|ico|review\w*|updated?|version|approved|rights?)\b/i;
/** A footer's own signs, which no notice has in its last line. */
const SIGNED = /\u00a9|\bcopyright\b|\ball rights reserved\b|\b(?:web ?)?site (?:design(?:ed)? )?by\b|\bpowered by\b/i;
/** Pages of a site, to which its footer links. */
const SITE_PAGE =
  /^\W*(?:cookies?(?: policy)?|site ?map|accessibility(?: statement)?|log ?in|home|webmaster|disclaimer|terms(?: (?:of use|and conditions))?|privacy(?: policy)?)\W*$/i;
export const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;
const TELEPHONE = /(?:\+44|\b0)[\d ()]{8,14}\d/;

/**
 * @param from index of the first block below the last rule
 * @returns the footer's text; null where what stands there may be the notice's, which then stays in it
 */
export function footerBlocks(blocks: readonly DraftBlock[], from: number): string | null {
  const tail = blocks.slice(from);
  const lines = tail.flatMap((block) => (block.kind === 'paragraph' ? block.text.split('\n') : []));
  if (tail.length === 0 || tail.some(({ kind }) => kind !== 'paragraph') || lines.length > MOST_LINES) return null;
  const text = lines.join('\n').trim();
  const above = blocks.slice(0, from).reduce((sum, block) => sum + (block.kind === 'row' ? 0 : block.text.length), 0);
  if (text.length > LONGEST || above < LEAST_SHARE * text.length || NOTICE_WORDS.test(text)) return null;
  if (SIGNED.test(text) && SITE_FOOTER.test(text)) return text;
  if ((POSTCODE.test(text) || TELEPHONE.test(text)) && tail.some(linksToSitePage)) return text;
  return POSTCODE.test(text) && TELEPHONE.test(text) && !OF_THE_NOTICE.test(text) ? text : null;
}

function linksToSitePage(block: DraftBlock): boolean {
  if (block.kind === 'row') return false;
  return (block.links ?? []).some(({ start, end }) => SITE_PAGE.test(block.text.slice(start, end)));
}
