/** The labelled texts that likeness is learnt from: notices, the rules' examples and the short texts that may be learnt from. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { ReviewContext } from '../../src/engine/context';
import { createContext } from '../../src/engine/decide';
import { allEvidence, isRefused, waysOf } from '../../src/engine/evaluate';
import { signsOf } from '../../src/engine/likeness';
import { createMatcher } from '../../src/engine/matcher';
import type { Pack, PatternId } from '../../src/engine/pack';
import type { Nation, NoticeKind } from '../../src/engine/report';
import { reviewElement, reviewNotice } from '../../src/engine/review';
import { indexText, type Statement, type TextIndex } from '../../src/engine/text-index';
import type { Notice } from '../../src/notice/notice';
import { readSource } from '../../src/read/index';
import { readText } from '../../src/read/text';
import { labelledDocuments } from '../accuracy/labels';
import { LEARNT_SETS } from '../corpus/sets';

export const root = fileURLToPath(new URL('../../', import.meta.url));
/** The labels are for this day. */
const AS_OF = '2026-11-23';
/** Sets of short texts; those at even places (the 2nd, the 4th) of a held-out set are only ever counted. */
const SHORT_SETS = [
  { set: 'wordings', heldOut: false },
  { set: 'tellings', heldOut: false },
  { set: 'tellings-two', heldOut: true },
  { set: 'tellings-three', heldOut: true },
  { set: 'tellings-four', heldOut: true },
  { set: 'tellings-five', heldOut: true },
  { set: 'tellings-six', heldOut: true },
  { set: 'tellings-seven', heldOut: true },
  { set: 'tellings-eight', heldOut: true },
] as const;
/** What is learnt from is scored by weights that learnt from the other parts alone. */
export const PARTS = 5;

/** What a text is labelled with for an element, and where it says so. Numbers are places in `LabelledText.statements`. */
export interface Told {
  readonly label: string;
  /** What the rules answer now. */
  readonly status: string;
  /** Statements that hold the label's quote. */
  readonly quoted: readonly number[];
  /** Statements that the rules show as evidence. */
  readonly shown: readonly number[];
  /** Statements in which the rule's phrases find what they take for telling; none where they need no sentence, or a row has it. */
  readonly found: readonly number[];
  /** Statements in which the phrases of the rule's `near` stand, in order of the text. */
  readonly near: readonly number[];
}

export interface LabelledText {
  readonly set: string;
  readonly name: string;
  /** A short text, labelled for one element. */
  readonly short: boolean;
  /** Which of the parts (0 to `PARTS` - 1) that are left out by turns: a set of notices is in one, and neighbours in a file. */
  readonly part: number;
  readonly heldOut: boolean;
  readonly told: Readonly<Record<string, Told>>;
  /** The signs of each statement of the body. */
  readonly statements: readonly ReadonlySet<string>[];
  /** Does a guard of the element's rule refuse the words of a statement? Worked out anew each time. */
  refuses(check: string, at: number): boolean;
}

export async function labelledTexts(pack: Pack): Promise<readonly LabelledText[]> {
  const texts: LabelledText[] = [];
  for (const [at, set] of LEARNT_SETS.entries()) texts.push(...(await notices(pack, set, at % PARTS)));
  for (const { id } of pack.elements) {
    texts.push(...examples(pack, id));
    for (const { set, heldOut } of SHORT_SETS) {
      const file = path.join(root, 'tests/corpus', set, `${id}.yaml`);
      const entries: ShortText[] = existsSync(file) ? parse(readFileSync(file, 'utf8')) : [];
      entries.forEach((entry, at) => {
        const part = Math.floor((at * PARTS) / entries.length);
        texts.push(shortText(pack, { set, name: `${id} ${at}`, part, heldOut: heldOut && at % 2 === 1 }, id, entry));
      });
    }
  }
  return texts;
}

async function notices(pack: Pack, set: string, part: number): Promise<readonly LabelledText[]> {
  const folder = path.join(root, 'tests/corpus', set);
  const texts: LabelledText[] = [];
  for (const { name, file, label } of await labelledDocuments(folder, folder)) {
    if (!label.isNotice) continue;
    const read = await readSource(await readFile(file), { location: name });
    if (!read.ok) throw new Error(`${file}: ${read.error.message}`);
    const source = { location: name, mediaType: read.mediaType, sha256: '0'.repeat(64) };
    const report = reviewNotice({ notice: read.notice, pack, asOf: AS_OF, toolVersion: '0', source });
    const body = bodyOf(read.notice, pack);
    const { ctx } = createContext({ notice: read.notice, pack, asOf: AS_OF });
    const told: Record<string, Told> = {};
    for (const { check, status, evidence } of report.elements) {
      const labelled = label.elements[check];
      if (!labelled || label.ambiguous.includes(check)) continue;
      told[check] = {
        label: labelled.status,
        status,
        quoted: body.quoted(labelled.quote ?? ''),
        shown: body.at(evidence),
        found: foundBy(ctx, check, body),
        near: body.holding(pack.elements.find(({ id }) => id === check)?.near ?? []),
      };
    }
    const refuses = refusalsIn(read.notice, pack);
    texts.push({ set, name, short: false, part, heldOut: false, told, statements: body.statements, refuses });
  }
  return texts;
}

interface ShortText {
  readonly expect: string;
  readonly text: string;
  readonly kind?: NoticeKind;
  readonly nation?: Nation;
}

function examples(pack: Pack, id: string): readonly LabelledText[] {
  const groups: Record<string, (string | ShortText)[]> = parse(
    readFileSync(path.join(root, 'rules', id, 'examples.yaml'), 'utf8'),
  );
  return Object.entries(groups).flatMap(([group, entries]) =>
    entries.map((entry, at) => {
      const text: ShortText =
        typeof entry === 'string'
          ? { text: entry, expect: group }
          : { ...entry, expect: group === 'traps' ? entry.expect : group };
      const part = Math.floor((at * PARTS) / entries.length);
      return shortText(pack, { set: 'examples', name: `${id} ${group} ${at}`, part, heldOut: false }, id, text);
    }),
  );
}

function shortText(
  pack: Pack,
  from: Pick<LabelledText, 'set' | 'name' | 'part' | 'heldOut'>,
  check: string,
  entry: ShortText,
): LabelledText {
  const notice = readText(entry.text, { markdown: true });
  const { kind, nation } = entry;
  const options = { asOf: AS_OF, ...(kind ? { kind } : {}), ...(nation ? { nation } : {}) };
  const { status, evidence } = reviewElement(pack, notice, check, options);
  const body = bodyOf(notice, pack);
  const told = { [check]: { label: entry.expect, status, quoted: [], shown: body.at(evidence), found: [], near: [] } };
  return { ...from, short: true, told, statements: body.statements, refuses: refusalsIn(notice, pack) };
}

/** As the engine looks for them before it doubts (`engine/decide.ts`). */
function foundBy(ctx: ReviewContext, check: string, body: ReturnType<typeof bodyOf>): readonly number[] {
  const rule = ctx.pack.elements.find(({ id }) => id === check);
  const ways = rule ? waysOf(ctx, rule.met).filter((way) => ctx.holds(way)) : [];
  const found = ways.map((way) => body.at(allEvidence(ctx, way)));
  const isBare = found.some((places) => places.length === 0 || places.some((at) => body.isRow(at)));
  return isBare ? [] : found.flat();
}

function bodyOf(notice: Notice, pack: Pack) {
  const index = indexText(notice);
  const matcher = createMatcher(index, pack);
  const body = index.statements.filter(isOfBody);
  return {
    statements: body.map(({ id }) => signsOf(index, id)),
    isRow: (at: number) => notice.blocks[body[at]?.block ?? -1]?.kind === 'row',
    at: (spans: readonly { readonly start: number; readonly end: number }[]) =>
      body.flatMap((one, at) => (spans.some(({ start, end }) => start < one.end && one.start < end) ? [at] : [])),
    holding(patterns: readonly PatternId[]): readonly number[] {
      const holders = new Set(patterns.flatMap((pattern) => matcher.hits(pattern).map(({ statement }) => statement)));
      return body.flatMap(({ id }, at) => (holders.has(id) ? [at] : []));
    },
    quoted: (quote: string) => quotedIn(body, quote),
  };
}

function refusalsIn(notice: Notice, pack: Pack): LabelledText['refuses'] {
  return (check, at) => {
    const { ctx } = createContext({ notice, pack, asOf: AS_OF });
    const rule = pack.elements.find(({ id }) => id === check);
    const statement = ctx.index.statements.filter(isOfBody)[at];
    return rule !== undefined && statement !== undefined && isRefused(ctx, rule, statement);
  };
}

const isOfBody = ({ heading, virtual }: Statement) => !heading && !virtual;

/** Where a label's quote stands: people shorten quotes, and put an ellipsis where they leave something out. */
function quotedIn(body: readonly TextIndex['statements'][number][], quote: string): readonly number[] {
  const whole = flat(quote);
  if (!whole) return [];
  const parts = quote
    .split(/…|\.\.\.|\n| \/ /)
    .map(flat)
    .filter((part) => part.length > 3);
  const found = body.flatMap(({ text }, at) => {
    const words = flat(text);
    const within = whole.includes(words) && words.split(' ').length > 2;
    return words && (within || parts.some((part) => words.includes(part))) ? [at] : [];
  });
  if (found.length > 0) return found;
  const wanted = new Set(whole.split(' '));
  const shares = body.map(
    ({ text }) =>
      new Set(
        flat(text)
          .split(' ')
          .filter((word) => wanted.has(word)),
      ).size,
  );
  const most = Math.max(...shares);
  return most >= wanted.size / 2 ? [shares.indexOf(most)] : [];
}

function flat(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
