/** One batch: its run, and its result in parts. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ownFailures } from '../../report/bulk-gaps';
import { EVERYTHING, type GridFilter } from '../../report/bulk-grid';
import { useKeptFocus } from '../parts/use-kept-focus';
import { useBulkStrings } from '../strings/bulk-context';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { ActionsView } from './actions-view';
import type { ScreenProps } from './bulk-app';
import type { OpenBatch } from './bulk-doors';
import { CandidatesView } from './candidates-view';
import { ChangesView } from './changes-view';
import { FailuresView } from './failures-view';
import { FilesView } from './files-view';
import { GapsView } from './gaps-view';
import { GridView } from './grid-view';
import { LackingView } from './lacking-view';
import { BATCH_TABS, type BatchTab, bulkHashOf } from './route';
import { RunPanel } from './run-panel';
import { TemplatesView } from './templates-view';
import { useBatch } from './use-batch';

interface BatchScreenProps extends ScreenProps {
  readonly open: OpenBatch;
  readonly tab: BatchTab;
  /** Begins at once, until then; null: waits for its reader. */
  readonly start: 'found' | 'done' | null;
}

export function BatchScreen({ open, tab, start, ...screen }: BatchScreenProps) {
  const { batch } = open;
  const { announce, go } = screen;
  const words = useBulkStrings();
  const strings = useStrings();
  const pages = usePageStrings();
  const state = useBatch(open);
  const { result } = state;
  const [filter, setFilter] = useState<GridFilter>(EVERYTHING);
  const begun = useRef(false);
  const part = useRef<HTMLElement>(null);
  useKeptFocus(part);
  useEffect(() => {
    document.title = words.titled(batch.name);
  }, [words, batch]);
  useEffect(() => {
    if (start === null || begun.current) return;
    begun.current = true;
    void state.start(start).then((end) => end && announce(words.run.state[open.runner.progress().state]));
  }, []);
  const failures = useMemo(
    () => result?.schools.reduce((sum, one) => sum + ownFailures(one.failures).length, 0) ?? 0,
    [result],
  );
  const shared = { open, state, ...screen };
  const ready = result === null ? null : { ...shared, result };
  const showCheck = (check: string, outcome: GridFilter['outcome']) => {
    setFilter({ ...EVERYTHING, check, outcome });
    go({ screen: 'batch', id: batch.id, tab: 'grid' });
  };
  return (
    <main class="page-main bulk-batch wide">
      <h1 dir="auto">{batch.name}</h1>
      <p class="lead">
        {words.shelf.facts(
          batch.schools.length,
          strings.day(result?.batch.settings.asOf ?? batch.settings.asOf),
          pages.moment(batch.createdAt),
        )}
      </p>
      <RunPanel {...shared} />
      <nav class="bulk-tabs" aria-label={words.tabs.label}>
        {BATCH_TABS.map((one) => (
          <a
            key={one}
            href={bulkHashOf({ screen: 'batch', id: batch.id, tab: one })}
            aria-current={one === tab ? 'page' : undefined}
          >
            {words.tabs[one]}
            {one === 'failures' && failures > 0 && <span class="tag">{failures}</span>}
          </a>
        ))}
      </nav>
      <section class="bulk-part" ref={part} aria-label={words.tabs[tab]}>
        {ready === null && <p class="progress">{words.opening}</p>}
        {ready && tab === 'grid' && <GridView {...ready} filter={filter} onFilter={setFilter} />}
        {ready && tab === 'candidates' && <CandidatesView {...ready} />}
        {ready && tab === 'gaps' && <GapsView {...ready} onShow={showCheck} />}
        {ready && tab === 'templates' && <TemplatesView {...ready} />}
        {ready && tab === 'lacking' && <LackingView {...ready} />}
        {ready && tab === 'failures' && <FailuresView {...ready} />}
        {ready && tab === 'actions' && <ActionsView {...ready} />}
        {ready && tab === 'changes' && <ChangesView {...ready} />}
        {ready && tab === 'files' && <FilesView {...ready} />}
      </section>
    </main>
  );
}
