/** Finds postal addresses, phone numbers and mailboxes that are no longer those of the body they were. */
import type { Place, RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { ContactRow } from '../registers';
import { wholeName } from './whole-name';

const PHONE = /(?<![\w@/.])(?:\+44|0)[\d\s()./-]{5,22}\d(?![\w/])/g;
const MAILBOX = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
/** Commas, line breaks and the like between the parts of an address. */
const BETWEEN_PARTS = /^[\s,.;|·•-]{0,12}$/;

/** How much of the text before and behind a contact is looked at, in characters. */
const LEFT_REACH = 60;

/**
 * Reads the whole text at once, for an address may run over several blocks. Settings of the rule: `leftPhrases` and
 * `leftBehindPhrases`, what stands before or behind a contact that is told as one not to be used any more.
 */
export function supersededContact(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const { normal } = ctx.index;
  const { leftPhrases = [], leftBehindPhrases = [] } = rule.detect?.patterns ?? {};
  const phones = [...normal.text.matchAll(PHONE)].map((match) => ({
    digits: nationalDigits(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
  const lower = normal.text.toLowerCase();
  const findings: RawFinding[] = [];
  for (const row of ctx.pack.registers.contacts) {
    if (row.from && row.from > ctx.asOf) continue;
    if (row.needs && !row.needs.some((word) => wholeName(word, true).test(normal.text))) continue;
    const wanted = (row.phones ?? []).map(nationalDigits);
    const places: Place[] = [
      ...phones.filter((phone) => wanted.includes(phone.digits)),
      ...(row.emails ?? []).flatMap((email) => placesOfEmail(normal.text, lower, email)),
      ...placesOfAddress(normal.text, row),
    ];
    for (const place of places) {
      const before = normal.text.slice(Math.max(0, place.start - LEFT_REACH), place.start);
      if (leftPhrases.some((pattern) => ctx.matcher.matches(pattern, before))) continue;
      const behind = normal.text.slice(place.end, place.end + LEFT_REACH);
      if (leftBehindPhrases.some((pattern) => ctx.matcher.matches(pattern, behind))) continue;
      const span = normal.sourceSpan(place.start, place.end);
      if (findings.some((one) => one.start < span.end && one.end > span.start)) continue;
      findings.push({
        ...span,
        data: { body: row.body, happened: row.happened, now: row.now },
        ...(row.confidence === 'unsure' ? { review: 'The register is not sure of this change of contact.' } : {}),
      });
    }
  }
  return findings.sort((a, b) => a.start - b.start);
}

/** Digits with the leading 0, whatever the spacing and the country code. */
function nationalDigits(phone: string): string {
  return phone.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^44/, '0');
}

/** @param email a whole address, or the end of all those that are meant ("gsi.gov.uk") */
function placesOfEmail(text: string, lower: string, email: string): readonly Place[] {
  if (!email.includes('@')) {
    if (!lower.includes(email)) return [];
    return [...text.matchAll(MAILBOX)]
      .filter((match) => match[0].toLowerCase().endsWith(`.${email}`))
      .map((match) => ({ start: match.index, end: match.index + match[0].length }));
  }
  const places: Place[] = [];
  for (let at = lower.indexOf(email); at >= 0; at = lower.indexOf(email, at + 1)) {
    const end = at + email.length;
    if (/[\w.+-]/.test(text[at - 1] ?? '') || /[\w-]/.test(text[end] ?? '') || /^\.\w/.test(text.slice(end, end + 2)))
      continue;
    places.push({ start: at, end });
  }
  return places;
}

/** An address counts once: from its first part as far as its parts follow each other. */
function placesOfAddress(text: string, row: ContactRow): readonly Place[] {
  const parts = row.address ?? [];
  if (parts.length === 0) return [];
  const found = parts
    .flatMap((part) =>
      [...text.matchAll(wholeName(part))].map((match) => ({
        part,
        start: match.index,
        end: match.index + match[0].length,
      })),
    )
    .sort((a, b) => a.start - b.start);
  const places: Place[] = [];
  let run: { start: number; end: number; known: boolean } | null = null;
  const close = () => {
    if (run?.known) places.push({ start: run.start, end: run.end });
    run = null;
  };
  for (const piece of found) {
    const known = row.keys?.includes(piece.part) ?? false;
    if (run && BETWEEN_PARTS.test(text.slice(run.end, piece.start))) {
      run = { start: run.start, end: piece.end, known: run.known || known };
      continue;
    }
    close();
    run = { start: piece.start, end: piece.end, known };
  }
  close();
  return places;
}
