/** Contact details in a notice, and whose they are as far as the words around them say. */
import { firstIndex } from '../notice/first-index';
import { outsideTeller } from './contact-domain';
import type { ReviewContext } from './context';
import type { ContactKind, ContactOwner } from './pack';
import type { ContactVocabulary } from './registers';
import { createSpanSet } from './span-set';
import type { Statement } from './text-index';

export interface Contact {
  readonly kind: ContactKind;
  /** Offsets in `notice.text`. */
  readonly start: number;
  readonly end: number;
  /** Email address, digits of the phone number, postcode or street, or the link's address. */
  readonly value: string;
  readonly statement: number;
  /** Everybody the words around it name as reachable there; the likeliest first, never empty. */
  readonly owners: readonly ContactOwner[];
  /** Names of persons in the same place, as written. */
  readonly persons: readonly string[];
  /** An email at another body's domain, or a detail of the same owner's in the sentence of one (`outsideTeller`). */
  readonly outside: boolean;
}

/** Email addresses as people print them; long runs are cut off rather than followed. */
const EMAIL = /[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** United Kingdom numbers: 0 or +44, then 9 or 10 digits in groups. */
const PHONE = /(?<![\w@/.-])(?:\+44[\s-]?(?:\(0\)[\s-]?)?|\(?0)\d{2,5}\)?(?:[\s-]?\d{2,8}){1,3}(?![\w/-])/g;
const DIGIT = /\d/;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/g;

/** What is named behind a detail and one of these is somebody else ("email us at x@y, or complain to the ICO"). */
const NEXT_CLAUSE = /[;.!?]\s|\s(?:and|or|but|if|when|then|while)\s/i;

interface Label {
  readonly owner: ContactOwner;
  readonly at: number;
  readonly text: string;
}

/** Finds every contact detail of the notice's body, in the order of the text. */
export function findContacts(ctx: ReviewContext): readonly Contact[] {
  const vocabulary = ctx.pack.registers.notice.contacts;
  const contacts: Omit<Contact, 'outside'>[] = [];
  const { notice, index } = ctx;
  const statementAt = statementFinder(index.statements);

  const taken = { email: createSpanSet(), phone: createSpanSet(), address: createSpanSet(), link: createSpanSet() };
  const labelsIn = labelFinder(ctx);

  const add = (kind: ContactKind, statement: Statement, start: number, end: number, value: string) => {
    if (taken[kind].overlaps({ start, end })) return;
    taken[kind].add({ start, end });
    const { owners, persons } = ownersOf(ctx, statement, start, value, labelsIn);
    contacts.push({ kind, start, end, value, statement: statement.id, owners, persons });
  };

  for (const link of notice.links) {
    const statement = statementAt(link.start);
    if (!statement || statement.heading || link.control) continue;
    const mail = /^mailto:([^?]+)/i.exec(link.href)?.[1];
    if (mail) add('email', statement, link.start, link.end, safeDecode(mail).trim().toLowerCase());
    else if (/^tel:/i.test(link.href)) add('phone', statement, link.start, link.end, link.href.replace(/[^\d+]/g, ''));
    else if (isRegulatorsAddress(link.href, vocabulary)) add('link', statement, link.start, link.end, link.href);
    else if (/^(?:https?:|\/|\.\.?\/|[\w-]+[/.?])/i.test(link.href) && link.kind === 'anchor') {
      const text = notice.text.slice(link.start, link.end);
      const form = vocabulary.formLinkPhrases.some(
        (pattern) => ctx.matcher.matches(pattern, text) || ctx.matcher.matches(pattern, wordsOfAddress(link.href)),
      );
      if (form) add('link', statement, link.start, link.end, link.href);
    }
  }
  for (const statement of index.statements) {
    if (statement.virtual || statement.heading) continue;
    const place = (from: number, to: number) =>
      [index.toSource(statement.id, from), index.toSource(statement.id, to)] as const;
    const hasDigits = DIGIT.test(statement.text);
    for (const match of statement.text.includes('@') ? statement.text.matchAll(EMAIL) : []) {
      const [start, end] = place(match.index, match.index + match[0].length);
      add('email', statement, start, end, match[0].toLowerCase().replace(/[.'-]+$/, ''));
    }
    for (const match of hasDigits ? statement.text.matchAll(PHONE) : []) {
      const digits = match[0].replace(/\D/g, '');
      if (digits.length < 10 || digits.length > 13) continue;
      const [start, end] = place(match.index, match.index + match[0].length);
      add('phone', statement, start, end, digits);
    }
    for (const match of hasDigits ? statement.text.matchAll(POSTCODE) : []) {
      const [start, end] = place(match.index, match.index + match[0].length);
      add('address', statement, start, end, match[0]);
    }
    for (const pattern of ctx.matcher.standsIn(vocabulary.addressPhrases, statement.id)
      ? vocabulary.addressPhrases
      : []) {
      for (const hit of ctx.matcher.hitsIn(pattern, statement.id)) {
        add('address', statement, hit.start, hit.end, statement.text.slice(hit.from, hit.to));
      }
    }
  }
  const isOutside = outsideTeller(ctx);
  const emails = contacts.filter(({ kind }) => kind === 'email');
  // "Our officer: dpo@firm.example. ... You may complain to Firm at dpo@firm.example.": whoever it is said to be there.
  const others = new Set(emails.filter(({ value, owners }) => isOutside(value, owners)).map(({ value }) => value));
  const placeOf = ({ statement, owners }: Pick<Contact, 'statement' | 'owners'>) => `${statement} ${owners[0]}`;
  const outside = new Set(emails.filter(({ value }) => others.has(value)).map(placeOf));
  const own = new Set(emails.filter(({ value }) => !others.has(value)));
  return contacts
    .map((contact) => ({ ...contact, outside: !own.has(contact) && outside.has(placeOf(contact)) }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Whose contact it is. The words just before it in its sentence decide, then those of its block, then of the sentences
 * before it in the section (another organisation only from the one just before: it is often named in passing), then its
 * heading. "The school's data protection officer: x@y" is the officer's, so a
 * school named before a role is only its owner, not the one who is reached.
 */
function ownersOf(
  ctx: ReviewContext,
  statement: Statement,
  at: number,
  value: string,
  labelsIn: LabelFinder,
): { owners: readonly ContactOwner[]; persons: readonly string[] } {
  const vocabulary = ctx.pack.registers.notice.contacts;
  const digits = value.replace(/\D/g, '');
  if (
    isRegulatorsAddress(value, vocabulary) ||
    vocabulary.regulatorPhones.some((known) => digits === known || digits === `44${known.slice(1)}`)
  ) {
    return { owners: ['regulator'], persons: [] };
  }
  const before = (id: number) => labelsIn(id).filter((label) => label.at < at);
  const own = before(statement.id);
  const block = ctx.index.ofBlock(statement.block).filter((id) => id < statement.id);
  const sameBlock = block.flatMap((id) => labelsIn(id));
  const earlier = previousInSection(ctx, statement, 3).flatMap((id, back) =>
    labelsIn(id).filter((label) => label.owner !== 'other' || back === 0),
  );
  // "You can write to the school at:" over the line with its address.
  const [lead] = previousInSection(ctx, statement, 1);
  const leadsIn = lead !== undefined && /:\s*$/.test(ctx.index.statements[lead]?.text ?? '') ? labelsIn(lead) : [];
  const overhead = statement.context.flatMap((id) => labelsIn(id));
  const behind = labelsIn(statement.id).filter((label) => label.at > at);
  const after = behind.filter((label) => !NEXT_CLAUSE.test(ctx.notice.text.slice(at + value.length, label.at)));

  const persons = [...own, ...behind, ...sameBlock]
    .filter((label) => label.owner === 'person')
    .map((label) => label.text);
  for (const labels of [withoutOfficersFirm(ctx, own), sameBlock, leadsIn, overhead, after, earlier]) {
    const owners = likeliest(labels);
    if (owners.length > 0) return { owners, persons };
  }
  return { owners: ['organisation'], persons };
}

/** "Our officer is Ms Reed of Reed Ltd, reed@…": the firm is only where the officer works, and is not who is reached. */
function withoutOfficersFirm(ctx: ReviewContext, labels: readonly Label[]): readonly Label[] {
  return labels.filter(
    (firm) =>
      firm.owner !== 'other' ||
      !labels.some(
        ({ owner, at, text }) =>
          owner === 'dpo' && at < firm.at && !NEXT_CLAUSE.test(ctx.notice.text.slice(at + text.length, firm.at)),
      ),
  );
}

/** An email or web address on one of the regulator's domains, with or without a subdomain, scheme or path. */
function isRegulatorsAddress(value: string, vocabulary: ContactVocabulary): boolean {
  const host = value
    .toLowerCase()
    .replace(/^(?:https?:)?\/\//, '')
    .replace(/^.*@/, '')
    .replace(/[/?#:].*$/, '');
  return vocabulary.regulatorDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}

/** The labels that can own what follows them, nearest first. */
function likeliest(labels: readonly Label[]): readonly ContactOwner[] {
  const ordered = [...labels].sort((a, b) => b.at - a.at);
  const nearest = ordered[0];
  if (!nearest) return [];
  const owners: ContactOwner[] = [nearest.owner];
  for (const label of ordered.slice(1)) {
    // A role or person named after the organisation is what is reached; the organisation only says whose it is.
    if (label.owner === 'organisation' && nearest.owner !== 'person') continue;
    // What belongs to somebody else does not become ours by being named in one breath.
    if (label.owner === 'regulator' || label.owner === 'other') continue;
    if (nearest.owner === 'regulator' || nearest.owner === 'other') continue;
    if (!owners.includes(label.owner)) owners.push(label.owner);
  }
  return owners;
}

type LabelFinder = (statement: number) => readonly Label[];

/** Contacts stand side by side, so that the same statements are asked for again and again. */
function labelFinder(ctx: ReviewContext): LabelFinder {
  const known = new Map<number, readonly Label[]>();
  return (statement) => {
    const there = known.get(statement);
    if (there) return there;
    const made = labelsOf(ctx, statement);
    known.set(statement, made);
    return made;
  };
}

function labelsOf(ctx: ReviewContext, statement: number): readonly Label[] {
  const vocabulary = ctx.pack.registers.notice.contacts;
  const text = ctx.index.statements[statement]?.text ?? '';
  const of = (owner: ContactOwner, patterns: readonly number[]): Label[] => {
    if (!ctx.matcher.standsIn(patterns, statement)) return [];
    return patterns.flatMap((pattern) =>
      ctx.matcher
        .hitsIn(pattern, statement)
        .map((hit) => ({ owner, at: hit.start, text: text.slice(hit.from, hit.to) })),
    );
  };
  const other = of('other', vocabulary.otherPhrases);
  const dpo = of('dpo', vocabulary.dpoPhrases);
  return [
    ...other,
    // "the council's own data protection officer" is one label, not two.
    ...dpo.filter((label) => !other.some((outer) => outer.at <= label.at && label.at - outer.at < 60)),
    ...of('regulator', vocabulary.regulatorPhrases),
    ...of('person', vocabulary.personPhrases),
    // Nor is the "controller" of "a separate controller" the school.
    ...of('organisation', vocabulary.organisationPhrases).filter(
      (label) => !other.some((outer) => outer.at <= label.at && label.at < outer.at + outer.text.length),
    ),
  ];
}

function previousInSection(ctx: ReviewContext, statement: Statement, most: number): readonly number[] {
  const ids: number[] = [];
  for (let id = statement.id - 1; id >= 0 && ids.length < most; id--) {
    const other = ctx.index.statements[id];
    if (!other || other.virtual) continue;
    if (other.section !== statement.section || other.heading) break;
    ids.push(id);
  }
  return ids;
}

/** Finds the statement an offset stands in; statements are in the order of the text. */
function statementFinder(statements: readonly Statement[]): (offset: number) => Statement | undefined {
  const real = statements.filter((statement) => !statement.virtual);
  return (offset) => {
    const candidate = real[firstIndex(0, real.length, (at) => (real[at]?.start ?? 0) > offset) - 1];
    return candidate && offset < candidate.end ? candidate : undefined;
  };
}

function wordsOfAddress(href: string): string {
  return href.replace(/[^A-Za-z0-9]+/g, ' ');
}

/** Addresses come from pages: a stray % must not stop a review. */
function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
