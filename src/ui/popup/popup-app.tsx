/** The popup: one screen for each state, progress said aloud. Gets everything it does outside itself as `doors`. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { MessageScreen } from '../parts/message-screen';
import type { Strings } from '../strings/en';
import { StringsProvider } from '../strings/strings-context';
import type { PopupDoors, PopupReview, PopupState, PopupView } from './popup-state';
import { openReview, reviewAgain } from './review-flow';
import { ReviewedScreen } from './reviewed-screen';

interface PopupAppProps<Page> {
  readonly doors: PopupDoors<Page>;
  readonly strings: Strings;
}

export function PopupApp<Page>({ doors, strings }: PopupAppProps<Page>) {
  const [state, setState] = useState<PopupState>({ step: 'starting' });
  const [said, setSaid] = useState({ words: '', turn: 0 });
  // Counted, so that the same words said twice are read out twice.
  const announce = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), []);

  const tell = useCallback(
    (next: PopupState) => {
      setState(next);
      announce(sentenceFor(next, strings));
    },
    [announce, strings],
  );
  useEffect(() => {
    void openReview(doors, tell);
  }, [doors, tell]);
  useEffect(() => {
    if (state.step === 'reviewed') void doors.keep({ review: state.review, view: state.view });
  }, [doors, state]);

  const working = state.step in strings.progress;
  // Only what changed is put in: a slow answer from the page must not undo what was done meanwhile.
  const onView = useCallback((change: Partial<PopupView>) => {
    setState((current) =>
      current.step === 'reviewed' ? { ...current, view: { ...current.view, ...change } } : current,
    );
  }, []);

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
            if (!working) void reviewAgain(doors, tell);
          }}
        >
          {strings.reviewAgain}
        </button>
      </header>
      <main aria-busy={working}>
        <Screen state={state} doors={doors} strings={strings} onView={onView} announce={announce} />
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
  readonly doors: Pick<PopupDoors, 'show' | 'clearMarks' | 'copy'>;
  readonly strings: Strings;
  readonly onView: (change: Partial<PopupView>) => void;
  readonly announce: (words: string) => void;
}

function Screen({ state, strings, ...rest }: ScreenProps) {
  switch (state.step) {
    case 'starting':
    case 'loading-page':
    case 'reading':
    case 'reviewing':
      return <p class="progress">{strings.progress[state.step]}</p>;
    case 'unreadable': {
      const { title, text } = strings.unreadable[state.reason];
      return <MessageScreen title={title} sentences={[text]} />;
    }
    case 'failed':
      return <MessageScreen title={strings.failed.title} sentences={[strings.failed.text]} />;
    case 'reviewed':
      return state.review.report.notice.isNotice ? (
        <ReviewedScreen review={state.review} view={state.view} {...rest} />
      ) : (
        <MessageScreen
          title={notANoticeTitle(state.review, strings)}
          sentences={notANoticeSentences(state.review, strings)}
        />
      );
  }
}

function Footer({ review, strings }: { readonly review: PopupReview; readonly strings: Strings }) {
  return (
    <footer>
      <p>{strings.personDecides}</p>
      <p>{review.report.tool.rulePacks.map(({ version }) => strings.pack(version)).join(' · ')}</p>
    </footer>
  );
}

/** A notice in Welsh may well be one; it is only not one that can be reviewed. */
function notANoticeTitle({ report }: PopupReview, { notANotice }: Strings): string {
  const { language } = report.notice;
  return language && !language.startsWith('en') ? notANotice.otherLanguage : notANotice.title;
}

function notANoticeSentences({ report }: PopupReview, strings: Strings): readonly string[] {
  const { notANotice } = strings;
  const words = (report.notice.text ?? '').split(/\s+/).filter(Boolean).length;
  const title = report.notice.title?.trim();
  const called = title ? notANotice.pageTitle(title) : notANotice.unnamedPage;
  const reasons = (report.notice.reasons ?? []).join(' ');
  return [`${called} ${notANotice.length(words)}`, reasons, notANotice.text, notANotice.next].filter(Boolean);
}

/** What is read out when a state is reached. */
function sentenceFor(state: PopupState, strings: Strings): string {
  switch (state.step) {
    case 'starting':
    case 'loading-page':
    case 'reading':
    case 'reviewing':
      return strings.progress[state.step];
    case 'unreadable':
      return strings.unreadable[state.reason].title;
    case 'failed':
      return strings.failed.title;
    case 'reviewed':
      return state.review.report.notice.isNotice ? strings.reviewed : notANoticeTitle(state.review, strings);
  }
}
