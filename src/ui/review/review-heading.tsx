/** Whose notice it is, what of, of when; which day's rules it was held to, and what has to be known of the review. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Report } from '../../engine/report';
import { DateWords } from '../parts/date-words';
import { useNoticeLanguage } from '../parts/notice-language';
import { webAddress } from '../parts/result-rows';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { rulesOf } from '../parts/rules-of';
import { useKeptFocus } from '../parts/use-kept-focus';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';

interface ReviewHeadingProps {
  readonly report: Report;
  /** The rules as they are now, as `rulesOf` writes them. */
  readonly rulesNow: string;
  /** ISO day. */
  readonly today: string;
  readonly canReview: boolean;
  readonly working: boolean;
  readonly onAsOf: (day: string) => void;
  readonly onReviewNow: () => void;
}

export function ReviewHeading(props: ReviewHeadingProps) {
  const { report, rulesNow, today, canReview, working, onReviewNow } = props;
  const strings = useStrings();
  const pages = usePageStrings();
  const { notice, source } = report;
  const language = useNoticeLanguage();
  const rules = rulesOf(report.tool.rulePacks);
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part, 'input[type=date]', 'h1');
  const address = webAddress(source.location);
  const isOther = notice.language && !notice.language.startsWith('en');
  return (
    <div class="heading" ref={part}>
      <Notes>
        {(report.warnings ?? []).map((warning) => (
          <p key={warning} lang={RULE_LANGUAGE}>
            {warning}
          </p>
        ))}
        {report.asOf !== today && <p key="as-of">{pages.asOf.past(strings.day(report.asOf))}</p>}
        {rules !== rulesNow && (
          <p key="rules">
            {pages.otherRules(rules, rulesNow)}{' '}
            {canReview && (
              <button type="button" class="plain-button" aria-disabled={working} onClick={onReviewNow}>
                {pages.reviewWithNow}
              </button>
            )}
          </p>
        )}
      </Notes>
      <h1 dir="auto" tabIndex={-1} {...(notice.title ? { lang: language } : {})}>
        {notice.title || strings.untitled}
      </h1>
      <p class="facts">
        <bdi class="fact">{notice.organisation || strings.noOrganisation}</bdi>{' '}
        {notice.isNotice && <span class="fact">{strings.kind[notice.kind]}</span>}{' '}
        {notice.isNotice && <span class="fact">{pages.nation[notice.nation]}</span>}{' '}
        {notice.lastReviewed && (
          <span class="fact">
            {strings.reviewedOn} <time dateTime={notice.lastReviewed}>{strings.day(notice.lastReviewed)}</time>
          </span>
        )}
      </p>
      <p class="facts source-line">
        {address ? (
          <a href={address} target="_blank" rel="noreferrer" dir="ltr">
            {source.location}
            <span class="unseen">{` (${strings.newTab})`}</span>
          </a>
        ) : (
          <bdi>{source.location}</bdi>
        )}
      </p>
      <AsOf key={report.asOf} {...props} />
      {!notice.isNotice && (
        <div class="not-a-notice">
          <h2>{isOther ? strings.notANotice.otherLanguage : strings.notANotice.title}</h2>
          {(notice.reasons ?? []).map((reason) => (
            <p key={reason} lang={RULE_LANGUAGE}>
              {reason}
            </p>
          ))}
          <p>{strings.notANotice.text}</p>
        </div>
      )}
    </div>
  );
}

function Notes({ children }: { readonly children: unknown }) {
  const strings = useStrings();
  const notes = [children].flat(2).filter(Boolean);
  if (notes.length === 0) return null;
  return (
    <section class="warnings" aria-label={strings.warningsLabel}>
      {notes as never}
    </section>
  );
}

/** Chosen, then confirmed by a button: browsers tell of a change with each part of a date that is typed. */
function AsOf({ report, today, canReview, working, onAsOf }: ReviewHeadingProps) {
  const strings = useStrings();
  const { asOf } = usePageStrings();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  useKeptFocus(form, 'input');
  const [day, setDay] = useState(report.asOf);
  const [bad, setBad] = useState(false);
  useEffect(() => setBad(false), [day]);
  return (
    <form
      ref={form}
      class="as-of"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (/^[12]\d{3}-\d\d-\d\d$/.test(day)) onAsOf(day);
        else setBad(true);
      }}
    >
      <label for={id}>{asOf.label}</label>{' '}
      {canReview ? (
        <input
          id={id}
          type="date"
          value={day}
          aria-invalid={bad}
          aria-describedby={bad ? `${id}-bad` : undefined}
          onInput={({ currentTarget }) => setDay(currentTarget.value)}
        />
      ) : (
        <output id={id}>{strings.day(report.asOf)}</output>
      )}{' '}
      {canReview && <DateWords day={day} />}{' '}
      {canReview && day !== report.asOf && (
        <button type="submit" class="main-button" aria-disabled={working}>
          {asOf.review}
        </button>
      )}{' '}
      {canReview && day !== today && (
        <button type="button" class="plain-button" onClick={() => setDay(today)}>
          {asOf.today}
        </button>
      )}
      {bad && (
        <p id={`${id}-bad`} class="problem" role="alert">
          {asOf.notADay}
        </p>
      )}
      {!canReview && <p class="quiet">{asOf.noText}</p>}
    </form>
  );
}
