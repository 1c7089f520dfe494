/** Files that can be made of a review. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { usePageStrings } from '../strings/pages-context';
import type { ExportKind } from './review-doors';

interface ExportMenuProps {
  readonly onExport: (kind: ExportKind) => Promise<void>;
  readonly onMessage: () => Promise<void>;
}

const KINDS: readonly ExportKind[] = ['html', 'docx', 'xlsx', 'csv', 'json'];

export function ExportMenu({ onExport, onMessage }: ExportMenuProps) {
  const pages = usePageStrings();
  const [open, setOpen] = useState(false);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (!open) return undefined;
    const away = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener('pointerdown', away);
    addEventListener('focusin', away);
    return () => {
      removeEventListener('pointerdown', away);
      removeEventListener('focusin', away);
    };
  }, [open]);
  const close = () => {
    setOpen(false);
    menu.current?.querySelector('button')?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what the button inside has opened.
    <div class="menu" ref={menu} onKeyDown={(event) => open && event.key === 'Escape' && close()}>
      <button
        type="button"
        class="plain-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen((now) => !now)}
      >
        {pages.export.label}
        <span class="caret" aria-hidden="true" />
      </button>
      <ul id={id} hidden={!open}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <button
              type="button"
              onClick={() => {
                close();
                void onExport(kind);
              }}
            >
              {pages.export[kind]}
            </button>
          </li>
        ))}
        <li>
          <button
            type="button"
            onClick={() => {
              close();
              void onMessage();
            }}
          >
            {pages.export.message}
          </button>
        </li>
      </ul>
    </div>
  );
}
