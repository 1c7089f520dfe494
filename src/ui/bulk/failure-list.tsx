/** A school's failures: those of its own pages first, then those of others that it links to, said to be so. */
import type { Failure } from '../../bulk/batch';
import { ownFailures } from '../../report/bulk-gaps';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';

export function FailureList({ failures }: { readonly failures: readonly Failure[] }) {
  const { failures: words } = useBulkStrings();
  const elsewhere = failures.filter((one) => one.elsewhere);
  return (
    <>
      <Lines failures={ownFailures(failures)} />
      {elsewhere.length > 0 && (
        <>
          <p class="quiet">{words.elsewhere}</p>
          <Lines failures={elsewhere} />
        </>
      )}
    </>
  );
}

function Lines({ failures }: { readonly failures: readonly Failure[] }) {
  if (failures.length === 0) return null;
  return (
    <ul>
      {failures.map(({ url, code, message }) => (
        <li key={`${url} ${code}`}>
          <p>
            <bdi>{url}</bdi>
          </p>
          <p lang={RULE_LANGUAGE}>{message}</p>
        </li>
      ))}
    </ul>
  );
}
