/** The name of the school, trust or council that gives a notice. */
import { normalise } from '../../notice/normalise';
import type { Matcher } from '../matcher';
import type { PatternId } from '../pack';
import type { OrganisationVocabulary } from '../registers';
import type { Statement, TextIndex } from '../text-index';
import { SITE_SEPARATOR } from './title';

interface Mention {
  readonly name: string;
  readonly statement: Statement;
  readonly from: number;
  readonly to: number;
}

interface Candidate {
  readonly mentions: Mention[];
  points: number;
  /** Mentions in which it is not one of those who get the data. */
  own: number;
}

/** Words right before and behind a name that are looked at, in characters. */
const AROUND = 120;
const RIGHT_BEHIND = 20;
const EARLY_STATEMENTS = 6;
/** Lines above a text that may be its letterhead, and the longest such line. */
const LINES_OVER_TEXT = 3;
const LONGEST_LINE = 80;

/**
 * The name a reader would give: the one the notice calls the controller, or speaks as, or names most.
 * Where the notice itself names nobody ("the school", "our academies"), it is the site's, as the page's title names it.
 * @returns null where that names nobody either
 */
export function findOrganisation(
  index: TextIndex,
  matcher: Matcher,
  title: string | null,
  vocabulary: OrganisationVocabulary,
): string | null {
  const page = normalise(index.notice.documentTitle ?? '').text.split(BETWEEN_WORDS);
  const candidates = new Map<string, Candidate>();
  for (const mention of mentionsIn(index, matcher, vocabulary)) {
    const key = keyOf(mention.name);
    const candidate = candidates.get(key) ?? { mentions: [], points: 0, own: 0 };
    candidate.mentions.push(mention);
    candidates.set(key, candidate);
  }
  joinShortForms(candidates);
  // "The school is the controller" says nothing for a school that is only named among those who get the data.
  const spoken = vocabulary.aliases.filter((alias) =>
    alias.sayPhrases.some((pattern) => matcher.hits(pattern).some((hit) => !isVirtual(index, hit.statement))),
  );
  for (const [key, candidate] of candidates) {
    candidate.points = pointsOf(candidate, matcher, { title, page }, vocabulary);
    if (candidate.own === 0) continue;
    const ending = key.split(' ').slice(-2);
    for (const alias of spoken) {
      if (alias.nouns.some((noun) => ending.includes(noun))) candidate.points += alias.weight;
    }
  }
  let best: Candidate | null = null;
  for (const candidate of candidates.values()) if (!best || candidate.points > best.points) best = candidate;
  const sites = sitesNamed(index, matcher, vocabulary);
  if (!best || best.points < vocabulary.least) return sites.length === 1 ? (sites[0] ?? null) : null;
  best = schoolOver(best, candidates, { title, index, matcher }, vocabulary);
  const written = displayName(best.mentions);
  // "Hill Primary" on the site of Hill Primary School.
  const name = sites.find((site) => withoutLastWord(site) === written) ?? written;
  return callsItself(index, `The ${name}`) ? `The ${name}` : name;
}

/** The names of schools and trusts in a notice, and those of councils, each as often as it stands there. */
export function bodiesNamed(
  index: TextIndex,
  matcher: Matcher,
  vocabulary: OrganisationVocabulary,
): { readonly schools: readonly string[]; readonly councils: readonly string[] } {
  const names = mentionsIn(index, matcher, vocabulary).map(({ name }) => name);
  const isCouncil = (name: string) =>
    vocabulary.controllerOnlyPhrases.some((pattern) => matcher.matches(pattern, name));
  return { schools: names.filter((name) => !isCouncil(name)), councils: names.filter(isCouncil) };
}

/** Schools whose name a part of the page's title is, and nothing else. */
function sitesNamed(index: TextIndex, matcher: Matcher, vocabulary: OrganisationVocabulary): readonly string[] {
  const is = (patterns: readonly PatternId[], text: string) =>
    patterns.some((pattern) => matcher.spans(pattern, text).some(([from, to]) => from === 0 && to === text.length));
  const others = [...vocabulary.carrierPhrases, ...vocabulary.controllerOnlyPhrases, ...vocabulary.otherNamePhrases];
  return pageNames(index).filter(
    (part) => is(vocabulary.namePhrases, part) && !others.some((pattern) => matcher.matches(pattern, part)),
  );
}

/** The parts of the page's title, normalised: what the page is called, and its site. */
function pageNames(index: TextIndex): readonly string[] {
  return (index.notice.documentTitle ?? '').split(SITE_SEPARATOR).map((part) => normalise(part).text.trim());
}

/** "Hill Primary" of "Hill Primary School"; nothing of a single word. */
export function withoutLastWord(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf(' ')));
}

/**
 * A trust or company may be the controller of what a school publishes in its own name: then the notice is the school's,
 * as its reader would say, where that name stands in the title, over the text or in the name of the site.
 */
function schoolOver(
  best: Candidate,
  candidates: ReadonlyMap<string, Candidate>,
  { title, index, matcher }: { readonly title: string | null; readonly index: TextIndex; readonly matcher: Matcher },
  vocabulary: OrganisationVocabulary,
): Candidate {
  const isCarrier = ({ mentions }: Candidate) =>
    mentions.some(({ name }) => vocabulary.carrierPhrases.some((pattern) => matcher.matches(pattern, name)));
  if (!isCarrier(best)) return best;
  const lines = index.statements.filter(({ virtual }) => !virtual).slice(0, LINES_OVER_TEXT);
  const over = [
    title ?? '',
    ...pageNames(index),
    ...lines.map(({ text }) => text).filter((text) => text.length <= LONGEST_LINE && !/[.?!]$/.test(text)),
  ];
  const bars = normalise(`|${over.join('|')}|`).text.toLowerCase();
  const stands = ({ mentions }: Candidate, around: string) =>
    mentions.some(({ name }) => bars.includes(around + name.toLowerCase() + around));
  // The site is the trust's.
  if (stands(best, '|')) return best;
  const schools = [...candidates.values()].filter((one) => one.own > 0 && !isCarrier(one) && stands(one, ''));
  return schools.length === 1 ? (schools[0] ?? best) : best;
}

/** A line, or a part of the page's title, is the name and nothing else. */
function callsItself(index: TextIndex, name: string): boolean {
  const own = name.toLowerCase();
  return (
    pageNames(index).some((part) => part.toLowerCase() === own) ||
    index.notice.leftOut.some(({ text }) =>
      normalise(text)
        .text.toLowerCase()
        .split(/\s*\n\s*/)
        .includes(own),
    ) ||
    index.statements.some(({ text }) => text.toLowerCase() === own)
  );
}

/** "Fellside Community Trust (FCT)", "Fellside" for "Fellside School": what is told of the short form is told of the name. */
function joinShortForms(candidates: Map<string, Candidate>): void {
  for (const [key, short] of candidates) {
    const form = short.mentions[0]?.name ?? '';
    const whole = [...candidates.values()].find(({ mentions }) => mentions.some((one) => isShortFor(form, one)));
    if (!whole) continue;
    const name = displayName(whole.mentions);
    whole.mentions.push(...short.mentions.map((mention) => ({ ...mention, name })));
    candidates.delete(key);
  }
}

const LETTERS = /^[A-Z]{2,6}$/;

function isShortFor(form: string, { name, statement, to }: Mention): boolean {
  if (!LETTERS.test(form)) return !NAMES_BODY.test(form) && !COMPANY.test(name) && name.startsWith(`${form} `);
  const initials = name.match(/(?<![\p{L}'])\p{Lu}/gu)?.join('') ?? '';
  const bracket = /^,? \(([^)]{1,80})\)/.exec(statement.text.slice(to, to + AROUND))?.[1] ?? '';
  return name !== form && (initials === form || bracket.split(BETWEEN_WORDS).includes(form));
}

/** Ends in what the body is: another body may have it in front of its own ("Fellside School Trust"). */
const NAMES_BODY = /(?:school|academy|college|nursery|trust|federation|primary|grammar|high|infants|juniors)s?$/i;

function isVirtual(index: TextIndex, statement: number): boolean {
  return index.statements[statement]?.virtual ?? true;
}

function mentionsIn(index: TextIndex, matcher: Matcher, vocabulary: OrganisationVocabulary): readonly Mention[] {
  const leading = new Set(vocabulary.leadingWords);
  const generic = new Set(vocabulary.genericWords);
  const parts = new Set(vocabulary.partWords);
  const mentions: Mention[] = [];
  const add = (pattern: PatternId, fewestWords: number) => {
    for (const hit of matcher.hits(pattern)) {
      const statement = index.statements[hit.statement];
      if (!statement || statement.virtual) continue;
      if (mentions.some((known) => known.statement === statement && known.from < hit.to && known.to > hit.from))
        continue;
      const found = statement.text.slice(hit.from, hit.to);
      const isOwn = vocabulary.ownBeginningPhrases.some((own) => matcher.matches(own, found));
      const whole = isOwn ? found : withoutLeadingWords(found, leading);
      const isGeneric = (text: string) =>
        text
          .toLowerCase()
          .split(' ')
          .every((word) => generic.has(word.replace(/[(),.]/g, '')));
      // "Diocesan Board of Education" is a name, "Governing Body of Fellside School" holds one.
      const rest = withoutPart(whole, parts, leading);
      const trimmed = isGeneric(rest) ? whole : rest;
      const from = hit.to - trimmed.length;
      if (trimmed.split(' ').length < fewestWords || isGeneric(trimmed)) continue;
      if (vocabulary.otherNamePhrases.some((other) => matcher.matches(other, trimmed))) continue;
      // A "The" inside a sentence belongs to the name.
      const before = statement.text.slice(0, from);
      const ownThe = /[a-z,] The $/.test(before) ? 'The ' : '';
      mentions.push({
        name: ownThe + trimmed,
        statement,
        from: from - ownThe.length,
        to: hit.to,
      });
    }
  };
  for (const pattern of vocabulary.namePhrases) add(pattern, 2);
  for (const pattern of vocabulary.namedAsGiverPhrases) add(pattern, 1);
  return mentions.sort((a, b) => a.statement.id - b.statement.id || a.from - b.from);
}

/** "Development Office of Fellside School": the part of the school that is named in front of it is not its name. */
function withoutPart(name: string, parts: ReadonlySet<string>, leading: ReadonlySet<string>): string {
  const words = name.split(' ');
  for (let at = words.length - 2; at >= 0; at--) {
    const word = words[at] ?? '';
    const part = /^(?:of|at|for)$/i.test(word) ? words[at - 1] : word.endsWith(',') ? word : undefined;
    if (!parts.has((part ?? '').toLowerCase().replace(/\W+$/, ''))) continue;
    return withoutLeadingWords(words.slice(at + 1).join(' '), leading);
  }
  return name;
}

function withoutLeadingWords(name: string, leading: ReadonlySet<string>): string {
  const words = name.replace(/^[("]+/, '').split(' ');
  let first = 0;
  const leads = (word: string) => leading.has(word.toLowerCase().replace(/[,:]$/, '')) || NUMBERING.test(word);
  while (first < words.length - 1 && leads(words[first] ?? '')) first++;
  return words
    .slice(first)
    .join(' ')
    .replace(/^[("]+/, '');
}

/** "A.2", "3.1": the number of a paragraph. */
const NUMBERING = /^[A-Z]?\d{0,2}(?:\.\d{1,2})+\.?$/;

function pointsOf(
  candidate: Candidate,
  matcher: Matcher,
  { title, page }: { readonly title: string | null; readonly page: readonly string[] },
  vocabulary: OrganisationVocabulary,
): number {
  const onlyController = vocabulary.controllerOnlyPhrases.some((pattern) =>
    candidate.mentions.some((mention) => matcher.matches(pattern, mention.name)),
  );
  let points = 0;
  let early = false;
  let controller = 0;
  for (const mention of candidate.mentions) {
    const { statement } = mention;
    const before = statement.text.slice(Math.max(0, mention.from - AROUND), mention.from);
    const behind = statement.text.slice(mention.to, mention.to + AROUND);
    const best = (rows: OrganisationVocabulary['before'], text: string) =>
      rows.reduce(
        (sum, row) => sum + (row.sayPhrases.some((pattern) => matcher.matches(pattern, text)) ? row.weight : 0),
        0,
      );
    const role = best(vocabulary.behind, behind);
    const lead = best(vocabulary.before, before);
    controller = Math.max(controller, role, lead);
    points += lead + role;
    if (isRecipient(mention, matcher, vocabulary.recipientPhrases)) continue;
    candidate.own++;
    if (statement.id < EARLY_STATEMENTS) early = true;
  }
  // A council is the one that speaks only where it is said to be: by the word "controller" right behind its name.
  if (onlyController) return controller >= strongestOf(vocabulary.behind) ? controller : 0;
  const inTitle = title !== null && candidate.mentions.some((mention) => title.includes(mention.name));
  // "Clubs | Elm C of E Primary" over the page of Elm Church of England Primary School.
  const onPage = candidate.mentions.some(({ name }) => page.includes(tellingWordOf(name)));
  return (
    points +
    Math.min(candidate.own, vocabulary.mostMentions) * vocabulary.mentionWeight +
    (early ? vocabulary.earlyWeight : 0) +
    (inTitle ? vocabulary.titleWeight : 0) +
    (onPage && candidate.own > 0 ? vocabulary.pageTitleWeight : 0)
  );
}

/** The first word of a name that others don't share ("St", "The"), whole, as it would stand in a page's title. */
function tellingWordOf(name: string): string {
  return name.split(BETWEEN_WORDS).find((word) => word.length >= SHORTEST_TELLING) ?? name;
}

const BETWEEN_WORDS = /[^\p{L}\p{N}'-]+/u;
const SHORTEST_TELLING = 4;

function strongestOf(rows: OrganisationVocabulary['behind']): number {
  return Math.max(...rows.map((row) => row.weight));
}

/** Among those who get the data: told by the lead-in or heading, or by the words before the name or right behind it. */
function isRecipient({ statement, from, to }: Mention, matcher: Matcher, patterns: readonly PatternId[]): boolean {
  const around = [statement.text.slice(0, from), statement.text.slice(to, to + RIGHT_BEHIND)];
  return (
    statement.context.some((id) => matcher.standsIn(patterns, id)) ||
    around.some((text) => patterns.some((pattern) => matcher.matches(pattern, text)))
  );
}

function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the /, '')
    .replace(/[^\p{L}\p{N} &]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(COMPANY, '');
}

/** How the company that carries on a school is told from the school of the same name. */
export const COMPANY = /,? (?:limited|ltd)\.?$/i;

/** The spelling used most, mixed case before capitals; a company has the school's name where the notice uses that. */
function displayName(mentions: readonly Mention[]): string {
  const isPlain = mentions.some(({ name }) => !COMPANY.test(name));
  const names = mentions.map(({ name }) => (isPlain ? name.replace(COMPANY, '') : name));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const isShouted = (name: string) => name === name.toUpperCase();
  const [first] = [...counts].sort(
    (a, b) => Number(isShouted(a[0])) - Number(isShouted(b[0])) || b[1] - a[1] || b[0].length - a[0].length,
  );
  const name = first?.[0] ?? '';
  return isShouted(name) && !LETTERS.test(name) ? inTitleCase(name) : name;
}

const SMALL_WORDS = new Set(['of', 'and', 'the', 'upon', 'on', 'le', 'with', 'for']);

function inTitleCase(name: string): string {
  return name
    .toLowerCase()
    .split(' ')
    .map((word, position) =>
      position > 0 && SMALL_WORDS.has(word)
        ? word
        : word.replace(/^\W*\p{L}|[-.]\p{L}/gu, (letter) => letter.toUpperCase()),
    )
    .join(' ');
}
