/** Reads a PDF into a notice: by its structure tree where it has one, else by its layout. */
import { buildNotice } from '../notice/build';
import type { LeftOut, Notice } from '../notice/notice';
import { finishBlocks } from './finish-blocks';
import { DEFAULT_LIMITS, type ReadLimits } from './limits';
import { blocksOf } from './pdf/blocks';
import { flowOf, type ReadPage } from './pdf/flow';
import { withoutFurniture } from './pdf/furniture';
import { bodySize } from './pdf/lines';
import { type OpenPdf, PdfError, type PdfErrorCode, type PdfThread, withPdf } from './pdf/open';
import { packedLimits, unpacksBeyond } from './pdf/packed';
import { vocabularyOf } from './pdf/words';
import type { ReadError, ReadErrorCode } from './read-result';

export type { PdfThread } from './pdf/open';

export interface PdfOptions {
  /** Opens a protected file; one that is wrong gives the error `password-wrong`. */
  readonly password?: string;
  /** `bytes`, `streamBytes`, `pages` and `characters` are looked at. */
  readonly limits?: ReadLimits;
  /** Ends the reading: `AbortSignal.timeout` gives the error `timeout`, any other `stopped`. Default: a minute. */
  readonly signal?: AbortSignal;
  /** Where pdf.js works; without it, on this very thread (Node only), where a hostile file can't be interrupted. */
  readonly startThread?: () => PdfThread;
}

export interface PdfMetadata {
  readonly title: string | null;
  /** ISO days, as the file itself says. */
  readonly made: string | null;
  readonly changed: string | null;
}

export type PdfResult =
  | {
      readonly ok: true;
      readonly notice: Notice;
      /** Sentences for the reader of the review: pages that could not be read. */
      readonly warnings: readonly string[];
      readonly metadata: PdfMetadata;
    }
  | { readonly ok: false; readonly error: ReadError };

const MOST_MILLISECONDS = 60_000;

/**
 * Reads a PDF. Never throws for what is wrong with the file. The bytes are not changed. pdf.js is loaded with the first
 * call; its thread, its document and its pages are freed before the promise settles.
 */
export async function readPdf(bytes: Uint8Array, options: PdfOptions = {}): Promise<PdfResult> {
  const { limits = DEFAULT_LIMITS } = options;
  if (bytes.length > limits.bytes) return failure('too-large', limits, bytes);
  if (unpacksBeyond(bytes, packedLimits(limits.streamBytes))) return failure('unpacks-too-far', limits, bytes);
  return await alone(async () => {
    const signal = options.signal ?? AbortSignal.timeout(MOST_MILLISECONDS);
    try {
      return await withPdf(
        bytes,
        { password: options.password, signal, startThread: options.startThread },
        async (pdf) => await readPages(pdf, limits, bytes),
      );
    } catch (error) {
      return failure(error instanceof PdfError ? error.code : 'damaged', limits, bytes);
    }
  });
}

let before: Promise<unknown> = Promise.resolve();

/**
 * One document at a time: pdf.js keeps the number of pages of the last one that was opened for all of them (5.4.624), so
 * that pages of one would be refused while a shorter one is open.
 */
function alone<T>(read: () => Promise<T>): Promise<T> {
  const reading = before.then(read);
  before = reading.catch(() => undefined);
  return reading;
}

async function readPages(pdf: OpenPdf, limits: ReadLimits, bytes: Uint8Array): Promise<PdfResult> {
  if (pdf.pages > limits.pages) throw new PdfError('too-many-pages');
  const pages: ReadPage[] = [];
  const damaged: number[] = [];
  const cut: number[] = [];
  let letters = 0;
  for (let number = 1; number <= pdf.pages; number++) {
    if (letters > limits.characters) throw new PdfError('too-much-text');
    try {
      const page = await pdf.page(number);
      pages.push(page);
      if (page.cut) cut.push(number);
      for (const run of page.content.runs) letters += run.text.length;
    } catch (error) {
      if (error instanceof PdfError) throw error;
      damaged.push(number);
    }
  }
  if (damaged.length === pdf.pages) throw new PdfError('damaged');
  const pictures = pages
    .filter(({ content }) => content.drawn && !hasText(content))
    .map(({ content }) => content.number);
  const text = pages.flatMap(({ content }) => content.runs.map((run) => run.text)).join(' ');
  if (!/[\p{L}\p{N}]/u.test(text)) return failure(pictures.length > 0 ? 'scanned' : 'empty', limits, bytes);
  if (pictures.length > 0 && pictures.length === pages.length - 1 && lettersIn(text) < 200) {
    return failure('scanned', limits, bytes);
  }
  if (isGibberish(text)) return failure('unreadable-letters', limits, bytes);
  const notice = noticeOf(pages, pdf);
  const warnings = [
    ...(pictures.length > 0 ? [pagesWarning(pictures, 'a picture without text', 'pictures without text')] : []),
    ...(damaged.length > 0 ? [pagesWarning(damaged, 'damaged', 'damaged')] : []),
    ...(cut.length > 0
      ? [`${pageList(cut)} held more than is read; the rest of the text is not part of this review.`]
      : []),
    ...(pages.some(({ content }) => content.unseen)
      ? [
          'The text of scanned pages was recognised by a machine: words may be misread. Check each quote against the page.',
        ]
      : []),
  ];
  return { ok: true, notice, warnings, metadata: { title: titleOf(pdf.title), made: pdf.made, changed: pdf.changed } };
}

function noticeOf(read: readonly ReadPage[], pdf: OpenPdf): Notice {
  const { pages: contents, leftOut } = withoutFurniture(read.map((page) => page.content));
  const pages = contents.map((content, index) => ({ content, structure: read[index]?.structure ?? null }));
  const body = bodySize(contents);
  const flow = flowOf(pages, body);
  const lines = flow.flatMap((block) => (block.kind === 'row' ? block.cells.flat() : block.lines));
  const areas = new Map(contents.map((content) => [content.number, content.links]));
  const made = blocksOf(flow, {
    body,
    words: vocabularyOf(lines),
    areasOf: (page) => areas.get(page) ?? [],
  });
  const slanted: LeftOut[] = [...new Set(read.flatMap((page) => page.content.slanted))].map((text) => ({
    reason: 'text set at an angle',
    text,
  }));
  return buildNotice({
    blocks: finishBlocks(made.blocks),
    documentTitle: titleOf(pdf.title),
    language: pdf.language,
    leftOut: [...leftOut, ...made.leftOut, ...slanted],
    pages: pdf.pages,
  });
}

/** The title in the file's properties, unless it is only a file's name or a program's. */
function titleOf(title: string | null): string | null {
  const text = (title ?? '').replace(/^Microsoft (?:Word|PowerPoint) - /i, '').trim();
  if (text === '' || /\.(?:docx?|pdf|pptx?|odt|pages|rtf|html?|indd)$/i.test(text)) return null;
  if (/^(?:untitled|document ?\d*|slide ?\d*|presentation ?\d*|title|powerpoint presentation|copy of .*)$/i.test(text))
    return null;
  return /\s/.test(text) ? text : null;
}

function hasText({ runs }: ReadPage['content']): boolean {
  return runs.some((run) => /[\p{L}\p{N}]/u.test(run.text));
}

function lettersIn(text: string): number {
  return text.replace(/[^\p{L}\p{N}]/gu, '').length;
}

/** True where most signs are of no alphabet: the font has no key to its letters. */
function isGibberish(text: string): boolean {
  const signs = text.replace(/\s/g, '');
  const strange = signs.replace(/[^\ufffd\ue000-\uf8ff\u0000-\u001f\u0080-\u009f]/g, '').length;
  return strange > 0.3 * signs.length;
}

function pagesWarning(numbers: readonly number[], one: string, many: string): string {
  const what = numbers.length === 1 ? `is ${one}` : `are ${many}`;
  return `${pageList(numbers)} ${what}: what stands there was not read and is not part of this review.`;
}

/** "Page 3", "Pages 2, 5 and 6". */
function pageList(numbers: readonly number[]): string {
  if (numbers.length === 1) return `Page ${numbers[0]}`;
  const shown = numbers.slice(0, 12).map(String);
  const more = numbers.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return `Pages ${shown.join(', ')} and ${last}`;
}

type Trouble = PdfErrorCode | 'unpacks-too-far' | 'scanned' | 'unreadable-letters' | 'empty';

const CODES = {
  'password-needed': 'encrypted',
  'password-wrong': 'wrong-password',
  damaged: 'damaged',
  'too-large': 'too-large',
  'unpacks-too-far': 'too-large',
  'too-many-pages': 'too-large',
  'too-much-text': 'too-large',
  'too-much-drawn': 'too-large',
  'too-much-memory': 'too-large',
  timeout: 'timeout',
  stopped: 'stopped',
  scanned: 'scanned',
  'unreadable-letters': 'unreadable-letters',
  empty: 'empty',
} as const satisfies Record<Trouble, ReadErrorCode>;

function failure(trouble: Trouble, limits: ReadLimits, bytes: Uint8Array): PdfResult {
  return { ok: false, error: { code: CODES[trouble], message: messageOf(trouble, limits, bytes) } };
}

function messageOf(trouble: Trouble, limits: ReadLimits, bytes: Uint8Array): string {
  const megabytes = (size: number): string => `${Math.round(size / (1024 * 1024))} MB`;
  switch (trouble) {
    case 'scanned':
      return 'This PDF is a scan: it holds pictures of pages and no text, so a screen reader cannot read it out either. Ask the school for the document it was made from, or run text recognition (OCR) on it and try again.';
    case 'unreadable-letters':
      return 'The letters of this PDF cannot be told: its fonts say how they look, not what they mean. Ask the school for the document it was made from.';
    case 'empty':
      return 'There is no text in this PDF.';
    case 'password-needed':
      return 'This PDF is protected by a password. Save a copy without one, or ask the school for one, and try that.';
    case 'password-wrong':
      return 'The password does not open this PDF.';
    case 'damaged':
      return 'This PDF is damaged and cannot be read. Download it again; if that does not help, ask the school for a fresh copy.';
    case 'too-large':
      return `This PDF is too large to be a notice (${megabytes(bytes.length)}; the limit is ${megabytes(limits.bytes)}). Save the notice by itself and try that.`;
    case 'unpacks-too-far':
      return `This PDF unpacks to far more than a notice holds (more than ${megabytes(limits.streamBytes)} besides its pictures). Print it to a new PDF and try that.`;
    case 'too-many-pages':
      return `This PDF has more than ${limits.pages} pages. Save the pages of the notice by themselves and try those.`;
    case 'too-much-text':
      return `This PDF holds too much text to be a notice (the limit is ${limits.characters.toLocaleString('en-GB')} characters). Save the notice by itself and try that.`;
    case 'too-much-drawn':
      return 'A page of this PDF draws far more than a page of a notice holds. Save the pages of the notice by themselves and try those.';
    case 'too-much-memory':
      return 'This PDF takes far more memory than a notice does. Print it to a new PDF and try that.';
    case 'timeout':
      return 'This PDF takes too long to read. Save the notice by itself, or print it to a new PDF, and try that.';
    case 'stopped':
      return 'Reading this PDF was stopped.';
  }
}
