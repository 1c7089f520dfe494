/** A batch for the board: what was looked at, what is lacking most often, who has to act, and the grid. One file, no script. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { BulkResult, BulkSchool } from '../bulk/result/model';
import type { ElementStatus } from '../engine/report';
import { type BulkExport, cellWords, counted, stageWords, WHOSE_WORDS } from './bulk-export';
import { type BatchCounts, batchCounts, type CommonGap, commonGaps, missingKinds } from './bulk-gaps';
import { EVERYTHING, type GridRow, gapsIn, gridRows, sortedRows } from './bulk-grid';
import { inWords, METHOD, STATUS_WORDS } from './model';
import { REPORT_STYLE } from './style';

/** Gaps and schools that the summary names; the grid has all of them. */
const MOST_GAPS = 15;

const STYLE = `${REPORT_STYLE}
main,footer{max-width:80rem}
.wide{overflow-x:auto}.wide:focus-visible{outline:2px solid var(--accent)}
.grid{font-size:.85rem}.grid th,.grid td{padding:.3rem .4rem;border-right:1px solid var(--line)}.grid tbody th{width:auto;min-width:11rem;background:var(--paper)}
.grid thead th{vertical-align:bottom}.grid thead th span{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block;max-height:12rem}
.grid td{text-align:center;white-space:nowrap}.grid td b{font-size:1rem}.grid .missing{color:var(--legal)}.grid .partial{color:var(--partial)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:.5rem 0}
.number{font-variant-numeric:tabular-nums}
@media print{@page{size:A4 landscape;margin:12mm}.wide{overflow:visible}.grid{font-size:7pt}.grid th,.grid td{padding:1pt 2pt}.grid tbody th{min-width:0}tr{break-inside:avoid}thead{display:table-header-group}}
`;

/** A sign for each answer, told apart by its shape; the word is there for those who hear the page. */
const SIGNS: Readonly<Record<ElementStatus, string>> = { missing: '○', partial: '◐', met: '✓', 'not-applicable': '–' };

/** Page text reaches the file as text only: the renderer escapes every string. @returns the file, piece by piece */
export function* bulkHtml({ result }: Pick<BulkExport, 'result'>): Generator<string> {
  const rows = gridRows(result, EVERYTHING);
  const title = `Privacy notices: ${result.batch.name}`;
  const counts = batchCounts(result);
  const gaps = commonGaps(result, rows);
  yield `<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>${html(<title>{title}</title>)}${html(<style>{STYLE}</style>)}</head><body><main>`;
  yield html(
    <>
      <h1>{title}</h1>
      <dl class="about">
        <div>
          <dt>Held to the law and guidance of</dt>
          <dd>{inWords(result.batch.settings.asOf)}</dd>
        </div>
        <div>
          <dt>Begun on</dt>
          <dd>{inWords(result.batch.createdAt.slice(0, 10))}</dd>
        </div>
      </dl>
      <p class="summary">{summarySentence(counts)}</p>
      {counts.open > 0 && <p class="warning">{counted(counts.open, 'school is', 'schools are')} not finished yet.</p>}
      <Gaps gaps={gaps} />
      <Missing result={result} rows={rows} />
      <Act rows={rows} result={result} />
      <NotLooked schools={result.schools} />
    </>,
  );
  yield `<section><h2>All schools</h2>${html(<Legend />)}<div class="wide" tabindex="0" role="region" aria-label="Grid of schools and checks"><table class="grid">${html(<GridHead result={result} />)}<tbody>`;
  for (const row of rows) yield html(<GridLine row={row} result={result} />);
  yield '</tbody></table></div></section></main>';
  yield html(
    <footer>
      {METHOD.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        A school’s cell: of several notices of one kind the best answers, of notices for different people the worst, as
        each of them has to be told.
      </p>
    </footer>,
  );
  yield '</body></html>\n';
}

const html = (node: VNode): string => renderToString(node);

/** "30 schools: notices were found at 28 of them, 212 in all; 2 could not be looked through." */
export function summarySentence({
  schools,
  done,
  withNotices,
  failed,
  notices,
  failures,
  elsewhere,
}: BatchCounts): string {
  const parts = [
    `${counted(schools, 'school')}, ${done} of them looked through: ${counted(notices, 'notice')} found at ${counted(withNotices, 'school')}`,
    ...(failed > 0 ? [`${counted(failed, 'school')} could not be looked through`] : []),
    ...(failures > 0 ? [`${counted(failures, 'address', 'addresses')} could not be read`] : []),
    ...(elsewhere > 0 ? [`${counted(elsewhere, 'page')} of others that they link to could not be read either`] : []),
  ];
  return `${parts.join('; ')}.`;
}

function Gaps({ gaps }: { readonly gaps: readonly CommonGap[] }) {
  if (gaps.length === 0) return null;
  return (
    <section>
      <h2>What is lacking most often</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Schools where it is missing</th>
            <th scope="col">Schools where it is partly there</th>
            <th scope="col">Notices with a gap</th>
          </tr>
        </thead>
        <tbody>
          {gaps.slice(0, MOST_GAPS).map((gap) => (
            <tr key={gap.check}>
              <th scope="row">
                {gap.title}
                {gap.type === 'finding' && <span class="quiet"> (in the text)</span>}
              </th>
              <td class="number">{gap.missing}</td>
              <td class="number">{gap.type === 'finding' ? '' : gap.partial}</td>
              <td class="number">
                {gap.notices} of {gap.ofNotices}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {gaps.length > MOST_GAPS && <p class="quiet">{gaps.length - MOST_GAPS} more stand in the workbook.</p>}
    </section>
  );
}

function Missing({ result, rows }: { readonly result: BulkResult; readonly rows: readonly GridRow[] }) {
  const kinds = missingKinds(result, rows);
  if (kinds.length === 0) return null;
  return (
    <section>
      <h2>Notices that were not found</h2>
      {kinds.map(({ kind, schools }) => (
        <div key={kind.id}>
          <h3>
            {kind.title} <span class="label">{counted(schools.length, 'school')}</span>
          </h3>
          <p class="quiet">
            {kind.needed ? 'Every school needs one.' : 'Needed where the school holds data about them.'}
          </p>
          <p>{schools.map(({ school }) => school.name).join('; ')}</p>
        </div>
      ))}
    </section>
  );
}

function Act({ result, rows }: { readonly result: BulkResult; readonly rows: readonly GridRow[] }) {
  const acting = sortedRows(rows, { by: 'gaps' }).filter((row) => gapsIn(row) > 0 || row.school.lacking.length > 0);
  if (acting.length === 0) return null;
  return (
    <section>
      <h2>Who has to act</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">School</th>
            <th scope="col">Missing</th>
            <th scope="col">Partly there</th>
            <th scope="col">Notices not found</th>
          </tr>
        </thead>
        <tbody>
          {acting.map(({ school, cells }) => {
            const titles = (status: ElementStatus) =>
              result.elements.filter((_, at) => cells[at]?.status === status).map(({ title }) => title);
            return (
              <tr key={school.school.id}>
                <th scope="row">{school.school.name}</th>
                <td>{titles('missing').join('; ')}</td>
                <td>{titles('partial').join('; ')}</td>
                <td>
                  {result.expected
                    .filter(({ id, needed }) => needed && school.lacking.includes(id))
                    .map(({ title }) => title)
                    .join('; ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function NotLooked({ schools }: { readonly schools: readonly BulkSchool[] }) {
  const with_ = schools.filter(({ failures, state }) => failures.length > 0 || state.remarks.length > 0);
  if (with_.length === 0) return null;
  return (
    <section>
      <h2>What could not be read</h2>
      <ul>
        {with_.map(({ school, failures, state }) => (
          <li key={school.id}>
            <strong>{school.name}</strong>
            <ul>
              {state.remarks.map((remark) => (
                <li key={remark}>{remark}</li>
              ))}
              {failures.map(({ url, message, elsewhere }) => (
                <li key={`${url}${message}`}>
                  <code>{url}</code>: {message}
                  {elsewhere && <span class="quiet"> ({WHOSE_WORDS.elsewhere})</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Legend() {
  return (
    <ul class="legend">
      {(['missing', 'partial', 'met', 'not-applicable'] as const).map((status) => (
        <li key={status}>
          <span aria-hidden="true">{SIGNS[status]}</span> {STATUS_WORDS[status]}
        </li>
      ))}
      <li>
        <span aria-hidden="true">?</span> look at this yourself
      </li>
    </ul>
  );
}

function GridHead({ result }: { readonly result: BulkResult }) {
  const head = (title: ComponentChildren) => (
    <th scope="col">
      <span>{title}</span>
    </th>
  );
  return (
    <thead>
      <tr>
        <th scope="col">School</th>
        {head('Notices')}
        {result.elements.map(({ title }) => head(title))}
        {head('Findings in the text')}
      </tr>
    </thead>
  );
}

function GridLine({ row, result }: { readonly row: GridRow; readonly result: BulkResult }) {
  const { school, notices, cells, findings } = row;
  return (
    <tr>
      <th scope="row">
        {school.school.name}
        {notices.length === 0 && <span class="quiet"> {stageWords(school)}</span>}
      </th>
      <td class="number">{notices.length}</td>
      {cells.map((cell, at) => (
        <td key={result.elements[at]?.check} class={cell.status ?? undefined}>
          {cell.status && (
            <>
              <b aria-hidden="true">
                {SIGNS[cell.status]}
                {cell.needsReview && '?'}
              </b>
              <span class="unseen">{cellWords(cell)}</span>
            </>
          )}
        </td>
      ))}
      <td class="number">{findings}</td>
    </tr>
  );
}
