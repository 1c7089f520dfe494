/** Reads the dictionary before a stream of a PDF file, as far as it says how the stream is packed. */
import { hexDigit } from './filters';

/** A name, such as /FlateDecode, without its slash. */
export interface Name {
  readonly name: string;
}

/** Another object of the file, by its number. */
export interface Reference {
  readonly object: number;
}

export type Dictionary = ReadonlyMap<string, Value>;

/** Strings and words that are no values read as null. */
export type Value = number | null | Name | Reference | readonly Value[] | Dictionary;

/** Deeper than any file nests what it says of a stream. */
const DEEPEST = 20;

const SLASH = 0x2f;
const PERCENT = 0x25;
const OPEN = 0x28;
const CLOSE = 0x29;
const LESS = 0x3c;
const MORE = 0x3e;
const FROM = 0x5b;
const TO = 0x5d;

const isWhite = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0x00;

const isDelimiter = (byte: number | undefined): boolean =>
  byte === undefined ||
  isWhite(byte) ||
  byte === SLASH ||
  byte === PERCENT ||
  byte === OPEN ||
  byte === CLOSE ||
  byte === LESS ||
  byte === MORE ||
  byte === FROM ||
  byte === TO;

/**
 * The value that stands at an offset, and the offset after it; null where none does.
 * @param end what stands from here on is not looked at
 */
export function valueAt(bytes: Uint8Array, from: number, end: number): { value: Value; at: number } | null {
  let at = from;
  /** Ends the reading of what nests too deep or has no end. */
  let broken = false;

  const skip = (): void => {
    while (at < end) {
      if (isWhite(bytes[at])) at++;
      else if (bytes[at] === PERCENT) {
        while (at < end && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
      } else break;
    }
  };

  const word = (): string => {
    const start = at;
    while (at < end && !isDelimiter(bytes[at])) at++;
    return String.fromCharCode(...bytes.subarray(start, Math.min(at, start + 100)));
  };

  const name = (): Name => {
    at++;
    const written = word();
    return {
      name: written.replace(/#([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    };
  };

  /** A number, or the reference that it begins. */
  const number = (written: string): Value => {
    const value = Number(written);
    if (!/^\d+$/.test(written)) return Number.isFinite(value) ? value : null;
    const kept = at;
    skip();
    if (/^\d+$/.test(word())) {
      skip();
      if (word() === 'R') return { object: value };
    }
    at = kept;
    return value;
  };

  const literal = (): void => {
    let open = 0;
    for (; at < end; at++) {
      if (bytes[at] === 0x5c) at++;
      else if (bytes[at] === OPEN) open++;
      else if (bytes[at] === CLOSE && --open === 0) {
        at++;
        return;
      }
    }
    broken = true;
  };

  const hexadecimal = (): void => {
    at++;
    while (at < end && (hexDigit(bytes[at] ?? 0) >= 0 || isWhite(bytes[at]))) at++;
    if (bytes[at] === MORE && at < end) at++;
    else broken = true;
  };

  const read = (depth: number): Value => {
    skip();
    const byte = bytes[at];
    if (at >= end || byte === undefined || depth > DEEPEST || byte === CLOSE || byte === MORE || byte === TO) {
      broken = true;
      return null;
    }
    if (byte === SLASH) return name();
    if (byte === OPEN) {
      literal();
      return null;
    }
    if (byte === LESS && bytes[at + 1] !== LESS) {
      hexadecimal();
      return null;
    }
    if (byte === LESS) {
      at += 2;
      const entries = new Map<string, Value>();
      for (skip(); !broken && !(bytes[at] === MORE && bytes[at + 1] === MORE); skip()) {
        if (bytes[at] !== SLASH || at >= end) {
          broken = true;
          return null;
        }
        const key = name().name;
        entries.set(key, read(depth + 1));
      }
      at += 2;
      return entries;
    }
    if (byte === FROM) {
      at++;
      const list: Value[] = [];
      for (skip(); !broken && bytes[at] !== TO; skip()) list.push(read(depth + 1));
      at++;
      return list;
    }
    const written = word();
    if (written === '') at++;
    return /^[-+.\d]/.test(written) ? number(written) : null;
  };

  const value = read(0);
  return broken || at > end ? null : { value, at };
}

export function isName(value: Value | undefined): value is Name {
  return typeof value === 'object' && value !== null && 'name' in value;
}

export function isReference(value: Value | undefined): value is Reference {
  return typeof value === 'object' && value !== null && 'object' in value;
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

export function isDictionary(value: Value | undefined): value is Dictionary {
  return value instanceof Map;
}
