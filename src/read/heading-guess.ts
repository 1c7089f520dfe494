/** Tells from the words of a line whether it can be a heading. */

const ADDRESS = /@|https?:\/\/|www\.|\d[\d ]{8,}\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;
const HONORIFIC = /^(?:mr|mrs|ms|miss|mx|dr|prof|rev|revd|fr|sr|canon)\b/i;
const DATE_LINE =
  /^(?:version|updated|last|next|reviewed?|date|approved|adopted|agreed|issued?|effective|published|policy date|signed?)\b.*\d/i;

/** Longest line taken for a heading, in UTF-16 code units. */
const MAX_LENGTH = 130;
const MAX_WORDS = 18;

/** True if the line is short, holds letters, starts like a title and ends like none of a sentence, item or label. */
export function canBeHeading(line: string): boolean {
  // A footnote's number stands behind the full stop.
  const text = line.trim().replace(/[\u00b9\u00b2\u00b3\u2070-\u2079]+$/, '');
  if (text.length > MAX_LENGTH || text.includes('\n') || !/\p{L}{2}/u.test(text)) return false;
  if (/[.;,]$/.test(text) && !/\b(?:etc|e\.g|ltd)\.$/i.test(text)) return false;
  if (!(text.endsWith('?') && text.length <= 70) && holdsTwoSentences(text)) return false;
  if (text.split(/\s+/).length > MAX_WORDS) return false;
  return !ADDRESS.test(text);
}

function holdsTwoSentences(text: string): boolean {
  // Neither the number of a heading nor a title or a saint ends a sentence.
  const words = text
    .replace(/^(?:(?:part|section|schedule|annex|appendix|chapter)\s+\w{1,5}|\(?\w{1,3})[.)]\s+/i, '')
    .replace(/\b(?:St|Mr|Mrs|Ms|Dr|No)\./g, '');
  return /[.!?]['"\u2019\u201d)]*\s+['"\u2018\u201c([]*\p{Lu}/u.test(words);
}

/** The stricter test for a line that nothing sets apart but its place: no bold print, no mark-up. */
export function looksLikeTitle(line: string): boolean {
  const text = line.trim();
  if (
    !canBeHeading(text) ||
    text.length > 110 ||
    text.endsWith(':') ||
    /[:]\s+\S/.test(text.replace(/^[^:]{0,25}:/, (m) => m.slice(0, -1)))
  ) {
    return false;
  }
  if (/^\(.*\)$/.test(text) || (text.endsWith('!') && text.split(/\s+/).length > 4)) return false;
  if (/^\p{Ll}/u.test(text) || HONORIFIC.test(text) || DATE_LINE.test(text)) return false;
  return /^[\p{Lu}\p{N}'"\u2018\u201c(]/u.test(text);
}

/** A block of short lines with a phone number, postcode or email address, or that opens with a person's name and title. */
export function looksLikeAddress(lines: readonly string[]): boolean {
  if (lines.length < 2 || lines.some((line) => line.length > 70)) return false;
  return HONORIFIC.test(lines[0] ?? '') || lines.some((line) => ADDRESS.test(line));
}
