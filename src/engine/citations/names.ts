/** Finds the names of laws and guidance in a run of tokens and says which row of the registers each of them means. */

import { isMonth } from '../dates';
import type { GuidanceRow, LegislationRow } from '../registers';
import type { CitationConfidence, CitationIssue, CitedEdition } from './citation';
import { editionAround } from './editions';
import { isType, LONG_TITLE, type NameIndex, type PhraseName, type TypedName, typeKey } from './name-index';
import { alignBack, wordKey } from './similarity';
import { ADDRESS_TOKEN, sentenceEndsBefore, type Token } from './tokens';

/** A name in the text; positions are indexes of tokens. */
export interface FoundName {
  readonly from: number;
  readonly to: number;
  readonly kind: 'legislation' | 'guidance';
  readonly id: string | null;
  readonly namedId: string | null;
  readonly candidates: readonly string[];
  readonly year: number | null;
  readonly edition: CitedEdition | null;
  readonly openEdition: boolean;
  readonly issues: readonly CitationIssue[];
  readonly confidence: CitationConfidence;
  /** "the Act", "the 2018 Act": to be read from what was cited before. */
  readonly reference?: { readonly type: string; readonly year: number | null };
}

const LONGEST_TITLE = 18;

/** All names in the tokens of one segment, in order, not overlapping. Year lists ("Acts 1998 and 2018") give several at one place. */
export function findNames(tokens: readonly Token[], index: NameIndex, asOf: string): FoundName[] {
  const found: FoundName[] = [];
  let covered = 0;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    const numbered = numberAt(tokens, at, index, found);
    if (numbered) {
      if (numbered.extends)
        found.splice(found.indexOf(numbered.extends), 1, { ...numbered.extends, to: numbered.name.to });
      else push(numbered.name);
      continue;
    }
    if (token.kind !== 'word' && token.kind !== 'number') continue;
    if (at >= covered || isType(token.text)) {
      const phrase = at >= covered ? phraseAt(tokens, at, index) : null;
      if (phrase) push(phrase);
      else if (isType(token.text)) for (const name of typedAt(tokens, at, index, asOf, covered)) push(name);
    }
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to);

  function push(name: FoundName) {
    // A longer name found later swallows the shorter ones inside it ("... Act 1974 (Exceptions) Order 1975").
    for (
      let last = found.at(-1);
      last && last.from >= name.from && last.to <= name.to && last.year !== name.year;
      last = found.at(-1)
    ) {
      if (last.from === name.from && last.to === name.to) break;
      found.pop();
    }
    const last = found.at(-1);
    if (last && last.to > name.from && !(last.from === name.from && last.to === name.to)) {
      if (name.id !== null && last.id === null) found.pop();
      else return;
    }
    found.push(name);
    covered = Math.max(covered, name.to);
  }
}

/** A name that is no "... Act": acronyms, short names, titles of guidance. */
function phraseAt(tokens: readonly Token[], at: number, index: NameIndex): FoundName | null {
  const first = tokens[at];
  if (!first) return null;
  for (const phrase of index.phrases.get(first.text) ?? []) {
    const end = matchPhrase(tokens, at, phrase, index);
    if (end === null) continue;
    if (phrase.kind === 'guidance') {
      const row = phrase.row as GuidanceRow;
      const edition = editionAround(tokens, at, end, phrase.publisher);
      if (phrase.withYear && !edition.edition) continue;
      return {
        from: edition.from,
        to: edition.to,
        kind: 'guidance',
        id: row.id,
        namedId: row.id,
        candidates: [],
        year: edition.edition?.year ?? null,
        edition: edition.edition,
        openEdition: edition.open,
        issues: [],
        confidence: 'exact',
      };
    }
    const row = phrase.row as LegislationRow;
    const year = yearAfter(tokens, end);
    const own = yearOf(row.title);
    const named = phrase.words.some((word) => /^(?:1[89]|20)\d\d$/.test(word));
    let to = end;
    const issues: CitationIssue[] = phrase.standing === 'misnomer' ? ['title'] : [];
    let cited: number | null = named ? own : null;
    if (year && !named && own !== null) {
      if (year.year === own) {
        to = year.to;
        cited = own;
      } else if (!isType(tokens[year.to]?.text ?? '')) {
        to = year.to;
        cited = year.year;
        issues.push('year');
      }
    }
    if (phrase.withYear && cited === null) continue;
    const meant = row.readAs ?? row.id;
    return {
      from: at,
      to,
      kind: 'legislation',
      id: meant,
      namedId: row.id,
      candidates: [],
      year: cited,
      edition: null,
      openEdition: false,
      issues,
      confidence: issues.length > 0 ? 'near' : 'exact',
    };
  }
  return null;
}

/** End of the phrase, or null. Marks inside it don't matter; a sentence's end does. */
function matchPhrase(tokens: readonly Token[], at: number, phrase: PhraseName, index: NameIndex): number | null {
  let next = at;
  let slips = phrase.kind === 'guidance' && phrase.words.length >= LONG_TITLE ? 1 : 0;
  for (let word = 0; word < phrase.words.length; word++) {
    if (word > 0) {
      let marks = 0;
      while (tokens[next]?.kind === 'mark' && tokens[next]?.text !== '&') {
        if (
          ++marks > 3 ||
          sentenceEndsBefore(tokens, next + 1) ||
          /^[;•|]$/.test(tokens[next]?.text ?? '') ||
          tokens[next]?.text === ADDRESS_TOKEN
        )
          return null;
        next++;
      }
    }
    const token = tokens[next];
    if (!token) return null;
    const wanted = phrase.words[word] ?? '';
    if (!sameWord(wanted, token.text, word === phrase.words.length - 1)) {
      if (slips === 0 || word === 0 || wanted.length < 6) return null;
      if (alignBack([wanted], [token.text], index.nationWords)?.cost !== 0.3) return null;
      slips--;
    }
    next++;
  }
  const last = tokens[next - 1];
  if (!last) return null;
  const whole = tokens.slice(at, next);
  // Short acronyms are only themselves in capitals.
  if (phrase.words.length === 1 && (phrase.words[0]?.length ?? 0) <= 3 && !whole[0]?.capitals) return null;
  if (phrase.caseSensitive && !sameCase(phrase.text, whole)) return null;
  return next;
}

function sameWord(wanted: string, text: string, last: boolean): boolean {
  if (wanted === text || (wanted === 'and' && text === '&')) return true;
  if (wanted.includes("'") && wanted.replaceAll("'", '') === text.replaceAll("'", '')) return true;
  // "the GDPR's rules"
  return last && text === `${wanted}'s`;
}

function sameCase(name: string, tokens: readonly Token[]): boolean {
  const words = name.match(/[\p{L}\p{N}'’]+/gu) ?? [];
  return words.every((word, i) => {
    const token = tokens.filter((one) => one.kind !== 'mark')[i];
    return token !== undefined && token.capital === (word[0] !== word[0]?.toLowerCase());
  });
}

interface Candidate {
  readonly name: TypedName;
  readonly cost: number;
  readonly short: boolean;
  readonly from: number;
  /** Place in the register. */
  readonly position: number;
}

/** Titles of that kind of which at least half the words stand right before, as written or nearly. */
function candidatesAt(type: Token, before: readonly BeforeWord[], index: NameIndex, dated: boolean): Candidate[] {
  const kind = typeKey(type.text);
  const words = before.map((word) => word.text);
  const shared = new Map<number, number>();
  for (const key of new Set(words.map(wordKey))) {
    for (const name of index.typedByWord.get(`${kind} ${key}`) ?? []) shared.set(name, (shared.get(name) ?? 0) + 1);
  }
  const candidates: Candidate[] = [];
  for (const [position, count] of shared) {
    const name = index.typed[position];
    if (!name || count * 2 < name.weight - 1) continue;
    // A word that means something may only be missing or too many where five or more others are right.
    const allowed = name.weight <= 1 ? 0.3 : name.weight === 2 ? 0.55 : name.weight <= 4 ? 0.75 : 1;
    const aligned = alignBack(name.words, words, index.nationWords, allowed);
    const from = aligned ? before[before.length - aligned.used]?.at : undefined;
    if (!aligned || from === undefined || aligned.kept * 2 < name.weight) continue;
    const isSamePlural =
      name.type === type.text || type.text === 'regs' || (type.text === `${name.type}s` && name.type !== 'regulation');
    const cost = aligned.cost + (isSamePlural ? 0 : 0.15);
    // Small letters make a title of words only where they are the title's, or nearly.
    if (cost > allowed || (cost > 0.3 && !type.capital)) continue;
    // "concerns about a child act in line with": one word in small letters, not the title's and without a year.
    if (cost + (name.standing === 'misnomer' ? 1 : 0) > 0 && name.weight <= 1 && !type.capital && !dated) continue;
    candidates.push({ name, cost, short: aligned.short, from, position });
  }
  // In the order of the register, whatever words brought them up.
  return candidates.sort((a, b) => a.position - b.position);
}

/** Names that end in "Act", "Regulations", ... at this token. */
function typedAt(tokens: readonly Token[], at: number, index: NameIndex, asOf: string, covered: number): FoundName[] {
  const type = tokens[at];
  if (!type) return [];
  const after = yearAfter(tokens, at + 1);
  const before = wordsBefore(tokens, at);
  const reference = referenceAt(tokens, at, after !== null);
  const candidates = candidatesAt(type, before, index, after !== null);
  const years = after ? after.years : [];
  const end = after ? after.to : at + 1;
  const firstFrom = Math.min(...candidates.map((one) => one.from), at);
  const yearBefore = after === null ? yearInFront(tokens, candidates) : null;
  if (candidates.length > 0 && !partOfLonger(tokens, candidates)) {
    const cited = years.length > 0 ? years : [yearBefore?.year ?? null];
    const names: FoundName[] = [];
    for (const year of cited) {
      const best = choose(candidates, year, asOf);
      if (!best) continue;
      const from = yearBefore && yearBefore.at < best.from ? yearBefore.at : best.from;
      names.push({
        ...best.found,
        from,
        to: end,
        issues: yearBefore ? [...best.found.issues, 'order'] : best.found.issues,
      });
    }
    if (names.some((name) => name.id !== null || name.candidates.length > 0))
      return names.filter((name) => name.from >= 0);
  }
  if (reference) return [reference];
  // A title the register does not know: kept, so that its provisions are given to nobody else.
  if (after === null && yearBefore === null) return [];
  const from = unknownFrom(tokens, at, Math.min(covered, at));
  if (from === null) return [];
  return [
    {
      from: Math.min(from, firstFrom),
      to: end,
      kind: 'legislation',
      id: null,
      namedId: null,
      candidates: [],
      year: after?.year ?? null,
      edition: null,
      openEdition: false,
      issues: [],
      confidence: 'ambiguous',
    },
  ];
}

function choose(
  candidates: readonly Candidate[],
  year: number | null,
  asOf: string,
): { found: FoundName; from: number } | null {
  const result = (
    one: Candidate,
    issues: CitationIssue[],
    confidence: CitationConfidence,
  ): { found: FoundName; from: number } => {
    const row = one.name.row;
    const all = [
      ...(one.name.standing === 'misnomer' ? (['title'] as const) : []),
      ...issues,
      ...(one.short ? (['short'] as const) : []),
    ];
    const wrong = all.includes('title') || all.includes('year');
    return {
      from: one.from,
      found: {
        from: one.from,
        to: 0,
        kind: 'legislation',
        id: row.readAs ?? row.id,
        namedId: row.id,
        candidates: [],
        year,
        edition: null,
        openEdition: false,
        issues: [...new Set(all)],
        confidence: wrong ? 'near' : confidence,
      },
    };
  };
  const unclear = (
    rows: readonly Candidate[],
    issues: readonly CitationIssue[] = [],
  ): { found: FoundName; from: number } => ({
    from: Math.min(...rows.map((one) => one.from)),
    found: {
      from: 0,
      to: 0,
      kind: 'legislation',
      id: null,
      namedId: null,
      candidates: [...new Set(rows.map((one) => one.name.row.id))],
      year,
      edition: null,
      openEdition: false,
      issues,
      confidence: 'ambiguous',
    },
  });
  const exact = candidates.filter((one) => one.cost === 0);
  const rank = (list: readonly Candidate[]) =>
    [...list].sort(
      (a, b) =>
        a.cost - b.cost ||
        Number(a.short) - Number(b.short) ||
        b.name.words.length - a.name.words.length ||
        standingRank(a) - standingRank(b) ||
        Number(isInForce(b.name.row, asOf)) - Number(isInForce(a.name.row, asOf)),
    );

  // A name without a year of its own ("General Data Protection Regulation").
  const yearOfName = (one: Candidate) => one.name.year ?? yearOf(one.name.row.title);
  const fits = (one: Candidate) =>
    year === null
      ? one.name.year === null && yearOf(one.name.row.title) === null
      : yearOfName(one) === year ||
        (one.name.standing === 'misnomer' && one.name.year === null && yearOfName(one) === null);
  const right = rank(exact.filter(fits))[0];
  if (right) return result(right, [], 'exact');
  if (year !== null) {
    const near = rank(candidates.filter((one) => one.cost > 0 && yearOfName(one) === year));
    const best = near[0];
    if (best) {
      const rival = near.find((one) => one.name.row.id !== best.name.row.id && one.cost === best.cost);
      if (rival) return unclear(near.filter((one) => one.cost === best.cost));
      return result(best, best.name.standing === 'misnomer' ? [] : ['title'], 'near');
    }
    const other = rank(exact.filter((one) => yearOfName(one) !== null));
    const whole = other.filter((one) => !one.short);
    const longest = Math.max(0, ...whole.map((one) => one.name.words.length));
    const rows = whole.filter((one) => one.name.words.length === longest);
    if (rows.length === 0) {
      // A name without a year, with one: the year is no part of it.
      const yearlessName = rank(exact)[0];
      return yearlessName && yearOfName(yearlessName) === null ? result(yearlessName, [], 'exact') : null;
    }
    const isPast = year >= FIRST_YEAR && year <= Number(asOf.slice(0, 4));
    const namesake =
      isPast &&
      rows.some(
        (one) =>
          one.name.row.otherYears === 'any' ||
          (Array.isArray(one.name.row.otherYears) && one.name.row.otherYears.includes(year)),
      );
    if (namesake) return unclear(rows);
    const slips = rows.filter((one) => isSlipOf(year, yearOfName(one) ?? 0));
    const several = new Set(rows.map((one) => one.name.row.id)).size > MOST_NAMESAKES;
    if (slips.length === 0 && (several || !isPast)) return unclear(rows);
    const likely = slips.length > 0 ? slips : rows;
    const first = likely.find((one) => isInForce(one.name.row, asOf)) ?? likely[0];
    return first ? result(first, ['year'], 'near') : null;
  }
  // No year at all; a wrong name that is wrong by its year, or in kind, is then no name.
  const titles = rank(
    exact.filter((one) => one.name.standing !== 'misnomer' || one.name.year === null || isWrongInWords(one.name)),
  );
  const longest = titles[0]?.name.words.length ?? 0;
  const same = titles.filter((one) => one.name.words.length === longest && one.short === titles[0]?.short);
  const ids = new Set(same.map((one) => one.name.row.id));
  if (ids.size === 1 && same[0]) return result(same[0], [], 'context');
  const usual = same.find((one) => one.name.row.yearless);
  if (usual) return result(usual, [], 'context');
  if (same.length > 0) return unclear(same, same.every((one) => one.name.standing === 'misnomer') ? ['title'] : []);
  const near = rank(candidates.filter((one) => one.name.standing !== 'misnomer'));
  return near.length > 0
    ? unclear(
        near.filter((one) => one.cost === near[0]?.cost),
        ['title'],
      )
    : null;
}

/** A wrong name with the law's own year and kind: its words are what is wrong, with the year or without. */
function isWrongInWords(name: TypedName): boolean {
  const title = name.row.title.toLowerCase();
  return name.year === yearOf(name.row.title) && title.includes(` ${name.type}`);
}

function standingRank(one: Candidate): number {
  return one.name.standing === 'title' ? 0 : one.name.standing === 'alias' ? 1 : 2;
}

function isInForce(row: LegislationRow, asOf: string): boolean {
  return (row.inForce.from ?? '') <= asOf && (row.inForce.to === undefined || row.inForce.to >= asOf);
}

/** The year that ends a title, or null. */
function yearOf(title: string): number | null {
  const match = /\b((?:1[89]|20)\d\d)$/.exec(title);
  return match ? Number(match[1]) : null;
}

interface BeforeWord {
  readonly text: string;
  readonly at: number;
}

/** Words in front of a token that can belong to a title, nearest last; not over the end of a sentence or an address. */
function wordsBefore(tokens: readonly Token[], at: number): BeforeWord[] {
  const words: BeforeWord[] = [];
  for (let i = at - 1; i >= Math.max(0, at - 3 * LONGEST_TITLE) && words.length < LONGEST_TITLE; i--) {
    const token = tokens[i];
    if (!token) break;
    if (sentenceEndsBefore(tokens, i + 1)) break;
    if (token.kind === 'mark') {
      if (token.text === '&') words.unshift({ text: 'and', at: i });
      else if (!/^[,()[\]'"“”‘’\-–—:/.*_]$/.test(token.text)) break;
      continue;
    }
    words.unshift({ text: token.text, at: i });
  }
  return words;
}

interface YearAfter {
  readonly year: number;
  readonly years: readonly number[];
  readonly to: number;
}

/** No law that notices cite is older. */
const FIRST_YEAR = 1800;
/** Of more laws of one title, a wrong year that is no slip of the keyboard could mean any. */
const MOST_NAMESAKES = 2;

/** Are these two years the same figures in another order, or all but one of them? */
function isSlipOf(written: number, meant: number): boolean {
  const [one, other] = [[...String(written)], [...String(meant)]];
  const differing = one.filter((figure, at) => figure !== other[at]).length;
  return one.length === other.length && (differing === 1 || one.sort().join('') === other.sort().join(''));
}

/** The year after a title: "1989", "of 1989", ", 1989", "(1989)", "(DPA) 2018", "(25 May 2018)", "1998 and 2018". */
function yearAfter(tokens: readonly Token[], at: number): YearAfter | null {
  let next = at;
  // An abbreviation in brackets between title and year.
  const abbreviation = abbreviationAt(tokens, next);
  if (abbreviation !== null && isYear(tokens[abbreviation])) next = abbreviation;
  let opened = false;
  // "(DPA, 2018)"
  if (
    tokens[next]?.text === '(' &&
    tokens[next + 1]?.capitals &&
    /^[,:]$/.test(tokens[next + 2]?.text ?? '') &&
    isYear(tokens[next + 3])
  ) {
    opened = true;
    next += 3;
  }
  for (let skipped = 0; skipped < 3; skipped++) {
    const text = tokens[next]?.text ?? '';
    if (text === '(' && !opened) opened = true;
    else if (text !== ',' && text !== 'of' && text !== '-') break;
    next++;
  }
  if (opened && /^\d{1,2}(?:st|nd|rd|th)?$/.test(tokens[next]?.text ?? '') && isMonth(tokens[next + 1]?.text)) next++;
  if (isMonth(tokens[next]?.text) && (opened || next === at)) next++;
  const token = tokens[next];
  if (!isYear(token)) return null;
  const years = [Number(token?.text)];
  next++;
  while (years.length < 5) {
    const joint = tokens[next]?.text ?? '';
    if (!/^(?:and|&|,|\/|or)$/.test(joint)) break;
    let start = next + 1;
    if (/^(?:and|&)$/.test(tokens[start]?.text ?? '')) start++;
    const other = tokens[start];
    const following = tokens[start + 1];
    if (!isYear(other) || (following?.kind === 'word' && (following.capital || isType(following.text)))) break;
    if (joint === '/' && other?.text.length !== 4) break;
    years.push(Number(other?.text));
    next = start + 1;
  }
  if (opened) {
    if (tokens[next]?.text !== ')') return null;
    next++;
  }
  return { year: years[0] ?? 0, years, to: next };
}

/** A year, or what a slip of the keyboard makes of one ("2103", "1018"). */
function isYear(token: Token | undefined): boolean {
  return token?.kind === 'number' && token.text.length === 4 && /^(?:1[89]|2\d|10)\d\d$/.test(token.text);
}

/** "(DPA)", "('FOIA')": index after it, or null. */
function abbreviationAt(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.text !== '(') return null;
  let next = at + 1;
  while (/^['"“”‘’]$/.test(tokens[next]?.text ?? '')) next++;
  if (!tokens[next]?.capitals) return null;
  next++;
  while (/^['"“”‘’]$/.test(tokens[next]?.text ?? '')) next++;
  return tokens[next]?.text === ')' ? next + 1 : null;
}

/** "1989 Children's Act": the year right before the first word of the title. */
function yearInFront(tokens: readonly Token[], candidates: readonly Candidate[]): { year: number; at: number } | null {
  for (const one of [...candidates].sort((a, b) => a.cost - b.cost || a.from - b.from)) {
    const token = tokens[one.from - 1];
    if (isYear(token) && !isType(tokens[one.from - 2]?.text ?? '') && !isMonth(tokens[one.from - 2]?.text)) {
      return { year: Number(token?.text), at: one.from - 1 };
    }
  }
  return null;
}

/** Words that may stand in capitals before a title without being part of it. */
const BEFORE_TITLE =
  /^(?:the|british|english|under|see|our|by|with|per|and|or|of|in|to|section|sections|article|schedule|regulation|regulations|part|act|acts|following|current|new|old|latest|is|are|from|this|that)$/;

/** Is the best wording only the tail of a longer title that the register does not know ("Further and Higher Education Act")? */
function partOfLonger(tokens: readonly Token[], candidates: readonly Candidate[]): boolean {
  const best = [...candidates].sort((a, b) => a.cost - b.cost || a.from - b.from)[0];
  if (!best) return false;
  const from = Math.min(...candidates.filter((one) => one.cost === best.cost).map((one) => one.from));
  let before = from - 1;
  const joined = /^(?:and|&)$/.test(tokens[before]?.text ?? '');
  if (joined) before--;
  if (tokens[before]?.text === ')')
    return joined === false && tokens[before]?.close === false ? false : closesTitleWord(tokens, before, from);
  const token = tokens[before];
  if (token?.kind !== 'word' || !token.capital || token.capitals || BEFORE_TITLE.test(token.text)) return false;
  if (before === 0 || sentenceEndsBefore(tokens, before) || /^[•·*:;|"“‘'(]$/.test(tokens[before - 1]?.text ?? ''))
    return false;
  // A list of Acts: "the Children Act 1989, Education Act 1996" has a year or mark between; a capital word has not.
  return tokens[from]?.capital === true && !/^\d/.test(token.text);
}

function closesTitleWord(tokens: readonly Token[], close: number, from: number): boolean {
  const word = tokens[close - 1];
  const open = tokens[close - 2];
  return (
    from - close === 1 &&
    open?.text === '(' &&
    word?.kind === 'word' &&
    word.capital === true &&
    word.capitals === false
  );
}

/** First token of an unknown title: back over capital words, small words and brackets. */
function unknownFrom(tokens: readonly Token[], at: number, least: number): number | null {
  let from = at;
  let capital = tokens[at]?.capital === true;
  if (!capital) return null;
  let words = 0;
  for (let i = at - 1; i >= least && at - i < 26; i--) {
    const token = tokens[i];
    if (!token || sentenceEndsBefore(tokens, i + 1)) break;
    if (token.kind === 'word' && token.capital && token.text !== 'the') {
      from = i;
      words++;
      capital = true;
      continue;
    }
    if (token.kind === 'word' && /^(?:and|of|for|in|to|on|the|with|etc|at|by|about|from)$/.test(token.text)) continue;
    if (token.kind === 'mark' && /^[(),.&'\-–]$/.test(token.text)) continue;
    if (token.kind === 'number' && isType(tokens[i - 1]?.text ?? '')) continue;
    break;
  }
  return words > 0 ? from : null;
}

/** "the Act", "that Act", "the 2018 Act", "those Regulations". */
function referenceAt(tokens: readonly Token[], at: number, dated: boolean): FoundName | null {
  const token = tokens[at];
  if (!token || dated) return null;
  let before = at - 1;
  let year: number | null = null;
  if (isYear(tokens[before])) {
    year = Number(tokens[before]?.text);
    before--;
  }
  if (!/^(?:the|that|this|those|these|said|same|its)$/.test(tokens[before]?.text ?? '')) return null;
  if (year === null && !token.capital) return null;
  return {
    from: before,
    to: at + 1,
    kind: 'legislation',
    id: null,
    namedId: null,
    candidates: [],
    year,
    edition: null,
    openEdition: false,
    issues: [],
    confidence: 'context',
    reference: { type: typeKey(token.text), year },
  };
}

/** "SI 2013/2094", "S.I. 2013 No. 2094", "2016/679"; widens the name it stands by. */
function numberAt(
  tokens: readonly Token[],
  at: number,
  index: NameIndex,
  found: readonly FoundName[],
): { name: FoundName; extends?: FoundName } | null {
  if (!isYear(tokens[at])) return null;
  const year = tokens[at]?.text ?? '';
  let next = at + 1;
  if (tokens[next]?.text === '/') next++;
  else if (tokens[next]?.text === 'no') {
    next++;
    if (tokens[next]?.text === '.') next++;
  } else return null;
  const number = tokens[next]?.text ?? '';
  if (!/^\d{1,4}$/.test(number)) return null;
  let from = at;
  let series = '';
  for (let i = at - 1; i >= Math.max(0, at - 6); i--) {
    const text = tokens[i]?.text ?? '';
    if (/^(?:wsi|ssi|asp)$/.test(text)) series = `${text} `;
    else if (!/^(?:si|s|i|\.|eu|uk|\(|\)|no|statutory|instruments?|regulation|ec|eec)$/.test(text)) break;
    if (text !== '(' && text !== '.') from = i;
  }
  const row =
    index.numbers.get(`${series}${year}/${number}`) ??
    (series === '' ? undefined : index.numbers.get(`${year}/${number}`));
  if (!row) return null;
  const to = next + 1;
  const name: FoundName = {
    from,
    to,
    kind: 'legislation',
    id: row.readAs ?? row.id,
    namedId: row.id,
    candidates: [],
    year: null,
    edition: null,
    openEdition: false,
    issues: [],
    confidence: 'exact',
  };
  const last = found.at(-1);
  if (last && last.namedId === row.id && from - last.to <= 3) return { name, extends: last };
  return { name };
}
