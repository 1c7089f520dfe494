/** All rows: gaps by severity, then what is in order, what does not apply, and what was not read. */

import type { Report } from '../../engine/report';
import { Disclosure } from '../parts/disclosure';
import { LeftOutPieces } from '../parts/read-pieces';
import { gapGroups, type ResultRow, rowsWith } from '../parts/result-rows';
import { useStrings } from '../strings/strings-context';
import { ResultRowItem, type ShownPlace } from './result-row';

interface RowActions {
  readonly onToggle: (row: ResultRow) => void;
  /** Null where there is no page to show a quote in. */
  readonly onShow: ((row: ResultRow, kind: 'quote' | 'nearest', index: number) => void) | null;
  readonly onCopy: (text: string) => void;
}

interface ResultListProps extends RowActions {
  readonly report: Report;
  readonly rows: readonly ResultRow[];
  readonly openRow: string | null;
  readonly shown: ShownPlace | null;
}

export function ResultList(props: ResultListProps) {
  const { report, rows } = props;
  const strings = useStrings();
  const groups = gapGroups(rows);
  const met = rowsWith(rows, 'met');
  const notApplicable = rowsWith(rows, 'not-applicable');
  const leftOut = report.source.coverage?.leftOut ?? [];
  const metToCheck = met.filter((row) => row.review !== null).length;
  return (
    <>
      {groups.length === 0 && <p class="no-gaps">{strings.noGaps}</p>}
      {groups.map((group) => (
        <section key={group.severity} class="group" data-severity={group.severity}>
          <h2 class="group-title">
            {strings.severity[group.severity]} <span class="group-count">{group.rows.length}</span>
          </h2>
          <Rows {...props} rows={group.rows} />
        </section>
      ))}
      {met.length > 0 && (
        <Disclosure
          title={strings.inOrder}
          count={met.length}
          {...(metToCheck > 0 ? { note: strings.toCheck(metToCheck) } : {})}
        >
          <Rows {...props} rows={met} />
        </Disclosure>
      )}
      {notApplicable.length > 0 && (
        <Disclosure title={strings.notApplicable} count={notApplicable.length}>
          <Rows {...props} rows={notApplicable} />
        </Disclosure>
      )}
      {leftOut.length > 0 && (
        <Disclosure title={strings.leftOut} count={leftOut.length}>
          <LeftOutPieces pieces={leftOut} />
        </Disclosure>
      )}
    </>
  );
}

function Rows({ rows, openRow, shown, onToggle, onShow, onCopy }: ResultListProps) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <ResultRowItem
          key={row.key}
          row={row}
          open={row.key === openRow}
          shown={shown?.row === row.key ? shown : null}
          onToggle={() => onToggle(row)}
          onShow={onShow && ((kind, index) => onShow(row, kind, index))}
          onCopy={onCopy}
        />
      ))}
    </ul>
  );
}
