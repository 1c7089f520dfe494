/** One row of a full review: a line that opens to the quote in its sentence, the law, what to write, and what the check can't tell. */
import { useId } from 'preact/hooks';
import type { QuotedSpan } from '../../engine/report';
import { QuoteFigure, spokenQuote } from '../parts/quote-figure';
import { hasPlace, type ResultRow } from '../parts/result-rows';
import { Advice, Law, Outside } from '../parts/row-facts';
import { CheckTag, RowLine } from '../parts/row-line';
import { CheckReason, RULE_LANGUAGE } from '../parts/rule-words';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { type DecidedAs, DecisionPart, type DecisionWish } from './decision-part';
import { quoteContext } from './quote-context';
import type { NoticeText } from './review-doors';
import type { ShownInPage } from './use-marks-in-page';

export interface CheckRowActions {
  readonly onToggle: (row: ResultRow) => void;
  /** @param start of the quote in the text */
  readonly onShow: (row: ResultRow, start: number) => void;
  /** Null where the page is not beside it. */
  readonly onShowInPage: ((row: ResultRow, start: number) => void) | null;
  readonly onCopy: (text: string) => void;
  readonly onDecide: (row: ResultRow, wish: DecisionWish) => void;
  readonly onTakeBack: (row: ResultRow) => void;
}

interface CheckRowProps extends CheckRowActions {
  readonly row: ResultRow;
  readonly notice: NoticeText;
  readonly limits: string | null;
  readonly decided: DecidedAs | null;
  readonly open: boolean;
  /** What came of showing this row in the page beside it. */
  readonly shownInPage: ShownInPage | null;
}

export function CheckRow(props: CheckRowProps) {
  const { row, decided, open, onToggle } = props;
  const pages = usePageStrings();
  const strings = useStrings();
  const id = useId();
  return (
    <li class="row" data-outcome={row.outcome} data-check={row.check} data-key={row.key}>
      <RowLine row={row} open={open} controls={id} onToggle={() => onToggle(row)}>
        {decided && (
          <span class="tag decided" data-state={decided.state}>
            {decided.state === 'stands'
              ? pages.decide.tag(
                  decided.decision.verdict,
                  decided.decision.status ? strings.outcome[decided.decision.status] : null,
                )
              : pages.decide.tagLook}
          </span>
        )}
        {row.review !== null && !decided && <CheckTag />}
        <span class="row-outcome">{strings.outcome[row.outcome]}</span>
      </RowLine>
      <div id={id} class="row-body" hidden={!open}>
        <RowBody {...props} />
      </div>
    </li>
  );
}

/** Made although closed: on paper every row stands open. */
function RowBody(props: CheckRowProps) {
  const { row, notice, limits, decided, shownInPage, onShow, onShowInPage, onCopy, onDecide, onTakeBack } = props;
  const strings = useStrings();
  const pages = usePageStrings();
  const quotes = row.quotes.filter(hasPlace);
  const show = {
    notice,
    shownInPage,
    onShow: (span: QuotedSpan) => onShow(row, span.start),
    onShowInPage: onShowInPage && ((span: QuotedSpan) => onShowInPage(row, span.start)),
  };
  return (
    <>
      <p lang={RULE_LANGUAGE}>{row.message}</p>
      {row.review !== null && <CheckReason reason={row.review} />}
      <Quotes label={strings.quotesLabel(quotes.length)} spans={quotes} {...show} />
      <Quotes label={strings.nearestLabel} spans={row.nearest.filter(hasPlace)} {...show} />
      <Outside pieces={row.outside} />
      {row.advice !== null && <Advice text={row.advice} onCopy={onCopy} />}
      <Law authority={row.authority} />
      <DecisionPart
        row={row}
        decided={decided}
        onDecide={(wish) => onDecide(row, wish)}
        onTakeBack={() => onTakeBack(row)}
      />
      {limits !== null && (
        <div class="part limits">
          <h4>{pages.limitsLabel}</h4>
          <p lang={RULE_LANGUAGE}>{limits}</p>
        </div>
      )}
    </>
  );
}

interface QuotesProps {
  readonly label: string;
  readonly spans: readonly QuotedSpan[];
  readonly notice: NoticeText;
  readonly shownInPage: ShownInPage | null;
  readonly onShow: (span: QuotedSpan) => void;
  readonly onShowInPage: ((span: QuotedSpan) => void) | null;
}

function Quotes({ label, spans, notice, shownInPage, onShow, onShowInPage }: QuotesProps) {
  const pages = usePageStrings();
  const strings = useStrings();
  if (spans.length === 0) return null;
  return (
    <div class="part">
      <h4>{label}</h4>
      {spans.map((span) => {
        const { before, quote, after } = quoteContext(notice, span);
        const spoken = spokenQuote(span.quote);
        const failed = shownInPage?.start === span.start && shownInPage.outcome.state !== 'shown';
        return (
          <QuoteFigure
            key={`${span.start}-${span.end}`}
            quote={
              <>
                {before && <span class="around">{before}</span>}
                <span class="quoted">{quote}</span>
                {after && <span class="around">{after}</span>}
              </>
            }
            place={pages.place(span.section ?? null, span.page ?? null)}
            note={failed ? strings.shown(shownInPage.outcome) : null}
            buttons={
              <>
                {onShowInPage && (
                  <button
                    type="button"
                    class="plain-button"
                    aria-label={strings.showQuoteOnPage(spoken)}
                    onClick={() => onShowInPage(span)}
                  >
                    {strings.showOnPage}
                  </button>
                )}
                <button
                  type="button"
                  class="plain-button"
                  aria-label={pages.showQuoteInText(spoken)}
                  onClick={() => onShow(span)}
                >
                  {pages.showInText}
                </button>
              </>
            }
          />
        );
      })}
    </div>
  );
}
