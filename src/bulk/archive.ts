/**
 * Batches in the file that holds everything: after its other parts, a line for each thing that is kept of a batch, so that
 * neither writing nor reading holds more than a line in memory. The file as a whole is JSON.
 */
import * as v from 'valibot';
import type { Batch } from './batch';
import { type Change, unpacked } from './store';

/** The line that comes before the batches, and the one behind them. */
const FIRST = ' "bulk": [';
const LAST = ' ]';

/**
 * The text of a file, in pieces.
 * @param head JSON of an object, without batches
 * @param lines as `changeLine` gives them
 */
export function* fileWithBatches(head: string, lines: Iterable<string | Blob>): Generator<string | Blob> {
  yield `${head.trimEnd().replace(/\s*\}$/, '')},\n${FIRST}`;
  let isFirst = true;
  for (const line of lines) {
    yield isFirst ? '\n' : ',\n';
    yield line;
    isFirst = false;
  }
  yield `\n${LAST}\n}\n`;
}

/** One line, without a line's end. A batch comes before what is kept of it. */
export function changeLine(change: Change): string {
  return JSON.stringify('keep' in change ? { keep: change.keep, bytes: inBase64(change.bytes) } : change);
}

export interface FileParts {
  /** JSON of the file without its batches. */
  readonly head: string;
  /** The lines of its batches; throws where the file was cut off. */
  readonly lines: AsyncGenerator<string>;
}

/** @param file as it was chosen: one without batches has no lines */
export async function partsOfFile(file: Blob): Promise<FileParts> {
  const all = linesOf(file);
  const head: string[] = [];
  for (;;) {
    const next = await all.next();
    if (next.done) return { head: head.join('\n'), lines: none() };
    if (next.value.trimEnd() === FIRST) break;
    head.push(next.value);
  }
  return { head: `${head.join('\n').trimEnd().replace(/,$/, '')}\n}`, lines: batchLines(all) };
}

async function* none(): AsyncGenerator<string> {}

async function* batchLines(all: AsyncGenerator<string>): AsyncGenerator<string> {
  for await (const line of all) {
    if (line.trimEnd() === LAST) return;
    if (line !== '') yield line.trimEnd().replace(/,$/, '');
  }
  throw new CutOff();
}

/** The file ends before its batches do. */
export class CutOff extends Error {}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().getReader();
  const decoder = new TextDecoder();
  let kept: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    const [first = '', ...others] = decoder.decode(value, { stream: !done }).split('\n');
    kept.push(first);
    for (const other of others) {
      yield kept.join('');
      kept = [other];
    }
    if (done) break;
  }
  yield kept.join('');
}

const text = v.string();
const orNull = v.nullable(text);
const texts = v.array(text);
const whole = v.pipe(v.number(), v.integer());
const day = v.pipe(text, v.isoDate());
const moment = v.pipe(text, v.isoTimestamp());
const status = v.picklist(['met', 'partial', 'missing', 'not-applicable']);
const severity = v.picklist(['legal', 'outdated', 'quality', 'advice']);
const ofSchool = { id: text, school: text, position: whole };

const batch = v.looseObject({
  id: text,
  name: text,
  createdAt: moment,
  settings: v.looseObject({
    asOf: day,
    links: v.boolean(),
    gap: v.number(),
    mostPages: v.number(),
    mostDepth: v.number(),
  }),
  schools: v.array(
    v.looseObject({
      id: text,
      name: text,
      urn: orNull,
      website: orNull,
      notices: texts,
      trust: orNull,
      phase: orNull,
      type: orNull,
      authority: orNull,
    }),
  ),
  previous: orNull,
  pack: v.optional(text),
});

const records = v.variant('put', [
  v.object({
    put: v.literal('schools'),
    record: v.looseObject({
      id: text,
      stage: v.picklist(['waiting', 'finding', 'found', 'reviewing', 'done', 'failed']),
      requests: whole,
      documents: whole,
      notices: whole,
      failures: whole,
      remarks: texts,
      doubts: whole,
      reviewedAs: orNull,
      foundBy: orNull,
    }),
  }),
  v.object({
    put: v.literal('candidates'),
    record: v.looseObject({
      ...ofSchool,
      url: text,
      foundOn: orNull,
      linkText: text,
      promise: v.number(),
      score: v.nullable(v.number()),
      state: v.picklist(['unread', 'notice', 'no-notice', 'unreadable', 'struck']),
      by: v.picklist(['found', 'list', 'user']),
      mediaType: orNull,
      sha256: orNull,
      textHash: orNull,
      readFrom: orNull,
      retrievedAt: orNull,
      hasText: v.boolean(),
      warnings: texts,
      reviewedAs: orNull,
      also: texts,
      reason: orNull,
    }),
  }),
  v.object({
    put: v.literal('rows'),
    record: v.looseObject({
      ...ofSchool,
      index: whole,
      candidate: text,
      url: text,
      part: orNull,
      title: orNull,
      organisation: orNull,
      kind: text,
      nation: text,
      date: orNull,
      retrievedAt: text,
      mediaType: text,
      sha256: text,
      textHash: text,
      sketch: v.array(v.number()),
      cells: v.array(v.looseObject({ check: text, status, needsReview: v.boolean() })),
      findings: v.array(v.looseObject({ check: text, severity, quote: text, message: text })),
    }),
  }),
  v.object({
    put: v.literal('failures'),
    record: v.looseObject({ ...ofSchool, url: text, code: text, message: text, candidate: orNull }),
  }),
  v.object({
    put: v.literal('readings'),
    record: v.looseObject({ id: text, candidate: text, mediaType: text, warnings: texts }),
  }),
  v.object({ put: v.literal('links'), record: v.looseObject({ id: text, answer: v.looseObject({}) }) }),
]);

const line = v.union([
  v.object({ batch }),
  records,
  v.object({ keep: text, bytes: v.pipe(text, v.regex(/^[A-Za-z0-9+/]*={0,2}$/)) }),
]);

export type ReadLine =
  | { readonly ok: true; readonly change: Change; readonly batch: Batch | null }
  /** What is wrong with it, for the person who chose the file. */
  | { readonly ok: false; readonly problem: string };

/** Checks what the screens and the run rely on; the rest is passed through as it was written. */
export function readLine(written: string): ReadLine {
  let data: unknown;
  try {
    data = JSON.parse(written);
  } catch {
    return { ok: false, problem: 'not as Noticemark writes it' };
  }
  const parsed = v.safeParse(line, data);
  if (!parsed.success) return { ok: false, problem: problemOf(data) };
  const { output } = parsed;
  if ('batch' in output) {
    const found = output.batch as unknown as Batch;
    return { ok: true, change: { batch: found }, batch: found };
  }
  if ('put' in output) return { ok: true, change: output as unknown as Change, batch: null };
  const bytes = fromBase64(output.bytes);
  // Files that were given are kept as they were; all else is packed JSON.
  if (!output.keep.startsWith('file ') && !isPacked(bytes)) return { ok: false, problem: `${output.keep}: damaged` };
  return { ok: true, change: { keep: output.keep, bytes }, batch: null };
}

function problemOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return 'not as Noticemark writes it';
  const parsed = v.safeParse('batch' in data ? v.object({ batch }) : records, data);
  const [issue] = parsed.success ? [] : parsed.issues;
  if (!issue) return 'not as Noticemark writes it';
  return `${(issue.path ?? []).map(({ key }) => String(key)).join(', ')}: ${issue.message}`;
}

function isPacked(bytes: Uint8Array): boolean {
  try {
    unpacked(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that a function takes as arguments at once. */
const AT_ONCE = 0x8000;

function inBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += AT_ONCE) {
    binary += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  }
  return btoa(binary);
}

function fromBase64(written: string): Uint8Array {
  return Uint8Array.from(atob(written), (character) => character.charCodeAt(0));
}
