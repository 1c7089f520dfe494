/** Whose notice it is, which day's rules it was held to, and the result in words. No percentage, no score. */
import type { ComponentChildren } from 'preact';
import type { NoticeInfo, Report } from '../../engine/report';
import { useNoticeLanguage } from '../parts/notice-language';
import { useStrings } from '../strings/strings-context';

interface ReviewHeaderProps {
  readonly report: Report;
  /** How many rows a person has to look at. */
  readonly toCheck: number;
}

export function ReviewHeader({ report, toCheck }: ReviewHeaderProps) {
  const strings = useStrings();
  const language = useNoticeLanguage();
  const { notice, summary, source } = report;
  const counts: readonly (readonly [string, number, string])[] = [
    ['met', summary.met, strings.counts.met(summary.met)],
    ['partial', summary.partial, strings.counts.partial(summary.partial)],
    ['missing', summary.missing, strings.counts.missing(summary.missing)],
    ...(summary.notApplicable > 0
      ? [['not-applicable', summary.notApplicable, strings.counts.notApplicable(summary.notApplicable)] as const]
      : []),
    ['finding', summary.findings, strings.counts.findings(summary.findings)],
  ];
  return (
    <div class="summary">
      <NoticeFacts notice={notice} language={language}>
        {source.part && <span class="fact">{strings.part(source.part.index, source.part.of)}</span>}{' '}
        <span class="fact">
          {strings.asOf} <time dateTime={report.asOf}>{strings.day(report.asOf)}</time>
        </span>
      </NoticeFacts>
      <ul class="counts" aria-label={strings.countsLabel}>
        {counts.map(([outcome, number, words]) => (
          // None of them is nothing to look at: it is told without its colour.
          <li key={outcome} {...(number > 0 ? { 'data-outcome': outcome } : {})}>
            {words}
          </li>
        ))}
      </ul>
      {toCheck > 0 && <p class="to-check">{strings.toCheck(toCheck)}</p>}
    </div>
  );
}

/** What is known of a notice while its checks are run. */
export function DescribedNotice({ notice }: { readonly notice: NoticeInfo }) {
  return (
    <div class="summary">
      <NoticeFacts notice={notice} language={notice.language ?? undefined} />
    </div>
  );
}

interface NoticeFactsProps {
  readonly notice: NoticeInfo;
  readonly language: string | undefined;
  readonly children?: ComponentChildren;
}

function NoticeFacts({ notice, language, children }: NoticeFactsProps) {
  const strings = useStrings();
  return (
    <>
      <h1 dir="auto" {...(notice.title ? { lang: language } : {})}>
        {notice.title || strings.untitled}
      </h1>
      <p class="facts">
        <bdi class="fact">{notice.organisation || strings.noOrganisation}</bdi>{' '}
        <span class="fact">{strings.kind[notice.kind]}</span>{' '}
        {notice.lastReviewed && (
          <span class="fact">
            {strings.reviewedOn} <time dateTime={notice.lastReviewed}>{strings.day(notice.lastReviewed)}</time>
          </span>
        )}{' '}
        {children}
      </p>
    </>
  );
}
