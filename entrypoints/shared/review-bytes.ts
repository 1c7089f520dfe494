/** The bytes of a file in, its reviews out: for documents that were fetched, and for files that a reader dropped. */
import type { Pack } from '../../src/engine/pack';
import type { Report } from '../../src/engine/report';
import { reviewNotices } from '../../src/engine/review-parts';
import { startPdfThread } from '../../src/platform/pdf-thread';
import { sha256 } from '../../src/platform/sha256';
import { readSource } from '../../src/read/index';

export interface ReviewMoment {
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** ISO date-time. */
  readonly retrievedAt: string;
  readonly toolVersion: string;
}

export interface FileDescription {
  /** Its address, or its name. */
  readonly location: string;
  /** As a server named it, or null. */
  readonly contentType: string | null;
  /** For a protected PDF. */
  readonly password?: string;
}

export type BytesReview =
  /** One report for each notice in the file, at least one. */
  | { readonly ok: true; readonly reports: readonly Report[] }
  /** `code` as `readSource` gives it; `message` is a sentence for the reader. */
  | { readonly ok: false; readonly code: string; readonly message: string };

/** Never throws for what is wrong with the file. Readers of documents are loaded when the first of their kind comes. */
export async function reviewBytes(
  bytes: Uint8Array,
  { location, contentType, password }: FileDescription,
  moment: ReviewMoment,
): Promise<BytesReview> {
  const pdf = { startThread: startPdfThread, ...(password === undefined ? {} : { password }) };
  const read = await readSource(bytes, { location, contentType, pdf });
  if (!read.ok) return { ok: false, ...read.error };
  const reports = reviewNotices({
    notice: read.notice,
    pack: moment.pack,
    asOf: moment.asOf,
    source: {
      location,
      mediaType: read.mediaType,
      retrievedAt: moment.retrievedAt,
      sha256: await sha256(bytes),
    },
    toolVersion: moment.toolVersion,
    ...(read.warnings === undefined ? {} : { warnings: read.warnings }),
  });
  return { ok: true, reports };
}
