/** Finds stock phrases of privacy notices with one slip in them: a word misspelt or mistaken, two swapped, one left out. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { editDistance, unaccented } from './edit-distance';
import { textsOf } from './settings';

/** One place of a stock phrase: the words that are right there. */
interface Slot {
  readonly words: readonly string[];
  /** The same by number. */
  readonly numbers: readonly number[];
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
  /** So many of its words may be out of place: one, or two swapped ones. */
  readonly mostMissing: number;
}

/** A place of a phrase by which it is noticed. */
interface Telltale {
  readonly phrase: StockPhrase;
  readonly slot: number;
}

/** The words of a statement, in order. */
interface Words {
  readonly text: string;
  readonly written: readonly string[];
  /** The same made plain. */
  readonly plain: readonly string[];
  /** Where each begins in the text; worked out when it is first asked for. */
  starts: readonly number[] | null;
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}'-]*[\p{L}\p{N}])?/gu;
/** The same for text in ASCII, which is nearly all there is: several times as fast. */
const ASCII_TOKEN = /[A-Za-z0-9](?:[A-Za-z0-9'-]*[A-Za-z0-9])?/g;
const BEYOND_ASCII = /[^\0-\x7f]/;
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
    const written = statement.text.match(BEYOND_ASCII.test(statement.text) ? TOKEN : ASCII_TOKEN) ?? NONE;
    const candidates = candidatesIn(written, stock);
    if (candidates.length === 0) continue;
    const words: Words = { text: statement.text, written, plain: written.map(plain), starts: null };
    const right = new Set<number>();
    const slips: Slip[] = [];
    for (const { phrase, at } of candidates) {
      const outcome = matchAt(words, at, phrase, stock.accepted);
      if (!outcome) continue;
      if (outcome.slip) slips.push({ phrase, first: at, length: outcome.length });
      else for (let one = at; one < at + outcome.length; one++) right.add(one);
    }
    for (const { phrase, first, length } of inOrderMet(slips, words, stock)) {
      // Words that make other stock phrases as they stand are no slip of this one.
      const places = Array.from({ length }, (_, offset) => first + offset);
      if (places.every((place) => right.has(place))) continue;
      findings.push({
        start: ctx.index.toSource(statement.id, startOf(words, first)),
        end: ctx.index.toSource(statement.id, endOf(words, first + length - 1)),
        data: { meant: meantBy(phrase, words.plain.slice(first, first + length)) },
      });
    }
  }
  return findings;
}

interface Slip {
  readonly phrase: StockPhrase;
  /** Its first word, and how many it has. */
  readonly first: number;
  readonly length: number;
}

/** Phrases in the order in which their words are met, so that of two that a slip may be of always the same is named. */
function inOrderMet(slips: readonly Slip[], { plain: all }: Words, { byWord }: Stock): readonly Slip[] {
  if (slips.length < 2) return slips;
  const met = [...new Set(all.flatMap((word) => (byWord.get(word) ?? []).map(({ phrase }) => phrase)))];
  return [...slips].sort((a, b) => met.indexOf(a.phrase) - met.indexOf(b.phrase) || a.first - b.first);
}

interface Stock {
  /** Where in which phrases a word stands. */
  readonly byWord: ReadonlyMap<string, readonly Telltale[]>;
  /** The words by what is looked up of them, by the word as made plain. */
  readonly forms: ReadonlyMap<string, Form>;
  /** The same by the word as a text writes it. Emptied when it grows beyond any notice's need. */
  readonly asWritten: Map<string, Form>;
  readonly accepted: ReadonlySet<string>;
}

/** A word of a text to the stock phrases. */
interface Form {
  /** Of a word of theirs, its number; else -1. */
  readonly number: number;
  /** The places by which a phrase is noticed that it may stand in: see `telltalesOf`. */
  readonly telltales: readonly Telltale[];
}

const parsed = new WeakMap<FindingRule, Stock>();

function stockOf(rule: FindingRule): Stock {
  const known = parsed.get(rule);
  if (known) return known;
  const byWord = new Map<string, Telltale[]>();
  const numbers = new Map<string, number>();
  const phrases = textsOf(rule.detect?.settings.stock)
    .flatMap((source) => parseStock(source, numbers))
    .map(
      (slots, id): StockPhrase => ({
        id,
        slots,
        mayLackOne: slots.some(({ needed }) => needed),
        mostMissing: slots.length >= 4 ? 2 : 1,
      }),
    );
  const put = (map: Map<string, Telltale[]>, phrase: StockPhrase, slot: number) => {
    for (const word of phrase.slots[slot]?.words ?? []) {
      const list = map.get(word);
      if (list) list.push({ phrase, slot });
      else map.set(word, [{ phrase, slot }]);
    }
  };
  for (const phrase of phrases) phrase.slots.forEach((_, slot) => put(byWord, phrase, slot));
  const telltales = new Map<string, Telltale[]>();
  for (const phrase of phrases) for (const slot of telltalesOf(phrase, byWord)) put(telltales, phrase, slot);
  const forms = new Map(
    [...numbers].map(([word, number]): [string, Form] => [word, { number, telltales: telltales.get(word) ?? NONE }]),
  );
  const accepted = new Set(textsOf(rule.detect?.settings.accepted).map(plain));
  const stock = { byWord, forms, asWritten: new Map<string, Form>(), accepted };
  parsed.set(rule, stock);
  return stock;
}

/**
 * The places of a phrase with the rarest words, so many that with any slip one of them is in place: all places are, but
 * one, or two where neighbours are swapped.
 */
function telltalesOf({ slots }: StockPhrase, byWord: ReadonlyMap<string, readonly Telltale[]>): readonly number[] {
  const shared = slots.map(({ words }) => words.reduce((sum, word) => sum + (byWord.get(word)?.length ?? 0), 0));
  const places = slots.map((_, slot) => slot).sort((a, b) => (shared[a] ?? 0) - (shared[b] ?? 0));
  return places.slice(0, slots.length >= 4 ? 3 : 2);
}

interface Candidate {
  readonly phrase: StockPhrase;
  readonly at: number;
}

const NONE: readonly never[] = [];

/** More than any statement has. */
const MOST_WORDS = 0x1_000_000;

/** The words at which phrases may begin, right or with a slip. */
function candidatesIn(written: readonly string[], stock: Stock): readonly Candidate[] {
  let candidates: Candidate[] | null = null;
  let seen: Set<number> | null = null;
  const forms: Form[] = [];
  for (const word of written) forms.push(formAs(word, stock));
  for (let at = 0; at < forms.length; at++) {
    const { telltales } = forms[at] ?? UNKNOWN;
    for (let i = 0; i < telltales.length; i++) {
      const telltale = telltales[i];
      if (telltale === undefined) continue;
      const { phrase, slot } = telltale;
      // Where a word is left out, those behind it stand one earlier.
      const last = phrase.mayLackOne && slot > 0 ? at - slot + 1 : at - slot;
      for (let first = Math.max(0, at - slot); first <= last; first++) {
        if (!mayStand(forms, first, phrase)) continue;
        const key = phrase.id * MOST_WORDS + first;
        seen ??= new Set();
        if (seen.has(key)) continue;
        seen.add(key);
        candidates ??= [];
        candidates.push({ phrase, at: first });
      }
    }
  }
  return candidates ?? NONE;
}

/** Are enough words of the phrase in place, or (where one may be left out) one earlier? */
function mayStand(forms: readonly Form[], first: number, { slots, mayLackOne, mostMissing }: StockPhrase): boolean {
  let missing = Math.min(mostMissing, slots.length - 1);
  for (let slot = 0; slot < slots.length; slot++) {
    if (stands(slots[slot], forms[first + slot])) continue;
    if (mayLackOne && slot > 0 && stands(slots[slot], forms[first + slot - 1])) continue;
    if (--missing < 0) return false;
  }
  return true;
}

function stands(slot: Slot | undefined, form: Form | undefined): boolean {
  if (slot === undefined || form === undefined) return false;
  const { numbers } = slot;
  for (let i = 0; i < numbers.length; i++) if (numbers[i] === form.number) return true;
  return false;
}

const UNKNOWN: Form = { number: -1, telltales: NONE };

function formAs(written: string, { asWritten, forms }: Stock): Form {
  const known = asWritten.get(written);
  if (known !== undefined) return known;
  const found = forms.get(plain(written)) ?? UNKNOWN;
  if (written.length > LONGEST_FORM) return found;
  if (asWritten.size >= MOST_FORMS) asWritten.clear();
  asWritten.set(written, found);
  return found;
}

/** The phrase as it should be: of several right words, the one that is there. */
function meantBy(phrase: StockPhrase, found: readonly string[]): string {
  const there = new Set(found);
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

/** Does the phrase, right or with one slip, begin at this word? `length` is in words. */
function matchAt(
  words: Words,
  at: number,
  phrase: StockPhrase,
  accepted: ReadonlySet<string>,
): { readonly slip: string | null; readonly length: number } | null {
  const { slots } = phrase;
  const count = slots.length;
  let agree = 0;
  while (agree < count && fits(words, slots, agree, at + agree)) agree++;
  if (agree === count) return isUnbroken(words, at, count) ? { slip: null, length: count } : null;
  const odd = words.plain[at + agree];
  const wanted = slots[agree];
  if (odd === undefined || !wanted) return null;
  // One word is near to the right one.
  if (
    restFits(words, slots, agree + 1, at + agree + 1) &&
    isUnbroken(words, at, count) &&
    isSlip(odd, wanted.words, accepted)
  ) {
    return { slip: odd, length: count };
  }
  // One word is left out.
  if (
    wanted.needed &&
    agree > 0 &&
    agree < count - 1 &&
    restFits(words, slots, agree + 1, at + agree) &&
    isUnbroken(words, at, count - 1)
  ) {
    return { slip: odd, length: count - 1 };
  }
  // Two neighbours are swapped.
  if (
    count >= 4 &&
    fits(words, slots, agree + 1, at + agree) &&
    fits(words, slots, agree, at + agree + 1) &&
    !fits(words, slots, agree + 1, at + agree + 1) &&
    restFits(words, slots, agree + 2, at + agree + 2) &&
    isUnbroken(words, at, count)
  ) {
    return { slip: odd, length: count };
  }
  return null;
}

/** Is the word at this place right for the slot? */
function fits({ plain: all }: Words, slots: readonly Slot[], slot: number, at: number): boolean {
  const found = all[at];
  return found !== undefined && (slots[slot]?.words.includes(found) ?? false);
}

/** Are the words from this place on right for the slots from this one on? */
function restFits(words: Words, slots: readonly Slot[], from: number, at: number): boolean {
  for (let slot = from; slot < slots.length; slot++) if (!fits(words, slots, slot, at + slot - from)) return false;
  return true;
}

function isUnbroken(words: Words, at: number, length: number): boolean {
  for (let offset = 0; offset < length - 1; offset++) if (stopsAfter(words, at + offset)) return false;
  return at + length <= words.plain.length;
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

function startOf(words: Words, at: number): number {
  words.starts ??= startsOf(words);
  return words.starts[at] ?? 0;
}

function startsOf({ text, written }: Words): readonly number[] {
  let end = 0;
  return written.map((word) => {
    const start = text.indexOf(word, end);
    end = start + word.length;
    return start;
  });
}

function endOf(words: Words, at: number): number {
  return startOf(words, at) + (words.written[at]?.length ?? 0);
}

/** Does a clause end right behind the word? No stock phrase runs on over that. */
function stopsAfter(words: Words, at: number): boolean {
  const end = endOf(words, at);
  return STOP.test(words.text.slice(end, end + 3));
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

/**
 * A phrase of the settings with every choice made: one phrase for each way in which its optional words are there or not.
 * @param numbers those of words, which get theirs here
 */
function parseStock(source: string, numbers: Map<string, number>): readonly (readonly Slot[])[] {
  const pieces = source.match(/\[[^\]]*\]|\([^)]*\)!?|[^\s[\]()]+/g) ?? [];
  let variants: Slot[][] = [[]];
  for (const piece of pieces) {
    const optional = piece.startsWith('[');
    const needed = piece.endsWith('!');
    const inner = piece.replace(/^[[(]|!$/g, '').replace(/[\])]$/, '');
    const options = inner.split('|').map((option) => option.split(/\s+/).filter(Boolean));
    const slotOf = (written: readonly string[]): Slot => {
      const words = written.map(plain);
      for (const word of words) if (!numbers.has(word)) numbers.set(word, numbers.size);
      return { words, numbers: words.map((word) => numbers.get(word) ?? UNKNOWN.number), written, needed };
    };
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
