/** What the reader has to know of a review as a whole. */
import { useStrings } from '../strings/strings-context';

export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const strings = useStrings();
  if (warnings.length === 0) return null;
  return (
    <section class="warnings" aria-label={strings.warningsLabel}>
      {warnings.map((warning) => (
        <p key={warning}>{warning}</p>
      ))}
    </section>
  );
}
