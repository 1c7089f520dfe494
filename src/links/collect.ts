/** The links of a notice: which are to be asked, and what can be said of the others without the network. */
import { editDistance } from '../engine/checks/edit-distance';
import { placeholderVariant } from '../engine/checks/placeholder-link';
import type { LinkOutcome } from '../engine/link-answer';
import type { Pack } from '../engine/pack';
import type { LinkAnswerRegister } from '../engine/registers';
import type { Link, Notice } from '../notice/notice';
import { destinationOf, hostOf, isHostOf } from './address';
import { isPrivateHost } from './private-address';

export type LinkTask =
  | {
      readonly kind: 'ask';
      readonly href: string;
      readonly url: string;
      readonly fragment: string | null;
      /** The text gives no scheme: https: is tried first, then http:. */
      readonly schemeGuessed: boolean;
    }
  | { readonly kind: 'settled'; readonly href: string; readonly outcome: LinkOutcome };

/**
 * One task for each `href` of the notice, in order. Controls of the page are passed over.
 * @param base the notice's own web address, or null
 * @param allowPrivate hosts that are not on the internet may be asked
 */
export function linkTasks(
  notice: Notice,
  base: string | null,
  pack: Pack,
  register: LinkAnswerRegister,
  allowPrivate: boolean,
): readonly LinkTask[] {
  const rule = pack.findings.find(({ detect }) => detect?.kind === 'placeholder-link');
  const tasks = new Map<string, LinkTask>();
  for (const link of notice.links) {
    const { href } = link;
    if (link.control || tasks.has(href)) continue;
    const settled = (outcome: LinkOutcome): LinkTask => ({ kind: 'settled', href, outcome });
    const variant = rule && link.kind === 'anchor' ? placeholderVariant(href, rule) : null;
    if (variant === 'disk') tasks.set(href, settled({ code: 'not-checked-disk' }));
    else if (variant === 'default') tasks.set(href, settled({ code: 'not-checked-placeholder' }));
    else if (variant !== null) tasks.set(href, settled({ code: 'not-checked-preview' }));
    else tasks.set(href, taskOf(link, base, notice, register, allowPrivate));
  }
  return [...tasks.values()];
}

function taskOf(
  link: Link,
  base: string | null,
  notice: Notice,
  register: LinkAnswerRegister,
  allowPrivate: boolean,
): LinkTask {
  const { href } = link;
  const settled = (outcome: LinkOutcome): LinkTask => ({ kind: 'settled', href, outcome });
  const to = destinationOf(href, base, link.kind === 'printed');
  switch (to.kind) {
    case 'web':
      if (!allowPrivate && isPrivateHost(hostOf(to.url), register.privateHosts))
        return settled({ code: 'not-checked-private' });
      return { kind: 'ask', href, url: to.url, fragment: to.fragment, schemeGuessed: to.schemeGuessed };
    case 'place':
      return notice.places === undefined || to.place === '' || hasPlace(new Set(notice.places), to.place)
        ? settled({ code: 'ok' })
        : settled({ code: 'no-such-place', place: to.place });
    case 'email':
      return settled(emailOutcome(to.addresses, base, register));
    case 'phone':
      return settled({ code: isPhone(to.number, register) ? 'well-formed' : 'bad-phone' });
    case 'relative':
      return settled({ code: 'not-checked-relative' });
    case 'other-scheme':
      return settled({ code: 'not-checked-scheme' });
    case 'malformed':
      return settled({ code: 'bad-address' });
  }
}

/** The top of a page is there without a name; `:~:` marks a piece of text, not a place. */
export function hasPlace(places: ReadonlySet<string>, place: string): boolean {
  return /^top$/i.test(place) || place.includes(':~:') || /^[!/]/.test(place) || places.has(place);
}

const MAILBOX = /^[a-z\d.!#$%&'*+/=?^_`{|}~-]{1,64}$/i;
const LABEL = /^(?!-)[a-z\d-]{1,63}$/i;

export function isEmail(address: string): boolean {
  const at = address.lastIndexOf('@');
  const [mailbox, host] = [address.slice(0, at), address.slice(at + 1)];
  if (at < 1 || !MAILBOX.test(mailbox) || /^\.|\.\.|\.$/.test(mailbox)) return false;
  const labels = host.split('.');
  return (
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label) && !label.endsWith('-')) &&
    /^(?:[a-z]{2,}|xn--[a-z\d-]+)$/i.test(labels.at(-1) ?? '')
  );
}

function emailOutcome(addresses: readonly string[], base: string | null, register: LinkAnswerRegister): LinkOutcome {
  const filled = addresses.filter((address) => address !== '');
  if (filled.length === 0 || !filled.every(isEmail)) return { code: 'bad-email' };
  const school = base === null ? null : hostOf(base).replace(/^www\./, '');
  if (school === null) return { code: 'well-formed' };
  const isOdd = filled.some((address) => isOddDomain(address.split('@').at(-1) ?? '', school, register));
  return isOdd ? { code: 'odd-email', expected: school } : { code: 'well-formed' };
}

/** The shortest own name by which two domains can be held to mean one school. */
const LONG_NAME = 6;

/**
 * Does an email's domain look like a slip for the site's, or like one the school had before? Other domains are nobody's
 * concern: data protection officers and trusts have their own.
 */
function isOddDomain(domain: string, school: string, { emails }: LinkAnswerRegister): boolean {
  const host = domain.toLowerCase();
  if (host === school || host.endsWith(`.${school}`) || school.endsWith(`.${host}`) || isHostOf(host, emails.shared))
    return false;
  const [own = '', theirs = ''] = [school.split('.')[0], host.split('.')[0]];
  if (own.length < LONG_NAME) return false;
  if (own === theirs) return true;
  const most = own.length >= 10 ? 2 : 1;
  return theirs[0] === own[0] && editDistance(own, theirs, most) <= most;
}

/** A telephone number of the United Kingdom, a short one of the register, or one of another country. */
function isPhone(number: string, { shortPhones }: LinkAnswerRegister): boolean {
  const main = number.replace(/(?:;|,|\bext?\b|x(?=\d)).*$/i, '');
  if (/[^\d\s()+./-]/.test(main)) return false;
  const digits = main.replace(/^\s*(?:\+|00)\s*44\s*(?:\(0\))?\s*0?/, '0').replace(/[^\d+]/g, '');
  if (digits.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(digits);
  return shortPhones.includes(digits) || /^0[1-9]\d{8,9}$/.test(digits) || /^00[1-9]\d{6,14}$/.test(digits);
}

export interface LinksOfHost {
  /** With its port, where that is not the usual one. */
  readonly host: string;
  /** How many of the links are asked of it, at least one. */
  readonly links: number;
}

/** Whom a check of these links asks, each host once, in the order of the notice: to be named before it starts. */
export function hostsAsked(tasks: readonly LinkTask[]): readonly LinksOfHost[] {
  const counts = new Map<string, number>();
  for (const task of tasks) {
    if (task.kind !== 'ask') continue;
    const { host } = new URL(task.url);
    counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  return [...counts].map(([host, links]) => ({ host, links }));
}
