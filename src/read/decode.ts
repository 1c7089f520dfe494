/** Bytes to text: byte order marks, declared character sets, and what to do without either. */

/** Looks for a `<meta charset>` no further than browsers do (bytes). */
const META_REACH = 4096;

/**
 * The text of `bytes`. A byte order mark decides, then `charset` (from a Content-Type header), then a declaration in the
 * page itself, then UTF-8 where the bytes are valid UTF-8, else Windows-1252. Never throws.
 */
export function decode(bytes: Uint8Array, charset: string | null = null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs('utf-16be', bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs('utf-8', bytes);
  const unmarked = utf16WithoutMark(bytes);
  if (unmarked !== null) return decodeAs(unmarked, bytes);
  const valid = strictUtf8(bytes);
  const declared = charset ?? declaredCharset(bytes);
  // Pages that are valid UTF-8 with accents in them are UTF-8, whatever an old template declares.
  if (declared === null || /^utf-?8$/i.test(declared)) return valid ?? decodeAs('windows-1252', bytes);
  if (valid !== null && /^(?:iso-8859-1|latin1|windows-1252|us-ascii|ascii)$/i.test(declared)) return valid;
  return decodeAs(declared, bytes);
}

function decodeAs(charset: string, bytes: Uint8Array): string {
  try {
    const decoder = new TextDecoder(charset);
    // Node reads this one as ISO-8859-1 (no curly quotes, no euro) unless it is told that more may come.
    return decoder.decode(bytes, { stream: decoder.encoding === 'windows-1252' });
  } catch {
    // A name no browser knows.
    return strictUtf8(bytes) ?? decodeAs('windows-1252', bytes);
  }
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** UTF-16 of mostly Latin text has a zero in every second byte. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const reach = Math.min(bytes.length - (bytes.length % 2), 1024);
  if (reach < 16) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < reach; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = reach / 2;
  if (odd > 0.7 * half && even < 0.1 * half) return 'utf-16le';
  return even > 0.7 * half && odd < 0.1 * half ? 'utf-16be' : null;
}

function declaredCharset(bytes: Uint8Array): string | null {
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, META_REACH));
  const found =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(start) ??
    /^<\?xml[^>]{0,200}encoding\s*=\s*["']([\w-]{2,40})/i.exec(start);
  return found?.[1] ?? null;
}
