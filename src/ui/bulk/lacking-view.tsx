/** Kinds of notice that were looked for and not found, with the schools. */
import { missingKinds } from '../../report/bulk-gaps';
import { gridRows } from '../../report/bulk-grid';
import { webAddress } from '../parts/result-rows';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useBulkStrings } from '../strings/bulk-context';
import type { PartProps } from './part-props';

export function LackingView({ result }: PartProps) {
  const { lacking } = useBulkStrings();
  const kinds = missingKinds(result, gridRows(result));
  if (kinds.length === 0) return <p>{lacking.none}</p>;
  return (
    <>
      <p class="quiet">{lacking.lead}</p>
      {kinds.map(({ kind, schools }) => (
        <section key={kind.id}>
          <h2>
            <span lang={RULE_LANGUAGE}>{kind.title}</span>{' '}
            <span class="group-count">{lacking.count(schools.length)}</span>
          </h2>
          <p class="quiet">{kind.needed ? lacking.needed : lacking.wanted}</p>
          <ul class="plain-list">
            {schools.map(({ school }) => {
              const address = webAddress(school.website ?? undefined);
              return (
                <li key={school.id} dir="auto">
                  {school.name}
                  {address && (
                    <>
                      {' · '}
                      <a href={address} target="_blank" rel="noreferrer">
                        {address}
                      </a>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}
