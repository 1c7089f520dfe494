/** May the extension fetch a document? Asked of the reader only at the click, and only for the host that has it. */
import type { BrowserApi } from './browser';

/** The pattern of exactly the document's host. Null for addresses that are not of the web. */
export function hostPattern(address: string): string | null {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : null;
  } catch {
    return null;
  }
}

export interface DocumentAccess {
  /** Without asking. */
  has(address: string): Promise<boolean>;
  /**
   * Asks the reader where that is needed. To be called first thing in the click's own handler: browsers show their
   * question only then. The question may close the popup; whatever is granted then shows in `has` afterwards.
   */
  ask(address: string): Promise<boolean>;
}

/**
 * @param page the address of the tab's page, whose origin the click on the button has opened
 * @param clickOpensOrigin whether that lets the extension fetch from it: so in Chromium, not in Firefox
 */
export function documentAccess(
  api: Pick<BrowserApi, 'permissions'>,
  page: string,
  clickOpensOrigin: boolean,
): DocumentAccess {
  const isOpened = (address: string): boolean => clickOpensOrigin && originOf(address) === originOf(page);
  return {
    async has(address) {
      const origin = hostPattern(address);
      if (origin === null) return false;
      return isOpened(address) || api.permissions.contains({ origins: [origin] });
    },
    async ask(address) {
      const origin = hostPattern(address);
      if (origin === null) return false;
      if (isOpened(address)) return true;
      try {
        return await api.permissions.request({ origins: [origin] });
      } catch {
        // Managed browsers may forbid it.
        return false;
      }
    },
  };
}

function originOf(address: string): string | null {
  try {
    return new URL(address).origin;
  } catch {
    return null;
  }
}
