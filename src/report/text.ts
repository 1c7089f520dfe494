/** A report as plain text for a terminal: what is missing first, with quotes, law and what to write. */
import type { LinkResult, QuotedSpan, Report } from '../engine/report';
import {
  type Gap,
  gapGroups,
  inWords,
  KIND_WORDS,
  LINK_GROUP_WORDS,
  lawSentence,
  linkGroups,
  linksSentence,
  linkWay,
  METHOD,
  NATION_WORDS,
  notANoticeSentence,
  oneLine,
  placeOf,
  readSentence,
  SEVERITY_WORDS,
  STATUS_WORDS,
  summarySentence,
} from './model';

/** @param width columns to wrap at; 40 or more */
export function renderText(report: Report, width = 88): string {
  const lines: string[] = [];
  const put = (text = '', indent = 0, hang = indent) => lines.push(...wrap(text, width, indent, hang));
  const rule = (mark: string) => lines.push(mark.repeat(width));
  const { notice, source } = report;

  rule('=');
  put(oneLine(notice.title ?? source.location));
  if (report.error) {
    put(source.location);
    rule('=');
    put();
    put(`Could not be read: ${report.error.message}`);
    put();
    return finish(lines);
  }
  const about = [notice.organisation, KIND_WORDS[notice.kind], NATION_WORDS[notice.nation]];
  if (notice.isNotice) put(about.filter(Boolean).join(' | '));
  put(`${source.location}${source.part ? ` (notice ${source.part.index} of ${source.part.of} there)` : ''}`);
  put(`Held to the law and guidance of ${inWords(report.asOf)}`);
  rule('=');
  put();
  for (const warning of report.warnings ?? []) {
    put(`Please note: ${warning}`);
    put();
  }
  if (!notice.isNotice) {
    put(notANoticeSentence(report));
    put();
    putSource(report, put);
    return finish(lines);
  }
  put(summarySentence(report));
  put();

  let number = 0;
  for (const group of gapGroups(report)) {
    rule('-');
    put(SEVERITY_WORDS[group.severity].toUpperCase());
    rule('-');
    for (const gap of group.gaps) {
      number++;
      put();
      putGap(gap, number, put);
    }
    put();
  }

  const inOrder = report.elements.filter((element) => element.status === 'met');
  if (inOrder.length > 0) {
    rule('-');
    put('IN ORDER');
    rule('-');
    for (const element of inOrder) {
      put();
      put(`+ ${element.title}: ${element.message}`, 0, 2);
      for (const span of element.evidence.slice(0, 1)) putQuote('Says', span, 2, put);
      if (element.reviewReason) put(`Look at this: ${element.reviewReason}`, 2);
    }
    put();
  }
  const others = report.elements.filter((element) => element.status === 'not-applicable');
  if (others.length > 0) {
    rule('-');
    put('DOES NOT APPLY HERE');
    rule('-');
    put();
    for (const element of others) put(`. ${element.title}: ${element.message}`, 0, 2);
    put();
  }
  if (report.links) {
    rule('-');
    put('LINKS');
    rule('-');
    put();
    put(linksSentence(report.links));
    for (const { group, links } of linkGroups(report.links)) {
      put();
      put(`${LINK_GROUP_WORDS[group]}:`);
      for (const link of links) putLink(link, put);
    }
    put();
  }
  rule('-');
  putSource(report, put);
  return finish(lines);
}

type Put = (text?: string, indent?: number, hang?: number) => void;

function putGap(gap: Gap, number: number, put: Put): void {
  const { result } = gap;
  const label = gap.type === 'element' ? STATUS_WORDS[gap.result.status] : 'finding';
  const lead = `${number}.`.padEnd(4);
  put(`${lead}${result.title} [${label}]`, 0, 4);
  put(result.message, 4);
  if (gap.type === 'element') {
    for (const span of gap.result.evidence) putQuote('Says', span, 4, put);
    for (const span of gap.result.nearMisses ?? []) putQuote('Nearest', span, 4, put);
    for (const { quote, reason } of gap.result.nearOutside ?? [])
      put(`Outside the notice (${reason}): “${shorten(oneLine(quote))}”`, 4, 6);
  } else {
    putQuote('Here', gap.result, 4, put);
    const href = gap.result.data?.href;
    if (typeof href === 'string' && href !== gap.result.quote) put(`Link: ${href}`, 4, 6);
  }
  if (result.reviewReason) put(`Look at this: ${result.reviewReason}`, 4, 6);
  const law = lawSentence(result.authority);
  if (law) put(`Law: ${law}`, 4, 6);
  const advice = gap.type === 'element' ? gap.result.advice : gap.result.suggestion;
  if (advice) put(`What to do: ${advice}`, 4, 6);
}

function putLink(link: LinkResult, put: Put): void {
  put(`- ${link.href}${link.places > 1 ? ` (in ${link.places} places)` : ''}`, 2, 4);
  const text = oneLine(link.quote);
  if (text !== link.href) put(`“${shorten(text, 80)}”`, 4, 6);
  put(link.message, 4, 6);
  const way = linkWay(link);
  if (way) put(`Way: ${way}`, 4, 6);
  if (link.reviewReason) put(`Look at this: ${link.reviewReason}`, 4, 6);
  if (link.advice) put(`What to do: ${link.advice}`, 4, 6);
}

function putQuote(label: string, span: QuotedSpan, indent: number, put: Put): void {
  const place = placeOf(span);
  put(`${label}: “${shorten(oneLine(span.quote))}”${place ? ` (${place})` : ''}`, indent, indent + 2);
}

function putSource(report: Report, put: Put): void {
  const { source } = report;
  put();
  put('HOW THIS WAS READ');
  put(`Text read: ${readSentence(source)}. SHA-256 of the file: ${source.sha256}`, 0, 2);
  const left = source.coverage?.leftOut ?? [];
  if (left.length > 0) put('Not read as part of the notice:');
  for (const one of left) put(`- ${one.reason} (${one.characters} characters): “${shorten(one.preview, 70)}”`, 2, 4);
  const packs = report.tool.rulePacks.map((pack) => `${pack.id} ${pack.version}`).join(', ');
  put(`Read by ${report.tool.name} ${report.tool.version} with rule pack ${packs}.`, 0, 2);
  for (const sentence of METHOD) put(sentence, 0, 2);
  put();
}

function shorten(text: string, most = 300): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')} …`;
}

/** Page text can hold control characters that a terminal would obey. */
function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
}

function wrap(text: string, width: number, indent: number, hang: number): string[] {
  const paragraphs = printable(text).split('\n');
  return paragraphs.flatMap((paragraph, at) => {
    const lines: string[] = [];
    let line = ' '.repeat(at === 0 ? indent : hang);
    let empty = true;
    // A number's own spaces ("1.  ") stay as they are.
    const lead = /^(?:\d+\.|[+.-])\s+/.exec(paragraph)?.[0] ?? '';
    if (lead) line += lead;
    for (const word of paragraph.slice(lead.length).split(/\s+/).filter(Boolean)) {
      if (!empty && line.length + 1 + word.length > width) {
        lines.push(line);
        line = ' '.repeat(hang) + word;
      } else {
        line += empty ? word : ` ${word}`;
        empty = false;
      }
    }
    lines.push(line.trimEnd());
    return lines;
  });
}

function finish(lines: readonly string[]): string {
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}
