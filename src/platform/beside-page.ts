/** The room that browsers give beside the page: Chromium's side panel, Firefox's sidebar. */
import type { BrowserApi } from './browser';

interface SidePanelApi {
  readonly sidePanel?: { open(where: { windowId: number }): Promise<void> };
}

/**
 * What opens it: to be called first thing in the handler of a click, since browsers ask for one.
 * Null where the browser has no such room, as on telephones.
 */
export function besidePage(
  api: Partial<Pick<BrowserApi, 'sidebarAction'>> & SidePanelApi,
  window: number | undefined,
): (() => Promise<void>) | null {
  const { sidePanel, sidebarAction } = api;
  if (sidePanel && window !== undefined) return () => sidePanel.open({ windowId: window });
  if (sidebarAction?.open) return () => sidebarAction.open();
  return null;
}
