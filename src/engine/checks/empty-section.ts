/** Finds headings that promise something and have nothing under them. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { contentStems, type HeadingPlace, headingsOf, plainHeading } from './heading-texts';

const LONGEST_HEADING = 14;
const LIST_OF_HEADINGS = 4;

/**
 * Settings of the rule: `furniturePhrases` (headings of a page's own parts), `titlePhrases` (titles of a notice or of
 * its parts), `sectionPhrases` (sections about the notice itself, which are no titles), `topicPhrases` (one pattern a topic:
 * a heading followed by one on the same topic is its parent), `emptyPhrases` (what a page prints where there is no text),
 * `closingPhrases` (the last line of a page) and `closedPhrases` (headings under which such a line is the text that they
 * promise), `subjectPhrases` (subjects of sections, which no title has), `furnitureOrOwnPhrases` (furniture that may also be
 * a section of the notice).
 */
export function emptySection(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const patterns = rule.detect?.patterns ?? {};
  const headings = headingsOf(ctx.notice);
  const says = (key: string, text: string) =>
    (patterns[key] ?? []).some((pattern) => ctx.matcher.matches(pattern, text));
  const closes = (line: string) => says('closingPhrases', line);
  const firstText = ctx.notice.blocks.findIndex((block) => block.kind !== 'heading');
  const title = ctx.notice.documentTitle ? plainHeading(ctx.notice.documentTitle) : null;
  const organisation = ctx.organisation ? plainHeading(ctx.organisation) : null;
  const findings: RawFinding[] = [];

  headings.forEach((place, order) => {
    const next = headings[order + 1];
    const { holds } = place.heading;
    if (holds === 'picture') return;
    // The last lines of the page stand under the last heading, whatever that is about.
    const isClosed =
      !next &&
      isSaidThroughout(place.content, closes) &&
      !says('closedPhrases', place.text) &&
      !says('furniturePhrases', place.text);
    if (holds !== 'nothing' && /[\p{L}\p{N}]/u.test(place.content) && !says('emptyPhrases', place.content) && !isClosed)
      return;
    const numbers = next ? numbering(place.text, next.text) : null;
    const others = next !== undefined && areOthers(ctx, patterns.topicPhrases ?? [], place, next);
    // A parent of sub-headings; of two lines that look like headings, the second is one of the first by its subject only.
    const guessed = place.heading.guessed && next?.heading.guessed === true;
    if (
      next &&
      holds !== 'nothing' &&
      next.heading.level > place.heading.level &&
      !(guessed && (others || isOneOfBrothers(headings, order, patterns.topicPhrases ?? [], ctx)))
    )
      return;
    if (numbers === 'parent' && holds !== 'nothing') return;
    const isBrother = next !== undefined && next.heading.level === place.heading.level && next.content !== '';
    // The titles that a notice begins with.
    if (firstText < 0 || order === 0 || !promises(place)) return;
    if (place.block < firstText) {
      const first = headings[0];
      const isTitled = first && first.heading.level < place.heading.level && plainHeading(first.text) !== organisation;
      if (!isTitled || !isBrother || !says('subjectPhrases', place.text)) return;
    }
    const isTitle = says('titlePhrases', place.text) && !says('sectionPhrases', place.text);
    // "Cookies" and "Contact us" are a notice's where its sections go on behind, or where it says nowhere how to reach anybody.
    const isOwn = says('furnitureOrOwnPhrases', place.text) && (next ? isBrother : ctx.contacts().length === 0);
    if (isTitle || (!isOwn && says('furniturePhrases', place.text))) return;
    const plain = plainHeading(place.text);
    if (plain === title || plain === organisation) return;
    // "Elm School, Elm Lane": an address.
    if (organisation && plain.startsWith(`${organisation} `) && place.text.includes(',')) return;
    // A label that is repeated at once as the heading of its panel.
    if (next && ` ${plainHeading(next.text)}`.endsWith(` ${plain}`)) return;
    // Pages often give a heading and its sub-heading the same level.
    if (next && isBrother && !others && numbers === null && sameTopic(ctx, patterns.topicPhrases ?? [], place, next))
      return;
    if (isListed(headings, order)) return;
    findings.push({
      start: place.heading.start,
      end: place.heading.end,
      data: { heading: place.text },
      ...(place.heading.guessed
        ? { review: 'This line was taken for a heading because of the way it looks; see whether it is one.' }
        : {}),
    });
  });
  return findings;
}

/** In characters, the last lines of a page at most. */
const LONGEST_CLOSE = 240;

/** Is each line and sentence of the text one of those? */
function isSaidThroughout(text: string, isOne: (line: string) => boolean): boolean {
  if (text.length === 0 || text.length > LONGEST_CLOSE) return false;
  return text.split(/\n+|(?<=[.!])\s+(?=[A-Z])/).every((line) => isOne(line));
}

/** "What it is", "How to say no", "How long we keep it": bold lines, each with its text but this one, about something of its own. */
function isOneOfBrothers(
  headings: readonly HeadingPlace[],
  order: number,
  topics: readonly number[],
  ctx: ReviewContext,
): boolean {
  const [place, next] = [headings[order], headings[order + 1]];
  if (!place || !next || next.content === '' || sameTopic(ctx, topics, place, next)) return false;
  if (
    !/^(?:who|what|when|where|why|how|our|your|\w+ing)\b/i.test(plainHeading(place.text)) ||
    !/^\W*[A-Z]/.test(next.text)
  )
    return false;
  // Where more lines stand on top of one another, they are groups with their parts.
  const isStacked = (at: number) =>
    headings[at]?.content === '' && (headings[at + 1]?.heading.level ?? 0) > (headings[at]?.heading.level ?? 0);
  if (headings.some((other, at) => at > 0 && at !== order && other.heading.guessed && isStacked(at))) return false;
  return headings
    .slice(0, order)
    .some((other) => other.heading.guessed && other.heading.level === place.heading.level && other.content !== '');
}

const NUMBER = /^\s*\(?(?:(\d{1,2}(?:\.\d{1,2}){0,3})[.):]?|[A-Za-z][.):])\s/;

/** "2." and "2.1" are parent and child, "2.3" and "2.4" brothers: null where the headings do not both have numbers. */
function numbering(text: string, next: string): 'parent' | 'brothers' | null {
  const [own, other] = [NUMBER.exec(text), NUMBER.exec(next)];
  if (!own || !other) return null;
  const [number, following] = [own[1], other[1]];
  if (number === undefined || following === undefined) return number === following ? 'brothers' : null;
  if (following.startsWith(`${number}.`)) return 'parent';
  return number.split('.').length === following.split('.').length ? 'brothers' : null;
}

/** Headings in a row with nothing under any of them are a list of contents or of documents. */
function isListed(headings: readonly HeadingPlace[], order: number): boolean {
  const isEmpty = (at: number) => headings[at] !== undefined && headings[at]?.content === '';
  let first = order;
  while (isEmpty(first - 1)) first--;
  let last = order;
  while (isEmpty(last + 1)) last++;
  return last - first + 1 >= LIST_OF_HEADINGS;
}

/** A heading made of words that leads the reader to expect a text: no address, date, sentence or signature. */
function promises(place: HeadingPlace): boolean {
  const { text } = place;
  const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  if (words.length === 0 || words.length > LONGEST_HEADING) return false;
  if (/[@]|https?:|www\.|\b\d{3,}\b|\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|[.;,]$/.test(text)) return false;
  // "Data protection officer: Mr Yeo" has its content in itself; a bare colon leads in what the reader may have lost.
  if (/:/.test(text.replace(/^\s*(?:part|section|annex|appendix)\s+\w{1,3}\s*:/i, ''))) return false;
  if (place.heading.guessed && /:$/.test(text)) return false;
  return words.some((word) => /\p{L}{3}/u.test(word));
}

/** Two subjects that notices tell apart, or one told of two years or ages ("Pupils aged 13+", "Pupils aged 16+"). */
function areOthers(ctx: ReviewContext, topics: readonly number[], place: HeadingPlace, next: HeadingPlace): boolean {
  const topicsOf = ({ text }: HeadingPlace) => topics.filter((topic) => ctx.matcher.matches(topic, text));
  const [own, other] = [topicsOf(place), topicsOf(next)];
  if (own.length > 0 && other.length > 0 && !own.some((topic) => other.includes(topic))) return true;
  const [text, following] = [plainHeading(place.text), plainHeading(next.text)];
  if (text !== following && text.replace(/\d+/g, '#') === following.replace(/\d+/g, '#')) return true;
  // "Data about your health", "Data about your family".
  const [words, others] = [text.split(' '), following.split(' ')];
  return (
    words.length > 2 && words.length === others.length && words.filter((word, at) => word !== others[at]).length === 1
  );
}

/** A heading on the same subject; where the author marked both as headings, the one above has to be the wider of the two. */
function sameTopic(ctx: ReviewContext, topics: readonly number[], place: HeadingPlace, next: HeadingPlace): boolean {
  const [own, other] = [place, next].map(({ text }) =>
    contentStems(ctx.pack, text).filter((word) => !/^\d/.test(word)),
  );
  const onTopic = topics.some(
    (topic) => ctx.matcher.matches(topic, place.text) && ctx.matcher.matches(topic, next.text),
  );
  const shared = (own ?? []).filter((word) => other?.includes(word)).length;
  if (place.heading.guessed || next.heading.guessed) return onTopic || shared > 0;
  return (onTopic && (own?.length ?? 0) < (other?.length ?? 0)) || (shared > 0 && shared === own?.length);
}
