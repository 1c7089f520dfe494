/** How much a reader takes on before it answers that a source is too large. */
import type { Notice } from '../notice/notice';
import type { ReadError } from './read-result';

export interface ReadLimits {
  /** Of the source itself. */
  readonly bytes: number;
  /** Pages of a paged document. */
  readonly pages: number;
  /** Of the text that was read, in UTF-16 code units. */
  readonly characters: number;
  /** Files packed in a document. */
  readonly parts: number;
  /** Bytes of all files packed in a document, unpacked, as the document declares them. */
  readonly unpackedBytes: number;
  /** Bytes of those files of a document that hold text and are read, unpacked. */
  readonly textBytes: number;
  /** Bytes of all packed streams of a PDF but its pictures, with what each of their filters makes. */
  readonly streamBytes: number;
  /** How many times larger than packed a file of a document may be; looked at only above 4 MB. */
  readonly ratio: number;
  /** Elements and runs of text in one part of a document. */
  readonly nodes: number;
}

/**
 * What is this long is no notice, and reviewing it would take minutes. The same for a file and for the page in front.
 * @returns null for a text within the limit
 */
export function tooMuchText({ text }: Pick<Notice, 'text'>, limits: ReadLimits): ReadError | null {
  return tooManyCharacters(text.length, limits);
}

/** The same for a text that has so many UTF-16 code units, before a notice is made of it. */
export function tooManyCharacters(count: number, limits: ReadLimits): ReadError | null {
  if (count <= limits.characters) return null;
  const most = limits.characters.toLocaleString('en-GB');
  const found = count.toLocaleString('en-GB');
  return {
    code: 'too-large',
    message: `The file holds too much text to be a notice (${found} characters; the limit is ${most}).`,
  };
}

const MEGABYTE = 1024 * 1024;

/** A notice has a few pages: these are far above the largest that schools publish. */
export const DEFAULT_LIMITS: ReadLimits = {
  bytes: 25 * MEGABYTE,
  pages: 300,
  characters: 3_000_000,
  parts: 5000,
  unpackedBytes: 500 * MEGABYTE,
  textBytes: 40 * MEGABYTE,
  streamBytes: 64 * MEGABYTE,
  ratio: 200,
  nodes: 1_000_000,
};
