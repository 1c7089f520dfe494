/** What stands in every row that is open: the nearest text outside, what to write, the law. */
import type { Authority } from '../../engine/report';
import { useStrings } from '../strings/strings-context';
import { useNoticeLanguage } from './notice-language';
import { type ResultRow, webAddress } from './result-rows';
import { RULE_LANGUAGE } from './rule-words';

export function Outside({ pieces }: { readonly pieces: ResultRow['outside'] }) {
  const strings = useStrings();
  const language = useNoticeLanguage();
  if (pieces.length === 0) return null;
  return (
    <div class="part">
      <h4>{strings.outsideLabel}</h4>
      {pieces.map(({ quote, reason }) => (
        <figure key={quote} class="quote">
          <blockquote dir="auto" lang={language}>
            {quote}
          </blockquote>
          <figcaption>
            <span class="quote-section">
              <span lang={RULE_LANGUAGE}>{strings.sentenceCase(reason)}</span>: {strings.outsidePlace}
            </span>
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

export function Advice({ text, onCopy }: { readonly text: string; readonly onCopy: (text: string) => void }) {
  const strings = useStrings();
  return (
    <div class="part advice">
      <h4>{strings.adviceLabel}</h4>
      <button type="button" class="plain-button" onClick={() => onCopy(text)}>
        {strings.copy}
      </button>
      <p class="advice-text" lang={RULE_LANGUAGE}>
        {text}
      </p>
    </div>
  );
}

export function Law({ authority }: { readonly authority: readonly Authority[] }) {
  const strings = useStrings();
  if (authority.length === 0) return null;
  return (
    <div class="part">
      <h4>{strings.lawLabel}</h4>
      <ul class="law" lang={RULE_LANGUAGE}>
        {authority.map(({ cite, url }) => {
          const address = webAddress(url);
          return (
            <li key={cite}>
              {address ? (
                <a href={address} target="_blank" rel="noreferrer">
                  {cite}
                  <span class="unseen" lang={strings.language}>{` (${strings.newTab})`}</span>
                </a>
              ) : (
                cite
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
