/** What the button in the toolbar says of a review: a number of gaps and the same in words. No score. */
import type { Strings } from '../strings/en';
import type { PopupReview } from './popup-state';

interface BadgeWords {
  /** Null where nothing was held to the rules: then there is no badge. */
  readonly gaps: number | null;
  readonly title: string;
}

/** All notices of the page together: the badge stands for the page, whichever of them is shown. */
export function badgeFor({ reports }: Pick<PopupReview, 'reports'>, { badge }: Pick<Strings, 'badge'>): BadgeWords {
  const notices = reports.filter(({ notice }) => notice.isNotice);
  if (notices.length === 0) return { gaps: null, title: '' };
  const total = (count: 'met' | 'partial' | 'missing' | 'notApplicable' | 'findings') =>
    notices.reduce((sum, { summary }) => sum + summary[count], 0);
  const summary = {
    met: total('met'),
    partial: total('partial'),
    missing: total('missing'),
    notApplicable: total('notApplicable'),
    findings: total('findings'),
  };
  const gaps = summary.partial + summary.missing + summary.findings;
  return { gaps, title: gaps === 0 ? badge.none : badge.gaps(summary, notices.length) };
}
