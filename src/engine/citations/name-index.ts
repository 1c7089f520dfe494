/** The names of the registers, cut into words once, so that titles in a text can be held against them. */
import type { GuidanceRow, LegislationRow, Name } from '../registers';
import { wordsOf as plainWords } from '../words';
import { isSmallWord, wordKey } from './similarity';
import { tokenise } from './tokens';

/** How a name stands to the law it is for. */
export type Standing = 'title' | 'alias' | 'misnomer';

/** A name that ends in the kind of law ("... Act 1989"): found from that word backwards, misspellings allowed. */
export interface TypedName {
  readonly row: LegislationRow;
  readonly standing: Standing;
  /** Words before the kind of law. */
  readonly words: readonly string[];
  /** "act", "regulations", ... as written in the name. */
  readonly type: string;
  readonly year: number | null;
  /** Words that mean something. */
  readonly weight: number;
}

/** Any other name ("UK GDPR", "KCSIE", "Keeping children safe in education"): found word by word. */
export interface PhraseName {
  readonly row: LegislationRow | GuidanceRow;
  readonly kind: 'legislation' | 'guidance';
  readonly standing: Standing;
  readonly words: readonly string[];
  readonly caseSensitive: boolean;
  readonly withYear: boolean;
  /** Of guidance: the words of its publisher's name and its abbreviation. */
  readonly publisher: ReadonlySet<string>;
  /** As written in the register. */
  readonly text: string;
}

export interface NameIndex {
  /** Words of titles that name a nation. */
  readonly nationWords: ReadonlySet<string>;
  readonly typed: readonly TypedName[];
  /** By kind and a word's key ("act child"): positions in `typed`. */
  readonly typedByWord: ReadonlyMap<string, readonly number[]>;
  /** By first word, longest first. */
  readonly phrases: ReadonlyMap<string, readonly PhraseName[]>;
  readonly laws: ReadonlyMap<string, LegislationRow>;
  readonly guidance: ReadonlyMap<string, GuidanceRow>;
  /** By "2013/2094", with the series in front where it is not the common one: "wsi 2007/3562". */
  readonly numbers: ReadonlyMap<string, LegislationRow>;
  /** Words of which one stands in every text that names something of the registers. */
  readonly telltales: ReadonlySet<string>;
  /** By "article" or "schedule 1": the law that is meant where none is named. */
  readonly bare: ReadonlyMap<string, LegislationRow>;
}

/** Words that end the title of a law. */
const TYPES = new Set([
  'act',
  'acts',
  'regulation',
  'regulations',
  'regs',
  'order',
  'orders',
  'directive',
  'bill',
  'rules',
  'measure',
]);

export function isType(word: string): boolean {
  return TYPES.has(word);
}

/** "Acts" and "Act", "Regs" and "Regulations" are one kind; "Regulation" and "Regulations" too (a misspelling, told apart later). */
export function typeKey(word: string): string {
  if (word === 'regs') return 'regulation';
  return word === 'rules' ? word : word.replace(/s$/, '');
}

const indexes = new WeakMap<readonly LegislationRow[], NameIndex>();

/**
 * @param legislation rows of the register; the same array gives the same index
 * @param nationWords words of titles that name a nation, lower case
 */
export function indexNames(
  legislation: readonly LegislationRow[],
  guidance: readonly GuidanceRow[],
  nationWords: readonly string[],
): NameIndex {
  const known = indexes.get(legislation);
  if (known) return known;
  const nations = new Set(nationWords);
  const typed: TypedName[] = [];
  const typedByWord = new Map<string, number[]>();
  const phrases = new Map<string, PhraseName[]>();
  const numbers = new Map<string, LegislationRow>();
  const add = <V>(map: Map<string, V[]>, key: string, value: V) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  const addPhrase = (phrase: PhraseName) => {
    const first = phrase.words[0];
    if (first !== undefined) add(phrases, first, phrase);
  };
  const addTyped = (name: Omit<TypedName, 'weight'>) => {
    const content = name.words.filter((word) => !isSmallWord(word));
    for (const key of new Set(content.filter((word) => !nations.has(word)).map(wordKey)))
      add(typedByWord, `${typeKey(name.type)} ${key}`, typed.length);
    typed.push({ ...name, weight: content.length });
  };
  const nameOf = (name: Name) =>
    typeof name === 'string'
      ? { text: name, caseSensitive: false, withYear: false }
      : { caseSensitive: false, withYear: false, ...name };

  for (const row of legislation) {
    const publisher = new Set<string>();
    const names: [Name, Standing][] = [
      [row.title, 'title'],
      ...(row.aliases ?? []).map((name): [Name, Standing] => [name, 'alias']),
      ...(row.misnomers ?? []).map((name): [Name, Standing] => [name, 'misnomer']),
    ];
    for (const [name, standing] of names) {
      const { text, caseSensitive, withYear } = nameOf(name);
      const words = wordsOf(text);
      const last = words.at(-1) ?? '';
      const dated = /^(?:1[89]|20)\d\d$/.test(last) && words.length > 1;
      const type = words.at(dated ? -2 : -1) ?? '';
      const stem = words.slice(0, dated ? -2 : -1);
      if (isType(type) && stem.length > 0 && !caseSensitive) {
        addTyped({ row, standing, words: stem, type, year: dated ? Number(last) : null });
      } else addPhrase({ row, kind: 'legislation', standing, words, caseSensitive, withYear, publisher, text });
    }
    for (const match of (row.number ?? '').toLowerCase().matchAll(/([a-z]*)\s*(\d{4})\/(\d+)/g)) {
      const series = match[1] === 'si' || match[1] === '' ? '' : `${match[1]} `;
      numbers.set(`${series}${match[2]}/${match[3]}`, row);
    }
  }
  for (const row of guidance) {
    const publisher = new Set(wordsOf(row.publisher));
    const names: [Name, Standing][] = [
      [row.title, 'title'],
      ...(row.aliases ?? []).map((name): [Name, Standing] => [name, 'alias']),
    ];
    for (const [name, standing] of names) {
      const { text, caseSensitive, withYear } = nameOf(name);
      addPhrase({ row, kind: 'guidance', standing, words: wordsOf(text), caseSensitive, withYear, publisher, text });
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  const index: NameIndex = {
    nationWords: nations,
    typed,
    telltales: telltalesOf([...phrases.values()].flat()),
    typedByWord,
    phrases,
    numbers,
    bare: new Map(legislation.flatMap((row) => (row.bare ?? []).map((at): [string, LegislationRow] => [at, row]))),
    laws: new Map(legislation.map((row) => [row.id, row])),
    guidance: new Map(guidance.map((row) => [row.id, row])),
  };
  indexes.set(legislation, index);
  return index;
}

/** A title of so many words may have one of them misspelt. */
export const LONG_TITLE = 5;

/**
 * The kinds of law, and of every other name its word that the fewest names share; of a long title two of them, as one
 * may be misspelt.
 */
function telltalesOf(names: readonly PhraseName[]): ReadonlySet<string> {
  const shared = new Map<string, number>();
  for (const { words } of names) for (const word of new Set(words)) shared.set(word, (shared.get(word) ?? 0) + 1);
  const telltales = new Set(TYPES);
  for (const { words } of names) {
    // "and" may be written "&"; of "children's" only the beginning is a word of its own, and it may have no apostrophe.
    const usable = words.filter((word) => word !== 'and' && !word.includes("'"));
    const rare = [...new Set(usable)].sort((a, b) => (shared.get(a) ?? 0) - (shared.get(b) ?? 0));
    for (const word of rare.slice(0, words.length >= LONG_TITLE ? 2 : 1)) telltales.add(word);
    if (rare.length === 0) for (const word of words) for (const piece of piecesOf(word)) telltales.add(piece);
  }
  return telltales;
}

/** A word as it may stand in a text: parted at its apostrophe, or without it. */
function piecesOf(word: string): readonly string[] {
  return [...plainWords(word), word.replaceAll("'", '')];
}

function wordsOf(text: string): string[] {
  return tokenise(text)
    .filter((token) => token.kind !== 'mark' || token.text === '&')
    .map((token) => (token.text === '&' ? 'and' : token.text));
}
