/** The bytes of a file in, what was read of them out. Readers of documents are loaded when the first of their kind comes. */
import { type Reading, readingId } from '../../src/history/reading';
import { startPdfThread } from '../../src/platform/pdf-thread';
import { sha256 } from '../../src/platform/sha256';
import { readSource } from '../../src/read/index';

export type BytesReading =
  | { readonly ok: true; readonly reading: Reading }
  /** `code` as `readSource` gives it; `message` is a sentence for the reader. */
  | {
      readonly ok: false;
      readonly code: string;
      readonly message: string;
      /** A password would open it. */
      readonly needsPassword: boolean;
    };

export interface BytesOrigin {
  /** Its address, or its name. */
  readonly location: string;
  /** As a server named it, or null. */
  readonly contentType: string | null;
  /** ISO date-time. */
  readonly retrievedAt: string;
  /** For a protected PDF. */
  readonly password?: string;
}

/** Never throws for what is wrong with the file. */
export async function readBytes(
  bytes: Uint8Array,
  { location, contentType, retrievedAt, password }: BytesOrigin,
): Promise<BytesReading> {
  const pdf = { startThread: startPdfThread, ...(password === undefined ? {} : { password }) };
  const read = await readSource(bytes, { location, contentType, pdf });
  if (!read.ok) return { ok: false, ...read.error, needsPassword: wantsPassword(read.error.code, bytes) };
  const source = { location, mediaType: read.mediaType, retrievedAt, sha256: await sha256(bytes) };
  return {
    ok: true,
    reading: { id: readingId(source), notice: read.notice, source, warnings: read.warnings ?? [] },
  };
}

/** Of protected files, only PDFs can be opened here. */
function wantsPassword(code: string, bytes: Uint8Array): boolean {
  const begin = String.fromCharCode(...bytes.slice(0, 1024));
  return (code === 'encrypted' || code === 'wrong-password') && begin.includes('%PDF-');
}
