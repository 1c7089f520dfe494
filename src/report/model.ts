/** What every rendering of a report shows, in the order it shows it: gaps first, the gravest first. */
import type {
  Authority,
  ElementResult,
  ElementStatus,
  Finding,
  LinkResult,
  MediaType,
  Nation,
  NoticeKind,
  QuotedSpan,
  Report,
  Severity,
} from '../engine/report';

/** A thing to act on: an element that is partial or missing, or a finding. */
export type Gap =
  | { readonly type: 'element'; readonly severity: Severity; readonly result: ElementResult }
  | { readonly type: 'finding'; readonly severity: Severity; readonly result: Finding };

export interface GapGroup {
  readonly severity: Severity;
  readonly gaps: readonly Gap[];
}

const SEVERITIES: readonly Severity[] = ['legal', 'outdated', 'quality', 'advice'];

/** The gaps of a report by severity; missing before partial before findings, else in the catalogue's and the text's order. Empty groups are left out. */
export function gapGroups(report: Report): readonly GapGroup[] {
  const elements = (status: ElementStatus): Gap[] =>
    report.elements
      .filter((result) => result.status === status)
      .map((result) => ({ type: 'element', severity: result.severity, result }));
  const gaps: readonly Gap[] = [
    ...elements('missing'),
    ...elements('partial'),
    ...report.findings.map((result): Gap => ({ type: 'finding', severity: result.severity, result })),
  ];
  return SEVERITIES.map((severity) => ({ severity, gaps: gaps.filter((gap) => gap.severity === severity) })).filter(
    (group) => group.gaps.length > 0,
  );
}

export type LinkGroup = LinkResult['group'];

/** Those to do something about, the gravest first. */
export const LINK_GROUPS: readonly LinkGroup[] = ['broken', 'unsure', 'change', 'not-checked'];

export const LINK_GROUP_WORDS: Readonly<Record<LinkGroup, string>> = {
  broken: 'does not work',
  unsure: 'could not be told: look at it yourself',
  change: 'better linked otherwise',
  'not-checked': 'not checked',
  works: 'works',
};

/** Links by what is to be done, in the order of the groups; groups that none is of are left out. */
export function linkGroups(
  links: readonly LinkResult[],
  groups: readonly LinkGroup[] = LINK_GROUPS,
): readonly { readonly group: LinkGroup; readonly links: readonly LinkResult[] }[] {
  return groups
    .map((group) => ({ group, links: links.filter((link) => link.group === group) }))
    .filter((one) => one.links.length > 0);
}

/** "Of 12 links, 9 work, 1 does not, 2 could not be told, ... Asked at 26 November 2026, 09:15 UTC." */
export function linksSentence(links: readonly LinkResult[]): string {
  const count = (group: LinkGroup) => links.filter((link) => link.group === group).length;
  const times = links.flatMap((link) => (link.checkedAt === undefined ? [] : [link.checkedAt])).sort();
  const [first, last] = [times[0], times.at(-1)];
  const some = (group: LinkGroup, one: string, many: string) => `${count(group)} ${count(group) === 1 ? one : many}`;
  const parts = [
    some('works', 'works', 'work'),
    some('broken', 'does not', 'do not'),
    some('unsure', 'could not be told', 'could not be told'),
    some('change', 'is better linked otherwise', 'are better linked otherwise'),
    some('not-checked', 'was not checked', 'were not checked'),
  ];
  const when =
    first === undefined || last === undefined
      ? ''
      : first.slice(0, 16) === last.slice(0, 16)
        ? ` Asked at ${inMinutes(first)}.`
        : ` Asked between ${inMinutes(first)} and ${inMinutes(last)}.`;
  return `Of ${links.length} ${links.length === 1 ? 'link' : 'links'}, ${parts.join(', ')}.${when}`;
}

/** "26 November 2026, 09:15 UTC" for an ISO date-time in UTC. */
export function inMinutes(time: string): string {
  return `${inWords(time.slice(0, 10))}, ${time.slice(11, 16)} UTC`;
}

/** "301 https://a.example → 200 https://b.example", or an empty string where it did not lead on. */
export function linkWay(link: LinkResult): string {
  if (!link.hops || link.hops.length === 0) return '';
  const steps = link.hops.map(({ url, status }) => `${status ?? ''} ${url}`.trim());
  const end = link.finalUrl === undefined ? [] : [`${link.status ?? ''} ${link.finalUrl}`.trim()];
  return [...steps, ...end].join(' → ');
}

const MEDIA_WORDS: Readonly<Record<MediaType, string>> = {
  'text/html': 'a web page',
  'text/plain': 'plain text',
  'text/markdown': 'a Markdown file',
  'application/pdf': 'a PDF file',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'a Word file',
  'application/vnd.oasis.opendocument.text': 'an OpenDocument text',
};

/** "3,253 characters, from a PDF file". */
export function readSentence({ characters, mediaType }: Report['source']): string {
  return `${characters.toLocaleString('en-GB')} characters, from ${MEDIA_WORDS[mediaType]}`;
}

export const STATUS_WORDS: Readonly<Record<ElementStatus, string>> = {
  met: 'in order',
  partial: 'partly there',
  missing: 'missing',
  'not-applicable': 'does not apply',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  legal: 'Required by law',
  outdated: 'Out of date',
  quality: 'Quality',
  advice: 'Good practice',
};

export const KIND_WORDS: Readonly<Record<NoticeKind, string>> = {
  pupils: 'notice for pupils and their families',
  'looked-after-children': 'notice on looked-after children and safeguarding',
  parents: 'notice for parents and carers',
  workforce: 'notice for staff',
  'job-applicants': 'notice for job applicants',
  governors: 'notice for governors and trustees',
  visitors: 'notice for visitors',
  alumni: 'notice for former pupils',
  cctv: 'notice on cameras',
  biometrics: 'notice on biometric data',
  website: 'notice on the website',
  general: 'general notice',
  unknown: 'notice of no certain kind',
};

export const NATION_WORDS: Readonly<Record<Nation, string>> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
  unknown: 'nation not known',
};

/** "9 in order, 6 partly there, 8 missing, 5 do not apply; 21 findings in the text." */
export function summarySentence(report: Report): string {
  const { met, partial, missing, notApplicable, findings } = report.summary;
  return `${met} in order, ${partial} partly there, ${missing} missing, ${notApplicable} ${
    notApplicable === 1 ? 'does' : 'do'
  } not apply; ${findings} ${findings === 1 ? 'finding' : 'findings'} in the text.`;
}

/** Why a page that is no notice has no gaps. */
export function notANoticeSentence(report: Report): string {
  const why = report.notice.reasons?.join(' ') ?? '';
  return `This does not read as a privacy notice, so nothing is held against it.${why ? ` ${why}` : ''}`;
}

/** "UK GDPR Article 13(1)(a); UK GDPR Article 14(1)(a)" */
export function lawSentence(authority: readonly Authority[] | undefined): string {
  return (authority ?? []).map((one) => one.cite).join('; ');
}

/** "under “Your rights”, page 3", or an empty string. */
export function placeOf(span: QuotedSpan): string {
  const parts = [];
  if (span.section) parts.push(`under “${oneLine(span.section)}”`);
  if (span.page !== undefined) parts.push(`page ${span.page}`);
  return parts.join(', ');
}

/** "23 November 2026" for "2026-11-23". */
export function inWords(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`;
}

const MONTH_NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** What every report says of itself. */
export const METHOD: readonly string[] = [
  'The notice was held against a catalogue of checks by a program. Each check says what it found and where; a person decides.',
  'Rows marked “look at this” are guesses, with the reason beside them.',
  'What is said here is no legal advice, and that nothing is listed does not show that a notice is lawful.',
];
