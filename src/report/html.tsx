/** Reports as one self-contained HTML file: printable, accessible, no script, nothing fetched. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Authority, ElementResult, LinkResult, QuotedSpan, Report } from '../engine/report';
import { asideSentence, type Casebook, inOrder, remarkInWords, remarkOn, setAside, standingGaps } from './casebook';
import {
  type Gap,
  type GapGroup,
  inMinutes,
  inWords,
  KIND_WORDS,
  LINK_GROUP_WORDS,
  linkGroups,
  linksSentence,
  linkWay,
  METHOD,
  NATION_WORDS,
  notANoticeSentence,
  placeOf,
  readSentence,
  SEVERITY_WORDS,
  STATUS_WORDS,
  summarySentence,
} from './model';
import { REPORT_STYLE } from './style';

/**
 * Page text reaches the file as text only: the renderer escapes every string.
 * @param books the reports, with what a person decided on them where somebody did
 */
export function renderHtml(books: readonly Casebook[]): string {
  const reports = books.map(({ report }) => report);
  const first = reports[0];
  const title =
    reports.length === 1 && first
      ? `Review of ${first.notice.title ?? first.source.location}`
      : 'Reviews of privacy notices';
  const document = (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{title}</title>
        <style>{REPORT_STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {reports.length > 1 && <Contents reports={reports} />}
          {books.map((book, at) => (
            <OneReport key={at} book={book} id={`r${at + 1}`} alone={books.length === 1} />
          ))}
        </main>
        <footer>
          {METHOD.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToString(document)}\n`;
}

function Contents({ reports }: { reports: readonly Report[] }) {
  return (
    <nav aria-label="Notices in this file">
      <table>
        <caption>Notices in this file</caption>
        <thead>
          <tr>
            <th scope="col">Notice</th>
            <th scope="col">In order</th>
            <th scope="col">Partly there</th>
            <th scope="col">Missing</th>
            <th scope="col">Findings</th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report, at) => (
            <tr key={at}>
              <th scope="row">
                <a href={`#r${at + 1}`}>{report.notice.title ?? report.source.location}</a>
                {report.notice.organisation && <span class="quiet"> {report.notice.organisation}</span>}
              </th>
              {report.error || !report.notice.isNotice ? (
                <td colSpan={4}>{report.error ? 'Could not be read' : 'Not a privacy notice'}</td>
              ) : (
                <>
                  <td>{report.summary.met}</td>
                  <td>{report.summary.partial}</td>
                  <td>{report.summary.missing}</td>
                  <td>{report.summary.findings}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </nav>
  );
}

function OneReport({ book, id, alone }: { book: Casebook; id: string; alone: boolean }) {
  const { report, reviewer } = book;
  const { notice, source } = report;
  const groups = standingGaps(book);
  const aside = setAside(book);
  const met = inOrder(book);
  const others = report.elements.filter((element) => element.status === 'not-applicable');
  return (
    <section id={id} class="report" aria-labelledby={alone ? undefined : `${id}-title`}>
      {!alone && <h2 id={`${id}-title`}>{notice.title ?? source.location}</h2>}
      <dl class="about">
        {notice.organisation && <About term="Given by">{notice.organisation}</About>}
        {notice.isNotice && (
          <About term="Kind">
            {KIND_WORDS[notice.kind]}, {NATION_WORDS[notice.nation]}
          </About>
        )}
        <About term="Held to the law and guidance of">{inWords(report.asOf)}</About>
        {reviewer && (
          <About term="Reviewed by">{[reviewer.name, reviewer.organisation].filter(Boolean).join(', ')}</About>
        )}
        <About term="Source">
          {source.location}
          {source.part && ` (notice ${source.part.index} of ${source.part.of} there)`}
        </About>
      </dl>
      {(report.warnings ?? []).map((warning) => (
        <p key={warning} class="warning">
          Please note: {warning}
        </p>
      ))}
      {report.error ? (
        <p class="warning">Could not be read: {report.error.message}</p>
      ) : notice.isNotice ? (
        <>
          <p class="summary">
            {summarySentence(report)}
            {aside.length > 0 && ` ${asideSentence(aside.length)}`}
          </p>
          <AtAGlance groups={groups} id={id} />
          {groups.map((group) => (
            <section key={group.severity} id={`${id}-${group.severity}`}>
              <h3>{SEVERITY_WORDS[group.severity]}</h3>
              <ol class="gaps">
                {group.gaps.map((gap, at) => (
                  <GapRow key={at} book={book} gap={gap} />
                ))}
              </ol>
            </section>
          ))}
          {aside.length > 0 && (
            <section>
              <h3>Set aside by the reviewer</h3>
              <ul class="gaps">
                {aside.map(({ gap, remark }, at) => (
                  <li key={at} class="gap">
                    <h4>{gap.result.title}</h4>
                    <p>{gap.result.message}</p>
                    {gap.type === 'finding' && <Quote span={gap.result} />}
                    <p class="remark">{remarkInWords(remark)}</p>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {met.length > 0 && (
            <section>
              <h3>In order</h3>
              <ElementTable book={book} elements={met} />
            </section>
          )}
          {others.length > 0 && (
            <section>
              <h3>Does not apply here</h3>
              <ul>
                {others.map((element) => (
                  <li key={element.check}>
                    <strong>{element.title}.</strong> {element.message}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {report.links && <Links links={report.links} />}
        </>
      ) : (
        <p class="summary">{notANoticeSentence(report)}</p>
      )}
      <HowRead report={report} />
      {(reviewer || alone) && !report.error && (
        <p class="signature">
          {!reviewer && (
            <>
              Reviewed by: <span class="line" />{' '}
            </>
          )}
          Signed: <span class="line" /> Date: <span class="line short" />
        </p>
      )}
    </section>
  );
}

function About({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How many points there are of each severity, with the way to them. */
function AtAGlance({ groups, id }: { groups: readonly GapGroup[]; id: string }) {
  if (groups.length === 0) return <p>Nothing is missing, and nothing wrong was found.</p>;
  return (
    <table class="glance">
      <caption>What there is to do</caption>
      <thead>
        <tr>
          <th scope="col">Severity</th>
          <th scope="col">Missing</th>
          <th scope="col">Partly there</th>
          <th scope="col">In the text</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ severity, gaps }) => {
          const of = (status: string) => gaps.filter((gap) => gap.type === 'element' && gap.result.status === status);
          return (
            <tr key={severity}>
              <th scope="row">
                <a href={`#${id}-${severity}`}>{SEVERITY_WORDS[severity]}</a>
              </th>
              <td>{of('missing').length}</td>
              <td>{of('partial').length}</td>
              <td>{gaps.filter((gap) => gap.type === 'finding').length}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function GapRow({ book, gap }: { book: Casebook; gap: Gap }) {
  const { result } = gap;
  const source = gap.type === 'finding' ? gap.result : book.report.elements.find(({ check }) => check === result.check);
  const remark = source ? remarkOn(book, source) : null;
  const label = gap.type === 'element' ? STATUS_WORDS[gap.result.status] : 'in the text';
  const advice = gap.type === 'element' ? gap.result.advice : gap.result.suggestion;
  const href = gap.type === 'finding' ? gap.result.data?.href : undefined;
  return (
    <li class="gap">
      <h4>
        {result.title} <span class={`label ${gap.type === 'element' ? gap.result.status : 'finding'}`}>{label}</span>
      </h4>
      <p>{result.message}</p>
      {gap.type === 'finding' ? (
        <Quote span={gap.result} />
      ) : (
        <>
          {gap.result.evidence.map((span) => (
            <Quote key={span.start} span={span} />
          ))}
          {(gap.result.nearMisses ?? []).map((span) => (
            <Quote key={span.start} span={span} label="Nearest text" />
          ))}
          {(gap.result.nearOutside ?? []).map(({ quote, reason }) => (
            <blockquote key={quote}>
              <span class="quiet">Outside the notice ({reason}): </span>“{quote}”
            </blockquote>
          ))}
        </>
      )}
      {typeof href === 'string' && href !== result.title && <p class="quiet">Link: {href}</p>}
      {result.reviewReason && <p class="look">Look at this: {result.reviewReason}</p>}
      {remark && <p class="remark">{remarkInWords(remark)}</p>}
      {advice && <p class="advice">{advice}</p>}
      <Law authority={result.authority} />
    </li>
  );
}

function Quote({ span, label }: { span: QuotedSpan; label?: string }) {
  const place = placeOf(span);
  return (
    <blockquote>
      {label && <span class="quiet">{label}: </span>}“{span.quote}”{place && <span class="quiet"> ({place})</span>}
    </blockquote>
  );
}

function Law({ authority }: { authority: readonly Authority[] | undefined }) {
  if (!authority || authority.length === 0) return null;
  return (
    <p class="quiet">
      Law:{' '}
      {authority.map((one, at) => (
        <span key={one.cite}>
          {at > 0 && '; '}
          {one.url ? <a href={one.url}>{one.cite}</a> : one.cite}
        </span>
      ))}
    </p>
  );
}

function ElementTable({ book, elements }: { book: Casebook; elements: readonly ElementResult[] }) {
  return (
    <table class="told">
      <thead>
        <tr>
          <th scope="col">Check</th>
          <th scope="col">What the notice says</th>
        </tr>
      </thead>
      <tbody>
        {elements.map((element) => (
          <tr key={element.check}>
            <th scope="row">{element.title}</th>
            <td>
              {element.evidence.slice(0, 2).map((span) => (
                <Quote key={span.start} span={span} />
              ))}
              {element.evidence.length === 0 && element.message}
              {element.reviewReason && <p class="look">Look at this: {element.reviewReason}</p>}
              <RemarkOn book={book} element={element} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RemarkOn({ book, element }: { book: Casebook; element: ElementResult }) {
  const remark = remarkOn(book, element);
  return remark ? <p class="remark">{remarkInWords(remark)}</p> : null;
}

/** Addresses are shown as text: a report is no place from which to open what a check found wanting. */
function Links({ links }: { links: readonly LinkResult[] }) {
  const rows = linkGroups(links).flatMap((one) => one.links);
  return (
    <section>
      <h3>Links</h3>
      <p>{linksSentence(links)}</p>
      {rows.length > 0 && (
        <table class="told">
          <thead>
            <tr>
              <th scope="col">Link</th>
              <th scope="col">What it answers</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((link) => (
              <tr key={link.href}>
                <th scope="row">
                  “{link.quote}”{link.places > 1 && <span class="quiet"> (in {link.places} places)</span>}
                  <br />
                  <code>{link.href}</code>
                </th>
                <td>
                  <p>
                    <span class="label">{LINK_GROUP_WORDS[link.group]}</span> {link.message}
                  </p>
                  {linkWay(link) && (
                    <p class="quiet">
                      <code>{linkWay(link)}</code>
                    </p>
                  )}
                  {link.reviewReason && <p class="look">Look at this: {link.reviewReason}</p>}
                  {link.advice && <p>{link.advice}</p>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function HowRead({ report }: { report: Report }) {
  const { source, tool } = report;
  const left = source.coverage?.leftOut ?? [];
  return (
    <section class="how">
      <h3>How this was read</h3>
      <p>
        {readSentence(source)}. SHA-256 of the file: <code>{source.sha256}</code>.
        {source.retrievedAt && ` Read on ${inMinutes(source.retrievedAt)}.`} By {tool.name} {tool.version} with rule
        pack {tool.rulePacks.map((pack) => `${pack.id} ${pack.version}`).join(', ')}.
      </p>
      {left.length > 0 && (
        <>
          <p>Not read as part of the notice:</p>
          <ul>
            {left.map((one, at) => (
              <li key={`${at}${one.reason}`}>
                {one.reason} ({one.characters} characters): “{one.preview}”
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
