/** `route`: a sentence sends the reader to somebody, and the notice does or does not say how to reach them. */
import { neighbours } from '../conditions';
import type { Contact } from '../contacts';
import type { ReviewContext, Verdict } from '../context';
import type { ContactOwner, Expr } from '../pack';
import type { Statement } from '../text-index';
import { firstIn, inOtherRow } from './contacts-near';
import { editDistance } from './edit-distance';
import { passingHits } from './says';

type RouteExpr = Extract<Expr, { op: 'route' }>;

/**
 * `given`: a contact stands in the sentence, beside it, or elsewhere in the notice for the person, role or office the
 * sentence names. `none`: such a sentence is there, and for none of them a contact is given.
 */
export function evaluateRoute(ctx: ReviewContext, expr: RouteExpr): Verdict {
  let unreachable: Statement | null = null;
  for (const hit of passingHits(ctx, expr.route, expr)) {
    const statement = ctx.index.statements[hit.statement];
    if (!statement) continue;
    const contact = contactFor(ctx, statement, expr.within ?? 1, expr.kinds);
    if (!contact) {
      unreachable ??= statement;
      continue;
    }
    if (expr.reach === 'none') return { holds: false, evidence: [] };
    const evidence = [{ start: statement.start, end: statement.end }];
    if (contact.statement !== statement.id) evidence.push({ start: contact.start, end: contact.end });
    return { holds: true, evidence };
  }
  if (expr.reach === 'given' || !unreachable) return { holds: false, evidence: [] };
  return { holds: true, evidence: [{ start: unreachable.start, end: unreachable.end }] };
}

/** The contact that serves the sentence, or undefined. The regulator's and other organisations' never do. */
function contactFor(
  ctx: ReviewContext,
  statement: Statement,
  within: RouteExpr['within'],
  kinds: RouteExpr['kinds'],
): Contact | undefined {
  const ours = ctx
    .contacts()
    .filter(
      ({ owners, kind }) => owners[0] !== 'regulator' && owners[0] !== 'other' && (!kinds || kinds.includes(kind)),
    );
  const here = firstIn(ours, statement.id, statement.id);
  if (here) return here;
  const targets = targetsOf(ctx, statement);
  const near = neighbours(ctx, statement, within ?? 1);
  const isElsewhere = inOtherRow(ctx, statement);
  const beside = firstIn(isElsewhere ? ours.filter((contact) => !isElsewhere(contact)) : ours, near.first, near.last);
  if (beside && (targets.owners.size === 0 || fits(beside, targets))) return beside;
  return (
    ours.find((contact) => fits(contact, targets)) ??
    byTitle(ctx, ours, statement) ??
    (targets.elsewhere ? ours[0] : undefined)
  );
}

/** A post is written with capitals, in two words or more: "Trust Compliance Manager". */
const TITLE = /\b[A-Z][\w'-]{1,24}(?: (?:(?:of|and|for|to) )?[A-Z][\w'-]{1,24}){1,4}/g;

/** The contact that stands where the notice tells who holds the post that the sentence names. */
function byTitle(ctx: ReviewContext, ours: readonly Contact[], { text }: Statement): Contact | undefined {
  const titles = text.match(TITLE) ?? [];
  if (titles.length === 0) return undefined;
  return ours.find((contact) => {
    const there = ctx.index.statements[contact.statement];
    return (
      there !== undefined &&
      ctx.index
        .ofBlock(there.block)
        .some((id) => titles.some((title) => ctx.index.statements[id]?.text.includes(title) === true))
    );
  });
}

interface Targets {
  readonly owners: ReadonlySet<ContactOwner>;
  readonly persons: readonly string[];
  /** The sentence points to details given in another place ("above", "at the end of this notice"). */
  readonly elsewhere: boolean;
}

/** Whom the sentence names: a person, the data protection officer, the school or its office. */
function targetsOf(ctx: ReviewContext, statement: Statement): Targets {
  const vocabulary = ctx.pack.registers.notice.contacts;
  const said = (patterns: readonly number[]) =>
    patterns.flatMap((pattern) => ctx.matcher.hitsIn(pattern, statement.id));
  const owners = new Set<ContactOwner>();
  if (said(vocabulary.dpoPhrases).length > 0) owners.add('dpo');
  const persons = said(vocabulary.personPhrases).map((hit) => statement.text.slice(hit.from, hit.to));
  if (persons.length > 0) owners.add('person');
  if (said(vocabulary.reachedOrganisationPhrases).length > 0) owners.add('organisation');
  return { owners, persons, elsewhere: said(vocabulary.elsewherePhrases).length > 0 };
}

function fits(contact: Contact, targets: Targets): boolean {
  if (targets.persons.some((name) => contact.persons.some((other) => sameSurname(name, other)))) return true;
  if (targets.owners.has('dpo') && contact.owners.includes('dpo')) return true;
  // An office or "us" is reached by any detail of the school's own that is not the officer's alone, nor the council's.
  return (
    targets.owners.has('organisation') &&
    !contact.outside &&
    contact.owners.some((owner) => owner === 'organisation' || (owner === 'person' && !contact.owners.includes('dpo')))
  );
}

/** Names are often spelt in two ways in one notice; a slip of one letter is still the same person. */
function sameSurname(one: string, other: string): boolean {
  const a = surnameOf(one);
  const b = surnameOf(other);
  return a === b || (a.length > 4 && b.length > 4 && editDistance(a, b, 1) === 1);
}

function surnameOf(name: string): string {
  return (name.trim().split(/\s+/).at(-1) ?? '').toLowerCase().replace(/'s$/, '');
}
