/** Anchors of a phrase: words of which at least one stands in every text it can match, chosen so that few texts hold them. */

/** A set of anchors ("delet*" = a word that begins so) and how often, roughly, a sentence of a notice holds one of them. */
export interface AnchorSet {
  readonly words: readonly string[];
  readonly cost: number;
}

/** Words in nearly every sentence. */
const EVERYWHERE =
  words(`a an and any are as at be been being but by can could do does for from had has have how if in is it its
  may more must no not of on or other our out shall should so such than that the their them there these they this those to
  under up us was we were what when where which who will with would you your i e g s t`);

/** Words that most paragraphs of a privacy notice hold. */
const COMMON =
  words(`about access act after also article basis based because before child children collect collected contact
  data department education example following gdpr general hold information include includes including keep law lawful legal
  local name need notice only parent parents people person personal policy privacy process processed processing protect
  protection provide provided public pupil pupils purposes record records regulation request require required right rights
  school schools section share shared sharing staff student students support time trust use used uses using where within work
  www https org uk gov http com all some each`);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/));
}

const SHORTEST_PREFIX = 2;

/** Rough cost of an anchor: 1 for a rare word. */
function costOf(anchor: string): number {
  const isPrefix = anchor.endsWith('*');
  const stem = isPrefix ? anchor.slice(0, -1) : anchor;
  if (!isPrefix) return EVERYWHERE.has(stem) ? 100 : COMMON.has(stem) ? 20 : stem.length < 3 ? 5 : 1;
  if (startsOne(EVERYWHERE, stem) && stem.length < 4) return 120;
  if (startsOne(COMMON, stem)) return 25;
  return Math.max(1.5, 12 - 2 * stem.length);
}

function startsOne(set: ReadonlySet<string>, stem: string): boolean {
  for (const word of set) if (word.startsWith(stem)) return true;
  return false;
}

function setOf(anchors: readonly string[]): AnchorSet {
  const distinct = [...new Set(anchors)];
  const prefixes = distinct.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const kept = distinct
    .filter((word) => !prefixes.some((prefix) => word !== `${prefix}*` && word.startsWith(prefix)))
    .sort();
  return { words: kept, cost: kept.reduce((sum, word) => sum + costOf(word), 0) };
}

/** Anchors of alternatives: all of them; none where one alternative has none. */
export function union(sets: readonly (AnchorSet | readonly string[] | null)[]): AnchorSet | null {
  const all: string[] = [];
  for (const set of sets) {
    const own = set === null ? [] : 'words' in set ? set.words : set;
    if (own.length === 0) return null;
    all.push(...own);
  }
  return setOf(all);
}

/** The sets there are, the one that is found least often first. */
export function cheapestFirst(sets: readonly (AnchorSet | null)[]): readonly AnchorSet[] {
  return sets.filter((set) => set !== null).sort((a, b) => a.cost - b.cost);
}

/**
 * Anchors of one word as the phrase language writes it. The words of a text are its runs of letters and digits, in
 * lower case, so that an apostrophe or hyphen parts them: `child's` is found as "child" or "childs", `e-mail` as "mail" or "email".
 */
export function wordAnchors(text: string): AnchorSet | null {
  const sets: AnchorSet[] = [];
  // Only ' and - can vanish; any other sign stands in the text and parts words for certain.
  for (const piece of text.split(/[^\p{L}\p{N}'#*-]+/u)) {
    const whole = piece.replace(/^['-]+|['-]+$/g, '');
    if (whole === '' || whole.includes('#')) continue;
    const parts = whole.split(/['-]+/);
    const joinedTails = parts.map((_, position) => parts.slice(position).join(''));
    const joinedHeads = parts.map((_, position) => parts.slice(0, position + 1).join(''));
    const last = joinedTails.every(usable) ? setOf(joinedTails) : null;
    const first = whole.endsWith('*') ? null : joinedHeads.every(usable) ? setOf(joinedHeads) : null;
    const prefix = parts.length > 1 && usable(`${parts[0]}*`) ? setOf([`${parts[0]}*`]) : null;
    const [best] = cheapestFirst([last, first, prefix]);
    if (best !== undefined) sets.push(best);
  }
  return cheapestFirst(sets)[0] ?? null;
}

/** Anchors of letters that begin a word of the text. @param isWhole they are all of it */
export function wholeOrBeginning(letters: string, isWhole: boolean): AnchorSet | null {
  if (isWhole) return setOf([letters]);
  return usable(`${letters}*`) ? setOf([`${letters}*`]) : null;
}

/** Rough cost of signs, as of words: nearly every sentence has a comma or a full stop. */
const COST_OF_SIGNS: Readonly<Record<string, number>> = { '.': 100, ',': 60, '-': 30, "'": 30, '#': 15 };

/** Signs of which one stands in every text that can match; "#" stands for a digit, and for itself. */
export function signAnchors(signs: readonly string[]): AnchorSet {
  const distinct = [...new Set(signs)].sort();
  return { words: distinct, cost: distinct.reduce((sum, sign) => sum + (COST_OF_SIGNS[sign] ?? 4), 0) };
}

function usable(anchor: string): boolean {
  return anchor.endsWith('*') ? anchor.length > SHORTEST_PREFIX : anchor.length > 0;
}
