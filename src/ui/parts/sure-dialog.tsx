/** A question before what can't be undone: yes, or leave it. Opened by its own button. */
import { useId, useRef } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';

interface SureDialogProps {
  /** On the button that asks. */
  readonly button: string;
  /** Where there are several such buttons: which one it is. */
  readonly buttonName?: string;
  readonly question: string;
  readonly yes: string;
  readonly onYes: () => void;
}

export function SureDialog({ button, buttonName, question, yes, onYes }: SureDialogProps) {
  const { decide } = usePageStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <button type="button" class="plain-button" aria-label={buttonName} onClick={() => dialog.current?.showModal()}>
        {button}
      </button>
      <dialog ref={dialog} aria-labelledby={id}>
        <p id={id}>{question}</p>
        <p class="decision-buttons">
          <button type="button" class="plain-button" onClick={() => dialog.current?.close()}>
            {decide.cancel}
          </button>
          <button
            type="button"
            class="main-button"
            onClick={() => {
              dialog.current?.close();
              onYes();
            }}
          >
            {yes}
          </button>
        </p>
      </dialog>
    </>
  );
}
