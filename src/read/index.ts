/** Reads a source of any supported format into a notice. */
import type { Notice } from '../notice/notice';
import { decode } from './decode';
import { readHtml } from './html';
import { DEFAULT_LIMITS, type ReadLimits, tooManyCharacters, tooMuchText } from './limits';
import type { PdfOptions } from './pdf';
import type { ReadError, ReadErrorCode } from './read-result';
import { type SourceFormat, sourceFormat } from './source-format';
import { readText } from './text';

export interface SourceDescription {
  /** Path or URL; its extension is a hint, its address tells links within the page. */
  readonly location: string;
  /** The Content-Type a server gave, with or without `charset`, or null. */
  readonly contentType?: string | null;
  /** Those not given are `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ReadLimits>;
  /** For a PDF: its password, what ends the reading, the thread to read it on. */
  readonly pdf?: Pick<PdfOptions, 'password' | 'signal' | 'startThread'>;
}

type MediaType = NonNullable<SourceFormat['mediaType']>;

export type ReadResult =
  | {
      readonly ok: true;
      readonly notice: Notice;
      readonly mediaType: MediaType;
      /** Sentences for the reader of the review: what of the source could not be read. */
      readonly warnings?: readonly string[];
    }
  | { readonly ok: false; readonly mediaType: MediaType | null; readonly error: ReadError };

/**
 * Reads a source. Never throws: what can't be read gives an error with a sentence for the reader. The readers of
 * documents are loaded when the first document is read.
 */
export async function readSource(bytes: Uint8Array, description: SourceDescription): Promise<ReadResult> {
  const limits = { ...DEFAULT_LIMITS, ...description.limits };
  if (bytes.length === 0) return failure(null, 'empty', 'The file is empty.');
  if (bytes.length > limits.bytes) {
    const [size, most] = [bytes.length, limits.bytes].map((length) => Math.round(length / (1024 * 1024)));
    return failure(null, 'too-large', `The file is too large to be a notice (${size} MB; the limit is ${most} MB).`);
  }
  const read = await readFormat(bytes, description, limits);
  const error = read.ok ? tooMuchText(read.notice, limits) : null;
  return error === null ? read : { ok: false, mediaType: read.mediaType, error };
}

async function readFormat(bytes: Uint8Array, description: SourceDescription, limits: ReadLimits): Promise<ReadResult> {
  const { location, contentType = null } = description;
  const format = sourceFormat(bytes, location, contentType);
  if (format === null) return failure(null, 'not-text', 'The file holds no text that Noticemark can read.');
  switch (format.kind) {
    case 'unsupported':
      return failure(format.mediaType, format.code, format.message);
    case 'pdf': {
      const { readPdf } = await import('./pdf');
      return { ...(await readPdf(bytes, { ...description.pdf, limits })), mediaType: format.mediaType };
    }
    case 'docx': {
      const { readDocx } = await import('./docx');
      return { ...readDocx(bytes, limits), mediaType: format.mediaType };
    }
    case 'odt': {
      const { readOdt } = await import('./odt');
      return { ...readOdt(bytes, limits), mediaType: format.mediaType };
    }
    case 'html':
    case 'text': {
      const text = decode(bytes, format.charset);
      // A page may be mostly mark-up; a text is what it is.
      const error = format.kind === 'text' ? tooManyCharacters(text.length, limits) : null;
      if (error !== null) return { ok: false, mediaType: format.mediaType, error };
      const notice =
        format.kind === 'html'
          ? readHtml(text, { url: location })
          : readText(text, { markdown: format.mediaType === 'text/markdown' });
      if (notice.text === '') {
        const [shown] = notice.unread ?? [];
        const told = shown === undefined ? '' : ` It shows a ${shown.what} that was not read: ${shown.address}`;
        return failure(format.mediaType, 'empty', `There is no text in the file.${told}`);
      }
      return { ok: true, notice, mediaType: format.mediaType };
    }
  }
}

function failure(mediaType: MediaType | null, code: ReadErrorCode, message: string): ReadResult {
  return { ok: false, mediaType, error: { code, message } };
}
