/** Finds links and printed addresses that the register knows to have moved, been withdrawn or replaced. */
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import type { LinkRow } from '../registers';
import { answeredLink, otherEdition } from './answered-link';

/** Host and path of an address, in one spelling: no scheme, www., query, fragment or final slash; lower case. */
export function plainAddress(href: string): string | null {
  const trimmed = href.trim().replace(/^<|>$/g, '');
  if (/^(?!https?:)[a-z][a-z\d+.-]*:/i.test(trimmed)) return null;
  const bare = trimmed
    .replace(/^https?:/i, '')
    .replace(/^\/\//, '')
    .replace(/[?#].*$/s, '')
    .replace(/^[^/]*@/, '')
    .replace(/^www\d?\./i, '')
    .toLowerCase();
  const slash = bare.indexOf('/');
  const host = (slash < 0 ? bare : bare.slice(0, slash)).replace(/:\d{1,5}$/, '').replace(/\.$/, '');
  if (!/^[a-z\d-]+(?:\.[a-z\d-]+)+$/.test(host)) return null;
  const path =
    slash < 0
      ? ''
      : decoded(bare.slice(slash))
          .replace(/\/{2,}/g, '/')
          .replace(/\/+$/, '');
  return host + path;
}

/** Is this address one that the pattern stands for? See `match` in the register of links. */
export function addressMatches(address: string, pattern: string): boolean {
  const below = pattern.endsWith('/*');
  const wanted = (below ? pattern.slice(0, -2) : pattern).toLowerCase();
  const anyHost = wanted.startsWith('*.');
  const whole = anyHost ? wanted.slice(2) : wanted;
  const pieces = whole.split('*');
  const matches = (from: number) => {
    const rest = address.slice(from);
    if (pieces.length > 1) return matchesPieces(rest, pieces, below);
    return rest === whole || (below && rest.startsWith(`${whole}/`));
  };
  if (matches(0)) return true;
  if (!anyHost) return false;
  const host = address.split('/', 1)[0] ?? '';
  const at = host.indexOf(`.${whole.split('/', 1)[0] ?? ''}`);
  return at >= 0 && matches(at + 1);
}

/** Do the pieces stand in the address one after the other, the first at its beginning and the last at its end? */
function matchesPieces(address: string, pieces: readonly string[], below: boolean): boolean {
  const [first = '', ...others] = pieces;
  if (!address.startsWith(first)) return false;
  let at = first.length;
  for (const [position, piece] of others.entries()) {
    const isLast = position === others.length - 1;
    const found = isLast && !below ? address.length - piece.length : address.indexOf(piece, at);
    if (found < at || !address.startsWith(piece, found)) return false;
    at = found + piece.length;
  }
  return true;
}

/**
 * A link quotes its text, a printed address itself; both carry the address as `href`. What the register knows comes
 * first; then what the pages themselves say, where they were asked.
 */
export function supersededLink(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  return [...registeredLinks(ctx), ...answeredLink(ctx, rule), ...otherEdition(ctx)];
}

function registeredLinks(ctx: ReviewContext): readonly RawFinding[] {
  const findings: RawFinding[] = [];
  const rows = ctx.pack.registers.links.filter((row) => !row.from || row.from <= ctx.asOf);
  for (const link of ctx.notice.links) {
    const text = ctx.notice.text.slice(link.start, link.end);
    if (text.trim() === '') continue;
    const row = rowOf(rows, link.href) ?? (/^(?:https?:\/\/|www\.)\S+$/i.test(text.trim()) ? rowOf(rows, text) : null);
    if (!row) continue;
    const unsure = row.confidence === 'unsure';
    findings.push({
      start: link.start,
      end: link.end,
      ...(unsure
        ? {
            severity: 'advice' as const,
            review: 'The register is not sure that this page is out of date: open it and see.',
          }
        : {}),
      data: { href: link.href, was: row.was, now: row.now, title: row.title, ...(row.from ? { from: row.from } : {}) },
    });
  }
  return findings;
}

function rowOf(rows: readonly LinkRow[], href: string): LinkRow | null {
  const address = plainAddress(href);
  if (address === null) return null;
  const matches = (pattern: string) => addressMatches(address, pattern);
  return rows.find((row) => row.match.some(matches) && !row.except?.some(matches)) ?? null;
}

/** Addresses come from pages: a stray % must not stop a review. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
