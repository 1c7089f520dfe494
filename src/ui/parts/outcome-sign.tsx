/** A small sign for each outcome, told apart by shape, not by colour alone. The word for it always stands beside it. */
import type { JSX } from 'preact';
import type { RowOutcome } from './result-rows';

const SHAPES: Readonly<Record<RowOutcome, JSX.Element>> = {
  missing: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />,
  partial: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  finding: <path d="M3.5 14V2.5h9l-2.2 3.2 2.2 3.3H5.2V14z" fill="currentColor" />,
  met: (
    <path
      d="m3 8.6 3.4 3.4L13 4.8"
      fill="none"
      stroke="currentColor"
      stroke-width="2.2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  ),
  'not-applicable': <path d="M4 8h8" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" />,
};

export function OutcomeSign({ outcome }: { readonly outcome: RowOutcome }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[outcome]}
    </svg>
  );
}
