/** Web addresses as people write them into lists. */
import type { BulkListRegister } from '../engine/registers';

export type ListAddress =
  | { readonly kind: 'website' | 'notice'; readonly url: string }
  /** There is nothing in the cell. */
  | { readonly kind: 'none' }
  /** A sentence. */
  | { readonly kind: 'unclear'; readonly why: string };

const IP_V4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const EMAIL = /^[^\s/@]+@[^\s/@]+\.[a-z]{2,}$/i;

/** @param text one address, with or without its scheme */
export function listAddress(text: string, register: BulkListRegister): ListAddress {
  const written = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .trim()
    .replace(/^[<("'“‘[]+|[>)"'”’\],;]+$/g, '')
    .trim();
  if (written === '' || register.none.includes(written.toLowerCase())) return { kind: 'none' };
  if (EMAIL.test(written.replace(/^mailto:/i, '')))
    return { kind: 'unclear', why: `“${short(written)}” is an email address, not one of a website.` };
  const url = mended(written, register);
  if (url === null) return { kind: 'unclear', why: `“${short(written)}” is not a web address.` };
  return { kind: isNotice(url, register) ? 'notice' : 'website', url: url.href };
}

/** Several addresses in one cell: by lines, semicolons or spaces. */
export function addressesIn(cell: string): readonly string[] {
  const parts = cell
    .split(/[\n\r\t|]+|;\s*|,\s*(?=(?:https?|www)\b)|\s+(?=https?:\/\/|www\.)/i)
    .map((one) => one.trim());
  return parts.filter((one) => one !== '');
}

/** Could this cell be an address, as far as it looks? */
export function looksLikeAddress(cell: string): boolean {
  const text = cell.trim();
  if (EMAIL.test(text)) return false;
  return /^(?:https?:|www\.)/i.test(text) || /^[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i.test(text);
}

function mended(written: string, { bareHosts }: BulkListRegister): URL | null {
  const text = written
    .replace(/\\/g, '/')
    // "http//x", "http:/x", "http:x", "https;//x", "htttp://x", "http://http://x"
    .replace(/^(?:h?t{1,3}ps?|hhttps?)\s*[:;]?\s*\/{0,3}\s*/i, (scheme) => {
      if (/^(?:h?t{1,3}ps?|hhttps?)\s*[:;]?\s*$/i.test(scheme) && !/[:;]/.test(scheme)) return scheme;
      return /ps/i.test(scheme) ? 'https://' : 'http://';
    })
    .replace(/^https?:\/\/(https?)[:;]?\/{1,3}/i, '$1://')
    .replace(/^(https?:\/\/)?(?:www[,;]|ww\.|wwww\.|www\s+\.?)/i, '$1www.')
    .replace(/\s+/g, '');
  const scheme = /^[a-z][a-z\d+.-]*:\/\//i.exec(text)?.[0]?.toLowerCase();
  if (scheme !== undefined && !/^https?:\/\/$/.test(scheme)) return null;
  if (scheme === undefined && /^[a-z]+:(?!\d)/i.test(text)) return null;
  const first = /^[^/:]*/.exec(text)?.[0].toLowerCase() ?? '';
  // What has no name of the internet has no certificate of it either.
  const local = bareHosts.includes(first) || IP_V4.test(first);
  const full = scheme === undefined ? `${local ? 'http' : 'https'}://${text}` : text;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  const host = url.hostname.replace(/\.$/, '');
  const isName =
    /^(?=.{1,253}$)(?!-)[a-z\d_-]{1,63}(?<!-)(?:\.(?!-)[a-z\d_-]{1,63}(?<!-))*\.(?:[a-z]{2,}|xn--[a-z\d-]+)$/i.test(
      host,
    );
  if (!isName && !IP_V4.test(host) && !host.startsWith('[') && !bareHosts.includes(host)) return null;
  url.hash = '';
  url.pathname = url.pathname.replace(/^\/{2,}/, '/');
  url.username = '';
  url.password = '';
  return url;
}

function isNotice({ pathname, search }: URL, { notices, documents }: BulkListRegister): boolean {
  const place = `${pathname}${search}`.toLowerCase();
  return (
    notices.some((word) => place.includes(word)) || documents.some((ending) => pathname.toLowerCase().endsWith(ending))
  );
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 80)}…`;
}
