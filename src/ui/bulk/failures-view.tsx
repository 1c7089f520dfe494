/** Everything that could not be asked or read, with the reason, school by school. */

import type { BulkSchool } from '../../bulk/result/model';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';
import { FailureList } from './failure-list';
import type { PartProps } from './part-props';
import { refusedHosts } from './refused-hosts';

export function FailuresView({ result, open, state, doors }: PartProps) {
  const { failures: words } = useBulkStrings();
  const failed = result.schools.filter(({ failures, state: { remarks } }) => failures.length + remarks.length > 0);
  if (failed.length === 0) return <p>{words.none}</p>;
  const retry = async ({ school, failures }: BulkSchool) => {
    // At the click itself, before anything is waited for: else the browser does not ask.
    await doors.askLeave(refusedHosts(failures));
    await open.runner.retryFailed([school.id]);
    if (open.runner.progress().state !== 'running') await state.start('done');
  };
  return (
    <>
      <p class="quiet">{words.lead}</p>
      {failed.map((one) => {
        const {
          school,
          failures,
          state: { remarks },
        } = one;
        return (
          <section key={school.id} class="bulk-failure">
            <h2 dir="auto">{school.name}</h2>
            {remarks.map((remark) => (
              <p key={remark} class="note" lang={RULE_LANGUAGE}>
                {remark}
              </p>
            ))}
            <FailureList failures={failures} />
            {failures.length > 0 && (
              <button
                type="button"
                class="plain-button"
                aria-label={words.retryNamed(school.name)}
                onClick={() => void retry(one).catch(console.error)}
              >
                {words.retry}
              </button>
            )}
          </section>
        );
      })}
    </>
  );
}
