/** The check of links in the extension: leave to ask hosts, given at the click and given back; and the asking itself. */
import type { AskLink, LinkBody, LinkReply } from '../links/index';
import type { BrowserApi } from './browser';

/** Leave for exactly the hosts of a check. */
export interface LinkAccess {
  /** Match patterns for those of these hosts for which leave would be new. */
  fresh(hosts: readonly string[]): Promise<readonly string[]>;
  /** Those of these match patterns for which there is leave. */
  held(origins: readonly string[]): Promise<readonly string[]>;
  /** Asks the reader, in answer to a click (nothing may be awaited before). @returns those granted now that were not before */
  request(hosts: readonly string[]): Promise<readonly string[]>;
  /** Gives back what `request` returned. */
  giveBack(origins: readonly string[]): Promise<void>;
  /** May this address be asked? */
  mayAsk(url: string): Promise<boolean>;
}

export function linkAccess(api: Pick<BrowserApi, 'permissions'>): LinkAccess {
  const originsOf = (hosts: readonly string[]) => [...new Set(hosts.flatMap(bothSchemes))].sort();
  const isHeld = (origin: string) => api.permissions.contains({ origins: [origin] });
  const withLeave = async (origins: readonly string[], leave: boolean) => {
    const known = await Promise.all(origins.map(isHeld));
    return origins.filter((_, at) => known[at] === leave);
  };
  return {
    fresh: (hosts) => withLeave(originsOf(hosts), false),
    held: (origins) => withLeave(origins, true),
    async request(hosts) {
      const origins = originsOf(hosts);
      if (origins.length === 0) return [];
      // Both start at the click: what is asked for must not wait for what is known.
      const before = withLeave(origins, false);
      const granted = api.permissions.request({ origins });
      try {
        const [fresh, isGranted] = await Promise.all([before, granted]);
        return isGranted ? fresh : [];
      } catch {
        // The browser does not let this be asked here; what could not be checked says so.
        return [];
      }
    },
    async giveBack(origins) {
      if (origins.length > 0) await api.permissions.remove({ origins: [...origins] });
    },
    mayAsk: (url) => isHeld(originOf(new URL(url).protocol, new URL(url).hostname)),
  };
}

/** An http: link is tried over https: too. Each scheme by itself, as the manifest has them: browsers do not join them. */
function bothSchemes(host: string): readonly string[] {
  const name = host.replace(/:\d+$/, '');
  return [originOf('http:', name), originOf('https:', name)];
}

/** Patterns have no port. */
function originOf(protocol: string, hostname: string): string {
  return `${protocol}//${hostname}/*`;
}

/**
 * Asks from a page of the extension. The browser follows redirects by itself and says nothing of why it failed; what it
 * may not look at is told from what is not there by asking again without following.
 */
export function linkFetch(fetchFrom: typeof fetch, mayAsk: LinkAccess['mayAsk']): AskLink {
  return async ({ url, method, signal, headers }): Promise<LinkReply> => {
    const ask = (redirect: 'follow' | 'manual') =>
      fetchFrom(url, {
        method,
        signal,
        redirect,
        ...(headers === undefined ? {} : { headers }),
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
    try {
      if (!(await mayAsk(url))) return { kind: 'fault', fault: 'permission' };
      return answerOf(await ask('follow'), url);
    } catch {
      if (signal.aborted) return { kind: 'fault', fault: 'aborted' };
    }
    try {
      const unfollowed = await ask('manual');
      await unfollowed.body?.cancel();
      if (unfollowed.type === 'opaqueredirect') return { kind: 'fault', fault: 'hidden-redirect' };
    } catch {
      if (signal.aborted) return { kind: 'fault', fault: 'aborted' };
    }
    return { kind: 'fault', fault: 'connection-unknown' };
  };
}

function answerOf(response: Response, url: string): LinkReply {
  const reader = response.body?.getReader();
  return {
    kind: 'answer',
    status: response.status,
    url: response.url || url,
    header: (name) => response.headers.get(name),
    read: (most) => (reader ? bodyOf(reader, most) : Promise.resolve({ bytes: new Uint8Array(), complete: true })),
    // What is not read is let go; a body that has failed already has nothing to let go of.
    close: () => void reader?.cancel().catch(() => undefined),
  };
}

async function bodyOf(reader: ReadableStreamDefaultReader<Uint8Array>, most: number): Promise<LinkBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let complete = false;
  try {
    while (size <= most) {
      const { done, value } = await reader.read();
      if (done) {
        complete = true;
        break;
      }
      chunks.push(value);
      size += value.length;
    }
  } catch {
    // Stopped, or broken off: what has come is what there is.
  }
  const bytes = new Uint8Array(Math.min(size, most));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, bytes.length - at);
    bytes.set(part, at);
    at += part.length;
  }
  return { bytes, complete };
}
