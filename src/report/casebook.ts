/** A report together with what a person decided on it, and who that person is: what the renderings for others start from. */

import type { ElementResult, ElementStatus, Finding, Report } from '../engine/report';
import type { DecidedReport, Decision, DecisionState } from '../history/decision';
import { type Gap, type GapGroup, gapGroups, inWords, STATUS_WORDS } from './model';

export interface Reviewer {
  readonly name: string;
  readonly organisation: string;
}

export interface Casebook {
  readonly report: Report;
  /** Null where nobody decided anything. */
  readonly decided: DecidedReport | null;
  readonly reviewer: Reviewer | null;
}

/** A report that nobody has decided anything on. */
export function undecided(report: Report): Casebook {
  return { report, decided: null, reviewer: null };
}

/** A decision with what is said of it. */
export interface Remark {
  readonly decision: Decision;
  readonly state: DecisionState;
}

/** The decision on a row, whether or not it still counts. */
export function remarkOn({ decided }: Casebook, row: ElementResult | Finding): Remark | null {
  const rows = [...(decided?.elements ?? []), ...(decided?.findings ?? [])];
  const found = rows.find((one) => one.row === row);
  return found?.decision && found.state ? { decision: found.decision, state: found.state } : null;
}

/** Only a decision that stands, on the same words and the same answer, takes the place of the program's answer. */
function counts(remark: Remark | null): remark is Remark {
  return remark !== null && remark.state === 'stands';
}

/** The answer that counts: the person's where there is one, else the program's. `null`: dismissed, or a finding overruled. */
export function standingStatus(book: Casebook, row: ElementResult): ElementStatus | null {
  const remark = remarkOn(book, row);
  if (!counts(remark)) return row.status;
  if (remark.decision.verdict === 'dismissed') return null;
  return remark.decision.verdict === 'overruled' ? (remark.decision.status ?? row.status) : row.status;
}

/** Gaps to act on: those of the program that nobody set aside, and those that a person made out of its "in order". */
export function standingGaps(book: Casebook): readonly GapGroup[] {
  const elements = book.report.elements.flatMap((row): readonly ElementResult[] => {
    const status = standingStatus(book, row);
    if (status === null) return [];
    if (status === row.status) return [row];
    const reason = remarkOn(book, row)?.decision.reason;
    return [
      {
        ...row,
        status,
        message: `The reviewer finds this ${STATUS_WORDS[status]}${reason ? `: ${stopped(reason)}` : '.'}`,
      },
    ];
  });
  const findings = book.report.findings.filter((row) => !isSetAside(book, row));
  return gapGroups({ ...book.report, elements, findings });
}

/** Gaps of the program that a person dismissed or overruled to be none. */
export function setAside(book: Casebook): readonly { readonly gap: Gap; readonly remark: Remark }[] {
  return gapGroups(book.report)
    .flatMap((group) => group.gaps)
    .flatMap((gap) => {
      const remark = remarkOn(book, gap.result);
      if (!counts(remark)) return [];
      const gone =
        gap.type === 'finding'
          ? isSetAside(book, gap.result)
          : !['missing', 'partial'].includes(standingStatus(book, gap.result) ?? 'met');
      return gone ? [{ gap, remark }] : [];
    });
}

/** "1 of these points is set aside by the reviewer." Beside the program's counts, which stay as they are. */
export function asideSentence(count: number): string {
  return `${count} of these points ${count === 1 ? 'is' : 'are'} set aside by the reviewer.`;
}

/** What the program found in order, but for what a person found lacking: that stands among the gaps. */
export function inOrder(book: Casebook): readonly ElementResult[] {
  const isGap = (row: ElementResult) => ['missing', 'partial'].includes(standingStatus(book, row) ?? '');
  return book.report.elements.filter((row) => row.status === 'met' && !isGap(row));
}

function isSetAside(book: Casebook, row: Finding): boolean {
  const remark = remarkOn(book, row);
  return counts(remark) && remark.decision.verdict !== 'confirmed';
}

/** "Dismissed by J. Reed on 26 November 2026: the trust's schedule is on its own site. Until 31 August 2027." */
export function remarkInWords({ decision, state }: Remark): string {
  const verdict =
    decision.verdict === 'overruled' && decision.status
      ? `Overruled to “${STATUS_WORDS[decision.status]}”`
      : VERDICTS[decision.verdict];
  const who = decision.by ? ` by ${decision.by}` : '';
  const why = [decision.reason, decision.note].filter((text) => text).join(' ');
  const until = decision.until ? ` Until ${inWords(decision.until)}.` : '';
  return `${verdict}${who} on ${inWords(decision.decidedAt.slice(0, 10))}${why ? `: ${stopped(why)}` : '.'}${until}${STATES[state]}`;
}

const VERDICTS: Readonly<Record<Decision['verdict'], string>> = {
  confirmed: 'Confirmed',
  overruled: 'Overruled',
  dismissed: 'Dismissed',
};

const STATES: Readonly<Record<DecisionState, string>> = {
  stands: '',
  expired: ' That day has passed: it counts no longer.',
  'wording-changed': ' The wording has changed since: it needs another look.',
  'answer-changed': ' The program’s answer has changed since: it needs another look.',
};

function stopped(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}
