/** Finds stock phrases of privacy notices with one slip in them: a word misspelt or mistaken, two swapped, one left out. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { editDistance, unaccented } from './edit-distance';
import { textsOf } from './settings';

/** One place of a stock phrase: the words that are right there. */
interface Slot {
  readonly words: readonly string[];
  /** How the words are written. */
  readonly written: readonly string[];
  /** A phrase without this word is broken, so its absence is a slip. */
  readonly needed: boolean;
}

interface StockPhrase {
  /** Its number among the stock phrases. */
  readonly id: number;
  readonly slots: readonly Slot[];
  /** Without one of its words it is broken. */
  readonly mayLackOne: boolean;
}

interface Token {
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Ends a clause: no stock phrase runs on over it. */
  readonly stops: boolean;
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}'-]*[\p{L}\p{N}])?/gu;
/** What ends a clause, right behind a word. */
const STOP = /^[)\]"']?\s?[.;:!?()[\]]/;
/** Shorter words are near to too many others. */
const SHORTEST_SLIP = 4;

/**
 * Settings of the rule: `stock` (the phrases: `[optional]` words, `(a|b)` alternatives, `word!` a word whose absence is
 * a slip), `accepted` (words that are right in any phrase, however near they are to another).
 * Words are told apart without case, accents and apostrophes.
 */
export function wordingSlip(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const stock = stockOf(rule);
  const findings: RawFinding[] = [];
  for (const statement of ctx.index.statements) {
    if (statement.virtual) continue;
    const written = statement.text.match(TOKEN) ?? [];
    const possible = possiblePhrases(written.map(plain), stock);
    if (possible.length === 0) continue;
    const tokens = tokensOf(statement.text, written);
    const right = new Set<number>();
    const slips: { first: number; length: number; meant: string }[] = [];
    for (const { phrase, starts } of possible) {
      for (const at of starts) {
        const outcome = matchAt(tokens, at, phrase, stock.accepted);
        if (!outcome) continue;
        const { length } = outcome;
        if (outcome.slip) slips.push({ first: at, length, meant: meantBy(phrase, tokens.slice(at, at + length)) });
        else for (let one = at; one < at + length; one++) right.add(one);
      }
    }
    for (const { first, length, meant } of slips) {
      // Words that make other stock phrases as they stand are no slip of this one.
      const whole = tokens.slice(first, first + length);
      if (whole.every((_, offset) => right.has(first + offset))) continue;
      findings.push({
        start: ctx.index.toSource(statement.id, whole[0]?.from ?? 0),
        end: ctx.index.toSource(statement.id, whole.at(-1)?.to ?? 0),
        data: { meant },
      });
    }
  }
  return findings;
}

interface Stock {
  /** By phrase, where the words of the text at hand say that it begins: the first `counts` of them. */
  readonly votes: readonly number[][];
  /** All 0 between texts. */
  readonly counts: Uint32Array;
  /** Where in which phrases a word stands. */
  readonly byWord: ReadonlyMap<string, readonly { readonly phrase: StockPhrase; readonly slot: number }[]>;
  readonly accepted: ReadonlySet<string>;
}

const parsed = new WeakMap<FindingRule, Stock>();

function stockOf(rule: FindingRule): Stock {
  const known = parsed.get(rule);
  if (known) return known;
  const byWord = new Map<string, { phrase: StockPhrase; slot: number }[]>();
  const phrases = textsOf(rule.detect?.settings.stock)
    .flatMap(parseStock)
    .map((slots, id) => ({ id, slots, mayLackOne: slots.some(({ needed }) => needed) }));
  for (const phrase of phrases) {
    phrase.slots.forEach(({ words }, slot) => {
      for (const word of words) {
        const list = byWord.get(word);
        if (list) list.push({ phrase, slot });
        else byWord.set(word, [{ phrase, slot }]);
      }
    });
  }
  const votes = phrases.map((): number[] => []);
  const counts = new Uint32Array(phrases.length);
  const stock = { votes, counts, byWord, accepted: new Set(textsOf(rule.detect?.settings.accepted).map(plain)) };
  parsed.set(rule, stock);
  return stock;
}

/** How many words of a phrase are in place at least: all but one, or all but two swapped ones. */
function fewestInPlace({ slots }: StockPhrase): number {
  return Math.max(1, slots.length - (slots.length >= 4 ? 2 : 1));
}

interface Possible {
  readonly phrase: StockPhrase;
  /** The words at which it may begin, in order. */
  readonly starts: readonly number[];
}

/** The phrases of which enough words are in place. */
function possiblePhrases(words: readonly string[], { votes, counts, byWord }: Stock): readonly Possible[] {
  const met: StockPhrase[] = [];
  words.forEach((word, at) => {
    for (const { phrase, slot } of byWord.get(word) ?? NOWHERE) {
      const own = votes[phrase.id];
      const count = counts[phrase.id] ?? 0;
      if (count === 0) met.push(phrase);
      if (own) own[count] = at - slot;
      counts[phrase.id] = count + 1;
    }
  });
  const possible: Possible[] = [];
  for (const phrase of met) {
    const count = counts[phrase.id] ?? 0;
    counts[phrase.id] = 0;
    if (count < fewestInPlace(phrase)) continue;
    const starts = startsOf(phrase, (votes[phrase.id] ?? []).slice(0, count));
    if (starts.length > 0) possible.push({ phrase, starts });
  }
  return possible;
}

const NOWHERE: readonly never[] = [];

function startsOf(phrase: StockPhrase, votes: number[]): readonly number[] {
  if (votes.some((at, nth) => nth > 0 && at < (votes[nth - 1] ?? 0))) votes.sort((x, y) => x - y);
  const least = fewestInPlace(phrase);
  const starts: number[] = [];
  let before = { at: Number.NaN, count: 0 };
  for (let first = 0, next = 0; first < votes.length; first = next) {
    const at = votes[first] ?? 0;
    while (votes[next] === at) next++;
    const count = next - first;
    // Where a word is left out, those behind it speak for a beginning one earlier.
    const shifted = phrase.mayLackOne && before.at === at - 1 ? before.count : 0;
    if (at >= 0 && count + shifted >= least) starts.push(at);
    before = { at, count };
  }
  return starts;
}

/** The phrase as it should be: of several right words, the one that is there. */
function meantBy(phrase: StockPhrase, found: readonly Token[]): string {
  const there = new Set(found.map((token) => token.word));
  return phrase.slots
    .map(
      ({ words, written }) =>
        written[
          Math.max(
            0,
            words.findIndex((word) => there.has(word)),
          )
        ],
    )
    .join(' ');
}

/** Does the phrase, right or with one slip, begin at this token? `length` is in tokens. */
function matchAt(
  tokens: readonly Token[],
  at: number,
  phrase: StockPhrase,
  accepted: ReadonlySet<string>,
): { readonly slip: string | null; readonly length: number } | null {
  const { slots } = phrase;
  const word = (offset: number) => tokens[at + offset]?.word;
  const fits = (slot: number, offset: number) => {
    const found = word(offset);
    return found !== undefined && (slots[slot]?.words.includes(found) ?? false);
  };
  const unbroken = (length: number) => {
    for (let offset = 0; offset < length - 1; offset++) if (tokens[at + offset]?.stops) return false;
    return at + length <= tokens.length;
  };
  let agree = 0;
  while (agree < slots.length && fits(agree, agree)) agree++;
  if (agree === slots.length) return unbroken(slots.length) ? { slip: null, length: slots.length } : null;
  const rest = (fromSlot: number, fromOffset: number) => {
    for (let slot = fromSlot; slot < slots.length; slot++) if (!fits(slot, fromOffset + slot - fromSlot)) return false;
    return true;
  };
  const odd = word(agree);
  const wanted = slots[agree];
  if (odd === undefined || !wanted) return null;
  // One word is near to the right one.
  if (rest(agree + 1, agree + 1) && unbroken(slots.length) && isSlip(odd, wanted.words, accepted)) {
    return { slip: odd, length: slots.length };
  }
  // One word is left out.
  if (wanted.needed && agree > 0 && agree < slots.length - 1 && rest(agree + 1, agree) && unbroken(slots.length - 1)) {
    return { slip: odd, length: slots.length - 1 };
  }
  // Two neighbours are swapped.
  if (
    slots.length >= 4 &&
    fits(agree + 1, agree) &&
    fits(agree, agree + 1) &&
    !fits(agree + 1, agree + 1) &&
    rest(agree + 2, agree + 2) &&
    unbroken(slots.length)
  ) {
    return { slip: odd, length: slots.length };
  }
  return null;
}

/** Near to a right word, and neither a form of it nor known to be right. */
function isSlip(odd: string, right: readonly string[], accepted: ReadonlySet<string>): boolean {
  if (accepted.has(odd) || odd.length < SHORTEST_SLIP || /\d/.test(odd)) return false;
  return right.some((word) => {
    if (word.length < SHORTEST_SLIP) return false;
    if (areForms(word, odd)) return false;
    // British and American spelling.
    if (odd.replace(/z/g, 's') === word.replace(/z/g, 's')) return false;
    const most = Math.min(word.length, odd.length) >= 6 ? 2 : 1;
    return editDistance(odd, word, most) <= most;
  });
}

const FORM_ENDING = /^(?:|s|es|ed|d|ing|e|r|er|ers|y|ies|ied|ily|ly|al|n|en|ion|ions)$/;

/** "share" and "shares", "party" and "parties": the same word in another form is a question of grammar, not a slip. */
function areForms(a: string, b: string): boolean {
  // "acces" is no singular of "access".
  if (a === `${b}s` && a.endsWith('ss')) return false;
  if (b === `${a}s` && b.endsWith('ss')) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return same >= 3 && FORM_ENDING.test(a.slice(same)) && FORM_ENDING.test(b.slice(same));
}

/** @param written the words of the text, in order */
function tokensOf(text: string, written: readonly string[]): readonly Token[] {
  let end = 0;
  return written.map((word) => {
    const from = text.indexOf(word, end);
    end = from + word.length;
    return { word: plain(word), from, to: end, stops: STOP.test(text.slice(end, end + 3)) };
  });
}

/** Words once made plain, since notices say the same ones again and again. Emptied when it grows beyond any notice's need. */
const plainForms = new Map<string, string>();
const MOST_FORMS = 20_000;
const LONGEST_FORM = 40;

function plain(word: string): string {
  const known = plainForms.get(word);
  if (known !== undefined) return known;
  const form = unaccented(word).replace(/['’-]/g, '');
  if (word.length > LONGEST_FORM) return form;
  if (plainForms.size >= MOST_FORMS) plainForms.clear();
  plainForms.set(word, form);
  return form;
}

/** A phrase of the settings with every choice made: one phrase for each way in which its optional words are there or not. */
function parseStock(source: string): readonly (readonly Slot[])[] {
  const pieces = source.match(/\[[^\]]*\]|\([^)]*\)!?|[^\s[\]()]+/g) ?? [];
  let variants: Slot[][] = [[]];
  for (const piece of pieces) {
    const optional = piece.startsWith('[');
    const needed = piece.endsWith('!');
    const inner = piece.replace(/^[[(]|!$/g, '').replace(/[\])]$/, '');
    const options = inner.split('|').map((option) => option.split(/\s+/).filter(Boolean));
    const slotOf = (written: readonly string[]): Slot => ({ words: written.map(plain), written, needed });
    const single = options.every((option) => option.length === 1);
    const added: Slot[][] = single
      ? [[slotOf(options.flat())]]
      : options.map((option) => option.map((word) => slotOf([word])));
    variants = variants.flatMap((variant) => [
      ...(optional ? [variant] : []),
      ...added.map((slots) => [...variant, ...slots]),
    ]);
  }
  return variants.filter((slots) => slots.length >= 2);
}
