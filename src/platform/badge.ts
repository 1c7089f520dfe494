/** The small sign on the extension's button that says what a review of the tab found. The browser keeps it, not we. */
import type { BrowserApi } from './browser';

export interface Badge {
  /** @param gaps number of what is lacking or wrong. @param title the same in words, for the button's tooltip */
  show(gaps: number, title: string): Promise<void>;
  clear(): Promise<void>;
}

/** Two figures fit; more would be cut by the browser. */
const MOST = 99;

/** Where nothing is to be told: a quiet dash. A tick would say that a person need not look. */
const CALM = '–';

/** White on either is of more than 4.5 : 1, and both stand off the toolbar in light and in dark. */
const COLOURS = { gaps: '#a3242b', calm: '#5b6770' } as const;

/** For one tab; browsers take the sign away themselves when the tab loads another page. */
export function badgeOf(api: Pick<BrowserApi, 'action'>, tab: number): Badge {
  const { action } = api;
  return {
    async show(gaps, title) {
      const text = gaps === 0 ? CALM : gaps > MOST ? `${MOST}+` : String(gaps);
      await quietly(
        action.setBadgeBackgroundColor({ tabId: tab, color: gaps === 0 ? COLOURS.calm : COLOURS.gaps }),
        action.setBadgeTextColor({ tabId: tab, color: '#ffffff' }),
        action.setBadgeText({ tabId: tab, text }),
        action.setTitle({ tabId: tab, title }),
      );
    },
    clear: () => clearBadge(api, tab),
  };
}

/**
 * Browsers clear it when another document is loaded. A page that changes its address by itself (a site that is one
 * script) loads none: so it is cleared here, too, whenever the tab's review is dropped.
 */
export async function clearBadge({ action }: Pick<BrowserApi, 'action'>, tab: number): Promise<void> {
  await quietly(action.setBadgeText({ tabId: tab, text: '' }));
  // The tab may be gone.
  const usual = await action.getTitle({}).catch(() => null);
  if (usual !== null) await quietly(action.setTitle({ tabId: tab, title: usual }));
}

/** A tab that was closed meanwhile has no sign to set. */
async function quietly(...calls: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(calls);
}
