/** The batch against another run of the list: put right, new, changed, gone. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { CheckChange, NoticeComparison, SchoolComparison } from '../../bulk/result/compare-runs';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useTurns } from '../parts/use-turns';
import { useBulkStrings } from '../strings/bulk-context';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { ShelfEntry } from './bulk-doors';
import type { PartProps } from './part-props';

type Compared = NonNullable<Awaited<ReturnType<PartProps['open']['compare']>>>;

export function ChangesView({ open, doors, result, state }: PartProps) {
  const { changes } = useBulkStrings();
  const pages = usePageStrings();
  const strings = useStrings();
  const id = useId();
  const { batch } = open;
  const [others, setOthers] = useState<readonly ShelfEntry[] | null>(null);
  const [chosen, setChosen] = useState(batch.previous ?? '');
  const [compared, setCompared] = useState<Compared | null | 'working'>(null);
  useEffect(() => {
    doors.shelf().then((all) => setOthers(all.filter((one) => one.id !== batch.id)), console.error);
  }, [doors, batch]);
  const beginTurn = useTurns();
  useEffect(() => {
    const isLatest = beginTurn();
    if (chosen === '') {
      setCompared(null);
      return;
    }
    setCompared('working');
    open.compare(chosen).then((found) => isLatest() && setCompared(found), console.error);
  }, [open, chosen, state.turn, beginTurn]);
  const titles = new Map([...result.elements, ...result.findings].map(({ check, title }) => [check, title]));
  if (others?.length === 0) return <p>{changes.noOther}</p>;
  const { asOf } = result.batch.settings;
  return (
    <>
      <p class="quiet">{changes.lead}</p>
      <p>
        <label for={id}>{changes.with}</label>{' '}
        <select id={id} value={chosen} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
          <option value="">{changes.choose}</option>
          {(others ?? []).map((other) => (
            <option key={other.id} value={other.id}>
              {`${other.name} (${pages.moment(other.createdAt)})`}
            </option>
          ))}
        </select>
      </p>
      {compared === 'working' && <p class="progress-line">{changes.working}</p>}
      {compared !== null && compared !== 'working' && (
        <>
          {compared.asOf !== asOf && (
            <p class="note">{changes.otherDay(strings.day(compared.asOf), strings.day(asOf))}</p>
          )}
          <Sum schools={compared.schools} />
          {compared.schools.filter(hasChanged).map((one) => (
            <SchoolChanges key={one.school.id} one={one} titles={titles} />
          ))}
        </>
      )}
    </>
  );
}

function hasChanged({ listed, notices }: SchoolComparison): boolean {
  return listed !== 'both' || notices.some(({ change }) => change !== 'unchanged');
}

function Sum({ schools }: { readonly schools: readonly SchoolComparison[] }) {
  const { changes } = useBulkStrings();
  const all = schools.flatMap(({ notices }) => notices);
  const of = (list: 'fixed' | 'fresh' | 'changed') => all.reduce((sum, one) => sum + one[list].length, 0);
  const same = all.filter(({ change }) => change === 'unchanged').length;
  return (
    <p class="bulk-sum">
      {schools.some(hasChanged) ? changes.counts(of('fixed'), of('fresh'), of('changed'), same) : changes.none}
    </p>
  );
}

interface SchoolChangesProps {
  readonly one: SchoolComparison;
  readonly titles: ReadonlyMap<string, string>;
}

function SchoolChanges({ one: { school, listed, notices }, titles }: SchoolChangesProps) {
  const { changes } = useBulkStrings();
  return (
    <section class="bulk-changes">
      <h2 dir="auto">
        {school.name}{' '}
        {listed !== 'both' && <span class="tag">{listed === 'new' ? changes.newSchool : changes.goneSchool}</span>}
      </h2>
      <ul>
        {notices
          .filter(({ change }) => change !== 'unchanged')
          .map((notice) => (
            <NoticeChanges key={notice.after ?? notice.before} notice={notice} titles={titles} />
          ))}
      </ul>
    </section>
  );
}

function NoticeChanges({ notice, titles }: { readonly notice: NoticeComparison } & Pick<SchoolChangesProps, 'titles'>) {
  const { changes } = useBulkStrings();
  const lists = [
    ['fixed', notice.fixed],
    ['fresh', notice.fresh],
    ['changed', notice.changed],
  ] as const;
  return (
    <li>
      <p>
        <strong dir="auto">{notice.title ?? notice.url}</strong>{' '}
        <span class="line-state" data-state={notice.change}>
          {changes.state[notice.change]}
        </span>
        {notice.movedFrom && <span class="quiet"> {changes.movedFrom(notice.movedFrom)}</span>}
      </p>
      <ul class="changed-checks">
        {lists.flatMap(([list, all]) =>
          all.map((change, at) => (
            <li key={`${list} ${change.check} ${at}`} data-change={list}>
              {changes[list]}: <span lang={RULE_LANGUAGE}>{titles.get(change.check) ?? change.check}</span>
              <Way change={change} />
            </li>
          )),
        )}
      </ul>
    </li>
  );
}

function Way({ change: { before, after, quote } }: { readonly change: CheckChange }) {
  const pages = usePageStrings();
  const strings = useStrings();
  if (quote !== null) {
    return (
      <span class="quiet" dir="auto">
        {` “${quote}”`}
      </span>
    );
  }
  const named = (status: CheckChange['before']) => (status === null ? pages.compare.notAsked : strings.outcome[status]);
  return <span class="quiet"> {pages.compare.statusFromTo(named(before), named(after))}</span>;
}
