/** Where nothing is open: a file to drop or choose, words to paste. */
import { useCallback, useEffect, useId, useRef, useState } from 'preact/hooks';
import { RULE_LANGUAGE } from '../parts/rule-words';
import { usePageStrings } from '../strings/pages-context';
import type { ReadOutcome, ReviewDoors } from './review-doors';
import type { Route } from './route';

interface StartScreenProps {
  readonly doors: ReviewDoors;
  readonly announce: (words: string) => void;
  readonly go: (route: Route) => void;
}

type Trying =
  | { readonly step: 'idle' }
  | { readonly step: 'working'; readonly words: string }
  /** `lang`: where it is not the screen's own words. */
  | { readonly step: 'failed'; readonly message: string; readonly lang?: string }
  | { readonly step: 'password'; readonly file: File; readonly message: string };

const NEEDS_PASSWORD = new Set(['encrypted', 'wrong-password']);

export function StartScreen({ doors, announce, go }: StartScreenProps) {
  const pages = usePageStrings();
  const words = pages.start;
  const [trying, setTrying] = useState<Trying>({ step: 'idle' });

  const tell = useCallback(
    (next: Trying) => {
      setTrying(next);
      if (next.step === 'working') announce(next.words);
    },
    [announce],
  );
  const follow = useCallback(
    async (work: () => Promise<ReadOutcome>, file: File | null) => {
      try {
        const outcome = await work();
        if (outcome.ok) go({ screen: 'review', id: outcome.id });
        else if (file && NEEDS_PASSWORD.has(outcome.code)) tell({ step: 'password', file, message: outcome.message });
        else tell({ step: 'failed', message: outcome.message, lang: RULE_LANGUAGE });
      } catch (error) {
        console.error(error);
        tell({ step: 'failed', message: pages.failed });
      }
    },
    [go, tell, pages],
  );
  const takeFile = useCallback(
    (file: File, password: string | null = null) => {
      tell({ step: 'working', words: pages.working.reading(file.name) });
      void follow(() => doors.reviewFile(file, password), file);
    },
    [doors, follow, tell, pages],
  );
  const takeText = (text: string, name: string) => {
    if (text.trim() === '') {
      tell({ step: 'failed', message: words.empty });
      return;
    }
    tell({ step: 'working', words: pages.working.reviewing });
    void follow(() => doors.reviewText(text, name.trim() || words.pastedText), null);
  };
  const dragged = useDroppedFile(takeFile);

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
        <PasswordForm
          key={trying.message}
          message={trying.message}
          onPassword={(password) => takeFile(trying.file, password)}
        />
      )}
      <div class="ways">
        <FileWay dragged={dragged} onFile={takeFile} />
        <TextWay onText={takeText} />
      </div>
      <p class="quiet">{words.openPage}</p>
    </main>
  );
}

/** @returns whether a file is held over the page just now */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDragged(true);
    };
    const out = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(false);
    };
    const drop = (event: DragEvent) => {
      const [file] = event.dataTransfer?.files ?? [];
      if (!file) return;
      event.preventDefault();
      setDragged(false);
      onFile(file);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', out);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', out);
      removeEventListener('drop', drop);
    };
  }, [onFile]);
  return dragged;
}

function FileWay({ dragged, onFile }: { readonly dragged: boolean; readonly onFile: (file: File) => void }) {
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
        accept=".html,.htm,.pdf,.docx,.odt,.txt,.md"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
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

interface PasswordFormProps {
  readonly message: string;
  readonly onPassword: (password: string) => void;
}

function PasswordForm({ message, onPassword }: PasswordFormProps) {
  const { start } = usePageStrings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      class="problem"
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(input.current?.value ?? '');
      }}
    >
      <p role="alert" lang={RULE_LANGUAGE}>
        {message}
      </p>
      <label for={id}>{start.password}</label>
      <input id={id} ref={input} type="password" autocomplete="off" aria-describedby={`${id}-hint`} />
      <button type="submit" class="main-button">
        {start.open}
      </button>
      <p class="quiet" id={`${id}-hint`}>
        {start.passwordHint}
      </p>
    </form>
  );
}
