/** What each school has to do, as a message that can be sent. */
import { useState } from 'preact/hooks';
import { ownFailures } from '../../report/bulk-gaps';
import { type GridRow, gridRows, sortedRows } from '../../report/bulk-grid';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';
import { MoreButton } from './more-button';
import type { PartProps } from './part-props';

const SHOWN = 50;

export function ActionsView(props: PartProps) {
  const { result } = props;
  const { actions, candidates } = useBulkStrings();
  const [shown, setShown] = useState(SHOWN);
  const rows = sortedRows(gridRows(result), { by: 'gaps' }).filter(({ school, cells, findings }) => {
    const isLacking = cells.some(({ status }) => status === 'missing' || status === 'partial');
    return isLacking || findings > 0 || school.lacking.length > 0 || ownFailures(school.failures).length > 0;
  });
  if (rows.length === 0) return <p>{actions.none}</p>;
  const rest = Math.min(SHOWN, rows.length - shown);
  return (
    <>
      <p class="quiet">{actions.lead}</p>
      {rows.slice(0, shown).map((row) => (
        <SchoolActions key={row.school.school.id} {...props} row={row} />
      ))}
      <MoreButton rest={rest} words={candidates.more} onMore={() => setShown((now) => now + SHOWN)} />
    </>
  );
}

function SchoolActions({ row, open, doors, announce }: PartProps & { readonly row: GridRow }) {
  const { actions } = useBulkStrings();
  const { school, cells } = row;
  const { name } = school.school;
  const [text, setText] = useState<string | null>(null);
  const of = (status: string) => cells.filter((cell) => cell.status === status).length;
  const load = async () => {
    const message = text ?? (await open.message(school));
    setText(message);
    return message;
  };
  const copy = async () => {
    try {
      await doors.copy(await load());
      announce(actions.copied);
    } catch (error) {
      console.error(error);
      announce(actions.notCopied);
    }
  };
  return (
    <details
      class="bulk-school"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) load().catch(console.error);
      }}
    >
      <summary>
        <span class="bulk-school-name" dir="auto">
          {actions.show(name)}
        </span>{' '}
        <span class="quiet">{actions.summary(of('missing'), of('partial'), school.lacking.length)}</span>
      </summary>
      <button type="button" class="plain-button" aria-label={actions.copyNamed(name)} onClick={() => void copy()}>
        {actions.copy}
      </button>
      {text !== null && (
        <pre class="message-text" lang={RULE_LANGUAGE}>
          {text}
        </pre>
      )}
    </details>
  );
}
