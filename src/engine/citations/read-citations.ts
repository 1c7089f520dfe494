/**
 * Reads every reference to law and guidance in a text, in two steps: names and provisions are read off the page, then
 * held against the registers and joined. What cannot be told is said to be ambiguous, never guessed.
 */
import type { Notice } from '../../notice/notice';
import type { GuidanceRow, LegislationRow } from '../registers';
import { wordsOf } from '../words';
import type { CitationConfidence, CitationInText, CitationIssue, Provision } from './citation';
import { indexNames, type NameIndex, typeKey } from './name-index';
import { type FoundName, findNames } from './names';
import { fits, OF, ownersOf, UNITS_OF } from './owners';
import { leadingPoints, mayHoldProvision, type ProvisionGroup, provisionsAt } from './provisions';
import { sentenceEndsBefore, type Token, tokenise } from './tokens';

export interface CitationRegisters {
  readonly legislation: readonly LegislationRow[];
  readonly guidance: readonly GuidanceRow[];
  readonly notice: { readonly nations: { readonly titleWords: readonly string[] } };
}

/** A stretch of text within which words belong together: a block, a table cell, a line. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** Words that stand over it: a column header, a list's lead-in. */
  readonly over: string | null;
}

/** Provision groups and names of a segment, joined. */
interface Draft {
  name: FoundName | null;
  groups: ProvisionGroup[];
  id: string | null;
  namedId: string | null;
  confidence: CitationConfidence;
  provisions: Provision[] | null;
}

/** Names looked back over for "the Act". */
const MOST_REMEMBERED = 200;

interface Memory {
  /** Names cited so far, in order. */
  readonly names: FoundName[];
  lastSchedule: CitedProvision | null;
}

/**
 * Citations of a notice, in the order of its text.
 * @param asOf ISO day; decides between laws of one name
 */
export function citationsInNotice(
  notice: Pick<Notice, 'text' | 'blocks'>,
  registers: CitationRegisters,
  asOf: string,
): CitationInText[] {
  const segments: Segment[] = [];
  for (const block of notice.blocks) {
    if (block.kind === 'row' && block.cells.length > 0) {
      for (const cell of block.cells) segments.push({ start: cell.start, end: cell.end, over: cell.header });
      continue;
    }
    const leadIn = block.kind === 'item' && block.leadIn !== null ? notice.blocks[block.leadIn] : undefined;
    segments.push({
      start: block.start,
      end: block.end,
      over: leadIn ? notice.text.slice(leadIn.start, leadIn.end) : null,
    });
  }
  return citationsOfSegments(notice.text, segments, registers, asOf);
}

/** Citations of a plain text, each line for itself. */
export function citationsInText(text: string, registers: CitationRegisters, asOf: string): CitationInText[] {
  const segments: Segment[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    segments.push({ start, end: start + line.length, over: null });
    start += line.length + 1;
  }
  return citationsOfSegments(text, segments, registers, asOf);
}

function citationsOfSegments(
  text: string,
  segments: readonly Segment[],
  registers: CitationRegisters,
  asOf: string,
): CitationInText[] {
  const index = indexNames(registers.legislation, registers.guidance, registers.notice.nations.titleWords);
  const telling = segments.filter((segment) => mayCite(text.slice(segment.start, segment.end), segment.over, index));
  const tokenised = telling.map((segment) => tokenise(text, segment.start, segment.end));
  const namesBySegment = tokenised.map((tokens) => findNames(tokens, index, asOf));
  const memory: Memory = { names: [], lastSchedule: null };
  const defined = definitions(tokenised, namesBySegment, index);
  const citations: CitationInText[] = [];
  tokenised.forEach((tokens, at) => {
    const names = (namesBySegment[at] ?? []).map((name) => asDefined(tokens, name, defined));
    const drafts = join(tokens, names, memory, index, telling[at]?.over ?? null, asOf);
    for (const draft of drafts) {
      const citation = toCitation(tokens, draft, index);
      if (citation) citations.push(citation);
    }
  });
  return citations.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Cut words in two; what they hide is only seen by the tokens. */
const INVISIBLE = /[\u00AD\u200B-\u200D\uFEFF]/;

/** Could the segment hold a citation? Most do not, and are spared a closer look. */
function mayCite(text: string, over: string | null, index: NameIndex): boolean {
  if (over !== null && /^\s*[([]/.test(text)) return true;
  return wordsOf(text).some((word) => index.telltales.has(word)) || mayHoldProvision(text) || INVISIBLE.test(text);
}

// ---- terms the text defines ----

interface Definition {
  readonly id: string;
  readonly namedId: string;
}

/** 'UK General Data Protection Regulation ("GDPR")' makes "GDPR" mean UK GDPR in all of the text. */
function definitions(
  tokenised: readonly (readonly Token[])[],
  names: readonly (readonly FoundName[])[],
  index: NameIndex,
): Map<string, Definition> {
  const defined = new Map<string, Definition>();
  tokenised.forEach((tokens, at) => {
    for (const name of names[at] ?? []) {
      if (name.kind !== 'legislation' || name.id === null || name.id !== name.namedId || name.reference) continue;
      // The bracket follows the name, or the register's name ends in it.
      let next = name.to;
      if (tokens[next]?.text !== '(') {
        next = tokens.findLastIndex((token, at) => at > name.from && at < name.to && token.text === '(');
        if (next < 0) continue;
      }
      next++;
      const limit = name.to + 10;
      const words: string[] = [];
      for (; next < tokens.length && next < limit; next++) {
        const token = tokens[next];
        if (!token || token.text === ')') break;
        if (token.kind !== 'mark') words.push(token.text);
      }
      if (tokens[next]?.text !== ')' || words.length === 0 || words.length > 4) continue;
      const term = words.filter((word) => word !== 'the' && word !== 'hereafter').join(' ');
      // A name that other rows own is redefined only for what is read as the same law.
      const owner = index.phrases
        .get(term)
        ?.find((phrase) => phrase.words.length === 1 && phrase.kind === 'legislation');
      const owned = owner?.row as LegislationRow | undefined;
      if (owned && owned.readAs !== name.id) continue;
      if (!owned && words.length > 3) continue;
      defined.set(term, { id: name.id, namedId: name.namedId });
    }
  });
  return defined;
}

function asDefined(tokens: readonly Token[], name: FoundName, defined: ReadonlyMap<string, Definition>): FoundName {
  if (name.kind !== 'legislation' || name.id === name.namedId) return name;
  const words = tokens
    .slice(name.from, name.to)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.text.replace(/'s$/, ''));
  const meaning = defined.get(words.join(' '));
  return meaning && meaning.id === name.id ? { ...name, namedId: meaning.namedId } : name;
}

// ---- names and provisions ----

function join(
  tokens: readonly Token[],
  names: readonly FoundName[],
  memory: Memory,
  index: NameIndex,
  over: string | null,
  asOf: string,
): Draft[] {
  const groups = groupsBetween(tokens, names);
  const owner = ownersOf(tokens, names, groups, (name) => {
    const { id } = name.reference ? (resolveReference(name, memory, index, names) ?? name) : name;
    return id === null ? null : (index.laws.get(id) ?? null);
  });
  const ownGroups = new Map<FoundName, ProvisionGroup[]>();
  for (const [group, name] of owner) ownGroups.set(name, [...(ownGroups.get(name) ?? []), group]);

  const drafts: Draft[] = [];
  for (const name of names) {
    const own = ownGroups.get(name) ?? [];
    const resolved = name.reference ? resolveReference(name, memory, index) : null;
    // "the Act" of which nothing was said before, or of which nothing is said now.
    if (name.reference && (!resolved || (own.length === 0 && name.reference.year === null))) continue;
    const id = resolved ? resolved.id : name.id;
    const namedId = resolved ? resolved.namedId : name.namedId;
    const settled = id === null && name.candidates.length > 1 ? settle(name, own, memory, index) : null;
    drafts.push({
      name,
      groups: own,
      id: settled ?? id,
      namedId: settled ?? namedId,
      confidence: settled ? 'context' : name.confidence,
      provisions: null,
    });
    if (!name.reference && name.kind === 'legislation') {
      memory.names.push(settled ? { ...name, id: settled, namedId: settled } : name);
    }
  }
  const near = articleLawsNear(tokens, drafts, index);
  for (const group of groups) {
    const draft = owner.has(group) ? null : fromContext(tokens, group, near, index);
    if (draft) drafts.push(draft);
  }
  drafts.sort((a, b) => startOf(a) - startOf(b));
  const known = resolveBack(drafts, memory);
  const headed = fromAbove(tokens, known, over, index, asOf);
  return headed ? [headed, ...known] : known;
}

/** Provisions outside the names: "Regulations 2013" is no regulation 2013. */
function groupsBetween(tokens: readonly Token[], names: readonly FoundName[]): ProvisionGroup[] {
  const taken = names.filter((name) => !name.reference);
  const groups: ProvisionGroup[] = [];
  let next = 0;
  for (let at = 0; at < tokens.length; at++) {
    while ((taken[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const name = taken[next];
    if (name && name.from <= at) {
      at = name.to - 1;
      continue;
    }
    const group = provisionsAt(tokens, at);
    if (!group) continue;
    groups.push(group);
    at = group.to - 1;
  }
  return groups;
}

function startOf(draft: Draft): number {
  return Math.min(draft.name?.from ?? Number.POSITIVE_INFINITY, ...draft.groups.map((group) => group.from));
}

function resolveReference(
  name: FoundName,
  memory: Memory,
  index: NameIndex,
  here: readonly FoundName[] = [],
): FoundName | null {
  const { type, year } = name.reference ?? { type: '', year: null };
  const names = [
    ...memory.names.slice(-MOST_REMEMBERED),
    ...here.filter((one) => !one.reference && one.to <= name.from),
  ];
  for (const known of names.reverse()) {
    const row = known.namedId ? index.laws.get(known.namedId) : undefined;
    if (!row) continue;
    const words = row.title
      .toLowerCase()
      .replace(/\s*\d{4}$/, '')
      .split(/\W+/);
    if (typeKey(words.at(-1) ?? '') !== type) continue;
    if (year !== null && known.year !== year && !row.title.endsWith(String(year))) continue;
    return known;
  }
  return null;
}

/** "Children's Act, section 47": the law among the namesakes whose provision this usually is, or that was cited before. */
function settle(name: FoundName, groups: readonly ProvisionGroup[], memory: Memory, index: NameIndex): string | null {
  if (name.year !== null) return null;
  const numbers = groups.flatMap((group) => group.provisions.map((provision) => provision.number));
  if (numbers.length > 0) {
    const usual = name.candidates.filter((id) => numbers.some((number) => index.laws.get(id)?.usual?.includes(number)));
    if (usual.length === 1) return usual[0] ?? null;
  }
  // Words that are no title of any of them need more than an earlier mention.
  if (name.issues.includes('title')) return null;
  const before = memory.names
    .slice(-MOST_REMEMBERED)
    .findLast((known) => known.id !== null && name.candidates.includes(known.id));
  return before?.id ?? null;
}

/** For a place in the tokens: the law with articles that its sentence named last. */
type ArticleLawAt = (at: number, accept: (row: LegislationRow) => boolean) => LegislationRow | null;

function articleLawsNear(tokens: readonly Token[], drafts: readonly Draft[], index: NameIndex): ArticleLawAt {
  const laws = drafts.flatMap((draft) => {
    const row = draft.name && draft.id !== null ? index.laws.get(draft.id) : undefined;
    return draft.name && row && (UNITS_OF[row.kind].includes('article') || row.articles)
      ? [{ row, from: draft.name.from, to: draft.name.to }]
      : [];
  });
  // Articles of association are written of over whole paragraphs.
  const wholeBlock = laws.find(({ row }) => row.kind === 'other')?.row ?? null;
  return (at, accept) => {
    const start = sentenceStart(tokens, at);
    const last = laws.findLastIndex(({ to }) => to <= at);
    for (let i = last; i >= Math.max(0, last - MOST_NEAR); i--) {
      const law = laws[i];
      if (!law || law.from < start) break;
      if (accept(law.row)) return law.row;
    }
    return wholeBlock;
  };
}

/** Laws looked back over for a bare article, and tokens a sentence is looked back over. */
const MOST_NEAR = 8;
const LONGEST_SENTENCE = 150;

function sentenceStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > Math.max(0, at - LONGEST_SENTENCE) && !sentenceEndsBefore(tokens, from)) from--;
  return from;
}

/** A provision with no law named: another treaty or regulation near by, or the law that is meant where none is said. */
function fromContext(
  tokens: readonly Token[],
  group: ProvisionGroup,
  near: ArticleLawAt,
  index: NameIndex,
): Draft | null {
  const draft = (row: LegislationRow | null | undefined): Draft | null =>
    row ? { name: null, groups: [group], id: row.id, namedId: row.id, confidence: 'context', provisions: null } : null;
  if (group.refersBack || group.unit === 'point') {
    return { name: null, groups: [group], id: null, namedId: null, confidence: 'context', provisions: null };
  }
  // "section 5 below", "article 5 of this policy": parts of the notice itself.
  const next = tokens[group.to]?.text ?? '';
  if (/^(?:this|that|its|our|their|below|above)$/.test(next)) return null;
  if (OF.test(next) && /^(?:this|our|these|your|my|their)$/.test(tokens[group.to + 1]?.text ?? '')) return null;
  if (group.unit === 'article') {
    // "Read this article 5 minutes before ..."
    if (/^(?:this|an|our|news)$/.test(tokens[group.from - 1]?.text ?? '')) return null;
    // Points in brackets are the Regulation's way of numbering, whatever treaty stands near by.
    const pointed = group.provisions.some((provision) => provision.point !== undefined);
    return draft(near(group.from, (row) => !pointed || row.kind === 'eu-regulation') ?? index.bare.get('article'));
  }
  return draft(index.bare.get(`${group.unit} ${group.provisions[0]?.number ?? ''}`));
}

interface CitedProvision {
  readonly id: string;
  readonly provision: Provision;
}

/** "that Schedule", "letter (c)": the number is that of the provision cited before. */
function resolveBack(drafts: readonly Draft[], memory: Memory): Draft[] {
  const known: Draft[] = [];
  let lastArticle: CitedProvision | null = null;
  for (const draft of drafts) {
    const unresolved = draft.name === null && draft.id === null;
    const group = draft.groups[0];
    if (unresolved && group?.refersBack && memory.lastSchedule) {
      const { id, provision }: CitedProvision = memory.lastSchedule;
      draft.id = id;
      draft.namedId = id;
      draft.provisions = group.provisions.map((one) => ({ ...one, number: provision.number }));
      if (draft.provisions.length === 0) draft.provisions = [{ unit: 'schedule', number: provision.number }];
    } else if (unresolved && group?.unit === 'point' && lastArticle) {
      const { id, provision }: CitedProvision = lastArticle;
      draft.id = id;
      draft.namedId = id;
      draft.provisions = group.provisions.map(
        (one): Provision => ({
          unit: 'article',
          number: provision.number,
          ...(provision.paragraph === undefined ? {} : { paragraph: provision.paragraph }),
          ...(one.point === undefined ? {} : { point: one.point }),
        }),
      );
    } else if (unresolved) continue;
    known.push(draft);
    for (const provision of draft.provisions ?? draft.groups.flatMap((one) => one.provisions)) {
      if (draft.id === null) continue;
      if (provision.unit === 'schedule') memory.lastSchedule = { id: draft.id, provision };
      if (provision.unit === 'article' && provision.number !== '' && provision.through === undefined)
        lastArticle = { id: draft.id, provision };
    }
  }
  return known;
}

/** A cell "(b) - your contract" in the column "UK GDPR, Article 6(1)"; a list item "(c) legal obligation" under such words. */
function fromAbove(
  tokens: readonly Token[],
  drafts: readonly Draft[],
  over: string | null,
  index: NameIndex,
  asOf: string,
): Draft | null {
  if (over === null) return null;
  const leading = leadingPoints(tokens);
  if (!leading || drafts.some((draft) => startOf(draft) < leading.to)) return null;
  const above = tokenise(over);
  const memory: Memory = { names: [], lastSchedule: null };
  const last = join(above, findNames(above, index, asOf), memory, index, null, asOf)
    .filter((draft) => draft.id !== null && draft.groups.some((group) => group.unit === 'article'))
    .at(-1);
  const provision = last?.groups.flatMap((group) => group.provisions).at(-1);
  if (!last || !provision || provision.point !== undefined || provision.through !== undefined) return null;
  const provisions = leading.points.map(
    (point): Provision => ({
      unit: 'article',
      number: provision.number,
      point,
      ...(provision.paragraph ? { paragraph: provision.paragraph } : {}),
    }),
  );
  const group: ProvisionGroup = { from: 0, to: leading.to, provisions, issues: [], unit: 'article', refersBack: false };
  return { name: null, groups: [group], id: last.id, namedId: last.id, confidence: 'context', provisions };
}

// ---- what comes out ----

/** How many brackets close right behind a range that opened them. */
function closingBrackets(tokens: readonly Token[], from: number, to: number): number {
  let open = 0;
  for (let i = from; i < to; i++) {
    if (/^[([]$/.test(tokens[i]?.text ?? '')) open++;
    if (/^[)\]]$/.test(tokens[i]?.text ?? '')) open--;
  }
  let closed = 0;
  while (closed < open && /^[)\]]$/.test(tokens[to + closed]?.text ?? '')) closed++;
  return closed;
}

function toCitation(tokens: readonly Token[], draft: Draft, index: NameIndex): CitationInText | null {
  const { name } = draft;
  const from = startOf(draft);
  const last = Math.max(name?.to ?? 0, ...draft.groups.map((group) => group.to));
  const to = last + closingBrackets(tokens, from, last);
  const start = tokens[from]?.start;
  const end = tokens[to - 1]?.end;
  if (start === undefined || end === undefined) return null;
  const issues = new Set<CitationIssue>(name?.issues ?? []);
  const row = draft.namedId === null ? undefined : index.laws.get(draft.namedId);
  for (const group of draft.groups) {
    for (const issue of group.issues) issues.add(issue);
    // Schedules and their parts are common to all; "paragraph 3 of the Regulations" is loose, not wrong.
    const named =
      group.unit === 'section' || group.unit === 'regulation' || group.unit === 'article' || group.unit === 'rule';
    const chapter = draft.groups.some((one) => one.unit === 'chapter');
    if (row && name && named && !chapter && !fits(group, row) && row.kind !== 'scheme' && row.kind !== 'other')
      issues.add('unit');
  }
  const titleStart = name ? tokens[name.from]?.start : undefined;
  const titleEnd = name ? tokens[name.to - 1 + closingBrackets(tokens, name.from, name.to)]?.end : undefined;
  return {
    start,
    end,
    kind: name?.kind ?? 'legislation',
    id: draft.id,
    namedId: draft.namedId,
    candidates: draft.id === null ? (name?.candidates ?? []) : [],
    title: titleStart !== undefined && titleEnd !== undefined ? { start: titleStart, end: titleEnd } : null,
    provisions: draft.provisions ?? draft.groups.flatMap((group) => group.provisions),
    yearCited: name?.year ?? null,
    edition: name?.edition ?? null,
    openEdition: name?.openEdition ?? false,
    issues: [...issues],
    confidence: draft.confidence,
  };
}
