/** Asks for the password of a protected file. It is used to open the file, and not kept. */
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';

interface PasswordFormProps {
  readonly message: string;
  /** Of the file, where there may be several such forms. */
  readonly name?: string;
  readonly takesFocus: boolean;
  readonly onPassword: (password: string) => void;
}

export function PasswordForm({ message, name, takesFocus, onPassword }: PasswordFormProps) {
  const { start } = usePageStrings();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);
  return (
    <form
      class="problem password-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        onPassword(input.current?.value ?? '');
      }}
    >
      <p role="alert">{message}</p>
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
