/** Which rows are shown: by outcome, severity, and words. */
import type { Severity } from '../../engine/report';
import type { ResultRow, RowOutcome } from '../parts/result-rows';

export interface RowFilter {
  /** Null for every outcome. */
  readonly outcome: RowOutcome | 'to-check' | 'decided' | null;
  readonly severity: Severity | null;
  readonly words: string;
}

export const NO_FILTER: RowFilter = { outcome: null, severity: null, words: '' };

export function isFiltered({ outcome, severity, words }: RowFilter): boolean {
  return outcome !== null || severity !== null || words.trim() !== '';
}

/**
 * Every word has to stand somewhere in the row: its title, what it says, its quotes, its law or what to write.
 * @param decided keys of the rows that a person has decided on
 */
export function filterRows(
  rows: readonly ResultRow[],
  filter: RowFilter,
  decided: ReadonlyMap<string, unknown>,
): readonly ResultRow[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!hasOutcome(row, filter.outcome, decided)) return false;
    if (filter.severity !== null && row.severity !== filter.severity) return false;
    if (words.length === 0) return true;
    const text = wordsOf(row);
    return words.every((word) => text.includes(word));
  });
}

function hasOutcome(row: ResultRow, outcome: RowFilter['outcome'], decided: ReadonlyMap<string, unknown>): boolean {
  if (outcome === null) return true;
  if (outcome === 'to-check') return row.review !== null;
  return outcome === 'decided' ? decided.has(row.key) : row.outcome === outcome;
}

function wordsOf(row: ResultRow): string {
  const quotes = [...row.quotes, ...row.nearest].map(({ quote }) => quote);
  const law = row.authority.map(({ cite }) => cite);
  return [row.title, row.check, row.message, row.advice ?? '', ...quotes, ...law].join('\n').toLowerCase();
}
