/** Where nothing is open: a file to drop or choose, words to paste. */
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { type IsLatest, useTurns } from '../parts/use-turns';
import { usePageStrings } from '../strings/pages-context';
import { FileListSection } from './file-list';
import { PasswordForm } from './password-form';
import type { ReadOutcome, ReviewDoors } from './review-doors';
import type { Route } from './route';
import type { FileList } from './use-file-list';

interface StartScreenProps {
  readonly doors: ReviewDoors;
  /** Id of a file that the popup handed over; null where it did not. */
  readonly handed: string | null;
  readonly list: FileList;
  readonly announce: (words: string) => void;
  readonly go: (route: Route) => void;
}

type Trying =
  | { readonly step: 'idle' }
  | { readonly step: 'working'; readonly words: string }
  /** `lang`: where it is not the screen's own words. */
  | { readonly step: 'failed'; readonly message: string; readonly lang?: string }
  /** `again`: tries it with a password. */
  | { readonly step: 'password'; readonly message: string; readonly again: (password: string) => void };

export function StartScreen({ doors, handed, list, announce, go }: StartScreenProps) {
  const pages = usePageStrings();
  const words = pages.start;
  const [trying, setTrying] = useState<Trying>({ step: 'idle' });
  /** What was given last is what is opened, however long the one before takes; nothing is, where the reader has gone on. */
  const beginTurn = useTurns();

  const tell = useCallback(
    (next: Trying) => {
      setTrying(next);
      if (next.step === 'working') announce(next.words);
    },
    [announce],
  );
  const follow = useCallback(
    async (
      isLatest: IsLatest,
      work: () => Promise<ReadOutcome>,
      again: (password: string) => void = () => undefined,
    ) => {
      try {
        const outcome = await work();
        if (!isLatest()) return;
        if (outcome.ok) go({ screen: 'review', id: outcome.id });
        else if (outcome.needsPassword) tell({ step: 'password', message: outcome.message, again });
        else tell({ step: 'failed', message: outcome.message, lang: RULE_LANGUAGE });
      } catch (error) {
        console.error(error);
        if (isLatest()) tell({ step: 'failed', message: pages.failed });
      }
    },
    [go, tell, pages],
  );
  const takeFile = useCallback(
    (file: File, password: string | null = null) => {
      tell({ step: 'working', words: pages.working.reading(file.name) });
      void follow(
        beginTurn(),
        () => doors.reviewFile(file, password),
        (next) => takeFile(file, next),
      );
    },
    [doors, follow, tell, pages, beginTurn],
  );
  const takeHanded = useCallback(
    async (id: string, password: string | null = null) => {
      const isLatest = beginTurn();
      const name = await doors.handedName(id).catch(() => null);
      if (!isLatest()) return;
      if (name === null) {
        tell({ step: 'failed', message: words.handedGone });
        return;
      }
      tell({ step: 'working', words: pages.working.reading(name) });
      void follow(
        isLatest,
        () => doors.reviewHanded(id, password),
        (next) => void takeHanded(id, next),
      );
    },
    [doors, follow, tell, pages, words, beginTurn],
  );
  useEffect(() => {
    if (handed !== null) void takeHanded(handed);
  }, [handed, takeHanded]);
  /** One is opened at once; of several, a list says what came of each. */
  const { add } = list;
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      const [first] = files;
      if (files.length > 1) {
        beginTurn();
        tell({ step: 'idle' });
        add(files);
      } else if (first) takeFile(first);
    },
    [add, takeFile, tell, beginTurn],
  );
  const takeText = (text: string, name: string) => {
    if (text.trim() === '') {
      tell({ step: 'failed', message: words.empty });
      return;
    }
    tell({ step: 'working', words: pages.working.reviewing });
    void follow(beginTurn(), () => doors.reviewText(text, name.trim() || words.pastedText));
  };
  const dragged = useDropped(takeFiles, (text) => takeText(text, ''));

  return (
    <main class="page-main start" aria-busy={trying.step === 'working'} data-dragged={dragged}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {trying.step === 'working' && <p class="progress-line">{trying.words}</p>}
      {trying.step === 'failed' && (
        <p class="problem" role="alert" {...(trying.lang ? { lang: trying.lang } : {})}>
          {trying.message}
        </p>
      )}
      {trying.step === 'password' && (
        <PasswordForm key={trying.message} message={trying.message} takesFocus onPassword={trying.again} />
      )}
      <FileListSection list={list} />
      <div class="ways">
        <FileWay dragged={dragged} onFiles={takeFiles} />
        <TextWay onText={takeText} />
      </div>
      <p class="quiet">{words.openPage}</p>
    </main>
  );
}

/** Words dropped on a field are the field's. */
const takesWords = ({ target }: Event): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

/** @returns whether files or words are held over the page just now */
function useDropped(onFiles: (files: readonly File[]) => void, onText: (text: string) => void): boolean {
  const [dragged, setDragged] = useState(false);
  useLayoutEffect(() => {
    const over = (event: DragEvent) => {
      const types = event.dataTransfer?.types ?? [];
      if (!types.includes('Files') && (!types.includes('text/plain') || takesWords(event))) return;
      event.preventDefault();
      setDragged(true);
    };
    const out = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      const text = takesWords(event) ? '' : (event.dataTransfer?.getData('text/plain') ?? '');
      setDragged(false);
      if (files.length === 0 && text.trim() === '') return;
      event.preventDefault();
      if (files.length > 0) onFiles(files);
      else onText(text);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', out);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', out);
      removeEventListener('drop', drop);
    };
  }, [onFiles, onText]);
  return dragged;
}

interface FileWayProps {
  readonly dragged: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

function FileWay({ dragged, onFiles }: FileWayProps) {
  const { start } = usePageStrings();
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  return (
    <section class="way drop">
      <h2>{start.dropTitle}</h2>
      <p>{dragged ? start.dropNow : start.drop}</p>
      <p class="quiet" id={hint}>
        {start.formats}
      </p>
      <button type="button" class="main-button" aria-describedby={hint} onClick={() => input.current?.click()}>
        {start.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".html,.htm,.pdf,.docx,.odt,.txt,.md"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </section>
  );
}

function TextWay({ onText }: { readonly onText: (text: string, name: string) => void }) {
  const { start } = usePageStrings();
  const id = useId();
  return (
    <form
      class="way"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        onText(String(form.get('text')), String(form.get('name')));
      }}
    >
      <h2>{start.pasteTitle}</h2>
      <label for={`${id}-text`}>{start.paste}</label>
      <textarea id={`${id}-text`} name="text" rows={8} aria-describedby={`${id}-hint`} />
      <p class="quiet" id={`${id}-hint`}>
        {start.pasteHint}
      </p>
      <label for={`${id}-name`}>{start.pasteName}</label>
      <input id={`${id}-name`} name="name" type="text" autocomplete="off" />
      <button type="submit" class="main-button">
        {start.review}
      </button>
    </form>
  );
}
