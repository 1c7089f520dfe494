/** All batches that are kept: opened, run anew, deleted. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { useBulkStrings } from '../strings/bulk-context';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { ScreenProps } from './bulk-app';
import type { ShelfEntry } from './bulk-doors';
import { bulkHashOf } from './route';

const MEGABYTE = 1024 * 1024;

export function ShelfScreen({ doors, go, announce }: ScreenProps) {
  const words = useBulkStrings();
  const { shelf } = words;
  const [entries, setEntries] = useState<readonly ShelfEntry[] | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const load = useCallback(async () => setEntries(await doors.shelf()), [doors]);
  useEffect(() => {
    document.title = words.titled(shelf.title);
    load().catch(console.error);
  }, [load, words, shelf]);
  const remove = async (id: string) => {
    await doors.remove(id);
    await load();
    heading.current?.focus();
    announce(shelf.removed);
  };
  const isMaking = useRef(false);
  const again = async (id: string) => {
    // One click, one run, however often it is clicked while that is made.
    if (isMaking.current) return;
    isMaking.current = true;
    try {
      go({ screen: 'batch', id: await doors.again(id), tab: 'grid' });
    } finally {
      isMaking.current = false;
    }
  };
  const failed = (error: unknown) => {
    console.error(error);
    announce(words.failed);
  };
  return (
    <main class="page-main bulk-shelf" aria-busy={entries === null}>
      <h1 ref={heading} tabIndex={-1}>
        {shelf.title}
      </h1>
      <p class="lead">{shelf.lead}</p>
      <p>
        <a class="main-button" href={bulkHashOf({ screen: 'new' })}>
          {shelf.start}
        </a>
      </p>
      <h2>{shelf.earlier}</h2>
      {entries?.length === 0 && <p class="quiet">{shelf.none}</p>}
      <ul class="batches">
        {(entries ?? []).map((entry) => (
          <Entry
            key={entry.id}
            entry={entry}
            onRemove={() => void remove(entry.id).catch(failed)}
            onAgain={() => void again(entry.id).catch(failed)}
          />
        ))}
      </ul>
    </main>
  );
}

interface EntryProps {
  readonly entry: ShelfEntry;
  readonly onRemove: () => void;
  readonly onAgain: () => void;
}

function Entry({ entry: { id, name, schools, asOf, createdAt, bytes }, onRemove, onAgain }: EntryProps) {
  const { shelf } = useBulkStrings();
  const strings = useStrings();
  const pages = usePageStrings();
  const [asking, setAsking] = useState(false);
  const asker = useRef<HTMLButtonElement>(null);
  /** The question goes away: the keyboard's place moves to what asked it. */
  const keep = () => {
    setAsking(false);
    asker.current?.focus();
  };
  return (
    <li class="batch">
      <div class="batch-words">
        <a class="batch-name" dir="auto" href={bulkHashOf({ screen: 'batch', id, tab: 'grid' })}>
          {name}
        </a>
        <p class="quiet">
          {shelf.facts(schools, strings.day(asOf), pages.moment(createdAt))} ·{' '}
          {shelf.size((bytes / MEGABYTE).toFixed(1))}
        </p>
      </div>
      <div class="actions">
        <button type="button" class="plain-button" aria-label={shelf.againNamed(name)} onClick={onAgain}>
          {shelf.again}
        </button>
        <button
          ref={asker}
          type="button"
          class="plain-button"
          aria-label={shelf.removeNamed(name)}
          aria-expanded={asking}
          onClick={() => setAsking((now) => !now)}
        >
          {shelf.remove}
        </button>
      </div>
      {asking && (
        <div class="sure">
          <p>{shelf.removeSure(name)}</p>
          <div class="actions">
            <button type="button" class="main-button" onClick={onRemove}>
              {shelf.removeYes}
            </button>
            <button type="button" class="plain-button" onClick={keep}>
              {shelf.keep}
            </button>
          </div>
        </div>
      )}
    </li>
  );
}
