/** Whose domain an email address is at, as far as the names in a notice tell. */
import type { ReviewContext } from './context';
import { bodiesNamed, COMPANY } from './describe/organisation';
import type { ContactOwner } from './pack';

/** A shorter word, or beginning of one, tells nobody's domain. */
const SHORTEST_WORD = 4;
/** Domains often hold only the beginning of a word. */
const BEGINNING = 5;
const FEWEST_INITIALS = 3;

/**
 * Tells the addresses of a data protection officer who is not the school's own: at a domain that has nothing of the names of
 * the schools and trusts in the notice. What is said to be the school's is taken for another's only at the domain of a
 * council that the notice names, as people shorten their own names in many ways.
 * @returns false wherever that can't be told: where the notice names no school, and at the domains that only schools have
 */
export function outsideTeller(ctx: ReviewContext): (email: string, owners: readonly ContactOwner[]) => boolean {
  const { contacts, organisation } = ctx.pack.registers.notice;
  const generic = new Set(organisation.genericWords);
  const { schools, councils } = bodiesNamed(ctx.index, ctx.matcher, organisation);
  // "Hill Schools Ltd" or "Diocese of Hill Education Service" serves schools, and carries on none.
  const serves = new Set(contacts.providerEndings);
  const carriers = schools.filter((name) => !serves.has(plain(name.replace(COMPANY, '')).split(' ').at(-1) ?? ''));
  const own = [...new Set(ctx.organisation === null ? carriers : [ctx.organisation, ...carriers])];
  return (email, owners) => {
    const host = email.slice(email.lastIndexOf('@') + 1);
    if (own.length === 0 || contacts.schoolDomains.some((domain) => host.endsWith(`.${domain}`))) return false;
    const holds = (name: string) => holdsName(host, name, generic);
    return !own.some(holds) && (owners.includes('dpo') || councils.some(holds));
  };
}

/** "dpo.elmvale.org", "elmv.org" and "evct.org" hold "Elm Vale Community Trust" or "Elmvale", by a word or by the initials. */
function holdsName(host: string, name: string, generic: ReadonlySet<string>): boolean {
  const words = plain(name).match(/\p{L}+/gu) ?? [];
  const initials = words.map(([first]) => first).join('');
  const joined = host.replace(/[^a-z]/g, '');
  const labels = host.split(/[^a-z]+/);
  return (
    labels.some(
      (label) =>
        label.length >= FEWEST_INITIALS &&
        (initials.includes(label) || (initials.length >= FEWEST_INITIALS && label.startsWith(initials))),
    ) ||
    words.some(
      (word) =>
        word.length >= SHORTEST_WORD &&
        !generic.has(word) &&
        (joined.includes(word.slice(0, BEGINNING)) ||
          labels.some((label) => label.length >= SHORTEST_WORD && word.startsWith(label))),
    )
  );
}

/** In lower case, without accents and apostrophes, as domains are. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}']/gu, '');
}
