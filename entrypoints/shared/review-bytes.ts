/** The bytes of a file in, its reviews out: for documents that were fetched, and for files that a reader dropped. */
import type { Pack } from '../../src/engine/pack';
import type { Report } from '../../src/engine/report';
import type { Reading } from '../../src/history/reading';
import { type BytesOrigin, type BytesReading, readBytes } from './read-bytes';
import { reviewReading } from './review-reading';

export interface ReviewMoment {
  readonly pack: Pack;
  /** ISO day. */
  readonly asOf: string;
  /** ISO date-time. */
  readonly retrievedAt: string;
  readonly toolVersion: string;
  /** What reports of this moment say besides: that own rules could not take part. */
  readonly warnings?: readonly string[];
}

export type BytesReview =
  /** One report for each notice in the file, at least one. */
  | { readonly ok: true; readonly reports: readonly Report[]; readonly reading: Reading }
  | Extract<BytesReading, { ok: false }>;

/** Never throws for what is wrong with the file. */
export async function reviewBytes(
  bytes: Uint8Array,
  origin: Omit<BytesOrigin, 'retrievedAt'>,
  { retrievedAt, ...moment }: ReviewMoment,
): Promise<BytesReview> {
  const read = await readBytes(bytes, { ...origin, retrievedAt });
  if (!read.ok) return read;
  const { reading } = read;
  return { ok: true, reports: reviewReading(reading, { ...moment, takenIn: [] }), reading };
}
