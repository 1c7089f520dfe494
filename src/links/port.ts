/** What the check of links needs from outside: somebody to ask, a clock, chance. Each is an argument. */
import type { PlainLinkCode } from '../engine/link-answer';

export interface LinkRequest {
  /** http: or https:, without a fragment. */
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  /** Stops the request and the reading of its body. */
  readonly signal: AbortSignal;
  /** Hosts that are not on the internet may be asked too. */
  readonly allowPrivate: boolean;
  /** Further headers, by lower-case name: what an answer is to be newer than. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Why there is no answer. */
export type LinkFault =
  | Extract<PlainLinkCode, `name-${string}` | `tls-${string}` | `connection-${string}`>
  /** The address is not one of the internet, and those are not to be asked. */
  | 'private'
  /** The browser has not been given permission to ask this host. */
  | 'permission'
  /** The host sends on to one that the browser may not look at. */
  | 'hidden-redirect'
  /** The signal stopped it. */
  | 'aborted';

export interface LinkBody {
  readonly bytes: Uint8Array;
  /** False where reading stopped at the most bytes, the signal or a fault of the connection. */
  readonly complete: boolean;
}

export type LinkReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Where it comes from: another address than was asked where the browser followed redirects by itself. */
      readonly url: string;
      /** The value of a header by its lower-case name, or null. */
      readonly header: (name: string) => string | null;
      /** At most about `most` bytes, decompressed; never rejects. Not to be called after `close`. */
      readonly read: (most: number) => Promise<LinkBody>;
      /** Lets go of the connection. */
      readonly close: () => void;
    }
  | { readonly kind: 'fault'; readonly fault: LinkFault };

/** Asks one address once, without cookies; follows no redirects where it can help it. Never rejects. */
export type AskLink = (request: LinkRequest) => Promise<LinkReply>;

export interface LinkClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal stops it. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: LinkClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      signal.addEventListener('abort', done);
    }),
};
