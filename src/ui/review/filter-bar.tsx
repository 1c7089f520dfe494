/** The result in words, each count a filter; by severity; by words. No percentage, no score. */
import { useId, useRef } from 'preact/hooks';
import type { Severity } from '../../engine/report';
import type { ResultRow } from '../parts/result-rows';
import { useKeptFocus } from '../parts/use-kept-focus';
import type { Change } from '../parts/use-now';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { filterRows, isFiltered, NO_FILTER, type RowFilter } from './filter-rows';

interface FilterBarProps {
  readonly rows: readonly ResultRow[];
  /** By the keys of the rows that a person has decided on. */
  readonly decided: ReadonlyMap<string, unknown>;
  readonly shown: number;
  readonly filter: RowFilter;
  readonly onFilter: (change: Change<RowFilter>) => void;
}

type Chip = NonNullable<RowFilter['outcome']>;

const OUTCOMES: readonly Chip[] = ['missing', 'partial', 'finding', 'met', 'not-applicable', 'to-check', 'decided'];
const SEVERITIES: readonly Severity[] = ['legal', 'outdated', 'quality', 'advice'];

export function FilterBar({ rows, decided, shown, filter, onFilter }: FilterBarProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  const id = useId();
  const bar = useRef<HTMLElement>(null);
  useKeptFocus(bar, 'input[type=search]');
  const numberOf = (outcome: Chip) => filterRows(rows, { ...NO_FILTER, outcome }, decided).length;
  return (
    <search class="filter" ref={bar}>
      <fieldset class="outcomes">
        <legend class="unseen">{pages.filter.label}</legend>
        {OUTCOMES.map((outcome) => {
          const number = numberOf(outcome);
          if (number === 0 && outcome !== 'missing') return null;
          return (
            <button
              key={outcome}
              type="button"
              class="chip"
              data-outcome={outcome}
              aria-pressed={filter.outcome === outcome}
              onClick={() => onFilter((now) => ({ ...now, outcome: now.outcome === outcome ? null : outcome }))}
            >
              {pages.outcomeCounts[outcome](number)}
            </button>
          );
        })}
      </fieldset>
      <div class="filter-line">
        <label for={`${id}-severity`}>{pages.filter.severity}</label>
        <select
          id={`${id}-severity`}
          value={filter.severity ?? ''}
          onChange={({ currentTarget: { value } }) =>
            onFilter((now) => ({ ...now, severity: SEVERITIES.find((one) => one === value) ?? null }))
          }
        >
          <option value="">{pages.filter.anySeverity}</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {strings.severity[severity]}
            </option>
          ))}
        </select>
        <label class="unseen" for={`${id}-words`}>
          {pages.filter.words}
        </label>
        <input
          id={`${id}-words`}
          type="search"
          placeholder={pages.filter.words}
          value={filter.words}
          onInput={({ currentTarget: { value } }) => onFilter((now) => ({ ...now, words: value }))}
        />
        <span class="quiet" role="status">
          {pages.filter.shown(shown, rows.length)}
        </span>
        {isFiltered(filter) && (
          <button type="button" class="plain-button" onClick={() => onFilter(() => NO_FILTER)}>
            {pages.filter.clear}
          </button>
        )}
      </div>
      {shown === 0 && <p class="no-rows">{pages.filter.none}</p>}
    </search>
  );
}
