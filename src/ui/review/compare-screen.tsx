/** Two reviews of one notice: what was put right, what is new, and how the text changed. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Finding, Report } from '../../engine/report';
import { compareReviews, type ElementChange, textChanges } from '../../history/compare';
import { MessageScreen } from '../parts/message-screen';
import { NoticeLanguageProvider, useNoticeLanguage } from '../parts/notice-language';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { TextDifference } from '../parts/text-difference';
import { useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { ReviewDoors } from './review-doors';
import { hashOf } from './route';

interface CompareScreenProps {
  readonly before: string;
  readonly after: string;
  readonly doors: ReviewDoors;
}

export function CompareScreen({ before, after, doors }: CompareScreenProps) {
  const pages = usePageStrings();
  const [pair, setPair] = useState<readonly [Report, Report] | null | 'opening'>('opening');
  const beginTurn = useTurns();
  useEffect(() => {
    document.title = pages.titled(pages.compare.title);
  }, [pages]);
  // Before anything is drawn: what is shown is never the two of another address.
  useLayoutEffect(() => {
    const isLatest = beginTurn();
    setPair('opening');
    doors.pair(before, after).then(
      (found) => isLatest() && setPair(found),
      (error) => {
        console.error(error);
        if (isLatest()) setPair(null);
      },
    );
  }, [before, after, doors, beginTurn]);
  if (pair === 'opening') {
    return (
      <main class="page-main" aria-busy="true">
        <p class="progress">{pages.working.opening}</p>
      </main>
    );
  }
  return (
    <main class="page-main compare">
      {pair ? (
        <Compared before={pair[0]} after={pair[1]} hashes={[before, after]} />
      ) : (
        <MessageScreen title={pages.goneTitle} sentences={[pages.compare.gone]} />
      )}
      <p>
        <a href={hashOf({ screen: 'history' })}>{pages.compare.back}</a>
      </p>
    </main>
  );
}

interface ComparedProps {
  readonly before: Report;
  readonly after: Report;
  /** Ids of the reviews. */
  readonly hashes: readonly [string, string];
}

function Compared({ before, after, hashes }: ComparedProps) {
  const strings = useStrings();
  const { compare } = usePageStrings();
  const found = useMemo(() => compareReviews(before, after), [before, after]);
  const notes = [
    ...(found.asOf.before === found.asOf.after
      ? []
      : [compare.otherDay(strings.day(found.asOf.before), strings.day(found.asOf.after))]),
    ...(found.samePacks ? [] : [compare.otherRules]),
  ];
  return (
    <NoticeLanguageProvider value={after.notice.language ?? 'en'}>
      <h1>{compare.title}</h1>
      <p class="lead" dir="auto">
        {after.notice.title || strings.untitled}
      </p>
      <dl class="two-reviews">
        <Which term={compare.before} report={before} id={hashes[0]} />
        <Which term={compare.after} report={after} id={hashes[1]} />
      </dl>
      {notes.length > 0 && (
        <section class="warnings" aria-label={strings.warningsLabel}>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </section>
      )}
      <Part title={compare.fixed} count={found.fixed.elements.length + found.fixed.findings.length}>
        <Changes elements={found.fixed.elements} findings={found.fixed.findings} />
      </Part>
      <Part title={compare.fresh} count={found.fresh.elements.length + found.fresh.findings.length}>
        <Changes elements={found.fresh.elements} findings={found.fresh.findings} />
      </Part>
      {found.changed.length > 0 && (
        <Part title={compare.changed} count={found.changed.length}>
          <Changes elements={found.changed} findings={[]} />
        </Part>
      )}
      <Part title={compare.open} count={found.open.elements.length + found.open.findings.length}>
        <Changes
          elements={found.open.elements.map(({ check, title, status }) => ({
            check,
            title,
            before: status,
            after: status,
          }))}
          findings={found.open.findings}
        />
      </Part>
      <section class="compared">
        <h2>{compare.textTitle}</h2>
        {found.sameText ? <p>{compare.sameText}</p> : <TextChanged before={before} after={after} />}
      </section>
    </NoticeLanguageProvider>
  );
}

function Which({ term, report, id }: { readonly term: string; readonly report: Report; readonly id: string }) {
  const strings = useStrings();
  const pages = usePageStrings();
  const { summary, source } = report;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <a href={hashOf({ screen: 'review', id })}>
          {source.retrievedAt ? pages.moment(source.retrievedAt) : strings.day(report.asOf)}
        </a>
        <span class="quiet">
          {[
            strings.counts.missing(summary.missing),
            strings.counts.partial(summary.partial),
            strings.counts.findings(summary.findings),
          ].join(' · ')}
        </span>
      </dd>
    </div>
  );
}

interface PartProps {
  readonly title: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

function Part({ title, count, children }: PartProps) {
  const { compare } = usePageStrings();
  return (
    <section class="compared">
      <h2>
        {title} <span class="group-count">{count}</span>
      </h2>
      {count === 0 ? <p class="quiet">{compare.none}</p> : children}
    </section>
  );
}

interface ChangesProps {
  readonly elements: readonly ElementChange[];
  readonly findings: readonly Finding[];
}

function Changes({ elements, findings }: ChangesProps) {
  const strings = useStrings();
  const { compare } = usePageStrings();
  const language = useNoticeLanguage();
  const named = (status: ElementChange['before']) => (status === null ? compare.notAsked : strings.outcome[status]);
  return (
    <ul class="changes">
      {elements.map(({ check, title, before, after }) => (
        <li key={check}>
          <strong lang={RULE_LANGUAGE}>{title}</strong>{' '}
          <span class="quiet">
            {before === after ? named(after) : compare.statusFromTo(named(before), named(after))}
          </span>
        </li>
      ))}
      {findings.map(({ check, title, quote, start }) => (
        <li key={`${check} ${start}`}>
          <strong lang={RULE_LANGUAGE}>{title}</strong>{' '}
          <bdi class="quiet" dir="auto" lang={language}>
            {quote}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

function TextChanged({ before, after }: { readonly before: Report; readonly after: Report }) {
  const changes = useMemo(() => textChanges(before.notice.text ?? '', after.notice.text ?? ''), [before, after]);
  return <TextDifference changes={changes} />;
}
