/** The engine: a notice, a rule pack and a day in, a review out. Pure and deterministic. */
import { firstIndex } from '../notice/first-index';
import type { Notice } from '../notice/notice';
import { noticeDates } from './checks/date';
import { runDetector } from './checks/detectors';
import { passingHits } from './checks/says';
import { newerEditions } from './citations/newer-editions';
import { clauseAround } from './conditions';
import { MOST_EVIDENCE, type Place, type RawFinding, type ReviewContext } from './context';
import { isIsoDay } from './dates';
import { createContext, decide } from './decide';
import { allEvidence } from './evaluate';
import { explainExpr, explainLike } from './explain';
import type { LinkAnswers } from './link-answer';
import { sayLink } from './link-words';
import type { ElementRule, Expr, FindingRule, Pack } from './pack';
import {
  type ElementResult,
  type ElementStatus,
  type Finding,
  type LinkResult,
  type Nation,
  type NoticeInfo,
  type NoticeKind,
  type QuotedSpan,
  type Report,
  SCHEMA_VERSION,
  type SourceInfo,
} from './report';
import { createSpanSet } from './span-set';

const TOOL_NAME = 'Noticemark';
const MOST_NEAR_MISSES = 2;
/** A quote longer than this is cut at a word; the whole sentence can be read in its place. */
const PREVIEW = 160;

export interface ReviewInput {
  readonly notice: Notice;
  readonly pack: Pack;
  /** ISO day whose law and guidance the notice is held to. */
  readonly asOf: string;
  readonly source: Omit<SourceInfo, 'characters' | 'coverage' | 'pages'>;
  readonly toolVersion: string;
  /** Where the reader knows better than the text does. */
  readonly kind?: NoticeKind;
  readonly nation?: Nation;
  /** What else the source holds that is not this notice: other notices, for the report's coverage. */
  readonly beside?: readonly { readonly reason: string; readonly characters: number; readonly preview: string }[];
  /** What the notice's links answered (`src/links`), where they were asked. */
  readonly linkAnswers?: LinkAnswers;
  /** What of the source could not be read, in sentences. */
  readonly warnings?: readonly string[];
}

/** A review of which is known what the text is. */
export interface BegunReview {
  readonly notice: NoticeInfo;
  /** Runs the checks, which takes most of the time. */
  finish(): Report;
}

/**
 * Reviews one notice.
 * @returns the report; `elements` and `findings` are empty where the text is no privacy notice
 * @throws Error where `asOf` is no day of the calendar, or the pack was not made by the compiler
 */
export function reviewNotice(input: ReviewInput): Report {
  return beginReview(input).finish();
}

/** The same in two steps, for a screen that shows what is known. @throws Error as `reviewNotice` */
export function beginReview(input: ReviewInput): BegunReview {
  const { notice, asOf } = input;
  if (!isIsoDay(asOf)) throw new Error(`"${asOf}" is not a day; write it as YYYY-MM-DD.`);
  const { ctx, described } = createContext(input);
  const about: NoticeInfo = {
    isNotice: described.isNotice,
    confidence: described.confidence,
    kind: ctx.kind,
    nation: ctx.nation,
    title: described.title,
    organisation: described.organisation === null ? null : asWritten(ctx, described.organisation),
    lastReviewed: described.isNotice ? lastReviewed(ctx) : null,
    readingAge: described.readingAge,
    language: described.language,
    reasons: described.reasons,
    text: notice.text,
  };
  return { notice: about, finish: () => reportOf(input, ctx, about) };
}

function reportOf(input: ReviewInput, ctx: ReviewContext, described: NoticeInfo): Report {
  const { notice, pack, asOf } = input;
  const elements = described.isNotice ? pack.elements.map((rule) => resultOf(ctx, rule)) : [];
  const findings = described.isNotice ? findingsIn(ctx) : [];
  const count = (status: ElementStatus) => elements.filter((element) => element.status === status).length;
  const warnings = [
    ...(input.warnings ?? []),
    ...packWarnings(pack, asOf),
    ...(described.isNotice ? newerEditions(ctx) : []),
    ...unreadWarnings(notice),
  ];
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: {
      name: TOOL_NAME,
      version: input.toolVersion,
      rulePacks: packsOf(pack),
    },
    source: sourceOf(input),
    asOf,
    notice: described,
    summary: {
      met: count('met'),
      partial: count('partial'),
      missing: count('missing'),
      notApplicable: count('not-applicable'),
      findings: findings.length,
    },
    elements,
    findings,
    ...(input.linkAnswers && described.isNotice ? { links: linkResults(ctx) } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  };
}

/**
 * The report for a source that could not be read.
 * @param error a stable code and a sentence a data protection officer understands
 */
export function unreadableReport(
  input: Omit<ReviewInput, 'notice'> & { readonly error: { readonly code: string; readonly message: string } },
): Report {
  const { pack, asOf, error } = input;
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: TOOL_NAME, version: input.toolVersion, rulePacks: packsOf(pack) },
    source: { ...input.source, characters: 0 },
    asOf,
    notice: { isNotice: false, confidence: 0, kind: 'unknown', nation: 'unknown' },
    summary: { met: 0, partial: 0, missing: 0, notApplicable: 0, findings: 0 },
    elements: [],
    findings: [],
    error,
  };
}

/** The pack, and what an organisation added to it. */
function packsOf(pack: Pack): readonly { readonly id: string; readonly version: string }[] {
  return [{ id: pack.id, version: pack.version }, ...(pack.additions ?? [])];
}

/**
 * One element of a passage, without the gate and without guesses, whose marks hold for whole notices: for a rule's
 * examples. @throws Error where the check is not in the pack
 */
export function reviewElement(
  pack: Pack,
  notice: Notice,
  check: string,
  options: { readonly asOf: string; readonly kind?: NoticeKind; readonly nation?: Nation },
): ElementResult {
  const rule = pack.elements.find((element) => element.id === check);
  if (!rule) throw new Error(`"${check}" is not an element of rule pack ${pack.id}.`);
  return resultOf(createContext({ notice, pack, ...options, isPassage: true }).ctx, rule);
}

/** The findings of one check (or all) in a text, without the gate: for a rule's examples. */
export function findingsOf(
  pack: Pack,
  notice: Notice,
  check: string | null,
  options: Pick<ReviewInput, 'asOf' | 'kind' | 'nation' | 'linkAnswers'>,
): readonly Finding[] {
  const { ctx } = createContext({ notice, pack, ...options });
  return findingsIn(ctx, check);
}

/**
 * Why an element has its status: which expressions held, and what they saw. For a person who doubts a row.
 * @returns lines of text, indented by depth
 */
export function explainElement(
  pack: Pack,
  notice: Notice,
  check: string,
  options: { readonly asOf: string; readonly kind?: NoticeKind; readonly nation?: Nation },
): readonly string[] {
  const rule = pack.elements.find((element) => element.id === check);
  if (!rule) throw new Error(`"${check}" is not an element of rule pack ${pack.id}.`);
  const { ctx } = createContext({ notice, pack, ...options });
  const { status, guessed } = decide(ctx, rule);
  const part = (name: string, expr: Expr | undefined) =>
    expr ? [`${name}:`, ...explainExpr(ctx, expr).map((line) => `  ${line}`)] : [];
  return [
    `${rule.id}: ${status} (${ctx.kind}, ${ctx.nation}, as of ${ctx.asOf})`,
    ...part('applies', rule.applies),
    ...part('met', rule.met),
    ...part('partial', rule.partial),
    ...(guessed || status === 'missing' || status === 'partial' ? explainLike(ctx, rule) : []),
  ];
}

function resultOf(ctx: ReviewContext, rule: ElementRule): ElementResult {
  const { status, evidence, guessed, doubted } = decide(ctx, rule);
  const gap = status === 'partial' || status === 'missing';
  const doubt = guessed ? GUESS_DOUBT : doubted ? doubtOf(ctx, doubted) : reviewReason(ctx, rule, status);
  const nearMisses = gap ? nearMissesOf(ctx, rule, status, doubted) : [];
  const outside = gap ? nearOutsideOf(ctx, rule) : [];
  const advice = status === 'partial' || status === 'missing' ? rule.advice[status] : undefined;
  return {
    check: rule.id,
    title: rule.title,
    status,
    severity: rule.severity.find((one) => !one.when || ctx.holds(one.when))?.severity ?? 'legal',
    authority: rule.authority
      .filter((one) => (!one.from || one.from <= ctx.asOf) && (!one.to || ctx.asOf <= one.to))
      .map(({ cite, url }) => (url ? { cite, url } : { cite })),
    message: guessed ? GUESSED : doubted && status === 'missing' ? DOUBTED : (rule.messages[status] ?? rule.title),
    ...(advice ? { advice } : {}),
    evidence: distinct(evidence)
      .slice(0, MOST_EVIDENCE)
      .map((place) => quoted(ctx, place)),
    needsReview: doubt !== null,
    ...(doubt === null ? {} : { reviewReason: doubt }),
    ...(nearMisses.length > 0 ? { nearMisses } : {}),
    ...(outside.length > 0 ? { nearOutside: outside } : {}),
  };
}

const GUESSED = 'Probably told: the sentence quoted reads like those that tell this.';
const DOUBTED = 'Probably not told: what was found does not read like the sentences that tell this.';
const GUESS_DOUBT = 'No wording that the rules know tells this. Read the sentence and decide.';

/** Why what the phrases found is not taken for telling. */
function doubtOf(ctx: ReviewContext, found: readonly Place[]): string {
  const [words] = found.map(({ start, end }) => ` (“${preview(ctx.notice.text.slice(start, end))}”)`);
  return `Words that can tell this were found${words ?? ''}. Read them before you act.`;
}

/**
 * Why a person should look: a case of the rule, or words in the parts of the page that are not the notice. A notice is
 * not accused of an absence before the whole page has been searched.
 */
function reviewReason(ctx: ReviewContext, rule: ElementRule, status: ElementStatus): string | null {
  if (status === 'not-applicable') return null;
  const own = rule.review?.find((one) => ctx.holds(one.when))?.reason;
  if (own) return own;
  if (status !== 'missing') return null;
  const like = ctx.likest().get(rule.id);
  if (like && like.score >= (ctx.pack.likeness?.mark ?? 0)) {
    const sentence = preview(ctx.index.statements[like.statement]?.text ?? '');
    return `The rules did not find this told. This sentence may tell it in other words: “${sentence}” Read it before you act.`;
  }
  for (const left of ctx.notice.leftOut) {
    const pattern = rule.near.find((one) => ctx.matcher.matches(one, left.text));
    if (pattern !== undefined) {
      return `Words about this stand outside the notice (${left.reason}): “${preview(left.text)}”. Look whether they belong to it.`;
    }
  }
  const unread = ctx.notice.unread?.find(({ text }) => text);
  if (unread)
    return `A part of the page could not be read (${unread.what}: ${unread.address}). Look whether it says this.`;
  return null;
}

/**
 * The nearest text in what was left out: a contact block in the site's sidebar or footer counts for nothing, since the
 * notice must say it itself, but a person wants to see it.
 */
function nearOutsideOf(ctx: ReviewContext, rule: ElementRule): NonNullable<ElementResult['nearOutside']> {
  const wantsContact = [rule.met, rule.partial].some((expr) => expr !== undefined && asksForContact(expr));
  if (!wantsContact) return [];
  const near = ctx.notice.leftOut.find(({ reason, text }) => SITE_FURNITURE.test(reason) && CONTACT_DETAIL.test(text));
  return near === undefined ? [] : [{ quote: preview(near.text), reason: near.reason }];
}

const SITE_FURNITURE = /^(?:site (?:header|footer)|sidebar)$/;
/** An email address, a telephone number or a postcode. */
const CONTACT_DETAIL = /\S@\S+\.\S|(?:\(?0|\+44)[\d() -]{9,14}\d|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b/;

function asksForContact(expr: Expr): boolean {
  if (expr.op === 'contact' || expr.op === 'hasContact') return true;
  return (expr.op === 'any' || expr.op === 'all') && expr.of.some(asksForContact);
}

function nearMissesOf(
  ctx: ReviewContext,
  rule: ElementRule,
  status: ElementStatus,
  doubted: readonly Place[] = [],
): readonly QuotedSpan[] {
  const places = rule.near.flatMap((pattern) =>
    ctx.matcher.hits(pattern).flatMap((hit) => {
      const statement = ctx.index.statements[hit.statement];
      return statement && !statement.virtual ? [{ start: statement.start, end: statement.end }] : [];
    }),
  );
  const like = ctx.likest().get(rule.id);
  const likest =
    like && like.score >= (ctx.pack.likeness?.shown ?? 0) ? ctx.index.statements[like.statement] : undefined;
  if (places.length === 0 && doubted.length === 0 && !likest) return [];
  const evidence = status === 'partial' && rule.partial ? allEvidence(ctx, rule.partial) : [];
  const others = distinct([...doubted, ...places]).filter((place) => place.start !== likest?.start);
  return [...(likest ? [likest] : []), ...others]
    .filter((place) => !evidence.some((shown) => shown.start === place.start && shown.end === place.end))
    .slice(0, MOST_NEAR_MISSES)
    .map((place) => quoted(ctx, place));
}

function findingsIn(ctx: ReviewContext, only: string | null = null): readonly Finding[] {
  const findings = ctx.pack.findings
    .filter((rule) => only === null || rule.id === only)
    .flatMap((rule) => (rule.applies && !ctx.holds(rule.applies) ? [] : findingsByRule(ctx, rule)));
  return findings.sort((a, b) => a.start - b.start || a.end - b.end || compare(a.check, b.check));
}

function findingsByRule(ctx: ReviewContext, rule: FindingRule): readonly Finding[] {
  const raw: (RawFinding & { message?: string; suggestion?: string })[] = [];
  for (const one of rule.cases) {
    if (!one.find || (one.when && !ctx.holds(one.when))) continue;
    for (const hit of passingHits(ctx, one.find.says, one.find)) {
      const statement = ctx.index.statements[hit.statement];
      if (!statement) continue;
      const clause = clauseAround(ctx, statement, hit);
      const place =
        one.quote === 'sentence'
          ? statement
          : one.quote === 'clause'
            ? {
                start: ctx.index.toSource(statement.id, clause.from),
                end: ctx.index.toSource(statement.id, clause.to),
              }
            : hit;
      raw.push({
        start: place.start,
        end: place.end,
        ...(one.message ? { message: one.message } : {}),
        ...(one.suggestion ? { suggestion: one.suggestion } : {}),
        ...(one.severity ? { severity: one.severity } : {}),
        ...(one.data ? { data: one.data } : {}),
        ...(one.review ? { review: one.review } : {}),
      });
    }
  }
  if (rule.detect) raw.push(...runDetector(ctx, rule));
  raw.sort((a, b) => a.start - b.start || b.end - a.end);
  const rows: Finding[] = [];
  const taken = createSpanSet();
  for (const one of raw) {
    const place = trimmed(ctx, one);
    // The same fault of the same place is one row.
    if (taken.overlaps(place)) continue;
    taken.add(place);
    const variant = one.variant ?? 'default';
    const values = { ...one.data, quote: ctx.notice.text.slice(place.start, place.end) };
    const suggestion = one.suggestion ?? rule.suggestions[variant] ?? rule.suggestions.default;
    const review = one.review ?? rule.review;
    rows.push({
      check: rule.id,
      title: rule.title,
      severity: one.severity ?? rule.severity,
      ...quoted(ctx, place),
      section: sectionTitle(ctx, place.start),
      message: fill(one.message ?? rule.messages[variant] ?? rule.messages.default ?? rule.title, values),
      ...(suggestion ? { suggestion: fill(suggestion, values) } : {}),
      authority: one.authority ?? rule.authority,
      ...(one.data ? { data: one.data } : {}),
      needsReview: review !== undefined,
      ...(review === undefined ? {} : { reviewReason: fill(review, values) }),
    });
    if (rule.once) break;
  }
  return rows;
}

/** Each address once, in the order of the text. */
function linkResults(ctx: ReviewContext): readonly LinkResult[] {
  const register = ctx.pack.registers.linkAnswers;
  if (!register || !ctx.linkAnswers) return [];
  const places = new Map<string, number>();
  const links = ctx.notice.links.filter((link) => !link.control);
  for (const { href } of links) places.set(href, (places.get(href) ?? 0) + 1);
  const seen = new Set<string>();
  return links.flatMap((link): LinkResult[] => {
    const answer = ctx.linkAnswers?.get(link.href);
    if (!answer || seen.has(link.href)) return [];
    seen.add(link.href);
    const said = sayLink(register.outcomes[answer.outcome.code], answer, register);
    return [
      {
        ...quoted(ctx, link),
        href: link.href,
        places: places.get(link.href) ?? 1,
        outcome: answer.outcome.code,
        group: said.group,
        message: said.sentence,
        ...(said.advice === null ? {} : { advice: said.advice }),
        ...(answer.status === null ? {} : { status: answer.status }),
        ...(answer.finalUrl === null ? {} : { finalUrl: answer.finalUrl }),
        ...(answer.hops.length === 0 ? {} : { hops: answer.hops.map(({ url, status }) => ({ url, status })) }),
        ...(answer.checkedAt === null ? {} : { checkedAt: answer.checkedAt }),
        needsReview: said.doubt !== null,
        ...(said.doubt === null ? {} : { reviewReason: said.doubt }),
      },
    ];
  });
}

/** Fills {name} from a finding's data; what the data does not hold is left out. */
function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

function trimmed(ctx: ReviewContext, place: Place): Place {
  const text = ctx.notice.text.slice(place.start, place.end);
  const lead = text.length - text.trimStart().length;
  return { start: place.start + lead, end: place.start + lead + text.trim().length };
}

function quoted(ctx: ReviewContext, place: Place): QuotedSpan {
  const { start, end } = trimmed(ctx, place);
  const page = blockAt(ctx, start)?.page;
  return {
    quote: ctx.notice.text.slice(start, end),
    start,
    end,
    section: sectionTitle(ctx, start),
    ...(page === undefined ? {} : { page }),
  };
}

function sectionTitle(ctx: ReviewContext, at: number): string | null {
  const block = blockAt(ctx, at);
  const heading = block && block.section !== null ? ctx.notice.blocks[block.section] : undefined;
  return heading ? ctx.notice.text.slice(heading.start, heading.end) : null;
}

function blockAt(ctx: ReviewContext, at: number) {
  const { blocks } = ctx.notice;
  return blocks[firstIndex(0, blocks.length, (block) => (blocks[block]?.start ?? 0) > at) - 1];
}

function distinct(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = `${place.start}:${place.end}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A name found in normalised text, as the notice writes it: with its own apostrophes and dashes, on one line. */
function asWritten(ctx: ReviewContext, name: string): string {
  for (const statement of ctx.index.statements) {
    const at = statement.virtual ? -1 : statement.text.indexOf(name);
    if (at < 0) continue;
    const [start, end] = [ctx.index.toSource(statement.id, at), ctx.index.toSource(statement.id, at + name.length)];
    return ctx.notice.text.slice(start, end).replace(/\s+/g, ' ').trim();
  }
  return name;
}

/** When the notice was last issued or reviewed, as an ISO day: the latest of its own dates that are not due dates. */
function lastReviewed(ctx: ReviewContext): string | null {
  const dates = datesAskedFor(ctx.pack).flatMap((expr) => noticeDates(ctx, expr));
  const past = dates.filter((date) => !date.due && date.day <= ctx.asOf).map((date) => date.day);
  return past.sort().at(-1) ?? null;
}

type DateExpr = Extract<Expr, { op: 'date' }>;

const askedFor = new WeakMap<Pack, readonly DateExpr[]>();

/** What the pack's elements ask of dates: looked for once a pack. */
function datesAskedFor(pack: Pack): readonly DateExpr[] {
  const exprs = askedFor.get(pack) ?? pack.elements.flatMap((rule) => dateExprs(rule.met));
  askedFor.set(pack, exprs);
  return exprs;
}

function dateExprs(expr: Expr): readonly DateExpr[] {
  if (expr.op === 'date') return [expr];
  return expr.op === 'any' || expr.op === 'all' ? expr.of.flatMap(dateExprs) : [];
}

/** Guidance for schools changes each 1 September; a pack not checked since then may hold last year's. */
function packWarnings(pack: Pack, asOf: string): readonly string[] {
  const thisYears = `${asOf.slice(0, 4)}${pack.renewal}`;
  const last = thisYears <= asOf ? thisYears : `${Number(asOf.slice(0, 4)) - 1}${pack.renewal}`;
  if (pack.checkedOn >= last) return [];
  return [
    `This rule pack was last checked on ${pack.checkedOn}, before ${last}, when yearly guidance changes. Update Noticemark before you rely on what it says of current editions.`,
  ];
}

/** More are summed up in a word. */
const MOST_UNREAD_NAMED = 10;

/** What of the page a person has to open by itself, since it may hold the notice or a part of it. */
function unreadWarnings(notice: Notice): readonly string[] {
  const unread = (notice.unread ?? []).filter(({ text }) => text);
  const named = unread
    .slice(0, MOST_UNREAD_NAMED)
    .map(
      ({ what, address }) =>
        `Not read: the ${what} shown in the page (${address}). Open it by itself and review it too.`,
    );
  const more = unread.length - named.length;
  return more > 0 ? [...named, `Not read either: ${more} more of the kind.`] : named;
}

function sourceOf(input: ReviewInput): SourceInfo {
  const { notice } = input;
  const left = [
    ...notice.leftOut.map(({ reason, text }) => ({ reason, characters: text.length, preview: preview(text) })),
    ...(input.beside ?? []),
  ];
  return {
    ...input.source,
    characters: notice.text.length,
    coverage: {
      bodyCharacters: notice.text.length + left.reduce((sum, one) => sum + one.characters, 0),
      noticeCharacters: notice.text.length,
      leftOut: left,
      ...(notice.unread ? { unread: notice.unread.map(({ what, address, text }) => ({ what, address, text })) } : {}),
    },
    ...(notice.pages === undefined ? {} : { pages: notice.pages }),
  };
}

function preview(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= PREVIEW ? flat : `${flat.slice(0, PREVIEW).replace(/\s+\S*$/, '')}…`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
