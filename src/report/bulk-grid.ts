/** The grid of a batch, school by element: what a school's cell says of its notices; filters, and orders. */
import type { BulkNotice, BulkResult, BulkSchool } from '../bulk/result/model';
import type { ElementStatus, NoticeKind } from '../engine/report';

/** What one answer, or a school's answers together, come to. */
export interface CellAnswer {
  /** Null: nothing to answer, as no notice was held to the check. */
  readonly status: ElementStatus | null;
  readonly needsReview: boolean;
}

/** A school's cell. */
export interface SchoolCell extends CellAnswer {
  /** How many kinds of notice have this answer, of how many that were held to the check. */
  readonly kinds: number;
  readonly of: number;
  /** Notices of one kind answer differently: a fuller one stands beside a shorter or an older one. */
  readonly differs: boolean;
}

const STATUS_OF: Readonly<Record<string, ElementStatus>> = {
  m: 'met',
  p: 'partial',
  x: 'missing',
  n: 'not-applicable',
};

/** Of a letter of `BulkNotice.answers`. */
export function answerOf(letter: string | undefined): CellAnswer {
  const small = (letter ?? '').toLowerCase();
  return { status: STATUS_OF[small] ?? null, needsReview: letter !== undefined && letter !== small };
}

/** What one notice answers. */
export interface NoticeAnswer extends CellAnswer {
  readonly id: string;
  readonly kind: NoticeKind;
}

/** From the best answer to the worst. */
const GRAVITY: Readonly<Record<ElementStatus, number>> = { 'not-applicable': -1, met: 0, partial: 1, missing: 2 };

/**
 * What a school's notices come to for one check. Several notices of one kind speak to the same readers, so the best of
 * them answers (a full notice beside a short one, a new one beside an old). Notices of different kinds speak to
 * different readers, so the worst of the kinds answers: each reader has to be told. Notices of no certain kind count
 * each by itself. So a cell says "missing" only where some readers are told nowhere.
 */
export function schoolAnswer(all: readonly NoticeAnswer[]): SchoolCell {
  const kinds = new Map<string, CellAnswer[]>();
  for (const answer of all) {
    if (answer.status === null) continue;
    const key = answer.kind === 'unknown' ? `unknown ${answer.id}` : answer.kind;
    kinds.set(key, [...(kinds.get(key) ?? []), answer]);
  }
  const best = [...kinds.values()].map(bestOf);
  const held = best.filter(({ status }) => status !== 'not-applicable');
  const [worst] = [...(held.length > 0 ? held : best)].sort((a, b) => gravityOf(b) - gravityOf(a));
  if (!worst) return { status: null, needsReview: false, kinds: 0, of: 0, differs: false };
  const same = best.filter(({ status }) => status === worst.status);
  return {
    status: worst.status,
    // A doubt on any of them makes the school's answer doubtful.
    needsReview: same.some(({ needsReview }) => needsReview),
    kinds: same.length,
    of: worst.status === 'not-applicable' ? best.length : held.length,
    differs: [...kinds.values()].some((answers) => new Set(answers.map(({ status }) => status)).size > 1),
  };
}

/** @param element index in the result's elements */
export function schoolCell(notices: readonly BulkNotice[], element: number): SchoolCell {
  return schoolAnswer(notices.map(({ id, kind, answers }) => ({ id, kind, ...answerOf(answers[element]) })));
}

function bestOf(answers: readonly CellAnswer[]): CellAnswer {
  const held = answers.filter(({ status }) => status !== 'not-applicable');
  const [best] = [...(held.length > 0 ? held : answers)].sort(
    (a, b) => gravityOf(a) - gravityOf(b) || Number(a.needsReview) - Number(b.needsReview),
  );
  return best ?? { status: null, needsReview: false };
}

function gravityOf({ status }: CellAnswer): number {
  return status === null ? -2 : GRAVITY[status];
}

/** What a cell, or a notice, may be asked for. `finding`: something wrong in its text. */
export type GridOutcome = ElementStatus | 'finding' | 'to-check';

export interface GridFilter {
  /** Null: any. */
  readonly trust: string | null;
  readonly phase: string | null;
  readonly kind: NoticeKind | null;
  /** An element or a finding rule. */
  readonly check: string | null;
  readonly outcome: GridOutcome | null;
  /** In a school's name, URN, trust, or local authority. */
  readonly words: string;
}

export const EVERYTHING: GridFilter = { trust: null, phase: null, kind: null, check: null, outcome: null, words: '' };

export interface GridRow {
  readonly school: BulkSchool;
  /** Those that the filter lets through. */
  readonly notices: readonly BulkNotice[];
  /** By the result's elements. */
  readonly cells: readonly SchoolCell[];
  readonly findings: number;
}

/** Schools with at least a notice that fits; with no filter on notices, those without any too. */
export function gridRows(result: BulkResult, filter: GridFilter = EVERYTHING): readonly GridRow[] {
  const { trust, phase, kind, check, outcome, words } = filter;
  const wanted = words.trim().toLowerCase();
  const element = check === null ? -1 : result.elements.findIndex((one) => one.check === check);
  const isFinding = check !== null && result.findings.some((one) => one.check === check);
  const rows: GridRow[] = [];
  for (const one of result.schools) {
    const { school } = one;
    if (trust !== null && school.trust !== trust) continue;
    if (phase !== null && school.phase !== phase) continue;
    if (wanted !== '' && !textOf(one).includes(wanted)) continue;
    const notices = kind === null ? one.notices : one.notices.filter((notice) => notice.kind === kind);
    if (kind !== null && notices.length === 0) continue;
    const cells = cellsOf(notices, result.elements.length);
    const row = { school: one, notices, cells, findings: findingsIn(notices) };
    if (isFinding ? !hasFinding(row, check) : !answers(row, element, outcome)) continue;
    rows.push(row);
  }
  return rows;
}

const known = new WeakMap<readonly BulkNotice[], readonly SchoolCell[]>();

/** Worked out once for a school's notices, not at every letter of a search. */
function cellsOf(notices: readonly BulkNotice[], elements: number): readonly SchoolCell[] {
  const there = known.get(notices);
  if (there?.length === elements) return there;
  const cells = Array.from({ length: elements }, (_, at) => schoolCell(notices, at));
  known.set(notices, cells);
  return cells;
}

function textOf({ school: { name, urn, trust, authority } }: BulkSchool): string {
  return [name, urn, trust, authority].join('\n').toLowerCase();
}

function hasFinding({ notices }: GridRow, check: string): boolean {
  return notices.some(({ findings }) => findings.some((one) => one.check === check));
}

function answers({ cells, findings }: GridRow, element: number, outcome: GridOutcome | null): boolean {
  if (outcome === null) return true;
  if (outcome === 'finding') return findings > 0;
  const asked = element === -1 ? cells : cells.slice(element, element + 1);
  return asked.some((cell) => (outcome === 'to-check' ? cell.needsReview : cell.status === outcome));
}

export function findingsIn(notices: readonly BulkNotice[]): number {
  return notices.reduce((sum, { findings }) => sum + findings.reduce((all, { count }) => all + count, 0), 0);
}

/** `gaps`: those with the most to do first; an element: its worst answers first. */
export type GridOrder =
  | { readonly by: 'list' | 'name' | 'gaps' | 'notices' | 'findings' }
  | { readonly element: number };

/** Ties stay in the order of the list. */
export function sortedRows(rows: readonly GridRow[], order: GridOrder): readonly GridRow[] {
  const compare = comparisonFor(order);
  return compare ? [...rows].sort(compare) : rows;
}

function comparisonFor(order: GridOrder): ((a: GridRow, b: GridRow) => number) | null {
  if ('element' in order) {
    const weight = (row: GridRow) => gravityOf(row.cells[order.element] ?? { status: null, needsReview: false });
    return (a, b) => weight(b) - weight(a);
  }
  switch (order.by) {
    case 'list':
      return null;
    case 'name':
      return (a, b) => a.school.school.name.localeCompare(b.school.school.name, 'en-GB');
    case 'gaps':
      return (a, b) => gapsIn(b) - gapsIn(a);
    case 'notices':
      return (a, b) => a.notices.length - b.notices.length;
    case 'findings':
      return (a, b) => b.findings - a.findings;
  }
}

/** How many of a school's cells are partly there or missing. */
export function gapsIn({ cells }: GridRow): number {
  return cells.filter(({ status }) => status === 'missing' || status === 'partial').length;
}

/** What stands in a column of the list, each once, in the order of the alphabet. */
export function choicesOf(result: BulkResult, of: 'trust' | 'phase'): readonly string[] {
  const all = result.schools.flatMap(({ school }) => school[of] ?? []);
  return [...new Set(all)].sort((a, b) => a.localeCompare(b, 'en-GB'));
}

export function kindsIn(result: BulkResult): readonly NoticeKind[] {
  return [...new Set(result.schools.flatMap(({ notices }) => notices.map(({ kind }) => kind)))].sort();
}
