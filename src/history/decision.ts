/** What a person decided on a row of a review. The program's own answer is never changed: the decision stands beside it. */
import type { ElementResult, ElementStatus, Finding, QuotedSpan, Report } from '../engine/report';

export type Verdict = 'confirmed' | 'overruled' | 'dismissed';

/** What a decision was made on, so that it can be found again and told when that has changed. */
export interface Anchor {
  /** The program's answer then; `finding` for a finding. */
  readonly outcome: ElementStatus | 'finding';
  /** The first words quoted: as they stood, or "" where nothing was. */
  readonly quote: string;
  /** What stood before and after them. */
  readonly before: string;
  readonly after: string;
}

export interface Decision {
  /** Unlike any other's. */
  readonly id: string;
  /** See `noticeKey`. */
  readonly notice: string;
  readonly check: string;
  readonly verdict: Verdict;
  /** The person's answer, where the verdict is `overruled`. */
  readonly status?: ElementStatus;
  readonly reason: string;
  readonly note?: string;
  /** Who decided, in their own words. */
  readonly by?: string;
  /** ISO date-time. */
  readonly decidedAt: string;
  /** ISO day: the last on which it counts. */
  readonly until?: string;
  readonly anchor: Anchor;
}

/** Why a decision does not simply stand: its day has passed, the words it was made on have changed, or the answer has. */
export type DecisionState = 'stands' | 'expired' | 'wording-changed' | 'answer-changed';

export interface DecidedRow<Row> {
  readonly row: Row;
  readonly decision: Decision | null;
  readonly state: DecisionState | null;
}

export interface DecidedReport {
  readonly elements: readonly DecidedRow<ElementResult>[];
  readonly findings: readonly DecidedRow<Finding>[];
  /** Decisions on findings that are no longer there. */
  readonly gone: readonly Decision[];
}

/** UTF-16 code units kept on either side of the words decided on. */
const AROUND = 60;
/** So much of what stood around a finding has to be there again for it to be the same, its own words having changed. */
const ALIKE = 0.6;

/** What a decision on a row of this report is tied to. */
export function anchorOf(report: Report, row: ElementResult | Finding): Anchor {
  const isElement = 'status' in row;
  const span: QuotedSpan | undefined = isElement ? (row.evidence[0] ?? row.nearMisses?.[0]) : row;
  const text = report.notice.text ?? '';
  return {
    outcome: isElement ? row.status : 'finding',
    quote: span?.quote ?? '',
    before: span ? text.slice(Math.max(0, span.start - AROUND), span.start) : '',
    after: span ? text.slice(span.end, span.end + AROUND) : '',
  };
}

/**
 * Lays decisions beside the rows of a review, also of one made later on a text that was edited since.
 * @param decisions on this notice, in any order; of several on one row the latest counts
 * @param today ISO day
 */
export function applyDecisions(report: Report, decisions: readonly Decision[], today: string): DecidedReport {
  const latestFirst = [...decisions].sort((a, b) => (a.decidedAt < b.decidedAt ? 1 : -1));
  const text = plain(report.notice.text ?? '');
  const elements = report.elements.map((row) => {
    const decision = latestFirst.find((one) => one.check === row.check && one.anchor.outcome !== 'finding') ?? null;
    return { row, decision, state: decision && stateOn(decision, row.status, text, today) };
  });
  const { rows, gone } = placeOnFindings(
    report,
    latestFirst.filter(({ anchor }) => anchor.outcome === 'finding'),
    text,
    today,
  );
  return { elements, findings: rows, gone };
}

/** Each finding takes the decision on the same words in the likeliest surroundings; what is left may fit where the words were edited. */
function placeOnFindings(report: Report, decisions: readonly Decision[], text: string, today: string) {
  const anchors = report.findings.map((row) => anchorOf(report, row));
  const free = new Set(report.findings.keys());
  const placed = new Map<number, Decision>();
  const gone: Decision[] = [];
  const take = (decision: Decision, fits: (at: number) => number): boolean => {
    const [best] = [...free]
      .filter((at) => report.findings[at]?.check === decision.check)
      .map((at) => ({ at, likeness: fits(at) }))
      .filter(({ likeness }) => likeness > 0)
      .sort((a, b) => b.likeness - a.likeness || a.at - b.at);
    if (!best) return false;
    free.delete(best.at);
    placed.set(best.at, decision);
    return true;
  };
  const around = (decision: Decision, at: number) => {
    const anchor = anchors[at];
    return anchor
      ? (shared(decision.anchor.before, anchor.before, true) + shared(decision.anchor.after, anchor.after, false)) / 2
      : 0;
  };
  const sameWords = (decision: Decision, at: number) =>
    plain(anchors[at]?.quote ?? '') === plain(decision.anchor.quote);
  const left: Decision[] = [];
  for (const decision of decisions) {
    // A later decision on the same place has taken it: this one is its history.
    const known = [...placed].some(
      ([at, other]) => other.check === decision.check && sameWords(decision, at) && around(decision, at) === 1,
    );
    if (known) continue;
    if (!take(decision, (at) => (sameWords(decision, at) ? 0.01 + around(decision, at) : 0))) left.push(decision);
  }
  for (const decision of left) {
    if (!take(decision, (at) => (around(decision, at) >= ALIKE ? around(decision, at) : 0))) gone.push(decision);
  }
  const rows = report.findings.map((row, at) => {
    const decision = placed.get(at) ?? null;
    return { row, decision, state: decision && stateOn(decision, 'finding', text, today) };
  });
  return { rows, gone };
}

function stateOn(decision: Decision, outcome: Anchor['outcome'], text: string, today: string): DecisionState {
  if (decision.until !== undefined && decision.until < today) return 'expired';
  if (decision.anchor.outcome !== outcome) return 'answer-changed';
  return text.includes(plain(decision.anchor.quote)) ? 'stands' : 'wording-changed';
}

/** Words as they are compared: white space and capitals don't matter, nor the shape of quotes and dashes. */
function plain(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** How much of the shorter text the two share, from the end that touches the words: 0 to 1. Two empty texts are the same. */
function shared(one: string, other: string, fromEnd: boolean): number {
  const [a, b] = [plain(one), plain(other)];
  const length = Math.min(a.length, b.length);
  if (length === 0) return a.length === b.length ? 1 : 0;
  let same = 0;
  while (same < length && (fromEnd ? a.at(-1 - same) === b.at(-1 - same) : a[same] === b[same])) same++;
  return same / length;
}
