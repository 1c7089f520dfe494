/** Tells a PDF that unpacks to far more than it seems before pdf.js, which has no bound of its own, unpacks it. */
import { codeCounter } from './character-codes';
import { type Dictionary, isDictionary, isList, isName, isReference, type Value, valueAt } from './dictionary';
import { type Filter, filterNamed, type Take, type Unpacker, unpackerOf } from './filters';

/** What the streams of a file may hold together, in bytes, pictures left out. */
export interface PackedLimits {
  readonly all: number;
  /** Of the tables that say where the file's objects are: each byte of one becomes an object. */
  readonly tables: number;
  /** Of the streams that hold objects. */
  readonly objects: number;
  /** Of drawings made of small coloured shapes, of which each bit can be one. */
  readonly shadings: number;
  /** Codes that the fonts' tables of characters spell out. */
  readonly codes: number;
}

const MEGABYTE = 1024 * 1024;

/**
 * The limits of a file that may unpack to `all` bytes. A notice of 300 tagged pages has some 15 MB of objects and a
 * table of half a megabyte; a font spells out 65,536 codes at most.
 */
export function packedLimits(all: number): PackedLimits {
  return {
    all,
    tables: Math.min(all, 8 * MEGABYTE),
    objects: Math.min(all, 32 * MEGABYTE),
    shadings: Math.min(all, 4 * MEGABYTE),
    codes: 8_000_000,
  };
}

/** Bytes handed to a filter at a time. */
const STEP = 4_096;
/** Filters one after the other; files that name more of them are made to unpack for ever. */
const MOST_LAYERS = 8;
/** Filters that only make pictures. */
const PICTURES = new Set(['DCTDecode', 'DCT', 'JPXDecode', 'JPX', 'CCITTFaxDecode', 'CCF', 'JBIG2Decode']);
/** More work than this for each byte of a file is only made by streams that overlap on purpose. */
const MOST_PASSES = 4;

const STREAM = [...'stream'].map((letter) => letter.charCodeAt(0));
const END_OF_STREAM = [...'endstream'].map((letter) => letter.charCodeAt(0));
const OBJECT = [...'obj'].map((letter) => letter.charCodeAt(0));
const ENCRYPT = [...'/Encrypt'].map((letter) => letter.charCodeAt(0));
/** Objects that may seem to begin in a dictionary's strings. */
const MOST_TRIES = 8;

/** Thrown to end the work: more came than may. */
const ENOUGH = Symbol('enough');

/**
 * True if the packed streams of a file hold together more than they may. Pictures don't count: they are never unpacked.
 * What each filter of a chain makes counts, as pdf.js holds all of it. Where the file doesn't tell how a stream is
 * packed, whatever looks packed is tried. Streams of protected files can't be opened here, and count nothing: what is
 * made of them is counted on pdf.js's thread. Takes no more memory than a few steps, and no more time than unpacking
 * what may be unpacked.
 */
export function unpacksBeyond(bytes: Uint8Array, limits: PackedLimits): boolean {
  const objects = smallObjects(bytes);
  const locked = firstOf(bytes, ENCRYPT, 0) !== -1;
  const used = { all: 0, tables: 0, objects: 0, shadings: 0, codes: 0 };
  let work = MOST_PASSES * bytes.length + MEGABYTE;
  let from = 0;
  for (let at = nextStream(bytes, from); at !== -1; at = nextStream(bytes, at)) {
    // The word alone may stand in any text.
    const follows = followsDictionary(bytes, at - STREAM.length);
    const dictionary = follows ? dictionaryBefore(bytes, from, at - STREAM.length) : null;
    if (follows) from = at;
    const start = dataStart(bytes, at);
    if (dictionary === null && !looksPacked(bytes.subarray(start))) continue;
    const type = nameOf(dictionary?.get('Type'), objects);
    if (nameOf(dictionary?.get('Subtype'), objects) === 'Image') continue;
    if (type === 'XRef' && hasEmptyRows(dictionary, objects)) return true;
    const data = bytes.subarray(start, dataEnd(bytes, start, dictionary, objects));
    work -= data.length;
    if (work < 0) return true;
    const counter = codeCounter();
    const count = (size: number): void => {
      used.all += size;
      if (type === 'XRef') used.tables += size;
      if (type === 'ObjStm') used.objects += size;
      if (dictionary?.has('ShadingType')) used.shadings += size;
      const over =
        used.all > limits.all ||
        used.tables > limits.tables ||
        used.objects > limits.objects ||
        used.shadings > limits.shadings;
      if (over || used.codes + counter.count() > limits.codes) throw ENOUGH;
    };
    try {
      // What is encrypted too unpacks to nothing but noise.
      const first = chainOf(locked ? 'unknown' : packingOf(dictionary, objects), count, counter.take);
      for (let step = 0; step < data.length && !first.ended(); step += STEP) {
        first.push(data.subarray(step, step + STEP));
        count(0);
      }
    } catch (error) {
      if (error === ENOUGH) return true;
      // Not packed so after all, damaged, or what follows the stream: what came out of it counts.
    }
    used.codes += counter.count();
  }
  return false;
}

/** How a stream is packed; `unknown` where only its bytes can tell. */
type Packing = { readonly filters: readonly Filter[]; readonly earlyChange: number } | 'unknown';

function packingOf(dictionary: Dictionary | null, objects: SmallObjects): Packing {
  if (dictionary === null) return 'unknown';
  const filter = resolved(dictionary.get('F') ?? dictionary.get('Filter'), objects);
  if (filter === undefined) return 'unknown';
  const named = filter === null ? [] : isList(filter) ? filter : [filter];
  const filters: Filter[] = [];
  for (const one of named) {
    const name = nameOf(one, objects);
    if (name === null) return 'unknown';
    // What a picture's own filter makes is counted where it is made; names that say nothing are passed over.
    if (PICTURES.has(name)) break;
    const known = filterNamed(name);
    if (known !== null) filters.push(known);
  }
  if (filters.length > MOST_LAYERS) throw ENOUGH;
  const earlyChange = earlyChangeOf(dictionary.get('DP') ?? dictionary.get('DecodeParms'), objects);
  return { filters, earlyChange };
}

function earlyChangeOf(settings: Value | undefined, objects: SmallObjects): number {
  const value = resolved(settings, objects);
  if (isList(value)) return Math.min(1, ...value.map((one) => earlyChangeOf(one, objects)));
  const early = isDictionary(value) ? resolved(value.get('EarlyChange'), objects) : null;
  return typeof early === 'number' ? Math.min(Math.max(0, early), 1) : 1;
}

/** Filters one behind the other; the sizes of what each makes go to `count`, what the last makes to `take`. */
function chainOf(packing: Packing, count: (size: number) => void, take: Take): Unpacker {
  if (packing === 'unknown') return sniffed(count, take, 1);
  let last: Unpacker = { push: take, ended: () => false };
  for (const filter of [...packing.filters].reverse()) {
    const next = last;
    const made = (part: Uint8Array): void => {
      count(part.length);
      next.push(part);
    };
    last = unpackerOf(filter, made, packing.earlyChange);
  }
  return last;
}

/** Unpacks what looks packed, and what comes of it, as far as it looks packed itself. */
function sniffed(count: (size: number) => void, take: Take, depth: number): Unpacker {
  let inner: Unpacker | null = null;
  let begun = false;
  return {
    push: (part) => {
      if (!begun && part.length >= 2) {
        begun = true;
        if (looksPacked(part) && depth <= MOST_LAYERS) {
          const next = sniffed(count, take, depth + 1);
          inner = unpackerOf(
            'Flate',
            (made) => {
              count(made.length);
              next.push(made);
            },
            1,
          );
        }
      }
      if (inner === null) {
        take(part);
        return;
      }
      try {
        inner.push(part);
      } catch (error) {
        if (error === ENOUGH) throw error;
        // It only looked packed.
        inner = null;
      }
    },
    ended: () => inner?.ended() ?? false,
  };
}

/** The first two bytes of what zlib packs. */
function looksPacked([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0;
}

/** A table whose rows have no bytes: as many rows as it likes come out of nothing. */
function hasEmptyRows(dictionary: Dictionary | null, objects: SmallObjects): boolean {
  const widths = resolved(dictionary?.get('W'), objects);
  if (!isList(widths)) return false;
  return widths.every((width) => resolved(width, objects) === 0);
}

// --- where streams stand

function matches(bytes: Uint8Array, at: number, word: readonly number[]): boolean {
  return word.every((code, index) => bytes[at + index] === code);
}

/** Where a word first stands, from an offset on; -1 where it doesn't. */
function firstOf(bytes: Uint8Array, word: readonly number[], from: number): number {
  const [first = 0] = word;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (matches(bytes, at, word)) return at;
  }
  return -1;
}

/** Where a "stream" ends that begins a stream, from an offset on; -1 where none is left. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at !== -1; at = bytes.indexOf(0x73, at + 1)) {
    if (!matches(bytes, at, STREAM) || bytes[at - 1] === 0x64) continue;
    const end = at + STREAM.length;
    const next = bytes[end];
    if (next === 0x0a || next === 0x0d || next === 0x20 || next === 0x09) return end;
  }
  return -1;
}

/** Where the line ends on which "stream" stands. */
function dataStart(bytes: Uint8Array, at: number): number {
  let end = at;
  while (bytes[end] === 0x20 || bytes[end] === 0x09) end++;
  if (bytes[end] === 0x0d) end++;
  if (bytes[end] === 0x0a) end++;
  return end;
}

/** Where a stream's data ends: where its dictionary says, if the stream's end stands there, else at the first end after. */
function dataEnd(bytes: Uint8Array, start: number, dictionary: Dictionary | null, objects: SmallObjects): number {
  const length = resolved(dictionary?.get('Length'), objects);
  if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
    let at = start + length;
    while (at < bytes.length && at < start + length + 4 && (bytes[at] ?? 0) <= 0x20) at++;
    if (matches(bytes, at, END_OF_STREAM)) return start + length;
  }
  const end = firstOf(bytes, END_OF_STREAM, start);
  return end === -1 ? bytes.length : end;
}

function followsDictionary(bytes: Uint8Array, at: number): boolean {
  let last = at - 1;
  while (last > at - 100 && (bytes[last] ?? 0x21) <= 0x20) last--;
  return bytes[last] === 0x3e && bytes[last - 1] === 0x3e;
}

/** The dictionary that ends at an offset, of an object that begins after another; null where there is none. */
function dictionaryBefore(bytes: Uint8Array, from: number, end: number): Dictionary | null {
  let tries = 0;
  for (let at = end; at >= from && tries < MOST_TRIES; at--) {
    if (bytes[at] !== OBJECT[0] || !matches(bytes, at, OBJECT) || bytes[at - 1] === 0x64) continue;
    tries++;
    const read = valueAt(bytes, at + OBJECT.length, end);
    if (read === null || !isDictionary(read.value)) continue;
    if (/^\s*$/.test(latin(bytes, read.at, Math.min(end, read.at + 1_000)))) return read.value;
  }
  return null;
}

// --- objects that streams' dictionaries refer to

/** Numbers, names and lists of names, by the number of their object: how long a stream is, or how it is packed. */
type SmallObjects = () => ReadonlyMap<number, Value>;

const MOST_SMALL_OBJECTS = 200_000;
const LONGEST_SMALL_OBJECT = 300;

/** Looked for once, when first asked for. */
function smallObjects(bytes: Uint8Array): SmallObjects {
  let found: Map<number, Value> | null = null;
  return () => {
    if (found !== null) return found;
    found = new Map();
    for (let at = bytes.indexOf(0x6f); at !== -1; at = bytes.indexOf(0x6f, at + 1)) {
      if (!matches(bytes, at, OBJECT) || bytes[at - 1] === 0x64 || found.size >= MOST_SMALL_OBJECTS) continue;
      const number = /(\d{1,10})\s+\d{1,5}\s+$/.exec(latin(bytes, Math.max(0, at - 24), at))?.[1];
      const begin = at + OBJECT.length;
      if (number === undefined || /^\s*<</.test(latin(bytes, begin, begin + 8))) continue;
      const value = valueAt(bytes, begin, Math.min(bytes.length, begin + LONGEST_SMALL_OBJECT))?.value ?? null;
      // The last of two objects of one number is the one in force.
      if (value !== null) found.set(Number(number), value);
    }
    return found;
  };
}

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** The value itself, or that of the object that it refers to; undefined for one that is not found. */
function resolved(value: Value | undefined, objects: SmallObjects): Value | undefined {
  if (value === undefined) return null;
  return isReference(value) ? objects().get(value.object) : value;
}

function nameOf(value: Value | undefined, objects: SmallObjects): string | null {
  const found = resolved(value, objects);
  return isName(found) ? found.name : null;
}
