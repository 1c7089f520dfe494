/** Finds names of bodies as whole words in normalised text, in the ways in which people write them. */

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

/** A comma after a word may be left out, as may its apostrophe. */
function wordSource(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/'/g, "'?")
    .replace(/,$/, ',?');
}
