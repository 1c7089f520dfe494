/** A review in full: the checks on one side, the notice's text with every mark on the other, each leading to the other. */

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Report } from '../../engine/report';
import type { Casebook } from '../../report/casebook';
import { LinkCheck } from '../parts/link-check';
import { type LinkCheckState, NO_LINK_CHECK } from '../parts/link-doors';
import { NoticeLanguageProvider } from '../parts/notice-language';
import { hasPlace, type ResultRow, resultRows } from '../parts/result-rows';
import { RulesNote } from '../parts/rule-words';
import { useKeptFocus } from '../parts/use-kept-focus';
import { useNow } from '../parts/use-now';
import type { Announce } from '../parts/use-said';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { BesideNote } from './beside-note';
import { CheckList } from './check-list';
import { ExportMenu } from './export-menu';
import { FilterBar } from './filter-bar';
import { filterRows, NO_FILTER, type RowFilter } from './filter-rows';
import { GoneDecisions } from './gone-decisions';
import { HowRead } from './how-read';
import { LeftOutList } from './left-out-list';
import { PartTabs } from './part-tabs';
import type { BesidePage, CheckFacts, OpenReview, ReviewDoors, ReviewedNotice } from './review-doors';
import { ReviewHeading } from './review-heading';
import { hashOf } from './route';
import { type TextMark, textMarks } from './text-marks';
import { TextPane } from './text-pane';
import { UndoToast, useUndoKey } from './undo-toast';
import { useDecisions } from './use-decisions';
import { useMarksInPage } from './use-marks-in-page';

interface ReviewScreenProps {
  readonly review: OpenReview;
  readonly facts: CheckFacts;
  readonly doors: ReviewDoors;
  /** Null in a tab of its own. */
  readonly beside: BesidePage | null;
  readonly announce: Announce;
  /** Shows the review of this id, which has just been made; not where the reader has gone on to something else meanwhile. */
  readonly reopen: (id: string) => boolean;
}

/** The mark that was gone to, by what stays the same when others come and go. */
export interface MarkPlace {
  readonly row: string;
  readonly start: number;
  /** Going to the same place again is seen, too. */
  readonly turn: number;
}

export function ReviewScreen(props: ReviewScreenProps) {
  const [part, setPart] = useState(props.review.part);
  const shown = props.review.parts[part] ?? props.review.parts[0];
  if (!shown) return null;
  return (
    <NoticeLanguageProvider value={shown.report.notice.language ?? 'en'}>
      <ShownNotice {...props} shown={shown} part={part} onPart={setPart} />
    </NoticeLanguageProvider>
  );
}

interface ShownNoticeProps extends ReviewScreenProps {
  readonly shown: ReviewedNotice;
  readonly part: number;
  readonly onPart: (part: number) => void;
}

function ShownNotice({ review, shown, part, onPart, facts, doors, beside, announce, reopen }: ShownNoticeProps) {
  const pages = usePageStrings();
  const strings = useStrings();
  const openRow = useNow<string | null>(null);
  const rowFilter = useNow<RowFilter>(NO_FILTER);
  const markPlace = useNow<MarkPlace | null>(null);
  const { drawn: open } = openRow;
  const { drawn: filter } = rowFilter;
  const { drawn: place } = markPlace;
  const [view, setView] = useState<'checks' | 'text'>('checks');
  const [working, setWorking] = useState(false);
  const isWorking = useRef(false);
  const [linkCheck, setLinkCheck] = useState<LinkCheckState>(NO_LINK_CHECK);
  const checks = useRef<HTMLDivElement>(null);
  useKeptFocus(checks, 'h1');
  const { report } = shown;
  const decisions = useDecisions(report, doors);
  const rows = useMemo(() => resultRows(report).filter(({ check }) => !facts.hidden.has(check)), [report, facts]);
  const hidden = report.elements.length + report.findings.length - rows.length;
  const shownRows = filterRows(rows, filter, decisions.byRow);
  const marks = textMarks(shownRows, open);
  const inPage = useMarksInPage(beside, review, report, announce);

  useEffect(() => {
    document.title = pages.titled(report.notice.title || strings.untitled);
  }, [report, pages, strings]);

  const goTo = (mark: Pick<TextMark, 'row' | 'start'>) =>
    markPlace.set((before) => ({ row: mark.row, start: mark.start, turn: (before?.turn ?? 0) + 1 }));

  const toggle = (row: ResultRow) => {
    if (openRow.set((now) => (now === row.key ? null : row.key)) === null) {
      inPage.clear();
      return;
    }
    const first = row.quotes.find(hasPlace) ?? row.nearest.find(hasPlace);
    if (first) goTo({ row: row.key, start: first.start });
    inPage.show(row, first?.start);
  };

  const openRowOf = (mark: TextMark) => {
    openRow.set(() => mark.row);
    setView('checks');
    goTo(mark);
    const row = rows.find(({ key }) => key === mark.row);
    if (row) inPage.show(row, mark.start);
    // Once the row is there to be gone to.
    requestAnimationFrame(() => {
      const line = [...(checks.current?.querySelectorAll<HTMLElement>('.row') ?? [])]
        .find(({ dataset }) => dataset.key === mark.row)
        ?.querySelector<HTMLElement>('.row-line');
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: 'nearest' });
    });
  };

  const step = (by: 1 | -1) => {
    // From where the last key led, among the marks there are by now: neither need be drawn yet.
    const here = markPlace.now();
    const all = textMarks(filterRows(rows, rowFilter.now(), decisions.byRow), openRow.now());
    const at = all.findIndex((mark) => mark.row === here?.row && mark.start === here.start);
    const next = all[at < 0 ? (by === 1 ? 0 : all.length - 1) : (at + by + all.length) % all.length];
    if (!next) return;
    goTo(next);
    announce(`${pages.text.mark(next.id + 1, all.length)}: ${next.title}`);
  };
  // With the drawing and not after it: no key is to be missed.
  useLayoutEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    };
    addEventListener('keydown', byKey);
    return () => removeEventListener('keydown', byKey);
  });

  const copy = async (text: string, done: string = strings.copied) => {
    try {
      await doors.copy(text);
      announce(done);
    } catch {
      announce(strings.copyFailed);
    }
  };

  /** For another day, or with other pieces taken in. */
  const again = async (wish: { readonly asOf?: string; readonly takenIn?: readonly number[] }, done: string) => {
    if (!review.reading || isWorking.current) return;
    isWorking.current = true;
    setWorking(true);
    announce(pages.working.reviewing);
    try {
      const { asOf = review.asOf, takenIn = review.takenIn } = wish;
      if (reopen(await doors.reviewAgain(review.reading, { asOf, takenIn }))) announce(done);
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    } finally {
      isWorking.current = false;
      setWorking(false);
    }
  };

  /** The reviews with what the links answered take the place of those that are kept. */
  const keepLinks = async (made: readonly Report[]) => {
    if (!review.reading) return;
    try {
      reopen(await doors.keepReports(review.reading, review.takenIn, made, part));
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    }
  };

  /** With what was decided a moment ago, too. */
  const bookNow = async (): Promise<Casebook> => {
    const decided = await decisions.settled();
    const isDecided = [...decided.elements, ...decided.findings].some(({ decision }) => decision !== null);
    return { report, decided: isDecided || decided.gone.length > 0 ? decided : null, reviewer: facts.reviewer };
  };
  /** Whatever is done about a decision is said, and so is that it did not work. */
  const doing = async (work: () => Promise<void>, said: string) => {
    try {
      await work();
      announce(said);
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    }
  };
  /** The toast goes away with what was undone, or closed: the keyboard's place moves to the row. */
  const toRow = () => {
    const row = checks.current?.querySelector<HTMLElement>('.row-line[aria-expanded=true]');
    (row ?? checks.current?.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true });
  };
  const undo = async () => {
    try {
      if (!(await decisions.undo())) return;
      announce(pages.undo.undone);
      toRow();
    } catch (error) {
      console.error(error);
      announce(pages.failed);
    }
  };
  useUndoKey(() => void undo());
  return (
    <main class="review-page" data-view={view} aria-busy={working}>
      {review.parts.length > 1 && (
        <PartTabs
          parts={review.parts}
          chosen={part}
          onChoose={(at) => {
            onPart(at);
            openRow.set(() => null);
            markPlace.set(() => null);
            inPage.clear();
          }}
        />
      )}
      <div
        class="panes"
        {...(review.parts.length > 1
          ? { id: 'part-panel', role: 'tabpanel', 'aria-labelledby': `part-tab-${part}` }
          : {})}
      >
        <div class="checks-pane" ref={checks}>
          {beside && <BesideNote front={beside.front} reading={review.reading?.id ?? null} />}
          <ReviewHeading
            report={report}
            rulesNow={facts.rules}
            today={doors.today()}
            canReview={review.reading !== null}
            working={working}
            onAsOf={(asOf) => void again({ asOf }, pages.asOf.done(strings.day(asOf)))}
            onReviewNow={() => void again({}, strings.reviewed)}
          />
          <div class="tools">
            <ExportMenu
              onExport={async (kind) => {
                try {
                  const name = pages.export.fileName(report.notice.title ?? '', report.asOf);
                  announce(pages.export.done(await doors.save(kind, await bookNow(), name)));
                } catch (error) {
                  console.error(error);
                  announce(pages.export.failed);
                }
              }}
              onMessage={async () => copy(await doors.message(await bookNow()), pages.export.messageCopied)}
            />
            {beside ? (
              <a
                class="plain-button"
                href={beside.doors.inTab(hashOf({ screen: 'review', id: shown.id }))}
                target="_blank"
                rel="noreferrer"
              >
                {pages.beside.inTab}
              </a>
            ) : (
              <a class="plain-button" href={hashOf({ screen: 'start' })}>
                {pages.startAgain}
              </a>
            )}
            <button type="button" class="plain-button to-text" onClick={() => setView('text')}>
              {pages.text.show}
            </button>
          </div>
          {report.notice.isNotice && (
            <>
              <FilterBar
                rows={rows}
                decided={decisions.byRow}
                shown={shownRows.length}
                filter={filter}
                onFilter={rowFilter.set}
              />
              <CheckList
                rows={shownRows}
                notice={shown.notice}
                limits={facts.limits}
                decided={decisions.byRow}
                open={open}
                filter={filter}
                shownInPage={inPage.shown}
                onShowInPage={inPage.possible ? inPage.show : null}
                onToggle={toggle}
                onShow={(row, start) => {
                  setView('text');
                  goTo({ row: row.key, start });
                }}
                onCopy={(text) => void copy(text)}
                onDecide={(row, wish) =>
                  void doing(() => decisions.decide(row.key, wish), pages.undo.done.decided(row.title))
                }
                onTakeBack={(row) =>
                  void doing(() => decisions.takeBack(row.key), pages.undo.done['taken-back'](row.title))
                }
              />
              {hidden > 0 && <p class="hidden-rows">{pages.hidden(hidden)}</p>}
              <GoneDecisions
                decisions={decisions.report.gone}
                titles={facts.titles}
                onDrop={(one, title) =>
                  void doing(() => decisions.drop(one, title), pages.undo.done['taken-back'](title))
                }
              />
            </>
          )}
          {review.reading && (
            <LinkCheck
              key={review.reading.id}
              subject={{ reading: review.reading, takenIn: review.takenIn, asOf: review.asOf }}
              report={report}
              checked={review.parts.some((one) => one.report.links !== undefined)}
              doors={doors.links}
              state={linkCheck}
              onState={setLinkCheck}
              onReports={(made) => void keepLinks(made)}
              announce={announce}
            />
          )}
          <LeftOutList
            report={report}
            reading={review.reading}
            takenIn={review.takenIn}
            working={working}
            onTakeIn={(takenIn) =>
              void again({ takenIn }, takenIn.length > review.takenIn.length ? pages.leftOut.taken : pages.leftOut.left)
            }
          />
          <HowRead report={report} />
          <footer>
            <p>{strings.personDecides}</p>
            <RulesNote />
          </footer>
        </div>
        <TextPane
          notice={shown.notice}
          marks={marks}
          open={open}
          place={place}
          onStep={step}
          onMark={openRowOf}
          onBack={() => setView('checks')}
        />
      </div>
      {decisions.last && (
        <UndoToast
          last={decisions.last}
          onUndo={() => void undo()}
          onClose={() => {
            decisions.closeLast();
            toRow();
          }}
        />
      )}
    </main>
  );
}
