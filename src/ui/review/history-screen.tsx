/** All reviews that are kept, by site and notice: opened, compared, deleted, taken away as a file and brought back. */
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { CompareChoice } from './compare-choice';
import { historyGroups, type NoticeHistory } from './history-groups';
import type { HistoryEntry, ReviewDoors } from './review-doors';
import { hashOf } from './route';

interface HistoryScreenProps {
  readonly doors: ReviewDoors;
  readonly announce: (words: string) => void;
}

const MEGABYTE = 1024 * 1024;

export function HistoryScreen({ doors, announce }: HistoryScreenProps) {
  const pages = usePageStrings();
  const { history } = pages;
  const id = useId();
  const [search, setSearch] = useState('');
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [bytes, setBytes] = useState<number | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = useRef('');
  const beginTurn = useTurns();
  /** Of the words typed last, whichever answer comes first. */
  const load = useCallback(async () => {
    const isLatest = beginTurn();
    const [found, size] = await Promise.all([doors.history(wanted.current), doors.keptBytes()]);
    if (!isLatest()) return;
    setEntries(found);
    setBytes(size);
  }, [doors, beginTurn]);
  useEffect(() => {
    document.title = pages.titled(history.title);
  }, [pages, history]);
  useEffect(() => {
    load().catch(console.error);
  }, [load]);
  /** Says what came of it, and lists anew. */
  const doing = async (work: () => Promise<string>) => {
    try {
      announce(await work());
      await load();
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    }
  };
  const takeIn = async (file: File) => {
    const taken = await doors.takeInAll(file);
    setProblems(taken.ok ? [] : taken.problems);
    return taken.ok ? history.imported(taken.reviews, taken.batches, taken.decisions) : history.notImported;
  };
  const isEmpty = entries?.length === 0;

  return (
    <main class="page-main history" aria-busy={entries === null}>
      <h1 ref={heading} tabIndex={-1}>
        {history.title}
      </h1>
      <p class="lead">{history.lead}</p>
      <search class="history-search">
        <label class="unseen" for={id}>
          {history.search}
        </label>
        <input
          id={id}
          type="search"
          placeholder={history.search}
          value={search}
          onInput={({ currentTarget }) => {
            wanted.current = currentTarget.value;
            setSearch(currentTarget.value);
            load().catch(console.error);
          }}
        />
      </search>
      {problems.length > 0 && (
        <div class="problem" role="alert">
          <p>{history.notImported}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem} lang={RULE_LANGUAGE}>
                {problem}
              </li>
            ))}
          </ul>
        </div>
      )}
      {isEmpty && <p class="quiet">{search.trim() === '' ? history.none : history.noneFound}</p>}
      {historyGroups(entries ?? []).map(({ site, notices }) => (
        <section key={site} class="site">
          <h2>{site || history.files}</h2>
          {notices.map((notice) => (
            <NoticeItem
              key={notice.notice}
              notice={notice}
              onRemove={(review, button) => {
                const next = neighbourOf(button);
                void doing(async () => {
                  await doors.forget(review);
                  // The button goes away: the keyboard's place moves to the next one, or that before.
                  (next ?? heading.current)?.focus();
                  return history.removed;
                });
              }}
            />
          ))}
        </section>
      ))}
      <HistoryFooter
        size={entries && bytes !== null ? history.size(entries.length, (bytes / MEGABYTE).toFixed(1)) : ''}
        canRemove={!isEmpty}
        onExport={() =>
          void doing(async () => pages.export.done(await doors.saveAll(history.exportName(doors.today()))))
        }
        onImport={(file) => void doing(() => takeIn(file))}
        onRemoveAll={() =>
          void doing(async () => {
            await doors.forgetAll();
            heading.current?.focus();
            return history.removed;
          })
        }
      />
    </main>
  );
}

/** The button of the review after it, or of the one before; null for the only one. */
function neighbourOf(button: HTMLElement): HTMLElement | null {
  const all = [...(button.closest('main')?.querySelectorAll<HTMLElement>('.kept-notice li > button') ?? [])];
  const at = all.indexOf(button);
  return all[at + 1] ?? all[at - 1] ?? null;
}

interface NoticeItemProps {
  readonly notice: NoticeHistory;
  readonly onRemove: (review: string, button: HTMLElement) => void;
}

function NoticeItem({ notice: { title, organisation, reviews }, onRemove }: NoticeItemProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  const { history } = pages;
  const name = title || strings.untitled;
  return (
    <article class="kept-notice">
      <h3 dir="auto">{name}</h3>
      <p class="quiet">
        <bdi>{organisation || strings.noOrganisation}</bdi> · {history.times(reviews.length)}
      </p>
      <ul>
        {reviews.map((review) => {
          const when = pages.moment(review.savedAt);
          return (
            <li key={review.id}>
              <a href={hashOf({ screen: 'review', id: review.id })}>{when}</a>
              <span class="quiet">
                {review.isNotice === false ? pages.start.fileNoNotice : history.gaps(review.gaps)} ·{' '}
                {history.asOf(strings.day(review.asOf))}
              </span>
              <button
                type="button"
                class="plain-button"
                aria-label={history.removeNamed(name, when)}
                onClick={({ currentTarget }) => onRemove(review.id, currentTarget)}
              >
                {history.remove}
              </button>
            </li>
          );
        })}
      </ul>
      <CompareChoice title={name} reviews={reviews} />
    </article>
  );
}

interface HistoryFooterProps {
  readonly size: string;
  readonly canRemove: boolean;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onRemoveAll: () => void;
}

function HistoryFooter({ size, canRemove, onExport, onImport, onRemoveAll }: HistoryFooterProps) {
  const { history, decide } = usePageStrings();
  const input = useRef<HTMLInputElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <section class="history-foot">
      <p class="quiet">{size}</p>
      <p class="decision-buttons">
        <button type="button" class="plain-button" onClick={onExport}>
          {history.exportAll}
        </button>
        <button type="button" class="plain-button" onClick={() => input.current?.click()}>
          {history.importAll}
        </button>
        {canRemove && (
          <button type="button" class="plain-button" onClick={() => dialog.current?.showModal()}>
            {history.removeAll}
          </button>
        )}
      </p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onImport(file);
          currentTarget.value = '';
        }}
      />
      <dialog ref={dialog} aria-labelledby={id}>
        <p id={id}>{history.removeAllSure}</p>
        <p class="decision-buttons">
          <button type="button" class="plain-button" onClick={() => dialog.current?.close()}>
            {decide.cancel}
          </button>
          <button
            type="button"
            class="main-button"
            onClick={() => {
              dialog.current?.close();
              onRemoveAll();
            }}
          >
            {history.removeAllYes}
          </button>
        </p>
      </dialog>
    </section>
  );
}
