/** The notices of one source as tabs. */
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { ReviewedNotice } from './review-doors';

interface PartTabsProps {
  readonly parts: readonly ReviewedNotice[];
  readonly chosen: number;
  readonly onChoose: (part: number) => void;
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function PartTabs({ parts, chosen, onChoose }: PartTabsProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  return (
    <div
      class="part-tabs"
      role="tablist"
      aria-label={pages.partsLabel(parts.length)}
      onKeyDown={(event) => {
        const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
        // From the tab that has the focus: which one is drawn as chosen may lag behind.
        const at = tabs.findIndex((tab) => tab === event.target);
        const next = STEPS[event.key]?.(at < 0 ? chosen : at, parts.length);
        if (next === undefined) return;
        event.preventDefault();
        onChoose(next);
        tabs[next]?.focus();
      }}
    >
      {parts.map(({ id, report }, at) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`part-tab-${at}`}
          aria-selected={at === chosen}
          aria-controls="part-panel"
          tabIndex={at === chosen ? 0 : -1}
          onClick={() => onChoose(at)}
        >
          <bdi>{report.source.part?.title || report.notice.title || strings.untitled}</bdi>
        </button>
      ))}
    </div>
  );
}
