/** Is a text a privacy notice? Signals are added up; what they are and what they weigh is data. */
import { normalise } from '../../notice/normalise';
import type { Matcher } from '../matcher';
import type { PatternId } from '../pack';
import type { GateSignal, GateVocabulary } from '../registers';
import { createSpanSet, type SpanSet } from '../span-set';
import type { Statement, TextIndex } from '../text-index';
import type { Title } from './title';

export interface GateAnswer {
  readonly isNotice: boolean;
  /** 0 to 1: how sure the answer is, whichever it is. */
  readonly confidence: number;
  /** Plain sentences for the answer, weightiest first. */
  readonly reasons: readonly string[];
}

interface Weighed {
  readonly signal: GateSignal;
  readonly points: number;
}

/** Weighs a text. */
export function judge(index: TextIndex, matcher: Matcher, title: Title, vocabulary: GateVocabulary): GateAnswer {
  const linked = createSpanSet();
  for (const link of index.notice.links) if (link.kind === 'anchor') linked.add(link);
  const page = { index, matcher, title, linked };
  const weighed = vocabulary.signals.map((signal) => weigh(signal, page));
  const isList = linkShare(index) >= vocabulary.linkShare;
  const topics = weighed.filter(({ signal, points }) => signal.topic && points > 0).length;
  const breadth = Math.max(0, topics - vocabulary.fewestTopics) * vocabulary.breadthWeight;
  const sum = weighed.reduce((total, { points }) => total + points, breadth) + (isList ? vocabulary.linkWeight : 0);
  const tellsEnough = topics >= vocabulary.fewestTopics;
  const margin = sum - vocabulary.threshold;
  const isNotice = tellsEnough && margin >= 0;
  const odds = 1 / (1 + Math.exp(-margin / vocabulary.spread));
  const confidence = isNotice ? odds : tellsEnough ? 1 - odds : Math.max(1 - odds, 0.8);

  const reasons = weighed
    .filter(({ points }) => (isNotice ? points > 0 : points < 0))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .flatMap(({ signal }) => signal.reason ?? []);
  if (!isNotice && isList) reasons.unshift(vocabulary.linkReason);
  if (!isNotice && (!tellsEnough || reasons.length === 0)) reasons.push(vocabulary.fewTopicsReason);
  return { isNotice, confidence: Math.round(confidence * 100) / 100, reasons };
}

interface Page {
  readonly index: TextIndex;
  readonly matcher: Matcher;
  readonly title: Title;
  /** Where its links to other pages stand. */
  readonly linked: SpanSet;
}

function weigh(signal: GateSignal, page: Page): Weighed {
  const { index, matcher, title } = page;
  if (signal.unlessSayPhrases?.some((pattern) => matcher.hits(pattern).length > 0)) return { signal, points: 0 };
  const named = titleShows(signal, matcher, title) ? 1 : 0;
  const inBody = statementsWith(signal.sayPhrases, false, page);
  const inHeadings = statementsWith(signal.headingPhrases, true, page, title.texts[0] ?? null);
  const inLinks = linksWith(signal.linkPhrases, index, matcher);
  const count = Math.min(signal.most, named + inBody + inHeadings + inLinks);
  return { signal, points: count * signal.weight };
}

/**
 * What speaks for a notice may stand in any line that names the document; what speaks against it only in the title,
 * since a page's crumbs and site name ("Policies > Safeguarding") are not its own.
 */
function titleShows(signal: GateSignal, matcher: Matcher, title: Title): boolean {
  const { titlePhrases, unlessTitlePhrases = [] } = signal;
  if (!titlePhrases) return false;
  const says = (patterns: readonly PatternId[], text: string) =>
    patterns.some((pattern) => matcher.matches(pattern, text));
  const main = title.texts.slice(0, 1);
  const texts = signal.weight > 0 ? title.texts : main;
  return texts.some((text) => says(titlePhrases, text)) && !main.some((text) => says(unlessTitlePhrases, text));
}

function statementsWith(
  patterns: readonly PatternId[] | undefined,
  headings: boolean,
  { index, matcher, linked }: Page,
  title: string | null = null,
): number {
  if (!patterns) return 0;
  const found = new Set<number>();
  for (const pattern of patterns) {
    for (const hit of matcher.hits(pattern)) {
      const statement = index.statements[hit.statement];
      if (!statement || (title !== null && statement.text === title)) continue;
      // Column headers head what stands below them.
      const isHeading = statement.heading || statement.virtual;
      if (isHeading === headings || (headings && hit.to <= labelLength(statement, index, linked)))
        found.add(hit.statement);
    }
  }
  return found.size;
}

/** "Who sees it? Only ...", "Kept for: ...", "WE KNOW": words that head what follows without being a heading. */
function labelLength({ text, block, start, end }: Statement, { notice }: TextIndex, linked: SpanSet): number {
  // The name of a document in a list of them.
  if (linked.overlaps({ start, end })) return 0;
  const whole = notice.blocks[block];
  const isFirst = whole !== undefined && start - whole.start < LONGEST_MARK;
  const isLine = isFirst && (whole.kind === 'paragraph' || whole.end - end > LONGEST_MARK) && LABEL_LINE.test(text);
  return isLine ? text.length : (LABEL.exec(text)?.[0].length ?? 0);
}

const LABEL = /^(?:\d{1,2}[.)] )?[^.?!:]{2,70}[?:]/;
const LABEL_LINE = /^(?:\d{1,2}[.)] )?[^.?!:]{2,35}\.?$/;
/** Characters before a block's first word or behind its last one: bullets, numbers, stops. */
const LONGEST_MARK = 6;

function linksWith(patterns: readonly PatternId[] | undefined, index: TextIndex, matcher: Matcher): number {
  if (!patterns) return 0;
  const { notice } = index;
  return notice.links.filter((link) => {
    if (link.kind !== 'anchor') return false;
    const text = normalise(notice.text.slice(link.start, link.end)).text;
    return patterns.some((pattern) => matcher.matches(pattern, text));
  }).length;
}

/** Share of the text that stands in links to other pages. */
function linkShare(index: TextIndex): number {
  const { notice } = index;
  if (notice.text.length === 0) return 0;
  let linked = 0;
  for (const link of notice.links) if (link.kind === 'anchor') linked += link.end - link.start;
  return linked / notice.text.length;
}
