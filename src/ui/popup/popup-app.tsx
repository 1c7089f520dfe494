/** The popup: one screen for each state, progress said aloud. Gets everything it does outside itself as `doors`. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { MessageScreen, type Sentence } from '../parts/message-screen';
import { webAddress } from '../parts/result-rows';
import { RULE_LANGUAGE, RulesNote } from '../parts/rule-words';
import { useKeptFocus } from '../parts/use-kept-focus';
import { type Announce, useSaid } from '../parts/use-said';
import type { Strings } from '../strings/en';
import { StringsProvider } from '../strings/strings-context';
import { DocumentList } from './document-list';
import type { OfferedDocument, PopupDoors, PopupReview, PopupState, PopupView, ShownReview } from './popup-state';
import { flows, openReview, reviewAgain, reviewOffered } from './review-flow';
import { DescribedNotice } from './review-header';
import { ReviewedScreen } from './reviewed-screen';
import { otherWarnings, UnreadList, unreadOf } from './unread-list';
import { Warnings } from './warnings';

interface PopupAppProps<Page> {
  readonly doors: PopupDoors<Page>;
  readonly strings: Strings;
}

export function PopupApp<Page>({ doors, strings }: PopupAppProps<Page>) {
  const [state, setState] = useState<PopupState>({ step: 'starting' });
  const [said, announce] = useSaid();

  /** As it was told last: another click may come before it is drawn. */
  const working = state.step in strings.progress;
  const isWorking = useRef(working);
  const tell = useCallback(
    (next: PopupState) => {
      isWorking.current = next.step in strings.progress;
      setState(next);
      // What is known meanwhile is on the screen; a reader who hears it waits for the result.
      if (!(next.step === 'reviewing' && next.described)) announce(sentenceFor(next, strings));
    },
    [announce, strings],
  );
  const main = useRef<HTMLElement>(null);
  // The button that led on goes away with its screen.
  useKeptFocus(main, 'h1', '.progress');
  const begin = useMemo(() => flows(doors, tell), [doors, tell]);
  useEffect(() => {
    const flow = begin();
    void openReview(flow.doors, flow.tell);
  }, [begin]);
  // At once, since the browser's question about a click may close the popup.
  useLayoutEffect(() => {
    if (state.step !== 'reviewed') return;
    const { step: _, ...kept } = state;
    void doors.keep(kept);
  }, [doors, state]);

  // Only what changed is put in: a slow answer from the page must not undo what was done meanwhile.
  const onView = useCallback((change: Partial<PopupView>) => {
    setState((current) =>
      current.step === 'reviewed' ? { ...current, view: { ...current.view, ...change } } : current,
    );
  }, []);

  // Of the review that is shown: a check may end when another is.
  const onReports = useCallback((reading: string, reports: PopupReview['reports']) => {
    setState((current) =>
      current.step === 'reviewed' && current.review.reading.id === reading
        ? { ...current, review: { ...current.review, reports } }
        : current,
    );
  }, []);

  const onDocument = useCallback(
    (document: OfferedDocument, page: ShownReview | null) => {
      const flow = begin();
      void reviewOffered(flow.doors, flow.tell, document, page);
    },
    [begin],
  );
  const onBack = useCallback(
    (page: ShownReview) => begin().tell({ step: 'reviewed', ...page, document: null, page: null }),
    [begin],
  );

  return (
    <StringsProvider value={strings}>
      <header class="bar">
        <img src="/icon/noticemark.svg" alt="" width="20" height="20" />
        <span class="product">{strings.productName}</span>
        {/* Stays in its place while it works: a button that goes away takes the keyboard's place with it. */}
        <button
          type="button"
          class="plain-button"
          aria-disabled={working}
          onClick={() => {
            const granted = state.step === 'reviewed' ? state.view.links?.granted : [];
            if (isWorking.current) return;
            isWorking.current = true;
            const flow = begin();
            void reviewAgain(flow.doors, flow.tell, granted);
          }}
        >
          {strings.reviewAgain}
        </button>
      </header>
      <main ref={main} aria-busy={working}>
        <Screen
          state={state}
          doors={doors}
          strings={strings}
          onView={onView}
          onReports={onReports}
          onDocument={onDocument}
          onBack={onBack}
          announce={announce}
        />
      </main>
      {state.step === 'reviewed' && <Footer review={state.review} strings={strings} />}
      <div role="status" class="unseen">
        <span key={said.turn}>{said.words}</span>
      </div>
    </StringsProvider>
  );
}

interface ScreenProps {
  readonly state: PopupState;
  readonly doors: Pick<
    PopupDoors,
    'show' | 'clearMarks' | 'copy' | 'openFull' | 'openBeside' | 'handOver' | 'links' | 'asksForOwnSite'
  >;
  readonly strings: Strings;
  readonly onView: (change: Partial<PopupView>) => void;
  /** Puts other reviews of the reading in the place of those that are shown. */
  readonly onReports: (reading: string, reports: PopupReview['reports']) => void;
  /** Reviews a document; `page` is what to go back to. */
  readonly onDocument: (document: OfferedDocument, page: ShownReview | null) => void;
  readonly onBack: (page: ShownReview) => void;
  readonly announce: Announce;
}

function Screen({ state, strings, onDocument, onBack, ...rest }: ScreenProps) {
  switch (state.step) {
    case 'starting':
    case 'loading-page':
    case 'reading':
      return <p class="progress">{strings.progress[state.step]}</p>;
    case 'reviewing':
      return (
        <>
          {state.described && <DescribedNotice notice={state.described} />}
          <p class="progress">{strings.progress.reviewing}</p>
        </>
      );
    case 'fetching':
      return (
        <p class="progress">
          {strings.progress.fetching} <bdi>{state.document.name}</bdi>
        </p>
      );
    case 'ask': {
      const { document } = state;
      return (
        <MessageScreen title={strings.askTitle} sentences={[strings.askText(document.host ?? '')]}>
          <button type="button" class="plain-button" onClick={() => onDocument(document, null)}>
            {strings.askButton}
          </button>
        </MessageScreen>
      );
    }
    case 'document-failed': {
      const { document, failure, message, page, needsPassword = false } = state;
      const said = message === null ? strings.documentFailed[failure] : { words: message, lang: RULE_LANGUAGE };
      return (
        <MessageScreen title={strings.documentFailedTitle} sentences={[strings.documentNamed(document.name), said]}>
          <DocumentActions
            document={document}
            page={page}
            strings={strings}
            onDocument={onDocument}
            onBack={onBack}
            onHandOver={needsPassword ? () => rest.doors.handOver(document) : null}
            announce={rest.announce}
          />
        </MessageScreen>
      );
    }
    case 'unreadable': {
      const { title, text } = strings.unreadable[state.reason];
      return <MessageScreen title={title} sentences={[text]} />;
    }
    case 'failed':
      return <MessageScreen title={strings.failed.title} sentences={[strings.failed.text]} />;
    case 'reviewed':
      return (
        <>
          {state.document !== null && (
            <DocumentBar document={state.document} page={state.page} strings={strings} onBack={onBack} />
          )}
          {isNotice(state.review) ? (
            <ReviewedScreen
              review={state.review}
              view={state.view}
              inPage={state.document === null}
              onDocument={(document) => onDocument(document, { review: state.review, view: state.view })}
              {...rest}
            />
          ) : (
            <NoNotice state={state} doors={rest.doors} strings={strings} onDocument={onDocument} />
          )}
        </>
      );
  }
}

interface NoNoticeProps extends Pick<ScreenProps, 'doors' | 'strings' | 'onDocument'> {
  readonly state: Extract<PopupState, { step: 'reviewed' }>;
}

/** What is no notice may still lead to one: its documents are what the reader came for. */
function NoNotice({ state, doors, strings, onDocument }: NoNoticeProps) {
  const { review, view, document } = state;
  const { documents } = review;
  const [report] = review.reports;
  const unread = report ? unreadOf(report) : [];
  return (
    <>
      <MessageScreen
        title={notANoticeTitle(review, strings)}
        sentences={notANoticeSentences(review, strings, document !== null)}
      />
      <Warnings warnings={report ? otherWarnings(report, unread) : []} truncated={review.truncated} />
      {documents.length > 0 && (
        <section class="group">
          <h2 class="group-title">{strings.documentsTitle(documents.length)}</h2>
          <DocumentList
            documents={documents}
            asksForOwnSite={doors.asksForOwnSite}
            onReview={(one) => onDocument(one, { review, view })}
          />
        </section>
      )}
      <UnreadList unread={unread} />
    </>
  );
}

interface DocumentBarProps extends Pick<ScreenProps, 'strings' | 'onBack'> {
  readonly document: OfferedDocument;
  readonly page: ShownReview | null;
}

/** Says that it is a document that was reviewed, and leads back to the page that offered it. */
function DocumentBar({ document, page, strings, onBack }: DocumentBarProps) {
  return (
    <div class="document-bar">
      <p class="document-bar-words" dir="auto">
        {strings.documentNamed(document.name)}
      </p>
      {page && (
        <button type="button" class="plain-button" onClick={() => onBack(page)}>
          {strings.backToPage}
        </button>
      )}
    </div>
  );
}

interface DocumentActionsProps extends DocumentBarProps, Pick<ScreenProps, 'onDocument' | 'announce'> {
  /** Null where the review page would not get any further either. */
  readonly onHandOver: (() => Promise<boolean>) | null;
}

function DocumentActions({ document, page, strings, onDocument, onBack, onHandOver, announce }: DocumentActionsProps) {
  const address = webAddress(document.address);
  return (
    <p class="actions">
      {onHandOver ? (
        <button
          type="button"
          class="plain-button"
          onClick={async () => {
            const isOpen = await onHandOver().catch(() => false);
            if (!isOpen) announce(strings.handOverFailed);
          }}
        >
          {strings.handOver}
        </button>
      ) : (
        <button type="button" class="plain-button" onClick={() => onDocument(document, page)}>
          {strings.tryAgain}
        </button>
      )}
      {address && page && (
        <a class="plain-button" href={address} target="_blank" rel="noreferrer">
          {strings.openDocument}
        </a>
      )}
      {page && (
        <button type="button" class="plain-button" onClick={() => onBack(page)}>
          {strings.backToPage}
        </button>
      )}
    </p>
  );
}

function isNotice({ reports }: PopupReview): boolean {
  return reports.some(({ notice }) => notice.isNotice);
}

function Footer({ review, strings }: { readonly review: PopupReview; readonly strings: Strings }) {
  // An organisation's own are named: their versions may look the same.
  const packs = (review.reports[0]?.tool.rulePacks ?? []).map(({ id, version }, at) =>
    at === 0 ? strings.pack(version) : `${id} ${version}`,
  );
  return (
    <footer>
      <p>{strings.personDecides}</p>
      <RulesNote />
      <p class="footer-line">
        <span>{packs.join(' · ')}</span>
        <a href="/bulk.html" target="_blank" rel="noreferrer">
          {strings.reviewMany}
        </a>
      </p>
    </footer>
  );
}

/** A notice in Welsh may well be one; it is only not one that can be reviewed. */
function notANoticeTitle({ reports }: PopupReview, { notANotice }: Strings): string {
  const language = reports[0]?.notice.language;
  return language && !language.startsWith('en') ? notANotice.otherLanguage : notANotice.title;
}

function notANoticeSentences(review: PopupReview, strings: Strings, isDocument: boolean): readonly Sentence[] {
  const { notANotice } = strings;
  const notice = review.reports[0]?.notice;
  const words = (notice?.text ?? '').split(/\s+/).filter(Boolean).length;
  const title = notice?.title?.trim();
  const called = title ? notANotice.pageTitle(title) : notANotice.unnamedPage;
  const reasons = { words: (notice?.reasons ?? []).join(' '), lang: RULE_LANGUAGE };
  const next = isDocument || review.documents.length > 0 ? '' : notANotice.next;
  return [`${called} ${notANotice.length(words)}`, ...(reasons.words ? [reasons] : []), notANotice.text, next].filter(
    Boolean,
  );
}

/** What is read out when a state is reached. */
function sentenceFor(state: PopupState, strings: Strings): string {
  switch (state.step) {
    case 'starting':
    case 'loading-page':
    case 'reading':
    case 'reviewing':
    case 'fetching':
      return strings.progress[state.step];
    case 'ask':
      return strings.askTitle;
    case 'document-failed':
      return strings.documentFailedTitle;
    case 'unreadable':
      return strings.unreadable[state.reason].title;
    case 'failed':
      return strings.failed.title;
    case 'reviewed':
      return isNotice(state.review) ? strings.reviewed : notANoticeTitle(state.review, strings);
  }
}
