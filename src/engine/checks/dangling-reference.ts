/** Finds places that send the reader to a part of the notice, or to something with it, that is not there. */
import type { RawFinding, ReviewContext } from '../context';
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
  /** How many items of lists the notice has, and how many blocks that may have a number. */
  readonly listed: number;
  readonly parts: number;
  /** Beginnings of blocks ("4.2", "Part C", "Table 3"), lower case. */
  readonly openings: readonly string[];
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

const POINTER =
  /\b(?:see|refer(?:red)?\s+to|listed|set\s+out|shown|given|described|explained|found|contained|detailed|enumerated|named|included|in|at|under|to)\b[^.;]{0,60}$/i;
/** A label that belongs to another document, or to the law. */
const ELSEWHERE =
  /^\s?(?:\([^)]{0,20}\)\s?)?,?\s?(?:to|of|in|from|on)\s+(?!(?:this|the\s+present)\b)(?:(?:the|our|its|that|those|a|an|same|their|your|school's|trust's)\s+)?(?!(?:notice|page|document|sheet|statement)\b)[\w'()&-]/i;

/**
 * Settings of the rule: `genericWords` (words that say nothing of a section's subject), `topicPhrases`
 * (one pattern a topic: a section named in other words than its heading is still there), `elsewherePhrases` (the
 * section, form or list is on another page or document), `lawWords` (words of a law's name: a label close behind is the law's).
 */
export function danglingReference(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const settings = rule.detect?.settings ?? {};
  const patterns = rule.detect?.patterns ?? {};
  const around: Surroundings = {
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
  const holders = CHECKS.map(({ needs }) => new Set(needs.flatMap((word) => ctx.index.holders.get(word) ?? [])));
  for (const statement of ctx.index.statements) {
    if (statement.virtual || statement.heading) continue;
    for (const [nth, { check }] of CHECKS.entries()) {
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

/** "Appendix 2", "Annex C below", "Table 4". */
const labelled: Check = (around, { text, block }) => {
  const found: Local[] = [];
  const label =
    /\b(Appendix|Appendices|Annexe?|Table|Figure|Attachment|Enclosure|Schedule)\s+(?:([A-H]|[IVX]{1,4}|\d{1,2})\b)(\s+(?:below|overleaf|at\s+the\s+end|attached|above))?/gi;
  for (const match of text.matchAll(label)) {
    const [whole, kind = '', name = ''] = match;
    // "a table I drew": a label is written with a capital or a figure.
    if (/^[a-z]/.test(name)) continue;
    const from = match.index;
    const after = text.slice(from + whole.length);
    if (ELSEWHERE.test(after) || around.isLawBefore(text.slice(Math.max(0, from - 60), from))) continue;
    // A schedule is the law's, unless it is said to be here.
    const here = match[3] !== undefined || /^\s+(?:of|to|in)\s+this\s+(?:notice|document|policy|sheet)\b/i.test(after);
    if (/^schedule$/i.test(kind) && !here) continue;
    if (
      text.trimStart().toLowerCase().startsWith(whole.toLowerCase()) &&
      !POINTER.test(text.slice(0, from)) &&
      isCaption(text, whole)
    )
      continue;
    const wanted = `${kind
      .toLowerCase()
      .replace(/^annexe?$/, 'annex')
      .replace(/^appendices$/, 'appendix')} ${name.toLowerCase()}`;
    const there = around.openings.some(
      (opening, at) =>
        at !== block && startsAsWord(opening.replace(/^annexe\b/, 'annex').replace(/^[^\p{L}]+/u, ''), wanted),
    );
    const headed = around.headings.some(({ text: heading }) => wholeWord(heading, `${kind}\\s+${name}`));
    if (!there && !headed) found.push({ from, to: from + whole.length, variant: 'label', target: `${kind} ${name}` });
  }
  for (const match of text.matchAll(/\b(?:foot)?note\s+(\d{1,2})\b(?!\s+(?:of|to|in|on)\b)/gi)) {
    const [whole, name = ''] = match;
    const there = around.openings.some(
      (opening, at) => at !== block && startsAsWord(opening.replace(/^[^\p{L}\d]*(?:(?:foot)?notes?\s+)?/u, ''), name),
    );
    const sent = /\b(?:see|in)\s+(?:also\s+)?$/i.test(text.slice(0, match.index));
    if (!there && sent)
      found.push({ from: match.index, to: match.index + whole.length, variant: 'label', target: whole });
  }
  for (const match of text.matchAll(
    /\b(?:the|a)\s+schedule\s+(?:below|overleaf|attached|at\s+the\s+end\s+of\s+this\s+\w+)/gi,
  )) {
    const there = around.openings.some(
      (opening, at) => at !== block && opening.replace(/^[^\p{L}]+/u, '').startsWith('schedule'),
    );
    const tables = around.ctx.notice.blocks.slice(block + 1).some((one) => one.kind === 'row');
    const from = match.index;
    if (!there && !tables) found.push({ from, to: from + match[0].length, variant: 'label', target: 'a schedule' });
  }
  const bare =
    /\b(?:the|an|our)\s+(?:attached\s+)?(appendix|appendices|annexe?)\b(?!\s+(?:[A-H]\b|\d|[IVX]{1,4}\b))(\s+(?:below|overleaf|at\s+the\s+end(?:\s+of\s+this\s+\w+)?))?/gi;
  for (const match of text.matchAll(bare)) {
    const from = match.index;
    if (ELSEWHERE.test(text.slice(from + match[0].length))) continue;
    const kind = (match[1] ?? '').toLowerCase();
    const stemmed = kind.startsWith('annex') ? 'annex' : 'append';
    const there = around.openings.some(
      (opening, at) => at !== block && opening.replace(/^[^\p{L}]+/u, '').startsWith(stemmed),
    );
    if (!there) found.push({ from, to: from + match[0].length, variant: 'label', target: kind });
  }
  return found;
};

/** A notice that numbers its parts begins at least so many blocks with a number. */
const FEWEST_NUMBERS = 3;
/** ... and so many where it says that the part is below or above: headings with numbers are enough then. */
const FEWEST_WHERE_PLACED = 2;

/** "see paragraph G4 below", "section 9 of this notice": counted only where the notice numbers its parts. */
const numbered: Check = (around, { text }) => {
  const found: Local[] = [];
  const label =
    /\b(section|part|paragraph|para|clause|chapter|point|item|question)\s+([A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}|[A-H])\b(?!\()(\s+(?:below|above|overleaf|of\s+this\s+(?:notice|policy|page|document|statement|sheet)))?/gi;
  for (const match of text.matchAll(label)) {
    const [whole, kind = '', name = '', pointing] = match;
    const from = match.index;
    if (/^[a-h]$/.test(name)) continue;
    const before = text.slice(Math.max(0, from - 60), from);
    const after = text.slice(from + whole.length);
    const sent =
      pointing !== undefined ||
      /\b(?:see|refer\s+to|read|go\s+to|look\s+at)\s+(?:also\s+)?(?:the\s+)?$/i.test(before) ||
      /\b(?:listed|given|set\s+out|described|explained|shown|mentioned|named|found)\s+(?:in|at|under)\s+(?:the\s+)?$/i.test(
        before,
      ) ||
      /\bsee\s[^.;:]{3,50}\s(?:in|at|under)\s+$/i.test(before) ||
      (/\(\s?$/.test(before) && /^\s?\)/.test(after)) ||
      /\b(?:list|details|more|contacts?|periods?|rights|reasons|names)\b[^.;:]{0,40}\s(?:is|are)\s+(?:in|at|under)\s+$/i.test(
        before,
      );
    const calledSo = around.openings.filter((opening) => opening.startsWith(`${kind.toLowerCase()} `)).length;
    const isOwnPart =
      calledSo >= FEWEST_WHERE_PLACED && /\b(?:is|are|listed|told|given)\s+(?:in|under)\s+$/i.test(before);
    if (!(sent || isOwnPart) || ELSEWHERE.test(after) || around.isLawBefore(before)) continue;
    const wanted = name.toLowerCase();
    const numbers = around.openings.filter((opening) =>
      /^(?:\(?(?:[a-z]?\d{1,2}(?:\.\d{1,2}){0,2}|[a-h])[.):]?\s|(?:part|section|paragraph|chapter)\s+\w{1,3}\b)/.test(
        opening,
      ),
    );
    // The numbers of a list are not in its text: there is no ninth point where there are not nine of anything.
    const isListed = pointing !== undefined || around.listed >= FEWEST_NUMBERS;
    const isBeyond = /^\d+$/.test(name) && isListed && Number(name) > around.parts;
    const fewest = pointing === undefined && calledSo < FEWEST_WHERE_PLACED ? FEWEST_NUMBERS : FEWEST_WHERE_PLACED;
    if (numbers.length < fewest && !isBeyond) continue;
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
  for (const match of text.matchAll(SEVERAL)) {
    const [whole, before = '', numbers = ''] = match;
    const from = match.index + before.length;
    const to = match.index + whole.length;
    if (ELSEWHERE.test(text.slice(to)) || around.isLawBefore(text.slice(Math.max(0, from - 60), from))) continue;
    const opened = around.openings.flatMap((opening) => OWN_NUMBER.exec(opening)?.[1] ?? []);
    if (opened.length < FEWEST_NUMBERS || (numbers.match(/\d+/g) ?? []).every((name) => opened.includes(name)))
      continue;
    found.push({ from, to, variant: 'label', target: text.slice(from, to) });
  }
  return found;
};

/** "see sections 2 and 6". */
const SEVERAL =
  /\b((?:see|in|under|refer\s+to|by)\s+)(?:sections|parts|paragraphs|points)\s+(\d{1,2}(?:,\s\d{1,2})*,?\s(?:and|or|to)\s\d{1,2})\b(?![.(]\d)/gi;
const OWN_NUMBER = /^(?:(?:part|section|paragraph)\s)?\(?(\d{1,2})[.):]?(?:\s|$)/;

/** "see 'How we share' section", "the part of this page called 'X'", "the Carers section further down". */
const named: Check = (around, { text, block }) => {
  const found: Local[] = [];
  const quoted = [
    /(?<!\w)(["'])(?<name>[^"]{3,80}?)\1\s+(?:section|part|heading|paragraph|chapter|tab|page)\b(?!\s+(?:of|on)\s+(?:the|our|their)\b)(?:\s+(?:below|above|of\s+this\s+\w+|further\s+(?:down|on)))?/gi,
    /\b(?:the\s+)?(?:section|part|heading|paragraph|chapter)s?(?:\s+(?:of|on|in)\s+this\s+(?:page|notice|document|policy|sheet|statement))?(?:\s+(?:called|headed|titled|entitled|named|marked|labelled|with\s+the\s+heading|under\s+the\s+heading))?,?\s(["'])(?<name>[^"]{3,80}?)\1/gi,
    /\b(?:see|under|read|refer\s+to)\s+(["'])(?<name>[^"]{3,80}?)\1,?\s+(?:below|above|overleaf|further\s+(?:down|on)|later|at\s+the\s+end)/gi,
    /\b(?:see|(?:turn|go|refer|skip|look|scroll)\s+(?:down\s+|back\s+)?to)\s+(["'])(?<name>[A-Z][^"]{3,80}?)\1(?=\s*(?:[.;)]|$))/g,
    /\b(?:described|explained|set\s+out|listed|given|outlined|mentioned|see)\s+under\s+(["'])(?<name>[A-Z][^"]{3,80}?)\1(?=\s*(?:[.,;)]|$))/g,
  ];
  for (const expression of quoted) {
    for (const match of text.matchAll(expression)) {
      const name = match.groups?.name ?? '';
      const from = match.index;
      const to = from + match[0].length;
      if (belongsElsewhere(text.slice(to)) || found.some((one) => one.from < to && one.to > from)) continue;
      if (isThere(around, name, block, true)) continue;
      const review = isOnTopic(around, name)
        ? 'There may be the section that is meant under another heading.'
        : undefined;
      found.push({ from, to, variant: 'section', target: name, ...(review ? { review } : {}) });
    }
  }
  const unquoted =
    /\b(?:the|our)\s+(?<name>(?:[\w'&-]+\s){1,6}?)section(?<place>\s+(?:(?:of|in|on)\s+this\s+(?:page|notice|document|policy|sheet|statement)|at\s+the\s+(?:end|bottom|foot|top|back)\s+of\s+this\s+\w+|further\s+(?:down|on|up)|below(?!\s+the\b)|above|overleaf|later\s+(?:on|in\s+this\s+\w+)))/gi;
  const about =
    /\b(?:the|our)\s+section\s+(?:on|about|dealing\s+with|headed)\s+(?<name>(?:[\w'&-]+\s){1,6}?)(?<place>below|above|further\s+(?:down|on|up)|overleaf|at\s+the\s+(?:end|bottom|foot|top|back)\s+of\s+this\s+\w+|(?:of|in|on)\s+this\s+(?:page|notice|document|policy|sheet|statement))/gi;
  // Without a place it is only plain where the name is written like a title: "see the section on Access to Records for".
  const titled =
    /\b(?<=\b(?:see|read|in|under|(?:refer|go|turn)\s+to)\s)the\s+section\s+(?:on|about|headed|called)\s+(?<name>[A-Z][\w'-]*(?:\s(?:[A-Z][\w'&-]*|to|of|and|for|with|your|the)){0,5}\s[A-Z][\w'-]*)(?=\s*(?:[.,;)]|$|\b(?:for|if|to|which|where|when)\b))/g;
  const headed =
    /\b(?<=\b(?:see|read|in|under|(?:refer|go|turn)\s+to)\s)the\s+section\s+(?:headed|called|titled|entitled|named)\s+(?<name>[A-Z][\w'-]*)(?=\s*(?:[.,;)]|$|\b(?:below|above|for|if)\b))/g;
  const placed =
    /\b(?:[Ss]ee|[Rr]efer\s+to|under)\s+(?<name>(?!Sections?\b|Parts?\b|Articles?\b|Appendi|Annex|Tables?\b|Schedule|Figure|Paragraph)[A-Z][\w'-]*(?:\s[\w'&-]+){0,5}?)\s+(?:below|above|overleaf)(?=\s*(?:[.,;)]|$|\b(?:for|if)\b))/g;
  const listedIn =
    /\b(?:[Ss]ee|[Rr]ead|[Rr]efer\s+to|(?:listed|given|set\s+out|described|explained|found)\s+(?:in|under))\s+the\s+(?<name>(?:[\w'&-]+\s){1,4}?)section(?=\s*(?:[.,;)]|$|\b(?:for|if|to\s+find|which)\b))/g;
  for (const expression of [unquoted, about, titled, headed, placed, listedIn]) {
    for (const match of text.matchAll(expression)) {
      const name = (match.groups?.name ?? '').trim();
      const from = match.index;
      const to = from + match[0].length;
      if (
        /\b(?:this|next|last|following|previous|first|second|third|final|above|relevant|same|other|section)\b/i.test(
          name,
        )
      )
        continue;
      if (found.some((one) => one.from < to && one.to > from)) continue;
      // Without a place a section may be one of the site's: it has to be on a notice's own subjects.
      if (expression === listedIn && (around.headings.length < FEWEST_NUMBERS || !isSubject(around, name))) continue;
      const isTitle = expression === titled || expression === headed || expression === placed;
      if (isThere(around, name, block, isTitle)) continue;
      const review =
        isTitle && isOnTopic(around, name)
          ? 'There may be the section that is meant under another heading.'
          : undefined;
      found.push({ from, to, variant: 'section', target: name, ...(review ? { review } : {}) });
    }
  }
  return found;
};

const THING =
  'box|form|slip|list|table|plan|map|diagram|chart|flow\\s?chart|leaflet|sheet|schedule|grid|panel|glossary|word\\s+(?:bank|list)|statement|document|copy|notes|links?|contact\\s+details|details';

const PLACED = new RegExp(
  `\\b(?:the|a|our)\\s+(?:[\\w'-]+\\s){0,3}?(${THING})\\s+(?:(?:of|with|for|showing)\\s+(?:[\\w'-]+\\s+){1,5}?)?(?:which\\s+is\\s+|that\\s+is\\s+|is\\s+)?(?:printed\\s+|given\\s+|shown\\s+)?(overleaf|over\\s+the\\s+page|on\\s+the\\s+(?:next|following)\\s+page|on\\s+the\\s+(?:back|reverse)(?:\\s+of\\s+this\\s+\\w+)?(?!\\s+of\\b)|at\\s+the\\s+(?:end|bottom|foot|back)\\s+of\\s+this\\s+(?:notice|page|sheet|document|leaflet|booklet|card|form|policy|statement|letter)|at\\s+the\\s+(?:end|bottom|foot|back)(?=\\s*(?:[.,;)]|$)))`,
  'gi',
);
const ATTACHED = new RegExp(
  `\\b(?:the|our|an)\\s+(?:(?:attached|enclosed|accompanying)\\s+(?:[\\w'-]+\\s){0,3}?(${THING})|(?:tear-off|reply|return)\\s+(slip))\\b`,
  'gi',
);

/** "the plan overleaf", "the blue box at the bottom of this page", "the attached form". */
const enclosed: Check = (around, { id, text, block }) => {
  const { ctx } = around;
  const found: Local[] = [];
  const review =
    'What stands on the back of a page, in a box or in an attachment can be lost when a document is read: look whether it is there.';
  for (const match of text.matchAll(PLACED)) {
    const thing = match[1] ?? '';
    const from = match.index;
    const to = from + match[0].length;
    if (!comesLater(around, block, thing, text)) found.push({ from, to, variant: 'thing', target: thing, review });
  }
  for (const match of text.matchAll(BELOW)) {
    const thing = match.groups?.thing ?? '';
    const from = match.index;
    const to = from + match[0].length;
    const members = match.groups?.members;
    const there =
      members === undefined ? followsBelow(around, block, thing, text.slice(to)) : isListed(around, block, members);
    if (there || found.some((one) => one.from < to && one.to > from)) continue;
    found.push({ from, to, variant: 'thing', target: thing, review });
  }
  for (const match of text.matchAll(TABLE)) {
    const from = match.index;
    const to = from + match[0].length;
    const { blocks } = ctx.notice;
    const side = match[1] === undefined ? blocks.slice(block + 1) : blocks.slice(0, block);
    const isTable = side.some(
      ({ kind, start, end }) =>
        kind !== 'heading' && (kind !== 'paragraph' || COLUMNS.test(ctx.notice.text.slice(start, end))),
    );
    if (isTable || blocks[block]?.kind !== 'paragraph' || found.some((one) => one.from < to && one.to > from)) continue;
    found.push({ from, to, variant: 'thing', target: 'table', review });
  }
  for (const match of text.matchAll(PRINTED)) {
    const from = match.index;
    const to = from + match[0].length;
    const later = ctx.notice.blocks.slice(block + 1).slice(-LAST_BLOCKS);
    const rest = ctx.notice.text.slice(later[0]?.start ?? ctx.index.toSource(id, text.length));
    const about = contentStems(text.slice(0, from)).filter((word) => word.length > 3 && !around.generic.has(word));
    const words = new Set(contentStems(rest));
    const isContact = /\b(?:contact|address|e-?mail|phone|telephone|number|details)\b/i.test(text.slice(0, from));
    if (isContact || about.length === 0 || COLUMNS.test(rest)) continue;
    if (about.filter((word) => words.has(word)).length * 2 >= about.length) continue;
    if (later.some(({ kind }) => kind === 'row' || kind === 'item')) continue;
    if (!found.some((one) => one.from < to && one.to > from))
      found.push({ from, to, variant: 'thing', target: 'it', review });
  }
  for (const match of text.matchAll(ATTACHED)) {
    const thing = match[1] ?? match[2] ?? '';
    const from = match.index;
    const to = from + match[0].length;
    // "The reply slip was lost" sends nobody to a slip.
    if (match[2] && !ASKED.test(text.slice(0, from))) continue;
    const block_ = ctx.notice.blocks[block];
    const linked = ctx.notice.links.some(
      (link) => block_ && link.start >= block_.start && link.end <= block_.end && !link.href.startsWith('mailto:'),
    );
    if (!linked && !comesLater(around, block, thing, text))
      found.push({ from, to, variant: 'thing', target: thing, review });
  }
  return found;
};

/** "the table above", "the following table". */
const TABLE = /\b(?:(?:the|this)\s+table\s+(above)|the\s+following\s+table)\b(?!\s+(?:of|is\s+not)\b)/gi;

/** "The periods are printed overleaf", "they are listed at the end of this page". */
const PRINTED =
  /\b(?:is|are|can\s+be|will\s+be|may\s+be)\s+(?:also\s+)?(?:printed|given|listed|set\s+out|shown|found|explained|described|reproduced)\s+(?:overleaf|over\s+the\s+page|at\s+the\s+(?:end|bottom|foot|back)\s+of\s+this\s+(?:page|notice|document|sheet|leaflet|booklet|policy|statement|letter))\b/gi;

/** The end of a page, in blocks. */
const LAST_BLOCKS = 6;

/** Columns set with spaces or tabs. */
const COLUMNS = /\t| {3,}\S/;

const ASKED = /\b(?:complet\w*|return|fill\w*|sign|use|detach|send|cut)\b[^.;]{0,30}$/i;

/** "the slip below", "the table below": what a reader of the page would see at once, and a reading keeps. */
const BELOW =
  /\b(?:the|this|our)\s+(?:(?:reply|return|tear-off|consent|retention|following|email|postal|telephone|phone|contact)\s+)?(?<thing>slip|form|table|list|footnote|contact\s+details|details|address|number|links?|(?:[\w-]+\s+)?box)(?:(?<=list)\s+of\s+(?<members>(?:[\w'-]+\s+){0,3}?[\w'-]+))?\s+(?:below|further\s+(?:down|on)(?:\s+(?:this|the)\s+(?:page|notice|document|sheet))?|later\s+in\s+this\s+(?:page|notice|document|sheet))(?=\s*(?:[.,;)]|$|\b(?:to|if|and|or|so|for|when|by|before|is|are|shows?|sets?|gives?|lists?|explains?|will)\b))/gi;

/** How the text of a footnote begins. */
const FOOTNOTE = /^\s*(?:[*†‡§]|[[(]?\d{1,2}\b|[¹²³]|(?:foot)?notes?\b)/i;

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
    return later.some((one) => FOOTNOTE.test(text.slice(one.start, one.end)));
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

/** Does a heading, a row or a line that opens a list name these members after the block ("the list of processors below")? */
function isListed({ ctx, generic }: Surroundings, block: number, members: string): boolean {
  const { blocks, text } = ctx.notice;
  const wanted = contentStems(members).filter((word) => !generic.has(word));
  const later = blocks.slice(block + 1);
  if (wanted.length === 0) return later.some((one) => one.kind === 'item' || one.kind === 'row');
  return later.some((one) => {
    const line = text.slice(one.start, Math.min(one.end, one.start + 120));
    const opens = one.kind === 'heading' || one.kind === 'row' || /:\s*$/.test(line);
    const words = new Set(contentStems(line));
    return opens && wanted.some((word) => words.has(word));
  });
}

/** The checks, each with words of which its expressions need one, so that most sentences are spared: one more way of putting it, one more word. */
const CHECKS: readonly { readonly check: Check; readonly needs: readonly string[] }[] = [
  {
    check: labelled,
    needs: words('appendix appendices annex annexe table figure attachment enclosure schedule footnote note'),
  },
  {
    check: numbered,
    needs: words('section sections parts paragraphs points part paragraph para clause chapter point item question'),
  },
  {
    check: named,
    needs: words(
      'section sections part parts heading headings paragraph paragraphs chapter chapters tab page see under read refer turn go skip look scroll',
    ),
  },
  {
    check: enclosed,
    needs: words('overleaf page back reverse end bottom foot attached enclosed accompanying slip below table'),
  },
];

function words(list: string): readonly string[] {
  return list.split(' ');
}

/** "Annex C: words used" stands over the annex; "Annex C of this notice lists them." speaks of it. */
function isCaption(text: string, label: string): boolean {
  const rest = text.trimStart().slice(label.length);
  return (
    /^(?:\s?[.:)-]|$)/.test(rest) || (!/[.!?]$/.test(text.trim()) && !/^\s+(?:of|to|in|below|overleaf)\b/.test(rest))
  );
}

function belongsElsewhere(after: string): boolean {
  return /^\s+(?:of|on|in)\s+(?!this\b)(?:the|our|their|its|your|a|each)\b/i.test(after);
}

const TITLE = /\b(?:privacy|notice|policy|statement)\b/i;

/** Does a heading, or the beginning of a block, carry this name? */
function isThere(around: Surroundings, name: string, block: number, exact: boolean): boolean {
  const wanted = contentStems(name);
  if (wanted.length === 0) return true;
  const telling = wanted.filter((word) => !around.generic.has(word));
  const key = telling.length > 0 ? telling : wanted;
  const carries = (text: string) => {
    const words = new Set(contentStems(text));
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
function isSubject({ ctx: { matcher }, topics }: Surroundings, name: string): boolean {
  return (
    !/\b(?:contact|safe\w*|policies|parents?|about|key|statutory)\b/i.test(name) &&
    topics.some((topic) => matcher.matches(topic, name))
  );
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
  const subject = contentStems(sentence).filter(
    (word) => !around.generic.has(word) && word !== noun && word.length > 3,
  );
  return last.some((one) => {
    const words = new Set(contentStems(text.slice(one.start, one.end)));
    return subject.filter((word) => words.has(word)).length >= 2;
  });
}

/** Is there a link further on, by words that the sentence has too where it says what the link is about? */
function isLinkedLater({ ctx, generic }: Surroundings, from: number, sentence: string): boolean {
  const { blocks, links, text } = ctx.notice;
  const about = contentStems(sentence).filter(
    (word) => word.length > 3 && !generic.has(word) && !LINK_WORDS.test(word),
  );
  return links.some((link) => {
    // An address to write to is no link to a page.
    if (link.control || /^(?:mailto|tel):/i.test(link.href) || link.start < from) return false;
    const at = blocks.findIndex((block) => block.end > link.start);
    const near = text.slice(blocks[Math.max(0, at - 1)]?.start ?? 0, blocks[at]?.end ?? text.length);
    const words = new Set(contentStems(`${near} ${link.href}`));
    return about.length === 0 || about.some((word) => words.has(word));
  });
}

const LINK_WORDS = /^(?:link|read|more|see|find|follow|click|page|websit|web|bottom|below)/;

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
