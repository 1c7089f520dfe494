/**
 * Tells apart the notices that one source holds: by headings of one level that name a notice or whom it is about, each
 * with enough of its own below it to be a notice. What stands outside them belongs to all.
 */
import { normalise } from '../notice/normalise';
import type { Block, Notice } from '../notice/notice';
import { type Pick, selectBlocks } from '../notice/select';
import { createMatcher, type Matcher } from './matcher';
import type { Pack } from './pack';
import type { GateVocabulary, KindVocabulary, PartsVocabulary } from './registers';
import type { NoticeKind } from './report';
import { indexText, type TextIndex } from './text-index';

export interface NoticePart {
  /** Its heading, on one line. */
  readonly title: string;
  /** Its own blocks, then those that all parts share; offsets in its own text. */
  readonly notice: Notice;
  /** Length of what is its own, in UTF-16 code units. */
  readonly own: number;
}

interface Candidate {
  /** Index of the heading in `blocks`. */
  readonly block: number;
  readonly level: number;
  readonly kinds: ReadonlySet<NoticeKind>;
  /** The heading calls it a notice. */
  readonly named: boolean;
  readonly words: string;
}

/** Blocks from its heading to `end`, exclusive. */
interface Region extends Candidate {
  readonly end: number;
}

interface Split {
  readonly regions: readonly Region[];
  readonly standing: readonly Region[];
}

const LONGEST_HEADING = 140;
/** A heading of more words says more than whom it is about. */
const MOST_WORDS_UNNAMED = 6;
/** A heading with fewer words below it before the same is named again is a title above the title. */
const FEWEST_BETWEEN = 20;
/** Headings that two notices side by side have in common at least, where headings of their level are sections of them. */
const FEWEST_PARALLEL = 2;

/**
 * The notices that a source holds, in its order; empty where it holds one, or none, or only summaries of several.
 * Pure. Looks at headings alone unless two of them may head notices.
 */
export function splitNotice(notice: Notice, pack: Pack): readonly NoticePart[] {
  const { parts, kinds, gate } = pack.registers.notice;
  if (parts === undefined) return [];
  const headings = notice.blocks.filter(({ kind }) => kind === 'heading').length;
  if (headings < 2) return [];
  const found = candidatesIn(notice, createMatcher(indexText(NO_TEXT), pack), parts, kinds);
  const groups = groupsOf(found);
  if (groups.length === 0) return [];
  const topics = topicsByBlock(notice, pack, gate);
  const splits = groups.flatMap((group) => [
    splitAt(notice, group, topics, parts, 'own-level'),
    splitAt(notice, group, topics, parts, 'next-notice'),
  ]);
  const best = [...splits].sort((a, b) => b.standing.length - a.standing.length)[0];
  if (best === undefined || best.standing.length < 2) return [];
  return partsOf(notice, best, createMatcher(indexText(NO_TEXT), pack), parts, kinds);
}

const NO_TEXT: Notice = {
  text: '',
  blocks: [],
  sentences: [],
  links: [],
  documentTitle: null,
  language: null,
  leftOut: [],
};

function candidatesIn(
  notice: Notice,
  matcher: Matcher,
  parts: PartsVocabulary,
  vocabulary: KindVocabulary,
): readonly Candidate[] {
  const says = (patterns: readonly number[], text: string) => patterns.some((one) => matcher.matches(one, text));
  return notice.blocks.flatMap((block, index): Candidate[] => {
    if (block.kind !== 'heading' || block.end - block.start > LONGEST_HEADING) return [];
    const words = normalise(notice.text.slice(block.start, block.end)).text.trim();
    const kinds = kindsNamed(words, matcher, vocabulary);
    if (kinds.size === 0) return [];
    const named = says(parts.namePhrases, words);
    const short = words.split(/\s+/).length <= MOST_WORDS_UNNAMED;
    if (!named && (!short || /\?$/.test(words) || says(parts.sectionPhrases, words))) return [];
    return [{ block: index, level: block.level, kinds, named, words: words.toLowerCase() }];
  });
}

function kindsNamed(text: string, matcher: Matcher, vocabulary: KindVocabulary): ReadonlySet<NoticeKind> {
  const says = (patterns: readonly number[]) => patterns.some((one) => matcher.matches(one, text));
  return new Set(
    vocabulary.rows.filter((row) => says(row.titlePhrases) && !says(row.unlessTitlePhrases ?? [])).map((row) => row.id),
  );
}

/** Headings of one level; of those that only name people, none that is named twice: those are sections of one notice. */
function groupsOf(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const levels = [...new Set(candidates.map(({ level }) => level))];
  return levels
    .map((level) => {
      const group = candidates.filter((one) => one.level === level);
      const key = ({ kinds }: Candidate) => [...kinds].sort().join();
      const timesNamed = (one: Candidate) => group.filter((other) => !other.named && key(other) === key(one)).length;
      return group.filter((one) => one.named || timesNamed(one) === 1);
    })
    .filter((group) => group.length >= 2);
}

/** For each block, which of the gate's topics it tells of. */
function topicsByBlock(notice: Notice, pack: Pack, gate: GateVocabulary): readonly ReadonlySet<string>[] {
  const index: TextIndex = indexText(notice);
  const matcher = createMatcher(index, pack);
  const topics: Set<string>[] = notice.blocks.map(() => new Set());
  for (const signal of gate.signals) {
    if (!signal.topic) continue;
    for (const pattern of signal.sayPhrases ?? []) {
      for (const hit of matcher.hits(pattern)) {
        const statement = index.statements[hit.statement];
        if (statement && !statement.virtual && !statement.heading) topics[statement.block]?.add(signal.id);
      }
    }
  }
  return topics;
}

/**
 * @param reach where a notice ends: at the next heading of its level, or (where the sections of a notice are headed like
 *   the notice itself) only where the next notice begins
 */
function splitAt(
  notice: Notice,
  group: readonly Candidate[],
  topics: readonly ReadonlySet<string>[],
  parts: PartsVocabulary,
  reach: 'own-level' | 'next-notice',
): Split {
  const isOwn = new Set(group.map(({ block }) => block));
  const endOf = ({ block, level }: Candidate): number => {
    for (let at = block + 1; at < notice.blocks.length; at++) {
      const other = notice.blocks[at];
      if (other?.kind !== 'heading' || other.level > level) continue;
      if (reach === 'own-level' || other.level < level || isOwn.has(at)) return at;
    }
    return notice.blocks.length;
  };
  const regions: Region[] = [];
  for (const candidate of group) {
    const previous = regions[regions.length - 1];
    const region = { ...candidate, end: endOf(candidate) };
    const repeats =
      previous !== undefined &&
      previous.end >= candidate.block &&
      wordsIn(notice, previous.block + 1, candidate.block) < FEWEST_BETWEEN &&
      [...candidate.kinds].some((kind) => previous.kinds.has(kind));
    // The title of an accordion's panel, and the notice's own title in the panel.
    if (repeats && previous !== undefined)
      regions[regions.length - 1] = { ...previous, named: previous.named || candidate.named, end: region.end };
    else regions.push(region);
  }
  const standing = regions.filter((region) => stands(notice, region, topics, parts));
  if (reach === 'next-notice' && standing.some(({ named }) => !named) && parallel(notice, standing) < FEWEST_PARALLEL)
    return { regions, standing: [] };
  return { regions, standing };
}

/** Is what stands below the heading enough for a notice? */
function stands(
  notice: Notice,
  { block, end, named }: Region,
  topics: readonly ReadonlySet<string>[],
  parts: PartsVocabulary,
): boolean {
  const told = new Set(topics.slice(block + 1, end).flatMap((ofBlock) => [...ofBlock]));
  if (!named && !told.has(parts.neededTopic)) return false;
  return (
    told.size >= (named ? parts.fewestTopics : parts.fewestTopicsUnnamed) &&
    wordsIn(notice, block + 1, end) >= (named ? parts.fewestWords : parts.fewestWordsUnnamed)
  );
}

function wordsIn(notice: Notice, from: number, to: number): number {
  let words = 0;
  for (const { start, end } of notice.blocks.slice(from, to)) {
    words += notice.text.slice(start, end).split(/\s+/).filter(Boolean).length;
  }
  return words;
}

/** Headings that stand in more than one of the regions. */
function parallel(notice: Notice, regions: readonly Region[]): number {
  const counts = new Map<string, number>();
  for (const region of regions) {
    for (const words of headingsIn(notice, region)) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count > 1).length;
}

function headingsIn(notice: Notice, { block, end }: Region): ReadonlySet<string> {
  return new Set(
    notice.blocks.slice(block + 1, end).flatMap((one) => (one.kind === 'heading' ? [headingWords(notice, one)] : [])),
  );
}

function headingWords(notice: Notice, heading: Block): string {
  return normalise(notice.text.slice(heading.start, heading.end))
    .text.toLowerCase()
    .replace(/^[\d.()\s]+|[^\p{L}\p{N}]+$/gu, '')
    .trim();
}

/** Each notice with its own text and what all share: before the first, between them and after the last. */
function partsOf(
  notice: Notice,
  split: Split,
  matcher: Matcher,
  parts: PartsVocabulary,
  vocabulary: KindVocabulary,
): readonly NoticePart[] {
  const regions = [...split.regions];
  const last = regions[regions.length - 1];
  if (last !== undefined)
    regions[regions.length - 1] = { ...last, end: sharedFrom(notice, last, split, matcher, parts) };
  // A notice that is only summed up here is nobody's; a short section that names people is shared by those it concerns.
  const standing = new Set(split.standing.map(({ block }) => block));
  const owned = new Set<number>();
  for (const { block, end, named } of regions) {
    if (named || standing.has(block)) for (let at = block; at < end; at++) owned.add(at);
  }
  const shared = notice.blocks.flatMap((_, at) => (owned.has(at) ? [] : [at]));
  return regions
    .filter(({ block }) => standing.has(block))
    .map((region) => {
      const own = ownPicks(notice, region);
      const common = shared.filter((at) => concerns(notice, at, region, matcher, vocabulary));
      const picks = [...own, ...common.map((block) => ({ block }))];
      const part = selectBlocks(notice, picks);
      const heading = notice.blocks[region.block];
      const title = heading ? notice.text.slice(heading.start, heading.end).replace(/\s+/g, ' ').trim() : '';
      return { title, notice: part, own: part.blocks[own.length - 1]?.end ?? 0 };
    });
}

/** The notice's heading is the part's title, and its sections stand below it. */
function ownPicks(notice: Notice, { block, end }: Region): readonly Pick[] {
  const picks: Pick[] = [{ block, section: null, level: 1 }];
  for (let at = block + 1; at < end; at++) {
    const one = notice.blocks[at];
    if (one === undefined) continue;
    const inside = one.section !== null && one.section > block;
    picks.push({
      block: at,
      section: inside ? one.section : block,
      ...(one.kind === 'heading' ? { level: Math.max(2, one.level) } : {}),
    });
  }
  return picks;
}

/**
 * Where, within the region of the last notice, what all share begins: sections at its end of the notice's own level on
 * contacts, rights or complaints that the other notices have none of.
 */
function sharedFrom(notice: Notice, last: Region, split: Split, matcher: Matcher, parts: PartsVocabulary): number {
  const others = split.standing.filter(({ block }) => block !== last.block).map((one) => headingsIn(notice, one));
  let from = last.end;
  for (let at = last.end - 1; at > last.block; at--) {
    const block = notice.blocks[at];
    if (block?.kind !== 'heading' || block.level > last.level) continue;
    const words = headingWords(notice, block);
    const isShared = parts.sharedPhrases.some((one) => matcher.matches(one, words));
    if (!isShared || others.some((headings) => headings.has(words))) break;
    from = at;
  }
  return from;
}

/** False where a shared section names people whom this notice is not about ("Records of staff"). */
function concerns(notice: Notice, at: number, part: Region, matcher: Matcher, vocabulary: KindVocabulary): boolean {
  const block = notice.blocks[at];
  for (let section = block?.kind === 'heading' ? at : block?.section; section !== null && section !== undefined; ) {
    const heading = notice.blocks[section];
    if (heading?.kind !== 'heading') break;
    const kinds = kindsNamed(headingWords(notice, heading), matcher, vocabulary);
    if (kinds.size === 1 && heading.level >= part.level && ![...kinds].some((kind) => part.kinds.has(kind)))
      return false;
    section = heading.section;
  }
  return true;
}
