/** Whose notice it is, which day's rules it was held to, and the result in words. No percentage, no score. */
import type { Report } from '../../engine/report';
import { useStrings } from '../strings/strings-context';

interface ReviewHeaderProps {
  readonly report: Report;
  /** How many rows a person has to look at. */
  readonly toCheck: number;
}

export function ReviewHeader({ report, toCheck }: ReviewHeaderProps) {
  const strings = useStrings();
  const { notice, summary, source } = report;
  const counts: readonly (readonly [string, string])[] = [
    ['met', strings.counts.met(summary.met)],
    ['partial', strings.counts.partial(summary.partial)],
    ['missing', strings.counts.missing(summary.missing)],
    ...(summary.notApplicable > 0
      ? [['not-applicable', strings.counts.notApplicable(summary.notApplicable)] as const]
      : []),
    ['finding', strings.counts.findings(summary.findings)],
  ];
  return (
    <div class="summary">
      <h1 dir="auto">{notice.title || strings.untitled}</h1>
      <p class="facts">
        <bdi class="fact">{notice.organisation || strings.noOrganisation}</bdi>{' '}
        <span class="fact">{strings.kind[notice.kind]}</span>{' '}
        {source.part && <span class="fact">{strings.part(source.part.index, source.part.of)}</span>}{' '}
        <span class="fact">
          {strings.asOf} <time dateTime={report.asOf}>{strings.day(report.asOf)}</time>
        </span>
      </p>
      <ul class="counts" aria-label={strings.countsLabel}>
        {counts.map(([outcome, words]) => (
          <li key={outcome} data-outcome={outcome}>
            {words}
          </li>
        ))}
      </ul>
      {toCheck > 0 && <p class="to-check">{strings.toCheck(toCheck)}</p>}
    </div>
  );
}
