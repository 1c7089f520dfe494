/** Names of schools and texts that speak of them, written one way. */

/** @param ways lists of ways to write one thing, lower case; the first of each stands for all */
export function plainName(text: string, ways: readonly (readonly string[])[]): string {
  const plain = text.toLowerCase().replace(/[’‘]/g, "'").replace(/[,()]/g, ' ').replace(/\s+/g, ' ').trim();
  return ways.reduce((now, [first, ...others]) => {
    if (first === undefined) return now;
    return others.reduce((before, other) => {
      const written = other.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return before.replace(new RegExp(`(?<![a-z0-9])${written}(?![a-z0-9])`, 'g'), first);
    }, now);
  }, plain);
}
