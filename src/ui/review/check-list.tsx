/** All rows: gaps by severity, then what is in order and what does not apply. */
import { useState } from 'preact/hooks';
import { moveByArrows } from '../parts/arrow-keys';
import { gapGroups, type ResultRow, rowsWith } from '../parts/result-rows';
import { useStrings } from '../strings/strings-context';
import { CheckRow, type CheckRowActions } from './check-row';
import type { DecidedAs } from './decision-part';
import { isFiltered, type RowFilter } from './filter-rows';
import type { NoticeText } from './review-doors';
import type { ShownInPage } from './use-marks-in-page';

interface CheckListProps extends CheckRowActions {
  readonly rows: readonly ResultRow[];
  readonly notice: NoticeText;
  readonly limits: ReadonlyMap<string, string>;
  readonly decided: ReadonlyMap<string, DecidedAs>;
  readonly open: string | null;
  readonly filter: RowFilter;
  readonly shownInPage: ShownInPage | null;
}

export function CheckList(props: CheckListProps) {
  const { rows, filter } = props;
  const strings = useStrings();
  const groups = gapGroups(rows);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the buttons inside, which are what has the focus.
    <div class="check-list" onKeyDown={moveByArrows}>
      {groups.length === 0 && !isFiltered(filter) && <p class="no-gaps">{strings.noGaps}</p>}
      {groups.map((group) => (
        <section key={group.severity} class="group" data-severity={group.severity}>
          <h2 class="group-title">
            {strings.severity[group.severity]} <span class="group-count">{group.rows.length}</span>
          </h2>
          <Rows {...props} rows={group.rows} />
        </section>
      ))}
      <Fold {...props} title={strings.inOrder} rows={rowsWith(rows, 'met')} />
      <Fold {...props} title={strings.notApplicable} rows={rowsWith(rows, 'not-applicable')} />
    </div>
  );
}

/** Closed at first; opens when a filter asks for some of its rows, or one of them is opened. The reader's own click counts until the next. */
function Fold({ title, ...props }: CheckListProps & { readonly title: string }) {
  const { rows, open, filter } = props;
  const strings = useStrings();
  /** For what it was opened or closed by hand. */
  const [choice, setChoice] = useState<{ readonly cause: unknown; readonly open: boolean }>({
    cause: null,
    open: false,
  });
  if (rows.length === 0) return null;
  const cause = rows.some(({ key }) => key === open) ? open : isFiltered(filter) ? filter : null;
  const isOpen = choice.cause === cause ? choice.open : cause !== null || choice.open;
  const toCheck = rows.filter(({ review }) => review !== null).length;
  return (
    <section class="group">
      <h2 class="group-title">
        <button
          type="button"
          class="group-line"
          data-arrows
          aria-expanded={isOpen}
          onClick={() => setChoice({ cause, open: !isOpen })}
        >
          <span>{title}</span> <span class="group-count">{rows.length}</span>
          {toCheck > 0 && <span class="tag">{strings.toCheck(toCheck)}</span>}
          <span class="caret" aria-hidden="true" />
        </button>
      </h2>
      <div class="fold" hidden={!isOpen}>
        <Rows {...props} />
      </div>
    </section>
  );
}

function Rows({ rows, notice, limits, decided, open, filter: _, shownInPage, ...actions }: CheckListProps) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <CheckRow
          key={row.key}
          row={row}
          notice={notice}
          limits={limits.get(row.check) ?? null}
          decided={decided.get(row.key) ?? null}
          open={row.key === open}
          shownInPage={shownInPage?.row === row.key ? shownInPage : null}
          {...actions}
        />
      ))}
    </ul>
  );
}
