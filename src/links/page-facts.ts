/** What a page that a link leads to says of itself, kept small: many are read in one run. */
import { createTextMatcher } from '../engine/matcher';
import type { Pack, PatternId } from '../engine/pack';
import type { LinkAnswerRegister, WithdrawnRow } from '../engine/registers';
import { normalise } from '../notice/normalise';
import { descendants, visibleText } from '../read/page-measures';
import { type PageElement, parsePage } from '../read/page-tree';
import { followed, hostOf, isHostOf } from './address';
import { sketchOf } from './sketch';

export interface PageFacts {
  readonly title: string | null;
  /** Its first heading. */
  readonly heading: string | null;
  /** Characters of text that a visitor reads, as far as it was read. */
  readonly characters: number;
  /** For telling how alike two pages are. */
  readonly sketch: Uint32Array;
  /** Where the page sends its reader on by itself, or null. */
  readonly refresh: string | null;
  /** The address the page calls its own, or null. */
  readonly canonical: string | null;
  /** The page holds visitors up: which row of the register told. */
  readonly challenge: string | null;
  readonly asksPassword: boolean;
  readonly signInTitle: boolean;
  readonly goneTitle: boolean;
  readonly goneHeading: boolean;
  readonly withdrawn: {
    readonly kind: WithdrawnRow['kind'];
    readonly notice: string;
    readonly now: string | null;
  } | null;
  /** Names of the places that fragments can lead to; null where they were not asked for or not all read. */
  readonly places: ReadonlySet<string> | null;
}

export interface PageSource {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  /** All of the page was read. */
  readonly complete: boolean;
  readonly header: (name: string) => string | null;
  readonly wantPlaces: boolean;
}

const UNSEEN = /^(?:script|style|noscript|template|svg|iframe|object|head)$/;
/** Most characters of a title, heading or notice that are looked at, and of a page's text. */
const MOST_WORDS = 400;
const MOST_TEXT = 20_000;
const MOST_HEADINGS = 3;
const MOST_PLACES = 5000;
/** A page that sends its reader on after more seconds than this is one to be read. */
const LONGEST_REFRESH = 10;

export function readPage(source: PageSource, pack: Pack, register: LinkAnswerRegister): PageFacts {
  const matches = createTextMatcher(pack);
  const says = (patterns: readonly PatternId[] | undefined, text: string | null) =>
    text !== null && (patterns ?? []).some((pattern) => matches(pattern, text));
  const root = parsePage(source.html);
  const elements = descendants(root, (element) => element.tag === 'svg');
  const textOf = (element: PageElement) => clean(visibleText(element, isUnseen, MOST_WORDS));
  const titleElement = elements.find((element) => element.tag === 'title');
  const title = titleElement === undefined ? null : clean(visibleText(titleElement, () => false, MOST_WORDS)) || null;
  const headings = elements
    .filter((element) => /^h[12]$/.test(element.tag))
    .map(textOf)
    .filter((text) => text !== '')
    .slice(0, MOST_HEADINGS);
  const text = clean(visibleText(root, isUnseen, MOST_TEXT));
  return {
    title,
    heading:
      elements
        .filter((element) => element.tag === 'h1')
        .map(textOf)
        .find((one) => one !== '') ??
      headings[0] ??
      null,
    characters: text.length,
    sketch: sketchOf(withoutAddress(text, source.url)),
    refresh: refreshOf(elements, source),
    canonical: canonicalOf(elements, source.url),
    challenge: challengeOf(source, title, text, register, says),
    asksPassword: elements.some(
      ({ tag, attributes }) => tag === 'input' && attributes.type?.toLowerCase() === 'password',
    ),
    signInTitle: says(register.signIn.titlePhrases, title) || says(register.signIn.titlePhrases, headings[0] ?? null),
    goneTitle: says(register.softGone.titlePhrases, title),
    goneHeading: headings.some((heading) => says(register.softGone.headingPhrases, heading)),
    withdrawn: withdrawnOf(source, elements, [title, ...headings], register, says, textOf),
    places: source.wantPlaces && source.complete ? placesOf(elements) : null,
  };
}

/** The row of the register that tells an answer without a page (a HEAD, a document) as one that holds visitors up. */
export function challengeOfAnswer(
  source: Pick<PageSource, 'status' | 'header'>,
  register: LinkAnswerRegister,
): string | null {
  return challengeOf({ ...source, html: '' }, null, '', register, () => false);
}

/**
 * The row that tells a page as one that holds visitors up.
 * @param words its title, and the text that a visitor reads
 */
export function challengeOfPage(
  source: Pick<PageSource, 'status' | 'header' | 'html'>,
  { title, text }: { readonly title: string; readonly text: string },
  pack: Pack,
  register: LinkAnswerRegister,
): string | null {
  const matches = createTextMatcher(pack);
  return challengeOf(
    source,
    clean(title),
    clean(text),
    register,
    (patterns, words) => words !== null && (patterns ?? []).some((pattern) => matches(pattern, words)),
  );
}

type Says = (patterns: readonly PatternId[] | undefined, text: string | null) => boolean;

function challengeOf(
  { status, header, html }: Pick<PageSource, 'status' | 'header' | 'html'>,
  title: string | null,
  text: string,
  register: LinkAnswerRegister,
  says: Says,
): string | null {
  const row = register.challenges.find((one) => {
    if (one.statuses && !one.statuses.includes(status)) return false;
    if (one.header) {
      const value = header(one.header.name);
      if (value === null || !value.toLowerCase().includes(one.header.has)) return false;
    }
    if (one.titlePhrases && !says(one.titlePhrases, title)) return false;
    if (one.textPhrases && !says(one.textPhrases, text.slice(0, MOST_WORDS * 5))) return false;
    return !one.marks || one.marks.some((mark) => html.includes(mark));
  });
  return row?.id ?? null;
}

function refreshOf(elements: readonly PageElement[], { url }: PageSource): string | null {
  const meta = elements.find(
    ({ tag, attributes }) => tag === 'meta' && attributes['http-equiv']?.toLowerCase() === 'refresh',
  );
  const parts = /^\s*(\d{1,6})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']*?)["']?\s*$/i.exec(
    (meta?.attributes.content ?? '').slice(0, 2048),
  );
  if (!parts || Number(parts[1]) > LONGEST_REFRESH || !parts[2]) return null;
  return followed(parts[2], url);
}

function canonicalOf(elements: readonly PageElement[], url: string): string | null {
  const link = elements.find(({ tag, attributes }) => tag === 'link' && attributes.rel?.toLowerCase() === 'canonical');
  const href = link?.attributes.href?.trim();
  return href ? followed(href, url) : null;
}

function withdrawnOf(
  { url }: PageSource,
  elements: readonly PageElement[],
  heads: readonly (string | null)[],
  register: LinkAnswerRegister,
  says: Says,
  textOf: (element: PageElement) => string,
): PageFacts['withdrawn'] {
  const host = hostOf(url);
  for (const row of register.withdrawn) {
    if (
      !isHostOf(host, row.hosts) &&
      !isHostOf(
        host,
        row.hosts.map((one) => `*.${one}`),
      )
    )
      continue;
    if (row.within === undefined) {
      const notice = heads.find((head) => says(row.noticePhrases, head));
      if (notice) return { kind: row.kind, notice, now: null };
      continue;
    }
    for (const element of elements) {
      if (!isNamed(element, row.within)) continue;
      const notice = textOf(element);
      if (!says(row.noticePhrases, notice)) continue;
      const link = descendants(element).find(({ tag, attributes }) => tag === 'a' && attributes.href !== undefined);
      const now = link?.attributes.href === undefined ? null : followed(link.attributes.href, url);
      return { kind: row.kind, notice: firstSentence(notice), now: now === url ? null : now };
    }
  }
  return null;
}

function isNamed({ tag, attributes }: PageElement, names: readonly string[]): boolean {
  return names.some((name) => {
    if (name.startsWith('#')) return attributes.id === name.slice(1);
    if (name.startsWith('.')) return (attributes.class ?? '').split(/\s+/).includes(name.slice(1));
    return tag === name;
  });
}

function placesOf(elements: readonly PageElement[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { tag, attributes } of elements) {
    if (attributes.id) places.add(attributes.id);
    if (tag === 'a' && attributes.name) places.add(attributes.name);
    if (places.size >= MOST_PLACES) break;
  }
  return places;
}

function isUnseen({ tag, attributes }: PageElement): boolean {
  return UNSEEN.test(tag) || attributes.hidden !== undefined;
}

/** Pages that are not there often say which address was asked for. */
function withoutAddress(text: string, url: string): string {
  const { pathname, href } = new URL(url);
  const last = pathname.split('/').findLast((part) => part !== '');
  return [href, pathname, last].reduce<string>(
    (rest, part) => (part && part.length > 1 ? rest.replaceAll(part, '') : rest),
    text,
  );
}

function clean(text: string): string {
  return normalise(text).text.trim();
}

/** A notice's first sentence, shortened: it is quoted in reports. */
function firstSentence(text: string): string {
  const sentence = /^.{20,200}?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
  return sentence.length <= 200 ? sentence : `${sentence.slice(0, 200).replace(/\s+\S*$/, '')} …`;
}
