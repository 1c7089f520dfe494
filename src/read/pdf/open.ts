/** Opens a PDF with pdf.js, which is only loaded now, and hands over its pages one by one; ends every hang. */
import type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFPageProxy, PDFWorker } from 'pdfjs-dist';
import { boxOf, type FontLook, type LinkArea, type PageContent, readOperators } from './page-content';

/** Where pdf.js works: away from the page's own thread, so that a document that never ends can be stopped. */
export interface PdfThread {
  /** Speaks to pdf.js's worker script. */
  readonly port: Worker;
  /** Settles if the thread ends by itself: an error in it, or more memory than it may take. */
  readonly ended: Promise<'error' | 'memory'>;
  /** Ends the thread, whatever it is doing. */
  readonly stop: () => void;
  /** Gives back a thread that is free again, for the next document; without it, it is stopped. */
  readonly release?: () => void;
}

export type PdfErrorCode =
  | 'password-needed'
  | 'password-wrong'
  | 'damaged'
  | 'too-large'
  | 'too-many-pages'
  | 'too-much-text'
  | 'too-much-drawn'
  | 'too-much-memory'
  | 'timeout'
  | 'stopped';

export class PdfError extends Error {
  constructor(readonly code: PdfErrorCode) {
    super(code);
  }
}

/** A node of a page's structure tree: its role, and its children or the marked content they end in. */
export interface StructureNode {
  readonly role: string;
  readonly children: readonly (StructureNode | { readonly mark: number })[];
}

export interface OpenPdf {
  readonly pages: number;
  readonly title: string | null;
  readonly language: string | null;
  /** ISO day the file was made, and last changed, as it says itself. */
  readonly made: string | null;
  readonly changed: string | null;
  /** @throws PdfError */
  readonly page: (number: number) => Promise<{ content: PageContent; structure: StructureNode | null; cut: boolean }>;
}

export interface OpenOptions {
  readonly password?: string | undefined;
  readonly signal: AbortSignal;
  readonly startThread?: (() => PdfThread) | undefined;
}

/** Operators and letters of a page: a hundred times a page of close print. pdf.js itself draws what it is told to. */
const MOST_DRAWN = 2_000_000;

/** How long a thread may take to put a document away before it is taken to hang. */
const LONGEST_END_MS = 2_000;

/**
 * Opens `bytes`, lets `use` read, and frees everything after it, whatever happens.
 * @throws PdfError; what `use` throws
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  options: OpenOptions,
  use: (pdf: OpenPdf) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  const pdfjs = await import('#pdfjs');
  let thread: PdfThread | null = null;
  let worker: PDFWorker | null = null;
  let task: PDFDocumentLoadingTask | null = null;
  // A thread that is stopped answers nothing any more: whoever waits for it must be told.
  let fail = (_: PdfError): void => {};
  const stopped = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const stop = (): void => fail(new PdfError(isTimeout(signal) ? 'timeout' : 'stopped'));
  stopped.catch(() => {});
  signal.addEventListener('abort', stop);
  let drawn = 0;
  /** Looks at what the thread sends before it piles up on this side. */
  const watch = ({ data }: MessageEvent): void => {
    drawn += drawnIn(data);
    if (data?.exceeded === true) fail(new PdfError('too-much-memory'));
    else if (drawn > MOST_DRAWN) fail(new PdfError('too-much-drawn'));
  };
  const inTime = <V>(work: Promise<V>): Promise<V> => {
    if (signal.aborted) stop();
    return Promise.race([work, stopped]);
  };
  try {
    thread = options.startThread?.() ?? null;
    thread?.ended.then((why) => fail(new PdfError(why === 'memory' ? 'too-much-memory' : 'damaged')));
    thread?.port.addEventListener('message', watch);
    if (thread !== null) worker = pdfjs.PDFWorker.create({ port: thread.port, verbosity: 0 });
    task = pdfjs.getDocument({
      // pdf.js takes the bytes away to its thread; the caller's stay.
      data: new Uint8Array(bytes),
      ...(worker === null ? {} : { worker }),
      ...(options.password === undefined ? {} : { password: options.password }),
      verbosity: 0,
      disableFontFace: true,
      fontExtraProperties: false,
      useSystemFonts: false,
      isEvalSupported: false,
      useWorkerFetch: false,
      useWasm: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      // Pictures are not read: none is unpacked, however small it says it is.
      maxImageSize: 0,
      enableXfa: false,
      stopAtErrors: false,
    });
    const pdf = await inTime(task.promise);
    const numbers: Readonly<Record<string, number>> = pdfjs.OPS;
    const startPage = (): void => {
      drawn = 0;
    };
    return await use(await opened(pdf, numbers, inTime, startPage));
  } catch (error) {
    throw pdfError(error);
  } finally {
    signal.removeEventListener('abort', stop);
    thread?.port.removeEventListener('message', watch);
    // A thread that hangs never answers; it is ended instead.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<boolean>((resolve) => {
      timer = setTimeout(() => resolve(false), LONGEST_END_MS);
    });
    const freed = await Promise.race([
      task?.destroy().then(
        () => true,
        () => false,
      ) ?? true,
      stopped.catch(() => false),
      late,
    ]);
    clearTimeout(timer);
    worker?.destroy();
    if (freed && thread?.release !== undefined) thread.release();
    else thread?.stop();
  }
}

/** Operators in a message of pdf.js's thread, and the letters and parts that they are told with. */
function drawnIn(message: unknown): number {
  const chunk = (message as { chunk?: Partial<Record<string, unknown>> } | null)?.chunk;
  if (!Array.isArray(chunk?.fnArray) || !Array.isArray(chunk.argsArray)) return 0;
  let drawn = chunk.fnArray.length;
  for (const args of chunk.argsArray) if (Array.isArray(args?.[0])) drawn += args[0].length;
  return drawn;
}

function isTimeout(signal: AbortSignal): boolean {
  return signal.reason instanceof Error && signal.reason.name === 'TimeoutError';
}

function pdfError(error: unknown): unknown {
  if (error instanceof PdfError || !(error instanceof Error)) return error;
  if (error.name === 'PasswordException') {
    return new PdfError('code' in error && error.code === 2 ? 'password-wrong' : 'password-needed');
  }
  return new PdfError('damaged');
}

async function opened(
  pdf: PDFDocumentProxy,
  numbers: Readonly<Record<string, number>>,
  inTime: <V>(work: Promise<V>) => Promise<V>,
  startPage: () => void,
): Promise<OpenPdf> {
  const info = await inTime(pdf.getMetadata())
    .then(({ info }) => info as Readonly<Record<string, unknown>>)
    .catch((error: unknown) => {
      if (error instanceof PdfError) throw error;
      return {} as Readonly<Record<string, unknown>>;
    });
  return {
    pages: pdf.numPages,
    title: typeof info.Title === 'string' ? info.Title : null,
    language: typeof info.Language === 'string' ? info.Language : null,
    made: isoDay(info.CreationDate),
    changed: isoDay(info.ModDate),
    page: async (number) => {
      startPage();
      const page = await inTime(pdf.getPage(number));
      try {
        return await readPage(page, number, numbers, inTime);
      } finally {
        page.cleanup();
      }
    },
  };
}

/** "D:20240905101500+01'00'" as 2024-09-05. */
function isoDay(value: unknown): string | null {
  const found = typeof value === 'string' ? /^(?:D:)?((?:19|20)\d\d)(\d\d)(\d\d)/.exec(value) : null;
  if (found === null || Number(found[2]) > 12 || Number(found[3]) > 31) return null;
  return `${found[1]}-${found[2]}-${found[3]}`;
}

async function readPage(
  page: PDFPageProxy,
  number: number,
  numbers: Readonly<Record<string, number>>,
  inTime: <V>(work: Promise<V>) => Promise<V>,
): Promise<{ content: PageContent; structure: StructureNode | null; cut: boolean }> {
  const viewport = page.getViewport({ scale: 1 });
  const view = sixNumbers(viewport.transform);
  const operators = await inTime(page.getOperatorList());
  const looks = new Map<string, FontLook | null>();
  const fontOf = (id: string): FontLook | null => {
    let look = looks.get(id);
    if (look === undefined) {
      look = lookOf(page, id);
      looks.set(id, look);
    }
    return look;
  };
  const { cut, runs, ...rest } = readOperators(operators, numbers, fontOf, view);
  const { width, height } = viewport;
  const within = runs.filter((run) => run.right > 0 && run.left < width && run.y > 0 && run.y < height + run.size);
  const links = await inTime(page.getAnnotations()).then(
    (annotations: unknown[]) => annotations.flatMap((annotation) => linkAreas(annotation, view)),
    (error: unknown) => {
      if (error instanceof PdfError) throw error;
      return [];
    },
  );
  const tree: unknown = await inTime(page.getStructTree()).catch((error: unknown) => {
    if (error instanceof PdfError) throw error;
    return null;
  });
  return {
    content: { number, width, height, links, runs: within, ...rest },
    structure: structureOf(tree, 0),
    cut,
  };
}

function lookOf(page: PDFPageProxy, id: string): FontLook | null {
  if (!page.commonObjs.has(id)) return null;
  const font = page.commonObjs.get(id) as Readonly<Record<string, unknown>> | null;
  if (font === null || typeof font !== 'object') return null;
  const name = typeof font.name === 'string' ? font.name : '';
  const matrix = font.fontMatrix;
  const unit = Array.isArray(matrix) && typeof matrix[0] === 'number' && matrix[0] !== 0 ? Math.abs(matrix[0]) : 0.001;
  return {
    name,
    bold: font.bold === true || font.black === true || /bold|black|heavy|demi(?!light)/i.test(name),
    italic: font.italic === true || /italic|oblique/i.test(name),
    unit,
  };
}

function sixNumbers(list: readonly number[]): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list;
  return [a, b, c, d, e, f];
}

/** The areas of a link annotation that leads out of the document. */
function linkAreas(annotation: unknown, view: readonly [number, number, number, number, number, number]): LinkArea[] {
  if (typeof annotation !== 'object' || annotation === null) return [];
  const { subtype, url, unsafeUrl, rect, quadPoints } = annotation as Readonly<Record<string, unknown>>;
  // The address as written is `unsafeUrl`; `url` is what a browser makes of it.
  const href = typeof unsafeUrl === 'string' ? unsafeUrl : url;
  if (subtype !== 'Link' || typeof href !== 'string' || href.trim() === '') return [];
  const areas: LinkArea[] = [];
  if (Array.isArray(quadPoints) || quadPoints instanceof Float32Array) {
    for (let i = 0; i + 7 < quadPoints.length && areas.length < 100; i += 8) {
      const xs = [quadPoints[i], quadPoints[i + 2], quadPoints[i + 4], quadPoints[i + 6]].map(Number);
      const ys = [quadPoints[i + 1], quadPoints[i + 3], quadPoints[i + 5], quadPoints[i + 7]].map(Number);
      const box = boxOf(view, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]);
      areas.push({ ...box, href: href.trim() });
    }
  }
  return areas.length > 0 ? areas : [{ ...boxOf(view, rect), href: href.trim() }];
}

/** Deeper than any document nests. */
const DEEPEST = 60;

function structureOf(node: unknown, depth: number): StructureNode | null {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return null;
  const { role, children } = node as { role?: unknown; children?: unknown };
  // An annotation's place in the tree ends nothing: the words around it go on.
  if (!Array.isArray(children)) return null;
  const list: (StructureNode | { readonly mark: number })[] = [];
  for (const child of children) {
    const id: unknown = child?.type === 'content' ? child.id : null;
    const mark = typeof id === 'string' ? /_mc(\d+)$/.exec(id)?.[1] : undefined;
    if (mark !== undefined) list.push({ mark: Number(mark) });
    else {
      const inner = structureOf(child, depth + 1);
      if (inner !== null) list.push(inner);
    }
  }
  return { role: typeof role === 'string' ? role : '', children: list };
}
