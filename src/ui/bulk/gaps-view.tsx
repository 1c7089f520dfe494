/** What is lacking most often, counted in schools and notices. */
import { useMemo } from 'preact/hooks';
import { commonGaps } from '../../report/bulk-gaps';
import { type GridFilter, gridRows } from '../../report/bulk-grid';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';
import type { PartProps } from './part-props';

interface GapsViewProps extends PartProps {
  readonly onShow: (check: string, outcome: GridFilter['outcome']) => void;
}

export function GapsView({ result, onShow }: GapsViewProps) {
  const { gaps } = useBulkStrings();
  const all = useMemo(() => commonGaps(result, gridRows(result)), [result]);
  if (all.length === 0) return <p>{gaps.none}</p>;
  return (
    <>
      <p class="quiet">{gaps.lead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard. */}
      <section class="bulk-scroll" tabIndex={0} aria-label={gaps.table}>
        <table class="bulk-table">
          <thead>
            <tr>
              <th scope="col">{gaps.what}</th>
              <th scope="col">{gaps.missing}</th>
              <th scope="col">{gaps.partial}</th>
              <th scope="col">{gaps.notices}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {all.map((gap) => (
              <tr key={gap.check}>
                <th scope="row">
                  <span lang={RULE_LANGUAGE}>{gap.title}</span>
                  {gap.type === 'finding' && <span class="quiet"> {gaps.inText}</span>}
                </th>
                <td>{gap.missing}</td>
                <td>{gap.type === 'finding' ? '' : gap.partial}</td>
                <td>{gaps.of(gap.notices, gap.ofNotices)}</td>
                <td>
                  <button
                    type="button"
                    class="plain-button"
                    aria-label={gaps.showNamed(gap.title)}
                    onClick={() =>
                      onShow(gap.check, gap.type === 'finding' ? 'finding' : gap.missing > 0 ? 'missing' : 'partial')
                    }
                  >
                    {gaps.show}
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
