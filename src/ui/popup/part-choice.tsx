/** Which of the notices of one page or document is shown. */
import { useId } from 'preact/hooks';
import type { Report } from '../../engine/report';
import { useStrings } from '../strings/strings-context';

interface PartChoiceProps {
  readonly reports: readonly Report[];
  readonly chosen: number;
  readonly onChoose: (part: number) => void;
}

export function PartChoice({ reports, chosen, onChoose }: PartChoiceProps) {
  const strings = useStrings();
  const id = useId();
  return (
    <div class="parts" role="radiogroup" aria-labelledby={id}>
      <p class="parts-label" id={id}>
        {strings.partsLabel(reports.length)}
      </p>
      {reports.map(({ source, summary, notice }, part) => (
        <label key={part} class="part-choice">
          <input type="radio" name="part" checked={part === chosen} onChange={() => onChoose(part)} />
          <span class="part-words">
            <span class="part-title" dir="auto">
              {source.part?.title || notice.title || strings.untitled}
            </span>
            <span class="part-counts">{strings.partCounts(summary)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
