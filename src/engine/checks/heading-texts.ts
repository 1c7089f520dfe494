/** What stands under a notice's headings, and the words that headings are told by. */
import type { Block, Notice } from '../../notice/notice';
import type { Pack } from '../pack';

export interface HeadingPlace {
  /** Index in `notice.blocks`. */
  readonly block: number;
  readonly heading: Extract<Block, { kind: 'heading' }>;
  /** As written, white space put right. */
  readonly text: string;
  /** The text between this heading and the next one, of whatever level. */
  readonly content: string;
  /** Position among the headings. */
  readonly order: number;
}

/** All headings in order, with the text directly under each. */
export function headingsOf(notice: Notice): readonly HeadingPlace[] {
  const places: HeadingPlace[] = [];
  const { blocks } = notice;
  blocks.forEach((heading, block) => {
    if (heading.kind !== 'heading') return;
    let next = block + 1;
    while (next < blocks.length && blocks[next]?.kind !== 'heading') next++;
    const first = blocks[block + 1];
    const last = blocks[next - 1];
    const content = first && last && next > block + 1 ? notice.text.slice(first.start, last.end) : '';
    const text = notice.text.slice(heading.start, heading.end).replace(/\s+/g, ' ').trim();
    places.push({ block, heading, text, content: content.trim(), order: places.length });
  });
  return places;
}

/** A heading without its number and punctuation, in lower case: two that are equal read the same. */
export function plainHeading(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/^\s*(?:\(?[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}[.)]?|\(?[a-z][.)]|[ivx]{1,4}[.)])\s+/, '')
    .replace(/'s\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const ENDINGS = /(?:ations?|ingly|ings?|ies|ied|ers?|ors?|ed|es|s|e|y|al|ment|ion)$/;

/** The beginning that a word shares with its forms: "sharing", "shared" and "shares" are one. */
export function stem(word: string): string {
  const lower = word.toLowerCase().replace(/'s?$/, '');
  if (lower.length <= 4) return lower.replace(/s$/, '');
  const cut = lower.replace(ENDINGS, '');
  return cut.length >= 3 ? cut : lower;
}

const little = new WeakMap<Pack, ReadonlySet<string>>();

/** The words of a text as stems, without the little words that say nothing. */
export function contentStems(pack: Pack, text: string): readonly string[] {
  const passedOver = little.get(pack) ?? new Set(pack.registers.notice.languages.littleWords);
  little.set(pack, passedOver);
  const words =
    text
      .toLowerCase()
      .replace(/[‘’]/g, "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  return words.filter((word) => !passedOver.has(word)).map(stem);
}
