/** Runs a pack's patterns over an indexed notice, each at most once a sentence, and only where the words stand that it needs. */
import { firstIndex } from '../notice/first-index';
import { searchedOnce } from './first-search';
import type { Lexicon } from './lexicon';
import type { Pack, PatternId } from './pack';
import { holdsSign, packAnchors } from './pack-anchors';
import {
  createPhraseMatcher,
  type PhraseMatcher,
  type PhraseSearch,
  type PreparedPhrase,
  type TextSpan,
} from './phrase-matcher';
import { createPlaceTable } from './place-table';
import {
  createStatementSets,
  emptySet,
  isAmong,
  keepBefore,
  putAmong,
  type StatementBits,
  takeOut,
} from './statement-sets';
import type { Hit, TextIndex } from './text-index';
import { type WordedText, wordedText } from './worded-text';
import { wordsOf } from './words';

export interface Matcher {
  /** All matches of the pattern in order; headings and column headers included. */
  hits(pattern: PatternId): readonly Hit[];
  /** The matches in one statement, in order. */
  hitsIn(pattern: PatternId, statement: number): readonly Hit[];
  /**
   * The first statements, `most` at most, in which one of the patterns has a match that passes: ascending. What is behind
   * them is not looked at.
   */
  firstStatements(patterns: readonly PatternId[], most: number, passes: PassingMatch): readonly number[];
  /** Has one of the patterns a match that passes? */
  standsAnywhere(patterns: readonly PatternId[], passes: PassingMatch): boolean;
  /** Does one of the patterns match in the statement? */
  standsIn(patterns: readonly PatternId[], statement: number): boolean;
  /** Does the pattern match this text (already normalised)? */
  matches(pattern: PatternId, text: string): boolean;
  /** Where the pattern matches in this text (already normalised): [from, to), in order. */
  spans(pattern: PatternId, text: string): readonly TextSpan[];
}

/** Is it a match that counts: in which statement, and from where to where in it? */
export type PassingMatch = (statement: number, from: number, to: number) => boolean;

type Prepared = { readonly phrase: PreparedPhrase } | { readonly phrase: null; readonly expression: RegExp };

/** What a pack's patterns are searched with, made when it is first needed and kept for the next review. */
interface Preparer {
  readonly phrases: PhraseMatcher;
  /**
   * @param subject the text whose parts will be searched (`searchedOnce`)
   * @throws Error where the id is not of this pack
   */
  prepare(id: PatternId, subject: string): Prepared;
  /** Of lists of the same patterns, as rules repeat them, always the same one. */
  listOf(ids: readonly PatternId[]): readonly PatternId[];
}

const preparers = new WeakMap<Pack, Preparer>();
const NONE: readonly Hit[] = [];

function preparerOf(pack: Pack): Preparer {
  const there = preparers.get(pack);
  if (there) return there;
  const phrases = createPhraseMatcher(pack);
  // Before any text is looked at: what its words answer to changes with the lexicon.
  packAnchors(pack);
  const prepared: (Prepared | undefined)[] = [];
  const lists = new WeakMap<readonly PatternId[], readonly PatternId[]>();
  const byContent = new Map<string, readonly PatternId[]>();
  const made: Preparer = {
    phrases,
    listOf(ids) {
      const known = lists.get(ids);
      if (known) return known;
      const content = ids.join();
      const list = byContent.get(content) ?? ids;
      byContent.set(content, list);
      lists.set(ids, list);
      return list;
    },
    prepare(id, subject) {
      const known = prepared[id];
      if (known) return known;
      const pattern = pack.patterns.at(id);
      if (!pattern)
        throw new Error(`Pattern ${id} is not in rule pack ${pack.id} ${pack.version}; compile the pack anew.`);
      const own =
        'words' in pattern
          ? { phrase: phrases.prepare(pattern.words) }
          : {
              phrase: null,
              expression: searchedOnce(new RegExp(pattern.source, pattern.caseSensitive ? 'g' : 'gi'), subject),
            };
      prepared[id] = own;
      return own;
    },
  };
  preparers.set(pack, made);
  return made;
}

/** Texts whose words are kept: each takes as much as the lexicon is long (some 25 kB), and a search of sites sees millions. */
const MOST_TEXTS = 200;

/** Finds a pattern in a (normalised) text: [from, to) of at most `limit` matches. Keeps the texts it has seen last. */
type TextSearch = (id: PatternId, text: string, limit: number) => readonly TextSpan[];

function createTextSearch(pack: Pack, subject = ''): TextSearch {
  const { phrases, prepare } = preparerOf(pack);
  const searches = new Map<string, PhraseSearch>();
  return (id, text, limit) => {
    const pattern = prepare(id, subject);
    if (pattern.phrase === null) return expressionSpans(pattern.expression, text, limit);
    let search = searches.get(text);
    if (!search) {
      if (searches.size >= MOST_TEXTS) searches.clear();
      search = phrases.search(wordedText(text));
      searches.set(text, search);
    }
    return search.spansIn(pattern.phrase, 0, limit);
  };
}

/** For texts that are no part of a notice: does the pattern match this (normalised) text? Keeps the texts it has seen last. */
export function createTextMatcher(pack: Pack): (pattern: PatternId, text: string) => boolean {
  const spansOf = createTextSearch(pack);
  return (pattern, text) => spansOf(pattern, text, 1).length > 0;
}

/** @throws Error where a pattern id is not of this pack: the pack was not made by the compiler */
export function createMatcher(index: TextIndex, pack: Pack): Matcher {
  const { phrases, prepare, listOf } = preparerOf(pack);
  const texts = index.statements.map(({ text }) => text);
  const whole = index.normal.text;
  const words = wordedText(texts);
  const statements = phrases.search(words);
  const candidates = candidateFinder(index, pack, statements, words);
  const spansOf = createTextSearch(pack, whole);
  /** By pattern, all of its matches, once they have been asked for. */
  const all: (readonly Hit[] | undefined)[] = new Array(pack.patterns.length);
  const standing = new Map<readonly PatternId[], Standing>();
  /** By pattern and statement, the matches in statements that were asked for one by one. */
  const single = createPlaceTable<readonly Hit[]>();

  const searchOne = (id: PatternId, statement: number): readonly Hit[] => {
    const pattern = prepare(id, whole);
    const spans =
      pattern.phrase === null
        ? expressionSpans(pattern.expression, texts[statement] ?? '', Number.POSITIVE_INFINITY)
        : statements.spansIn(pattern.phrase, statement);
    return spans.length === 0 ? NONE : spans.map(([from, to]) => hitOf(index, statement, from, to));
  };

  const searchAll = (id: PatternId): readonly Hit[] => {
    const among = candidates.of(id);
    if (among === null) return NONE;
    let found: Hit[] | null = null;
    const use = (statement: number, from: number, to: number) => {
      const hit = hitOf(index, statement, from, to);
      if (found === null) found = [hit];
      else found.push(hit);
    };
    const pattern = prepare(id, whole);
    if (pattern.phrase !== null) statements.eachSpan(pattern.phrase, among, use);
    else eachExpressionSpan(pattern.expression, texts, among, use);
    return found ?? NONE;
  };

  const hitsIn = (pattern: PatternId, statement: number): readonly Hit[] => {
    if (!candidates.has(pattern, statement)) return NONE;
    const known = single.get(pattern, statement);
    if (known) return known;
    const everywhere = all[pattern];
    if (everywhere?.length === 0) return NONE;
    const made = everywhere ? hitsOf(everywhere, statement) : searchOne(pattern, statement);
    single.set(pattern, statement, made);
    return made;
  };

  /** The statements that are still to be looked at for a pattern of `seek`, which is never at work twice at a time. */
  const rest = emptySet(texts.length);
  /**
   * Calls back with matches of the patterns, one pattern's after the other's, as long as their statements are in `rest`.
   * @param begin called for each pattern when `rest` is filled; false: no more is asked for
   */
  const seek = (
    patterns: readonly PatternId[],
    begin: () => boolean,
    use: (statement: number, from: number, to: number) => void,
  ): void => {
    for (const id of patterns) {
      const known = all[id];
      const among = known === undefined ? candidates.of(id) : null;
      if (among === null && (known === undefined || known.length === 0)) continue;
      if (among === null) rest.fill(-1);
      else rest.set(among);
      if (!begin()) return;
      if (known !== undefined) {
        for (const { statement, from, to } of known) if (isAmong(rest, statement)) use(statement, from, to);
        continue;
      }
      const pattern = prepare(id, whole);
      if (pattern.phrase !== null) statements.eachSpan(pattern.phrase, rest, use);
      else eachExpressionSpan(pattern.expression, texts, rest, use);
    }
  };

  return {
    firstStatements(patterns, most, passes) {
      const found: number[] = [];
      const begin = () => {
        for (const statement of found) takeOut(rest, statement);
        if (found.length === most) keepBefore(rest, found[most - 1] ?? 0);
        return true;
      };
      seek(patterns, begin, (statement, from, to) => {
        if (!passes(statement, from, to)) return;
        let at = found.length;
        for (; at > 0 && (found[at - 1] ?? 0) > statement; at--) found[at] = found[at - 1] ?? 0;
        found[at] = statement;
        if (found.length > most) found.pop();
        begin();
      });
      return found;
    },
    standsAnywhere(patterns, passes) {
      let stands = false;
      const begin = () => !stands;
      seek(patterns, begin, (statement, from, to) => {
        if (!passes(statement, from, to)) return;
        stands = true;
        rest.fill(0);
      });
      return stands;
    },
    hits(pattern) {
      const made = all[pattern] ?? searchAll(pattern);
      all[pattern] = made;
      return made;
    },
    hitsIn,
    standsIn(patterns, statement) {
      const list = listOf(patterns);
      let known = standing.get(list);
      if (known === undefined) {
        known = { may: candidates.ofAny(list), asked: emptySet(texts.length), found: emptySet(texts.length) };
        standing.set(list, known);
      }
      if (!isAmong(known.may, statement)) return false;
      if (isAmong(known.asked, statement)) return isAmong(known.found, statement);
      putAmong(known.asked, statement);
      for (const pattern of list) {
        if (hitsIn(pattern, statement).length === 0) continue;
        putAmong(known.found, statement);
        return true;
      }
      return false;
    },
    matches: (pattern, text) => spansOf(pattern, text, 1).length > 0,
    spans: (pattern, text) => spansOf(pattern, text, Number.POSITIVE_INFINITY),
  };
}

const NO_SPANS: readonly TextSpan[] = [];

function expressionSpans(expression: RegExp, text: string, limit: number): readonly TextSpan[] {
  let spans: TextSpan[] | null = null;
  expression.lastIndex = 0;
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    if (match[0].length === 0) {
      expression.lastIndex++;
      continue;
    }
    const span = [match.index, match.index + match[0].length] as const;
    if (spans === null) spans = [span];
    else spans.push(span);
    if (spans.length >= limit) break;
  }
  return spans ?? NO_SPANS;
}

/** @param among looked at as it goes: `use` may take statements out */
function eachExpressionSpan(
  expression: RegExp,
  texts: readonly string[],
  among: StatementBits,
  use: (statement: number, from: number, to: number) => void,
): void {
  for (let at = 0; at < among.length; at++) {
    if (among[at] === 0) continue;
    const end = Math.min(texts.length, (at + 1) << 5);
    for (let statement = at << 5; statement < end; statement++) {
      if (!isAmong(among, statement)) continue;
      const spans = expressionSpans(expression, texts[statement] ?? '', Number.POSITIVE_INFINITY);
      for (let i = 0; i < spans.length && isAmong(among, statement); i++) {
        const span = spans[i];
        if (span) use(statement, span[0], span[1]);
      }
    }
  }
}

/** Those in one statement, of matches in the order of the text. */
function hitsOf(hits: readonly Hit[], statement: number): readonly Hit[] {
  const first = firstIndex(0, hits.length, (at) => (hits[at]?.statement ?? 0) >= statement);
  let end = first;
  while (hits[end]?.statement === statement) end++;
  return end > first ? hits.slice(first, end) : NONE;
}

/** What is known of where one pattern of a list stands. */
interface Standing {
  readonly may: StatementBits;
  readonly asked: StatementBits;
  readonly found: StatementBits;
}

interface Candidates {
  /** The statements that hold a word of every set that the pattern needs, or null where there are none; the next call takes them back. */
  of(id: PatternId): StatementBits | null;
  has(id: PatternId, statement: number): boolean;
  /** The statements in which one of the patterns can match. */
  ofAny(ids: readonly PatternId[]): StatementBits;
}

function candidateFinder(index: TextIndex, pack: Pack, search: PhraseSearch, words: WordedText): Candidates {
  const { lexicon, sets: known, setsWith, needs, signs } = packAnchors(pack);
  const count = index.statements.length;
  const sets = createStatementSets(known, count, (put) => {
    const own = emptySet(count);
    const add = (statement: number) => putAmong(own, statement);
    const { from } = setsWith;
    search.eachEntry((entry) => {
      const begin = from[entry] ?? 0;
      const end = from[entry + 1] ?? 0;
      if (begin === end) return;
      search.eachPartWith(entry, add);
      put(own, setsWith.numbers, begin, end);
      own.fill(0);
    });
    for (const [entry, statements] of piecesIn(words, lexicon)) {
      statements.forEach(add);
      put(own, setsWith.numbers, from[entry] ?? 0, from[entry + 1] ?? 0);
      own.fill(0);
    }
    for (const [sign, withSign] of signs) {
      for (const { id, text } of index.statements) if (holdsSign(text, sign)) add(id);
      put(own, withSign, 0, withSign.length);
      own.fill(0);
    }
  });
  return {
    of: (id) => sets.common(needs, id),
    has: (id, statement) => sets.isInAll(needs, id, statement),
    ofAny: (ids) => sets.unionOfCommon(needs, ids),
  };
}

const MORE_THAN_LETTERS = /[^a-z0-9]/;
const ASCII_PIECE = /[a-z0-9]+/g;

/**
 * To anchors, marks and "_" part words, and to an expression a letter beyond ASCII is no letter: such words count by their
 * pieces too. By entry of the lexicon, the statements of those pieces that answer to it.
 */
function piecesIn(
  { lower, starts, ends, partOf }: WordedText,
  lexicon: Lexicon,
): ReadonlyMap<number, readonly number[]> {
  const byEntry = new Map<number, number[]>();
  if (!BEYOND_PLAIN_WORDS.test(lower)) return byEntry;
  for (let word = 0; word < starts.length; word++) {
    const text = lower.slice(starts[word], ends[word]);
    if (!MORE_THAN_LETTERS.test(text)) continue;
    for (const piece of new Set([...wordsOf(text), ...(text.match(ASCII_PIECE) ?? [])])) {
      for (const entry of lexicon.answersOf(piece)) {
        const list = byEntry.get(entry);
        if (list) list.push(partOf[word] ?? 0);
        else byEntry.set(entry, [partOf[word] ?? 0]);
      }
    }
  }
  return byEntry;
}

const BEYOND_PLAIN_WORDS = /[^\0-^`-\x7f]/;

function hitOf(index: TextIndex, statement: number, from: number, to: number): Hit {
  return { statement, from, to, start: index.toSource(statement, from), end: index.toSource(statement, to) };
}
