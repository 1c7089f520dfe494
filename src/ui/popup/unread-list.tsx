/** What the page shows and could not be read with it, each with the way to open it by itself. */
import type { Report } from '../../engine/report';
import { Disclosure } from '../parts/disclosure';
import { UnreadPieces } from '../parts/read-pieces';
import { useStrings } from '../strings/strings-context';

type Unread = NonNullable<NonNullable<Report['source']['coverage']>['unread']>;

export function unreadOf({ source }: Report): Unread {
  return (source.coverage?.unread ?? []).filter(({ text }) => text);
}

/** The warnings that don't name one of these: those are listed here, where they can be opened. */
export function otherWarnings({ warnings = [] }: Report, unread: Unread): readonly string[] {
  return warnings.filter((warning) => !unread.some(({ address }) => warning.includes(address)));
}

export function UnreadList({ unread }: { readonly unread: Unread }) {
  const strings = useStrings();
  if (unread.length === 0) return null;
  return (
    <Disclosure title={strings.unreadTitle(unread.length)}>
      <p class="unread-text">{strings.unreadText}</p>
      <UnreadPieces pieces={unread} />
    </Disclosure>
  );
}
