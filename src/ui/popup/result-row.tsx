/** One row of the result: a line that opens to what was found, the quote, the law and what to write. */
import { useId } from 'preact/hooks';
import type { QuotedSpan } from '../../engine/report';
import type { ShowOutcome } from '../parts/quote-in-page';
import { hasPlace, isGap, type ResultRow } from '../parts/result-rows';
import { Advice, Law, Outside } from '../parts/row-facts';
import { CheckTag, RowLine } from '../parts/row-line';
import { CheckReason, RULE_LANGUAGE } from '../parts/rule-words';
import { useStrings } from '../strings/strings-context';
import { QuoteBlock } from './quote-block';

/** Which quotes of a row to show, and what came of it. */
export interface ShownPlace {
  readonly row: string;
  readonly kind: 'quote' | 'nearest';
  readonly index: number;
  readonly outcome: ShowOutcome;
}

interface ResultRowItemProps {
  readonly row: ResultRow;
  readonly open: boolean;
  readonly shown: ShownPlace | null;
  readonly onToggle: () => void;
  readonly onShow: ((kind: 'quote' | 'nearest', index: number) => void) | null;
  readonly onCopy: (text: string) => void;
}

export function ResultRowItem(props: ResultRowItemProps) {
  const { row, open, onToggle } = props;
  const strings = useStrings();
  const id = useId();
  return (
    <li class="row" data-outcome={row.outcome} data-severity={row.severity} data-check={row.check}>
      <RowLine row={row} open={open} controls={id} onToggle={onToggle}>
        {row.review !== null && <CheckTag />}
        {isGap(row) && row.outcome !== 'finding' && <span class="row-outcome">{strings.outcome[row.outcome]}</span>}
      </RowLine>
      <div id={id} class="row-body" hidden={!open}>
        {open && <RowBody {...props} />}
      </div>
    </li>
  );
}

function RowBody({ row, shown, onShow, onCopy }: ResultRowItemProps) {
  const strings = useStrings();
  const quotes = row.quotes.filter(hasPlace);
  const nearest = row.nearest.filter(hasPlace);
  return (
    <>
      <p lang={RULE_LANGUAGE}>{row.message}</p>
      {row.review !== null && <CheckReason reason={row.review} />}
      <Quotes
        label={strings.quotesLabel(quotes.length)}
        spans={quotes}
        shown={shown?.kind === 'quote' ? shown : null}
        onShow={onShow && ((index) => onShow('quote', index))}
      />
      <Quotes
        label={strings.nearestLabel}
        spans={nearest}
        shown={shown?.kind === 'nearest' ? shown : null}
        onShow={onShow && ((index) => onShow('nearest', index))}
      />
      <Outside pieces={row.outside} />
      {row.advice !== null && <Advice text={row.advice} onCopy={onCopy} />}
      <Law authority={row.authority} />
    </>
  );
}

interface QuotesProps {
  readonly label: string;
  readonly spans: readonly QuotedSpan[];
  readonly shown: ShownPlace | null;
  readonly onShow: ((index: number) => void) | null;
}

function Quotes({ label, spans, shown, onShow }: QuotesProps) {
  if (spans.length === 0) return null;
  return (
    <div class="part">
      <h4>{label}</h4>
      {spans.map((span, index) => (
        <QuoteBlock
          key={`${span.start}-${span.end}`}
          span={span}
          outcome={shown?.index === index ? shown.outcome : null}
          onShow={onShow && (() => onShow(index))}
        />
      ))}
    </div>
  );
}
