/** Numbers of footnotes, as raised digits. */

const RAISED = '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079';

/** Footnote numbers keep their nature, so that "UK GDPR" with a mark does not become another word. */
export function superscript(text: string): string {
  return /^\s*\[?\d{1,3}\]?\s*$/.test(text) ? text.replace(/\d/g, (digit) => RAISED[Number(digit)] ?? '') : text;
}
