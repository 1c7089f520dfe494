/** Tells pages that stand in for the one that was asked for: held up, not there, no school's site, nothing without scripts. */
import { challengeOfPage } from '../links/page-facts';
import type { FindContext } from './consider';
import type { PageFace } from './page-links';
import type { FetchFault } from './port';
import { siteOf } from './site-address';

export interface PageAnswer {
  /** Where it came from in the end. */
  readonly url: string;
  readonly html: string;
  readonly face: PageFace;
  readonly isHome: boolean;
}

/** HTTP status of an answer that refuses: what a page says that is served as if all were well is held against it too. */
const REFUSED = 403;

/** What there is in place of the page, or null. */
export function standInOf(answer: PageAnswer, context: FindContext): FetchFault | null {
  if (isChallenge(answer, context)) return 'challenge';
  if (answer.isHome && isNoSite(answer, context)) return 'no-site';
  if (isGone(answer, context)) return 'not-found';
  return isScriptOnly(answer, context) ? 'script-only' : null;
}

/** Pages of protected sites carry marks of their protection too, but have more to say. */
function isChallenge({ html, face }: PageAnswer, { pack, book }: FindContext): boolean {
  if (face.words.length >= book.find.standIns.challenge.most) return false;
  const source = { html, status: REFUSED, header: () => null };
  return challengeOfPage(source, { title: face.title, text: face.words }, pack, book.links) !== null;
}

function isNoSite({ url, html, face }: PageAnswer, { book, matches }: FindContext): boolean {
  const { most, mostLinks, phrases, titlePhrases, marks } = book.find.standIns.noSite;
  if (face.words.length >= most || face.refresh !== null) return false;
  const shows = face.links.some(({ shown }) => shown) || face.inViewers.length > 0;
  const inner = face.links.filter((link) => {
    const to = URL.canParse(link.href, face.base) ? new URL(link.href, face.base).href : '';
    return /^https?:/.test(to) && siteOf(to) === siteOf(url) && to !== url;
  });
  if (inner.length > mostLinks) return false;
  if (marks.some((mark) => html.includes(mark) || url.includes(mark))) return true;
  if ([...phrases, ...titlePhrases].some((phrase) => matches(phrase, face.title))) return true;
  if (phrases.some((phrase) => matches(phrase, face.words))) return true;
  return face.words === '' && face.links.length === 0 && !shows && face.scripts === 0;
}

/** A "not found" page that does not say so in its status. */
function isGone({ url, face }: PageAnswer, { book, matches }: FindContext): boolean {
  const { titlePhrases, headingPhrases, addresses, thin } = book.links.softGone;
  const cues = [
    titlePhrases.some((phrase) => matches(phrase, face.title)),
    face.headings.some((heading) => headingPhrases.some((phrase) => matches(phrase, heading))),
    addresses.some((part) => new URL(url).pathname.toLowerCase().includes(part)),
  ].filter(Boolean).length;
  return cues > 1 || (cues === 1 && face.words.length < thin);
}

function isScriptOnly({ face }: PageAnswer, { book, matches }: FindContext): boolean {
  const { most, parts, phrases } = book.find.standIns.script;
  if (face.scripts === 0 || face.words.length >= most || face.refresh !== null) return false;
  if (face.links.some(({ shown }) => shown) || face.inViewers.length > 0) return false;
  const isEmpty = face.words === '' || face.headings.length + face.links.length === 0;
  return (
    isEmpty &&
    (parts.some((part) => face.emptyParts.includes(part)) || phrases.some((phrase) => matches(phrase, face.unscripted)))
  );
}
