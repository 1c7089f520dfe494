/** The result of a review, with everything that can be done from it. */
import { useRef, useState } from 'preact/hooks';
import { moveByArrows } from '../parts/arrow-keys';
import { Disclosure } from '../parts/disclosure';
import { NO_LINK_CHECK } from '../parts/link-doors';
import { NoticeLanguageProvider } from '../parts/notice-language';
import { quoteInPage } from '../parts/quote-in-page';
import { hasPlace, type ResultRow, resultRows } from '../parts/result-rows';
import type { Announce } from '../parts/use-said';
import { useTurns } from '../parts/use-turns';
import { useStrings } from '../strings/strings-context';
import { DocumentList } from './document-list';
import { LinkCheckLater } from './link-check-later';
import { PartChoice } from './part-choice';
import type { OfferedDocument, PopupDoors, PopupReview, PopupView } from './popup-state';
import { ResultList } from './result-list';
import type { ShownPlace } from './result-row';
import { ReviewHeader } from './review-header';
import { otherWarnings, UnreadList, unreadOf } from './unread-list';
import { Warnings } from './warnings';

interface ReviewedScreenProps {
  readonly review: PopupReview;
  readonly view: PopupView;
  /** False for a document: its quotes can't be shown in the tab. */
  readonly inPage: boolean;
  readonly onDocument: (document: OfferedDocument) => void;
  readonly doors: Pick<
    PopupDoors,
    'show' | 'clearMarks' | 'copy' | 'openFull' | 'openBeside' | 'links' | 'asksForOwnSite'
  >;
  readonly onView: (change: Partial<PopupView>) => void;
  /** Puts other reviews of the reading in the place of those that are shown. */
  readonly onReports: (reading: string, reports: PopupReview['reports']) => void;
  /** Says something to those who can't see it happen. */
  readonly announce: Announce;
}

export function ReviewedScreen(props: ReviewedScreenProps) {
  const { review, view, inPage, doors, onView, onReports, onDocument, announce } = props;
  const strings = useStrings();
  const [shown, setShown] = useState<ShownPlace | null>(null);
  const screen = useRef<HTMLDivElement>(null);
  /** Of what is marked: the page may take its time to answer. */
  const beginTurn = useTurns();
  const { reports, documents } = review;
  const report = reports[view.part] ?? reports[0];
  if (!report) return null;
  const rows = resultRows(report);
  const unread = unreadOf(report);

  const show = async (row: ResultRow, kind: 'quote' | 'nearest', index: number) => {
    const spans = (kind === 'quote' ? row.quotes : row.nearest).filter(hasPlace);
    const targets = spans.map((span) => quoteInPage(span, report.notice.text ?? ''));
    const isLatest = beginTurn();
    const announceShown = announce.later();
    const outcome = await doors.show(targets, index, kind);
    if (!isLatest()) return;
    setShown({ row: row.key, kind, index, outcome });
    onView({ marked: outcome.state === 'shown' || outcome.state === 'hidden' });
    announceShown(strings.shown(outcome));
  };

  const toggle = (row: ResultRow) => {
    if (view.open === row.key) {
      onView({ open: null });
      return;
    }
    onView({ open: row.key });
    if (!inPage) return;
    const kind = row.quotes.some(hasPlace) ? 'quote' : row.nearest.some(hasPlace) ? 'nearest' : null;
    if (kind) void show(row, kind, 0);
    // Else the mark of the row before would seem to be this one's.
    else if (view.marked) void clear();
  };

  const copy = async (text: string) => {
    try {
      await doors.copy(text);
      announce(strings.copied);
    } catch {
      announce(strings.copyFailed);
    }
  };

  const opening = async (open: () => Promise<void> | undefined) => {
    try {
      await open();
    } catch (error) {
      console.error(error);
      announce(strings.openFullFailed);
    }
  };
  const openFull = () => opening(() => doors.openFull(review, view.part));
  const openBeside = () => opening(() => doors.openBeside?.());

  const clear = async () => {
    const isLatest = beginTurn();
    const announceCleared = announce.later();
    await doors.clearMarks();
    if (!isLatest()) return;
    setShown(null);
    onView({ marked: false });
    announceCleared(strings.marksCleared);
  };

  const choose = async (part: number) => {
    beginTurn();
    setShown(null);
    onView({ part, open: null, marked: false });
    if (view.marked) await doors.clearMarks();
  };

  const clearByButton = async () => {
    await clear();
    // The button goes away: the keyboard's place moves to the row that was marked.
    screen.current?.querySelector<HTMLElement>('.row-line[aria-expanded=true], .row-line')?.focus();
  };

  return (
    <NoticeLanguageProvider value={report.notice.language ?? 'en'}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the buttons inside, which are what has the focus. */}
      <div class="reviewed" ref={screen} onKeyDown={moveByArrows}>
        {reports.length > 1 && (
          <PartChoice reports={reports} chosen={view.part} onChoose={(part) => void choose(part)} />
        )}
        <ReviewHeader report={report} toCheck={rows.filter((row) => row.review !== null).length} />
        <p class="full-review actions">
          <button type="button" class="plain-button" onClick={() => void openFull()}>
            {strings.openFull}
          </button>
          {doors.openBeside !== null && (
            <button type="button" class="plain-button" onClick={() => void openBeside()}>
              {strings.openBeside}
            </button>
          )}
        </p>
        <Warnings warnings={otherWarnings(report, unread)} truncated={review.truncated} />
        <UnreadList unread={unread} />
        {documents.length > 0 && (
          <Disclosure title={strings.documentsTitle(documents.length)}>
            <DocumentList documents={documents} asksForOwnSite={doors.asksForOwnSite} onReview={onDocument} />
          </Disclosure>
        )}
        <ResultList
          report={report}
          rows={rows}
          openRow={view.open}
          shown={shown}
          onToggle={toggle}
          onShow={inPage ? (row, kind, index) => void show(row, kind, index) : null}
          onCopy={(text) => void copy(text)}
        />
        <LinkCheckLater
          key={review.reading.id}
          subject={{ reading: review.reading, takenIn: [], asOf: report.asOf }}
          report={report}
          checked={reports.some(({ links }) => links !== undefined)}
          doors={doors.links}
          state={view.links ?? NO_LINK_CHECK}
          onState={(links) => onView({ links })}
          onReports={(made) => onReports(review.reading.id, made)}
          announce={announce}
        />
        {view.marked && (
          <div class="marks-bar">
            <span>{strings.shown({ state: 'shown' })}</span>
            <button type="button" class="plain-button" onClick={() => void clearByButton()}>
              {strings.clearMarks}
            </button>
          </div>
        )}
      </div>
    </NoticeLanguageProvider>
  );
}
