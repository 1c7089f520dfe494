/** What finding a site's notices needs from outside, and what it hands on. */

/** What an address is asked for. */
export type WantedAs = 'robots' | 'sitemap' | 'page' | 'document';

export interface Wanted {
  /** http: or https:, without a fragment. */
  readonly url: string;
  readonly as: WantedAs;
}

/** Why there is nothing to read. The words for a reader are with the screens. */
export type FetchFault =
  | 'not-found'
  | 'refused'
  | 'sign-in'
  | 'challenge'
  | 'server-error'
  | 'busy'
  | 'timeout'
  | 'name-unknown'
  | 'tls'
  | 'connection'
  | 'private'
  | 'permission'
  | 'hidden-redirect'
  | 'too-many-redirects'
  | 'too-large'
  /** A page that is put together by scripts, which are not run. */
  | 'script-only'
  /** A domain for sale, parked, suspended or not set up. */
  | 'no-site'
  | 'robots'
  | 'cancelled';

/** By what a document is asked for again without being sent again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export type FetchOutcome =
  | ({
      readonly kind: 'fetched';
      /** Where it came from in the end. */
      readonly url: string;
      readonly status: number;
      readonly contentType: string | null;
      readonly bytes: Uint8Array;
      /** ISO date-time. */
      readonly retrievedAt: string;
    } & Validators)
  | { readonly kind: 'not-modified'; readonly url: string }
  /** `status` where a server answered. */
  | { readonly kind: 'failed'; readonly url: string; readonly fault: FetchFault; readonly status: number | null };
