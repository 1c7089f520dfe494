/** Reads a source of any supported format into a notice. */
import type { Notice } from '../notice/notice';
import { decode } from './decode';
import { readHtml } from './html';
import { type SourceFormat, sourceFormat } from './source-format';
import { readText } from './text';

export interface SourceDescription {
  /** Path or URL; its extension is a hint, its address tells links within the page. */
  readonly location: string;
  /** The Content-Type a server gave, with or without `charset`, or null. */
  readonly contentType?: string | null;
}

/** `empty`: no text in it; `not-text`: no readable format; `too-large`; `unsupported-format`: known, but not read. */
type ReadErrorCode = 'empty' | 'not-text' | 'too-large' | 'unsupported-format';

type MediaType = SourceFormat['mediaType'];

export type ReadResult =
  | { readonly ok: true; readonly notice: Notice; readonly mediaType: MediaType }
  | {
      readonly ok: false;
      readonly mediaType: MediaType | null;
      readonly error: { readonly code: ReadErrorCode; readonly message: string };
    };

/** Bytes. No notice comes near; a file this big is something else. */
const LARGEST_SOURCE = 25 * 1024 * 1024;

/** Reads a source. Never throws: what can't be read gives an error with a sentence for the reader. */
export function readSource(bytes: Uint8Array, { location, contentType = null }: SourceDescription): ReadResult {
  if (bytes.length === 0) return failure(null, 'empty', 'The file is empty.');
  if (bytes.length > LARGEST_SOURCE) {
    const size = Math.round(bytes.length / (1024 * 1024));
    return failure(null, 'too-large', `The file is too large to be a notice (${size} MB; the limit is 25 MB).`);
  }
  const format = sourceFormat(bytes, location, contentType);
  if (format === null) return failure(null, 'not-text', 'The file holds no text that Noticemark can read.');
  switch (format.kind) {
    case 'unsupported':
      return failure(
        format.mediaType,
        'unsupported-format',
        `Noticemark can't read ${format.name} yet. Save it as a web page or as text and try again.`,
      );
    case 'html':
    case 'text': {
      const text = decode(bytes, format.charset);
      const notice =
        format.kind === 'html'
          ? readHtml(text, { url: location })
          : readText(text, { markdown: format.mediaType === 'text/markdown' });
      if (notice.text === '') return failure(format.mediaType, 'empty', 'There is no text in the file.');
      return { ok: true, notice, mediaType: format.mediaType };
    }
  }
}

function failure(mediaType: MediaType | null, code: ReadErrorCode, message: string): ReadResult {
  return { ok: false, mediaType, error: { code, message } };
}
