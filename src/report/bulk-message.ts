/** What a school has to do about all of its notices, in plain words: text only, to be pasted into an email. */
import type { BulkResult, BulkSchool } from '../bulk/result/model';
import type { Authority, ElementStatus, QuotedSpan, Severity } from '../engine/report';
import { ownFailures } from './bulk-gaps';
import { type Casebook, standingGaps } from './casebook';
import { shortQuote } from './message';
import { type Gap, inWords, lawSentence, oneLine, placeOf, SEVERITY_WORDS, STATUS_WORDS } from './model';

/** What is said of one thing, once, with the notices it is said of. */
interface Point {
  readonly severity: Severity;
  readonly title: string;
  readonly status: ElementStatus | 'finding';
  readonly advice: string | null;
  readonly authority: readonly Authority[];
  readonly notices: {
    readonly title: string;
    readonly message: string;
    readonly span: QuotedSpan | null;
    readonly look: boolean;
  }[];
}

/** In the order in which they are to be acted on. */
const ORDER: readonly Severity[] = ['legal', 'outdated', 'quality', 'advice'];

/** @returns the subject on the first line, then the message; nothing that a person set aside is in it */
export async function renderSchoolMessage(
  one: BulkSchool,
  books: AsyncIterable<Casebook>,
  { expected, batch }: Pick<BulkResult, 'expected' | 'batch'>,
): Promise<string> {
  const { school, lacking, notices } = one;
  // What others publish is not for the school to mend.
  const failures = ownFailures(one.failures);
  const points = new Map<string, Point>();
  const read: string[] = [];
  let reviewer: Casebook['reviewer'] = null;
  for await (const book of books) {
    reviewer = book.reviewer;
    read.push(`${titleOf(book)} (${book.report.source.location})`);
    for (const group of standingGaps(book)) {
      for (const gap of group.gaps) addTo(points, gap, group.severity, titleOf(book));
    }
  }
  const lines = [
    `Subject: ${oneLine(school.name)}: privacy notices, what to change`,
    '',
    'Dear colleague,',
    '',
    `I have reviewed the privacy notices of ${oneLine(school.name)}${school.website ? ` (${school.website})` : ''} against the law and guidance of ${inWords(batch.settings.asOf)}.`,
    '',
  ];
  if (read.length === 0) lines.push('I found no privacy notice.', '');
  else
    lines.push(
      read.length === 1 ? 'I read this notice:' : `I read these ${read.length} notices:`,
      ...read.map(dashed),
      '',
    );
  const kinds = expected.filter(({ id }) => lacking.includes(id));
  for (const needed of [true, false]) {
    const here = kinds.filter((kind) => kind.needed === needed);
    if (here.length === 0) continue;
    lines.push(
      needed
        ? 'PLEASE PUBLISH, OR TELL ME WHERE IT IS (I found no notice for these people):'
        : 'ALSO LOOKED FOR, AND NOT FOUND (where you hold data about these people, they need a notice too):',
      ...here.map(({ title }) => dashed(title)),
      '',
    );
  }
  lines.push(...pointLines([...points.values()]));
  if (failures.length > 0) {
    lines.push(
      'COULD NOT BE READ',
      '',
      ...failures.flatMap(({ url, message }) => [dashed(url), `  ${oneLine(message)}`]),
      '',
    );
  }
  if (points.size === 0 && kinds.length === 0 && notices.length > 0) lines.push('Nothing needs to be changed.', '');
  lines.push('Please let me know once this is done, or if you see a point differently.', '', 'With kind regards');
  if (reviewer?.name) lines.push(reviewer.name);
  if (reviewer?.organisation) lines.push(reviewer.organisation);
  return `${lines.join('\n').trimEnd()}\n`;
}

function titleOf({ report }: Casebook): string {
  return oneLine(report.source.part?.title ?? report.notice.title ?? report.source.location);
}

function addTo(points: Map<string, Point>, gap: Gap, severity: Severity, title: string): void {
  const { result } = gap;
  const status = gap.type === 'element' ? gap.result.status : 'finding';
  const advice = (gap.type === 'element' ? gap.result.advice : gap.result.suggestion) ?? null;
  const key = [severity, result.check, status, advice].join('\n');
  const known = points.get(key) ?? {
    severity,
    title: result.title,
    status,
    advice,
    authority: result.authority ?? [],
    notices: [],
  };
  points.set(key, known);
  const span = gap.type === 'finding' ? gap.result : (gap.result.evidence[0] ?? null);
  known.notices.push({ title, message: oneLine(result.message), span, look: result.needsReview });
}

function pointLines(points: readonly Point[]): readonly string[] {
  const lines: string[] = [];
  let number = 0;
  for (const severity of ORDER) {
    const here = points.filter((point) => point.severity === severity);
    if (here.length === 0) continue;
    lines.push(SEVERITY_WORDS[severity].toUpperCase(), '');
    for (const { title, status, advice, authority, notices } of here) {
      number++;
      lines.push(`${number}. ${title}${status === 'finding' ? '' : ` (${STATUS_WORDS[status]})`}`);
      const messages = new Set(notices.map(({ message }) => message));
      if (messages.size === 1) lines.push(`   ${[...messages][0]}`);
      for (const { title: notice, message, span, look } of notices) {
        const place = span ? placeOf(span) : '';
        const quote =
          span && span.quote.trim() !== '' ? `: “${shortQuote(span.quote)}”${place ? ` (${place})` : ''}` : '';
        lines.push(`   - In “${notice}”${messages.size === 1 ? '' : `: ${message}`}${quote}`);
        if (look) lines.push('     I am not certain of this point: please check it.');
      }
      if (advice) lines.push(`   To do: ${oneLine(advice)}`);
      const law = lawSentence(authority);
      if (law) lines.push(`   Law: ${law}`);
      lines.push('');
    }
  }
  return lines;
}

const dashed = (text: string): string => `- ${text}`;
