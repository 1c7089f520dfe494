/** Reads the page of a tab, on the reader's click: which tab it is, and a snapshot of it or why there is none. */
import type { PageSnapshot } from '../page/snapshot';
import type { BrowserApi } from './browser';
import { type Refusal, refusalOf, refusalOfContent, refusalOfFailure } from './page-address';

export interface OpenPage {
  readonly tab: number;
  readonly window: number | undefined;
  /** Undefined for pages whose address the browser keeps to itself. */
  readonly address: string | undefined;
  /** The browser is still fetching it. */
  readonly loading: boolean;
}

export type TabReading =
  | { readonly state: 'read'; readonly snapshot: PageSnapshot }
  /** The tab shows a file, not a page. `reachable`: the click has opened it, so that it can be fetched without asking. */
  | { readonly state: 'document'; readonly address: string; readonly reachable: boolean }
  | { readonly state: 'refused'; readonly refusal: Refusal };

const SNAPSHOT_SCRIPT = '/content-scripts/snapshot.js';

/** The page in front of the reader. Null where the window has none. */
export async function openPage(api: Pick<BrowserApi, 'tabs'>): Promise<OpenPage | null> {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  return { tab: tab.id, window: tab.windowId, address: tab.url, loading: tab.status === 'loading' };
}

/** Takes the snapshot once the page's document is there. Never throws: what goes wrong is a refusal. */
export async function readTab(api: Pick<BrowserApi, 'scripting'>, page: OpenPage): Promise<TabReading> {
  const known = refusalOf(page.address);
  if (known || page.address === undefined) return { state: 'refused', refusal: known ?? 'browser-page' };
  try {
    const [injection] = await api.scripting.executeScript({ target: { tabId: page.tab }, files: [SNAPSHOT_SCRIPT] });
    const snapshot = injection?.result;
    if (!isSnapshot(snapshot)) return { state: 'refused', refusal: 'refused' };
    const refusal = refusalOfContent(snapshot.contentType);
    if (refusal === 'pdf' && isOfTheWeb(page.address)) {
      return { state: 'document', address: page.address, reachable: true };
    }
    return refusal ? { state: 'refused', refusal } : { state: 'read', snapshot };
  } catch (error) {
    const refusal = refusalOfFailure(page.address, String(error));
    // Firefox lets no script into its viewer.
    if (refusal === 'pdf' && isOfTheWeb(page.address)) {
      return { state: 'document', address: page.address, reachable: false };
    }
    return { state: 'refused', refusal };
  }
}

function isOfTheWeb(address: string): boolean {
  return /^https?:/i.test(address);
}

function isSnapshot(value: unknown): value is PageSnapshot {
  const parts = value as Partial<PageSnapshot> | null | undefined;
  return (
    typeof parts?.source === 'string' &&
    typeof parts.location === 'string' &&
    typeof parts.title === 'string' &&
    typeof parts.contentType === 'string'
  );
}
