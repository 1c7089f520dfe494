/** The filters that PDF files pack their streams with, each unpacking piece by piece, so that nothing is ever held whole. */
import { Unzlib } from 'fflate';

/** Takes what comes out of a filter, a piece at a time. The piece is only lent: it is written over afterwards. */
export type Take = (part: Uint8Array) => void;

/** Takes pieces of packed bytes, of any length. @throws where what comes is not packed so */
export interface Unpacker {
  readonly push: Take;
  /** True where the filter's own end was read: what follows is none of it. */
  readonly ended: () => boolean;
}

/** Names of filters that make no picture, and their abbreviations. */
export type Filter = 'Flate' | 'LZW' | 'RunLength' | 'ASCII85' | 'ASCIIHex';

const FILTERS: ReadonlyMap<string, Filter> = new Map([
  ['FlateDecode', 'Flate'],
  ['Fl', 'Flate'],
  ['LZWDecode', 'LZW'],
  ['LZW', 'LZW'],
  ['RunLengthDecode', 'RunLength'],
  ['RL', 'RunLength'],
  ['ASCII85Decode', 'ASCII85'],
  ['A85', 'ASCII85'],
  ['ASCIIHexDecode', 'ASCIIHex'],
  ['AHx', 'ASCIIHex'],
]);

/** The filter that a file calls so; null for those of pictures, and for what is no filter. */
export function filterNamed(name: string): Filter | null {
  return FILTERS.get(name) ?? null;
}

/** @param earlyChange LZW's setting: by how many codes the width of codes grows too early; 1 in nearly every file */
export function unpackerOf(filter: Filter, take: Take, earlyChange: number): Unpacker {
  switch (filter) {
    case 'Flate':
      return flate(take);
    case 'LZW':
      return lzw(take, earlyChange);
    case 'RunLength':
      return runLength(take);
    case 'ASCII85':
      return ascii85(take);
    case 'ASCIIHex':
      return asciiHex(take);
  }
}

/** Bytes handed to a filter at a time: Flate, which packs best, makes at most a thousand times as much of them. */
const STEP = 4_096;
/** Bytes of which nothing came: the stream has ended. */
const MOST_SILENT = 24 * STEP;

function flate(take: Take): Unpacker {
  let silent = 0;
  const inner = new Unzlib((part) => {
    if (part.length > 0) silent = 0;
    take(part);
  });
  return {
    push: (part) => {
      for (let at = 0; at < part.length && silent < MOST_SILENT; at += STEP) {
        const step = part.subarray(at, at + STEP);
        silent += step.length;
        inner.push(step);
      }
    },
    ended: () => silent >= MOST_SILENT,
  };
}

/** Gathers single bytes to pieces. */
function gathering(take: Take): { readonly put: (byte: number) => void; readonly flush: () => void } {
  const room = new Uint8Array(16_384);
  let used = 0;
  const flush = (): void => {
    if (used > 0) take(room.subarray(0, used));
    used = 0;
  };
  return {
    put: (byte) => {
      room[used++] = byte;
      if (used === room.length) flush();
    },
    flush,
  };
}

const CLEAR = 256;
const END = 257;
const MOST_CODES = 4_096;

function lzw(take: Take, earlyChange: number): Unpacker {
  const { put, flush } = gathering(take);
  const last = new Uint8Array(MOST_CODES);
  const lengths = new Uint16Array(MOST_CODES);
  const before = new Uint16Array(MOST_CODES);
  const sequence = new Uint8Array(MOST_CODES);
  for (let code = 0; code < CLEAR; code++) {
    last[code] = code;
    lengths[code] = 1;
  }
  let length = 0;
  let width = 9;
  let next = END + 1;
  let previous = 0;
  let bits = 0;
  let held = 0;
  let ended = false;
  const read = (code: number): void => {
    if (code === END) {
      ended = true;
      return;
    }
    if (code === CLEAR) {
      width = 9;
      next = END + 1;
      length = 0;
      return;
    }
    const follows = length > 0;
    if (code < next) {
      length = lengths[code] ?? 0;
      for (let i = length - 1, at = code; i >= 0; i--) {
        sequence[i] = last[at] ?? 0;
        at = before[at] ?? 0;
      }
    } else if (length < MOST_CODES) sequence[length++] = sequence[0] ?? 0;
    if (follows && next < MOST_CODES) {
      before[next] = previous;
      lengths[next] = (lengths[previous] ?? 0) + 1;
      last[next] = sequence[0] ?? 0;
      next++;
      if (next + earlyChange >= 1 << width && width < 12) width++;
    }
    previous = code;
    for (let i = 0; i < length; i++) put(sequence[i] ?? 0);
  };
  return {
    push: (part) => {
      for (let at = 0; at < part.length && !ended; at++) {
        bits = ((bits & 0xffff) << 8) | (part[at] ?? 0);
        held += 8;
        if (held < width) continue;
        held -= width;
        read((bits >>> held) & ((1 << width) - 1));
      }
      flush();
    },
    ended: () => ended,
  };
}

function runLength(take: Take): Unpacker {
  const { put, flush } = gathering(take);
  /** Bytes still to be taken as they are, or -1 where the next byte says how many. */
  let plain = -1;
  /** Times that the next byte is repeated, or 0. */
  let times = 0;
  let ended = false;
  return {
    push: (part) => {
      for (const byte of part) {
        if (ended) break;
        if (times > 0) {
          for (; times > 0; times--) put(byte);
        } else if (plain > 0) {
          put(byte);
          plain--;
        } else if (byte === 128) ended = true;
        else if (byte > 128) times = 257 - byte;
        else plain = byte + 1;
      }
      flush();
    },
    ended: () => ended,
  };
}

const TILDE = 0x7e;
const LETTER_Z = 0x7a;
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a;

function ascii85(take: Take): Unpacker {
  const { put, flush } = gathering(take);
  let digits: number[] = [];
  let ended = false;
  const close = (): void => {
    if (digits.length < 2) return;
    const count = digits.length - 1;
    while (digits.length < 5) digits.push(84);
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let i = 0; i < count; i++) put((value / 256 ** (3 - i)) & 0xff);
    digits = [];
  };
  return {
    push: (part) => {
      for (const byte of part) {
        if (ended) break;
        if (isSpace(byte)) continue;
        if (byte === TILDE) {
          close();
          ended = true;
        } else if (byte === LETTER_Z && digits.length === 0) {
          for (let i = 0; i < 4; i++) put(0);
        } else {
          digits.push(byte - 0x21);
          if (digits.length === 5) close();
        }
      }
      flush();
    },
    ended: () => ended,
  };
}

function asciiHex(take: Take): Unpacker {
  const { put, flush } = gathering(take);
  let first = -1;
  let ended = false;
  return {
    push: (part) => {
      for (const byte of part) {
        if (ended) break;
        const digit = hexDigit(byte);
        if (byte === 0x3e) {
          if (first >= 0) put(first << 4);
          ended = true;
        } else if (digit >= 0) {
          if (first < 0) first = digit;
          else {
            put((first << 4) | digit);
            first = -1;
          }
        }
      }
      flush();
    },
    ended: () => ended,
  };
}

/** The value of a hexadecimal digit's letter; -1 for any other. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const low = byte | 0x20;
  return low >= 0x61 && low <= 0x66 ? low - 0x57 : -1;
}
