/** Tells a PDF that unpacks to far more than it seems before pdf.js, which has no bound of its own, unpacks it. */
import { Unzlib } from 'fflate';

/** Bytes handed to the unpacker at a time: what comes out of them is at most a thousand times as much. */
const STEP = 4_096;
/** Steps of which nothing came: the stream has ended. */
const MOST_SILENT = 24;
/** Filters one after the other; pdf.js applies as many as a file names. */
const MOST_LAYERS = 4;
/** Where a stream's dictionary is looked for before it, in bytes. */
const LONGEST_DICTIONARY = 2_000;

const STREAM = [...'stream'].map((letter) => letter.charCodeAt(0));

/**
 * True if the packed streams of a file hold together more than `most` bytes. Pictures don't count: they are never
 * unpacked. Whatever looks packed is tried, whatever the file calls it. Takes no more memory than a few steps, and no
 * more time than unpacking `most` bytes.
 */
export function unpacksBeyond(bytes: Uint8Array, most: number): boolean {
  let left = most;
  for (let at = nextStream(bytes, 0); at !== -1; at = nextStream(bytes, at)) {
    if (isPicture(bytes, at)) continue;
    const start = bytes[at] === 0x0d ? at + 2 : at + 1;
    left -= unpackedSize(bytes.subarray(start), left);
    if (left < 0) return true;
  }
  return false;
}

/** Where a "stream" ends that begins a stream, from an offset on; -1 where none is left. */
function nextStream(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at !== -1; at = bytes.indexOf(0x73, at + 1)) {
    if (STREAM.some((code, index) => bytes[at + index] !== code) || bytes[at - 1] === 0x64) continue;
    const end = at + STREAM.length;
    if (bytes[end] === 0x0a || (bytes[end] === 0x0d && bytes[end + 1] === 0x0a)) return end;
  }
  return -1;
}

function isPicture(bytes: Uint8Array, at: number): boolean {
  const before = String.fromCharCode(...bytes.subarray(Math.max(0, at - LONGEST_DICTIONARY), at));
  return /\/Subtype\s*\/Image\b/.test(before.slice(before.lastIndexOf(' obj') + 1));
}

/** Size of what a stream unpacks to, of all its layers; something above `most` as soon as it is more. */
function unpackedSize(packed: Uint8Array, most: number): number {
  if (!looksPacked(packed)) return 0;
  let size = 0;
  /** Hands on step by step, so that no step makes more than can be held; ends where nothing comes any more. */
  const unpack = (into: Unzlib, data: Uint8Array): void => {
    let before = size;
    for (let at = 0, silent = 0; at < data.length && size <= most && silent < MOST_SILENT; at += STEP) {
      into.push(data.subarray(at, at + STEP));
      silent = size === before ? silent + 1 : 0;
      before = size;
    }
  };
  const layer = (depth: number): Unzlib => {
    let inner: Unzlib | null | undefined;
    return new Unzlib((part) => {
      size += part.length;
      if (part.length >= 2) inner ??= depth < MOST_LAYERS && looksPacked(part) ? layer(depth + 1) : null;
      if (!inner) return;
      try {
        unpack(inner, part);
      } catch {
        // It only looked packed.
        inner = null;
      }
    });
  };
  try {
    unpack(layer(1), packed);
  } catch {
    // Not packed after all, damaged, or what follows the stream: what came out of it counts.
  }
  return size;
}

/** The first two bytes of what zlib packs. */
function looksPacked([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && first >> 4 <= 7 && (first * 256 + second) % 31 === 0;
}
