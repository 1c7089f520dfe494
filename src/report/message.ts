/** A message to the school in plain words: what to change, and how. Text only, to be pasted into an email. */
import { type Casebook, standingGaps } from './casebook';
import { type Gap, inWords, oneLine, placeOf, SEVERITY_WORDS } from './model';

const LONGEST_QUOTE = 180;

/** @returns the subject on the first line, then the message; nothing that a person set aside is in it */
export function renderMessage(book: Casebook): string {
  const { report, reviewer } = book;
  const title = oneLine(report.notice.title ?? 'Privacy notice');
  const groups = standingGaps(book);
  const lines = [`Subject: ${title}: what to change`, '', 'Dear colleague,', ''];
  lines.push(
    `I have reviewed your privacy notice “${title}” (${report.source.location}) against the law and guidance of ${inWords(report.asOf)}.`,
    '',
  );
  if (groups.length === 0) lines.push('Nothing needs to be changed.', '');
  else {
    const count = groups.reduce((sum, group) => sum + group.gaps.length, 0);
    lines.push(
      count === 1 ? 'Please change this:' : `Please change these ${count} points, the most serious first:`,
      '',
    );
  }
  let number = 0;
  for (const group of groups) {
    lines.push(SEVERITY_WORDS[group.severity].toUpperCase(), '');
    for (const gap of group.gaps) {
      number++;
      lines.push(...pointOf(gap, number), '');
    }
  }
  lines.push('Please let me know once the notice has been changed, or if you see a point differently.', '');
  lines.push('With kind regards');
  if (reviewer?.name) lines.push(reviewer.name);
  if (reviewer?.organisation) lines.push(reviewer.organisation);
  return `${lines.join('\n').trimEnd()}\n`;
}

function pointOf(gap: Gap, number: number): readonly string[] {
  const { result } = gap;
  const lines = [`${number}. ${result.title}: ${oneLine(result.message)}`];
  const span = gap.type === 'finding' ? gap.result : gap.result.evidence[0];
  if (span && span.quote.trim() !== '') {
    const place = placeOf(span);
    lines.push(`   Now: “${shortQuote(span.quote)}”${place ? ` (${place})` : ''}`);
  }
  const advice = gap.type === 'element' ? gap.result.advice : gap.result.suggestion;
  if (advice) lines.push(`   To do: ${oneLine(advice)}`);
  const law = (result.authority ?? []).map((one) => one.cite).join('; ');
  if (law) lines.push(`   Law: ${law}`);
  if (result.needsReview) {
    const reason = result.reviewReason ? ` ${oneLine(result.reviewReason)}` : '';
    lines.push(`   I am not certain of this point: please check it.${reason}`);
  }
  return lines;
}

/** A quote as it stands in a message: on one line, and cut where it is long. */
export function shortQuote(text: string): string {
  const quote = oneLine(text);
  return quote.length > LONGEST_QUOTE ? `${quote.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, '')} …` : quote;
}
