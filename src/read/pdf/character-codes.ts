/** Counts the characters that the tables of a PDF's fonts spell out: a table of a few bytes can name millions. */
import { hexDigit } from './filters';

const BEGIN = [...'begin'].map((letter) => letter.charCodeAt(0));
const KINDS = ['bfrange', 'cidrange'];
const LONGEST_KIND = 8;
const END = 'e'.charCodeAt(0);
/** Codes have four bytes at most. */
const MOST_CODES = 2 ** 32;

/**
 * Takes a stream's unpacked pieces in order, and tells how many codes the ranges in them ("<0000> <ffff> <0000>")
 * hold together so far. Linear, and holds nothing but numbers.
 */
export function codeCounter(): { readonly take: (part: Uint8Array) => void; readonly count: () => number } {
  let count = 0;
  /** Letters of "begin" that were just read. */
  let matched = 0;
  /** The word after "begin", or null. */
  let kind: string | null = null;
  let within = false;
  /** Codes of the range being read; the third is what they stand for. */
  let place = 0;
  let low = 0;
  let value = -1;
  let list = false;

  const close = (): void => {
    if (value < 0 || list) {
      value = -1;
      return;
    }
    if (place === 0) low = value;
    else if (place === 1) count += Math.max(0, value - low) + 1;
    place = (place + 1) % 3;
    value = -1;
  };

  const inRange = (byte: number): void => {
    if (byte === END && value < 0) {
      within = false;
      return;
    }
    switch (byte) {
      case 0x3c:
        value = 0;
        return;
      case 0x3e:
        close();
        return;
      case 0x5b:
        list = true;
        return;
      case 0x5d:
        list = false;
        place = 0;
        return;
      case 0x28:
        // No program writes codes as strings; who does hides how many they are.
        count += MOST_CODES;
        return;
    }
    const digit = hexDigit(byte);
    if (digit < 0) return;
    if (value >= 0) value = Math.min(MOST_CODES, value * 16 + digit);
    // What a range of numbers stands for is a plain number.
    else if (place === 2 && !list) place = 0;
  };

  return {
    take: (part) => {
      for (let at = 0; at < part.length; at++) {
        if (!within && matched === 0 && kind === null) {
          at = part.indexOf(BEGIN[0] ?? 0, at);
          if (at === -1) return;
        }
        const byte = part[at] ?? 0;
        if (within) inRange(byte);
        else if (kind !== null) {
          kind += String.fromCharCode(byte);
          if (KINDS.includes(kind)) {
            within = true;
            [kind, place, value, list] = [null, 0, -1, false];
          } else if (kind.length > LONGEST_KIND || !KINDS.some((one) => one.startsWith(kind ?? ''))) kind = null;
        } else if (byte === BEGIN[matched]) {
          matched++;
          if (matched === BEGIN.length) [matched, kind] = [0, ''];
        } else matched = byte === BEGIN[0] ? 1 : 0;
      }
    },
    count: () => count,
  };
}
