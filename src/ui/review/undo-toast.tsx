/** Says what was done last and offers to undo it; stays until something else is done, as nobody must hurry. */
import { useLayoutEffect } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import type { LastDone } from './use-decisions';

interface UndoToastProps {
  readonly last: LastDone;
  readonly onUndo: () => void;
  readonly onClose: () => void;
}

export function UndoToast({ last, onUndo, onClose }: UndoToastProps) {
  const { undo, close } = usePageStrings();
  return (
    <div class="toast">
      <span>{undo.done[last.kind](last.title)}</span>
      <button type="button" class="plain-button" aria-keyshortcuts="Control+Z" onClick={onUndo}>
        {undo.button}
      </button>
      <button type="button" class="plain-button" onClick={onClose}>
        {close}
      </button>
    </div>
  );
}

/** Ctrl and Z, from the first decision on: it need not wait until the toast is drawn. Where words are typed, the keys are theirs. */
export function useUndoKey(onUndo: () => void): void {
  useLayoutEffect(() => {
    const byKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (typing || event.key.toLowerCase() !== 'z' || event.shiftKey || event.altKey) return;
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      onUndo();
    };
    addEventListener('keydown', byKey);
    return () => removeEventListener('keydown', byKey);
  });
}
