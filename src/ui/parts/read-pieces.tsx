/** Pieces of a source: those that were left out of the notice, and those that could not be read. */
import type { ComponentChildren } from 'preact';
import type { Report } from '../../engine/report';
import { useStrings } from '../strings/strings-context';
import { useNoticeLanguage } from './notice-language';
import { webAddress } from './result-rows';
import { LeftOutWords, RULE_LANGUAGE } from './rule-words';

type Coverage = NonNullable<Report['source']['coverage']>;

interface LeftOutPiecesProps {
  readonly pieces: Coverage['leftOut'];
  /** What can be done with the piece at this place. */
  readonly action?: (at: number) => ComponentChildren;
}

export function LeftOutPieces({ pieces, action }: LeftOutPiecesProps) {
  const language = useNoticeLanguage();
  return (
    <ul class="left-out">
      {pieces.map((piece, at) => (
        <li key={at}>
          <LeftOutWords piece={piece} />
          <p class="preview" dir="auto" lang={language}>
            {piece.preview}
          </p>
          {action?.(at)}
        </li>
      ))}
    </ul>
  );
}

export function UnreadPieces({ pieces }: { readonly pieces: NonNullable<Coverage['unread']> }) {
  const strings = useStrings();
  return (
    <ul class="left-out">
      {pieces.map(({ what, address }) => {
        const link = webAddress(address);
        return (
          <li key={address}>
            <p lang={RULE_LANGUAGE}>{strings.sentenceCase(what)}</p>
            <p class="preview" dir="auto">
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
  );
}
