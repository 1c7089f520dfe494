/** Files that were dropped or chosen together: each with its review, with what is wrong with it, or waiting for its password. */
import { useRef } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import { PasswordForm } from './password-form';
import { hashOf } from './route';
import type { FileList, ListedFile } from './use-file-list';

export function FileListSection({ list: { files, open, clear } }: { readonly list: FileList }) {
  const { start } = usePageStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  if (files.length === 0) return null;
  const isOver = ({ state }: ListedFile) =>
    state.step === 'done' || state.step === 'failed' || state.step === 'password';
  const over = files.filter(isOver).length;
  return (
    <section class="file-list" aria-busy={over < files.length}>
      <h2 ref={heading} tabIndex={-1}>
        {start.files}
      </h2>
      <p class="quiet">{start.filesRead(over, files.length)}</p>
      <ul>
        {files.map((listed) => (
          <li key={listed.key}>
            <FileLine
              listed={listed}
              onPassword={(password) => {
                open(listed.key, password);
                // The form goes away while the file is tried.
                heading.current?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      {over === files.length && (
        <button
          type="button"
          class="plain-button"
          onClick={({ currentTarget }) => {
            const main = currentTarget.closest('main');
            clear();
            // The list goes away: the keyboard's place moves to where the next files are chosen.
            main?.querySelector<HTMLElement>('.drop button')?.focus();
          }}
        >
          {start.filesClear}
        </button>
      )}
    </section>
  );
}

interface FileLineProps {
  readonly listed: ListedFile;
  readonly onPassword: (password: string) => void;
}

function FileLine({ listed: { file, state }, onPassword }: FileLineProps) {
  const { start, history } = usePageStrings();
  switch (state.step) {
    case 'waiting':
    case 'reading':
      return (
        <>
          <bdi class="file-name">{file.name}</bdi>{' '}
          <span class="quiet">{state.step === 'waiting' ? start.fileWaiting : start.fileReading}</span>
        </>
      );
    case 'done':
      return (
        <>
          <a class="file-name" href={hashOf({ screen: 'review', id: state.id })} aria-label={start.fileOpen(file.name)}>
            <bdi>{file.name}</bdi>
          </a>{' '}
          <span class="quiet">
            {state.isNotice ? start.fileNotices(state.notices, history.gaps(state.gaps)) : start.fileNoNotice}
          </span>
        </>
      );
    case 'failed':
      return (
        <>
          <bdi class="file-name">{file.name}</bdi> <span class="file-problem">{state.message}</span>
        </>
      );
    case 'password':
      return (
        <>
          <bdi class="file-name">{file.name}</bdi>
          <PasswordForm message={state.message} name={file.name} takesFocus={false} onPassword={onPassword} />
        </>
      );
  }
}
