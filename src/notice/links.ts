/** Web and email addresses printed in a text. */
import type { Span } from './notice';

/** An address printed in the text, without the punctuation after it. Offsets in UTF-16 code units. */
export interface PrintedAddress extends Span {
  /** The address as printed. */
  readonly href: string;
}

const HINT = /https?:\/\/|www\.|@|\.(?:uk|com|org|net|wales|scot|info|eu|io)(?![\w-])/gi;
const HOST = /[a-z0-9.-]/i;
const MAILBOX = /[a-z0-9._%+'-]/i;
const URL_END = /[\s<>"\u201c\u201d\u2018\u2019|^`{}\\\u00a0]/;
/** Longest mailbox name and longest host name that mail and DNS allow. */
const MAX_MAILBOX = 64;
const MAX_HOST = 253;
const MAX_URL = 2048;

/** URLs (with or without `https://`) and email addresses in `text`, in order, not overlapping. Linear. */
export function printedAddresses(text: string): PrintedAddress[] {
  const found: PrintedAddress[] = [];
  let free = 0;
  HINT.lastIndex = 0;
  for (let hint = HINT.exec(text); hint !== null; hint = HINT.exec(text)) {
    if (hint.index < free) continue;
    const address =
      hint[0] === '@'
        ? emailAround(text, hint.index, free)
        : hint[0].startsWith('.')
          ? bareDomainAround(text, hint.index, hint[0].length, free)
          : urlFrom(text, hint.index);
    if (address === null) continue;
    found.push(address);
    free = address.end;
    HINT.lastIndex = free;
  }
  return found;
}

function extend(text: string, from: number, step: 1 | -1, allowed: RegExp, most: number, least = 0): number {
  let at = from;
  for (let n = 0; n < most; n++) {
    const char = text[step === 1 ? at : at - 1];
    if (char === undefined || !allowed.test(char) || (step === -1 && at <= least)) break;
    at += step;
  }
  return at;
}

function printed(text: string, start: number, end: number): PrintedAddress {
  return { start, end, href: text.slice(start, end) };
}

function emailAround(text: string, at: number, least: number): PrintedAddress | null {
  let start = extend(text, at, -1, MAILBOX, MAX_MAILBOX, least);
  while (start < at && /[.'-]/.test(text[start] ?? '')) start++;
  let end = extend(text, at + 1, 1, HOST, MAX_HOST);
  while (end > at && /[.-]/.test(text[end - 1] ?? '')) end--;
  if (start === at || !text.slice(at + 1, end).includes('.')) return null;
  return printed(text, start, end);
}

function urlFrom(text: string, start: number): PrintedAddress | null {
  let end = start;
  while (end < text.length && end < start + MAX_URL && !URL_END.test(text[end] ?? '')) end++;
  end = trimUrlEnd(text, start, end);
  const body = text.slice(start, end).replace(/^https?:\/\//i, '');
  return /^[^\s/]*[a-z0-9]/i.test(body) ? printed(text, start, end) : null;
}

function bareDomainAround(text: string, dot: number, length: number, least: number): PrintedAddress | null {
  const start = extend(text, dot, -1, HOST, MAX_HOST, least);
  const host = text.slice(start, dot + length);
  if (!/^[a-z0-9](?:[a-z0-9-]*\.)+[a-z]+$/i.test(host)) return null;
  let end = extend(text, dot + length, 1, HOST, MAX_HOST);
  while (end > dot + length && /[.-]/.test(text[end - 1] ?? '')) end--;
  if (text[end] === '/' || text[end] === '?' || text[end] === '#') {
    const url = urlFrom(text, start);
    if (url !== null) return url;
  }
  return printed(text, start, end);
}

/** Takes off sentence punctuation and a closing bracket that was not opened within the address. */
function trimUrlEnd(text: string, start: number, end: number): number {
  let stop = end;
  let open = 0;
  for (let i = start; i < end; i++) {
    if (text[i] === '(') open++;
    else if (text[i] === ')') open--;
  }
  for (;;) {
    const last = text[stop - 1];
    if (last === undefined || stop <= start) return stop;
    if (/[.,;:!?'\]*_]/.test(last)) stop--;
    else if (last === ')' && open < 0) {
      open++;
      stop--;
    } else return stop;
  }
}
