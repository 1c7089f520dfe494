/** What a notice is called: its heading, or its first line, or the document's title. */

import { normalise } from '../../notice/normalise';
import type { Matcher } from '../matcher';
import type { NoticeRegister, OrganisationVocabulary } from '../registers';
import type { TextIndex } from '../text-index';

export interface Title {
  /** The title as it stands in the source, or null where there is none. */
  readonly main: string | null;
  /** All that names the document: the main title first, then the document's own title, then short lines at the top. */
  readonly texts: readonly string[];
}

/** Blocks at the top in which a title is looked for. */
const TOP_BLOCKS = 8;
/** ... and in which a line that is no heading can be one. */
const TOP_LINES = 4;
const LONGEST_TITLE = 140;
/** A line of which so much is the school's name is the name, not a title. */
const NAME_SHARE = 0.75;
/** Share of a heading's words that the document's title holds where it is the heading of the whole. */
const SHARED_WORDS = 0.7;
/** Ends of sentences and lead-ins, menus and crumbs, contact details, remarks in brackets. */
const NO_TITLE = /[.;,:]$|[|>›»@]|^[[(].*[\])]$|(?:\d\s?){8}/;
/** What parts the name of a page from the name of its site. */
export const SITE_SEPARATOR = /\s+[|–—»·•-]+\s+/;

interface Line {
  readonly text: string;
  /** 1 to 6, or the level that a line has which is no heading. */
  readonly level: number;
  /** Index of its block. */
  readonly position: number;
  /** No sentence stands before it. */
  readonly beforeText: boolean;
}

const TOP_LINE = 1.5;
const PLAIN = 7;

/**
 * Finds the title: the line at the top that says most plainly what the document is (by the gate's title phrases), else
 * the heading that the document's own title repeats, else the highest heading. Texts are normalised; `main` is as
 * written.
 */
export function findTitle(index: TextIndex, matcher: Matcher, vocabulary: NoticeRegister): Title {
  const { notice } = index;
  const { signals } = vocabulary.gate;
  const isNoTitle = (text: string) =>
    vocabulary.title.notTitlePhrases.some((pattern) => matcher.matches(pattern, normalise(text).text));
  const plainness = (line: Line) => {
    const text = normalise(line.text).text;
    return signals.reduce((sum, signal) => {
      const says = (patterns: readonly number[] = []) => patterns.some((pattern) => matcher.matches(pattern, text));
      const counts = says(signal.titlePhrases) && !says(signal.unlessTitlePhrases);
      return counts ? sum + signal.weight : sum;
    }, 0);
  };
  const isName = (text: string) => isMostlyName(text, matcher, vocabulary.organisation);
  const lines: Line[] = [];
  let textBegins = false;
  for (const [position, block] of notice.blocks.slice(0, TOP_BLOCKS).entries()) {
    const text = notice.text.slice(block.start, block.end).trim();
    if (text.length > LONGEST_TITLE || NO_TITLE.test(text) || isNoTitle(text)) {
      textBegins ||= text.length > LONGEST_TITLE || /[.;,:]$/.test(text);
      continue;
    }
    textBegins ||= block.kind === 'item' || block.kind === 'row';
    if (block.kind === 'heading') lines.push({ text, level: block.level, position, beforeText: !textBegins });
    // A line at the very top, or right under the school's name, is a title that no mark-up shows.
    else if (block.kind === 'paragraph' && position < TOP_LINES) {
      const level = lines.every((line) => isName(line.text)) ? TOP_LINE : PLAIN;
      lines.push({ text, level, position, beforeText: !textBegins });
    }
  }
  const documentTitle = notice.documentTitle ? normalise(notice.documentTitle).text : null;
  const own = lines.filter((line) => !isName(line.text));
  const headings = own.filter((line) => line.level < PLAIN);
  const named = documentTitle === null ? undefined : headings.find((line) => sharesWords(line.text, documentTitle));
  const highest = [...own].sort((a, b) => a.level - b.level)[0];
  const pageName = documentTitle?.split(SITE_SEPARATOR).find((part) => !isName(part) && part.length > 3) ?? null;
  const plainest = own
    .filter(({ beforeText }) => beforeText)
    .map((line) => ({ line, points: plainness(line) }))
    .sort((a, b) => b.points - a.points)[0];
  const usual = named ?? highest;
  const line = plainest && plainest.points > Math.max(0, usual ? plainness(usual) : 0) ? plainest.line : usual;
  const main = line?.text ?? pageName ?? lines[0]?.text ?? null;
  // What stands above the title, or right under it as a second line; further headings head sections.
  const around = own.filter(({ position }) => line !== undefined && position <= line.position + 1);

  const texts = [main, pageName, documentTitle, ...around.map(({ text }) => text)];
  const known = texts.flatMap((text) => (text ? [normalise(text).text.trim()] : []));
  return { main: main?.replace(/\s+/g, ' ').trim() || null, texts: [...new Set(known)] };
}

function isMostlyName(text: string, matcher: Matcher, names: OrganisationVocabulary): boolean {
  const plain = normalise(text).text.trim();
  let longest = 0;
  for (const pattern of names.namePhrases) {
    for (const [from, to] of matcher.spans(pattern, plain)) longest = Math.max(longest, to - from);
  }
  return longest >= plain.length * NAME_SHARE;
}

function sharesWords(heading: string, documentTitle: string): boolean {
  const words = (text: string) =>
    normalise(text)
      .text.toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const given = new Set(words(documentTitle));
  const own = words(heading);
  return own.length > 0 && own.filter((word) => given.has(word)).length >= own.length * SHARED_WORDS;
}
