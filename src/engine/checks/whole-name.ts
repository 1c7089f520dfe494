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

const longest = new Map<string, string>();

/** The longest word of a name, in lower case. */
export function longestWord(name: string): string {
  const known = longest.get(name);
  if (known !== undefined) return known;
  const words = [...wordsOf(name)].sort((a, b) => b.length - a.length);
  const word = words[0] ?? name.toLowerCase();
  longest.set(name, word);
  return word;
}

/** A comma after a word may be left out, as may its apostrophe. */
function wordSource(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/'/g, "'?")
    .replace(/,$/, ',?');
}
