/** One row of a full review: a line that opens to the quote in its sentence, the law, what to write, and what the check can't tell. */
import { useId } from 'preact/hooks';
import type { QuotedSpan } from '../../engine/report';
import { useNoticeLanguage } from '../parts/notice-language';
import { OutcomeSign } from '../parts/outcome-sign';
import { hasPlace, type ResultRow } from '../parts/result-rows';
import { Advice, Law, Outside } from '../parts/row-facts';
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
  const language = useNoticeLanguage();
  const id = useId();
  const hint = row.outcome === 'finding' ? row.quotes.find(hasPlace)?.quote : undefined;
  return (
    <li class="row" data-outcome={row.outcome} data-check={row.check} data-key={row.key}>
      <h3 class="row-title">
        <button
          type="button"
          class="row-line"
          data-arrows
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onToggle(row)}
        >
          <OutcomeSign outcome={row.outcome} />
          <span class="row-words">
            <span class="row-name" lang={RULE_LANGUAGE}>
              {row.title}
            </span>
            {hint && (
              <bdi class="row-hint" dir="auto" lang={language}>
                {hint}
              </bdi>
            )}
          </span>
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
          {row.review !== null && !decided && <span class="tag">{strings.check}</span>}
          <span class="row-outcome">{strings.outcome[row.outcome]}</span>
          <span class="caret" aria-hidden="true" />
        </button>
      </h3>
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

/** Long quotes are named by their beginning on the button. */
const SPOKEN = 60;

function Quotes({ label, spans, notice, shownInPage, onShow, onShowInPage }: QuotesProps) {
  const pages = usePageStrings();
  const strings = useStrings();
  const language = useNoticeLanguage();
  if (spans.length === 0) return null;
  return (
    <div class="part">
      <h4>{label}</h4>
      {spans.map((span) => {
        const { before, quote, after } = quoteContext(notice, span);
        const place = pages.place(span.section ?? null, span.page ?? null);
        const spoken = span.quote.length > SPOKEN ? `${span.quote.slice(0, SPOKEN)}…` : span.quote;
        return (
          <figure key={`${span.start}-${span.end}`} class="quote">
            <blockquote dir="auto" lang={language}>
              {before && <span class="around">{before}</span>}
              <span class="quoted">{quote}</span>
              {after && <span class="around">{after}</span>}
            </blockquote>
            <figcaption>
              {place && <span class="quote-section">{place}</span>}
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
            </figcaption>
            {shownInPage?.start === span.start && shownInPage.outcome.state !== 'shown' && (
              <p class="note">{strings.shown(shownInPage.outcome)}</p>
            )}
          </figure>
        );
      })}
    </div>
  );
}
