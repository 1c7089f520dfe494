/** The result as a grid, school by element or notice by element: filtered, sorted, paged; a cell opens what stands behind it. */
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { BulkNotice, BulkSchool } from '../../bulk/result/model';
import {
  answerOf,
  choicesOf,
  EVERYTHING,
  findingsIn,
  type GridFilter,
  type GridOrder,
  type GridOutcome,
  gridRows,
  kindsIn,
  type SchoolCell,
  sortedRows,
} from '../../report/bulk-grid';
import { useKeptFocus } from '../parts/use-kept-focus';
import type { Change } from '../parts/use-now';
import { useBulkStrings } from '../strings/bulk-context';
import { CellDetail } from './cell-detail';
import type { PartProps } from './part-props';
import { ResultGrid } from './result-grid';

/** Rows of a page: so that hundreds of schools stay quick. */
const PAGE = 30;
const OUTCOMES: readonly GridOutcome[] = ['missing', 'partial', 'finding', 'met', 'not-applicable', 'to-check'];

export interface ShownRow {
  readonly key: string;
  readonly school: BulkSchool;
  /** Null: the row is of the school. */
  readonly notice: BulkNotice | null;
  readonly notices: readonly BulkNotice[];
  readonly cells: readonly SchoolCell[];
  readonly findings: number;
}

/** What stands open: a school, or one of its cells. */
export interface OpenCell {
  readonly row: ShownRow;
  /** Index in the result's elements; null: all of the school. */
  readonly element: number | null;
}

interface GridViewProps extends PartProps {
  readonly filter: GridFilter;
  readonly onFilter: (change: Change<GridFilter>) => void;
}

export function GridView({ filter, onFilter, ...part }: GridViewProps) {
  const { result } = part;
  const { grid } = useBulkStrings();
  const id = useId();
  const [byNotice, setByNotice] = useState(false);
  const [order, setOrder] = useState<GridOrder>({ by: 'list' });
  const [page, setPage] = useState(0);
  const [openCell, setOpenCell] = useState<OpenCell | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  const schools = useMemo(() => sortedRows(gridRows(result, filter), order), [result, filter, order]);
  const rows = useMemo(
    (): readonly ShownRow[] =>
      byNotice
        ? schools.flatMap(({ school, notices }) =>
            notices.map((notice) => noticeRow(school, notice, result.elements.length)),
          )
        : schools.map(({ school, notices, cells, findings }) => ({
            key: school.school.id,
            school,
            notice: null,
            notices,
            cells,
            findings,
          })),
    [schools, byNotice, result],
  );
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const at = Math.min(page, pages - 1);
  useLayoutEffect(() => setPage(0), [filter, order, byNotice]);
  const close = () => {
    setOpenCell(null);
    const from = opener.current;
    // Another page of rows, or another filter, may have taken it away.
    (from?.isConnected ? from : document.querySelector<HTMLElement>('.result-grid [tabindex="0"]'))?.focus();
  };
  return (
    <>
      <Filters {...part} filter={filter} onFilter={onFilter} shown={schools.length} />
      <div class="bulk-filters">
        <label for={`${id}-rows`}>{grid.rows}</label>
        <select
          id={`${id}-rows`}
          value={byNotice ? 'notice' : 'school'}
          onChange={({ currentTarget }) => setByNotice(currentTarget.value === 'notice')}
        >
          <option value="school">{grid.bySchool}</option>
          <option value="notice">{grid.byNotice}</option>
        </select>
        <span class="quiet">{byNotice ? '' : grid.how}</span>
      </div>
      {rows.length === 0 ? (
        <p class="no-rows">{result.schools.length === 0 ? grid.empty : grid.none}</p>
      ) : (
        <ResultGrid
          elements={result.elements}
          rows={rows.slice(at * PAGE, (at + 1) * PAGE)}
          first={at * PAGE}
          total={rows.length}
          byNotice={byNotice}
          order={order}
          onOrder={setOrder}
          onOpen={(cell, from) => {
            opener.current = from;
            setOpenCell(cell);
          }}
        />
      )}
      <p class="quiet">{grid.keys}</p>
      {pages > 1 && (
        <p class="pager">
          <button
            type="button"
            class="plain-button"
            aria-disabled={at === 0}
            onClick={() => setPage((now) => Math.max(0, Math.min(now, pages - 1) - 1))}
          >
            {grid.previous}
          </button>
          <span role="status">{grid.page(at * PAGE + 1, Math.min(rows.length, (at + 1) * PAGE), rows.length)}</span>
          <button
            type="button"
            class="plain-button"
            aria-disabled={at === pages - 1}
            onClick={() => setPage((now) => Math.min(pages - 1, now + 1))}
          >
            {grid.next}
          </button>
        </p>
      )}
      {openCell && (
        <CellDetail key={`${openCell.row.key} ${openCell.element}`} {...part} cell={openCell} onClose={close} />
      )}
    </>
  );
}

function noticeRow(school: BulkSchool, notice: BulkNotice, elements: number): ShownRow {
  const cells = Array.from({ length: elements }, (_, at): SchoolCell => {
    const answer = answerOf(notice.answers[at]);
    return { ...answer, kinds: 1, of: 1, differs: false };
  });
  return { key: notice.id, school, notice, notices: [notice], cells, findings: findingsIn([notice]) };
}

interface FiltersProps extends PartProps {
  readonly filter: GridFilter;
  readonly onFilter: (change: Change<GridFilter>) => void;
  readonly shown: number;
}

function Filters({ result, filter, onFilter, shown }: FiltersProps) {
  const words = useBulkStrings();
  const { grid } = words;
  const trusts = choicesOf(result, 'trust');
  const phases = choicesOf(result, 'phase');
  const kinds = kindsIn(result);
  const search = useRef<HTMLElement>(null);
  useKeptFocus(search, 'input[type=search]');
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(EVERYTHING);
  return (
    <search class="bulk-filters" ref={search}>
      <Choice
        label={grid.trust}
        any={grid.any}
        value={filter.trust}
        options={trusts.map((one) => [one, one])}
        onChoose={(trust) => onFilter((now) => ({ ...now, trust }))}
      />
      <Choice
        label={grid.phase}
        any={grid.any}
        value={filter.phase}
        options={phases.map((one) => [one, one])}
        onChoose={(phase) => onFilter((now) => ({ ...now, phase }))}
      />
      <Choice
        label={grid.kind}
        any={grid.any}
        value={filter.kind}
        options={kinds.map((one) => [one, words.kind[one]])}
        onChoose={(kind) => onFilter((now) => ({ ...now, kind: kinds.find((one) => one === kind) ?? null }))}
      />
      <Choice
        label={grid.check}
        any={grid.anyCheck}
        value={filter.check}
        options={[...result.elements, ...result.findings].map(({ check, title }) => [check, title])}
        onChoose={(check) => onFilter((now) => ({ ...now, check }))}
      />
      <Choice
        label={grid.outcome}
        any={grid.any}
        value={filter.outcome}
        options={OUTCOMES.map((one) => [one, grid.outcomes[one]])}
        onChoose={(outcome) =>
          onFilter((now) => ({ ...now, outcome: OUTCOMES.find((one) => one === outcome) ?? null }))
        }
      />
      <input
        type="search"
        aria-label={grid.words}
        placeholder={grid.words}
        value={filter.words}
        onInput={({ currentTarget: { value } }) => onFilter((now) => ({ ...now, words: value }))}
      />
      <span class="quiet" role="status">
        {grid.shown(shown, result.schools.length)}
      </span>
      {isFiltered && (
        <button type="button" class="plain-button" onClick={() => onFilter(() => EVERYTHING)}>
          {grid.clear}
        </button>
      )}
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChoose: (value: string | null) => void;
}

/** Nothing to choose between is not offered. */
function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  const id = useId();
  if (options.length < 2 && value === null) return null;
  return (
    <span class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}
      >
        <option value="">{any}</option>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </span>
  );
}
