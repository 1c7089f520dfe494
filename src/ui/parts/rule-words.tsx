/** Words of the rules, of the law and of what was read: English whatever the screens' language is, and marked as such. */
import { useStrings } from '../strings/strings-context';

/** Of the rules' messages, advice and titles, of reasons and of warnings. */
export const RULE_LANGUAGE = 'en-GB';

/** Why a person has to look; "" where the rule gives no reason. */
export function CheckReason({ reason }: { readonly reason: string }) {
  const strings = useStrings();
  return (
    <p class="check-reason">
      {strings.checkBecause} {reason === '' ? strings.checkDoubt : <span lang={RULE_LANGUAGE}>{reason}</span>}
    </p>
  );
}

interface LeftOutWordsProps {
  readonly piece: { readonly reason: string; readonly characters: number };
}

/** What a piece is that was not read as part of the notice, and how long. */
export function LeftOutWords({ piece }: LeftOutWordsProps) {
  const strings = useStrings();
  return (
    <p>
      <span lang={RULE_LANGUAGE}>{strings.sentenceCase(piece.reason)}</span> · {strings.characters(piece.characters)}
    </p>
  );
}

/** Says that the rules' words are in another language than the screen's, where they are. */
export function RulesNote() {
  const { rulesNote } = useStrings();
  return rulesNote === '' ? null : <p class="rules-note">{rulesNote}</p>;
}
