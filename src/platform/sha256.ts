/** Fingerprint of what was reviewed. */

/** SHA-256 of the bytes, or of the text's UTF-8 bytes; hexadecimal. */
export async function sha256(source: string | Uint8Array): Promise<string> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : new Uint8Array(source);
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
