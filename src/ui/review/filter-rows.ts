/** Which rows are shown: by outcome, severity, and words. */
import type { Severity } from '../../engine/report';
import type { ResultRow, RowOutcome } from '../parts/result-rows';

export interface RowFilter {
  /** Null for every outcome. */
  readonly outcome: RowOutcome | 'to-check' | null;
  readonly severity: Severity | null;
  readonly words: string;
}

export const NO_FILTER: RowFilter = { outcome: null, severity: null, words: '' };

export function isFiltered({ outcome, severity, words }: RowFilter): boolean {
  return outcome !== null || severity !== null || words.trim() !== '';
}

/** Every word has to stand somewhere in the row: its title, what it says, its quotes, its law or what to write. */
export function filterRows(rows: readonly ResultRow[], filter: RowFilter): readonly ResultRow[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (filter.outcome === 'to-check' ? row.review === null : filter.outcome && row.outcome !== filter.outcome) {
      return false;
    }
    if (filter.severity !== null && row.severity !== filter.severity) return false;
    if (words.length === 0) return true;
    const text = wordsOf(row);
    return words.every((word) => text.includes(word));
  });
}

function wordsOf(row: ResultRow): string {
  const quotes = [...row.quotes, ...row.nearest].map(({ quote }) => quote);
  const law = row.authority.map(({ cite }) => cite);
  return [row.title, row.check, row.message, row.advice ?? '', ...quotes, ...law].join('\n').toLowerCase();
}
