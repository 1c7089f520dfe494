/** A heading that is a button and opens what stands under it. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

interface DisclosureProps {
  readonly title: string;
  readonly count?: number;
  readonly note?: string;
  readonly children: ComponentChildren;
}

/** Closed at first; its contents are made when it is opened. */
export function Disclosure({ title, count, note, children }: DisclosureProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section class="group">
      <h2 class="group-title">
        <button
          type="button"
          class="group-line"
          data-arrows
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen((now) => !now)}
        >
          <span>{title}</span> {count !== undefined && <span class="group-count">{count}</span>}
          {note && <span class="tag">{note}</span>}
          <span class="caret" aria-hidden="true" />
        </button>
      </h2>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  );
}
