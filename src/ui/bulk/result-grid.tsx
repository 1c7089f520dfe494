/** The table of the grid: one cell is in the Tab order, the arrow keys move it; Enter opens a cell or sorts by a column. */
import { useMemo, useRef, useState } from 'preact/hooks';
import type { CheckName } from '../../bulk/result/model';
import type { GridOrder, SchoolCell } from '../../report/bulk-grid';
import { OutcomeSign } from '../parts/outcome-sign';
import { RULE_LANGUAGE } from '../parts/rule-words';
import type { Change } from '../parts/use-now';
import { useBulkStrings } from '../strings/bulk-context';
import type { BulkStrings } from '../strings/en-bulk';
import { type GridPlace, placeFor } from './grid-keys';
import type { OpenCell, ShownRow } from './grid-view';

interface ResultGridProps {
  readonly elements: readonly CheckName[];
  /** Those of the page. */
  readonly rows: readonly ShownRow[];
  /** Index of the first among all. */
  readonly first: number;
  readonly total: number;
  readonly byNotice: boolean;
  readonly order: GridOrder;
  readonly onOrder: (change: Change<GridOrder>) => void;
  readonly onOpen: (cell: OpenCell, from: HTMLElement) => void;
}

/** Columns before those of the elements: the school, its notices, what was found in their text. */
const BEFORE = 3;

export function ResultGrid(props: ResultGridProps) {
  const { elements, rows, first, total, byNotice, order, onOrder, onOpen } = props;
  const words = useBulkStrings();
  const { grid } = words;
  const table = useRef<HTMLTableElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 1, column: 0 });
  const size = { rows: rows.length + 1, columns: elements.length + BEFORE };
  const place = { row: Math.min(active.row, size.rows - 1), column: Math.min(active.column, size.columns - 1) };
  const tabIndex = (row: number, column: number) => (row === place.row && column === place.column ? 0 : -1);
  const sortBy = (column: number) => {
    const by = byColumn(column, byNotice);
    onOrder((now) => (isOrder(now, by) ? { by: 'list' } : by));
  };
  const openAt = (row: number, column: number, from: HTMLElement) => {
    const shown = rows[row - 1];
    if (shown) onOpen({ row: shown, element: column < BEFORE ? null : column - BEFORE }, from);
  };
  const act = (target: HTMLElement, row: number, column: number) => {
    setActive({ row, column });
    if (row === 0) sortBy(column);
    else openAt(row, column, target);
  };
  const cellFor = (target: EventTarget | null) => {
    const cell = (target as Element | null)?.closest<HTMLElement>('[data-row]') ?? null;
    return cell && { cell, row: Number(cell.dataset.row), column: Number(cell.dataset.column) };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const at = cellFor(event.target);
    if (!at || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(at.cell, at.row, at.column);
      return;
    }
    const next = placeFor(event.key, event.ctrlKey, at, size);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    table.current?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-column="${next.column}"]`)?.focus();
  };
  const head = (column: number, text: string, isRule = false) => (
    <th
      key={column}
      scope="col"
      aria-colindex={column + 1}
      aria-sort={isOrder(order, byColumn(column, byNotice)) ? (column === 0 ? 'ascending' : 'descending') : 'none'}
      title={grid.sortHint}
      tabIndex={tabIndex(0, column)}
      data-row={0}
      data-column={column}
      class={column < BEFORE ? 'grid-fact' : 'grid-check'}
    >
      <span {...(isRule ? { lang: RULE_LANGUAGE } : {})}>{text}</span>
    </th>
  );
  return (
    <div class="grid-scroll">
      <table
        ref={table}
        class="result-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that the arrow keys move in is a grid.
        role="grid"
        aria-label={grid.label}
        aria-rowcount={total + 1}
        aria-colcount={size.columns}
        aria-readonly="true"
        onKeyDown={onKeyDown}
        onClick={({ target }) => {
          const at = cellFor(target);
          if (at) act(at.cell, at.row, at.column);
        }}
      >
        <thead>
          <tr aria-rowindex={1}>
            {head(0, byNotice ? grid.notice : grid.school)}
            {head(1, byNotice ? grid.school : grid.notices)}
            {head(2, grid.findings)}
            {elements.map(({ title }, at) => head(at + BEFORE, title, true))}
          </tr>
        </thead>
        <tbody>
          {rows.map((shown, at) => (
            // By place and not by school: sorting and filtering change what stands in the cells that are there.
            <Row
              key={at}
              shown={shown}
              row={at + 1}
              number={first + at + 2}
              active={place.row === at + 1 ? place.column : null}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function byColumn(column: number, byNotice: boolean): GridOrder {
  if (column >= BEFORE) return { element: column - BEFORE };
  if (column === 2) return { by: 'findings' };
  return { by: column === 0 || byNotice ? 'name' : 'notices' };
}

function isOrder(order: GridOrder, other: GridOrder): boolean {
  return JSON.stringify(order) === JSON.stringify(other);
}

interface RowProps {
  readonly shown: ShownRow;
  /** Of the page, 1 the first below the heads. */
  readonly row: number;
  /** Of all, 1 the heads. */
  readonly number: number;
  /** Its cell that is in the Tab order, if it is one of this row. */
  readonly active: number | null;
}

function Row({ shown, row, number, active }: RowProps) {
  const words = useBulkStrings();
  // An arrow key changes two rows at most; the others stay as they are.
  return useMemo(() => drawnRow(shown, row, number, active, words), [shown, row, number, active, words]);
}

function drawnRow(shown: ShownRow, row: number, number: number, active: number | null, words: BulkStrings) {
  const { school, notice, notices, cells, findings } = shown;
  const at = (column: number) => ({
    'aria-colindex': column + 1,
    tabIndex: column === active ? 0 : -1,
    'data-row': row,
    'data-column': column,
  });
  const isEmpty = notices.length === 0;
  return (
    <tr aria-rowindex={number}>
      <th scope="row" {...at(0)}>
        <span dir="auto">{notice ? (notice.part ?? notice.title ?? notice.url) : school.school.name}</span>
        <span class="quiet">
          {notice
            ? words.kind[notice.kind]
            : isEmpty && (school.state.stage === 'done' ? words.grid.gone : words.stage[school.state.stage])}
        </span>
      </th>
      <td class="number" {...at(1)}>
        {notice ? <span dir="auto">{school.school.name}</span> : notices.length}
      </td>
      <td class="number" {...at(2)}>
        {findings}
      </td>
      {cells.map((cell, element) => (
        <Cell key={element} cell={cell} place={at(element + BEFORE)} words={words} />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly cell: SchoolCell;
  readonly place: object;
  readonly words: BulkStrings;
}

function Cell({ cell: { status, needsReview, kinds, of, differs }, place, words: { grid } }: CellProps) {
  if (status === null) {
    return (
      <td {...place}>
        <span class="unseen">{grid.noAnswer}</span>
      </td>
    );
  }
  return (
    <td data-outcome={status} {...place}>
      <OutcomeSign outcome={status} />
      <span class="cell-word">{grid.short[status]}</span>
      {kinds < of && (
        <span class="cell-share">
          {kinds}/{of}
          <span class="unseen"> {grid.share(kinds, of)}</span>
        </span>
      )}
      {needsReview && (
        <span class="tag">
          {grid.look}
          <span class="unseen">: {grid.lookLong}</span>
        </span>
      )}
      {differs && (
        <span class="cell-differs">
          <span aria-hidden="true">±</span>
          <span class="unseen"> {grid.differs}</span>
        </span>
      )}
    </td>
  );
}
