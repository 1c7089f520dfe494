/** What a site's robots.txt lets this program ask for, as RFC 9309 has it. */
import robotsParser from 'robots-parser';
import type { FetchFault, FetchOutcome } from './port';

/** What is known of the robots.txt of one origin. Plain JSON. */
export type RobotsRecord =
  | {
      readonly kind: 'rules';
      /** The groups that concern this program, and nothing else. */
      readonly text: string;
      readonly sitemaps: readonly string[];
      /** Seconds that the site asks to be left alone between two requests, or null. */
      readonly delay: number | null;
    }
  /** There is none: all may be asked for. */
  | { readonly kind: 'none' }
  /** It could not be had, so nothing may be asked for until it can. */
  | { readonly kind: 'unreachable'; readonly fault: FetchFault; readonly status: number | null };

/** As much of it is read as the RFC asks for, in bytes. */
const MOST_BYTES = 512 * 1024;
const LONGEST_LINE = 2048;

/**
 * @param agent the program's name, without its version
 */
export function robotsOf(outcome: FetchOutcome, agent: string): RobotsRecord {
  if (outcome.kind === 'not-modified') return { kind: 'none' };
  if (outcome.kind === 'failed') {
    const { fault, status } = outcome;
    // A robots.txt that is refused or missing (4xx) forbids nothing; too many requests (429) is a fault that passes.
    const absent = status === null ? fault === 'not-found' : status >= 400 && status < 500 && status !== 429;
    const unavailable = absent || fault === 'too-many-redirects' || fault === 'sign-in';
    return unavailable ? { kind: 'none' } : { kind: 'unreachable', fault, status };
  }
  const text = new TextDecoder().decode(outcome.bytes.subarray(0, MOST_BYTES)).replace(/^\uFEFF/, '');
  // A page in its place (a "not found" page with status 200) is no robots.txt.
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text)) return { kind: 'none' };
  return rulesOf(text, agent);
}

/** Keeps the groups for this program, or for all where it is not named, and the sitemaps, which belong to no group. */
function rulesOf(text: string, agent: string): RobotsRecord {
  const groups: { agents: string[]; rules: string[] }[] = [];
  const sitemaps: string[] = [];
  let open = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const parts = /^\s*([a-z-]{1,20})\s*:\s*(.*)$/i.exec(line.slice(0, LONGEST_LINE).replace(/#.*$/, ''));
    const [name, value] = [parts?.[1]?.toLowerCase(), parts?.[2]?.trim() ?? ''];
    if (name === 'sitemap') {
      if (value !== '' && sitemaps.length < 50) sitemaps.push(value);
    } else if (name === 'user-agent') {
      if (!open) groups.push({ agents: [], rules: [] });
      groups.at(-1)?.agents.push(value.toLowerCase().replace(/\/.*$/, '').trim());
      open = true;
    } else if (name === 'allow' || name === 'disallow' || name === 'crawl-delay') {
      groups.at(-1)?.rules.push(`${name}: ${value}`);
      open = false;
    }
  }
  const named = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  const rules = (named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'))).flatMap(
    (group) => group.rules,
  );
  const delay = rules.map((rule) => /^crawl-delay: *(\d+(?:\.\d+)?)$/.exec(rule)?.[1]).find((one) => one !== undefined);
  const kept = rules.filter((rule) => !rule.startsWith('crawl-delay'));
  return {
    kind: 'rules',
    text: kept.length === 0 ? '' : ['user-agent: *', ...kept].join('\n'),
    sitemaps,
    delay: delay === undefined ? null : Number(delay),
  };
}

const parsed = new WeakMap<RobotsRecord, ReturnType<typeof robotsParser>>();

/** May the address be asked for? `robots` is that of the address's own origin. */
export function mayAsk(address: string, robots: RobotsRecord): boolean {
  if (robots.kind === 'none') return true;
  if (robots.kind === 'unreachable') return false;
  if (robots.text === '') return true;
  const { origin } = new URL(address);
  let parser = parsed.get(robots);
  if (parser === undefined) {
    parser = robotsParser(`${origin}/robots.txt`, robots.text);
    parsed.set(robots, parser);
  }
  // Undefined for another origin's address: the same rules may serve http: and https:.
  return parser.isAllowed(address) ?? robotsParser(`${origin}/robots.txt`, robots.text).isAllowed(address) ?? true;
}
