/** Two reviews of one notice: what was put right, what is new, and how the text changed. */
import { diffArrays, diffWordsWithSpace } from 'diff';
import type { ElementResult, ElementStatus, Finding, Report } from '../engine/report';

export interface ElementChange {
  readonly check: string;
  readonly title: string;
  /** Null where the other review did not hold the check. */
  readonly before: ElementStatus | null;
  readonly after: ElementStatus | null;
}

export interface Comparison {
  /** Gaps that are none any more. */
  readonly fixed: { readonly elements: readonly ElementChange[]; readonly findings: readonly Finding[] };
  /** Gaps that were none before. */
  readonly fresh: { readonly elements: readonly ElementChange[]; readonly findings: readonly Finding[] };
  /** Gaps before and after, but not the same: partly there instead of missing, or the other way round. */
  readonly changed: readonly ElementChange[];
  /** Gaps that stand as they did. */
  readonly open: { readonly elements: readonly ElementResult[]; readonly findings: readonly Finding[] };
  /** What besides the notice may explain a difference: another day of the law, another rule pack. */
  readonly asOf: { readonly before: string; readonly after: string };
  readonly samePacks: boolean;
  readonly sameText: boolean;
}

export function compareReviews(before: Report, after: Report): Comparison {
  const statusBefore = new Map(before.elements.map((row) => [row.check, row]));
  const statusAfter = new Map(after.elements.map((row) => [row.check, row]));
  const changes = [...new Set([...statusBefore.keys(), ...statusAfter.keys()])].map((check): ElementChange => {
    const [old, now] = [statusBefore.get(check), statusAfter.get(check)];
    return { check, title: (now ?? old)?.title ?? check, before: old?.status ?? null, after: now?.status ?? null };
  });
  const gone = unmatched(before.findings, after.findings);
  const come = unmatched(after.findings, before.findings);
  return {
    fixed: {
      elements: changes.filter((one) => isGap(one.before) && one.after !== null && !isGap(one.after)),
      findings: gone,
    },
    fresh: { elements: changes.filter((one) => !isGap(one.before) && isGap(one.after)), findings: come },
    changed: changes.filter((one) => isGap(one.before) && isGap(one.after) && one.before !== one.after),
    open: {
      elements: after.elements.filter((row) => isGap(row.status) && statusBefore.get(row.check)?.status === row.status),
      findings: after.findings.filter((row) => !come.includes(row)),
    },
    asOf: { before: before.asOf, after: after.asOf },
    samePacks: JSON.stringify(before.tool.rulePacks) === JSON.stringify(after.tool.rulePacks),
    sameText: (before.notice.text ?? '') === (after.notice.text ?? ''),
  };
}

function isGap(status: ElementStatus | null): boolean {
  return status === 'missing' || status === 'partial';
}

/** The findings of one review that the other has not got, each pairing off with one of the same check and words. */
function unmatched(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const keyOf = ({ check, quote }: Finding) => `${check} ${quote.replace(/\s+/g, ' ').toLowerCase()}`;
  const free = new Map<string, number>();
  for (const other of others) free.set(keyOf(other), (free.get(keyOf(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = free.get(keyOf(finding)) ?? 0;
    free.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

export interface TextChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Paragraphs of more characters are compared whole, so that one huge line can't hold up the screen. */
const LONGEST_BY_WORDS = 8000;
/** Edits beyond this are not worked out one by one. */
const MOST_EDITS = 1000;

/** How one text became another: paragraph by paragraph, and word by word where a paragraph was edited. */
export function textChanges(before: string, after: string): readonly TextChange[] {
  const parts = diffArrays(paragraphs(before), paragraphs(after), { maxEditLength: MOST_EDITS });
  if (!parts) return [removed(before), added(after)].filter(({ text }) => text !== '');
  const changes: TextChange[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (!part) continue;
    const text = part.value.join('');
    const next = parts[at + 1];
    if (part.removed && next?.added) {
      changes.push(...wordChanges(text, next.value.join('')));
      at++;
    } else changes.push({ kind: part.removed ? 'removed' : part.added ? 'added' : 'same', text });
  }
  return changes;
}

function wordChanges(before: string, after: string): readonly TextChange[] {
  if (before.length + after.length > LONGEST_BY_WORDS) return [removed(before), added(after)];
  const changes = diffWordsWithSpace(before, after).map(
    ({ value, added: isAdded, removed: isRemoved }): TextChange => ({
      kind: isRemoved ? 'removed' : isAdded ? 'added' : 'same',
      text: value,
    }),
  );
  return joined(changes);
}

/** Words that were replaced one by one, with nothing but spaces between them, read as one replacement. */
function joined(changes: readonly TextChange[]): readonly TextChange[] {
  const result: TextChange[] = [];
  let [out, into, space] = ['', '', ''];
  const flush = () => {
    result.push(...[removed(out), added(into)].filter(({ text }) => text !== ''));
    if (space !== '') result.push({ kind: 'same', text: space });
    [out, into, space] = ['', '', ''];
  };
  for (const { kind, text } of changes) {
    if (kind === 'same' && out + into !== '' && text.trim() === '') space += text;
    else if (kind === 'same') {
      flush();
      result.push({ kind, text });
    } else {
      if (space !== '' && (out === '' || into === '')) flush();
      // The spaces between stand in both texts.
      out += space;
      into += space;
      space = '';
      if (kind === 'removed') out += text;
      else into += text;
    }
  }
  flush();
  return result;
}

const removed = (text: string): TextChange => ({ kind: 'removed', text });
const added = (text: string): TextChange => ({ kind: 'added', text });

/** Each with the line break that ends it. */
function paragraphs(text: string): string[] {
  return text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
}
