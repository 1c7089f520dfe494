/** What stands behind a cell of the grid: each notice's own answer, and the way to its review. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { BulkNotice } from '../../bulk/result/model';
import { answerOf, findingsIn } from '../../report/bulk-grid';
import { OutcomeSign } from '../parts/outcome-sign';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';
import { useStrings } from '../strings/strings-context';
import { FailureList } from './failure-list';
import type { OpenCell } from './grid-view';
import type { PartProps } from './part-props';

interface CellDetailProps extends PartProps {
  readonly cell: OpenCell;
  readonly onClose: () => void;
}

export function CellDetail({ cell: { row, element }, result, open, announce, onClose }: CellDetailProps) {
  const words = useBulkStrings();
  const { grid } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const [gone, setGone] = useState(false);
  useLayoutEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const { school, failures, state } = row.school;
  const check = element === null ? null : result.elements[element];
  const openReview = async (notice: BulkNotice) => {
    announce(grid.opening);
    if (await open.review(notice.id)) return;
    setGone(true);
    announce(grid.notOpened);
  };
  return (
    <section
      class="cell-detail"
      aria-label={grid.detail(school.name)}
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <div class="detail-head">
        <h2 ref={heading} tabIndex={-1}>
          <span dir="auto">{school.name}</span>
          {check && (
            <>
              {': '}
              <span lang={RULE_LANGUAGE}>{check.title}</span>
            </>
          )}
        </h2>
        <button type="button" class="plain-button" onClick={onClose}>
          {grid.close}
        </button>
      </div>
      {gone && <p class="problem">{grid.notOpened}</p>}
      {row.notices.length === 0 && <p>{grid.gone}</p>}
      <ul class="detail-notices">
        {row.notices.map((notice) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            element={element}
            onOpen={() => void openReview(notice).catch(console.error)}
          />
        ))}
      </ul>
      {element === null && (
        <>
          {state.remarks.map((remark) => (
            <p key={remark} class="note">
              {remark}
            </p>
          ))}
          <FailureList failures={failures} />
        </>
      )}
    </section>
  );
}

interface NoticeLineProps {
  readonly notice: BulkNotice;
  readonly element: number | null;
  readonly onOpen: () => void;
}

function NoticeLine({ notice, element, onOpen }: NoticeLineProps) {
  const words = useBulkStrings();
  const strings = useStrings();
  const { grid } = words;
  const title = notice.part ?? notice.title ?? notice.url;
  const all = [...notice.answers].map((letter) => answerOf(letter).status);
  const of = (status: string) => all.filter((one) => one === status).length;
  const answer = element === null ? null : answerOf(notice.answers[element]);
  return (
    <li>
      <div>
        <p>
          <strong dir="auto">{title}</strong> <span class="quiet">{words.kind[notice.kind]}</span>
        </p>
        {answer?.status && (
          <p data-outcome={answer.status}>
            <OutcomeSign outcome={answer.status} /> <span class="row-outcome">{strings.outcome[answer.status]}</span>
            {answer.needsReview && <span class="tag">{grid.lookLong}</span>}
          </p>
        )}
        {answer && answer.status === null && <p class="quiet">{grid.noAnswer}</p>}
        {answer === null && (
          <p class="quiet">
            {[
              strings.counts.missing(of('missing')),
              strings.counts.partial(of('partial')),
              strings.counts.findings(findingsIn([notice])),
              strings.counts.met(of('met')),
            ].join(' · ')}
          </p>
        )}
        <p class="quiet">
          <bdi>{notice.url}</bdi>
        </p>
      </div>
      <button type="button" class="plain-button" aria-label={grid.openNamed(title)} onClick={onOpen}>
        {grid.open}
      </button>
    </li>
  );
}
