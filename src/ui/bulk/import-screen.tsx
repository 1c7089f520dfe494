/** A new batch: which schools, as pasted, listed or dropped; what was understood of it, row by row; and how to run it. */
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { School } from '../../bulk/batch';
import { useTurns } from '../parts/use-turns';
import { useBulkStrings } from '../strings/bulk-context';
import type { ScreenProps } from './bulk-app';
import type { GivenFile, ListPreview, ListReading } from './bulk-doors';
import { droppedFiles, FileButton } from './given-files';
import { ListPreviewTable } from './list-preview';
import { WishForm } from './wish-form';

export function ImportScreen(props: ScreenProps) {
  const { doors, announce } = props;
  const words = useBulkStrings();
  const { list } = words;
  const id = useId();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [preview, setPreview] = useState<ListPreview | null>(null);
  const [dropping, setDropping] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const backTo = useRef(false);
  useLayoutEffect(() => {
    if (preview === null && backTo.current) heading.current?.focus();
    backTo.current = false;
  }, [preview]);
  useEffect(() => {
    document.title = words.titled(list.title);
  }, [words, list]);

  /** What was given last is shown, however long the one before takes. */
  const beginTurn = useTurns();
  const take = async (reading: Promise<ListReading>) => {
    const isLatest = beginTurn();
    setBusy(true);
    setProblems([]);
    announce(list.reading);
    try {
      const read = await reading;
      if (!isLatest()) return;
      if (read.ok) setPreview(read.preview);
      else setProblems(read.problems);
    } catch (error) {
      console.error(error);
      if (isLatest()) setProblems([words.failed]);
    }
    if (isLatest()) setBusy(false);
  };
  const takeFiles = (files: readonly GivenFile[]) => {
    if (files.length > 0) void take(doors.readFiles(files));
  };
  useLayoutEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setDropping(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDropping(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDropping(false);
      void droppedFiles(event.dataTransfer).then(takeFiles);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [doors]);

  if (preview) {
    const startOver = () => {
      backTo.current = true;
      setPreview(null);
    };
    return <Understood {...props} preview={preview} onStartOver={startOver} />;
  }
  return (
    <main class="page-main bulk-import" aria-busy={busy}>
      <h1 ref={heading} tabIndex={-1}>
        {list.title}
      </h1>
      <p class="lead">{list.lead}</p>
      {busy && <p class="progress-line">{list.reading}</p>}
      {problems.length > 0 && (
        <div class="problem" role="alert">
          <p>{list.failed}</p>
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </div>
      )}
      <div class="ways">
        <section class="way">
          <h2>{list.pasteTitle}</h2>
          <label for={`${id}-text`}>{list.paste}</label>
          <p class="quiet" id={`${id}-hint`}>
            {list.pasteHint}
          </p>
          <textarea
            id={`${id}-text`}
            aria-describedby={`${id}-hint`}
            rows={8}
            spellcheck={false}
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <button
            type="button"
            class="main-button"
            aria-disabled={text.trim() === '' || busy}
            onClick={() => {
              if (text.trim() !== '' && !busy) void take(doors.readText(text));
            }}
          >
            {list.take}
          </button>
        </section>
        <section class="way">
          <h2>{list.fileTitle}</h2>
          <p class="quiet">{list.fileHint}</p>
          <div class="actions">
            <FileButton label={list.file} onFiles={takeFiles} />
            <FileButton label={list.folder} folder onFiles={takeFiles} />
          </div>
        </section>
      </div>
      {dropping && (
        <div class="drop-now">
          <p>{list.dropNow}</p>
        </div>
      )}
    </main>
  );
}

interface UnderstoodProps extends ScreenProps {
  readonly preview: ListPreview;
  readonly onStartOver: () => void;
}

function Understood({ preview, onStartOver, ...screen }: UnderstoodProps) {
  const { list } = useBulkStrings();
  const id = useId();
  const [trust, setTrust] = useState('');
  const [phase, setPhase] = useState('');
  const [authority, setAuthority] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const chosen = useMemo(
    () =>
      preview.schools.filter(
        (school) =>
          (trust === '' || school.trust === trust) &&
          (phase === '' || school.phase === phase) &&
          (authority === '' || school.authority === authority),
      ),
    [preview, trust, phase, authority],
  );
  const filters = [
    ['trust', list.trust, trust, setTrust],
    ['phase', list.phase, phase, setPhase],
    ['authority', list.authority, authority, setAuthority],
  ] as const;
  const choices = filters.map(([of]) => valuesOf(preview.schools, of));
  return (
    <main class="page-main bulk-import wide">
      <h1 ref={heading} tabIndex={-1}>
        {list.previewTitle}
      </h1>
      <ListPreviewTable preview={preview} />
      <p>
        <button type="button" class="plain-button" onClick={onStartOver}>
          {list.startOver}
        </button>
      </p>
      {choices.some((all) => all.length > 1) && (
        <fieldset class="bulk-filters">
          <legend>{list.narrow}</legend>
          {filters.map(([of, label, value, set], at) =>
            (choices[at]?.length ?? 0) > 1 ? (
              <span key={of} class="field">
                <label for={`${id}-${of}`}>{label}</label>
                <select id={`${id}-${of}`} value={value} onChange={({ currentTarget }) => set(currentTarget.value)}>
                  <option value="">{list.any}</option>
                  {choices[at]?.map((one) => (
                    <option key={one} value={one}>
                      {one}
                    </option>
                  ))}
                </select>
              </span>
            ) : null,
          )}
        </fieldset>
      )}
      <WishForm {...screen} schools={chosen} files={preview.files} />
    </main>
  );
}

function valuesOf(schools: readonly School[], of: 'trust' | 'phase' | 'authority'): readonly string[] {
  return [...new Set(schools.flatMap((school) => school[of] ?? []))].sort((a, b) => a.localeCompare(b));
}
