/** How one text became another: what was taken out and put in, with the lines around it. */
import type { TextChange } from '../../history/compare';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { useNoticeLanguage } from './notice-language';

/** Lines without a change that are shown on either side of one. */
const AROUND = 2;

export function TextDifference({ changes }: { readonly changes: readonly TextChange[] }) {
  const { compare } = usePageStrings();
  return (
    <div class="notice-text difference" dir="auto" lang={useNoticeLanguage()}>
      {changes.map((change, at) => (
        <Change key={at} change={change} isFirst={at === 0} isLast={at === changes.length - 1} words={compare} />
      ))}
    </div>
  );
}

interface ChangeProps {
  readonly change: TextChange;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly words: { readonly removed: string; readonly added: string; readonly skipped: (lines: number) => string };
}

function Change({ change: { kind, text }, isFirst, isLast, words }: ChangeProps) {
  const strings = useStrings();
  if (kind !== 'same') {
    const Tag = kind === 'removed' ? 'del' : 'ins';
    return (
      <Tag>
        <span class="unseen" lang={strings.language}>{` [${words[kind]}: `}</span>
        {text}
        <span class="unseen">{'] '}</span>
      </Tag>
    );
  }
  const lines = text.match(/[^\n]*\n+|[^\n]+$/g) ?? [];
  const head = isFirst ? [] : lines.slice(0, AROUND);
  const tail = isLast ? [] : lines.slice(Math.max(head.length, lines.length - AROUND));
  const skipped = lines.length - head.length - tail.length;
  if (skipped <= 1) return <>{text}</>;
  return (
    <>
      {head.join('')}
      <span class="skipped" lang={strings.language}>
        {words.skipped(skipped)}
      </span>
      {tail.join('')}
    </>
  );
}
