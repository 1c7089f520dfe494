/** `contact`: a contact detail stands by a sentence that matches; and `hasContact`: the notice holds one of such an owner. */
import { neighbours } from '../conditions';
import type { Contact } from '../contacts';
import type { ReviewContext, Verdict } from '../context';
import type { ContactOwner, Expr } from '../pack';
import type { Statement } from '../text-index';
import { detailAsCompared } from './contact-detail';
import { inOtherRow, nearestIn } from './contacts-near';
import { passingHits } from './says';

const NOT_THE_READERS: readonly ContactOwner[] = ['regulator', 'other'];

/** Evidence: the sentence, and the contact where it stands in another one. */
export function evaluateContact(ctx: ReviewContext, expr: Extract<Expr, { op: 'contact' }>): Verdict {
  const wanted = expr.is?.map(detailAsCompared);
  const barred = expr.not ?? NOT_THE_READERS;
  const usable = ctx
    .contacts()
    .filter(
      (contact) =>
        (!expr.kinds || expr.kinds.includes(contact.kind)) &&
        !(expr.own && contact.outside) &&
        (!wanted || wanted.includes(detailAsCompared(contact.value))) &&
        !barred.includes(contact.owners[0] ?? 'organisation') &&
        !expr.notBy?.some((pattern) => ctx.matcher.hitsIn(pattern, contact.statement).length > 0),
    );
  if (usable.length === 0) return { holds: false, evidence: [] };
  for (const hit of passingHits(ctx, expr.contact, expr)) {
    const statement = ctx.index.statements[hit.statement];
    if (!statement) continue;
    const { first, last } = statement.heading ? EVERYWHERE : neighbours(ctx, statement, expr.within);
    const isElsewhere = inOtherRow(ctx, statement);
    // "Ask the office": a council's address in the next sentence is no way to it.
    const serving = usable.filter(
      (one) => one.statement === statement.id || !one.outside || one.owners[0] !== 'organisation',
    );
    const own = isElsewhere
      ? serving.filter((one) => first <= one.statement && one.statement <= last && !isElsewhere(one))
      : serving;
    const reachable = expr.onward ? own.filter(isFromHere(ctx, statement)) : own;
    const near = statement.heading ? serving.filter(isBelow(ctx, statement.id)) : reachable;
    const contact = nearestIn(near, hit.start, first, last);
    if (!contact) continue;
    const place = ctx.index.statements[contact.statement];
    const evidence = [{ start: statement.start, end: statement.end }];
    if (place && place.id !== statement.id) evidence.push({ start: contact.start, end: contact.end });
    return { holds: true, evidence };
  }
  return { holds: false, evidence: [] };
}

export function evaluateHasContact(ctx: ReviewContext, expr: Extract<Expr, { op: 'hasContact' }>): Verdict {
  const contact = ctx
    .contacts()
    .find(
      (one) =>
        expr.owners.includes(one.owners[0] ?? 'organisation') &&
        (!expr.kinds || expr.kinds.includes(one.kind)) &&
        !(expr.own && one.outside),
    );
  if (!contact) return { holds: false, evidence: [] };
  const statement = ctx.index.statements[contact.statement];
  return { holds: true, evidence: statement ? [{ start: statement.start, end: statement.end }] : [] };
}

const EVERYWHERE = { first: 0, last: Number.POSITIVE_INFINITY };

/** In the sentence's own block or behind it; lists and tables may give a detail first. */
function isFromHere(ctx: ReviewContext, { id, block }: Statement): (contact: Contact) => boolean {
  const inProse = ctx.notice.blocks[block]?.kind === 'paragraph';
  return ({ statement }) => !inProse || statement >= id || ctx.index.statements[statement]?.block === block;
}

function isBelow(ctx: ReviewContext, heading: number): (contact: Contact) => boolean {
  return (contact) => ctx.index.statements[contact.statement]?.context.includes(heading) ?? false;
}
