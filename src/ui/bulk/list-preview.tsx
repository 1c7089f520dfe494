/** What was understood of a list, row by row, and what was not. */
import { useId, useState } from 'preact/hooks';
import type { School } from '../../bulk/batch';
import { useBulkStrings } from '../strings/bulk-context';
import type { ListLine, ListPreview } from './bulk-doors';
import { MoreButton } from './more-button';

/** Rows that are shown at a time. */
const SHOWN = 50;

export function ListPreviewTable({ preview: { lines, columns, schools } }: { readonly preview: ListPreview }) {
  const { list } = useBulkStrings();
  const id = useId();
  const of = (state: ListLine['state']) => lines.filter((line) => line.state === state).length;
  const [onlyOdd, setOnlyOdd] = useState(false);
  const [shown, setShown] = useState(SHOWN);
  const wanted = onlyOdd ? lines.filter(({ state }) => state !== 'taken') : lines;
  const rest = Math.min(SHOWN, wanted.length - shown);
  return (
    <section>
      <p class="bulk-sum" role="status">
        {list.summary(schools.length, of('doubtful'), of('left-out'))}
      </p>
      {columns.length > 0 && (
        <p class="quiet">
          {list.columns(columns.map(({ head, column }) => list.column(head, list.columnNames[column])).join(', '))}
        </p>
      )}
      {of('taken') < lines.length && (
        <p>
          <label for={`${id}-show`}>{list.show}</label>{' '}
          <select
            id={`${id}-show`}
            value={onlyOdd ? 'odd' : 'all'}
            onChange={({ currentTarget }) => {
              setOnlyOdd(currentTarget.value === 'odd');
              setShown(SHOWN);
            }}
          >
            <option value="all">{list.showAll}</option>
            <option value="odd">{list.showDoubtful}</option>
          </select>
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="bulk-scroll" tabIndex={0} aria-label={list.previewTitle}>
        <table class="bulk-table">
          <thead>
            <tr>
              <th scope="col">{list.line}</th>
              <th scope="col">{list.understood}</th>
              <th scope="col">{list.school}</th>
              <th scope="col">{list.note}</th>
            </tr>
          </thead>
          <tbody>
            {wanted.slice(0, shown).map((line) => (
              <tr key={line.number} data-line={line.state}>
                <td>{line.number}</td>
                <td>
                  <span class="line-state" data-state={line.state}>
                    {list.state[line.state]}
                  </span>
                </td>
                <td dir="auto">{line.school ? <SchoolFacts school={line.school} /> : line.text}</td>
                <td>
                  {line.notes.map((note) => (
                    <p key={note}>{note}</p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <MoreButton rest={rest} words={list.more} onMore={() => setShown((now) => now + SHOWN)} />
    </section>
  );
}

function SchoolFacts({ school }: { readonly school: School }) {
  const { list } = useBulkStrings();
  const facts = [
    school.urn,
    school.website ?? list.noSite,
    ...(school.notices.length > 0 ? [list.named(school.notices.length)] : []),
    school.trust,
    school.phase,
  ];
  return (
    <>
      <strong>{school.name}</strong>
      <br />
      <span class="quiet">{facts.filter((fact) => fact !== null).join(' · ')}</span>
    </>
  );
}
