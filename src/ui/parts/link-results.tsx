/** What each link answered, in words, with what to do; what needs a hand comes first. */
import type { LinkResult, Report } from '../../engine/report';
import { LINK_GROUPS, linkGroups } from '../../report/model';
import { useStrings } from '../strings/strings-context';
import { useNoticeLanguage } from './notice-language';
import { webAddress } from './result-rows';
import { CheckReason, RULE_LANGUAGE } from './rule-words';

export function LinkResults({ report }: { readonly report: Report }) {
  const { links: words } = useStrings();
  const { links = [] } = report;
  if (links.length === 0) return <p>{words.none}</p>;
  const times = links.flatMap(({ checkedAt }) => checkedAt ?? []).sort();
  return (
    <>
      <p class="link-note">{words.checked(links.length, times[0] ?? null, times.at(-1) ?? null)}</p>
      {linkGroups(links, [...LINK_GROUPS, 'works']).map(({ group, links: some }) => (
        <details key={group} class="link-details" data-group={group}>
          <summary>
            {words.group[group]} <span class="group-count">{some.length}</span>
          </summary>
          <ul class="link-results">
            {some.map((link) => (
              <LinkItem key={link.href} link={link} location={report.source.location} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function LinkItem({ link, location }: { readonly link: LinkResult; readonly location: string }) {
  const strings = useStrings();
  const language = useNoticeLanguage();
  const { href, quote, places, message, advice, needsReview, reviewReason } = link;
  const address = addressOf(href, location);
  const shown = href.replace(/^(?:mailto|tel):/i, '');
  return (
    <li>
      {quote !== shown && (
        <p class="link-text" dir="auto" lang={language}>
          {quote}
        </p>
      )}
      <p class="preview">
        {address ? (
          <a href={address} target="_blank" rel="noreferrer">
            {shown}
            <span class="unseen">{` (${strings.newTab})`}</span>
          </a>
        ) : (
          <bdi>{shown}</bdi>
        )}{' '}
        {places > 1 && strings.links.places(places)}
      </p>
      <p lang={RULE_LANGUAGE}>{message}</p>
      {advice && <p lang={RULE_LANGUAGE}>{advice}</p>}
      {needsReview && <CheckReason reason={reviewReason ?? ''} />}
    </li>
  );
}

/** Where a link leads that may be one within its site; null for what is no address of the web. */
function addressOf(href: string, location: string): string | null {
  const base = webAddress(location);
  const url = base !== null && URL.canParse(href, base) ? new URL(href, base).href : href;
  return webAddress(url);
}
