/** A contact detail as it is compared: people write one number or address in many ways. */

/** @returns an email or web address in lower case without "http://" and a closing slash; a phone number's digits, from 0 */
export function detailAsCompared(detail: string): string {
  const plain = detail.trim().toLowerCase();
  if (/^\+?[\d\s()-]+$/.test(plain)) {
    return plain
      .replace(/\(0\)/, '')
      .replace(/[^\d+]/g, '')
      .replace(/^\+44/, '0');
  }
  return plain
    .replace(/^mailto:/, '')
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '');
}
