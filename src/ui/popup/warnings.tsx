/** What the reader has to know of a review as a whole. */
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useStrings } from '../strings/strings-context';

interface WarningsProps {
  /** Of the readers and the rules. */
  readonly warnings: readonly string[];
  /** The page was longer than could be read. */
  readonly truncated: boolean;
}

export function Warnings({ warnings, truncated }: WarningsProps) {
  const strings = useStrings();
  if (warnings.length === 0 && !truncated) return null;
  return (
    <section class="warnings" aria-label={strings.warningsLabel}>
      {warnings.map((warning) => (
        <p key={warning} lang={RULE_LANGUAGE}>
          {warning}
        </p>
      ))}
      {truncated && <p>{strings.truncated}</p>}
    </section>
  );
}
