/** What makes a review one that can be made again: source, time, fingerprint, program and rules. */
import type { Report } from '../../engine/report';
import { rulesOf } from '../parts/rules-of';
import { usePageStrings } from '../strings/pages-context';

export function HowRead({ report }: { readonly report: Report }) {
  const pages = usePageStrings();
  const { source, tool, notice } = report;
  const words = (notice.text ?? '').split(/\s+/).filter(Boolean).length;
  return (
    <section class="how-read">
      <h2>{pages.about}</h2>
      <p>
        {[
          pages.format[source.mediaType],
          ...(source.pages === undefined ? [] : [pages.pages(source.pages)]),
          pages.words(words),
          ...(notice.readingAge ? [pages.readingAge(Math.round(notice.readingAge))] : []),
        ].join(' · ')}
      </p>
      {source.retrievedAt && (
        <p>
          {pages.readOn} <time dateTime={source.retrievedAt}>{pages.moment(source.retrievedAt)}</time>
        </p>
      )}
      <p>
        {pages.program(tool.name, tool.version)} · {pages.rules(rulesOf(tool.rulePacks))}
      </p>
      <p>
        {pages.hash}: <code>{source.sha256}</code>
      </p>
    </section>
  );
}
