/** What was found, named or added, school by school; struck, taken in again, added by hand. */
import { useEffect, useId, useState } from 'preact/hooks';
import type { BulkSchool } from '../../bulk/result/model';
import type { KeptCandidate } from '../../bulk/store';
import { noticeTitle } from '../../report/bulk-export';
import { useTurns } from '../parts/use-turns';
import { useBulkStrings } from '../strings/bulk-context';
import { MoreButton } from './more-button';
import type { PartProps } from './part-props';

/** Schools that are shown at a time. */
const SHOWN = 30;

export function CandidatesView(props: PartProps) {
  const { result } = props;
  const { candidates, grid } = useBulkStrings();
  const id = useId();
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(SHOWN);
  const wanted = words.trim().toLowerCase();
  const schools = result.schools.filter(({ school }) =>
    `${school.name}\n${school.urn ?? ''}\n${school.trust ?? ''}`.toLowerCase().includes(wanted),
  );
  const rest = Math.min(SHOWN, schools.length - shown);
  return (
    <>
      <p class="quiet">{candidates.lead}</p>
      <search class="bulk-filters">
        <label class="unseen" for={id}>
          {grid.words}
        </label>
        <input
          id={id}
          type="search"
          placeholder={grid.words}
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </search>
      {schools.slice(0, shown).map((one) => (
        <SchoolCandidates key={one.school.id} {...props} one={one} startsOpen={schools.length <= 5} />
      ))}
      <MoreButton rest={rest} words={candidates.more} onMore={() => setShown((now) => now + SHOWN)} />
    </>
  );
}

interface SchoolCandidatesProps extends PartProps {
  readonly one: BulkSchool;
  readonly startsOpen: boolean;
}

function SchoolCandidates({ one, startsOpen, open, state, announce }: SchoolCandidatesProps) {
  const words = useBulkStrings();
  const { candidates } = words;
  const { school } = one;
  const id = useId();
  const [isOpen, setOpen] = useState(startsOpen);
  const [list, setList] = useState<readonly KeptCandidate[] | null>(null);
  const [url, setUrl] = useState('');
  const [problem, setProblem] = useState(false);
  const beginTurn = useTurns();
  const load = async () => {
    const isLatest = beginTurn();
    const found = await open.candidates(school.id);
    if (isLatest()) setList(found);
  };
  useEffect(() => {
    if (isOpen) load().catch(console.error);
  }, [isOpen, state.turn]);
  const doing = async (work: Promise<unknown>, said: string) => {
    await work;
    await load();
    await state.reload();
    announce(said);
  };
  const add = async () => {
    const added = await open.runner.add(school.id, url.trim());
    setProblem(added === null);
    if (added === null) return;
    setUrl('');
    await doing(Promise.resolve(), candidates.added);
  };
  return (
    <details class="bulk-school" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <span class="bulk-school-name" dir="auto">
          {school.name}
        </span>{' '}
        <span class="quiet">
          {words.stage[one.state.stage]}
          {list && ` · ${candidates.count(list.length)}`}
        </span>
      </summary>
      {one.state.remarks.map((remark) => (
        <p key={remark} class="note">
          {remark}
        </p>
      ))}
      {list?.length === 0 && <p class="quiet">{candidates.none}</p>}
      <ul class="candidates">
        {(list ?? []).map((candidate) => (
          <li key={candidate.id} data-state={candidate.state}>
            <div>
              <p>
                <span class="line-state" data-state={candidate.state}>
                  {candidates.state[candidate.state]}
                </span>{' '}
                <bdi dir="auto">{nameOf(candidate, one)}</bdi>
              </p>
              <p class="quiet">
                <bdi>{candidate.url}</bdi> · {candidates.by[candidate.by]}
                {candidate.also.length > 0 && ` · ${candidates.also(candidate.also.length)}`}
              </p>
            </div>
            {candidate.state === 'struck' ? (
              <button
                type="button"
                class="plain-button"
                aria-label={candidates.restoreNamed(candidate.url)}
                onClick={() => void doing(open.runner.restore(candidate.id), candidates.restored)}
              >
                {candidates.restore}
              </button>
            ) : (
              <button
                type="button"
                class="plain-button"
                aria-label={candidates.strikeNamed(candidate.url)}
                onClick={() => void doing(open.runner.strike(candidate.id), candidates.struck)}
              >
                {candidates.strike}
              </button>
            )}
          </li>
        ))}
      </ul>
      <form
        class="bulk-filters"
        onSubmit={(event) => {
          event.preventDefault();
          void add().catch(console.error);
        }}
      >
        <label for={id}>{candidates.add}</label>
        <input
          id={id}
          type="url"
          inputMode="url"
          aria-invalid={problem}
          value={url}
          onInput={({ currentTarget }) => setUrl(currentTarget.value)}
        />
        <button type="submit" class="plain-button" aria-label={candidates.addTo(school.name)}>
          {candidates.addButton}
        </button>
        {problem && (
          <span class="field-problem" role="alert">
            {candidates.notAnAddress}
          </span>
        )}
      </form>
    </details>
  );
}

/** What was read by its titles, as the words of a link are often no more than “PDF”; the rest by those words. */
function nameOf({ id, linkText, url }: KeptCandidate, { notices }: BulkSchool): string {
  const titles = notices.filter(({ candidate }) => candidate === id).map(noticeTitle);
  return titles.length > 0 ? [...new Set(titles)].join('; ') : linkText || url;
}
