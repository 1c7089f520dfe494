/** Counts how far reports agree with labels, per check. A gap is an element that is partial or missing. */
import type { Report } from '../../src/engine/report';
import type { Label } from './labels';

export interface Counts {
  /** Scored, and with exactly the labelled status. */
  n: number;
  exact: number;
  truePositive: number;
  falsePositive: number;
  falseNegative: number;
}

export interface Score {
  readonly elements: Map<string, Counts>;
  readonly findings: Map<string, Counts>;
  documents: number;
  gate: number;
  notices: number;
  kind: number;
  nation: number;
  organisation: number;
  /** One line per disagreement. */
  readonly disagreements: string[];
}

/** Need the network, or depend on what a school's site holds. */
const NOT_SCORED = new Set(['broken-link', 'insecure-link', 'unlinked-document']);
const isGap = (status: string | undefined) => status === 'partial' || status === 'missing';

export function newScore(): Score {
  return {
    elements: new Map(),
    findings: new Map(),
    documents: 0,
    gate: 0,
    notices: 0,
    kind: 0,
    nation: 0,
    organisation: 0,
    disagreements: [],
  };
}

export function addToScore(score: Score, name: string, label: Label, report: Report): void {
  score.documents++;
  const differs = (text: string) => score.disagreements.push(`${name}: ${text}`);
  if (report.notice.isNotice === label.isNotice) score.gate++;
  else differs(`isNotice is ${report.notice.isNotice}, labelled ${label.isNotice}`);
  if (label.isNotice) {
    score.notices++;
    if (report.notice.kind === label.kind) score.kind++;
    else differs(`kind is ${report.notice.kind}, labelled ${label.kind}`);
    if (report.notice.nation === label.nation) score.nation++;
    else differs(`nation is ${report.notice.nation}, labelled ${label.nation}`);
    if ((report.notice.organisation ?? null) === label.organisation) score.organisation++;
    else differs(`organisation is ${report.notice.organisation}, labelled ${label.organisation}`);
  }
  const statuses = new Map(report.elements.map((element) => [element.check, element]));
  for (const [check, labelled] of Object.entries(label.elements)) {
    if (label.ambiguous.includes(check)) continue;
    const counts = countsOf(score.elements, check);
    const element = statuses.get(check);
    counts.n++;
    if (element?.status === labelled.status) counts.exact++;
    else {
      const seen = element?.evidence[0]?.quote.replace(/\s+/g, ' ').slice(0, 100) ?? '';
      differs(
        `${check} is ${element?.status ?? 'absent'} (“${seen}”), labelled ${labelled.status} (“${labelled.quote ?? ''}”)`,
      );
    }
    if (isGap(element?.status) && isGap(labelled.status)) counts.truePositive++;
    else if (isGap(element?.status)) counts.falsePositive++;
    else if (isGap(labelled.status)) counts.falseNegative++;
  }
  const mine = report.findings.filter((finding) => !NOT_SCORED.has(finding.check));
  const used = new Set<number>();
  for (const labelled of label.findings) {
    if (NOT_SCORED.has(labelled.check)) continue;
    const counts = countsOf(score.findings, labelled.check);
    const hit = mine.findIndex(
      (finding, at) => !used.has(at) && finding.check === labelled.check && alike(finding.quote, labelled.quote),
    );
    counts.n++;
    if (hit >= 0) {
      used.add(hit);
      counts.truePositive++;
      counts.exact++;
    } else {
      counts.falseNegative++;
      differs(`missed ${labelled.check} “${labelled.quote}”`);
    }
  }
  mine.forEach((finding, at) => {
    if (used.has(at)) return;
    if (label.optional.some((one) => one.check === finding.check && alike(one.quote, finding.quote))) return;
    countsOf(score.findings, finding.check).falsePositive++;
    differs(`extra ${finding.check} “${finding.quote.replace(/\s+/g, ' ').slice(0, 100)}”`);
  });
}

/** A disagreement without its quotes: wording of evidence may change, the answer may not. */
export function inShort(disagreement: string): string {
  return disagreement.replace(/ \(“[\s\S]*?”\)/g, '');
}

function countsOf(map: Map<string, Counts>, check: string): Counts {
  const known = map.get(check);
  if (known) return known;
  const counts = { n: 0, exact: 0, truePositive: 0, falsePositive: 0, falseNegative: 0 };
  map.set(check, counts);
  return counts;
}

/** Two quotes of one place: one holds the other, or they share most of the shorter one's words. */
export function alike(one: string, other: string): boolean {
  const flat = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_]+/gu, ' ')
      .trim();
  const [a, b] = [flat(one), flat(other)];
  if (!a || !b) return false;
  if (a.includes(b) || b.includes(a)) return true;
  const [words, others] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...words].filter((word) => others.has(word)).length;
  return shared / Math.min(words.size, others.size) >= 0.6;
}

export function totalOf(map: ReadonlyMap<string, Counts>): Counts {
  const total = { n: 0, exact: 0, truePositive: 0, falsePositive: 0, falseNegative: 0 };
  for (const counts of map.values()) {
    total.n += counts.n;
    total.exact += counts.exact;
    total.truePositive += counts.truePositive;
    total.falsePositive += counts.falsePositive;
    total.falseNegative += counts.falseNegative;
  }
  return total;
}

export function precision(counts: Counts): number {
  const all = counts.truePositive + counts.falsePositive;
  return all === 0 ? 1 : counts.truePositive / all;
}

export function recall(counts: Counts): number {
  const all = counts.truePositive + counts.falseNegative;
  return all === 0 ? 1 : counts.truePositive / all;
}
