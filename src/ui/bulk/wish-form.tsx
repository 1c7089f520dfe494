/** How a batch is to be run; its button asks the browser for leave, at the click, and starts. */

import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { School } from '../../bulk/batch';
import { DateWords } from '../parts/date-words';
import { useBulkStrings } from '../strings/bulk-context';
import { useStrings } from '../strings/strings-context';
import { startOnOpening } from './batch-loader';
import type { ScreenProps } from './bulk-app';
import type { AskedHosts, ListPreview } from './bulk-doors';

interface WishFormProps extends ScreenProps {
  readonly schools: readonly School[];
  readonly files: ListPreview['files'];
}

const USUAL_GAP = 1;
const [LEAST_GAP, MOST_GAP] = [0.2, 60];

export function WishForm({ doors, go, announce, schools, files }: WishFormProps) {
  const { wish, failed } = useBulkStrings();
  const strings = useStrings();
  const id = useId();
  const today = useRef(doors.today()).current;
  const [name, setName] = useState(wish.usualName(strings.day(today)));
  const [asOf, setAsOf] = useState(today);
  const [links, setLinks] = useState(false);
  const [gap, setGap] = useState(String(USUAL_GAP));
  const [look, setLook] = useState(false);
  /** Null until it is known for these schools: a start before that would ask for no site. */
  const [asked, setAsked] = useState<AskedHosts | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const starting = useRef(false);
  useEffect(() => {
    let left = false;
    setAsked(null);
    doors.hostsOf(schools).then((all) => {
      if (!left) setAsked(all);
    }, console.error);
    return () => {
      left = true;
    };
  }, [doors, schools]);

  const start = () => {
    if (starting.current || asked === null) return;
    const seconds = Number(gap.replace(',', '.'));
    const wrong = /^\d{4}-\d{2}-\d{2}$/.test(asOf)
      ? seconds >= LEAST_GAP && seconds <= MOST_GAP
        ? schools.length === 0
          ? wish.none
          : null
        : wish.notAGap
      : wish.notADay;
    setProblem(wrong);
    if (wrong !== null) return;
    starting.current = true;
    // First of all: browsers show their question only in answer to a click.
    const leave = doors.askLeave(asked.hosts);
    const make = async () => {
      await leave;
      const settings = { asOf, links, gap: Math.round(seconds * 1000) };
      const batch = await doors.create({
        name: name.trim() || wish.usualName(strings.day(today)),
        settings,
        schools,
        files,
      });
      startOnOpening(batch, look ? 'found' : 'done');
      go({ screen: 'batch', id: batch, tab: look ? 'candidates' : 'grid' });
    };
    make().catch((error) => {
      console.error(error);
      starting.current = false;
      setProblem(failed);
      announce(failed);
    });
  };
  return (
    <section class="wish">
      <h2>{wish.title}</h2>
      <div class="wish-fields">
        <label for={`${id}-name`}>{wish.name}</label>
        <input
          id={`${id}-name`}
          type="text"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <label for={`${id}-day`}>{wish.asOf}</label>
        <span>
          <input
            id={`${id}-day`}
            type="date"
            value={asOf}
            onInput={({ currentTarget }) => setAsOf(currentTarget.value)}
          />{' '}
          <DateWords day={asOf} />
        </span>
        <label for={`${id}-gap`}>{wish.gap}</label>
        <span>
          <input
            id={`${id}-gap`}
            type="text"
            inputMode="decimal"
            size={5}
            aria-describedby={`${id}-gap-hint`}
            value={gap}
            onInput={({ currentTarget }) => setGap(currentTarget.value)}
          />
          <span class="quiet" id={`${id}-gap-hint`}>
            {' '}
            {wish.gapHint}
          </span>
        </span>
      </div>
      <p>
        <label class="radio">
          <input
            type="checkbox"
            checked={links}
            aria-describedby={`${id}-links-hint`}
            onChange={({ currentTarget }) => setLinks(currentTarget.checked)}
          />
          {wish.links}
        </label>
        <span class="quiet" id={`${id}-links-hint`}>
          {wish.linksHint}
        </span>
      </p>
      <p>
        <label class="radio">
          <input type="checkbox" checked={look} onChange={({ currentTarget }) => setLook(currentTarget.checked)} />
          {wish.look}
        </label>
      </p>
      <p class="quiet">{asked && (asked.sites > 0 ? wish.leave(asked.sites) : wish.noLeave)}</p>
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="main-button" aria-disabled={schools.length === 0 || asked === null} onClick={start}>
        {wish.start(schools.length)}
      </button>
    </section>
  );
}
