/** The documents that a page offers: what each is, and the way to its review. */

import { webAddress } from '../parts/result-rows';
import { useStrings } from '../strings/strings-context';
import type { OfferedDocument } from './popup-state';

interface DocumentListProps {
  readonly documents: readonly OfferedDocument[];
  readonly asksForOwnSite: boolean;
  readonly onReview: (document: OfferedDocument) => void;
}

export function DocumentList({ documents, asksForOwnSite, onReview }: DocumentListProps) {
  const strings = useStrings();
  const asked = documents.some(({ host, viewer }) => (host !== null || asksForOwnSite) && viewer === null);
  return (
    <>
      <ul class="documents">
        {documents.map((document) => (
          <DocumentItem key={document.address} document={document} onReview={() => onReview(document)} />
        ))}
      </ul>
      {asked && <p class="documents-note">{strings.documentsNote(asksForOwnSite)}</p>}
    </>
  );
}

function DocumentItem({ document, onReview }: { readonly document: OfferedDocument; readonly onReview: () => void }) {
  const strings = useStrings();
  const { name, format, viewer, host } = document;
  const address = webAddress(document.address);
  return (
    <li class="document">
      <div class="document-words">
        <p class="document-name" dir="auto">
          {name}
        </p>
        <p class="document-facts">
          <span class="fact">{viewer === null ? strings.documentFormat[format] : strings.documentViewer[viewer]}</span>
          {host !== null && viewer === null && (
            <>
              {' '}
              <bdi class="fact">{strings.documentHost(host)}</bdi>
            </>
          )}
        </p>
      </div>
      {viewer === null ? (
        <button type="button" class="plain-button" aria-label={strings.reviewNamed(name)} onClick={onReview}>
          {strings.review}
        </button>
      ) : (
        address && (
          <a class="plain-button" href={address} target="_blank" rel="noreferrer" aria-label={strings.openNamed(name)}>
            {strings.open}
          </a>
        )
      )}
      {viewer !== null && <p class="document-how">{strings.viewerHow[viewer]}</p>}
    </li>
  );
}
