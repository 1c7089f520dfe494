/** The bar on top of every page of the extension: its name, and the way to the other pages. */
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { hashOf } from './route';

interface PageBarProps {
  readonly current: 'start' | 'history' | 'settings' | null;
}

/** From any page of the extension. */
const REVIEW_PAGE = '/review.html';
const SETTINGS_PAGE = '/options.html';

export function PageBar({ current }: PageBarProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  const links = [
    ['start', `${REVIEW_PAGE}${hashOf({ screen: 'start' })}`, pages.navReview],
    ['history', `${REVIEW_PAGE}${hashOf({ screen: 'history' })}`, pages.navHistory],
    ['settings', SETTINGS_PAGE, pages.navSettings],
  ] as const;
  return (
    <header class="page-bar">
      <img src="/icon/noticemark.svg" alt="" width="24" height="24" />
      <span class="product">{strings.productName}</span>
      <nav aria-label={pages.navigation}>
        {links.map(([page, address, name]) => (
          <a key={page} href={address} aria-current={page === current ? 'page' : undefined}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
