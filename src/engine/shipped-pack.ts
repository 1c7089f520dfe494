/**
 * A pack as pages fetch it. A phrase stays text until a notice asks for it, as most never do, and what is the same for
 * every notice (the numbers of words, which pattern needs which) is worked out when the extension is built.
 */
import { lexiconOf } from './lexicon';
import type { Pack, Pattern, PatternList, PlainPack, WorkedOut, WorkedOutLists } from './pack';
import { packAnchors, withPlaces } from './pack-anchors';
import { createPhraseCompiler } from './phrase-steps';
import type { SetLists } from './statement-sets';

/** Plain JSON. */
export interface ShippedPack {
  readonly rest: Omit<Pack, 'patterns' | 'wordSets'> & { readonly workedOut: WorkedOut };
  /** As JSON, `BETWEEN` between them: a phrase, or an expression behind a letter that says whether case counts. */
  readonly patterns: string;
}

/** What minifies would put line breaks in backticks, and those load at half the speed. */
const BETWEEN = '`';
const ESCAPED = '\\u0060';
const WITH_CASE = 'c';
const WITHOUT_CASE = 'i';

/** @param pack as it was compiled, with nothing worked out */
export function shipPack(pack: PlainPack): ShippedPack {
  const { patterns, wordSets, ...rest } = pack;
  // Numbers the words of all phrases, as a review does.
  createPhraseCompiler(pack);
  const { setsWith, needs, signs } = packAnchors(pack);
  const workedOut = {
    words: lexiconOf(pack).entries().join(' '),
    sets: wordSets.length,
    setsWith: listsOf(setsWith),
    needs: listsOf(needs),
    signs: signs.map(([sign, sets]) => [sign, [...sets]] as const),
  };
  return { rest: { ...rest, workedOut }, patterns: patterns.map(textOf).join(BETWEEN) };
}

function textOf(pattern: Pattern): string {
  const json = JSON.stringify('words' in pattern ? pattern.words : pattern.source).replaceAll(BETWEEN, ESCAPED);
  return 'words' in pattern ? json : `${pattern.caseSensitive ? WITH_CASE : WITHOUT_CASE}${json}`;
}

function listsOf({ numbers, from }: SetLists): WorkedOutLists {
  return { numbers: [...numbers], counts: [...from.subarray(1)].map((end, at) => end - (from[at] ?? 0)) };
}

/** The pack: the same as was shipped, but for the order of words in its sets. */
export function openPack({ rest, patterns }: ShippedPack): Pack {
  const { workedOut } = rest;
  let wordSets: Pack['wordSets'] | null = null;
  return {
    ...rest,
    patterns: listOf(patterns === '' ? [] : patterns.split(BETWEEN), workedOut.needs),
    get wordSets() {
      wordSets ??= wordSetsOf(workedOut);
      return wordSets;
    },
  };
}

/** Always the same pattern for the same number. */
function listOf(texts: readonly string[], needs: WorkedOutLists): PatternList {
  const made: Pattern[] = new Array(texts.length);
  let lists: SetLists | null = null;
  return {
    length: texts.length,
    at(id) {
      const text = texts[id];
      if (text === undefined) return undefined;
      const there = made[id];
      if (there) return there;
      lists ??= withPlaces(needs);
      const own = patternOf(text, [...lists.numbers.subarray(lists.from[id], lists.from[id + 1])]);
      made[id] = own;
      return own;
    },
  };
}

function patternOf(text: string, needs: readonly number[]): Pattern {
  if (text.startsWith('[')) return { words: JSON.parse(text), needs };
  const source: string = JSON.parse(text.slice(1));
  return text.startsWith(WITH_CASE) ? { source, caseSensitive: true, needs } : { source, needs };
}

/** For who compiles further rules. */
function wordSetsOf({ words, sets, setsWith, signs }: WorkedOut): Pack['wordSets'] {
  const made = Array.from({ length: sets }, (): string[] => []);
  let at = 0;
  words.split(' ').forEach((word, entry) => {
    for (let rest = setsWith.counts[entry] ?? 0; rest > 0; rest--) made[setsWith.numbers[at++] ?? -1]?.push(word);
  });
  for (const [sign, own] of signs) for (const set of own) made[set]?.push(sign);
  for (const set of made) set.sort();
  return made;
}
