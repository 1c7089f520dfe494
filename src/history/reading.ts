/** What was read of a source, kept so that it can be shown and reviewed again: for another day, or with a piece taken in. */
import type { Report, SourceInfo } from '../engine/report';
import type { Notice } from '../notice/notice';

export interface Reading {
  /** See `readingId`. */
  readonly id: string;
  /** All of the source: it may hold several notices. */
  readonly notice: Notice;
  readonly source: Pick<SourceInfo, 'location' | 'mediaType' | 'retrievedAt' | 'sha256'>;
  /** What of the source could not be read, in sentences. */
  readonly warnings: readonly string[];
}

/** The same source read at the same moment is the same reading. */
export function readingId({ sha256, retrievedAt, location }: Reading['source']): string {
  return [sha256.slice(0, 16), retrievedAt ?? '', location].join(' ');
}

/** One review of a reading for each day and each notice in it; made again, it takes the place of the one before. */
export function reviewId(reading: string, report: Pick<Report, 'asOf' | 'source'>): string {
  return idOfPart(reading, report.asOf, report.source.part?.index ?? 1);
}

/** @param part 1-based */
export function idOfPart(reading: string, asOf: string, part: number): string {
  return `${reading} ${asOf} ${part}`;
}
