/**
 * Reads every reference to law and guidance in a text, in two steps: names and provisions are read off the page, then
 * held against the registers and joined. What cannot be told is said to be ambiguous, never guessed.
 */
import type { Notice } from '../../notice/notice';
import type { GuidanceRow, LawKind, LegislationRow } from '../registers';
import type { CitationConfidence, CitationInText, CitationIssue, Provision } from './citation';
import { indexNames, type NameIndex, typeKey } from './name-index';
import { type FoundName, findNames } from './names';
import { leadingPoints, type ProvisionGroup, provisionsAt } from './provisions';
import { sentenceEndsBefore, type Token, tokenise } from './tokens';

export interface CitationRegisters {
  readonly legislation: readonly LegislationRow[];
  readonly guidance: readonly GuidanceRow[];
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

interface Memory {
  /** Names cited so far, in order. */
  readonly names: FoundName[];
  /** Words in brackets after a name ("the Regulations") and the row they stand for. */
  readonly defined: Map<string, FoundName>;
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
  const index = indexNames(registers.legislation, registers.guidance);
  const tokenised = segments.map((segment) => tokenise(text, segment.start, segment.end));
  const namesBySegment = tokenised.map((tokens) => findNames(tokens, index, asOf));
  const memory: Memory = { names: [], defined: new Map(), lastSchedule: null };
  const defined = definitions(tokenised, namesBySegment, index);
  const citations: CitationInText[] = [];
  tokenised.forEach((tokens, at) => {
    const names = (namesBySegment[at] ?? []).map((name) => asDefined(tokens, name, defined));
    const drafts = join(tokens, names, memory, index, segments[at]?.over ?? null, asOf);
    for (const draft of drafts) {
      const citation = toCitation(tokens, draft, index);
      if (citation) citations.push(citation);
    }
  });
  return citations.sort((a, b) => a.start - b.start || a.end - b.end);
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
  const groups: ProvisionGroup[] = [];
  const taken = (at: number) => names.find((name) => !name.reference && at >= name.from && at < name.to);
  for (let at = 0; at < tokens.length; at++) {
    const inside = taken(at);
    if (inside) {
      at = inside.to - 1;
      continue;
    }
    const group = provisionsAt(tokens, at);
    if (!group) continue;
    groups.push(group);
    at = group.to - 1;
  }

  const owner = new Map<ProvisionGroup, FoundName>();
  const kindOf = (name: FoundName) => (name.id === null ? null : (index.laws.get(name.id) ?? null));
  // Forwards: "section 83 of the Children Act 1989".
  for (const group of groups) {
    const name = names.find((one) => one.from >= group.to && one.kind === 'legislation');
    if (!name || groups.some((other) => other.from >= group.to && other.from < name.from)) continue;
    const between = tokens.slice(group.to, name.from);
    const link = linkForward(between);
    if (!link) continue;
    if (link === 'loose' && !fits(group, kindOf(name))) continue;
    owner.set(group, name);
  }
  // Backwards: "Education Act 1996, section 537A".
  for (const group of groups) {
    if (owner.has(group)) continue;
    const name = [...names]
      .reverse()
      .find((one) => one.to <= group.from && one.kind === 'legislation' && !one.reference);
    if (!name || groups.some((other) => other.from >= name.to && other.to <= group.from)) continue;
    if (!linkBackward(tokens, name.to, group.from) || !fits(group, kindOf(name))) continue;
    owner.set(group, name);
  }
  // Lists: "section 10(5) of, and Schedule 1 to, the Data Protection Act 2018".
  for (let i = groups.length - 2; i >= 0; i--) {
    const group = groups[i];
    const next = groups[i + 1];
    if (!group || !next || owner.has(group)) continue;
    const name = owner.get(next);
    if (name && name.from >= next.to && isListLink(tokens.slice(group.to, next.from)) && fits(group, kindOf(name)))
      owner.set(group, name);
  }
  for (let i = 1; i < groups.length; i++) {
    const group = groups[i];
    const before = groups[i - 1];
    if (!group || !before || owner.has(group)) continue;
    const name = owner.get(before);
    if (name && isListLink(tokens.slice(before.to, group.from)) && fits(group, kindOf(name))) owner.set(group, name);
  }

  const drafts: Draft[] = [];
  for (const name of names) {
    const own = groups.filter((group) => owner.get(group) === name);
    const resolved = name.reference ? resolveReference(name, memory, index) : null;
    if (name.reference && !resolved) {
      // "the Act" of which nothing was said before: nobody else's provisions either.
      continue;
    }
    const id = resolved ? resolved.id : name.id;
    const namedId = resolved ? resolved.namedId : name.namedId;
    if (name.reference && own.length === 0 && name.reference.year === null) continue;
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
      const remembered = settled ? { ...name, id: settled, namedId: settled } : name;
      memory.names.push(remembered);
    }
  }
  for (const group of groups) {
    if (owner.has(group)) continue;
    const draft = fromContext(tokens, group, names, drafts, index);
    if (draft) drafts.push(draft);
  }
  drafts.sort((a, b) => startOf(a) - startOf(b));
  resolveBack(drafts, memory);
  const headed = fromAbove(tokens, drafts, over, index, asOf);
  if (headed) drafts.unshift(headed);
  return drafts;
}

function startOf(draft: Draft): number {
  return Math.min(draft.name?.from ?? Number.POSITIVE_INFINITY, ...draft.groups.map((group) => group.from));
}

const OF = /^(?:of|to|in|under|from|within|for|per|by)$/;
const FILLER = /^(?:the|that|said|same|this|those|these|uk|eu|both|new|retained|revised|current)$/;

/** `firm`: joined by a preposition; `loose`: side by side, or over a comma or bracket. */
function linkForward(between: readonly Token[]): 'firm' | 'loose' | null {
  if (between.length > 8) return null;
  let firm = false;
  let depth = 0;
  for (const [i, token] of between.entries()) {
    if (OF.test(token.text)) firm = true;
    else if (FILLER.test(token.text)) continue;
    else if (token.text === '(' || token.text === '[') depth++;
    else if (token.text === ')' || token.text === ']') depth--;
    else if (/^[,:"'“”‘’\-–—*_/]$/.test(token.text)) continue;
    else if (depth > 0 && token.kind === 'word') continue;
    else if (/^(?:and|or)$/.test(token.text) && i > 0 && OF.test(between[i - 1]?.text ?? '')) continue;
    else return null;
  }
  return firm ? 'firm' : 'loose';
}

function linkBackward(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > 5) return false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token || sentenceEndsBefore(tokens, i + 1)) return false;
    if (
      !/^(?:[,([\-–—:;/"'“”‘’)]|under|at|in|and|the|its|by|specifically|particularly|see|namely|i|e|eg|ie|\.)$/.test(
        token.text,
      )
    )
      return false;
    if (token.text === 'and' && i === from) return false;
  }
  return true;
}

function isListLink(between: readonly Token[]): boolean {
  if (between.length > 5) return false;
  return (
    between.some((token) => /^(?:and|or|&|,|\/|;)$/.test(token.text)) &&
    between.every((token) => /^(?:and|or|&|,|\/|;|of|to|also|the|its|both|in|under|with|by|\))$/.test(token.text))
  );
}

const UNITS_OF: Readonly<Record<LawKind, readonly string[]>> = {
  act: ['section', 'schedule', 'part', 'chapter', 'paragraph'],
  bill: ['section', 'schedule', 'part', 'chapter', 'paragraph'],
  regulations: ['regulation', 'schedule', 'part', 'paragraph', 'chapter'],
  order: ['article', 'schedule', 'part', 'paragraph'],
  'eu-regulation': ['article', 'recital', 'annex', 'chapter', 'paragraph'],
  directive: ['article', 'recital', 'annex', 'chapter', 'paragraph'],
  convention: ['article', 'part', 'paragraph'],
  scheme: ['section', 'article', 'paragraph', 'part'],
  other: ['article', 'section', 'paragraph', 'part'],
};

/** Can the law have such a provision? Letters alone fit where there are articles. */
function fits(group: ProvisionGroup, row: LegislationRow | null): boolean {
  if (!row) return true;
  if (group.unit === 'point') return row.kind === 'eu-regulation';
  return UNITS_OF[row.kind].includes(group.unit) || (group.unit === 'article' && row.articles === true);
}

function resolveReference(name: FoundName, memory: Memory, index: NameIndex): FoundName | null {
  const { type, year } = name.reference ?? { type: '', year: null };
  for (let i = memory.names.length - 1; i >= 0; i--) {
    const known = memory.names[i];
    const row = known?.namedId ? index.laws.get(known.namedId) : undefined;
    if (!known || !row) continue;
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
  const before = [...memory.names].reverse().find((known) => known.id !== null && name.candidates.includes(known.id));
  return before?.id ?? null;
}

/** A provision with no law named: another treaty or regulation near by, or the law that is meant where none is said. */
function fromContext(
  tokens: readonly Token[],
  group: ProvisionGroup,
  names: readonly FoundName[],
  drafts: readonly Draft[],
  index: NameIndex,
): Draft | null {
  if (group.refersBack || group.unit === 'point') {
    return { name: null, groups: [group], id: null, namedId: null, confidence: 'context', provisions: null };
  }
  if (
    /^(?:the|this|that|its|our|their|below|above)$/.test(tokens[group.to]?.text ?? '') &&
    tokens[group.to]?.text !== 'the'
  ) {
    return null;
  }
  if (
    OF.test(tokens[group.to]?.text ?? '') &&
    /^(?:this|our|these|your|my|their)$/.test(tokens[group.to + 1]?.text ?? '')
  )
    return null;
  // A law the register does not know owns it as well as one it knows.
  const next = names.find(
    (name) => name.from >= group.to && name.id === null && name.from - group.to <= 4 && !name.reference,
  );
  if (next && OF.test(tokens[group.to]?.text ?? '')) return null;
  const sentence = sentenceBounds(tokens, group.from);
  const near = drafts
    .filter(
      (draft) => draft.name && draft.id !== null && draft.name.from >= sentence.from && draft.name.to <= group.from,
    )
    .map((draft) => index.laws.get(draft.id ?? ''))
    .filter((row): row is LegislationRow => row !== undefined);
  if (group.unit === 'article') {
    // "Read this article 5 minutes before ..."
    if (/^(?:this|an|our|news)$/.test(tokens[group.from - 1]?.text ?? '')) return null;
    // Points in brackets are the Regulation's way of numbering, whatever treaty stands near by.
    const pointed = group.provisions.some((provision) => provision.point !== undefined);
    const nearest = near
      .filter((row) => UNITS_OF[row.kind].includes('article') || row.articles)
      .filter((row) => !pointed || row.kind === 'eu-regulation')
      .at(-1);
    const wholeBlock = names.map((name) => index.laws.get(name.id ?? '')).find((row) => row?.kind === 'other');
    const home = [...index.laws.values()].find((row) => row.bare?.includes('article'));
    const row = nearest ?? wholeBlock ?? home;
    return row
      ? { name: null, groups: [group], id: row.id, namedId: row.id, confidence: 'context', provisions: null }
      : null;
  }
  const first = group.provisions[0];
  const written = `${group.unit} ${first?.number ?? ''}`;
  const row = [...index.laws.values()].find((one) => one.bare?.includes(written));
  return row
    ? { name: null, groups: [group], id: row.id, namedId: row.id, confidence: 'context', provisions: null }
    : null;
}

function sentenceBounds(tokens: readonly Token[], at: number): { from: number } {
  let from = at;
  while (from > 0 && !sentenceEndsBefore(tokens, from)) from--;
  return { from };
}

interface CitedProvision {
  readonly id: string;
  readonly provision: Provision;
}

/** "that Schedule", "letter (c)": the number is that of the provision cited before. */
function resolveBack(drafts: Draft[], memory: Memory): void {
  let lastArticle: CitedProvision | null = null;
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i];
    if (!draft) continue;
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
    } else if (unresolved) {
      drafts.splice(i, 1);
      i--;
      continue;
    }
    for (const provision of draft.provisions ?? draft.groups.flatMap((one) => one.provisions)) {
      if (draft.id === null) continue;
      if (provision.unit === 'schedule') memory.lastSchedule = { id: draft.id, provision };
      if (provision.unit === 'article' && provision.number !== '' && provision.through === undefined)
        lastArticle = { id: draft.id, provision };
    }
  }
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
  const memory: Memory = { names: [], defined: new Map(), lastSchedule: null };
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
