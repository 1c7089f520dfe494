/** What was not read as part of the notice, each piece with the way to take it in again; and what could not be read. */
import type { Report } from '../../engine/report';
import type { Reading } from '../../history/reading';
import { Disclosure } from '../parts/disclosure';
import { LeftOutPieces, UnreadPieces } from '../parts/read-pieces';
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';

interface LeftOutListProps {
  readonly report: Report;
  readonly reading: Reading | null;
  readonly takenIn: readonly number[];
  readonly working: boolean;
  readonly onTakeIn: (pieces: readonly number[]) => void;
}

export function LeftOutList({ report, reading, takenIn, working, onTakeIn }: LeftOutListProps) {
  const strings = useStrings();
  const { leftOut } = usePageStrings();
  const pieces = report.source.coverage?.leftOut ?? [];
  const unread = report.source.coverage?.unread ?? [];
  // The report lists the reading's pieces first, in its order; then other notices of the source.
  const left = (reading?.notice.leftOut ?? []).flatMap((_, at) => (takenIn.includes(at) ? [] : [at]));
  return (
    <>
      {takenIn.length > 0 && (
        <p class="taken-in">
          {leftOut.takenIn(takenIn.length)}{' '}
          <button type="button" class="plain-button" aria-disabled={working} onClick={() => !working && onTakeIn([])}>
            {leftOut.leaveOut}
          </button>
        </p>
      )}
      {pieces.length > 0 && (
        <Disclosure title={strings.leftOut} count={pieces.length}>
          <LeftOutPieces
            pieces={pieces}
            action={(at) => {
              const own = left[at];
              if (own === undefined) return null;
              return (
                <button
                  type="button"
                  class="plain-button"
                  aria-disabled={working}
                  aria-label={leftOut.takeInNamed(pieces[at]?.reason ?? '')}
                  onClick={() => !working && onTakeIn([...takenIn, own].sort((one, other) => one - other))}
                >
                  {leftOut.takeIn}
                </button>
              );
            }}
          />
        </Disclosure>
      )}
      {unread.length > 0 && (
        <Disclosure title={leftOut.unread} count={unread.length}>
          <UnreadPieces pieces={unread} />
        </Disclosure>
      )}
    </>
  );
}
