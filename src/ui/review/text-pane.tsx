/** The notice's own words with every mark; a mark leads to its row, and a row to its marks. */
import { type ComponentChildren, createElement } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Block, Span } from '../../notice/notice';
import { useNoticeLanguage } from '../parts/notice-language';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import type { NoticeText } from './review-doors';
import type { MarkPlace } from './review-screen';
import { type BlockGroup, blockGroups, headingDepth, piecesOf, rowsSpanned, type TextMark } from './text-marks';

interface TextPaneProps {
  readonly notice: NoticeText;
  /** In the order of the text. */
  readonly marks: readonly TextMark[];
  /** Key of the row that stands open. */
  readonly open: string | null;
  readonly place: MarkPlace | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onMark: (mark: TextMark) => void;
  /** Where the text hides the checks: back to them. */
  readonly onBack: () => void;
}

export function TextPane({ notice, marks, open, place, onStep, onMark, onBack }: TextPaneProps) {
  const { text } = usePageStrings();
  const language = useNoticeLanguage();
  const pane = useRef<HTMLElement>(null);
  const groups = useMemo(() => blockGroups(notice.blocks), [notice]);
  const depthOf = (block: Block) => headingDepth(notice.blocks, block);
  const at = marks.findIndex((mark) => mark.row === place?.row && mark.start === place.start);

  useEffect(() => {
    const mark = at < 0 ? undefined : marks[at];
    if (!place || !mark) return;
    const piece = pane.current?.querySelector<HTMLElement>(`[data-marks~="${mark.id}"]`);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    piece?.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  }, [place]);

  const marked = (span: Span) => (
    <Marked notice={notice} span={span} marks={marks} open={open} at={at} onMark={onMark} />
  );
  return (
    <section class="text-pane" ref={pane} aria-label={text.label}>
      <div class="text-bar">
        <button type="button" class="plain-button to-checks" onClick={onBack}>
          {text.hide}
        </button>
        <span class="mark-count">{at >= 0 ? text.mark(at + 1, marks.length) : text.marks(marks.length)}</span>
        <button type="button" class="plain-button step" title={text.keys} onClick={() => onStep(-1)}>
          <span class="unseen">{text.previous}</span>
          <span class="caret up" aria-hidden="true" />
        </button>
        <button type="button" class="plain-button step" title={text.keys} onClick={() => onStep(1)}>
          <span class="unseen">{text.next}</span>
          <span class="caret" aria-hidden="true" />
        </button>
        {marks.length > 0 && <MarkKey marks={marks} />}
      </div>
      <div class="notice-text" dir="auto" lang={language}>
        {groups.length === 0 && <p class="quiet">{text.noText}</p>}
        {groups.map((group, index) => (
          <Group key={index} group={group} depthOf={depthOf} marked={marked} />
        ))}
      </div>
    </section>
  );
}

/** What the marks in this text mean, in the looks that they have there. */
function MarkKey({ marks }: { readonly marks: readonly TextMark[] }) {
  const strings = useStrings();
  const { text } = usePageStrings();
  const nearest = marks.some(({ kind }) => kind === 'nearest');
  const outcomes = (['finding', 'partial', 'met'] as const).filter((outcome) =>
    marks.some((mark) => mark.kind !== 'nearest' && mark.outcome === outcome),
  );
  return (
    <ul class="mark-key" aria-label={text.key}>
      {outcomes.map((outcome) => (
        <li key={outcome}>
          <span class="mark" data-outcome={outcome}>
            {strings.outcome[outcome]}
          </span>
        </li>
      ))}
      {nearest && (
        <li>
          <span class="mark" data-kind="nearest">
            {text.keyNearest}
          </span>
        </li>
      )}
    </ul>
  );
}

interface GroupProps {
  readonly group: BlockGroup;
  /** Headings above it, in the notice. */
  readonly depthOf: (block: Block) => number;
  readonly marked: (span: Span) => ComponentChildren;
}

/** The page's own headings stand above: the notice's begin below them. */
const TOP_LEVEL = 3;

function Group({ group, depthOf, marked }: GroupProps) {
  switch (group.kind) {
    case 'heading':
      return createElement(`h${Math.min(6, depthOf(group.block) + TOP_LEVEL)}`, {}, marked(group.block));
    case 'paragraph':
      return <p>{marked(group.block)}</p>;
    case 'list':
      return (
        <ul>
          {group.items.map((item) => (
            <li key={item.start} data-depth={Math.min(item.depth, 4)}>
              {marked(item)}
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table>
          <tbody>
            {group.rows.map((row) => (
              <tr key={row.start}>
                {row.cells.length === 0 ? (
                  <td>{marked(row)}</td>
                ) : (
                  row.cells.map((cell, at) => (
                    <td key={cell.start} rowSpan={rowsSpanned(group, row, at)}>
                      {marked(cell)}
                    </td>
                  ))
                )}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}

interface MarkedProps extends Pick<TextPaneProps, 'notice' | 'marks' | 'open' | 'onMark'> {
  readonly span: Span;
  /** Position of the mark that was gone to, or -1. */
  readonly at: number;
}

function Marked({ notice, span, marks, open, at, onMark }: MarkedProps) {
  const pages = usePageStrings();
  return (
    <>
      {piecesOf(notice.text, span, marks).map(({ text, marks: over }, index) => {
        const [first] = over;
        if (!first) return text;
        const current = over.find((mark) => mark.id === at);
        const ofOpen = over.find((mark) => mark.row === open);
        const shown = current ?? ofOpen ?? first;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a button would not wrap with the words around it.
          <span
            key={index}
            class="mark"
            role="button"
            // One stop for the keyboard; from mark to mark it goes by Alt and the arrows.
            tabIndex={(at < 0 ? first.id === 0 : current !== undefined) ? 0 : -1}
            title={pages.text.markOf([...new Set(over.map(({ title }) => title))])}
            data-marks={over.map(({ id }) => id).join(' ')}
            data-outcome={shown.outcome}
            data-kind={shown.kind}
            data-open={ofOpen !== undefined}
            data-current={current !== undefined}
            onClick={() => onMark(next(over, open) ?? first)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== ' ') return;
              event.preventDefault();
              onMark(next(over, open) ?? first);
            }}
          >
            {text}
          </span>
        );
      })}
    </>
  );
}

/** Where several rows mark the same words, each click leads to the next of them. */
function next(over: readonly TextMark[], open: string | null): TextMark | undefined {
  const at = over.findIndex(({ row }) => row === open);
  return over[(at + 1) % over.length];
}
