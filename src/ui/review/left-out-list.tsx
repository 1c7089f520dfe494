/** What was not read as part of the notice, each piece with the way to take it in again; and what could not be read. */
import type { Report } from '../../engine/report';
import type { Reading } from '../../history/reading';
import { Disclosure } from '../parts/disclosure';
import { useNoticeLanguage } from '../parts/notice-language';
import { webAddress } from '../parts/result-rows';
import { LeftOutWords, RULE_LANGUAGE } from '../parts/rule-words';
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
  const language = useNoticeLanguage();
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
          <ul class="left-out">
            {pieces.map((piece, at) => {
              const own = left[at];
              return (
                <li key={at}>
                  <LeftOutWords piece={piece} />
                  <p class="preview" dir="auto" lang={language}>
                    {piece.preview}
                  </p>
                  {own !== undefined && (
                    <button
                      type="button"
                      class="plain-button"
                      aria-disabled={working}
                      aria-label={leftOut.takeInNamed(piece.reason)}
                      onClick={() => !working && onTakeIn([...takenIn, own].sort((a, b) => a - b))}
                    >
                      {leftOut.takeIn}
                    </button>
                  )}
                </li>
              );
            })}
          </ul>
        </Disclosure>
      )}
      {unread.length > 0 && (
        <Disclosure title={leftOut.unread} count={unread.length}>
          <ul class="left-out">
            {unread.map(({ what, address }) => {
              const link = webAddress(address);
              return (
                <li key={address}>
                  <p lang={RULE_LANGUAGE}>{strings.sentenceCase(what)}</p>
                  <p class="preview">
                    {link ? (
                      <a href={link} target="_blank" rel="noreferrer">
                        {address}
                        <span class="unseen">{` (${strings.newTab})`}</span>
                      </a>
                    ) : (
                      address
                    )}
                  </p>
                </li>
              );
            })}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
