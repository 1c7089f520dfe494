/** Reviews sources in the order given and prints the reports; everything it needs is handed in. */
import { createHash } from 'node:crypto';
import type { Pack } from '../engine/pack';
import { splitNotice } from '../engine/parts';
import type { MediaType, Report } from '../engine/report';
import { explainElement, unreadableReport } from '../engine/review';
import { reviewNotices } from '../engine/review-parts';
import { readSource, type SourceDescription } from '../read/index';
import type { PdfThread } from '../read/pdf';
import { undecided } from '../report/casebook';
import { renderCsv } from '../report/csv';
import { renderHtml } from '../report/html';
import { renderJson, renderJsonLine } from '../report/json';
import { renderText } from '../report/text';
import type { ReviewRequest } from './arguments';
import type { LinkCheck } from './links';
import type { Loaded } from './sources';

export const EXIT_ALL_READ = 0;
export const EXIT_SOME_UNREAD = 2;
export const EXIT_WRONG_USAGE = 64;

export interface ReviewTools {
  readonly pack: Pack;
  readonly toolVersion: string;
  readonly load: (source: string) => Promise<Loaded>;
  /** Where PDF files are read; by default on the program's own thread. */
  readonly startPdfThread?: () => PdfThread;
  /** Asks links; none where they are not to be asked. */
  readonly links?: LinkCheck;
  /** Takes the result, piece by piece. */
  readonly write: (text: string) => void | Promise<void>;
  /** Takes messages for the person at the terminal, a line each. */
  readonly tell: (line: string) => void;
}

/** @returns the exit status */
export async function runReview(request: ReviewRequest, tools: ReviewTools): Promise<number> {
  const { pack, tell } = tools;
  const { explain } = request;
  if (explain !== null && !pack.elements.some((rule) => rule.id === explain)) {
    tell(`There is no element "${explain}". Elements are ${pack.elements.map((rule) => rule.id).join(', ')}.`);
    return EXIT_WRONG_USAGE;
  }
  const reports: Report[] = [];
  let unread = 0;
  for (const source of request.sources) {
    if (explain !== null) {
      const text = await explained(source, explain, request, tools);
      if (text === null) unread++;
      else await tools.write(text);
      continue;
    }
    for (const report of await reviewSource(source, request.asOf, tools)) {
      if (report.error) {
        unread++;
        tell(`${source}: ${report.error.message}`);
      }
      // A line each as soon as it is ready: a long run can be followed, and memory stays flat.
      if (request.format === 'jsonl') await tools.write(renderJsonLine(report));
      else if (request.format === 'text') await tools.write(`${reports.length > 0 ? '\n' : ''}${renderText(report)}`);
      reports.push(request.format === 'jsonl' || request.format === 'text' ? withoutText(report) : report);
    }
  }
  if (explain === null) {
    if (request.format === 'json') await tools.write(renderJson(reports));
    if (request.format === 'csv') await tools.write(renderCsv(reports));
    if (request.format === 'html') await tools.write(renderHtml(reports.map(undecided)));
  }
  await tools.links?.save();
  return unread > 0 ? EXIT_SOME_UNREAD : EXIT_ALL_READ;
}

/** Reads and reviews one source: a report for each notice it holds. Never throws for what is wrong with the source. */
async function reviewSource(source: string, asOf: string, tools: ReviewTools): Promise<readonly Report[]> {
  const { pack, toolVersion } = tools;
  const loaded = await tools.load(source);
  const info = (mediaType: MediaType, bytes: Uint8Array, retrievedAt: string | null) => ({
    location: source,
    mediaType,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(retrievedAt === null ? {} : { retrievedAt }),
  });
  const guess = mediaTypeOf(source);
  if (!loaded.ok) {
    const described = info(guess, new Uint8Array(), null);
    return [unreadableReport({ pack, asOf, toolVersion, source: described, error: loaded.error })];
  }
  const read = await readSource(loaded.bytes, descriptionOf(source, loaded, tools));
  if (!read.ok) {
    const described = info(read.mediaType ?? guess, loaded.bytes, loaded.retrievedAt);
    return [unreadableReport({ pack, asOf, toolVersion, source: described, error: read.error })];
  }
  const input = {
    notice: read.notice,
    pack,
    asOf,
    toolVersion,
    source: info(read.mediaType, loaded.bytes, loaded.retrievedAt),
    ...(read.warnings === undefined ? {} : { warnings: read.warnings }),
  };
  const reports = reviewNotices(input);
  // The links of a page that is no notice are nobody's concern.
  if (tools.links === undefined || !reports.some((report) => report.notice.isNotice)) return reports;
  return reviewNotices({
    ...input,
    linkAnswers: await tools.links.answersOf({ notice: read.notice, location: source }),
  });
}

function descriptionOf(
  location: string,
  { contentType }: Extract<Loaded, { ok: true }>,
  { startPdfThread }: ReviewTools,
): SourceDescription {
  return { location, contentType, ...(startPdfThread === undefined ? {} : { pdf: { startThread: startPdfThread } }) };
}

/** By the name alone, for what could not be read. */
function mediaTypeOf(source: string): MediaType {
  switch (/\.(\w+)(?:[?#]|$)/.exec(source.slice(-80))?.[1]?.toLowerCase()) {
    case 'txt':
      return 'text/plain';
    case 'md':
      return 'text/markdown';
    case 'pdf':
      return 'application/pdf';
    case 'docx':
      return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    case 'odt':
      return 'application/vnd.oasis.opendocument.text';
    default:
      return 'text/html';
  }
}

async function explained(
  source: string,
  check: string,
  request: ReviewRequest,
  tools: ReviewTools,
): Promise<string | null> {
  const loaded = await tools.load(source);
  const read = loaded.ok ? await readSource(loaded.bytes, descriptionOf(source, loaded, tools)) : null;
  if (!loaded.ok || !read?.ok) {
    const message = loaded.ok ? (read && !read.ok ? read.error.message : '') : loaded.error.message;
    tools.tell(`${source}: ${message}`);
    return null;
  }
  const parts = splitNotice(read.notice, tools.pack);
  const notices = parts.length > 0 ? parts : [{ title: null, notice: read.notice }];
  return notices
    .map(({ title, notice }) => {
      const lines = explainElement(tools.pack, notice, check, { asOf: request.asOf });
      return `${source}${title === null ? '' : `: ${title}`}\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

function withoutText(report: Report): Report {
  const { text: _, ...notice } = report.notice;
  return { ...report, notice };
}
