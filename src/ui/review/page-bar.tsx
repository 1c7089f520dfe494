/** The bar on top of every page of the extension: its name, and the way to the other pages. */
import { usePageStrings } from '../strings/pages-context';
import { useStrings } from '../strings/strings-context';
import { hashOf } from './route';

interface PageBarProps {
  readonly current: 'start' | 'history' | 'bulk' | 'settings' | null;
  /** Beside a page: what belongs there stays there, the others open in a tab. */
  readonly isBeside?: boolean;
}

/** From any page of the extension. */
const REVIEW_PAGE = '/review.html';
const BULK_PAGE = '/bulk.html';
const SETTINGS_PAGE = '/options.html';

export function PageBar({ current, isBeside = false }: PageBarProps) {
  const strings = useStrings();
  const pages = usePageStrings();
  const here = isBeside ? '' : REVIEW_PAGE;
  const links = [
    ['start', `${here}${hashOf({ screen: 'start' })}`, pages.navReview],
    ['history', `${here}${hashOf({ screen: 'history' })}`, pages.navHistory],
    ['bulk', BULK_PAGE, pages.navBulk],
    ['settings', SETTINGS_PAGE, pages.navSettings],
  ] as const;
  return (
    <header class="page-bar">
      <img src="/icon/noticemark.svg" alt="" width="24" height="24" />
      <span class="product">{strings.productName}</span>
      <nav aria-label={pages.navigation}>
        {links.map(([page, address, name]) => (
          <a
            key={page}
            href={address}
            aria-current={page === current ? 'page' : undefined}
            {...(isBeside && (page === 'settings' || page === 'bulk') ? { target: '_blank' } : {})}
          >
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
}
