/** Finds names of bodies as whole words in normalised text, in the ways in which people write them. */
import { wordsOf } from '../words';

const made = new Map<string, RegExp>();

/**
 * An expression (flags `g`, and `i` unless `exactCase`) for a name: any white space and hyphens between its words, an
 * apostrophe or none, "&" for "and", a plural s at the end. Bounded and linear.
 */
export function wholeName(name: string, exactCase = false): RegExp {
  const key = `${exactCase ? 'c' : 'i'}:${name}`;
  const known = made.get(key);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const words = name
    .replace(/[‘’]/g, "'")
    .split(/[\s-]+/)
    .map((word) => (/^(?:and|&)$/i.test(word) ? '(?:and|&)' : wordSource(word)));
  const expression = new RegExp(`(?<![\\w@.-])${words.join('[\\s-]{1,3}')}(?:'?s)?(?![\\w@])`, exactCase ? 'g' : 'gi');
  made.set(key, expression);
  return expression;
}

const telling = new Map<string, readonly string[]>();

/** A shorter word stands in nearly every sentence, or is a piece of one ("Children's"). */
const SHORTEST_TELLING = 4;

/**
 * Words, in lower case, that stand in every text that holds the name (the last of it perhaps with an s): the longest first.
 * Words with an apostrophe, which may be left out, are none of them.
 */
export function tellingWords(name: string): readonly string[] {
  const known = telling.get(name);
  if (known !== undefined) return known;
  const plain = name.split(/[\s-]+/).filter((word) => !/['‘’]/.test(word));
  const words = [...new Set(plain.flatMap(wordsOf))].sort((a, b) => b.length - a.length);
  const long = words.filter((word) => word.length >= SHORTEST_TELLING);
  const own = long.length > 0 ? long : [...wordsOf(name)].sort((a, b) => b.length - a.length).slice(0, 1);
  telling.set(name, own);
  return own;
}

/** A comma after a word may be left out, as may its apostrophe. */
function wordSource(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/'/g, "'?")
    .replace(/,$/, ',?');
}
