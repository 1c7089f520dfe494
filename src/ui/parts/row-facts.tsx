/** What stands in every row that is open: the nearest text outside, what to write, the law. */
import type { Authority } from '../../engine/report';
import { useStrings } from '../strings/strings-context';
import { type ResultRow, webAddress } from './result-rows';

export function Outside({ pieces }: { readonly pieces: ResultRow['outside'] }) {
  const strings = useStrings();
  if (pieces.length === 0) return null;
  return (
    <div class="part">
      <h4>{strings.outsideLabel}</h4>
      {pieces.map(({ quote, reason }) => (
        <figure key={quote} class="quote">
          <blockquote dir="auto">{quote}</blockquote>
          <figcaption>
            <span class="quote-section">{strings.outsidePlace(reason)}</span>
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
      <p class="advice-text">{text}</p>
    </div>
  );
}

export function Law({ authority }: { readonly authority: readonly Authority[] }) {
  const strings = useStrings();
  if (authority.length === 0) return null;
  return (
    <div class="part">
      <h4>{strings.lawLabel}</h4>
      <ul class="law">
        {authority.map(({ cite, url }) => {
          const address = webAddress(url);
          return (
            <li key={cite}>
              {address ? (
                <a href={address} target="_blank" rel="noreferrer">
                  {cite}
                  <span class="unseen">{` (${strings.newTab})`}</span>
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
