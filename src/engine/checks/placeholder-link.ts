/** Finds links that go nowhere: no address, a template's address, the editor's own disk, a preview of the site. */
import type { Block, Link } from '../../notice/notice';
import type { RawFinding, ReviewContext } from '../context';
import type { FindingRule } from '../pack';
import { textsOf } from './settings';

/** From so many neighbours on, items that are nothing but such links are a row of tabs or a menu. */
const CONTROL_ROW = 3;

/**
 * Settings of the rule: `hosts` (template and preview hosts, "*." for subdomains), `paths` (parts of an address that
 * only an editor sees), `controls` (texts of links that work the page), `sharing` (names of services that pages are
 * passed on by) and `sharingLeads` (what stands before a row of such links), `schemes` (addresses on somebody's own
 * disk), `doorPhrases` (what stands right before a link that lets somebody in), `working` (scripts that do something, whatever the link is called).
 */
export function placeholderLink(ctx: ReviewContext, rule: FindingRule): readonly RawFinding[] {
  const setOf = (name: string) => new Set(textsOf(rule.detect?.settings[name]).map(plain));
  const controls = setOf('controls');
  const sharing = setOf('sharing');
  const sharingLeads = setOf('sharingLeads');
  const doors = rule.detect?.patterns.doorPhrases ?? [];
  const isDoor = (before: string) => doors.some((pattern) => ctx.matcher.matches(pattern, before));
  const isSharing = (text: string) => sharing.has(text) || controls.has(text);

  const suspects = ctx.notice.links.flatMap((link) => {
    const variant = link.kind === 'anchor' ? placeholderVariant(link.href, rule) : null;
    return variant ? [{ link, variant, block: blockOf(ctx.notice.blocks, link) }] : [];
  });
  const findings: RawFinding[] = [];
  for (const { link, variant, block } of suspects) {
    const text = ctx.notice.text.slice(link.start, link.end);
    if (link.control || plain(text) === '' || controls.has(plain(text))) continue;
    const dead = variant === 'default';
    if (dead && block && isDoor(ctx.notice.text.slice(block.start, link.start))) continue;
    if (dead && block && worksThePage(ctx.notice.blocks, block, suspects)) continue;
    if (dead && block && isSharing(plain(text)) && isRowOfLinks(ctx, block, isSharing, sharingLeads)) continue;
    findings.push({ start: link.start, end: link.end, variant, data: { href: link.href } });
  }
  return findings;
}

/** What kind of nowhere an address leads to: `default` (none), `disk`, `template`, `preview`; null where it may lead somewhere. */
export function placeholderVariant(
  href: string,
  rule: FindingRule,
): 'default' | 'disk' | 'template' | 'preview' | null {
  const given = rule.detect?.settings ?? {};
  const settings = {
    hosts: textsOf(given.hosts),
    paths: textsOf(given.paths),
    schemes: textsOf(given.schemes),
    working: textsOf(given.working),
  };
  const address = href.trim();
  const lower = address.toLowerCase();
  if (settings.working.some((script) => lower.startsWith(script))) return null;
  if (
    /^(?:#!?|javascript:.*|about:blank|https?:\/{0,2}#?|mailto:|tel:|undefined|null)$/is.test(address) ||
    address === ''
  ) {
    return 'default';
  }
  if (settings.schemes.some((scheme) => lower.startsWith(scheme)) || /^[a-z]:[\\/]/i.test(address)) return 'disk';
  const host = /^(?:https?:)?\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(lower)?.[1]?.replace(/^www\./, '');
  const isHost = (known: string) =>
    host !== undefined &&
    (known.startsWith('*.') ? host.endsWith(known.slice(1)) || host === known.slice(2) : host === known);
  if (settings.hosts.some(isHost)) return 'template';
  if (settings.paths.some((path) => lower.includes(path))) return 'preview';
  return null;
}

/**
 * A link that is all of a heading opens the panel under it, and a row of items that are nothing but such links is a
 * row of tabs: both work the page and lead nowhere by design.
 */
function worksThePage(
  blocks: readonly Block[],
  block: Block,
  suspects: readonly { readonly link: Link; readonly block: Block | undefined }[],
): boolean {
  if (block.kind === 'heading') return true;
  if (block.kind !== 'item') return false;
  const filled = (one: Block) =>
    suspects.some(({ link, block: other }) => other === one && link.start <= one.start && link.end >= one.end);
  if (!filled(block)) return false;
  const at = blocks.indexOf(block);
  let run = 1;
  for (const step of [-1, 1]) {
    for (let next = at + step; blocks[next]?.kind === 'item'; next += step) {
      const neighbour = blocks[next];
      if (!neighbour || !filled(neighbour)) break;
      run++;
    }
  }
  return run >= CONTROL_ROW;
}

/** Whether a block says nothing but "share this page" and the names of services, each a link. */
function isRowOfLinks(
  { notice }: ReviewContext,
  block: Block,
  isSharing: (text: string) => boolean,
  leads: ReadonlySet<string>,
): boolean {
  const links = notice.links.filter(({ start, end }) => start >= block.start && end <= block.end);
  if (!links.every(({ start, end }) => isSharing(plain(notice.text.slice(start, end))))) return false;
  let rest = '';
  let from = block.start;
  for (const { start, end } of links) {
    rest += `${notice.text.slice(from, start)} `;
    from = end;
  }
  rest = plain(rest + notice.text.slice(from, block.end));
  return leads.has(rest) || (rest === '' && links.length >= 2);
}

function blockOf(blocks: readonly Block[], link: Link): Block | undefined {
  return blocks.find((block) => block.start <= link.start && link.end <= block.end);
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
