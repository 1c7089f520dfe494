/** Finds places that send the reader to a part of the notice, or to something with it, that is not there. */
import type { RawFinding, ReviewContext } from '../context';
import { searchedOnce } from '../first-search';
import type { FindingRule } from '../pack';
import type { Statement } from '../text-index';
import { contentStems, type HeadingPlace, headingsOf } from './heading-texts';
import { textsOf } from './settings';

interface Surroundings {
  readonly ctx: ReviewContext;
  readonly headings: readonly HeadingPlace[];
  readonly generic: ReadonlySet<string>;
  readonly topics: readonly number[];
  /** Does a text end with the name of a law, or close behind it? */
  readonly isLawBefore: (text: string) => boolean;
  /** Where the expressions of one of the rule's settings match (named without “Phrases”), with their groups. */
  readonly matches: (setting: string, text: string) => readonly RegExpExecArray[];
  readonly says: (setting: string, text: string) => boolean;
  /** The words of a text as `contentStems` gives them. */
  readonly stems: (text: string) => readonly string[];
  /** How many items of lists the notice has, and how many blocks that may have a number. */
  readonly listed: number;
  readonly parts: number;
  /** Beginnings of blocks ("4.2", "Part C", "Table 3"), lower case. */
  readonly openings: readonly string[];
  /** How many of them begin with these words: asked again and again for the same. */
  openingWith(words: string): number;
  /** How many of them begin with a number. */
  readonly numbered: () => number;
  /** The parts numbered 1, 2, 3 and on without a gap: the last number of them, or 0. */
  readonly lastNumber: () => number;
}

type Check = (around: Surroundings, statement: Statement) => readonly Local[];

/** A dangling reference, in offsets of its statement's text. */
interface Local {
  readonly from: number;
  readonly to: number;
  readonly variant: string;
  readonly target: string;
  readonly review?: string;
}

/**
 * Settings of the rule: `genericWords` (words that say nothing of a section's subject), `topicPhrases`
 * (one pattern a topic: a section named in other words than its heading is still there), `elsewherePhrases` (the
 * section, form or list is on another page or document), `lawWords` (words of a law's name: a label close behind is the law's).
 */
export function danglingReference(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const settings = rule.detect?.settings ?? {};
  const patterns = rule.detect?.patterns ?? {};
  let numbered = -1;
  let lastNumber = -1;
  const begun = new Map<string, number>();
  const around: Surroundings = {
    numbered() {
      if (numbered < 0) numbered = around.openings.filter((opening) => around.says('opensNumbered', opening)).length;
      return numbered;
    },
    lastNumber() {
      if (lastNumber < 0) lastNumber = lastOf(around.openings);
      return lastNumber;
    },
    openingWith(words) {
      const count = begun.get(words) ?? around.openings.filter((opening) => opening.startsWith(words)).length;
      begun.set(words, count);
      return count;
    },
    matches: (setting, text) =>
      expressionsOf(ctx, rule, setting).flatMap((expression) => [...text.matchAll(expression)]),
    says: (setting, text) =>
      (patterns[`${setting}Phrases`] ?? []).some((pattern) => ctx.matcher.matches(pattern, text)),
    stems: (text) => contentStems(ctx.pack, text),
    ctx,
    headings: headingsOf(ctx.notice),
    generic: new Set(textsOf(settings.genericWords)),
    topics: patterns.topicPhrases ?? [],
    isLawBefore: endsInLaw(textsOf(settings.lawWords)),
    listed: ctx.notice.blocks.filter(({ kind }) => kind === 'item').length,
    parts: ctx.notice.blocks.filter(({ kind }) => kind !== 'row').length,
    openings: ctx.notice.blocks.map((block) =>
      ctx.notice.text
        .slice(block.start, Math.min(block.end, block.start + 40))
        .replace(/\s+/g, ' ')
        .toLowerCase(),
    ),
  };
  const elsewhere = patterns.elsewherePhrases ?? [];
  const findings: RawFinding[] = [];
  const holders = CHECKS.map(
    ([, needs]) => new Set(textsOf(settings[needs]).flatMap((word) => ctx.index.holders.get(word) ?? [])),
  );
  for (const statement of ctx.index.statements) {
    if (statement.virtual || statement.heading) continue;
    for (const [nth, [check]] of CHECKS.entries()) {
      if (!holders[nth]?.has(statement.id)) continue;
      for (const found of check(around, statement)) {
        const start = ctx.index.toSource(statement.id, found.from);
        const end = ctx.index.toSource(statement.id, found.to);
        // A link is a way there, whatever is said of the place.
        if (ctx.notice.links.some((link) => !link.control && link.start < end && link.end > start)) continue;
        if (
          elsewhere.some((pattern) =>
            ctx.matcher.hitsIn(pattern, statement.id).some((hit) => hit.from <= found.to + 60 && hit.to >= found.from),
          )
        )
          continue;
        findings.push({
          start,
          end,
          variant: found.variant,
          data: { target: found.target },
          ...(found.review ? { review: found.review } : {}),
        });
      }
    }
  }
  return findings;
}

const made = new WeakMap<FindingRule, Map<string, readonly RegExp[]>>();

/** A setting's expressions: the matcher tells where one matches, but not its groups. */
function expressionsOf(ctx: ReviewContext, rule: FindingRule, setting: string): readonly RegExp[] {
  const known = made.get(rule) ?? new Map<string, readonly RegExp[]>();
  made.set(rule, known);
  const there = known.get(setting);
  if (there) return there;
  const expressions = (rule.detect?.patterns[`${setting}Phrases`] ?? []).flatMap((id) => {
    const pattern = ctx.pack.patterns.at(id);
    return pattern && 'source' in pattern
      ? searchedOnce(new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi'), ctx.index.normal.text)
      : [];
  });
  known.set(setting, expressions);
  return expressions;
}

const NUMBER_WORDS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "Appendix 2", "Annex C below", "Table 4". */
const labelled: Check = (around, { text, block }) => {
  const found: Local[] = [];
  for (const match of around.matches('label', text)) {
    const [whole, kind = '', name = ''] = match;
    // "a table I drew": a label is written with a capital or a figure.
    if (/^[a-z]/.test(name)) continue;
    const from = match.index;
    const after = text.slice(from + whole.length);
    const before = text.slice(Math.max(0, from - 60), from);
    if (around.says('labelElsewhere', after) || around.says('othersOwn', before) || around.isLawBefore(before))
      continue;
    // A schedule is the law's, unless it is said to be here.
    const here = match[3] !== undefined || around.says('here', after) || around.says('ownSchedule', text);
    if (/^schedule$/i.test(kind) && !here) continue;
    if (
      text.trimStart().toLowerCase().startsWith(whole.toLowerCase()) &&
      !around.says('pointer', text.slice(0, from)) &&
      isCaption(text, whole)
    )
      continue;
    const written = NUMBER_WORDS.indexOf(name.toLowerCase());
    const wanted = `${kind
      .toLowerCase()
      .replace(/^annexe?$/, 'annex')
      .replace(/^appendices$/, 'appendix')} ${name.toLowerCase()}`;
    const there = around.openings.some(
      (opening, at) =>
        at !== block &&
        (startsAsWord(opening.replace(/^annexe\b/, 'annex').replace(/^[^\p{L}]+/u, ''), wanted) ||
          (written > 0 && startsAsWord(opening.replace(/^\W+/, ''), `${kind.toLowerCase()} ${written}`)) ||
          (/^footnote$/i.test(kind) && startsAsWord(opening.replace(/^\W+/, ''), name))),
    );
    const headed = around.headings.some(({ text: heading }) => wholeWord(heading, `${kind}\\s+${name}`));
    if (!there && !headed) found.push({ from, to: from + whole.length, variant: 'label', target: `${kind} ${name}` });
  }
  for (const match of around.matches('schedule', text)) {
    const there = around.openings.some(
      (opening, at) => at !== block && opening.replace(/^[^\p{L}]+/u, '').startsWith('schedule'),
    );
    const tables = around.ctx.notice.blocks.slice(block + 1).some((one) => one.kind === 'row');
    const from = match.index;
    if (!there && !tables) found.push({ from, to: from + match[0].length, variant: 'label', target: 'a schedule' });
  }
  for (const match of around.matches('bare', text)) {
    const from = match.index;
    if (around.says('labelElsewhere', text.slice(from + match[0].length))) continue;
    const kind = (match[1] ?? '').toLowerCase();
    const stemmed = kind.startsWith('annex') ? 'annex' : 'append';
    const there = around.openings.some(
      (opening, at) => at !== block && opening.replace(/^[^\p{L}]+/u, '').startsWith(stemmed),
    );
    if (!there) found.push({ from, to: from + match[0].length, variant: 'label', target: kind });
  }
  return found;
};

const OPENING_NUMBER = /^(?:section |part |clause |paragraph )?\(?(\d{1,2})\b(?![\d:/%])/;

function lastOf(openings: readonly string[]): number {
  const there = new Set(openings.map((opening) => Number(OPENING_NUMBER.exec(opening)?.[1] ?? 0)));
  let last = 0;
  while (there.has(last + 1)) last++;
  return last;
}

/** Parts further than this behind the last are more likely those of a law. */
const BEYOND = 12;

/** A notice that numbers its parts begins at least so many blocks with a number. */
const FEWEST_NUMBERS = 3;
/** ... and so many where it says that the part is below or above: headings with numbers are enough then. */
const FEWEST_WHERE_PLACED = 2;

/** "see paragraph G4 below", "section 9 of this notice": counted only where the notice numbers its parts. */
const numbered: Check = (around, { text }) => {
  const found: Local[] = [];
  for (const match of around.matches('number', text)) {
    const [whole, kind = '', name = '', pointing] = match;
    const from = match.index;
    if (/^[a-h]$/.test(name)) continue;
    const before = text.slice(Math.max(0, from - 60), from);
    const after = text.slice(from + whole.length);
    const sent =
      pointing !== undefined || around.says('sent', before) || (/\(\s?$/.test(before) && /^\s?\)/.test(after));
    const calledSo = around.openingWith(`${kind.toLowerCase()} `);
    const isOwnPart = calledSo >= FEWEST_WHERE_PLACED && around.says('ownPart', before);
    // "More is said of it in clause 15", and the last is clause 14.
    const isPastLast =
      around.lastNumber() >= FEWEST_NUMBERS &&
      Number(name) > around.lastNumber() &&
      Number(name) <= around.lastNumber() + BEYOND &&
      around.says('toldIn', before) &&
      !around.isLawBefore(`${text} `);
    if (!(sent || isOwnPart || isPastLast) || around.says('labelElsewhere', after) || around.isLawBefore(before))
      continue;
    const wanted = name.toLowerCase();
    // The numbers of a list are not in its text: there is no ninth point where there are not nine of anything.
    const isListed = pointing !== undefined || around.listed >= FEWEST_NUMBERS;
    const isBeyond = /^\d+$/.test(name) && isListed && Number(name) > around.parts;
    const fewest = pointing === undefined && calledSo < FEWEST_WHERE_PLACED ? FEWEST_NUMBERS : FEWEST_WHERE_PLACED;
    if (around.numbered() < fewest && !isBeyond && !isPastLast) continue;
    // Sections by letters, and the numbers of the paragraphs in them are those of a list.
    if (/^\d+$/.test(name) && !isBeyond && calledSo === 0 && around.lastNumber() < 1) continue;
    const there = around.openings.some(
      (opening) =>
        startsAsWord(opening.replace(/^\(/, ''), wanted) ||
        opening.startsWith(`${wanted}.`) ||
        startsAsWord(opening, `${kind.toLowerCase()} ${wanted}`) ||
        startsAsWord(opening, `part ${wanted}`) ||
        startsAsWord(opening, `section ${wanted}`),
    );
    if (!there) found.push({ from, to: from + whole.length, variant: 'label', target: `${kind} ${name}` });
  }
  const ofParts = () => around.openings.filter((opening) => /^\(?\d{1,2}\.\d{1,2}\b/.test(opening)).length;
  for (const match of around.matches('subpart', text)) {
    const [whole, name = ''] = match;
    if (ofParts() < FEWEST_NUMBERS || around.isLawBefore(`${text} `)) continue;
    const there = around.openings.some(
      (opening) => startsAsWord(opening.replace(/^\(/, ''), name) || opening.startsWith(`${name}.`),
    );
    if (!there) found.push({ from: match.index, to: match.index + whole.length, variant: 'label', target: name });
  }
  return found;
};

/** "see 'How we share' section", "the part of this page called 'X'", "the Carers section further down". */
const named: Check = (around, { text, block }) => {
  const found: Local[] = [];
  for (const setting of ['quoted', 'section', 'titled', 'listedIn']) {
    for (const match of around.matches(setting, text)) {
      const name = (match[1] ?? '').trim();
      const from = match.index;
      const to = from + match[0].length;
      if (found.some((one) => one.from < to && one.to > from)) continue;
      const isQuoted = setting === 'quoted';
      if (isQuoted ? around.says('sectionElsewhere', text.slice(to)) : around.says('noName', name)) continue;
      // Without a place a section may be one of the site's: it has to be on a notice's own subjects.
      if (setting === 'listedIn' && (around.headings.length < FEWEST_NUMBERS || !isSubject(around, name))) continue;
      const exact = isQuoted || setting === 'titled';
      if (isThere(around, name, block, exact)) continue;
      const review = 'There may be the section that is meant under another heading.';
      found.push({
        from,
        to,
        variant: 'section',
        target: name,
        ...(exact && isOnTopic(around, name) ? { review } : {}),
      });
    }
  }
  return found;
};

/** "the plan overleaf", "the blue box at the bottom of this page", "the attached form". */
const enclosed: Check = (around, { id, text, block }) => {
  const { ctx, matches, says } = around;
  const { blocks, links, text: whole } = ctx.notice;
  const found: Local[] = [];
  const add = ({ index: from, 0: { length } }: RegExpExecArray, target: string) => {
    const to = from + length;
    if (found.some((one) => one.from < to && one.to > from)) return;
    const review =
      'What stands on the back of a page, in a box or in an attachment can be lost when a document is read: look whether it is there.';
    found.push({ from, to, variant: 'thing', target, review });
  };
  for (const match of matches('placed', text)) {
    const [, thing = ''] = match;
    if (!comesLater(around, block, thing, text)) add(match, thing);
  }
  for (const match of matches('below', text)) {
    const [all, thing = '', members] = match;
    const rest = text.slice(match.index + all.length);
    if (!(members ? isListed(around, block, members) : followsBelow(around, block, thing, rest))) add(match, thing);
  }
  for (const match of matches('table', text)) {
    const side = match[1] === undefined ? blocks.slice(block + 1) : blocks.slice(0, block);
    const isTable = side.some(
      ({ kind, start, end }) => kind === 'row' || kind === 'item' || COLUMNS.test(whole.slice(start, end)),
    );
    if (!isTable && blocks[block]?.kind === 'paragraph') add(match, 'table');
  }
  for (const match of matches('printed', text)) {
    const before = text.slice(0, match.index);
    const later = blocks.slice(block + 1).slice(-LAST_BLOCKS);
    const rest = whole.slice(later[0]?.start ?? ctx.index.toSource(id, text.length));
    const about = aboutOf(around, `${before} ${match[0].replace(/over\w*/, '')}`);
    const words = new Set(around.stems(rest));
    if (says('contactWord', before) || about.length === 0 || COLUMNS.test(rest)) continue;
    if (about.filter((word) => words.has(word)).length * 2 >= about.length) continue;
    if (!later.some(({ kind }) => kind === 'row' || kind === 'item')) add(match, 'it');
  }
  for (const match of matches('listedBeside', text)) {
    const [all, members = '', side = ''] = match;
    const below = side.toLowerCase() === 'below';
    const rest = whole.slice(ctx.index.toSource(id, match.index + all.length), blocks[block]?.end);
    if (below && !endsThere(around, block, rest)) continue;
    const isThere = below ? isListed(around, block, members, rest) : isListedAbove(around, block, match.index);
    if (!isThere) add(match, members.trim());
  }
  for (const match of matches('toldBelow', text)) {
    const rest = whole.slice(ctx.index.toSource(id, match.index + match[0].length));
    const about = aboutOf(around, text.slice(0, match.index));
    const own = whole.slice(ctx.index.toSource(id, match.index + match[0].length), blocks[block]?.end);
    if (
      about.length > 0 &&
      !says('contactWord', text) &&
      endsThere(around, block, own) &&
      !isTold(around, about, rest) &&
      !isLaidOut(around, block + 1)
    )
      add(match, match[0]);
  }
  for (const match of matches('beside', text)) {
    const [, thing = ''] = match;
    const about = aboutOf(around, text).filter((word) => !around.stems(thing).includes(word));
    const others = blocks.filter((_, at) => at !== block).map(({ start, end }) => whole.slice(start, end));
    if (about.length > 0 && !isTold(around, about, others.join(' '))) add(match, thing);
  }
  for (const match of matches('column', text)) {
    const isTable = blocks.some(
      (one, at) =>
        one.kind === 'row' ||
        COLUMNS.test(whole.slice(one.start, one.end)) ||
        (at !== block && says('tableWord', whole.slice(one.start, one.end))),
    );
    if (!isTable) add(match, match[0]);
  }
  for (const match of matches('seeBelow', text)) {
    const rest = whole.slice(ctx.index.toSource(id, match.index + match[0].length));
    const own = whole.slice(ctx.index.toSource(id, match.index + match[0].length), blocks[block]?.end);
    const about = aboutOf(around, text);
    if (
      about.length > 0 &&
      endsThere(around, block, own) &&
      !isTold(around, about, rest) &&
      !isLaidOut(around, block + 1)
    )
      add(match, match[0]);
  }
  for (const match of matches('contactsBeside', text)) {
    const below = /below|overleaf|further|end|foot|bottom/i.test(match[0]);
    const from = ctx.index.toSource(id, match.index);
    if (!ctx.contacts().some((contact) => !below || contact.start >= from)) add(match, match[0]);
  }
  for (const match of matches('page', text)) {
    const pages = Math.max(...blocks.map(({ page }) => page ?? 0));
    if (Number(match[1]) > pages && pages !== 0) add(match, match[0]);
  }
  for (const match of matches('attached', text)) {
    const [, attached, slip] = match;
    const thing = attached ?? slip ?? '';
    // "The reply slip was lost" sends nobody to a slip.
    if (slip && !says('asked', text.slice(0, match.index))) continue;
    const own = blocks[block];
    const linked = links.some(
      (link) => own && link.start >= own.start && link.end <= own.end && !link.href.startsWith('mailto:'),
    );
    if (!linked && !comesLater(around, block, thing, text)) add(match, thing);
  }
  return found;
};

/** The end of a page, in blocks. */
const LAST_BLOCKS = 6;

/** Columns set with spaces or tabs. */
const COLUMNS = /\t| {3,}\S/;

/** Is there, after the block (or the rest of its sentence), what is said to be below? */
function followsBelow(around: Surroundings, block: number, thing: string, rest: string): boolean {
  const { blocks, text } = around.ctx.notice;
  const own = blocks[block];
  const later = blocks.slice(block + 1);
  if (/:\s*$/.test(rest) || !own) return true;
  // A box may be any block.
  if (/box$/i.test(thing)) return later.length > 0;
  if (/^links?$/i.test(thing)) return isLinkedLater(around, own.start, '');
  if (/^footnote$/i.test(thing)) {
    return later.some((one) => around.says('footnoteStart', text.slice(one.start, one.end)));
  }
  if (/^(?:contact\s+)?details$|^address$|^number$/i.test(thing)) {
    return around.ctx.contacts().some((contact) => contact.start >= own.start);
  }
  // What is listed in the block itself, or set in columns with spaces, cannot be told from sentences.
  const columns = later.some((one) => COLUMNS.test(text.slice(one.start, one.end)));
  if (/^(?:table|list)$/i.test(thing)) {
    const listed = later.some((one) => one.kind === 'row' || one.kind === 'item');
    if (/^table$/i.test(thing)) return listed || columns || own.kind !== 'paragraph';
    return (
      listed || columns || own.kind !== 'paragraph' || !text.slice(own.start, own.end).trim().endsWith(rest.trim())
    );
  }
  const fields = later.some((one) => {
    const line = text.slice(one.start, one.end).trim();
    return (line.length < 60 && /:$|^(?:send|submit)$/i.test(line)) || /☐|□|\[ ?\]|signed|signature/i.test(line);
  });
  return fields || comesLater(around, block, thing, '');
}

/** The telling words of a text, as stems. */
function aboutOf({ generic, stems }: Surroundings, text: string): readonly string[] {
  return stems(text).filter((word) => word.length > 3 && !generic.has(word));
}

function isTold({ stems }: Surroundings, about: readonly string[], text: string): boolean {
  const words = [...new Set(stems(text))];
  return about.some((word) => words.some((other) => areAkin(word, other)));
}

/** "Complain" and "complaint", "appeal" and "appeals" are one subject. */
function areAkin(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length, AKIN);
  return shorter >= 4 ? a.slice(0, shorter) === b.slice(0, shorter) : a === b;
}

/** Letters by which words are told to be akin. */
const AKIN = 6;

/** "The council, the NHS and our caterer". */
const LIST_IN_LINE = /,[^.,]{1,80}(?:,|\band\b)/;

/** Does the notice, or its section, go on to something else behind the rest of a block? What is said to be below may be prose. */
function endsThere({ ctx: { notice }, says }: Surroundings, block: number, rest: string): boolean {
  const own = rest.replace(/^[\s.;:)]+/, '');
  if (own !== '') return says('speaksBack', own);
  const next = notice.blocks[block + 1];
  if (!next) return true;
  if (next.kind === 'heading') return !next.guessed;
  const line = notice.text.slice(next.start, next.end);
  return says('speaksBack', line) || (block + 2 >= notice.blocks.length && says('lastLine', line));
}

/** Columns that a reader of text does not see as a table. */
function isLaidOut({ ctx: { notice } }: Surroundings, from: number): boolean {
  return notice.blocks.slice(from).some(({ start, end }) => COLUMNS.test(notice.text.slice(start, end)));
}

/** Is there a list of anything before this place, be it in a sentence? */
function isListedAbove({ ctx: { notice } }: Surroundings, block: number, from: number): boolean {
  return notice.blocks.slice(0, block + 1).some(({ kind, start, end }, at) => {
    if (kind === 'item' || kind === 'row') return true;
    const text = notice.text.slice(start, at === block ? Math.min(end, start + from) : end);
    return /,[^.]{1,80}(?:,|\band\b|\bor\b)|;|\band\b/.test(text);
  });
}

/** Does a heading, a row or a line that opens a list name these members after the block ("the list of processors below")? */
function isListed(around: Surroundings, block: number, members: string, rest: string | null = null): boolean {
  const { ctx, generic } = around;
  const { blocks, text } = ctx.notice;
  const wanted = around.stems(members).filter((word) => !generic.has(word));
  const later = blocks.slice(block + 1);
  const [next] = later;
  // The list begins at once, or in the same line.
  if (rest !== null) {
    const inLine = next?.kind === 'paragraph' && LIST_IN_LINE.test(text.slice(next.start, next.end));
    if (inLine || next?.kind === 'item' || next?.kind === 'row' || rest.includes(':') || isLaidOut(around, block))
      return true;
  }
  if (wanted.length === 0) return later.some((one) => one.kind === 'item' || one.kind === 'row');
  return later.some((one) => {
    const line = text.slice(one.start, Math.min(one.end, one.start + 120));
    const opens = one.kind === 'heading' || one.kind === 'row' || /:\s*$/.test(line);
    const words = new Set(around.stems(line));
    return opens && wanted.some((word) => words.has(word));
  });
}

/** The checks, each with the setting that lists words of which its expressions need one, so that most sentences are spared. */
const CHECKS: readonly (readonly [check: Check, needs: string])[] = [
  [labelled, 'labelledNeeds'],
  [numbered, 'numberedNeeds'],
  [named, 'namedNeeds'],
  [enclosed, 'enclosedNeeds'],
];

/** "Annex C: words used" stands over the annex; "Annex C of this notice lists them." speaks of it. */
function isCaption(text: string, label: string): boolean {
  const rest = text.trimStart().slice(label.length);
  return (
    /^(?:\s?[.:)-]|$)/.test(rest) || (!/[.!?]$/.test(text.trim()) && !/^\s+(?:of|to|in|below|overleaf)\b/.test(rest))
  );
}

const TITLE = /\b(?:privacy|notice|policy|statement)\b/i;

/** Does a heading, or the beginning of a block, carry this name? */
function isThere(around: Surroundings, name: string, block: number, exact: boolean): boolean {
  const wanted = around.stems(name);
  if (wanted.length === 0) return true;
  const telling = wanted.filter((word) => !around.generic.has(word));
  const key = telling.length > 0 ? telling : wanted;
  const carries = (text: string) => {
    const words = new Set(around.stems(text));
    const shared = key.filter((word) => words.has(word)).length;
    return exact ? shared / key.length >= 0.5 : shared > 0;
  };
  // The title over the notice is no section of it.
  const firstText = around.ctx.notice.blocks.findIndex((one) => one.kind !== 'heading');
  const isTitle = (heading: HeadingPlace) =>
    (heading.order === 0 || heading.block < firstText) && TITLE.test(heading.text);
  if (around.headings.some((heading) => !isTitle(heading) && carries(heading.text))) return true;
  const whole = name.toLowerCase().replace(/\s+/g, ' ').trim();
  if (around.openings.some((opening, at) => at !== block && isLabelled(around, opening, at, whole))) return true;
  return !exact && isOnTopic(around, name);
}

/** Does a block begin with the name as with a label ("Lodgers: ..."), rather than with a sentence or a table's row? */
function isLabelled({ ctx }: Surroundings, opening: string, at: number, name: string): boolean {
  const block = ctx.notice.blocks[at];
  const begun = name.slice(0, 30);
  const from = opening.search(/\p{L}/u);
  if (!block || block.kind === 'row' || from < 0 || !opening.startsWith(begun, from)) return false;
  const next = opening.slice(from + begun.length);
  const isLine = block.end - block.start < 80 && !/[.!]\s*$/.test(ctx.notice.text.slice(block.start, block.end));
  return begun.length < name.length || isLine || /^\s?(?:[:.?|-]|$)/.test(next);
}

/** A heading on the same subject in other words: "the complaints section below" and "If you are unhappy". */
function isOnTopic({ ctx: { matcher }, topics, headings }: Surroundings, name: string): boolean {
  return topics.some(
    (topic) => matcher.matches(topic, name) && headings.some((heading) => matcher.matches(topic, heading.text)),
  );
}

/** Is it what a section of a notice is about, and no page of a site ("the Contact section")? */
function isSubject({ ctx: { matcher }, says, topics }: Surroundings, name: string): boolean {
  return !says('site', name) && topics.some((topic) => matcher.matches(topic, name));
}

/** Does a thing of this name, or something on the same subject, stand after the block? */
function comesLater(around: Surroundings, block: number, thing: string, sentence: string): boolean {
  const { blocks, text } = around.ctx.notice;
  const noun = thing.toLowerCase().split(/\s+/)[0] ?? thing;
  const later = blocks.slice(block + 1);
  if (/^links?$/.test(noun)) {
    return isLinkedLater(around, later[0]?.start ?? text.length, sentence);
  }
  if (noun === 'table' || noun === 'grid') return later.some((one) => one.kind === 'row');
  if (noun === 'list' && later.some((one) => one.kind === 'item')) return true;
  if (/details$/i.test(thing))
    return around.ctx.contacts().some((contact) => contact.start >= (later[0]?.start ?? text.length));
  const last = blocks.slice(-6).filter((one) => blocks.indexOf(one) > block);
  const named = new RegExp(`\\b${noun === 'word' ? '(?:word|glossary|what the words)' : noun}s?\\b`, 'i');
  const opens = (one: { start: number; end: number; kind: string }) =>
    named.test(text.slice(one.start, Math.min(one.end, one.start + 40))) &&
    (one.kind === 'heading' || one.end - one.start < 60);
  if (later.some(opens)) return true;
  // A line to fill in is a form or a slip.
  if (
    /^(?:form|slip|box|sheet)$/.test(noun) &&
    later.some((one) => /_{4,}|\.{6,}|…{3,}/.test(text.slice(one.start, one.end)))
  )
    return true;
  const subject = around
    .stems(sentence)
    .filter((word) => !around.generic.has(word) && word !== noun && word.length > 3);
  return last.some((one) => {
    const words = new Set(around.stems(text.slice(one.start, one.end)));
    return subject.filter((word) => words.has(word)).length >= 2;
  });
}

/** Is there a link further on, by words that the sentence has too where it says what the link is about? */
function isLinkedLater({ ctx, generic, says, stems }: Surroundings, from: number, sentence: string): boolean {
  const { blocks, links, text } = ctx.notice;
  const about = stems(sentence).filter((word) => word.length > 3 && !generic.has(word) && !says('linkWord', word));
  return links.some((link) => {
    // An address to write to is no link to a page.
    if (link.control || /^(?:mailto|tel):/i.test(link.href) || link.start < from) return false;
    const at = blocks.findIndex((block) => block.end > link.start);
    const near = text.slice(blocks[Math.max(0, at - 1)]?.start ?? 0, blocks[at]?.end ?? text.length);
    const words = new Set(stems(`${near} ${link.href}`));
    return about.length === 0 || about.some((word) => words.has(word));
  });
}

function startsAsWord(text: string, word: string): boolean {
  return text.startsWith(word) && !/[\w]/.test(text[word.length] ?? ' ') && !/^\.\d/.test(text.slice(word.length));
}

function wholeWord(text: string, source: string): boolean {
  return new RegExp(`\\b${source}\\b`, 'i').test(text);
}

/** A test for texts in which one of these words stands less than a sentence before the end. */
function endsInLaw(words: readonly string[]): (text: string) => boolean {
  return (text) =>
    words.some((word) => {
      const at = text.lastIndexOf(word);
      return at >= 0 && /^[^.;\w][^.;]{0,40}$/.test(text.slice(at + word.length)) && !/\w$/.test(text.slice(0, at));
    });
}
