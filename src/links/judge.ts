/** What an address's answer means: healthy, moved, gone, held up, withdrawn, ... By the pack's register, no site by name. */
import type { LinkAnswer, LinkOutcome, PlainLinkCode, SoftGoneCue } from '../engine/link-answer';
import type { LinkAnswerRegister } from '../engine/registers';
import { hostOf, isHome, isHostOf, isSamePage } from './address';
import type { PageFacts } from './page-facts';
import type { LinkFault } from './port';
import { likeness } from './sketch';
import type { Step, Visit } from './visit';

/** An answer that is still to be given to a link. */
export type Judgement = Omit<LinkAnswer, 'href' | 'url' | 'checkedAt'> & {
  readonly places: ReadonlySet<string> | null;
};

type PageStep = Extract<Step, { kind: 'page' }>;

/** Less text than this, and no heading, in a page that every address of the site gives: scripts put it together. In characters. */
const SHELL = 80;

/** @param sibling where an address of the same folder leads that can't exist, if it was asked (see `wantsSibling`) */
export function judge(visit: Visit, register: LinkAnswerRegister, sibling: Visit | null = null): Judgement {
  const { end } = visit;
  const page = end.kind === 'page' ? end : null;
  const outcome = page ? judgePage(visit, page, register, sibling) : plain(codeOf(visit));
  return {
    outcome,
    status: 'status' in end ? end.status : (visit.hops.at(-1)?.status ?? null),
    finalUrl: page && visit.url !== visit.asked ? visit.url : null,
    hops: visit.hops,
    https: null,
    page: page?.facts && page.status < 300 ? { title: page.facts.title, heading: page.facts.heading } : null,
    places: page?.facts?.places ?? null,
  };
}

const plain = (code: PlainLinkCode): LinkOutcome => ({ code });

function codeOf({ end, cookies }: Visit): PlainLinkCode {
  switch (end.kind) {
    case 'loop':
      return cookies ? 'blocked-cookies' : 'loop';
    case 'too-many-redirects':
      return cookies ? 'blocked-cookies' : 'too-many-redirects';
    case 'fault':
      return codeOfFault(end.fault);
    case 'busy':
      return 'not-checked-busy';
    case 'silent':
      return 'not-checked-silent';
    case 'cancelled':
      return 'not-checked-cancelled';
    case 'timeout':
      return 'timeout';
    case 'bad-redirect':
    case 'redirect':
    case 'page':
      return 'bad-redirect';
  }
}

function codeOfFault(fault: Exclude<LinkFault, 'aborted'>): PlainLinkCode {
  switch (fault) {
    case 'private':
      return 'not-checked-private';
    case 'permission':
      return 'not-checked-permission';
    case 'hidden-redirect':
      return 'not-checked-redirect';
    default:
      return fault;
  }
}

/** Statuses of their own making that servers use to keep programs out. */
const REFUSED: ReadonlySet<number> = new Set([402, 403, 423, 451, 999]);

function judgePage(visit: Visit, page: PageStep, register: LinkAnswerRegister, sibling: Visit | null): LinkOutcome {
  const { status, facts } = page;
  if (page.challenge !== null) return plain('blocked-challenge');
  if (status === 401 || status === 407) return plain('sign-in');
  if (REFUSED.has(status)) return plain('blocked-refused');
  if (status === 404 || status === 410) return plain('gone');
  if (status === 429) return plain('blocked-rate');
  if (status === 408) return plain('timeout');
  if (status === 525 || status === 526) return plain('tls-other');
  if (status >= 500) return plain('server-error');
  if (status >= 400) return plain('request-refused');
  if (status >= 300) return plain('bad-redirect');
  if (isSignIn(visit, facts, register)) return plain('sign-in');
  if (facts?.withdrawn) {
    const { kind, now, notice } = facts.withdrawn;
    return { code: kind, now, notice };
  }
  const gone = softGone(visit, facts, register, sibling);
  if (gone) return gone;
  if (isSamePage(visit.asked, visit.url, register)) return plain('ok');
  if (isHostOf(hostOf(visit.asked), register.shorteners)) return { code: 'shortened', now: visit.url };
  if (isHome(visit.url, register) && !isHome(visit.asked, register)) return { code: 'moved-home', now: visit.url };
  if (visit.hops.some(({ status: hop, by }) => by === 'redirect' && hop === null))
    return { code: 'redirected-untold', now: visit.url };
  const permanent = visit.hops.every(({ status: hop, by }) => by === 'redirect' && (hop === 301 || hop === 308));
  return { code: permanent ? 'redirected-permanently' : 'redirected', now: visit.url };
}

/** A link that says itself that it leads to a sign-in page is none that turns its readers away. */
function isSignIn({ asked, url }: Visit, facts: PageFacts | null, { signIn }: LinkAnswerRegister): boolean {
  const leadsTo = (address: string) => {
    const { pathname, search } = new URL(address);
    const path = `${pathname}${search}`.toLowerCase();
    return isHostOf(hostOf(address), signIn.hosts) || signIn.addresses.some((part) => isPart(path, part));
  };
  if (leadsTo(asked)) return false;
  return (leadsTo(url) && url !== asked) || (facts?.asksPassword === true && facts.signInTitle);
}

/** Is this a part of the path that ends where a word ends? "/login" is none of "/loginhelp". */
function isPart(path: string, part: string): boolean {
  const at = path.indexOf(part);
  return at >= 0 && (/\W$/.test(part) || !/[a-z\d]/.test(path[at + part.length] ?? ''));
}

/**
 * Should an address that can't exist be asked for, to compare? Only where something looks wrong already: words of
 * title, heading or address, a page that calls the home page its own address, or hardly any text.
 */
export function wantsSibling(visit: Visit, register: LinkAnswerRegister): boolean {
  const { end } = visit;
  if (end.kind !== 'page' || end.status >= 300 || end.challenge !== null || end.facts === null) return false;
  if (end.facts.withdrawn !== null || isSignIn(visit, end.facts, register)) return false;
  return cuesOf(visit, end.facts, register).length > 0;
}

function cuesOf(visit: Visit, facts: PageFacts, register: LinkAnswerRegister): readonly SoftGoneCue[] {
  const cues: SoftGoneCue[] = [];
  if (facts.goneTitle) cues.push('title');
  if (facts.goneHeading) cues.push('heading');
  const { pathname, search } = new URL(visit.url);
  const path = `${pathname}${search}`.toLowerCase();
  if (visit.url !== visit.asked && register.softGone.addresses.some((part) => isPart(path, part))) cues.push('address');
  if (facts.canonical !== null && isHome(facts.canonical, register) && !isHome(visit.url, register))
    cues.push('canonical');
  if (facts.characters < register.softGone.thin) cues.push('thin');
  return cues;
}

function softGone(
  visit: Visit,
  facts: PageFacts | null,
  register: LinkAnswerRegister,
  sibling: Visit | null,
): LinkOutcome | null {
  if (facts === null) return null;
  const own = cuesOf(visit, facts, register);
  const worded = own.filter((cue) => cue === 'title' || cue === 'heading' || cue === 'address');
  const alike = sibling !== null && isAlike(visit, facts, register, sibling);
  const cues: readonly SoftGoneCue[] = alike ? [...own, 'sibling'] : own;
  if (worded.length === 0) {
    // Without words to that effect, only a page that stands for any address at all is suspect.
    if (!alike || isHome(visit.asked, register)) return null;
    return facts.heading === null && facts.characters < SHELL
      ? plain('blocked-script')
      : { code: 'soft-gone-unsure', cues };
  }
  // A site that says honestly of the other address that it is gone would have said so of this one: it is about such pages.
  const honest = sibling?.end.kind === 'page' && (sibling.end.status === 404 || sibling.end.status === 410);
  const certain = cues.length >= register.softGone.certain && !(honest && !worded.includes('address'));
  return { code: certain ? 'soft-gone' : 'soft-gone-unsure', cues };
}

function isAlike(visit: Visit, facts: PageFacts, { softGone }: LinkAnswerRegister, sibling: Visit): boolean {
  const { end } = sibling;
  if (end.kind !== 'page' || end.status >= 300 || end.facts === null) return false;
  if (visit.url !== visit.asked && sibling.url === visit.url) return true;
  return likeness(facts.sketch, end.facts.sketch) >= softGone.likeness;
}
