/** The line of a row: what came out, of which check, in which words; it opens to what stands behind it. */
import type { ComponentChildren } from 'preact';
import { useStrings } from '../strings/strings-context';
import { useNoticeLanguage } from './notice-language';
import { OutcomeSign } from './outcome-sign';
import { hasPlace, type ResultRow } from './result-rows';
import { RULE_LANGUAGE } from './rule-words';

interface RowLineProps {
  readonly row: ResultRow;
  readonly open: boolean;
  /** Id of what opens. */
  readonly controls: string;
  readonly onToggle: () => void;
  /** Outcome in words, and what has to be known before the row is opened. */
  readonly children: ComponentChildren;
}

export function RowLine({ row, open, controls, onToggle, children }: RowLineProps) {
  const language = useNoticeLanguage();
  const hint = row.outcome === 'finding' ? row.quotes.find(hasPlace)?.quote : undefined;
  return (
    <h3 class="row-title">
      <button
        type="button"
        class="row-line"
        data-arrows
        aria-expanded={open}
        aria-controls={controls}
        onClick={onToggle}
      >
        <OutcomeSign outcome={row.outcome} />
        <span class="row-words">
          <span class="row-name" lang={RULE_LANGUAGE}>
            {row.title}
          </span>
          {hint && (
            <bdi class="row-hint" dir="auto" lang={language}>
              {hint}
            </bdi>
          )}
        </span>
        <span class="row-marks">{children}</span>
        <span class="caret" aria-hidden="true" />
      </button>
    </h3>
  );
}

export function CheckTag() {
  const strings = useStrings();
  return <span class="tag">{strings.check}</span>;
}
