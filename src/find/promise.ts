/** How likely a link leads to a notice, told before it is followed: by its words, its address and what stands around it. */
import { createTextMatcher } from '../engine/matcher';
import type { Pack, PatternId } from '../engine/pack';
import type { FindRegister } from '../engine/registers';
import { normalise } from '../notice/normalise';
import type { PagePart } from './page-links';

export interface LinkWords {
  readonly text: string;
  readonly title: string;
  /** The address as words. */
  readonly address: string;
  /** The sentence, list item or row that the link stands in. */
  readonly around: string;
  readonly heading: string;
  /** Title and heading of the page it stands on. */
  readonly page: string;
  readonly part: PagePart;
  /** It stands on the home page. */
  readonly onHome: boolean;
}

/** Each from 0 to 1. */
export interface Promised {
  /** It is a notice. */
  readonly notice: number;
  /** It leads to notices. */
  readonly lead: number;
  /** Ids of the expected kinds that may stand there apart from the others. */
  readonly elsewhere: readonly string[];
}

export type PromiseOf = (words: LinkWords) => Promised;

type Place = keyof FindRegister['where'];
const PLACES: readonly Place[] = ['text', 'title', 'address', 'around', 'heading', 'page'];
/** Points that make a promise of 1 - 1/e. */
const SPREAD = 3;
const LONGEST = 300;

const made = new WeakMap<Pack, PromiseOf>();

/** @throws Error where the pack does not say how notices are found */
export function promiseOf(pack: Pack): PromiseOf {
  const known = made.get(pack);
  if (known) return known;
  const register = pack.registers.find;
  if (!register) throw new Error(`Rule pack ${pack.id} does not say how notices are found (registers/find.yaml).`);
  const fresh = createPromise(pack, register);
  made.set(pack, fresh);
  return fresh;
}

function createPromise(pack: Pack, register: FindRegister): PromiseOf {
  const matches = createTextMatcher(pack);
  const says = (patterns: readonly PatternId[], text: string) =>
    text !== '' && patterns.some((pattern) => matches(pattern, text));
  const namesNotice = register.signals.filter(({ notice = 0 }) => notice >= NAMES).flatMap(({ phrases }) => phrases);
  /** Headings and titles come again with every link below them. */
  const told = new Map<string, readonly boolean[]>();
  const signalsIn = (text: string): readonly boolean[] => {
    const there = told.get(text);
    if (there) return there;
    const answer = register.signals.map(
      ({ phrases, unlessPhrases = [] }) => says(phrases, text) && !says(unlessPhrases, text),
    );
    if (told.size > MOST_KEPT) told.clear();
    told.set(text, answer);
    return answer;
  };

  return (words) => {
    const texts = Object.fromEntries(PLACES.map((place) => [place, plain(words[place])])) as Record<Place, string>;
    const silent = texts.text === '' || says(register.saysNothingPhrases, texts.text);
    let notice = register.parts[words.part];
    let lead = 0;
    // What stands around a link speaks for it only where it does not speak for itself.
    if (silent) texts.text = '';
    else texts.around = '';
    const found = PLACES.map((place) => signalsIn(texts[place]));
    register.signals.forEach((signal, at) => {
      // What speaks against is the link's own: a page on retention may link to a notice.
      const places = PLACES.filter((place, index) => {
        const own = place !== 'heading' && place !== 'page';
        if (found[index]?.[at] !== true) return false;
        return own || (words.part === 'main' && (silent || (signal.notice ?? 0) > 0));
      });
      const share = Math.max(0, ...places.map((place) => register.where[place]));
      // A page's own subject says little of what its links with words of their own lead to.
      const context = places.every((place) => place === 'heading' || place === 'page');
      const weight = context && !silent ? share * CONTEXT : share;
      notice += (signal.notice ?? 0) * weight;
      lead += (signal.lead ?? 0) * weight;
    });
    const under = says(namesNotice, texts.heading) || (words.part === 'main' && says(namesNotice, texts.page));
    if (under && (silent || says(register.peoplePhrases, `${texts.text} ${texts.title} ${texts.address}`.trim())))
      notice += register.underNotices;
    const name = texts.text || texts.address;
    const elsewhere = register.expected.flatMap(({ id, elsewherePhrases = [] }) =>
      name.length <= LONGEST_NAME && says(elsewherePhrases, name) ? [id] : [],
    );
    // What is plainly something else is not tried for want of better.
    if (words.onHome && words.part === 'menu' && lead >= 0) lead = Math.max(lead, register.menuLead);
    return { notice: promised(notice), lead: promised(lead), elsewhere };
  };
}

/** Points from which a signal names a notice. */
const NAMES = 6;
const CONTEXT = 0.5;
/** A link to a page of the menu has a short name. */
const LONGEST_NAME = 40;
const MOST_KEPT = 5000;

function promised(points: number): number {
  return points <= 0 ? 0 : Math.round((1 - Math.exp(-points / SPREAD)) * 100) / 100;
}

function plain(text: string): string {
  return normalise(text.slice(0, LONGEST)).text.replace(/[_]+/g, ' ').trim();
}
